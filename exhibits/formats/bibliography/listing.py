"""The works of one book or page: in order, told apart, cited.

Works that a text would name alike get more names where that parts them, else letters behind the year, in the order of
the list (Chicago 13.114 and 13.124, APA 8.18 to 8.20). Persons of one family name get their initials.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from exhibits.formats.sorting import sort_key

from . import apa, chicago, parts
from .pieces import Piece, html_of, plain, text_of
from .words import words_for
from .works import Work

STYLES = {chicago.NAME: chicago.Chicago, apa.NAME: apa.Apa}
CHICAGO, APA = chicago.NAME, apa.NAME


@dataclass(frozen=True)
class Entry:
    """A work in a list. ``html`` is safe: text, ``<i>`` and ``<span>``, with ``lang`` where a title is not in ``lang``,
    the language of the entry itself. ``url`` is where the work is on the web, or empty."""

    key: str
    html: str
    lang: str
    url: str


class Listing:
    """``works`` by key, as texts cite them; ``style`` is one of ``STYLES``; ``language`` that of the text around."""

    def __init__(self, works: Mapping[str, Work], style: str = CHICAGO, language: str = "ro"):
        self.works, self.language = dict(works), language
        self.style = STYLES[style](words_for(language))
        self.words = self.style.words
        self._initials = _namesakes(self.works.values())
        self._named: dict[str, int] = {}
        self._labels = {key: self._label(key) for key in self.works}
        self._years = {key: parts.year(work.issued, self.words) for key, work in self.works.items()}
        self.keys = sorted(self.works, key=self._place)
        self._tell_apart()

    @property
    def lang(self) -> str:
        """The language of the words between names and titles."""
        return self.words.language

    def __contains__(self, key: str) -> bool:
        return key in self.works

    def cite(self, key: str, locator: str = "", label: str = "page") -> str:
        """*(Achim 2004, 12–14)*, as HTML; "" for a work that is not among these. ``label`` is one of ``words.LABELS``;
        any other says nothing."""
        if key not in self.works:
            return ""
        place = self.style.place(locator, label)
        return html_of(self.style.cited(self._labels[key], self._year_said(key), place), self.lang)

    def entries(self) -> list[Entry]:
        return [self._entry(key) for key in self.keys]

    def text(self, key: str) -> str:
        """The entry without marks."""
        return text_of(self._piece(key))

    def _entry(self, key: str) -> Entry:
        return Entry(key, html_of(self._piece(key), self.lang), self.lang, self.works[key].address)

    def _piece(self, key: str) -> Piece:
        work = self.works[key]
        if work.citation and not work.title:
            return plain(work.citation, work.language)
        return self.style.entry(work, self._years[key])

    def _year_said(self, key: str) -> str:
        """Not once more behind a name that says it, such as *NOU 2015: 7*."""
        year, names = self._years[key], [one.literal for one in parts.people_of(self.works[key])]
        return "" if any(year in name.replace(":", " ").split() for name in names) else year

    def _label(self, key: str) -> Piece:
        return self.style.label(self.works[key], self._named.get(key, 1), self._has_namesake(self.works[key]))

    def _has_namesake(self, work: Work) -> bool:
        people = parts.people_of(work)
        return bool(people) and people[0].family in self._initials

    def _place(self, key: str) -> tuple:
        """By names, then by year, then by title."""
        work = self.works[key]
        head = tuple(sort_key(one, self.language) for one in self.style.head(work))
        year = work.issued.year or (0 if self.style.undated_first else 10_000)
        day = (work.issued.month, work.issued.day) if work.kind in parts.DATED else ()
        # Titles within a year are put in order alike in all languages: so are the letters that come of it.
        return head, year, day, sort_key(parts.ordered_title(work), ""), key

    def _tell_apart(self) -> None:
        for keys in self._alike():
            self._name_more(keys)
        for keys in self._alike():
            hyphen = "" if self._years[keys[0]][-1:].isdigit() else "-"
            for number, key in enumerate(keys):
                self._years[key] += f"{hyphen}{letters(number)}"

    def _alike(self) -> list[list[str]]:
        """Keys whose works a text would name in the same words, in the order of the list."""
        found = defaultdict(list)
        for key in self.keys:
            found[text_of(self._labels[key]), self._years[key]].append(key)
        return [keys for keys in found.values() if len(keys) > 1]

    def _name_more(self, keys: list[str]) -> None:
        """As many names as it takes until different authors read differently."""
        people = {key: parts.people_of(self.works[key]) for key in keys}
        groups = len(set(people.values()))
        for named in range(2, max(map(len, people.values())) + 1 if groups > 1 else 0):
            if len({names[:named] for names in people.values()}) == groups:
                for key in keys:
                    self._named[key] = named
                    self._labels[key] = self._label(key)
                return


def letters(number: int) -> str:
    """a for 0, z for 25, then aa."""
    told = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, len(ascii_lowercase))
        told = ascii_lowercase[letter] + told
    return told


def _namesakes(works: Iterable[Work]) -> frozenset[str]:
    """Family names under which different persons stand first."""
    found = defaultdict(set)
    for work in works:
        for person in parts.people_of(work)[:1]:
            if person.family:
                found[person.family].add(person.initials)
    return frozenset(family for family, initials in found.items() if len(initials) > 1)
