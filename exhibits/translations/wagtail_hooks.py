"""No alias pages: routing serves what lacks a translation, so wagtail-localize's way back to an alias is closed.

And what the admin asks before an original is withdrawn or deleted: its translations go with it (see ``cascade``).
"""

from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from .cascade import translations_of

ALIAS_ENTRY = "localize-convert-to-alias"


@hooks.register("register_admin_urls", order=-1)
def close_conversion_to_alias():
    """Before wagtail-localize's own entry of the same address; its editor's link there is hidden by ``admin.css``."""
    return [path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias)]


def refuse_alias(request, page_id):
    messages.error(
        request, _("The museum has no alias pages: a page without a translation is shown in its original language.")
    )
    return redirect("wagtailadmin_pages:edit", page_id)


@hooks.register("construct_page_action_menu")
def no_alias_entry(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name != ALIAS_ENTRY]


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_go_along(pages, action):
    """Named on the page that asks. Not for "move": those have moved by then, with their original."""
    if action == "move":
        return None
    return {page: [one.specific for one in translations_of(page) if one.live or action == "delete"] for page in pages}
