"""The objects as a sheet: the museum's own, or another that was once brought in, by its mapping."""

from collections.abc import Callable, Iterable, Iterator
from uuid import UUID

from django.core.files.base import ContentFile

from exhibits.catalogue.models import SheetExport
from exhibits.formats.tables import delimited, workbook

from .columns import IMAGES, Heading, headings
from .families import all_keys, families_of, in_parts, text_in
from .kinds.base import rows_of
from .known import Known
from .mapping import Link, Mapping, cell_back, heading_for

WRITERS = {"csv": delimited.write, "xlsx": workbook.write}
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _silent(done: int, total: int) -> None:
    pass


def template(language: str, form: str) -> bytes:
    """The museum's own sheet, empty: the names of its columns."""
    return WRITERS[form](names_of(language), [])


def names_of(language: str) -> list[str]:
    return [heading.named(language) for heading in headings(language)]


def export(
    language: str,
    form: str,
    mapping: Mapping | None = None,
    keys: Iterable[UUID] | None = None,
    progress: Callable[[int, int], None] = _silent,
) -> bytes:
    """All objects, or those of ``keys``, drafts as well: for the museum's own people. With a ``mapping``, in the
    columns of the sheet that it is for."""
    known = Known(language)
    keys = all_keys() if keys is None else list(keys)
    if mapping is None or mapping.own:
        columns = list(headings(language))
        return WRITERS[form](names_of(language), _rows(keys, columns, known, progress))
    links = [(link, heading_for(link.target, language) if link.target else None) for link in mapping.links]
    wanted = list(dict.fromkeys(heading for _, heading in links if heading))
    return WRITERS[form](
        [link.source for link, _ in links],
        (_foreign(links, wanted, row) for row in _rows(keys, wanted, known, progress)),
    )


def write_out(asked: SheetExport, progress: Callable[[int, int], None] = _silent) -> None:
    """What somebody has asked for, as a file; it is there when it is whole."""
    mapping = Mapping.from_json(asked.links) if asked.links else None
    content = export(asked.language, asked.form, mapping, progress=progress)
    asked.file.save(str(asked), ContentFile(content), save=False)
    asked.save(update_fields=["file"])


def _rows(keys: list[UUID], columns: list[Heading], known: Known, progress) -> Iterator[list[str]]:
    done = 0
    for part in in_parts(keys):
        found = families_of(part)
        pages = [page for family in found.values() for page in family.values()]
        known.pictures.want(row.image_id for page in pages for row in rows_of(page, IMAGES))
        yield from ([text_in(found[key], one, known) for one in columns] for key in part if key in found)
        done += len(part)
        progress(done, len(keys))


def _foreign(links: list[tuple[Link, Heading | None]], wanted: list[Heading], row: list[str]) -> list[str]:
    """One line of the foreign sheet; of several columns that make one text the first gets it all."""
    texts, told, cells = dict(zip(wanted, row, strict=True)), set(), []
    for link, heading in links:
        if heading is None or (heading in told and not heading.column.kind.several):
            cells.append("")
            continue
        cells.append(cell_back(link, texts[heading]))
        told.add(heading)
    return cells
