"""The collection as a spreadsheet and works as reference managers have them, in the admin: brought in, taken out."""

from django.contrib.auth.models import Permission
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .references.choosing import TakeOut
from .spreadsheets import views

hooks.register("register_bulk_action", TakeOut)


@hooks.register("register_admin_urls")
def sheets():
    return [
        path("objects/sheets/", include("exhibits.interchange.spreadsheets.urls")),
        path("references/", include("exhibits.interchange.references.urls")),
    ]


class SheetsMenuItem(MenuItem):
    """For whoever may bring sheets in."""

    def is_shown(self, request):
        return request.user.has_perm(views.ADD)


@hooks.register("register_admin_menu_item")
def sheets_entry():
    label = _("Sheets of objects")
    return SheetsMenuItem(label, reverse("sheets:index"), name="sheets", icon_name=views.ICON, order=160)


@hooks.register("register_permissions")
def sheets_permission():
    return Permission.objects.filter(content_type__app_label="catalogue", codename="add_intake")
