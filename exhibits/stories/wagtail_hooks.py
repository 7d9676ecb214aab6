"""Narrators in the admin. Their names are for those whose task they are: not even a chooser tells them to others."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import SnippetViewSet

from . import family_links
from .models import Narrator, StoryPage
from .narrating import pages_naming

TASK = [f"stories.{verb}_narrator" for verb in ("add", "change", "view")]


class ForTheirTask:
    def dispatch(self, request, *args, **kwargs):
        if not any(request.user.has_perm(one) for one in TASK):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)


class NarratorChooseView(ForTheirTask, ChooseView):
    pass


class NarratorChooseResultsView(ForTheirTask, ChooseResultsView):
    pass


class NarratorChosenView(ForTheirTask, SnippetChosenView):
    pass


class NarratorChosenMultipleView(ForTheirTask, SnippetChosenMultipleView):
    pass


class NarratorChooserViewSet(SnippetChooserViewSet):
    choose_view_class = NarratorChooseView
    choose_results_view_class = NarratorChooseResultsView
    chosen_view_class = NarratorChosenView
    chosen_multiple_view_class = NarratorChosenMultipleView


class NarratorViewSet(SnippetViewSet):
    model = Narrator
    icon = "user"
    menu_order = 490
    add_to_admin_menu = True
    chooser_viewset_class = NarratorChooserViewSet
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["name", "pseudonym"]
    list_display = [
        "name",
        Column("naming", label=_("Readers learn"), accessor="get_naming_display"),
        BooleanColumn("is_deceased", label=_("Has died")),
        BooleanColumn("was_minor", label=_("Under age")),
    ]
    list_filter = ["naming"]


register_snippet(NarratorViewSet)


@hooks.register("after_edit_snippet")
def say_where_the_name_stands(request, instance):
    """Words on pages are not rewritten: whoever changes how a narrator is known is told where to look."""
    if isinstance(instance, Narrator) and (pages := pages_naming(instance)):
        told = gettext("The name still stands on these pages, in their words: %(pages)s. Change them.")
        messages.warning(request, told % {"pages": ", ".join(f"{page.title} ({page.locale})" for page in pages)})


@hooks.register("register_admin_urls")
def addresses_for_families():
    return family_links.urls()


@hooks.register("register_page_header_buttons")
def family_button(page, user, view_name, next_url=None):
    if (
        isinstance(page.specific_deferred, StoryPage)
        and page.translation_key
        and user.has_perm("access.change_consent")
    ):
        url = reverse("family_links", args=[page.translation_key])
        yield Button(gettext("Addresses for the family"), url, icon_name="group", priority=72)
