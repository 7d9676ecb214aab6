"""XLIFF 1.2, the form of translation tools: one file for a page in a language.

Format: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

import re
from xml.etree import ElementTree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from .inline import NAMESPACE, from_xml, to_xml
from .units import WAS, Document, Flaw, Unit, Unreadable, Wrong, decoded, doubled, was_in, writable

DECLARED = re.compile(r"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']*)")
DEEPEST = 40
# What they stand for: finished words, and words that somebody has still to look at.
FINISHED, UNFINISHED = "translated", "needs-review-translation"
UNFINISHED_STATES = ("needs-review", "needs-adaptation", "needs-l10n")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _name(tag: str) -> str:
    return f"{NAMESPACE}{tag}"


def write(document: Document) -> bytes:
    """The file of a document: the same for the same one, at any time."""
    # Said outright: which prefix a namespace is written with, ElementTree keeps for the whole process to change.
    root = ElementTree.Element("xliff", {"xmlns": NAMESPACE.strip("{}"), "version": "1.2"})
    about = {
        "original": document.page,
        "source-language": document.source_language,
        "target-language": document.target_language,
        "datatype": "html",
        "product-version": document.version,
    }
    body = ElementTree.SubElement(ElementTree.SubElement(root, "file", about), "body")
    for unit in document.units:
        _write_unit(body, unit)
    _lay_out(body, 2)
    _lay_out(root[0], 1)
    _lay_out(root, 0)
    text = ElementTree.tostring(root, encoding="unicode")
    # Left as it is, a reader of XML would take it for a new line.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.replace("\r", "&#13;").encode()


def _write_unit(body: ElementTree.Element, unit: Unit) -> None:
    about = {"id": writable(unit.key), SPACE: "preserve"}
    if unit.limit is not None:
        about |= {"maxwidth": str(unit.limit), "size-unit": "char"}
    if unit.was:
        about["extradata"] = f"{WAS}{unit.was}"
    element = ElementTree.SubElement(body, "trans-unit", about)
    to_xml(ElementTree.SubElement(element, "source"), unit.source)
    if unit.target:
        state = {"state": UNFINISHED if unit.unfinished else FINISHED}
        to_xml(ElementTree.SubElement(element, "target", state), unit.target)
    for note in unit.notes:
        ElementTree.SubElement(element, "note").text = writable(note)
    if unit.previous_source:
        earlier = ElementTree.SubElement(element, "alt-trans", {"alttranstype": "previous-version"})
        to_xml(ElementTree.SubElement(earlier, "source"), unit.previous_source)
        to_xml(ElementTree.SubElement(earlier, "target"), unit.previous_target)
    _lay_out(element, 3)


def _lay_out(parent: ElementTree.Element, depth: int) -> None:
    """A line for each child: files are compared by people, line by line."""
    for child in parent:
        child.tail = "\n" + "  " * (depth + 1)
    if len(parent):
        parent.text, parent[-1].tail = "\n" + "  " * (depth + 1), "\n" + "  " * depth


class _TooDeep(Exception):
    pass


class _Lined(ElementTree.TreeBuilder):
    """Remembers the line of each element."""

    def __init__(self):
        super().__init__()
        self.lines, self.depth, self.line = {}, 0, lambda: 1

    def start(self, tag, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep
        element = super().start(tag, attributes)
        self.lines[element] = self.line()
        return element

    def end(self, tag):
        self.depth -= 1
        return super().end(tag)


def _parsed(text: str) -> tuple[ElementTree.Element, dict[ElementTree.Element, int]]:
    builder = _Lined()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.line = lambda: parser.parser.CurrentLineNumber
    try:
        parser.feed(text)
        return parser.close(), builder.lines
    except DefusedXmlException:
        raise Unreadable([Flaw(builder.line(), Wrong.DOCTYPE)]) from None
    except ElementTree.ParseError as error:
        raise Unreadable([Flaw(error.position[0], Wrong.SYNTAX, error.msg)]) from None
    except _TooDeep:
        raise Unreadable([Flaw(builder.line(), Wrong.SYNTAX, f"> {DEEPEST}")]) from None


def read(content: bytes) -> Document:
    """The document of a file. Raises Unreadable, with every flaw that can be found in it."""
    text = decoded(content)
    declared = DECLARED.match(text)
    if declared and declared[1].lower() not in ("utf-8", "utf8"):
        raise Unreadable([Flaw(1, Wrong.ENCODING)])
    root, lines = _parsed(text)
    files = root.findall(_name("file"))
    if root.tag != _name("xliff") or root.get("version") != "1.2" or len(files) != 1:
        raise Unreadable([Flaw(1, Wrong.VERSION)])
    about, flaws = files[0], []
    for name in ("original", "source-language", "target-language"):
        if not about.get(name):
            flaws.append(Flaw(lines[about], Wrong.HEADER, name))
    units = [_read_unit(element, lines, flaws) for element in about.iter(_name("trans-unit"))]
    flaws += doubled(units)
    if flaws:
        raise Unreadable(flaws)
    return Document(
        page=about.get("original"),
        source_language=about.get("source-language"),
        target_language=about.get("target-language"),
        units=tuple(units),
        version=about.get("product-version", ""),
    )


def _read_unit(element: ElementTree.Element, lines: dict, flaws: list[Flaw]) -> Unit:
    line, name = lines[element], element.get("id", "")

    def unknown(odd: ElementTree.Element) -> None:
        flaws.append(Flaw(lines[odd], Wrong.INLINE, odd.tag.removeprefix(NAMESPACE)))

    source, target = element.find(_name("source")), element.find(_name("target"))
    if source is None:
        flaws.append(Flaw(line, Wrong.SYNTAX, "source"))
        source = ElementTree.Element("source")
    state = "" if target is None else target.get("state", "")
    unit = Unit(
        path=name.rpartition("#")[0],
        source=from_xml(source, unknown),
        target="" if target is None else from_xml(target, unknown),
        unfinished=state.startswith(UNFINISHED_STATES),
        was=was_in(element.get("extradata", "")),
        line=line,
    )
    if unit.key != name:
        flaws.append(Flaw(line, Wrong.ALTERED, name))
    return unit
