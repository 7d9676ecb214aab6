"""Small transcripts for tests."""

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
