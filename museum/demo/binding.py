"""The book is bound: its parts and chapters are put into their order once all of them have their places."""

from django.db import transaction
from wagtail.models import Page

from exhibits.translations.writing import write_translation

from .blocks import Things, order_of
from .content import COMPLETE, Sheet
from .entering import enter


@transaction.atomic
def bind(sheet: Sheet, book: Page, things: Things) -> None:
    """Raises ContentError; ``book`` is the original, with its translations."""
    book.contents = order_of(sheet, sheet.original, things)
    book.save_revision().publish()
    book = type(book).objects.get(pk=book.pk)
    for page in book.get_translations():
        words = page.specific
        words.contents = order_of(sheet, page.locale.language_code, things)
        write_translation(book, page.locale, words, leave_empty=page.locale.language_code not in COMPLETE)
    enter([book, *book.get_translations()])
