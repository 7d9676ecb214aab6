"""An edition is stamped: the versions that are public at this moment are its pages."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.translations.locales import code_of

from .models import BookPage, ChapterPage, Edition, EditionPage


@transaction.atomic
def stamp(book: UUID, day: date, changes: dict[str, str], by) -> Edition:
    """Note the public version of every page of the book, in all its languages, as the next edition."""
    last = Edition.objects.select_for_update().filter(book=book).aggregate(last=Max("number"))["last"] or 0
    edition = Edition.objects.create(book=book, number=last + 1, date=day, changes=changes, made_by=by)
    books = BookPage.objects.filter(translation_key=book)
    inside = [page.pk for one in books for page in ChapterPage.objects.child_of(one)]
    pages = public(Page.objects.filter(pk__in=[*books.values_list("pk", flat=True), *inside]))
    EditionPage.objects.bulk_create(
        EditionPage(
            edition=edition,
            key=page.translation_key,
            language=code_of(page.locale_id),
            revision_id=page.live_revision_id,
        )
        for page in pages.exclude(live_revision=None)
    )
    return edition
