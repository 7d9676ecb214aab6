"""How far the translations of pages are, as wagtail-localize keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value
from django.db.models.functions import Length, Replace
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from .models import ChangedPassage


@dataclass(frozen=True)
class Progress:
    """Of ``total`` texts of the original ``done`` have been translated by people, and have not changed since."""

    done: int
    total: int
    words_to_do: int = 0

    @property
    def share(self) -> int:
        """Of a hundred."""
        return self.done * 100 // self.total if self.total else 100

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total


_text = F("string__data")
# As many as there are spaces between them, and one.
_words = Length(_text) - Length(Replace(_text, Value(" "), Value(""))) + 1


def progress_of(pages: Iterable[Page]) -> dict[int, Progress]:
    """The progress of those of ``pages`` that are being translated, by primary key; one query for any number."""
    by_key = {(page.translation_key, page.locale_id): page.pk for page in pages}
    translated = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=OuterRef("source__translations__target_locale"),
        has_error=False,
    ).exclude(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    changed = ChangedPassage.objects.filter(
        translation_key=OuterRef("source__object_id"),
        path=OuterRef("context__path"),
        string=OuterRef("string"),
        locale=OuterRef("source__translations__target_locale"),
        change=ChangedPassage.Change.WORDS,
        seen=False,
    )
    counted = (
        StringSegment.objects.filter(
            source__object_id__in=[key for key, _ in by_key],
            source__translations__target_locale_id__in={locale for _, locale in by_key},
            source__translations__enabled=True,
        )
        .annotate(is_done=Exists(translated) & ~Exists(changed))
        .order_by()
        .values_list("source__object_id", "source__translations__target_locale_id")
        .annotate(
            done=Count("pk", filter=Q(is_done=True)),
            total=Count("pk"),
            to_do=Sum(_words, filter=Q(is_done=False), default=0),
        )
    )
    return {
        by_key[key, locale]: Progress(done, total, to_do)
        for key, locale, done, total, to_do in counted
        if (key, locale) in by_key
    }
