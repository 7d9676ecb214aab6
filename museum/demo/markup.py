"""The light markup of the content files, to rich text as Wagtail's database holds it.

Paragraphs are parted by empty lines; a paragraph of lines that begin with "- " is a list. Inside a line:

- ``*words*`` are emphasised;
- ``{rom:words}`` are words of the language with that BCP 47 tag;
- ``[words](exhibit:key)`` lead to a page of the museum, ``[words](https://…)`` out of it;
- ``[words](term:key)`` are a word of the glossary, ``[words](ref:chapter/anchor)`` name another place of the book;
- ``[^key]`` calls for a note of the same file, ``[@key]`` or ``[@key:locator]`` cites a work;
- a backslash before a character takes its meaning from it.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import PurePath

from exhibits.core.richtext import TAG

from .content import Place
from .keys import block_id, passage_key, permanent

ITEM = "- "
OPENING = re.compile(r"\{([^{}:]*):")
LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
TARGET = re.compile(r"\(([^()\s]+)\)")
NOTE = re.compile(r"\[\^([a-z0-9-]+)\]")
CITED = re.compile(r"\[@([a-z0-9_-]+)(?::([^\]]+))?\]")
ADDRESS = re.compile(r"https://[^\s\"<>]+")
MARKS = re.compile(r"\{[a-z]{2,3}[A-Za-z0-9-]*:|\]\(|\*")
BLOCK_END = re.compile(r"</(p|li)>")
ELEMENT = re.compile(r"<[^>]*>")
SPECIAL = re.compile(r"([\\*{}\[\]])")


def rich_text(source: str, place: Place, pages: Mapping[str, int], lists: bool = True) -> str:
    """``source`` as HTML of Wagtail's database; ``pages`` gives the primary keys of pages by their refs.

    Every paragraph and list item carries a ``data-block-key`` that is the same in all languages and at every load.
    Raises ContentError.
    """
    html, number = [], 0
    for chunk in re.split(r"\n\s*\n", source.strip()) if source.strip() else []:
        lines = _items(chunk, place, lists) if chunk.startswith(ITEM) else [_paragraph(chunk, place)]
        tag = "li" if chunk.startswith(ITEM) else "p"
        elements = []
        for line in lines:
            key = passage_key(place.seed, number)
            elements.append(f'<{tag} data-block-key="{key}">{_Line(line, place, pages).read()}</{tag}>')
            number += 1
        html.append(f"<ul>{''.join(elements)}</ul>" if tag == "li" else elements[0])
    return "".join(html)


def plain_text(source: str, place: Place) -> str:
    """A text that can carry no marks, on one line. Raises ContentError when it has some."""
    if found := MARKS.search(source):
        raise place.error(f"marks such as {found[0]!r} are possible in running text only.")
    return " ".join(source.split())


def literal(text: str) -> str:
    """``text`` so written that the markup takes none of its characters for a mark."""
    return SPECIAL.sub(r"\\\1", text)


def without_marks(html: str) -> str:
    """The words of a rich text on one line, for places that take plain text."""
    return " ".join(unescape(ELEMENT.sub("", BLOCK_END.sub(" ", html))).split())


def note_id(place: Place, key: str) -> str:
    """The id of a note of the file that ``place`` is in."""
    return block_id("note", place.file, key)


def anchor_id(chapter: str, anchor: str) -> str:
    """The id of the block of a chapter that other places name by its ``anchor``."""
    return block_id("anchor", chapter, anchor)


def _paragraph(chunk: str, place: Place) -> str:
    lines = chunk.split("\n")
    if any(line.startswith(ITEM) for line in lines):
        raise place.error(f"a list begins after an empty line: {lines[0][:40]!r}.")
    return " ".join(line.strip() for line in lines)


def _items(chunk: str, place: Place, lists: bool) -> list[str]:
    if not lists:
        raise place.error("there can be no list here.")
    items: list[str] = []
    for line in chunk.split("\n"):
        if line.startswith(ITEM):
            items.append(line.removeprefix(ITEM).strip())
        else:
            items[-1] = f"{items[-1]} {line.strip()}"
    return items


class _Line:
    """Reads the marks of one paragraph or list item."""

    def __init__(self, text: str, place: Place, pages: Mapping[str, int]):
        self.text, self.place, self.pages = text, place, pages
        self.at = 0

    def read(self, end: str = "", emphasised: bool = False, marked: bool = False) -> str:
        """HTML up to the character ``end``, or to the end of the text. A mark of words can hold no other."""
        begin, html = self.at, []
        while self.at < len(self.text):
            letter = self.text[self.at]
            if letter == end:
                self.at += 1
                if not html:
                    raise self._error(begin, "there are no words in the mark")
                return "".join(html)
            if letter == "\\":
                self.at += 2
                html.append(escape(self.text[self.at - 1 : self.at], quote=False))
            elif letter == "*":
                html.append(self._emphasis(emphasised, marked))
            elif letter in "{}":
                html.append(self._language(emphasised, marked))
            elif letter == "[" and (call := self._call(marked)):
                html.append(call)
            elif letter == "[" and LINK.match(self.text, self.at):
                html.append(self._link(emphasised, marked))
            else:
                self.at += 1
                html.append(escape(letter, quote=False))
        if end:
            raise self._error(begin, f"{end!r} is missing")
        return "".join(html)

    def _emphasis(self, emphasised: bool, marked: bool) -> str:
        begin = self.at
        self.at += 1
        if emphasised or self.text[self.at : self.at + 1].isspace():
            raise self._error(begin, "this asterisk marks nothing: write \\* for the character")
        return f"<i>{self.read('*', True, marked)}</i>"

    def _language(self, emphasised: bool, marked: bool) -> str:
        begin, opening = self.at, OPENING.match(self.text, self.at)
        if not opening:
            raise self._error(begin, "this brace marks nothing: write \\{ or \\} for the character")
        if not TAG.fullmatch(opening[1]):
            raise self._error(begin, f"{opening[1]!r} is not the tag of a language")
        if marked:
            raise self._error(begin, "a mark or link stands inside another")
        self.at = opening.end()
        return f'<a linktype="lang" lang="{opening[1]}">{self.read("}", emphasised, True)}</a>'

    def _call(self, marked: bool) -> str:
        """A call for a note, or a citation; empty where none stands here."""
        found = NOTE.match(self.text, self.at) or CITED.match(self.text, self.at)
        if not found:
            return ""
        if marked:
            raise self._error(self.at, "a mark or link stands inside another")
        self.at = found.end()
        if found.re is NOTE:
            return f'<a linktype="note" note="{note_id(self.place, found[1])}">*</a>'
        told = f' locator="{escape(found[2])}" label="page"' if found[2] else ""
        return f'<a linktype="cite" work="{found[1]}"{told}>({escape(", ".join(filter(None, found.groups())))})</a>'

    def _link(self, emphasised: bool, marked: bool) -> str:
        begin = self.at
        if marked:
            raise self._error(begin, "a mark or link stands inside another")
        self.at += 1
        words = self.read("]", emphasised, True)
        target = TARGET.match(self.text, self.at)
        if not target:
            raise self._error(begin, "the link leads nowhere")
        self.at = target.end()
        return f"<a {self._attributes(target[1], begin)}>{words}</a>"

    def _attributes(self, target: str, begin: int) -> str:
        if ADDRESS.fullmatch(target):
            return f'href="{escape(target)}"'
        kind, _, key = target.partition(":")
        if kind == "term":
            return f'linktype="term" term="{escape(key)}"'
        if kind == "ref":
            return f'linktype="ref" to="{self._elsewhere(key)}"'
        try:
            return f'linktype="page" id="{self.pages[target]}"'
        except KeyError:
            raise self._error(begin, f"there is no page {target!r} to link to") from None

    def _elsewhere(self, target: str) -> str:
        """A whole chapter, a block of another one, or a block of this file's own."""
        if f"chapter:{target}" in self.pages:
            return str(permanent("chapter", target))
        chapter, _, anchor = target.rpartition("/")
        return anchor_id(chapter or PurePath(self.place.file).stem, anchor)

    def _error(self, begin: int, message: str):
        return self.place.error(f"{message}, at {self.text[begin : begin + 40]!r}.")
