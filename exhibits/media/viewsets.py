"""Hidden pictures: a curator says why one may be shown, community review agrees, each may hide it again."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, UserColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.images.widgets import AdminImageChooser

from .models import MuseumImage, PictureRelease

AGREE = "media.agree_picturerelease"


class ReleaseForm(forms.ModelForm):
    image = forms.ModelChoiceField(
        MuseumImage.objects.exclude(taken_as=""),
        label=gettext_lazy("Picture"),
        widget=AdminImageChooser,
        error_messages={
            "invalid_choice": gettext_lazy("This picture is not a hidden one: “taken against people” is empty there.")
        },
    )

    class Meta:
        model = PictureRelease
        fields = ["image", "reason"]
        widgets = {"reason": AdminAutoHeightTextInput}
        help_texts = {
            "reason": gettext_lazy("Why it may be shown, and in what context. Community review reads this and decides.")
        }

    def clean_image(self):
        image = self.cleaned_data["image"]
        if image.releases.open().exists():
            raise forms.ValidationError(_("A release of this picture is open already."))
        return image


class AgreementForm(forms.Form):
    asked = forms.CharField(
        label=gettext_lazy("Who was asked"),
        help_text=gettext_lazy("The people or the association of the community in whose name you agree."),
        widget=AdminAutoHeightTextInput,
        max_length=1000,
    )


def state_of(release: PictureRelease) -> str:
    if release.ended_at:
        return _("hidden again")
    return _("shown") if release.agreed_at else _("waits for community review")


class ReleaseIndexView(generic.IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("image", "decided_by", "agreed_by")

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.ended_at is None:
            user = self.request.user
            if instance.agreed_at is None and user.has_perm(AGREE) and user != instance.decided_by:
                url = reverse("hidden_pictures:agree", args=[instance.pk])
                buttons.append(MenuItem(_("Agree"), url=url, icon_name="check", priority=10))
            url = reverse("hidden_pictures:end", args=[instance.pk])
            buttons.append(MenuItem(_("Hide it again"), url=url, icon_name="view", priority=20))
        return buttons

    def get_edit_url(self, instance):
        """What was decided is never rewritten."""


class ReleaseAddView(generic.CreateView):
    success_message = gettext_lazy("Community review is asked now: until it agrees the picture stays hidden.")
    submit_button_label = submit_button_active_label = gettext_lazy("Ask community review")

    def save_instance(self):
        self.form.instance.decided_by = self.request.user
        return super().save_instance()

    def get_success_buttons(self):
        return []


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """Shows the picture and the reason, and asks for a yes."""

    template_name = "media/decide_release.html"
    header_icon = "image"
    permissions = (AGREE,)
    done = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.release = get_object_or_404(self.open_ones(), pk=kwargs["pk"])

    def open_ones(self):
        return PictureRelease.objects.open().select_related("image")

    def dispatch(self, request, *args, **kwargs):
        if not any(request.user.has_perm(one) for one in self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        releases = {"url": reverse("hidden_pictures:index"), "label": _("Hidden pictures")}
        return [*self.breadcrumbs_items, releases, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(release=self.release, **kwargs)

    def form_valid(self, form):
        self.decide(form)
        messages.success(self.request, self.done)
        return redirect("hidden_pictures:index")


class AgreeView(DecisionView):
    form_class = AgreementForm
    page_title = gettext_lazy("Agree")
    done = gettext_lazy("You agreed: pages may show the picture now, behind its content note.")

    def open_ones(self):
        return super().open_ones().filter(agreed_at=None)

    def dispatch(self, request, *args, **kwargs):
        # One person does not stand for both.
        if request.user == self.release.decided_by:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def decide(self, form):
        self.release.agree(self.request.user, form.cleaned_data["asked"])


class EndView(DecisionView):
    form_class = forms.Form
    permissions = (AGREE, "media.change_picturerelease")
    page_title = gettext_lazy("Hide it again")
    done = gettext_lazy("The picture is hidden: nobody outside sees it any more.")

    def decide(self, form):
        self.release.end(self.request.user)


class HiddenPictureViewSet(ModelViewSet):
    model = PictureRelease
    name = "hidden_pictures"
    icon = "view"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Hidden pictures")
    menu_order = 520
    index_view_class = ReleaseIndexView
    add_view_class = ReleaseAddView
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = [
        "image", "reason", "decided_by", "decided_at", "asked", "agreed_by", "agreed_at", "ended_by", "ended_at",
    ]  # fmt: skip
    add_to_reference_index = False
    list_display = [
        "image",
        StatusTagColumn("state", label=gettext_lazy("State"), accessor=state_of),
        Column("reason", label=gettext_lazy("Reason")),
        UserColumn("decided_by", label=gettext_lazy("Decided by")),
        UserColumn("agreed_by", label=gettext_lazy("Agreed by")),
        DateColumn("decided_at", label=gettext_lazy("Decided"), sort_key="decided_at"),
    ]
    search_fields = ["reason"]

    def get_form_class(self, for_update=False):
        return ReleaseForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(edit_url_name=None, delete_url_name=None, **kwargs)

    @cached_property
    def decisions(self) -> list:
        return [
            path("agree/<int:pk>/", AgreeView.as_view(), name="agree"),
            path("end/<int:pk>/", EndView.as_view(), name="end"),
        ]

    def get_urlpatterns(self):
        kept = [one for one in super().get_urlpatterns() if one.name in ("index", "index_results", "add", "inspect")]
        return [*kept, *self.decisions]

    def register_admin_url_finder(self):
        """A release has no page to edit it on."""
