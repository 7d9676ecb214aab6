"""What the admin's lists of terms tell besides the name: on how many pages a term stands, and in which languages."""

from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn

from exhibits.formats.languages import LANGUAGES, Language

from .models import Term


def one_row_per_term(terms: QuerySet, language: str) -> QuerySet:
    """Of each term the row in ``language``; where there is none, its oldest."""
    same = terms.model.objects.filter(translation_key=OuterRef("translation_key"))
    mine, older = same.filter(locale__language_code=language), same.filter(pk__lt=OuterRef("pk"))
    return terms.filter(Q(locale__language_code=language) | ~Exists(mine) & ~Exists(older))


def with_languages(terms: QuerySet) -> QuerySet:
    """Annotate each term with the rows of its languages, for ``LanguagesColumn``."""
    same = terms.model.objects.filter(translation_key=OuterRef("translation_key"))
    rows = {_row_in(one): Subquery(same.filter(locale__language_code=one.code).values("pk")[:1]) for one in LANGUAGES}
    return terms.annotate(**rows)


def with_page_counts(terms: QuerySet, row: type[Model]) -> QuerySet:
    """Annotate ``pages``: on how many pages the term stands, the translations of a page counted as one."""
    counted = (
        row.objects.filter(term__translation_key=OuterRef("translation_key"))
        .order_by()
        .values(key=F("term__translation_key"))
        .annotate(number=Count("page__translation_key", distinct=True))
        .values("number")
    )
    return terms.annotate(pages=Coalesce(Subquery(counted), Value(0), output_field=IntegerField()))


class LanguagesColumn(Column):
    """The languages of a term, each a way to edit it; those that lack it are crossed out, and a way to begin."""

    def __init__(self):
        super().__init__("languages", label=gettext_lazy("Languages"), width="30%")

    def get_cell_context_data(self, instance: Term, parent_context):
        user = parent_context["request"].user
        may_begin = user.has_perm("wagtail_localize.submit_translation")
        labels = ((_label(instance, language, may_begin),) for language in LANGUAGES)
        return {**super().get_cell_context_data(instance, parent_context), "value": format_html_join(" ", "{}", labels)}


def _label(term: Term, language: Language, may_begin: bool):
    pk = getattr(term, _row_in(language))
    if pk:
        address = reverse(term.snippet_viewset.get_url_name("edit"), args=[pk])
        return format_html('<a class="language-there" href="{}">{}</a>', address, language.native)
    lacking = '<del class="language-lacking">{}</del><span class="w-sr-only"> ({})</span>'
    label = format_html(lacking, language.native, _("not translated yet"))
    if not may_begin:
        return label
    names = [term._meta.app_label, term._meta.model_name, term.pk]
    address = reverse("wagtail_localize:submit_snippet_translation", args=names)
    return format_html('<a href="{}?select_locale={}">{}</a>', address, language.code, label)


def pages_column() -> NumberColumn:
    return NumberColumn("pages", label=gettext_lazy("On pages"), sort_key="pages", width="8%")


def _row_in(language: Language) -> str:
    return f"row_in_{language.code}"
