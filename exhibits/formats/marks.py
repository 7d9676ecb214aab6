"""Marks in a passage, as wagtail-localize writes them: inline elements, each with at most an ``id``."""

from collections import Counter
from html.parser import HTMLParser

VOID = {"br"}


class Broken(ValueError):
    """Elements are not closed, or closed in the wrong order, or it is no passage at all."""


def marks_of(text: str) -> Counter:
    """How often each element with its attributes stands in ``text``. Raises Broken."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.open:
        raise Broken(f"<{reader.open[-1]}> is not closed.")
    return reader.found


def has_marks_of(original: str, text: str) -> bool:
    """Whether ``text`` has the marks of ``original``, all of them and no others, in whatever order."""
    try:
        return marks_of(text) == marks_of(original)
    except Broken:
        return False


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: Counter = Counter()

    def handle_starttag(self, tag, attributes):
        self.found[tag, *sorted(attributes)] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise Broken(f"</{tag}> closes nothing.")

    def _refuse(self, declaration):
        raise Broken(f"<!{declaration}> has no place in a passage.")

    handle_decl = unknown_decl = handle_comment = handle_pi = _refuse
