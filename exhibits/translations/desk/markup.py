"""A passage as the desk shows and reads it: a mark is ``<a data-mark="a1">``, since ids are a page's own."""

import json
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

from exhibits.formats.checking import INLINE, plain_of
from exhibits.formats.languages import BY_CODE

LONGEST_LABEL = 60


@dataclass(frozen=True)
class Mark:
    """One mark of the original: its ``id`` in the passage, and what it is, in words."""

    id: str
    label: str


def marks_of(attrs: str) -> list[Mark]:
    """The marks of a passage of an original; ``attrs`` is wagtail-localize's JSON of their attributes by id."""
    return [Mark(mark, _label(attributes)) for mark, attributes in (json.loads(attrs or "{}") or {}).items()]


def _label(attributes: dict) -> str:
    if attributes.get("linktype") == "lang":
        code = attributes.get("lang", "")
        return _("in another language: %(language)s") % {"language": BY_CODE[code].native if code in BY_CODE else code}
    named = {
        "page": _("link to a page"),
        "note": _("call for a footnote"),
        "cite": _("citation of a work"),
        "term": _("word of the glossary"),
        "ref": _("cross reference"),
    }
    if told := named.get(attributes.get("linktype", "")):
        return told
    return (_("link: %(address)s") % {"address": attributes.get("href", "")})[:LONGEST_LABEL]


def shown(text: str, marks: list[Mark]) -> SafeString:
    """Stored words as HTML for the desk; a tag that must not stand there is shown as the letters it is made of."""
    labels = {mark.id: mark.label for mark in marks}
    return mark_safe("".join(_shown(one, labels) for one in BeautifulSoup(text, "html.parser").children))


def _shown(node, labels: dict[str, str]) -> str:
    if isinstance(node, NavigableString):
        return escape(str(node))
    inner = "".join(_shown(one, labels) for one in node.children)
    if node.name == "br":
        return "<br>"
    if node.name == "a" and node.get("id"):
        mark = escape(node["id"])
        return f'<a data-mark="{mark}" title="{escape(labels.get(node["id"], ""))}">{inner}</a>'
    if node.name not in INLINE or node.attrs:
        return f"{escape(f'<{node.name}>')}{inner}{escape(f'</{node.name}>')}"
    return f"<{node.name}>{inner}</{node.name}>"


def plain(text: str) -> str:
    """Stored words of a passage without marks, as a text field has them."""
    return StringValue(text).render_text()


def stored(text: str, rich: bool) -> str:
    """What was written on the desk in the form in which it is kept: ``rich`` as HTML with ids, whose tags have been
    found whole, else plain text."""
    text = text.replace("\r\n", "\n").strip()
    if not rich:
        return StringValue.from_plaintext(text).data if text else ""
    kept = str(BeautifulSoup(text, "html.parser"))
    # A field that was cleared may keep a line break, or a mark around nothing.
    return kept if plain_of(kept).strip() else ""
