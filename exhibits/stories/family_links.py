"""Addresses for families in the admin: made, shown once, revoked; by those whose task consents are."""

from uuid import UUID

from django import forms
from django.shortcuts import get_list_or_404, get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from exhibits.access.models import Consent
from exhibits.core.routing import absolute, language_of

from .models import FamilyLink, StoryPage


class FamilyLinkForm(forms.ModelForm):
    class Meta:
        model = FamilyLink
        fields = ["given_to"]


class FamilyLinksView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The addresses of one story, and a form for one more."""

    model = Consent
    permission_required = "change"
    template_name = "stories/family_links.html"
    page_title = gettext_lazy("Addresses for the family")
    header_icon = "group"
    index_url_name = None

    def get_breadcrumbs_items(self):
        page = self.story()
        edited = {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title}
        return [*self.breadcrumbs_items, edited, {"url": "", "label": self.page_title}]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.subject: UUID = kwargs["subject"]

    def story(self) -> StoryPage:
        """Raises Http404; not asked before it is known that whoever asks has a task here."""
        return get_list_or_404(StoryPage.objects.order_by("pk"), translation_key=self.subject)[0]

    def get_context_data(self, **kwargs):
        links = FamilyLink.objects.filter(subject=self.subject).select_related("made_by")
        return super().get_context_data(
            **{"title": self.story().title, "links": links, "form": FamilyLinkForm(), **kwargs}
        )

    def post(self, request, *args, **kwargs):
        link = FamilyLink(subject=self.story().translation_key, made_by=request.user)
        form = FamilyLinkForm(request.POST, instance=link)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        link = form.save(commit=False)
        secret = link.open()
        link.save()
        told = _("This is the address. It is shown only now: copy it, and give it to nobody else.")
        # In the story's own language: the family reads that, whatever whoever makes the address does.
        with translation.override(language_of(self.story())):
            address = absolute(reverse("family", args=[secret]))
        messages.success(request, format_html("{} <br><code>{}</code>", told, address))
        return redirect("family_links", subject=self.subject)


class RevokeView(FamilyLinksView):
    def post(self, request, *args, **kwargs):
        link = get_object_or_404(FamilyLink, subject=self.subject, pk=kwargs["pk"])
        link.revoke()
        messages.success(
            request, _("Revoked: the address for “%(whom)s” opens nothing any more.") % {"whom": link.given_to}
        )
        return redirect("family_links", subject=self.subject)


def urls() -> list:
    return [
        path("family/<uuid:subject>/", FamilyLinksView.as_view(), name="family_links"),
        path(
            "family/<uuid:subject>/revoke/<int:pk>/",
            RevokeView.as_view(http_method_names=["post"]),
            name="revoke_family_link",
        ),
    ]
