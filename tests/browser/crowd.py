"""Many exhibits at once, for lists and for measuring: short, public, indexed under the museum's own terms."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.vocabularies.models import PagePeriod, PagePlace, PageTheme, Period, Place, Theme

MARK = "crowd-"
ORIGINAL, TRANSLATION = "ro", "nb"
WORDS = "Căldarea de aramă, drumul, cântecul și cartea stau alături în vitrina a"


@transaction.atomic
def make(count: int) -> None:
    """Every second one has a translation, every third the cover of an exhibit that was there before."""
    covers = list(ExhibitPage.objects.exclude(cover=None).values_list("cover_id", flat=True).distinct())
    terms = {row: list(model.objects.filter(locale__language_code=ORIGINAL)) for row, model in ROWS.items()}
    for n in range(count):
        page = _page(ORIGINAL, n, cover_id=covers[n % len(covers)] if covers and n % 3 == 0 else None)
        for row, choice in terms.items():
            if choice:
                row.objects.create(page=page, term=choice[n % len(choice)])
        if n % 2 == 0:
            twin = _page(TRANSLATION, n, cover_id=page.cover_id, translation_key=page.translation_key)
            for row, choice in terms.items():
                if choice:
                    row.objects.create(page=twin, term=choice[n % len(choice)])


ROWS = {PageTheme: Theme, PagePeriod: Period, PagePlace: Place}


def _page(language: str, n: int, **fields) -> ExhibitPage:
    now = timezone.now()
    page = ExhibitPage(
        title=f"Vitrina {n}",
        slug=f"{MARK}{n}",
        subtitle=f"{WORDS} {n}-a",
        locale=Locale.objects.get(language_code=language),
        first_published_at=now,
        last_published_at=now,
        **fields,
    )
    return ExhibitIndexPage.objects.get(locale__language_code=language).add_child(instance=page)


def remove() -> None:
    ExhibitPage.objects.filter(slug__startswith=MARK).delete()
