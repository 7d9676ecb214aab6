"""What both styles share: titles, editions, genres, places within a work, and how a text names whose work it is."""

import re

from .people import Person
from .pieces import Piece, plain, slanted
from .words import Words
from .works import Day, Work

# Kinds that stand within something else, or are no publication: their titles are quoted, not slanted (Chicago).
QUOTED = frozenset(
    {"chapter", "article-journal", "article-magazine", "article-newspaper", "thesis", "manuscript", "speech",
     "paper-conference", "entry-encyclopedia", "entry-dictionary", "webpage", "interview"}
)  # fmt: skip
WITHIN_A_BOOK = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
PERIODICAL = frozenset({"article-journal", "article-magazine", "article-newspaper"})
# Of these the day counts, not only the year.
DATED = frozenset(
    {"webpage", "speech", "treaty", "document", "interview", "article-newspaper", "article-magazine", "broadcast"}
)
LAWS = frozenset({"legislation", "treaty"})
# Described by what they are where nobody has said it.
GENRES = {"speech": "speech", "interview": "interview"}
ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.|-a|a)?", re.IGNORECASE)
BETWEEN_FIGURES = re.compile(r"(?<=\d)\s*-{1,3}\s*(?=\d)")
SEVERAL = re.compile(r"[–,;&]|\b(?:and|și|og)\b")
FIGURE = re.compile(r"\d|\b[ivxlcdm]+\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
MAIN_TITLE = re.compile(r":\s|\.\s|\s[–—]\s")


def is_described(title: str) -> bool:
    """In square brackets stands what the museum calls a work that has no title of its own."""
    return title.startswith("[") and title.endswith("]")


def title_of(work: Work, title: str, words: Words) -> Piece:
    """Slanted or quoted, as Chicago has it; in the language of the work."""
    if not title or is_described(title):
        return plain(title, work.language)
    return plain(words.quoted(title), work.language) if work.kind in QUOTED else slanted(title, work.language)


def short_title(work: Work) -> str:
    """By which a text names a work that is nobody's; all of a description."""
    if work.short_title or is_described(work.title):
        return work.short_title or work.title
    return MAIN_TITLE.split(work.title, maxsplit=1)[0]


def ordered_title(work: Work) -> str:
    """What an alphabet goes by: without the article of an English title."""
    title = work.title.strip("[]")
    found = ARTICLE.match(title) if work.language.startswith("en") else None
    return title[found.end() :] if found else title


def edition(text: str, words: Words) -> str:
    """A bare number as the language counts; anything else as it stands."""
    found = ORDINAL.fullmatch(text.strip())
    return words.edition(int(found[1])) if found else text


def genre(work: Work, words: Words) -> str:
    """What sort of work it is; a description says so by itself."""
    told = work.genre or ("" if is_described(work.title) else GENRES.get(work.kind, ""))
    return words.genres.get(told.lower(), told)


def number(work: Work) -> str:
    """The number of a report or a law, unless the work's title or its author says it already."""
    said = [work.title, *(one.short for one in work.authors)]
    return "" if any(work.number in one for one in said) else work.number


def publisher(work: Work) -> str:
    """Not said twice where it is the author."""
    return _besides_authors(work, work.publisher)


def site(work: Work) -> str:
    """The web site or the like; not said twice either."""
    return _besides_authors(work, work.container)


def _besides_authors(work: Work, name: str) -> str:
    return "" if any(one.literal == name for one in work.authors) else name


def year(day: Day, words: Words) -> str:
    """The year, or what somebody remembers of it."""
    if not day.year:
        return day.words or words.undated
    told = f"{day.year}–{day.until}" if day.until else str(day.year)
    return words.about.format(told) if day.about else told


def figures(text: str) -> str:
    """With a dash between figures."""
    return BETWEEN_FIGURES.sub("–", text)


def located(locator: str, label: str, words: Words, *, full: bool = False) -> str:
    """A place within a work with its name: *chap. 3*, *s. 12–14*. What has no figures says itself what it is."""
    told = figures(locator.strip())
    if not told or (not FIGURE.search(told) and label != "sub-verbo"):
        return told
    name = words.label(label, bool(SEVERAL.search(told)), full)
    return f"{name} {told}" if name else told


def people_of(work: Work) -> tuple[Person, ...]:
    """Under whose names the work stands: its authors, else its editors, else its translators."""
    return work.authors or work.editors or work.translators


def container(work: Work) -> Piece:
    """The book or the journal, which is likely in the language of the work."""
    return slanted(work.container, work.language)


def archive(work: Work) -> str:
    return ", ".join(filter(None, (work.archive, work.shelfmark)))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
