"""Consents and holds in the admin: their menu, and what the page editor says of a page on hold."""

from urllib.parse import urlencode

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button

from .models import Hold
from .selectors import consent_bound
from .viewsets import ConsentViewSet, HoldViewSet
from .withdrawal_views import WithdrawalViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ConsentViewSet(), HoldViewSet(), WithdrawalViewSet()]


@hooks.register("register_page_header_buttons")
def hold_button(page, user, view_name, next_url=None):
    """Put on hold, or lift the hold, from where the page is edited."""
    if page.is_root() or page.depth is None:
        return
    hold = Hold.objects.in_force().filter(subject=page.translation_key).first()
    back = {"next": reverse("wagtailadmin_pages:edit", args=[page.pk])}
    if hold is None and user.has_perm("access.add_hold"):
        url = f"{reverse('holds:add')}?{urlencode({'page': page.pk})}"
        yield Button(_("Put on hold"), url, icon_name="lock", priority=70)
    elif hold and user.has_perm("access.change_hold"):
        url = f"{reverse('holds:lift', args=[hold.pk])}?{urlencode(back)}"
        yield Button(_("Lift the hold"), url, icon_name="lock-open", priority=70)


@hooks.register("register_page_header_buttons")
def consent_buttons(page, user, view_name, next_url=None):
    """Note a consent to what somebody told, or take it back, from where its page is edited."""
    if not isinstance(page.specific_deferred, tuple(consent_bound())) or page.pk is None:
        return
    if user.has_perm("access.add_consent"):
        url = f"{reverse('consents:add')}?{urlencode({'page': page.pk})}"
        yield Button(_("Add a consent"), url, icon_name="tick-inverse", priority=71)
    if user.has_perm("access.add_withdrawal"):
        url = reverse("withdrawals:withdraw", args=[page.translation_key])
        yield Button(_("Take back"), url, icon_name="bin", priority=75)


@hooks.register("before_edit_page")
def say_that_it_is_on_hold(request, page):
    """Whoever opens the page reads first that nobody outside sees it, and why."""
    if request.method != "GET":
        return
    hold = Hold.objects.in_force().filter(subject=page.translation_key).first()
    if hold:
        text = _("This page is on hold: nobody outside sees it, in any language. Reason: %(reason)s")
        messages.warning(request, format_html("{}", text % {"reason": hold.reason}))


@hooks.register("register_permissions")
def withheld_permissions():
    """To withhold a passage of a recording, and to give it back."""
    return Permission.objects.filter(content_type__app_label="access", codename__in=["add_withheld", "change_withheld"])
