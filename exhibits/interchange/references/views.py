"""The admin's pages for works: tried, brought in, taken out."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from exhibits.access.selectors import public
from exhibits.vocabularies.models import Reference

from .exporting import WRITERS, file_of
from .forms import UPDATE, AgreeForm, BringForm, TakeForm
from .planning import plan, write

ICON = "doc-full"


class ReferencesMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For whoever may add references."""

    model = Reference
    permission_required = "add"
    page_title = gettext_lazy("Works in and out")
    header_icon = ICON
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        listing = {"url": _listing(), "label": _("References")}
        return [*super().get_breadcrumbs_items(), listing, {"url": "", "label": _("Works in and out")}]


class BringView(ReferencesMixin, TemplateView):
    """First it is only tried; what was tried comes back with the yes to it, and is written if it is still the same."""

    template_name = "references/index.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", BringForm())
        return super().get_context_data(take_form=TakeForm(), number=Reference.objects.count(), **kwargs)

    def post(self, request, *args, **kwargs):
        form = BringForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        asked = form.cleaned_data
        updates = asked["known"] == UPDATE
        if updates and not self.permission_policy.user_has_permission(request.user, "change"):
            form.add_error("known", _("You may add references, not change them. Choose that they stay as they are."))
            return self.render_to_response(self.get_context_data(form=form))
        made = plan(asked["works"], updates)
        agreed = request.POST.get("agreed", "")
        if agreed and not made.is_refused:
            if agreed == made.digest():
                return self._bring(made)
            messages.warning(request, _("The museum’s references have changed meanwhile. Look at it again."))
        tried = {"text": asked["works"], "known": asked["known"], "agreed": made.digest()}
        agree = AgreeForm(initial=tried, auto_id=False)
        again = BringForm(initial={"known": asked["known"]})
        return self.render_to_response(self.get_context_data(form=again, plan=made, agree=agree))

    def _bring(self, made):
        write(made, self.request.user)
        told = ngettext("%(number)s work is brought in.", "%(number)s works are brought in.", made.number)
        messages.success(self.request, told % {"number": made.number})
        return redirect(_listing())


class FileView(ReferencesMixin, TemplateView):
    """All works as a file."""

    permission_required = None
    any_permission_required = ["add", "change", "delete", "view"]

    def get(self, request, *args, **kwargs):
        form = request.GET.get("form")
        if form not in WRITERS:
            return redirect("references:index")
        return file_of(public(Reference.objects.order_by("key")), form)


def _listing() -> str:
    return reverse(Reference.snippet_viewset.get_url_name("list"))
