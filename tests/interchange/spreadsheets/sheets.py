"""Small sheets for tests, and the way in that all of them take."""

from exhibits.formats.tables.delimited import write
from exhibits.formats.tables.reading import read
from exhibits.interchange.spreadsheets import bringing, planning
from exhibits.interchange.spreadsheets.exporting import names_of
from exhibits.interchange.spreadsheets.known import Known
from exhibits.interchange.spreadsheets.mapping import Mapping, faults_of, own_mapping
from exhibits.interchange.spreadsheets.planning import Plan


def own_sheet(*rows: dict[str, str], language: str = "ro") -> bytes:
    """The museum's own sheet with these rows, by column."""
    names = names_of(language)
    assert all(row.keys() <= set(names) for row in rows)
    return write(names, [[row.get(name, "") for name in names] for row in rows])


def sheet(*rows: dict[str, str]) -> bytes:
    """Another sheet, with the columns that its first row has."""
    return write(list(rows[0]), [list(row.values()) for row in rows])


def planned(
    content: bytes, mapping: Mapping | None = None, language: str = "ro", archive=None, publish: bool = False
) -> Plan:
    table = read(content, language=language)
    mapping = mapping.of(table.names) if mapping else own_mapping(table.names, language)
    assert mapping is not None, "the columns are the museum's own"
    assert faults_of(mapping, language) == []
    known = Known(language, mapping.growing)
    known.archive = archive
    return planning.plan(table, mapping, known, publish)


def brought_in(content: bytes, mapping: Mapping | None = None, **options) -> Plan:
    found = planned(content, mapping, **options)
    assert found.problems == [], [str(one) for one in found.problems]
    bringing.bring_in(found)
    return found


def told(plan: Plan) -> list[str]:
    return [str(problem) for problem in plan.problems]
