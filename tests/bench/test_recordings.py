"""How long copies of recordings take, as a part of their playing length, and how much memory. Printed; no promise.

RECORDING_MINUTES says how long the speech is (10), FILM_SECONDS how long the film (20).
"""

import json
import os

from tests.browser.tables import table
from tests.media.sounds import ffmpeg, speech

MINUTES, SECONDS = int(os.environ.get("RECORDING_MINUTES", 10)), int(os.environ.get("FILM_SECONDS", 20))


def test_copies(museum, tmp_path):
    speech(tmp_path / "speech.wav", MINUTES * 60)
    pictures = ["-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=25", "-f", "lavfi", "-i", "sine=frequency=440"]
    ffmpeg(
        *pictures, "-t", str(SECONDS), "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", tmp_path / "film.mp4"
    )
    rows = []
    for name in ("speech.wav", "film.mp4"):
        one = json.loads(museum.manage("tests.bench.hearing", str(tmp_path / name)).splitlines()[-1])
        assert one["copies"] >= 3
        part = f"1/{one['length'] / one['seconds']:.1f}"
        rows.append([name, one["length"], one["looked"], one["seconds"], part, one["cpu"], one["mine"], one["theirs"]])
    head = ["file", "length s", "checked s", "copied s", "of length", "cpu s", "MB worker", "MB ffmpeg"]
    table("Recordings", head, rows)
