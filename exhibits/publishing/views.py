"""Books as files, for whoever wishes to take one along."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from exhibits.access.moments import cache_control
from exhibits.book.models import BookFile, BookPage
from exhibits.formats.slugs import slug_of
from exhibits.media.sending import sent
from exhibits.translations.readers import for_reader

from .edition.gathering import is_said_as_it_was, may_be_taken


@require_safe
def book_file(request, identifier, language: str, form: str):
    """One language edition of a book. Http404 while there is none, or something in it may not be taken along."""
    row = get_object_or_404(BookFile.objects.exclude(file=""), book=identifier, language=language, form=form)
    if not (may_be_taken(row.holds) and is_said_as_it_was(row.holds)):
        raise Http404
    response = sent(request, row.file.name, row.media_type, row.file.storage)
    page = for_reader(BookPage.objects.filter(translation_key=identifier), language).first()
    name = f"{slug_of(page.title) if page else 'book'}-{language}.{row.ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = cache_control()
    return response
