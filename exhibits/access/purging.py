"""What is taken out of the museum when somebody takes back what they told, and by whom: a registry.

Each department says what it keeps of a thing (``Purger``), and what else belongs to it (``register_parts``). Whatever
is built from the museum's contents later (books, packs, archives) registers itself here as well.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

# What stands where a name or words were.
NOTHING = "—"


class Kept(TextChoices):
    """What the museum keeps of a thing, as a receipt names it. The values are in the database for ever."""

    PAGES = "pages", _("Pages in all languages, with drafts, earlier versions and their titles in the log")
    NARRATORS = "narrators", _("What was noted of the narrator")
    TRANSLATIONS = "translations", _("Passages prepared for translators, and their translations")
    COPIES = "copies", _("Copies of sound and film for listening")
    TRANSCRIPTS = "transcripts", _("Transcripts of recordings, in all languages")
    PICTURES = "pictures", _("Sizes and tiles of pictures, with their descriptions")
    BOOKS = "books", _("Books as files, which are made again without it")
    JOBS = "jobs", _("Notes of background work")
    COUNTS = "counts", _("Lists and numbers worked out in advance")
    ORIGINALS = "originals", _("Original recordings and pictures")


@dataclass(frozen=True)
class Purger:
    """``count`` tells how many things of this kind there are of the subjects; ``purge`` takes them away, and may be
    asked again after a worker was killed."""

    kept: Kept
    count: Callable[[list[UUID]], int]
    purge: Callable[[list[UUID]], None]


Parts = Callable[[UUID], Iterable[UUID]]

_purgers: list[Purger] = []
_parts: list[Parts] = []
_things: list[Callable[[list[UUID]], QuerySet]] = []
_replays: list[Callable[[dict], None]] = []
_paths: list[Callable[[UUID], list[str]]] = []


def register(purger: Purger) -> None:
    _purgers.append(purger)


def register_parts(parts: Parts) -> None:
    """``parts(subject)``: permanent identifiers of what is a part of the subject and of nothing else."""
    _parts.append(parts)


def register_things(things: Callable[[list[UUID]], QuerySet]) -> None:
    """``things(parts)``: rows that others may show, such as pictures."""
    _things.append(things)


def register_paths(paths: Callable[[UUID], list[str]]) -> None:
    """``paths(subject)``: the addresses under which readers have met it."""
    _paths.append(paths)


def register_replay(again: Callable[[dict], None]) -> None:
    """``again(line)``: does once more, in a restored museum, what the department noted beside the database."""
    _replays.append(again)


def replays() -> list[Callable[[dict], None]]:
    return list(_replays)


def purgers() -> list[Purger]:
    """In the order of ``Kept``: pages before what only they show. Raises ImproperlyConfigured where one is missing."""
    missing = set(Kept) - {purger.kept for purger in _purgers}
    if missing:
        raise ImproperlyConfigured(f"Nobody purges {', '.join(sorted(missing))}.")
    order = list(Kept)
    return sorted(_purgers, key=lambda purger: order.index(purger.kept))


def parts_of(subject: UUID) -> list[UUID]:
    """The subject and its parts."""
    found = dict.fromkeys([subject])
    for parts in _parts:
        found.update(dict.fromkeys(parts(subject)))
    return list(found)


def things_of(parts: list[UUID]) -> dict[str, list[int]]:
    """Primary keys of what others may show of the parts, by the label of its model."""
    return {
        rows.model._meta.label_lower: sorted(rows.values_list("pk", flat=True))
        for rows in (one(parts) for one in _things)
    }


def paths_of(subject: UUID) -> list[str]:
    return sorted({path for paths in _paths for path in paths(subject)})
