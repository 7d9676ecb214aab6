"""Taking back in the admin: what it will touch, the one action, and the receipt for whoever took it back."""

from uuid import UUID

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput

from exhibits.formats.languages import BY_CODE, DEFAULT, LANGUAGES
from exhibits.formats.romani import ROMANI

from .asking import Use
from .models import Withdrawal
from .purging import Kept, parts_of
from .titles import title_of
from .withdrawing import UNTIL_DESTROYED, preview, shown_on, withdraw

# What nobody can fetch back, by the use that it was given out for.
COPIES_ELSEWHERE = {
    Use.SCHOOL: gettext_lazy("Copies on sticks and paper that schools have"),
    Use.DOWNLOAD: gettext_lazy("What visitors have downloaded"),
    Use.HARVEST: gettext_lazy("Copies that catalogues and web archives have made"),
    Use.EMBEDDING: gettext_lazy("Places in other people’s pages where it was shown"),
    Use.SOCIAL: gettext_lazy("Pictures that social networks have kept"),
}


class WithdrawView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Says everything that will go; then takes it back."""

    model = Withdrawal
    permission_required = "add"
    template_name = "access/withdraw.html"
    page_title = gettext_lazy("Take back")
    header_icon = "bin"
    index_url_name = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.subject: UUID = kwargs["subject"]

    def get_breadcrumbs_items(self):
        listed = {"url": reverse(self.index_url_name), "label": _("Taken back")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        title = title_of(self.subject)
        if title is None:
            raise Http404
        parts = parts_of(self.subject)
        return super().get_context_data(
            title=title,
            touched=preview(parts),
            shown_on=shown_on(parts),
            days=UNTIL_DESTROYED.days,
            back=reverse(self.index_url_name),
        )

    def post(self, request, *args, **kwargs):
        if title_of(self.subject) is None:
            raise Http404
        if request.POST.get("sure") != "yes":
            messages.error(request, _("Nothing was taken back: tick that you are sure."))
            return self.get(request, *args, **kwargs)
        found = withdraw(self.subject, by=request.user, at_once=request.POST.get("originals") == "now")
        messages.success(request, _("Taken back: nobody outside sees it any more. Its files are being removed."))
        return redirect("withdrawals:receipt", pk=found.pk)


class ReceiptView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """In plain words and in the language of whoever it is for: what was removed, and what cannot be fetched back."""

    model = Withdrawal
    any_permission_required = ["view", "change"]
    template_name = "access/receipt.html"
    page_title = gettext_lazy("Receipt")
    header_icon = "doc-full"
    index_url_name = None

    def get_breadcrumbs_items(self):
        listed = {"url": reverse(self.index_url_name), "label": _("Taken back")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = get_object_or_404(Withdrawal, pk=self.kwargs["pk"])
        language = self.request.GET.get("language", "")
        language = language if language in BY_CODE else translation.get_language()
        # There are no attested words for it in Romani: its speakers get it in the language of the country.
        language = DEFAULT if language == ROMANI else language
        with translation.override(language):
            told = {
                "removed": [
                    (str(Kept(one["kept"]).label), one["number"], parse_datetime(one["at"])) for one in found.removed
                ],
                "elsewhere": [str(words) for use, words in COPIES_ELSEWHERE.items() if use.value in found.uses],
            }
        return super().get_context_data(
            found=found, language=language, languages=LANGUAGES, today=timezone.localdate(), **told, **kwargs
        )


class WithdrawalForm(forms.ModelForm):
    class Meta:
        model = Withdrawal
        fields = ["asked"]
        widgets = {"asked": AdminAutoHeightTextInput}


class WithdrawalIndexView(generic.IndexView):
    @cached_property
    def columns(self):
        column = self._get_title_column_class(TitleColumn)
        day = column("withdrawn_at", label=gettext_lazy("Taken back"), get_url=self.get_receipt_url)
        return [day, *self.list_display]

    def get_receipt_url(self, found):
        return reverse("withdrawals:receipt", args=[found.pk])


class WithdrawalViewSet(ModelViewSet):
    """They are made from where the thing is; here they are listed, and who was asked to delete copies is noted."""

    model = Withdrawal
    name = "withdrawals"
    icon = "bin"
    menu_label = gettext_lazy("Taken back")
    add_to_admin_menu = True
    menu_order = 520
    index_view_class = WithdrawalIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = [
        UserColumn("withdrawn_by", label=gettext_lazy("Entered by")),
        DateColumn("purged_at", label=gettext_lazy("Removed")),
        Column("destroy_on", label=gettext_lazy("Originals are destroyed on")),
        DateColumn("destroyed_at", label=gettext_lazy("Destroyed")),
    ]

    def get_form_class(self, for_update=False):
        return WithdrawalForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(add_url_name=None, delete_url_name=None, **kwargs)

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "edit")]
        return [
            *kept,
            path("take-back/<uuid:subject>/", self.construct_view(WithdrawView), name="withdraw"),
            path("receipt/<int:pk>/", self.construct_view(ReceiptView), name="receipt"),
        ]
