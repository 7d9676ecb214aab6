"""The works that somebody has ticked in the list of references, as a file."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from exhibits.vocabularies.models import Reference

from .exporting import file_of
from .forms import TakeForm


class TakeOut(SnippetBulkAction):
    models = [Reference]
    display_name = _("Take out")
    action_type = "take_out"
    aria_label = _("Take the chosen references out as a file")
    template_name = "references/take_out.html"
    action_priority = 10
    form_class = TakeForm

    def check_perm(self, obj):
        return self.permission_policy.user_has_any_permission(self.request.user, ["add", "change", "delete", "view"])

    def form_valid(self, form):
        works, _refused = self.get_actionable_objects()
        return file_of(sorted(works, key=lambda one: one.key), form.cleaned_data["form"])
