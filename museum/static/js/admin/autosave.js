/* A step of the workflow, such as an approval, is told to the server once.
 *
 * The admin puts the step into the page's form before it sends it, and saves changed forms by itself every moment: on a
 * slow line such a saving would carry the step along and approve the next step of the workflow too. */
document.addEventListener("w-autosave:save", (event) => {
    if (event.detail.formData.has("action-workflow-action")) event.preventDefault();
});
