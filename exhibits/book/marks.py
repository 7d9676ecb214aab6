"""The marks in a chapter's text that call for something else: a note, a work, a word of the glossary, another place.

They are stored like the language mark (see ``core.richtext``), as ``<a linktype="…">``:

- ``note`` with ``note``, the id of a block among the chapter's notes;
- ``cite`` with ``work``, the key of a reference, and, where one is given, ``locator`` and its ``label`` (a CSL term);
- ``term`` with ``term``, the key of a word of the glossary;
- ``ref`` with ``to``, the id of a block of any chapter of the book, or the permanent identifier of a chapter.

Their words are what an editor sees. Readers get a number, a citation or a label instead, worked out when the page is
made; where nobody works it out, the words stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

from exhibits.core.richtext import MARK, attributes_of
from exhibits.vocabularies.models import GlossaryTerm, Reference

IN_NOTES = ("cite", "term", "ref")
FEATURES = ("note", *IN_NOTES)

ID = re.compile(r"[0-9A-Za-z-]{1,64}")
KEY = re.compile(r"[0-9A-Za-z_-]{1,60}")
LONGEST_LOCATOR = 60


@dataclass(frozen=True)
class Mark:
    """``kind`` is one of FEATURES."""

    kind: str
    attributes: dict[str, str]
    words: str


def marks_in(source: str) -> Iterator[Mark]:
    """The marks of a stored rich text, in their order."""
    for found in MARK.finditer(source):
        if found["kind"] in FEATURES:
            yield Mark(found["kind"], attributes_of(found["attributes"]), found["words"])


class MarkHandler(LinkHandler):
    """Where a mark is not worked out, its words stand by themselves."""

    @classmethod
    def expand_db_attributes(cls, attrs):
        return format_html("<a>")


class NoteHandler(MarkHandler):
    identifier = "note"


class CiteHandler(MarkHandler):
    identifier = "cite"

    @classmethod
    def extract_references(cls, attrs):
        """So that a work which is cited is not deleted unawares."""
        for pk in Reference.objects.filter(key=attrs.get("work", "")).values_list("pk", flat=True):
            yield Reference, str(pk), "", ""


class TermHandler(MarkHandler):
    identifier = "term"

    @classmethod
    def extract_references(cls, attrs):
        for pk in GlossaryTerm.objects.filter(key=attrs.get("term", "")).values_list("pk", flat=True):
            yield GlossaryTerm, str(pk), "", ""


class RefHandler(MarkHandler):
    identifier = "ref"

    @classmethod
    def extract_references(cls, attrs):
        if re.fullmatch(r"[0-9a-f-]{36}", attrs.get("to", "")):
            for pk in Page.objects.filter(translation_key=attrs["to"]).values_list("pk", flat=True):
                yield Page, str(pk), "", ""


HANDLERS = (NoteHandler, CiteHandler, TermHandler, RefHandler)
