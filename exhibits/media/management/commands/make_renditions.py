"""``manage.py make_renditions``: the sizes that pictures lack, made ahead of visitors."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

import django
from django.core.management.base import BaseCommand

from exhibits.media.models import MuseumImage
from exhibits.media.renditions import make_renditions, missing_sizes

PROCESSES = 2
BAR = 30


class Command(BaseCommand):
    help = (
        "Makes the sizes that pictures lack. Safe to stop and to run again. A picture that cannot be read is named on "
        "standard error and keeps none of the others back."
    )

    def add_arguments(self, parser):
        parser.add_argument("--processes", type=int, default=PROCESSES, help="how many pictures at once (default: 2)")

    def handle(self, *args, processes, **options):
        waiting, problems = _waiting()
        self._made, self._total = 0, len(waiting)
        for number, (made, problem) in enumerate(_made(waiting, processes), start=1):
            self._made += made
            problems += [problem] if problem else []
            self._show(number)
        for problem in problems:
            self.stderr.write(problem)
        self.stdout.write(
            f"Pictures: {self._total} lacked sizes, {self._made} files made, {len(problems)} not readable"
        )

    def _show(self, number: int) -> None:
        filled = BAR * number // self._total
        line = f"[{'#' * filled}{'.' * (BAR - filled)}] {number} of {self._total} pictures"
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="\n" if number == self._total else "")
            self.stdout.flush()
        else:
            self.stdout.write(line)


def _waiting() -> tuple[list[int], list[str]]:
    """Primary keys of the pictures that lack a size, and what is wrong with those that cannot be looked at."""
    waiting, problems = [], []
    for image in MuseumImage.objects.prefetch_related("renditions").order_by("pk").iterator(chunk_size=200):
        try:
            if missing_sizes(image):
                waiting.append(image.pk)
        except OSError as error:
            problems.append(f"{image.title}: {error}")
    return waiting, problems


def make_one(pk: int) -> tuple[int, str]:
    """How many files were made for a picture, and what went wrong, if anything. Runs in a process of its own."""
    image = MuseumImage.objects.filter(pk=pk).first()
    try:
        return (make_renditions(image) if image else 0), ""
    except OSError as error:
        return 0, f"{image.title}: {error}"


def _made(waiting: list[int], processes: int) -> Iterator[tuple[int, str]]:
    if min(processes, len(waiting)) < 2:
        yield from map(make_one, waiting)
        return
    # Fresh processes: a forked one would share this one's database connection.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=django.setup) as pool:
        for future in as_completed([pool.submit(make_one, pk) for pk in waiting]):
            yield future.result()
