"""``python -m tests.browser.stage film`` or ``hour``: puts a story into an open museum; prints its path in English.

``film``: one whose pictures somebody describes. ``hour``: one that lasts sixty minutes, with 1,200 cues in two
languages; its only copy is as large as the museum's own. ``desk``: where the transcript of that hour is written.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django

SECONDS, CUES = 3600, 1200
WORDS = (
    "Bunica punea cazanul pe foc înainte de răsărit, și noi ne trezeam de miros.",
    "Atunci nu era nimeni pe drum; se auzea numai apa, și uneori un câine de departe.",
    "Tata zicea că arama se aude când e gata: trebuie să asculți, nu să te uiți.",
    "Mai târziu am înțeles ce voia să spună, dar el nu mai era ca să-l întreb.",
)


def film() -> str:
    """Which of its copies plays is told by their files."""
    from django.core.files.base import ContentFile

    from exhibits.media.copies import make_copies
    from exhibits.media.models import Recording
    from tests.media.sounds import sample

    # Without a word to anybody: the museum's worker would make its copies at the same time.
    made = Recording(title="Film", type="video", duration=20)
    made.file.save("film.mp4", ContentFile(sample(".mp4", 20)), save=False)
    made.described.save("told.mp4", ContentFile(sample(".mp4", 19)), save=False)
    Recording.objects.bulk_create([made])
    make_copies(Recording.objects.get(pk=made.pk))
    return _story("A film", made)


def hour() -> str:
    from django.core.files import File

    from exhibits.media.models import Recording, RecordingDerivative
    from tests.media.sounds import ffmpeg

    made = Recording(title="Hour", type="audio", duration=SECONDS, language="ro", peaks=[50, 90, 20, 70] * 50)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "hour.webm"
        noise = f"anoisesrc=color=pink:sample_rate=48000:seed=7:duration={SECONDS}"
        encoder = ["-c:a", "libopus", "-b:a", "64k", "-vbr", "off", "-cues_to_front", "1"]
        ffmpeg("-f", "lavfi", "-i", noise, "-ac", "1", *encoder, path)
        with path.open("rb") as file:
            made.file.save("hour.webm", File(file), save=False)
            Recording.objects.bulk_create([made])
            copy = RecordingDerivative(recording=made, content_type="audio/webm; codecs=opus", size=path.stat().st_size)
            copy.file.save("hour.webm", File(file))
    _write_down(made)
    return _story("An hour", made)


def _write_down(recording) -> None:
    from exhibits.formats.cues.model import Cue, Segment
    from exhibits.media.models import Transcript

    length = SECONDS * 1000 // CUES
    for language in ("ro", "en"):
        kind = Transcript.Kind.VERBATIM if language == "ro" else Transcript.Kind.TRANSLATION
        cues = [
            Cue(str(n + 1), n * length, (n + 1) * length, "Maria" if n // 6 % 2 else "Ana", f"{n}. {WORDS[n % 4]}")
            for n in range(CUES)
        ]
        parts = [
            Segment(n * SECONDS * 50, f"Partea {n + 1}", WORDS[n % 4], ("aramă",), ("Tismana",)) for n in range(20)
        ]
        row = Transcript(recording=recording, language=language, kind=kind, status=Transcript.Status.PUBLISHED)
        row.write(cues, parts)
        row.save()


def _story(title: str, recording) -> str:
    from wagtail.models import ReferenceIndex

    from exhibits.core import routing
    from tests import factories

    page = factories.story(title, "en", recording=recording)
    # The museum's worker would note what shows it a little later.
    ReferenceIndex.create_or_update_for_object(page)
    return routing.address(page, "en")


def desk() -> str:
    from django.urls import reverse

    from exhibits.media.models import Recording

    return reverse("transcripts:desk", args=[Recording.objects.get(title="Hour").pk])


STORIES = {"film": film, "hour": hour, "desk": desk}

if __name__ == "__main__":
    django.setup()
    print(STORIES[sys.argv[1]]())
