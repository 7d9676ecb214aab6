"""``manage.py make_copies``: the copies that recordings lack, or have lost."""

from pathlib import Path

from django.core.management.base import BaseCommand

from exhibits.jobs.faults import JobError
from exhibits.media.copies import make_copies
from exhibits.media.models import Recording
from exhibits.media.purging import WITHDRAWN
from exhibits.media.recipes import missing


class Command(BaseCommand):
    help = (
        "Makes the copies of recordings that visitors hear, where they are missing or their files are lost. Safe to "
        "stop and to run again. A recording that cannot be used is named on standard error and keeps no other back."
    )

    def handle(self, *args, **options):
        recordings = (
            Recording.objects.exclude(file__startswith=f"{WITHDRAWN}/")
            .prefetch_related("derivatives__recording")
            .order_by("pk")
        )
        waiting = [one for one in recordings if self._forget_lost(one) or missing(one) or not one.peaks]
        made, problems = 0, 0
        for number, recording in enumerate(waiting, start=1):
            self.stdout.write(f"{number} of {len(waiting)}: {recording.title}")
            fresh = Recording.objects.get(pk=recording.pk)
            try:
                made += make_copies(fresh, fresh.silenced)
            except (JobError, OSError) as error:
                problems += 1
                self.stderr.write(f"{recording.title}: {error}")
        self.stdout.write(f"Recordings: {len(waiting)} lacked copies, {made} files made, {problems} not usable")

    def _forget_lost(self, recording: Recording) -> bool:
        """Whether files were gone that rows stand for; the rows are then gone too."""
        lost = [one for one in recording.derivatives.all() if not Path(one.file.path).is_file()]
        for one in lost:
            one.delete()
        return bool(lost)
