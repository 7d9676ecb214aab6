"""What templates ask about the order of a book."""

from django import template
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from exhibits.book.anchors import no_anchor
from exhibits.book.apparatus import called
from exhibits.book.beside import Paragraph
from exhibits.book.citing import highwire, json_ld, said, work_of
from exhibits.book.outline import Outline

register = template.Library()


@register.simple_tag(takes_context=True)
def label_here(context):
    """The Label of the block that is being rendered; None outside of books, and for what has none."""
    outline, block = context.get("outline"), context.get("block")
    return outline.labels.get(str(getattr(block, "id", ""))) if outline else None


@register.filter
def number_at(outline, anchor):
    """The number of the section at an ``anchor`` of the page; empty where it has none."""
    label = outline.labels.get(anchor.removeprefix("b-")) if outline else None
    return label.number if label else ""


@register.filter
def called_so(label):
    """“figure 2.1”, as it begins a caption: with a capital. Empty for what has no number."""
    words = called(label) if label and label.number else ""
    return words[:1].upper() + words[1:]


@register.filter
def reading_time(minutes):
    # Translators: Readers see this beside a chapter: how long it takes to read.
    return gettext("%(count)s min") % {"count": minutes}


@register.simple_tag(takes_context=True)
def in_one_language(context, block, side=None, level=2):
    """A block, or a paragraph of one, as the page's own language has it; or as the ``side`` has it."""
    own = {**context.flatten(), "block": block, "level": level}
    if side is None:
        return _rendered(block, own)
    with translation.override(side.language):
        beside = {"reading": side.reading, "marks": side.marks, "anchors": no_anchor, "is_beside": True}
        return _rendered(block, {**own, **beside})


def _rendered(block, context: dict):
    if isinstance(block, Paragraph):
        return get_template("components/blocks/text.html").render({**context, "value": block.value})
    return block.render(context)


@register.simple_tag(takes_context=True)
def work_here(context):
    """The book or chapter of the page, as a work; cited from what the page shows."""
    page = context["page"]
    return work_of(page, context.get("whole_book", page), context.get("outline") or Outline())


@register.simple_tag
def citations_of(work):
    return said(work, translation.get_language())


@register.filter
def highwire_of(work):
    return highwire(work)


@register.filter
def json_ld_of(work):
    return json_ld(work)


@register.filter
def files_to_cite(work):
    """Where programs get the citation from, as pairs of address and name."""
    key = work.url.rpartition("/")[2]
    return [(reverse("cite_bibtex", args=[key]), "BibTeX"), (reverse("cite_ris", args=[key]), "RIS")]
