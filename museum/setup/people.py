"""Groups and what each may do, and no more; and the workflow that pages go through."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale, Page, Workflow
from wagtail.models import WorkflowPage, WorkflowTask

from exhibits.formats.languages import LANGUAGES
from home.models import CommunityReviewTask, HomePage, ReviewTask

CURATORS, EDITORS, EDUCATORS, COMMUNITY = "Curators", "Editors", "Educators", "Community reviewers"
VOCABULARY = ["theme", "period", "place", "person", "reference"]
WORKFLOW = "Two readings"


def translators(language) -> str:
    return f"Translators ({language.code})"


def set_up_groups(locales: dict[str, Locale]) -> None:
    root = Page.get_first_root_node()
    _group(
        CURATORS,
        admin=[
            *_all("vocabularies", VOCABULARY),
            ("vocabularies", "change_rightsstatement"),
            *_all("access", ["consent", "hold"]),
            ("jobs", "view_job"),
            ("jobs", "change_job"),
            ("home", "change_museumsettings"),
            *_all("wagtailredirects", ["redirect"]),
            ("wagtail_localize", "submit_translation"),
        ],
        pages={"add", "change", "publish", "bulk_delete", "lock", "unlock"},
        under=[root],
        files={"add", "change", "delete", "choose"},
    )
    _group(
        EDITORS,
        admin=[*_all("vocabularies", VOCABULARY, ("add", "change", "view")), ("wagtail_localize", "submit_translation")],
        pages={"add", "change"},
        under=[root],
        files={"add", "choose"},
    )
    for language in LANGUAGES:
        homes = HomePage.objects.filter(locale=locales[language.code])
        _group(translators(language), admin=[], pages={"change"}, under=list(homes), files={"choose"})
    _group(EDUCATORS, admin=[], pages=set(), under=[], files={"choose"})
    _group(COMMUNITY, admin=[("access", "view_hold"), ("access", "add_hold"), ("access", "change_hold")], pages=set(), under=[], files=set())
    Group.objects.filter(name="Moderators", user=None).delete()


def _all(app: str, models: list[str], verbs=("add", "change", "delete", "view")) -> list[tuple[str, str]]:
    return [(app, f"{verb}_{model}") for model in models for verb in verbs]


def _group(name: str, admin: list, pages: set[str], under: list[Page], files: set[str]) -> None:
    """Give the group exactly these permissions on what it has been given here before; others' additions stay."""
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
        content_type__app_label="media",
        codename__in=[f"{verb}_{model}" for verb in files for model in ("museumimage", "recording")]
        + (["choose_image"] if "choose" in files else []),
    )
    group.collection_permissions.exclude(permission__in=file_permissions).delete()
    for permission in file_permissions:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )


def set_up_workflow() -> None:
    """Two steps, readers then curators, for all pages; community review exists as a task to be added by a curator."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
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
