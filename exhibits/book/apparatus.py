"""What a chapter's marks call for, worked out for one reader: notes with their numbers, works, words, other places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from wagtail.rich_text import RichText

from exhibits.access.selectors import public
from exhibits.core.embedded import leaves
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.citing import LABELS, Bibliography
from exhibits.vocabularies.models import GlossaryTerm, Reference

from .marks import FEATURES, KEY, LONGEST_LOCATOR, Mark, marks_in
from .outline import Label, Outline


@dataclass
class Note:
    """A note as it is called for; ``calls`` are the ids of the places that do."""

    id: str
    number: int
    source: str
    calls: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"n-{self.id}"


@dataclass(frozen=True)
class Word:
    """A word of the glossary; ``lang`` is empty where it is the reader's language."""

    key: str
    name: str
    meaning: str
    lang: str


class Apparatus:
    """Works out the marks of chapters of one book; called by ``core.richtext.render`` for each of them.

    ``address`` gives the path of a chapter by its ``translation_key``, None where it has none; ``works`` are the
    references, by primary key, that the pages name beside those that their marks cite. Where the text stands beside
    another one that bears the anchors, it is to have none (``is_beside``). ``here``: the chapters that are on the same
    page, by default all of them.
    """

    do_not_call_in_templates = True

    def __init__(
        self,
        pages: list,
        language: str,
        outline: Outline,
        style: str,
        address,
        works: Mapping[int, Reference] | None = None,
        is_beside: bool = False,
        here: frozenset[UUID] | None = None,
    ):
        self.language, self.outline, self.address, self.is_beside = language, outline, address, is_beside
        self.here = frozenset(page.translation_key for page in pages) if here is None else here
        self.notes_of = {page.translation_key: _notes(_texts(page), page) for page in pages}
        self.notes = {key: note for notes in self.notes_of.values() for key, note in notes.items()}
        sources = [text for page in pages for text in _texts(page)] + [note.source for note in self.notes.values()]
        marks = [mark for source in sources for mark in marks_in(source)]
        self.words = _words(_asked(marks, "term"), language)
        self.works = _works(_asked(marks, "cite"), works or {})
        self.bibliography = Bibliography(self.works, style, language)
        self._called: dict[str, int] = {}

    def __call__(self, kind: str, attributes: dict[str, str], words: SafeString) -> SafeString | None:
        return getattr(self, f"_{kind}")(attributes, words) if kind in FEATURES else None

    def _note(self, attributes: dict[str, str], words: SafeString) -> SafeString:
        note = self.notes.get(attributes.get("note", ""))
        if note is None:
            return SafeString("")
        turn = self._called[note.id] = self._called.get(note.id, 0) + 1
        anchor = "" if self.is_beside else format_html(' id="r-{}-{}"', note.id, turn)
        told = gettext("Note %(number)s") % {"number": note.number}
        return format_html(
            '<sup><a class="noteref"{} href="#{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
            anchor, note.anchor, told, note.number,
        )  # fmt: skip

    def _cite(self, attributes: dict[str, str], words: SafeString) -> SafeString:
        key, label = attributes.get("work", ""), attributes.get("label", "page")
        if key not in self.works:
            return words
        locator = attributes.get("locator", "")[:LONGEST_LOCATOR]
        told = self.bibliography.cite(key, locator, label if label in LABELS else "page")
        return format_html('<a class="cite" href="#w-{}" role="doc-biblioref">{}</a>', key, told)

    def _term(self, attributes: dict[str, str], words: SafeString) -> SafeString:
        key = attributes.get("term", "")
        if key not in self.words:
            return words
        return format_html('<a class="term" href="#g-{}" role="doc-glossref">{}</a>', key, words)

    def _ref(self, attributes: dict[str, str], words: SafeString) -> SafeString:
        label = self.outline.labels.get(attributes.get("to", ""))
        if label is None:
            return words
        target = "" if label.kind == "chapter" else f"#b-{attributes['to']}"
        path = "" if label.chapter in self.here else self.address(label.chapter)
        # Of the one page that holds all chapters, and of a chapter's own.
        start = f"#c-{label.chapter}" if not path and not target else ""
        # It may stand in a text of another language: a chapter that nobody has translated.
        lang = label.lang if label.words and not label.number else get_language()
        address = f"{path or ''}{target}{start}"
        return format_html('<a class="ref" href="{}" lang="{}">{}</a>', address, lang, called(label))


def called(label: Label) -> str:
    """What something is called in the running text, in the language that is active."""
    named = {
        # Translators: Readers see this in the middle of a sentence: where else in the book something stands.
        "chapter": gettext("chapter %(number)s"),
        # Translators: Readers see this in the middle of a sentence: where else in the book something stands.
        "section": gettext("section %(number)s"),
        # Translators: Readers see this in the middle of a sentence: which picture of the book is meant.
        "figure": gettext("figure %(number)s"),
        # Translators: Readers see this in the middle of a sentence: which table of the book is meant.
        "table": gettext("table %(number)s"),
    }
    if label.number:
        return named[label.kind] % {"number": label.number}
    # Translators: Readers see this around the title of a chapter or section, in the middle of a sentence.
    return gettext("“%(title)s”") % {"title": label.words} if label.words else gettext("the picture")


def _texts(page) -> Iterator[str]:
    """Every rich text of the chapter in the order in which it is read, its notes apart."""
    yield page.summary
    for thing in leaves(page.body.stream_block, page.body):
        if isinstance(thing, RichText):
            yield thing.source


def _notes(texts: Iterable[str], page) -> dict[str, Note]:
    """Those that are called for, in that order."""
    stored = {block.id: block.value.source for block in page.notes}
    found: dict[str, Note] = {}
    for text in texts:
        for mark in marks_in(text):
            key = mark.attributes.get("note", "")
            if mark.kind == "note" and key in stored:
                note = found.setdefault(key, Note(key, len(found) + 1, stored[key]))
                note.calls.append(f"r-{key}-{len(note.calls) + 1}")
    return found


def _asked(marks: Iterable[Mark], kind: str) -> set[str]:
    name = {"term": "term", "cite": "work"}[kind]
    keys = {mark.attributes.get(name, "") for mark in marks if mark.kind == kind}
    return {key for key in keys if KEY.fullmatch(key)}


def _words(keys: set[str], language: str) -> dict[str, Word]:
    if not keys:
        return {}
    rows = for_reader(GlossaryTerm.objects.filter(key__in=keys), language).order_by("name")
    own = {row.key: code_of(row.locale_id) for row in rows}
    return {
        row.key: Word(row.key, row.name, row.description, "" if own[row.key] == language else own[row.key])
        for row in rows
    }


def _works(keys: set[str], others: Mapping[int, Reference]) -> dict[str, Reference]:
    """Those that are cited, and the ``others``."""
    known = {work.key: work for work in others.values()}
    missing = keys - known.keys()
    return known | {row.key: row for row in public(Reference.objects.filter(key__in=missing))} if missing else known
