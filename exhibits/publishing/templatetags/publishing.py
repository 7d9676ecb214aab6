"""What the templates of editions ask; they are rendered in the language of the chapter."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html

from exhibits.book.models import BookFile
from exhibits.core import routing
from exhibits.media.pictures import words_of
from exhibits.publishing.edition import rights
from exhibits.publishing.edition.gathering import may_be_taken
from exhibits.translations.locales import code_of

register = template.Library()


@register.simple_tag(takes_context=True)
def taken(context, image, caption="", alt=""):
    """A picture that goes along, with its words; None where none does."""
    resource = context["edition"].pictures.take(image)
    return (
        {"file": resource, "words": words_of(image, translation.get_language(), caption=caption, alt=alt)}
        if resource
        else None
    )


@dataclass(frozen=True)
class Offer:
    """A file of a book that may be taken along."""

    name: str
    address: str
    media_type: str
    size: int
    pages: int


@register.simple_tag
def files_of(page):
    """The files of a book in the reader's language. One query, and four where there are any."""
    language = translation.get_language()
    rows = list(BookFile.objects.filter(book=page.translation_key, language=language).exclude(file=""))
    order = list(BookFile.Form)
    if not rows or not may_be_taken(rows[0].holds):
        return []
    return [
        Offer(
            row.get_form_display(),
            reverse(f"book_{row.form}", args=[row.book, row.language]),
            row.media_type,
            row.size,
            row.pages,
        )
        for row in sorted(rows, key=lambda row: order.index(row.form))
    ]


register.simple_tag(rights.licence_of)


@register.filter
def lang_of(card):
    """`` lang="nb"`` for the words of a card."""
    return format_html(' lang="{}" xml:lang="{}"', *[card.lang or code_of(card.page.locale_id)] * 2)


@register.filter
def marked(code):
    """`` lang="nb"`` for words that are not in the language of the document."""
    return format_html(' lang="{}" xml:lang="{}"', code, code) if code else ""


@register.filter
def whole(path):
    """The absolute address of a path of the museum."""
    return routing.absolute(path)
