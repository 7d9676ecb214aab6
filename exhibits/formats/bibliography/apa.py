"""APA: Publication Manual of the American Psychological Association, 7th edition, chapters 8 to 11, and for Norwegian
the Norsk APA-manual, which has no comma before *&* and enters a law by its short title.

English titles stand as APA writes them where somebody has put them so (``Work.sentence_title``); no program knows which
words of a title are names, and *Roma* is one. Titles of other languages stand as they are.
"""

from dataclasses import dataclass

from . import parts
from .people import Person
from .pieces import NOTHING, Piece, ended, joined, plain, sentences, slanted
from .words import Words
from .works import Day, Work

NAME = "apa"
# Of more than these the first nineteen are listed, and the last (9.8).
MOST_LISTED, LISTED = 20, 19
MOST_NAMED = 2
# Titles of what is a part of something are upright (9.19).
UPRIGHT = parts.PERIODICAL | parts.WITHIN_A_BOOK


@dataclass(frozen=True)
class Apa:
    words: Words
    undated_first = True

    def entry(self, work: Work, year: str) -> Piece:
        """The work as it stands in a list of references. ``year`` may carry a letter."""
        if work.kind in parts.LAWS and not self._is_short(work):
            return self._law(work, year)
        people = plain(work.short_title, work.language) if self._is_short(work) else self._people(work)
        date = plain(f"({self._date(work, year)})")
        title = self._described(work)
        first = [people, date, title] if people else [title, date]
        found = sentences([*first, *self._source(work), plain(parts.archive(work))])
        return joined([found, self._address(work)])

    def head(self, work: Work) -> tuple[str, ...]:
        """What the entry is put in order by: names, else the title, and of laws always that."""
        if self._is_short(work):
            return (work.short_title,)
        return tuple(one.inverted for one in self._names(work)) or (parts.ordered_title(work),)

    def _names(self, work: Work) -> tuple[Person, ...]:
        return () if work.kind in parts.LAWS else parts.people_of(work)

    def _is_short(self, work: Work) -> bool:
        return bool(self.words.by_short_title and work.short_title and work.kind == "legislation")

    def label(self, work: Work, named: int = 1, initials: bool = False) -> Piece:
        """Whose work it is, as a text says it: ``named`` of three and more are told by name. A law has its title."""
        people = self._names(work)
        if not people:
            return self._short_title(work)
        first = f"{people[0].initials} {people[0].short}".strip() if initials else people[0].short
        names = [first, *(one.short for one in people[1:])]
        # "And others" are more than one (8.18).
        if len(names) > MOST_NAMED and named < len(names) - 1:
            return plain(f"{', '.join(names[:named])}{',' if named > 1 else ''} et al.")
        return plain(self._joined(names))

    def cited(self, label: Piece, year: str, place: str) -> Piece:
        """*(Achim, 2004, p. 12)*."""
        told = joined([label, plain(year), plain(place)], ", ", self.words.inside)
        return (*plain("("), *told, *plain(")"))

    def place(self, locator: str, label: str) -> str:
        return parts.located(locator, label, self.words, full=True)

    def _short_title(self, work: Work) -> Piece:
        if work.kind in parts.LAWS:
            # As its entry begins, so that it is found.
            return plain(work.short_title if self._is_short(work) else work.title, work.language)
        title = parts.short_title(work)
        if parts.is_described(title):
            return plain(title, work.language)
        return plain(self.words.quoted(title), work.language) if work.kind in UPRIGHT else slanted(title, work.language)

    def _date(self, work: Work, year: str) -> str:
        day = self._day(work.issued) if work.kind in parts.DATED else ""
        return ", ".join(filter(None, (year, day)))

    def _day(self, day: Day) -> str:
        """Month and day; in English in that order (9.14)."""
        told = self.words.day(day)
        return " ".join(reversed(told.split())) if self.words.language == "en" else told

    def _whole(self, day: Day) -> str:
        if self.words.language != "en":
            return self.words.whole(day)
        return ", ".join(filter(None, (self._day(day), str(day.year or day.words))))

    def _law(self, work: Work, year: str) -> Piece:
        """By its title, as lawyers do (11.5, 11.9); what is not American law has no section of a code."""
        day = self.words.whole(work.issued) if self.words.language != "en" else self._whole(work.issued)
        if work.kind == "treaty":
            facts = [plain(work.title, work.language), plain(day if work.issued.month else year), plain(work.number)]
            return joined([*facts, plain(work.address)], ", ") if work.address else ended(joined(facts, ", "))
        named = joined([plain(work.title, work.language), plain(parts.number(work))], ", ")
        return joined([ended(joined([named, plain(f"({year})")])), plain(work.address)])

    def _people(self, work: Work) -> Piece:
        people = parts.people_of(work)
        if not people:
            return NOTHING
        told = self._list([_inverted(one) for one in people])
        if people is work.editors:
            return plain(f"{told} ({parts.capital(self.words.editor[len(people) > 1])})")
        return plain(f"{told} ({parts.capital(self.words.translator)})" if people is work.translators else told)

    def _list(self, names: list[str]) -> str:
        *others, last = names
        if not others:
            return last
        if len(names) > MOST_LISTED:
            return f"{', '.join(names[:LISTED])}, . . . {last}"
        return f"{', '.join(others)}{',' if self.words.list_comma else ''} & {last}"

    def _straight(self, people: tuple[Person, ...]) -> str:
        """Initials first, as in the names of a book's editors."""
        return self._joined([" ".join(filter(None, (one.initials, one.short))) for one in people])

    def _joined(self, names: list[str]) -> str:
        *others, last = names
        comma = "," if self.words.list_comma and len(names) > 2 else ""
        return f"{', '.join(others)}{comma} & {last}" if others else last

    def _described(self, work: Work) -> Piece:
        """The title, in parentheses what tells one edition or report from another, in brackets what it is."""
        title = work.sentence_title or work.title
        upright = work.kind in UPRIGHT or parts.is_described(title)
        told = (plain if upright else slanted)(title, work.language)
        if work.kind in UPRIGHT:
            return told
        return joined([told, plain(self._parentheses(work)), plain(self._brackets(work))])

    def _parentheses(self, work: Work) -> str:
        head = parts.people_of(work)
        hands = [
            f"{self._straight(people)}, {parts.capital(name)}"
            for people, name in (
                (work.editors, self.words.editor[len(work.editors) > 1]),
                (work.translators, self.words.translator),
            )
            if people and people is not head
        ]
        volume = parts.capital(self.words.volume_of.format(work.volume)) if work.volume else ""
        facts = [parts.edition(work.edition, self.words), volume, parts.number(work)]
        told = [", ".join(filter(None, facts)), "; ".join(hands)]
        return " ".join(f"({one})" for one in told if one)

    def _brackets(self, work: Work) -> str:
        genre = parts.capital(parts.genre(work, self.words))
        if work.kind == "thesis":
            genre = ", ".join(filter(None, (genre, work.publisher)))
        if work.kind == "interview" and not work.event:
            # An interview that somebody keeps: where it was told belongs to what it is.
            genre = ", ".join(filter(None, (genre, work.place, work.moment)))
        return f"[{genre}]" if genre else ""

    def _source(self, work: Work) -> list[Piece]:
        if work.kind in parts.PERIODICAL:
            return [self._periodical(work)]
        if work.kind in parts.WITHIN_A_BOOK:
            return [self._within(work), plain(parts.publisher(work))]
        if work.kind == "thesis":
            return [plain(work.container)]
        if work.kind == "speech":
            return [plain(", ".join(filter(None, (work.event, work.place)))), plain(parts.publisher(work))]
        return [plain(parts.site(work)), plain(parts.publisher(work))]

    def _within(self, work: Work) -> Piece:
        if not work.container:
            return NOTHING
        editors = work.editors if work.authors else ()
        name = parts.capital(self.words.editor[len(editors) > 1])
        told = plain(f"{self._straight(editors)} ({name})" if editors else "")
        label = self.words.label("page", bool(parts.SEVERAL.search(parts.figures(work.pages))))
        facts = [
            parts.edition(work.edition, self.words),
            parts.capital(self.words.volume_of.format(work.volume)) if work.volume else "",
            f"{label} {parts.figures(work.pages)}" if work.pages else "",
        ]
        told_facts = ", ".join(filter(None, facts))
        book = joined([parts.container(work), plain(f"({told_facts})" if told_facts else "")])
        return joined([plain(parts.capital(self.words.within)), joined([told, book], ", ")])

    def _periodical(self, work: Work) -> Piece:
        issue = plain(f"({work.issue})" if work.issue else "")
        volume = (*slanted(work.volume), *issue)
        return joined([parts.container(work), volume, plain(parts.figures(work.pages))], ", ")

    def _address(self, work: Work) -> Piece:
        """With the day on which it was there, of what has no date or may be taken back (9.16)."""
        day = self._whole(work.accessed)
        if not work.address or not day or not (work.kind == "interview" or not work.issued.year):
            return plain(work.address)
        return plain(self.words.retrieved.format(day, work.address))


def _inverted(person: Person) -> str:
    return person.literal or ", ".join(filter(None, (person.family, person.initials)))
