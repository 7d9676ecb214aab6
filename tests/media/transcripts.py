"""Small transcripts for tests, and the desk where they are written."""

import json

from django.urls import reverse

from exhibits.access.models import Withheld
from exhibits.formats.cues.model import Cue, Segment
from exhibits.media.models import Recording, Transcript

WORDS = ("Era o dată", "un cazan", "mare cât casa", "și s-a spart")


def cues(*texts: str, speakers: str = "AABA") -> list[Cue]:
    """Two seconds each, one after the other."""
    return [
        Cue(str(n + 1), n * 2000, n * 2000 + 2000, speakers[n % len(speakers)], text) for n, text in enumerate(texts)
    ]


def transcript(recording: Recording, language: str = "ro", *texts: str, segments=(), **fields) -> Transcript:
    fields = {"status": Transcript.Status.PUBLISHED, "kind": Transcript.Kind.VERBATIM, **fields}
    row = Transcript(recording=recording, language=language, **fields)
    row.write(cues(*(texts or WORDS)), [Segment(*one) for one in segments])
    row.version = 1
    row.save()
    return row


def translation(recording: Recording, language: str = "en", *texts: str, **fields) -> Transcript:
    texts = texts or tuple(f"{language} {words}" for words in WORDS)
    return transcript(recording, language, *texts, kind=Transcript.Kind.TRANSLATION, **fields)


def withhold(recording: Recording, start: int, end: int) -> Withheld:
    return Withheld.objects.create(subject=recording.uuid, start=start, end=end, reason="Asked for by the family")


def desk(recording, name="desk", *args) -> str:
    return reverse(f"transcripts:{name}", args=[recording.pk, *args])


def rows_in(response) -> list[list[str]]:
    return [[row.key, row.start, row.end, row.speaker, row.text, row.other] for row in response.context["rows"]]


def opened(client, recording, beside="") -> dict:
    """What the form at the desk sends when nothing was changed."""
    response = client.get(desk(recording), {"beside": beside} if beside else {})
    assert response.status_code == 200
    row = response.context["beside"]
    return {"seen": response.context["seen"], "beside": row.language if row else "", "rows": rows_in(response)}


def save(client, recording, form: dict):
    return client.post(desk(recording), {**form, "rows": json.dumps(form["rows"])})
