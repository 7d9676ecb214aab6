"""All objects of an import are written, or none."""

from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import chain, islice

from django.db import transaction
from django.utils import timezone

from exhibits.catalogue.models import ObjectPage

from .changing import change
from .creating import create
from .places import Lists

# So many are in memory at once, with their rows and what is to be written of them.
BATCH = 200


def _silent(done: int, total: int) -> None:
    """Nobody asks how far the work is."""


@transaction.atomic
def write(
    new: Iterable[ObjectPage],
    changed: Iterable[ObjectPage],
    *,
    by,
    publish: bool,
    progress: Callable[[int, int], None] = _silent,
) -> None:
    """Write objects in the name of ``by``, who is not asked for permissions here: all of them, or none. Either may be a
    generator: it is read in batches, within the transaction, and nothing of a batch is kept, so memory does not grow
    with the number of objects.

    ``new``: pages that are not saved yet, with their rows, ``locale`` and ``translation_key``; the original of a thing
    before its translations. Each becomes the last of its language's list, and nobody else adds to the lists meanwhile.
    A row without a ``sort_order`` has its place in the list that it was set in. Without a slug, or with one that a
    translation has from its original, the address is made of the title.

    ``changed``: pages that are there, as they are to be; their rows may be set anew or left alone. What somebody has
    saved since they were read is not written over. Of a thing whose translations are at the desk already, the original
    comes first here too.

    With ``publish`` all of this is public at once; without, it is drafts, and what is public stays as it is.

    ``progress`` is told how many of how many are written; the latter is 0 where nobody knows beforehand.

    Raises ValidationError, with the inventory number of the object that cannot be written.
    """
    now, lists = timezone.now(), Lists()
    total = len(new) + len(changed) if isinstance(new, Sized) and isinstance(changed, Sized) else 0
    done = 0
    work = chain(
        ((create, pages, (lists,)) for pages in _batches(new)), ((change, pages, ()) for pages in _batches(changed))
    )
    for act, pages, where in work:
        act(pages, *where, by=by, publish=publish, now=now)
        done += len(pages)
        progress(done, total)


def _batches(pages: Iterable[ObjectPage]) -> Iterator[list[ObjectPage]]:
    pages = iter(pages)
    while batch := list(islice(pages, BATCH)):
        yield batch
