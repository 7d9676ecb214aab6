"""Works as BibTeX entries, in UTF-8, with the types and fields of biblatex, which reference managers read as well."""

from collections.abc import Iterable

from exhibits.formats.bibliography.lines import bibtex_entry, tex_escaped
from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import Work, day_text

KIND_TO = {
    "book": "book",
    "chapter": "incollection",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "report": "report",
    "thesis": "thesis",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "paper-conference": "inproceedings",
    "entry-encyclopedia": "inreference",
    "webpage": "online",
    "motion_picture": "video",
    "song": "audio",
    "dataset": "dataset",
    "graphic": "image",
}
# What the type of the entry does not say by itself.
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
OTHER = "misc"


def write(works: Iterable[Work]) -> str:
    return "\n".join(map(entry, works))


def entry(work: Work) -> str:
    """A title stands in two pairs of braces: nothing lowers its capitals."""
    return bibtex_entry(KIND_TO.get(work.kind, OTHER), work.key, _fields(work))


def _fields(work: Work) -> dict[str, str]:
    is_article = work.kind.startswith("article-")
    institution = work.kind in ("report", "thesis")
    publisher = tex_escaped(work.publisher)
    return {
        "author": _people(work.authors),
        "editor": _people(work.editors),
        "translator": _people(work.translators),
        "title": f"{{{tex_escaped(work.title)}}}" if work.title else "",
        "shorttitle": tex_escaped(work.short_title),
        "journaltitle" if is_article else "booktitle" if work.kind != "webpage" else "maintitle": tex_escaped(
            work.container
        ),
        "series": tex_escaped(work.series),
        "date": tex_escaped(day_text(work.issued)),
        "edition": tex_escaped(work.edition),
        "volume": tex_escaped(work.volume),
        "number": tex_escaped(work.issue if is_article else work.series_number or work.number),
        "pages": tex_escaped(work.pages).replace("–", "--"),
        "type": tex_escaped(work.genre),
        "institution" if institution else "publisher": publisher,
        "location": tex_escaped(work.place),
        "eventtitle": tex_escaped(work.event),
        "library": tex_escaped(", ".join(filter(None, (work.archive, work.shelfmark)))),
        "isbn": tex_escaped(work.isbn),
        "doi": tex_escaped(work.doi),
        "url": _address(work.url),
        "urldate": tex_escaped(day_text(work.accessed)),
        "language": tex_escaped(work.language),
        "note": tex_escaped(work.annotation),
        "entrysubtype": _subtype(work.kind),
    }


def _subtype(kind: str) -> str:
    return SUBTYPES.get(kind, "" if kind in KIND_TO else kind)


def _people(people: Iterable[Person]) -> str:
    """An institution in braces of its own: it is not to be taken apart."""
    return " and ".join(
        f"{{{tex_escaped(one.literal)}}}" if one.literal else tex_escaped(one.line) for one in people if one.short
    )


def _address(url: str) -> str:
    """As it stands: BibTeX takes it so, except for braces, which would end the field."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
