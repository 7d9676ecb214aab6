"""Chicago, author-date: The Chicago Manual of Style, 18th edition, chapters 13 and 14.

The place of publication, which that edition leaves out of most entries, is kept where it is known: many of the works
are of small presses, and readers in Romania look for it. Titles are given as they were published, in no other case.
Laws, treaties and resolutions stand under whoever gave them, so that a text can cite them by name and year; the
manual leaves them to each country's own ways.
"""

from dataclasses import dataclass

from . import parts
from .people import Person
from .pieces import NOTHING, Piece, joined, plain, sentences
from .words import Words
from .works import Work

NAME = "chicago-author-date"
# More names than the first are listed as three and others (13.107); a text names two at most.
MOST_LISTED, LISTED = 6, 3
MOST_NAMED = 2


@dataclass(frozen=True)
class Chicago:
    words: Words
    undated_first = False

    def entry(self, work: Work, year: str) -> Piece:
        """The work as it stands in a list of references. ``year`` may carry a letter."""
        people = self._people(work)
        title = parts.title_of(work, work.title, self.words)
        first = [people, plain(year), title] if people else [title, plain(year)]
        rest = self._source(work)
        found = plain(parts.archive(work)), self._accessed(work), plain(work.address)
        return sentences([*first, *rest, *found], self.words.inside)

    def head(self, work: Work) -> tuple[str, ...]:
        """What the entry is put in order by: names, else the title."""
        return tuple(one.inverted for one in parts.people_of(work)) or (parts.ordered_title(work),)

    def label(self, work: Work, named: int = 1, initials: bool = False) -> Piece:
        """Whose work it is, as a text says it: ``named`` of three and more are told by name."""
        people = parts.people_of(work)
        if not people:
            return parts.title_of(work, parts.short_title(work), self.words)
        first = f"{people[0].initials} {people[0].short}".strip() if initials else people[0].short
        names = [first, *(one.short for one in people[1:])]
        # "And others" are more than one.
        if len(names) > MOST_NAMED and named < len(names) - 1:
            return plain(self._others(names[:named]))
        return plain(self._list(names, False))

    def cited(self, label: Piece, year: str, place: str) -> Piece:
        """*(Achim 2004, 12)*; a comma stands before words, such as *n.d.*"""
        is_year = year[:1].isdigit() or year.startswith(self.words.about.format(""))
        between = " " if is_year else ", "
        told = joined([label, plain(year)], between, self.words.inside)
        return (*plain("("), *joined([told, plain(place)], ", ", self.words.inside), *plain(")"))

    def place(self, locator: str, label: str) -> str:
        """Pages are figures alone."""
        return parts.located(locator, "" if label == "page" else label, self.words)

    def _others(self, names: list[str]) -> str:
        return f"{', '.join(names)}{',' if len(names) > 1 else ''} et al."

    def _people(self, work: Work) -> Piece:
        people = parts.people_of(work)
        if not people:
            return NOTHING
        listed = people[:LISTED] if len(people) > MOST_LISTED else people
        names = [people[0].inverted, *(one.straight for one in listed[1:])]
        told = self._others(names) if len(listed) < len(people) else self._list(names, bool(people[0].given))
        if people is work.editors:
            return plain(f"{told}, {self.words.editor[len(people) > 1]}")
        return plain(f"{told}, {self.words.translator}" if people is work.translators else told)

    def _list(self, names: list[str], inverted: bool) -> str:
        *others, last = names
        if not others:
            return last
        # Between two names a comma ends what is inverted.
        comma = "," if (inverted if len(others) == 1 else self.words.serial) else ""
        return f"{', '.join(others)}{comma} {self.words.both} {last}"

    def _straight(self, people: tuple[Person, ...]) -> str:
        return self._list([one.straight for one in people], False)

    def _source(self, work: Work) -> list[Piece]:
        if work.kind in parts.PERIODICAL:
            return [self._hands(work), self._periodical(work)]
        if work.kind in parts.WITHIN_A_BOOK:
            return [self._within(work), self._published(work)]
        if work.kind == "thesis":
            return [plain(", ".join(filter(None, (self._genre(work), work.publisher))))]
        if work.kind in ("speech", "interview"):
            return self._told(work)
        return [
            self._hands(work),
            plain(parts.capital(parts.edition(work.edition, self.words))),
            plain(parts.capital(self.words.volume_of.format(work.volume)) if work.volume else ""),
            plain(parts.site(work)),
            plain(" ".join(filter(None, (work.series, work.series_number)))),
            plain(self._genre(work)),
            plain(parts.number(work)),
            self._published(work),
        ]

    def _genre(self, work: Work) -> str:
        return parts.capital(parts.genre(work, self.words))

    def _hands(self, work: Work) -> Piece:
        """Who else had a hand in it, besides those under whose names it stands."""
        head = parts.people_of(work)
        told = [
            pattern.format(self._straight(people))
            for pattern, people in (
                (self.words.edited_by, work.editors),
                (self.words.translated_by, work.translators),
                (self.words.interview_by, work.interviewers),
            )
            if people and people is not head
        ]
        return sentences(plain(parts.capital(one)) for one in told)

    def _within(self, work: Work) -> Piece:
        editors = work.editors if work.authors else ()
        tail = [
            parts.edition(work.edition, self.words),
            self.words.volume_of.format(work.volume) if work.volume else "",
            self.words.in_book_by.format(self._straight(editors)) if editors else "",
            self.words.translated_by.format(self._straight(work.translators)) if work.translators else "",
            parts.figures(work.pages),
        ]
        book = joined([plain(parts.capital(self.words.within)), parts.container(work)]) if work.container else NOTHING
        return joined([book, *map(plain, tail)], ", ")

    def _periodical(self, work: Work) -> Piece:
        pages = parts.figures(work.pages)
        issue = f"({work.issue})" if work.volume and work.issue else f"no. {work.issue}" if work.issue else ""
        if work.kind != "article-journal":
            return joined([parts.container(work), *map(plain, (self.words.day(work.issued), pages))], ", ")
        name = joined([parts.container(work), plain(" ".join(filter(None, (work.volume, work.volume and issue))))])
        name = joined([name, plain("" if work.volume else issue)], ", ")
        return joined([name, plain(pages)], ": " if work.volume or work.issue else ", ")

    def _told(self, work: Work) -> list[Piece]:
        """A speech or an interview: what it is, where and when, and then who keeps it."""
        heard = ", ".join(filter(None, (self._genre(work), work.moment)))
        when = ", ".join(filter(None, (work.event, work.place, self.words.day(work.issued))))
        if work.kind == "speech":
            return [plain(", ".join(filter(None, (heard, when)))), plain(work.container or work.publisher)]
        hands, keeper = self._hands(work), plain(work.container or work.publisher)
        return [hands, plain(parts.capital(when)), NOTHING if hands and not work.genre else plain(heard), keeper]

    def _published(self, work: Work) -> Piece:
        """Place and publisher, and the day of what is of a day."""
        facts = ": ".join(filter(None, (work.place, parts.publisher(work))))
        day = self.words.day(work.issued) if work.kind in parts.DATED else ""
        return plain(parts.capital(", ".join(filter(None, (facts, day)))))

    def _accessed(self, work: Work) -> Piece:
        """Of what has no date, and of what may be taken back, the day on which it was there (13.15)."""
        day = self.words.whole(work.accessed)
        return plain(parts.capital(self.words.accessed.format(day))) if day and work.address else NOTHING
