/* A step of the workflow, such as an approval, is told to the server once.
 *
 * The admin puts the step into the page's form before it sends it, and saves changed forms by itself every moment: on a
 * slow line such a saving would carry the step along and approve the next step of the workflow too. */
let saves = 0;
let underWay = false;
document.addEventListener("w-autosave:save", (event) => {
    if (event.detail.formData.has("action-workflow-action")) event.preventDefault();
    underWay = !event.defaultPrevented;
    if (underWay) saves += 1;
});
for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, () => {
        underWay = false;
    });
}

/* What an editor's own window has saved is no newer version of somebody else.
 *
 * Every few seconds the admin asks who else works on the page, and names the version it knows. A saving between the
 * question and its answer, likely where the server is slow, makes a newer one of it: the editor would be told "You saved
 * a new version in another window" and be stopped at the next button. Such an answer says nothing; the next one does. */
const SESSIONS = ".w-editing-sessions";
let known = 0;
document.addEventListener("w-swap:begin", (event) => {
    if (event.target.closest(SESSIONS)) known = underWay ? -1 : saves;
});
document.addEventListener(
    "w-swap:json",
    (event) => {
        if (known === saves || !event.target.matches(SESSIONS)) return;
        event.stopImmediatePropagation();
        event.detail.data.html = event.target.querySelector("#w-editing-sessions").innerHTML;
    },
    true,
);
