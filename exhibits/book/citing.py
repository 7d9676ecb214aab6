"""How a book of the museum and its chapters are cited, and what machines read of that in a page's head."""

import json
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from exhibits.access.selectors import public
from exhibits.core import routing
from exhibits.formats.bibliography.people import Person, person_of
from exhibits.formats.bibliography.works import Day, Work
from exhibits.translations.locales import code_of
from exhibits.translations.readers import is_original
from exhibits.vocabularies.citing import STYLE_NAMES, Bibliography

from .models import BookPage, ChapterPage, outline_of
from .models.contributors import BookContributor
from .outline import Outline

Role = BookContributor.Role
# JSON that stands within HTML may hold nothing that ends the element it stands in.
UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Said:
    """A citation in words, by the name of its style; ``lang`` is that of the citation's own words."""

    style: str
    html: SafeString
    lang: str


def work_of(page: BookPage | ChapterPage, book: BookPage | None, outline: Outline) -> Work:
    """The book, or a chapter of it, as a work; the day on which it was there, since its pages may change. Where the
    ``book`` around a chapter may not be seen, nothing is told of it: None."""
    language, day = code_of(page.locale_id), timezone.localdate()
    made = timezone.localtime(page.last_published_at).date() if page.last_published_at else day
    people = list(book.contributors.all()) if book else []
    place = outline.of(page.translation_key)
    with translation.override(language):
        publisher = (book and book.publisher) or gettext("Roma’s Treasure")
    return Work(
        key=f"{made.year}-{str(page.translation_key)[:8]}",
        title=page.title,
        kind="book" if isinstance(page, BookPage) else "chapter",
        language=language,
        authors=_named(people, Role.AUTHOR) or (Person(literal=publisher),),
        editors=_named(people, Role.EDITOR),
        translators=_named(people, Role.TRANSLATOR),
        issued=Day(made.year, made.month, made.day),
        accessed=Day(day.year, day.month, day.day),
        container=book.title if book and page != book else "",
        publisher=publisher,
        number=place.number if place else "",
        isbn=book.isbn if book else "",
        url=routing.absolute(f"/id/{page.translation_key}"),
    )


def works_of(key: UUID) -> list[Work]:
    """A public book or chapter as a work, in its original's language where that is public; none where none is."""
    for model in (ChapterPage, BookPage):
        pages = public(model.objects.filter(translation_key=key)).annotate(is_first=is_original())
        page = max(pages, key=lambda one: one.is_first, default=None)
        if page:
            around = page if model is BookPage else page.get_parent()
            book = public(BookPage.objects.filter(pk=around.pk)).first()
            return [work_of(page, book, outline_of(around.translation_key, code_of(page.locale_id)))]
    return []


def said(work: Work, language: str) -> list[Said]:
    """The citation in every style."""
    found = []
    for style, name in STYLE_NAMES.items():
        bibliography = Bibliography({work.key: work}, style, language)
        found += [Said(name, mark_safe(entry.html), entry.lang) for entry in bibliography.entries()]
    return found


def highwire(work: Work) -> list[tuple[str, str]]:
    """Names and contents of ``<meta>`` elements, as Google Scholar's guidelines and Zotero have them."""
    day = work.issued
    rows = [
        ("citation_title", work.title),
        *(("citation_author", person.straight) for person in work.authors),
        *(("citation_editor", person.straight) for person in work.editors),
        ("citation_publication_date", f"{day.year}/{day.month:02}/{day.day:02}"),
        ("citation_inbook_title" if work.container else "citation_book_title", work.container or work.title),
        ("citation_publisher", work.publisher),
        ("citation_isbn", work.isbn),
        ("citation_language", work.language),
        ("citation_public_url", work.url),
    ]
    return [(name, text) for name, text in rows if text]


def json_ld(work: Work) -> SafeString:
    """The same in the words of schema.org, as JSON-LD 1.1."""
    told = {
        "@context": "https://schema.org",
        "@type": "Book" if work.kind == "book" else "Chapter",
        "@id": work.url,
        "url": work.url,
        "name": work.title,
        "inLanguage": work.language,
        "datePublished": f"{work.issued.year}-{work.issued.month:02}-{work.issued.day:02}",
        "author": [{"@type": _kind(one, work), "name": one.straight} for one in work.authors],
        "publisher": {"@type": "Organization", "name": work.publisher},
    }
    if work.container:
        told["isPartOf"] = {"@type": "Book", "name": work.container}
    if work.isbn:
        told["isbn"] = work.isbn.replace("-", "")
    if work.number:
        told["position"] = work.number
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(UNSAFE))


def _kind(person: Person, work: Work) -> str:
    return "Organization" if person.literal == work.publisher else "Person"


def _named(people: list[BookContributor], role: str) -> tuple[Person, ...]:
    return tuple(person_of(one.name) for one in people if one.role == role)
