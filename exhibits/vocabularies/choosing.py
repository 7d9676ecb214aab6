"""Terms in the admin's lists and choosers: each once, whatever the number of its languages."""

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet
from wagtail.snippets.views.snippets import CreateView, IndexView

from exhibits.formats.languages import DEFAULT

from .listing import one_row_per_term


class FirstWrittenInDefault:
    """A new term is written in the museum's first language unless another is chosen."""

    def get_locale(self):
        if getattr(self, "object", None) or self.request.GET.get("locale"):
            return super().get_locale()
        return Locale.objects.get(language_code=DEFAULT)


class TermIndexView(FirstWrittenInDefault, IndexView):
    pass


class TermCreateView(FirstWrittenInDefault, CreateView):
    pass


class ReferenceIndexView(IndexView):
    @property
    def header_more_buttons(self):
        buttons = list(super().header_more_buttons)
        if self.request.user.has_perm("vocabularies.add_reference"):
            address = reverse("references:index")
            buttons.append(Button(_("Works in and out"), url=address, icon_name="download", priority=40))
        return buttons


class TermFilterForm(BaseFilterForm):
    """Plain look-ups: the search index cannot be narrowed to one row per term."""

    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects):
        words = self.cleaned_data.get("q")
        if words:
            objects = objects.filter(Q(name__icontains=words) | Q(key__icontains=words))
            self.is_searching, self.search_query = True, words
        return super().filter(objects)


class OncePerTerm:
    """A page may be joined to a term in any language (see ``rows``): no need to choose between its translations."""

    filter_form_class = TermFilterForm

    def get_object_list(self):
        return one_row_per_term(super().get_object_list(), get_language())

    @property
    def columns(self):
        return [self.title_column]


class TermChooseView(OncePerTerm, ChooseView):
    pass


class TermChooseResultsView(OncePerTerm, ChooseResultsView):
    pass


class TermChooserViewSet(SnippetChooserViewSet):
    choose_view_class = TermChooseView
    choose_results_view_class = TermChooseResultsView
