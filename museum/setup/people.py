"""Groups and what each may do, and no more; and the workflow that pages go through."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from exhibits.formats.languages import LANGUAGES, Language
from home.models import CommunityReviewTask, HomePage, ReviewTask

CURATORS, EDITORS, EDUCATORS, COMMUNITY = "Curators", "Editors", "Educators", "Community reviewers"
VOCABULARY = ["theme", "period", "place", "person", "objecttype", "material", "community", "glossaryterm", "reference"]
# A hold is placed and lifted, never deleted: that it was there is part of the page's history.
HOLD = ("add", "change", "view")
# What a collection grants: to add files and change one's own, and to choose pictures for pages. Wagtail asks for these
# permissions by the names of its own models, whichever models the museum keeps its files in.
FILES = {"add_image", "choose_image", "add_media"}
WORKFLOW = "Two readings"
# The workflow and its only task that Wagtail's migrations bring.
WAGTAILS_OWN = "Moderators approval"


def translators(language: Language) -> str:
    return f"Translators ({language.code})"


def reviewers(language: Language) -> str:
    """They approve translations into their language, and publish them."""
    return f"Reviewers ({language.code})"


GROUPS = (
    CURATORS,
    EDITORS,
    *(translators(language) for language in LANGUAGES),
    *(reviewers(language) for language in LANGUAGES),
    EDUCATORS,
    COMMUNITY,
)


def set_up_groups(locales: dict[str, Locale]) -> None:
    root = Page.get_first_root_node()
    _group(
        CURATORS,
        admin=[
            *_all("vocabularies", VOCABULARY),
            *_all("vocabularies", ["rightsstatement"], ("change", "view")),
            ("catalogue", "add_intake"),
            *_all("access", ["consent"]),
            *_all("stories", ["narrator"]),
            *_all("access", ["hold", "withheld"], HOLD),
            # What was taken back stays so.
            *_all("access", ["withdrawal"], ("add", "change", "view")),
            # To release one takes both: a curator decides, community review agrees.
            *_all("media", ["picturerelease"], HOLD),
            ("jobs", "view_job"),
            ("jobs", "change_job"),
            ("home", "change_museumsettings"),
            *_all("wagtailredirects", ["redirect"]),
            # A curator adds a step, such as community review, to the way of a section's pages.
            *_all("wagtailcore", ["workflow"], ("add", "change")),
            ("wagtail_localize", "submit_translation"),
        ],
        pages={"add", "change", "publish", "bulk_delete", "lock", "unlock"},
        under=[root],
        files={*FILES, "change_image", "change_media", "add_collection", "change_collection", "delete_collection"},
    )
    _group(
        EDITORS,
        admin=[
            *_all("vocabularies", VOCABULARY, ("add", "change", "view")),
            *_all("stories", ["narrator"], ("add", "change", "view")),
            ("wagtail_localize", "submit_translation"),
        ],
        pages={"add", "change"},
        under=[root],
        files=FILES,
    )
    for language in LANGUAGES:
        homes = HomePage.objects.filter(locale=locales[language.code])
        _group(translators(language), admin=[], pages={"change"}, under=list(homes), files={"choose_image"})
        _group(reviewers(language), admin=[], pages={"change", "publish"}, under=list(homes), files={"choose_image"})
    _group(EDUCATORS, admin=[], pages=set(), under=[], files={"choose_image"})
    asked = [("media", "agree_picturerelease"), ("media", "view_picturerelease")]
    _group(COMMUNITY, admin=[*_all("access", ["hold"], HOLD), *asked], pages=set(), under=[], files=set())
    Group.objects.filter(name="Moderators", user=None).delete()


def _all(app: str, models: list[str], verbs=("add", "change", "delete", "view")) -> list[tuple[str, str]]:
    return [(app, f"{verb}_{model}") for model in models for verb in verbs]


def _group(name: str, admin: list, pages: set[str], under: list[Page], files: set[str]) -> None:
    """Give the group these permissions in the admin, on the pages ``under`` which they hold and on all files, and take
    every other kind of permission away from it."""
    group, _ = Group.objects.get_or_create(name=name)
    wanted = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    for app, codename in admin:
        wanted |= Q(content_type__app_label=app, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))
    page_permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{verb}_page" for verb in pages]
    )
    group.page_permissions.exclude(permission__in=page_permissions).delete()
    for page in under:
        for permission in page_permissions:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    file_permissions = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtailmedia", "wagtailcore"], codename__in=files
    )
    group.collection_permissions.exclude(permission__in=file_permissions).delete()
    for permission in file_permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )


def set_up_workflow() -> None:
    """Two steps, readers then curators, for all pages; community review exists as a task to be added by a curator."""
    if ReviewTask.objects.exists():
        return
    for model in (Workflow, Task):
        model.objects.filter(name=WAGTAILS_OWN).delete()
    workflow = Workflow.objects.create(name=WORKFLOW)
    steps = [("Second reading", ReviewTask, [EDITORS, CURATORS]), ("Curators' approval", ReviewTask, [CURATORS])]
    for order, (name, model, groups) in enumerate(steps):
        WorkflowTask.objects.create(workflow=workflow, task=_task(name, model, groups), sort_order=order)
    _task("Community review", CommunityReviewTask, [COMMUNITY])
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})


def _task(name: str, model, groups: list[str]):
    task, created = model.objects.get_or_create(name=name)
    if created:
        task.groups.set(Group.objects.filter(name__in=groups))
    return task
