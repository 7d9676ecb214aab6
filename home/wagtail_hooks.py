"""The admin as the museum's staff meet it: its colours, its menu, its dashboard."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.images.wagtail_hooks import ImagesSummaryItem
from wagtail.permissions import policy_registry
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from exhibits.media.models import MuseumImage

from .dashboard import DraftsWaiting, LacksTranslation, PicturesLackWords, own_pages
from .today import Today

# Wagtail brings them and the museum has no use for them: its documents are pages, its snippets have menus of their own.
UNUSED_ENTRIES = {"documents", "snippets"}
UNUSED_REPORTS = {"workflow-tasks", "page-types-usage", "aging-pages"}
PLAIN_NAMES = {"media": _("Recordings")}

# Wagtail reads this label once, in the language that the process starts in; editors read it in theirs.
ChooserViewSet.search_tab_label = _("Search")


@hooks.register("insert_global_admin_css")
def colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def one_step_at_a_time():
    return format_html('<script src="{}"></script>', static("js/admin/autosave.js"))


@hooks.register("insert_editor_js")
def the_focus_moves_along():
    return format_html('<script src="{}"></script>', static("js/admin/moving.js"))


@hooks.register("construct_main_menu")
def plain_menu(request, items):
    items[:] = [item for item in items if item.name not in UNUSED_ENTRIES]
    for item in items:
        item.label = PLAIN_NAMES.get(item.name, item.label)
        if item.name == "help":
            _without_news(item)


def _without_news(item) -> None:
    """Wagtail counts what of its help nobody has opened yet, in red, beside what waits for an editor's work."""
    for name in [name for name in item.attrs if "dismissible" in f"{name} {item.attrs[name]}"]:
        del item.attrs[name]


@hooks.register("construct_search")
def plain_search(request, items):
    plain_menu(request, items)


@hooks.register("construct_reports_menu")
def plain_reports(request, items):
    items[:] = [
        item for item in items if item.name not in UNUSED_REPORTS and not isinstance(item, TranslationsReportMenuItem)
    ]


@hooks.register("construct_help_menu")
def plain_help(request, items):
    items[:] = [item for item in items if not item.name.startswith("whats-new")]
    for item in items:
        _without_news(item)


# After all others have added theirs.
@hooks.register("construct_homepage_summary_items", order=1000)
def plain_summary(request, items):
    items[:] = [item for item in items if isinstance(item, PagesSummaryItem | ImagesSummaryItem)]


@hooks.register("construct_homepage_panels")
def dashboard(request, panels):
    """What is to be done comes before what was done; both only for those who may change a page."""
    if own_pages(request.user).exists():
        panels += [Today(request.user), DraftsWaiting(request.user)]
        panels.append(LacksTranslation(request.user, request.GET.get("lacks", "")))
        if policy_registry.get_by_type(MuseumImage).user_has_permission(request.user, "change"):
            panels.append(PicturesLackWords(request.user))
