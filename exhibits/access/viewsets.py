"""Consents and holds in the admin, for those whose task they are."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn, UserColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from .forms import ConsentForm, HoldForm
from .models import Agreement, Consent, Hold
from .purging import NOTHING
from .titles import with_titles


def _called(record) -> str:
    """What the record is about; of what was taken back there is no title any more."""
    return record.title or NOTHING


class RecordIndexView(generic.IndexView):
    """A list of records under the titles of the pages they are about."""

    def get_base_queryset(self):
        return with_titles(super().get_base_queryset())

    @cached_property
    def columns(self):
        title = self._get_title_column_class(TitleColumn)
        label = gettext_lazy("Page, picture or recording")
        first = title("title", label=label, accessor=_called, get_url=self.get_record_url)
        return [first, *self.list_display]

    def get_record_url(self, record):
        return self.get_edit_url(record) or self.get_inspect_url(record)


def consent_state(consent: Consent) -> str:
    today = timezone.localdate()
    states = [
        (_("taken back"), consent.withdrawn_on and consent.withdrawn_on <= today),
        (_("to be asked again"), consent.asked_again_on and consent.asked_again_on <= today),
        (_("run out"), consent.valid_until and consent.valid_until < today),
        (_("not begun"), consent.given_on > today),
        (_("sealed"), consent.valid_from and consent.valid_from > today),
        (_("in mourning"), consent.in_mourning),
        (_("in force"), consent.audience == Consent.Audience.PUBLIC),
    ]
    return next((name for name, is_so in states if is_so), consent.get_audience_display())


class AgreementView(PermissionCheckedMixin, View):
    """The signed paper, for those whose task consents are. It never leaves the private storage otherwise."""

    model = Consent
    permission_required = "change"

    def get(self, request, pk):
        agreement = get_object_or_404(Agreement, pk=pk)
        response = FileResponse(agreement.file.open("rb"), as_attachment=True)
        response["Cache-Control"] = "private, no-store"
        return response


class ConsentIndexView(RecordIndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.request.user.has_perm("access.add_withdrawal") and instance.title:
            url = reverse("withdrawals:withdraw", args=[instance.subject])
            buttons.append(MenuItem(_("Take back"), url=url, icon_name="bin", priority=90))
        return buttons


class OfPageMixin:
    """A form for a new record that may be opened from a page: it is about that."""

    def get_initial(self):
        page = self.request.GET.get("page", "")
        return {"page": page} if page.isascii() and page.isdigit() else {}


class ConsentAddView(OfPageMixin, generic.CreateView):
    pass


class ConsentViewSet(ModelViewSet):
    model = Consent
    name = "consents"
    icon = "tick-inverse"
    add_to_admin_menu = True
    menu_order = 500
    index_view_class = ConsentIndexView
    add_view_class = ConsentAddView
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        Column("given_by", label=gettext_lazy("Given by"), sort_key="given_by"),
        Column("given_on", label=gettext_lazy("Given on"), sort_key="given_on"),
        Column("valid_until", label=gettext_lazy("Valid until"), sort_key="valid_until"),
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=consent_state),
    ]
    search_fields = ["given_by", "note"]

    @property
    def agreement_view(self):
        return AgreementView.as_view(permission_policy=self.permission_policy)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("agreement/<int:pk>/", self.agreement_view, name="agreement")]

    def get_form_class(self, for_update=False):
        return ConsentForm


class HoldIndexView(RecordIndexView):
    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.lifted_at is None and self.user_has_permission("change"):
            url = reverse("holds:lift", args=[instance.pk])
            buttons.append(MenuItem(_("Lift the hold"), url=url, icon_name="lock-open", priority=10))
        return buttons

    def get_edit_url(self, instance):
        """A hold is lifted, never rewritten."""


class HoldAddView(OfPageMixin, generic.CreateView):
    success_message = gettext_lazy("The page is on hold: nobody outside sees it until the hold is lifted.")
    submit_button_label = submit_button_active_label = gettext_lazy("Put on hold")

    def save_instance(self):
        self.form.instance.placed_by = self.request.user
        return super().save_instance()

    def get_success_buttons(self):
        return []


class LiftView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once more, then lifts the hold."""

    model = Hold
    permission_required = "change"
    template_name = "access/lift_hold.html"
    page_title = gettext_lazy("Lift the hold")
    header_icon = "lock-open"
    index_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.hold = get_object_or_404(with_titles(Hold.objects.in_force()), pk=kwargs["pk"])

    def get_breadcrumbs_items(self):
        holds = {"url": reverse(self.index_url_name), "label": _("Holds")}
        return [*self.breadcrumbs_items, holds, {"url": "", "label": self.page_title}]

    def next_url(self):
        return get_valid_next_url_from_request(self.request) or reverse(self.index_url_name)

    def get_context_data(self, **kwargs):
        return super().get_context_data(hold=self.hold, next_url=self.next_url(), **kwargs)

    def post(self, request, *args, **kwargs):
        self.hold.lift(by=request.user)
        messages.success(request, _("The hold on “%(page)s” is lifted.") % {"page": self.hold.title})
        return redirect(self.next_url())


class HoldViewSet(ModelViewSet):
    """Holds are placed and lifted; there is no way to rewrite or delete one."""

    model = Hold
    name = "holds"
    icon = "lock"
    add_to_admin_menu = True
    menu_order = 510
    index_view_class = HoldIndexView
    add_view_class = HoldAddView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["reason", "placed_by", "placed_at", "lifted_by", "lifted_at", "subject"]
    add_to_reference_index = False
    list_display = [
        Column("reason", label=gettext_lazy("Reason")),
        UserColumn("placed_by", label=gettext_lazy("Placed by")),
        DateColumn("placed_at", label=gettext_lazy("Placed"), sort_key="placed_at"),
        UserColumn("lifted_by", label=gettext_lazy("Lifted by")),
        DateColumn("lifted_at", label=gettext_lazy("Lifted"), sort_key="lifted_at"),
    ]
    search_fields = ["reason"]

    def get_form_class(self, for_update=False):
        return HoldForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(edit_url_name=None, delete_url_name=None, **kwargs)

    @property
    def lift_view(self):
        return self.construct_view(LiftView)

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "add", "inspect")]
        return [*kept, path("lift/<int:pk>/", self.lift_view, name="lift")]

    def register_admin_url_finder(self):
        """A hold has no page to edit it on."""
