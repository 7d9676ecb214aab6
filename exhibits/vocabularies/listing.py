"""What the lists of terms in the admin tell besides the name: on how many pages a term stands, in which languages it is."""

from django.db.models import Count, Exists, IntegerField, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn

from exhibits.formats.languages import LANGUAGES

from .models import Term

IN_LANGUAGE = "in_language_{}"


def with_languages(terms: QuerySet) -> QuerySet:
    """Annotate each term with the languages that have it, for ``LanguagesColumn``."""
    every = terms.model.objects.filter(translation_key=OuterRef("translation_key"))
    return terms.annotate(
        **{IN_LANGUAGE.format(one.code): Exists(every.filter(locale__language_code=one.code)) for one in LANGUAGES}
    )


def with_page_counts(terms: QuerySet, row: type[Model]) -> QuerySet:
    """Annotate ``pages``: on how many pages the term stands, the translations of a page counted as one."""
    counted = (
        row.objects.filter(term__translation_key=OuterRef("translation_key"))
        .order_by()
        .values("term__translation_key")
        .annotate(number=Count("page__translation_key", distinct=True))
        .values("number")
    )
    return terms.annotate(pages=Coalesce(Subquery(counted), Value(0), output_field=IntegerField()))


class LanguagesColumn(Column):
    """The languages of a term; those that lack it are crossed out, and said to be missing to those who listen."""

    def __init__(self):
        super().__init__("languages", label=gettext_lazy("Languages"), width="22%")

    def get_value(self, instance: Term):
        labels = ((one.native, getattr(instance, IN_LANGUAGE.format(one.code))) for one in LANGUAGES)
        return format_html_join(" ", "{}", ((self._label(name, has),) for name, has in labels))

    @staticmethod
    def _label(name: str, has: bool):
        if has:
            return format_html('<span class="language-there">{}</span>', name)
        lacking = '<del class="language-lacking">{}</del><span class="w-sr-only"> ({})</span>'
        return format_html(lacking, name, _("not translated yet"))


def pages_column() -> NumberColumn:
    return NumberColumn("pages", label=gettext_lazy("On pages"), sort_key="pages", width="8%")
