"""One language edition of a book as the neutral record that EPUB and PDF are made of."""

import datetime

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import strip_tags
from django.utils.translation import gettext

from exhibits.book.models import ChapterPage
from exhibits.core import routing
from exhibits.formats.languages import name_of
from exhibits.formats.publication import (
    Contributor,
    Document,
    Heading,
    Matter,
    Note,
    Part,
    Publication,
)
from exhibits.translations.locales import code_of

from .bodies import BIBLIOGRAPHY, GLOSSARY, Bodies
from .gathering import Gathered
from .rights import licence_of

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
MATTERS = {
    ChapterPage.Matter.FRONT: (Matter.FRONT, Part.FOREWORD),
    ChapterPage.Matter.BODY: (Matter.BODY, Part.CHAPTER),
    ChapterPage.Matter.BACK: (Matter.BACK, Part.APPENDIX),
}


def publication_of(gathered: Gathered) -> Publication:
    """The record; its words are those of the pages at this moment."""
    bodies = Bodies(gathered)
    book, language = gathered.book, gathered.language
    with translation.override(language):
        front = [_title_page(gathered)]
        chapters = [_chapter(page, gathered, bodies) for page in gathered.chapters]
        back = [*_glossary(gathered, bodies), *_works(gathered, bodies), *_errata(gathered), _colophon(gathered)]
        licence = licence_of(book)
        cover = bodies.pictures.take(gathered.shown.images.cover(book.cover_id))
        resources = tuple(one for one in bodies.pictures.resources.values() if one != cover)
        return Publication(
            identifier=f"urn:uuid:{book.translation_key}",
            language=language,
            title=book.title,
            subtitle=book.subtitle,
            publisher=book.publisher or gettext("Roma’s Treasure"),
            address=_address(gathered),
            modified=_changed(gathered),
            documents=(*front, *chapters, *back),
            words=_words(),
            contributors=tuple(Contributor(one.name, one.role) for one in book.contributors.all()),
            description=strip_tags(book.introduction.replace("</p>", "</p> ")).strip(),
            isbn=book.isbn,
            rights=licence.name if licence else "",
            licence=licence.uri if licence else "",
            published=timezone.localtime(_changed(gathered)).date(),
            cover=cover,
            cover_alt=book.title if cover else "",
            resources=resources,
            translated=tuple(page.title for page in gathered.in_language),
            untranslated=tuple(page.title for page in gathered.chapters if page not in gathered.in_language),
        )


def _chapter(page, gathered: Gathered, bodies: Bodies) -> Document:
    matter, kind = MATTERS[page.matter]
    place = gathered.outline.of(page.translation_key)
    language = code_of(page.locale_id)
    body = bodies.chapter(page)
    with translation.override(language):
        notes = tuple(
            Note(note.anchor, str(note.number), bodies.rich(note.source))
            for note in gathered.marks.notes_of[page.translation_key].values()
        )
    headings = [
        Heading(f"b-{block.id}", _numbered(gathered, block)) for block in page.body if block.block_type == "heading"
    ]
    return Document(
        name=gathered.names[page.translation_key],
        title=page.title,
        language=language,
        kind=kind,
        matter=matter,
        body=body,
        number=place.number if place else "",
        part=gathered.outline.parts.get(place.part if place else "", ("", ""))[0],
        headings=tuple(headings),
        notes=notes,
        has_figures="<figure" in body,
    )


def _numbered(gathered: Gathered, block) -> str:
    label = gathered.outline.labels.get(block.id)
    return " ".join(filter(None, [label.number if label else "", str(block.value["text"])]))


def _page(name: str, title: str, kind: Part, matter: Matter, gathered: Gathered, template: str, **context) -> Document:
    told = {"gathered": gathered, "book": gathered.book, "title": title, **context}
    body = render_to_string(f"publishing/{template}", told).strip()
    return Document(name, title, gathered.language, kind, matter, body)


def _title_page(gathered: Gathered) -> Document:
    title = gathered.book.title
    return _page("title", title, Part.TITLE_PAGE, Matter.FRONT, gathered, "title_page.html")


def _glossary(gathered: Gathered, bodies: Bodies) -> list[Document]:
    words = gathered.marks.words.values()
    kind, matter = Part.GLOSSARY, Matter.BACK
    return [_page(GLOSSARY, gettext("Words"), kind, matter, gathered, "glossary.html", words=words)] if words else []


def _works(gathered: Gathered, bodies: Bodies) -> list[Document]:
    entries = gathered.marks.bibliography.entries()
    if not entries:
        return []
    kind, told = Part.BIBLIOGRAPHY, {"entries": entries, "works": gathered.marks.works}
    page = _page(BIBLIOGRAPHY, gettext("Sources"), kind, Matter.BACK, gathered, "bibliography.html", **told)
    return [page]


def _errata(gathered: Gathered) -> list[Document]:
    rows = [block.value for block in gathered.book.errata]
    kind, matter = Part.ERRATA, Matter.BACK
    return [_page("errata", gettext("Corrections"), kind, matter, gathered, "errata.html", rows=rows)] if rows else []


def _colophon(gathered: Gathered) -> Document:
    language = gathered.language
    others = [
        (page.title, code_of(page.locale_id), name_of(code_of(page.locale_id), language))
        for page in gathered.chapters
        if page not in gathered.in_language
    ]
    told = {
        "others": others,
        "language": name_of(language, language),
        "address": _address(gathered),
        "licence": licence_of(gathered.book),
        "day": timezone.localtime(_changed(gathered)).date(),
    }
    title, kind = gettext("About this edition"), Part.COLOPHON
    return _page("colophon", title, kind, Matter.BACK, gathered, "colophon.html", **told)


def _address(gathered: Gathered) -> str:
    return routing.absolute(f"/id/{gathered.book.translation_key}")


def _changed(gathered: Gathered) -> datetime.datetime:
    """When any of its pages was last published."""
    days = [page.last_published_at for page in [gathered.book, *gathered.chapters] if page.last_published_at]
    return max(days, default=EPOCH).astimezone(datetime.UTC).replace(microsecond=0)


def _words() -> dict[str, str]:
    return {
        "Contents": gettext("Contents"),
        "Cover": gettext("Cover"),
        "Title page": gettext("Title page"),
        "Beginning of the text": gettext("Beginning of the text"),
        "Notes": gettext("Notes"),
        "Back to the text": gettext("Back to the text"),
        "Pages of the printed edition": gettext("Pages of the printed edition"),
        "Figures": gettext("Figures"),
        "Page": gettext("Page"),
        # Translators: Readers see this in shops and libraries: how the book can be read by those who do not see it.
        "Accessibility summary": gettext(
            "Text that flows and can be read aloud, with contents, headings and notes that lead there and back."
            " Pictures are described; the language of passages is marked."
        ),
    }
