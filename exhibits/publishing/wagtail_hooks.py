"""Books as files in the admin."""

from django.urls import reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from exhibits.book.models import BookPage

from . import desk


@hooks.register("register_admin_urls")
def desks_of_books():
    return desk.urls()


@hooks.register("register_page_header_buttons")
def desk_button(page, user, view_name, next_url=None):
    if isinstance(page.specific_deferred, BookPage) and page.permissions_for_user(user).can_keep_editions():
        url = reverse("book_desk", args=[page.translation_key])
        yield Button(gettext("Files and editions"), url, icon_name="download", priority=73)
