"""What is hidden in files themselves: what they say of themselves, and what is heard in them."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from imageio_ffmpeg import get_ffmpeg_exe
from PIL import Image

from exhibits.access.models import Withheld
from exhibits.media.models import MuseumImage, Recording
from tests import factories
from tests.media.sounds import ffmpeg, heard, sample
from tests.media.transcripts import transcript

from .canaries import word
from .reading import betrayed, body_of

pytestmark = pytest.mark.django_db

WORD = word("in_the_bytes")
SPAN = (1000, 2000)  # milliseconds of four seconds of one tone
QUIET = 0.001
RATE = 8000  # that of ``heard``


@pytest.fixture
def told(tmp_path, committed):
    """A public story; its original names somebody in its tags, and one second of it is withheld."""
    plain, tagged = tmp_path / "plain.flac", tmp_path / f"{WORD}.flac"
    plain.write_bytes(sample(".flac", 4))
    ffmpeg("-i", plain, "-c", "copy", "-metadata", f"title={WORD}", "-metadata", f"artist={WORD}", tagged)
    with committed():
        recording = Recording(title="Vocea", type="audio")
        recording.file.save(f"{WORD}.flac", ContentFile(tagged.read_bytes()))
        Withheld.objects.create(subject=recording.uuid, start=SPAN[0], end=SPAN[1], reason="x")
        transcript(recording, "ro", "unu", WORD)
        story = factories.story("Povestea", recording=recording)
    recording.refresh_from_db()
    assert recording.silenced == [list(SPAN)]
    assert WORD.encode() in Path(recording.file.path).read_bytes(), "there is something to betray"
    return story


def test_copies_tell_nothing_of_the_original_and_are_silent_where_they_must_be(told, client, tmp_path):
    copies = Recording.objects.get(pk=told.recording_id).derivatives.all()
    assert len(copies) >= 4
    for copy in copies:
        path = f"/media/{copy.file.name}"
        response = client.get(path)
        assert response.status_code == 200
        body = body_of(response)
        assert WORD.encode() not in body
        file = tmp_path / "served"
        file.write_bytes(body)
        told_of_itself = subprocess.run([get_ffmpeg_exe(), "-hide_banner", "-i", file], capture_output=True, text=True)
        assert WORD not in told_of_itself.stderr
        sound = heard(file)
        within = sound[SPAN[0] * RATE // 1000 : SPAN[1] * RATE // 1000]
        assert abs(within).max() < QUIET, path
        assert abs(sound[: RATE // 2]).max() > QUIET, "the rest is heard"


def test_pictures_tell_nothing_of_the_original(client, committed):
    picture, exif = Image.new("RGB", (1200, 800), "#a3511b"), Image.Exif()
    exif[0x010E], exif[0x013B] = WORD, WORD  # ImageDescription, Artist
    file = BytesIO()
    picture.save(file, "JPEG", exif=exif, comment=WORD.encode())
    with committed():
        original = ContentFile(file.getvalue(), name=f"{WORD}.jpg")
        image = MuseumImage.objects.create(title="Portret", file=original)
        factories.exhibit("Deschisă", cover=image)
    assert WORD.encode() in Path(image.file.path).read_bytes(), "there is something to betray"
    names = [one.file.name for one in image.renditions.all()]
    assert names
    for name in names:
        response = client.get(f"/media/{name}")
        assert response.status_code == 200
        # The name of the file is the original's own; what is in it is looked at here.
        assert betrayed(response, f"/media/{name}", [WORD]) == set(), name
