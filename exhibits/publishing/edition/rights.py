"""Under which licence a book may be taken along, in words of the active language."""

from django.utils import translation

from exhibits.book.models import BookPage
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import RightsStatement


def licence_of(book: BookPage) -> RightsStatement | None:
    """With ``lang``, which is empty where its words are in that language. Two queries."""
    if book.licence_id is None:
        return None
    language = translation.get_language()
    found = for_reader(RightsStatement.objects.filter(translation_key=book.licence.translation_key), language).first()
    if found:
        found.lang = "" if code_of(found.locale_id) == language else code_of(found.locale_id)
    return found
