"""The pages that a printed book has beside its documents: cover, title page, contents, parts, colophon."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from exhibits.formats.publication import Document, Matter, Part, Publication

from .figures import address, check
from .making import element
from .outcome import CannotPrint

AUTHORS = ("aut", "edt")
# A cover so much higher than wide was drawn as one, lettering and all: it has the page to itself.
UPRIGHT = 1.25
# Letters of a title that is set smaller on the cover.
LONG = 40
# These are found without a list.
UNLISTED = frozenset({Part.TITLE_PAGE, Part.COLOPHON})


def cover(publication: Publication) -> Element:
    """The first page: a cover drawn for it, else the title over a picture, or by itself."""
    picture = publication.cover
    if picture is None:
        return element("section", *_titles(publication), _foot(publication), class_="cover cover-words")
    check(picture, "The cover")
    if not publication.cover_alt.strip():
        raise CannotPrint("The cover has no words for those who do not see it.")
    image = element("img", src=address(picture), alt=publication.cover_alt)
    if picture.height > picture.width * UPRIGHT:
        return element("section", image, class_="cover cover-drawn")
    over = element("div", *_titles(publication), class_="cover-title")
    return element("section", over, image, _foot(publication), class_="cover cover-picture")


def title_page(publication: Publication) -> Element:
    """For a book whose documents have none: title, subtitle, whose work it is, publisher."""
    names = next(
        (names for role in AUTHORS if (names := [one.name for one in publication.contributors if one.role == role])), []
    )
    heading = element("h1", publication.title, class_="book-title", data_label=publication.title)
    subtitle = element("p", publication.subtitle, class_="subtitle") if publication.subtitle else None
    people = element("p", ", ".join(names), class_="people") if names else None
    edition = element("p", publication.edition, class_="edition") if publication.edition else None
    above = element("div", heading, subtitle, people, class_="title-block")
    foot = element("div", edition, *_publisher(publication), class_="title-foot")
    return element("section", above, foot, class_="document titlepage composed")


def colophon(publication: Publication) -> Element:
    """For a book whose documents have none: what a catalogue and whoever wants to use it must know."""
    title = f"{publication.title}: {publication.subtitle}" if publication.subtitle else publication.title
    date = publication.published.isoformat() if publication.published else ""
    lines = [
        title,
        publication.edition,
        ", ".join(one for one in (publication.publisher, date) if one),
        f"ISBN {publication.isbn}" if publication.isbn else "",
        publication.rights,
        "" if publication.identifier == publication.address else publication.identifier,
    ]
    paragraphs = [element("p", line) for line in lines if line]
    addresses = [one for one in (publication.licence, publication.address) if one]
    paragraphs += [element("p", element("a", address, href=address, data_out="yes")) for address in addresses]
    return element("section", *paragraphs, class_="document colophon composed")


def _titles(publication: Publication) -> list[Element]:
    """Words of the cover; no headings, since the title page has them again."""
    size = "book-title long" if len(publication.title) > LONG else "book-title"
    title = element("p", publication.title, class_=size)
    return [title, element("p", publication.subtitle, class_="subtitle")] if publication.subtitle else [title]


def _publisher(publication: Publication) -> list[Element]:
    return [element("p", publication.publisher, class_="publisher")] if publication.publisher else []


def _foot(publication: Publication) -> Element | None:
    lines = _publisher(publication)
    return element("div", *lines, class_="cover-foot") if lines else None


def part_page(number: int, words: str, language: str) -> Element:
    """The page before the chapters that belong together."""
    heading = element("h1", words, data_label=words)
    return element("section", heading, id=part_anchor(number), class_="part", lang=language)


def part_anchor(number: int) -> str:
    return f"/part-{number}"


def in_parts(documents: Iterable[Document]) -> list[tuple[str, list[Document]]]:
    """The words over the chapters that stand together, and these chapters, in order."""
    return [(part, list(together)) for part, together in groupby(documents, key=lambda document: document.part)]


def contents(publication: Publication, shown: Iterable[Document]) -> Element:
    """The list of what is in the book, with the numbers of pages; ``shown`` is what stands behind it."""
    rows: list[Element] = []
    number = 0
    for matter, documents in groupby(shown, key=lambda document: document.matter):
        for part, together in in_parts(documents):
            own = [_entry(document, publication) for document in together if document.kind not in UNLISTED]
            if part and matter == Matter.BODY:
                number += 1
                own = [_part_entry(number, part, own, together[0].language, publication)]
            rows += own
    heading = element("h1", publication.words.get("Contents", ""), data_label=publication.words.get("Contents", ""))
    listed = element("ol", *rows, class_="toc", data_role="TOC")
    return element("section", heading, listed, class_="document contents", id="/contents")


def _entry(document: Document, publication: Publication) -> Element:
    numeral = element("span", document.number, class_="numeral") if document.number else None
    title = element("span", document.title, class_="title")
    kind = "roman" if document.matter == Matter.FRONT else "arabic"
    link = element("a", numeral, " " if document.number else "", title, href=f"#{document.name}", class_=kind)
    return _row(link, document.language, publication, "" if document.number else "bare")


def _part_entry(number: int, part: str, chapters: list[Element], language: str, publication: Publication) -> Element:
    link = element("a", element("span", part, class_="title"), href=f"#{part_anchor(number)}", class_="arabic")
    row = _row(link, language, publication, "toc-part")
    row.append(element("ol", *chapters, class_="toc", data_role="TOC"))
    return row


def _row(link: Element, language: str, publication: Publication, kind: str) -> Element:
    of_its_own = language if language != publication.language else ""
    return element("li", link, class_=kind, lang=of_its_own, data_role="TOCI")
