"""Romanian letters with the comma below that they have, where a file has a cedilla."""

from dataclasses import fields, replace

from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import Work

# There is no other language with this letter; ``ş`` is a Turkish one as well.
ANYWHERE = str.maketrans("ţŢ", "țȚ")
IN_ROMANIAN = str.maketrans("şŞţŢ", "șȘțȚ")
AS_THEY_ARE = ("key", "url", "doi")


def with_commas(work: Work) -> Work:
    table = IN_ROMANIAN if work.language.partition("-")[0] == "ro" else ANYWHERE
    told = {one.name: getattr(work, one.name) for one in fields(work) if one.name not in AS_THEY_ARE}
    texts = {name: value.translate(table) for name, value in told.items() if isinstance(value, str)}
    people = {
        name: tuple(_named(one, table) for one in value) for name, value in told.items() if isinstance(value, tuple)
    }
    return replace(work, **texts, **people)


def _named(person: Person, table: dict) -> Person:
    return Person(*(name.translate(table) for name in (person.family, person.given, person.literal)))
