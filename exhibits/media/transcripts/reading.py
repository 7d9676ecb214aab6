"""What everybody may read of a transcript. Pages, search and files read here and nowhere else: what is withheld is left
out before anything else is done with the words."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext, override

from exhibits.access.asking import Asking
from exhibits.access.selectors import within_pages
from exhibits.access.spans import Span, spans_of, spans_of_several
from exhibits.formats.cues import webvtt
from exhibits.formats.cues.model import Cue, Segment
from exhibits.formats.cues.paragraphs import parts
from exhibits.formats.cues.times import spoken
from exhibits.formats.cues.withholding import segments_without, without
from exhibits.formats.languages import BY_CODE, CODES, DEFAULT
from exhibits.media.models import Recording, Transcript

from .naming import Named, places_named
from .speakers import Label, Speaker, labelling, speakers_of, speakers_of_several


@dataclass(frozen=True)
class Heard:
    """A transcript without what is withheld."""

    language: str
    kind: str
    cues: list[Cue]
    segments: list[Segment]
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Said:
    """One cue on a page; ``lang`` is that of its words, and ``is_own`` false where the original's stand in."""

    start: str
    end: str
    text: str
    lang: str
    is_own: bool = True
    withheld: bool = False


@dataclass(frozen=True)
class TurnRead:
    """One speaker's turn on a page, with the same cues in the language beside it; ``start`` in seconds."""

    start: str
    clock: str
    speaker: str
    is_new: bool
    withheld: bool
    said: list[Said]
    beside: list[Said]


@dataclass(frozen=True)
class PartRead:
    """What is told under one heading of the index, and of what; without one, ``title`` is empty."""

    start: str
    clock: str
    title: str
    synopsis: str
    lang: str
    turns: list[TurnRead]
    keywords: tuple[str, ...] = ()
    places: tuple[Named, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Script:
    """A recording's transcript as a page shows it: in ``language``, with ``beside`` next to it, if that is not empty.
    ``offered`` are the languages that can stand beside it."""

    recording: Recording
    language: str
    kind: str
    is_fallback: bool
    beside: str
    offered: list[str]
    parts: list[PartRead] = field(default_factory=list)
    people: tuple[tuple[str, str], ...] = ()

    @property
    def headings(self) -> list[PartRead]:
        return [part for part in self.parts if part.title]


def notice(tag: str) -> str:
    """What stands where words are withheld, in the language of the transcript."""
    with override(code_of(tag) or DEFAULT):
        return gettext("A passage is withheld.")


def code_of(tag: str) -> str | None:
    """The museum's language that a tag belongs to, such as rom for every variety of Romani; None for a stranger's."""
    return next((code for code in CODES if tag.partition("-")[0] in BY_CODE[code].accepts), None)


def heard(transcript: Transcript, spans: Iterable[Span], label: Label) -> Heard:
    """The one way from a transcript to words that leave the house; ``label`` as by ``speakers.labelling``."""
    people = ((name, getattr(transcript, name)) for name in ("transcriber", "translator", "reviewer"))
    cues = without(transcript.read_cues(), spans, notice(transcript.language))
    # A heading over words that are gone with the passage would tell of them.
    gone = [*spans, *((cue.start, cue.end) for cue in cues if cue.withheld)]
    segments = segments_without(transcript.read_segments(), gone)
    with override(code_of(transcript.language) or DEFAULT):
        cues = [replace(cue, speaker=label(cue.speaker)) for cue in cues]
        segments = [replace(one, people=tuple(map(label, one.people))) for one in segments]
    named = tuple((role, name) for role, name in people if name)
    return Heard(transcript.language, transcript.kind, cues, segments, named)


def heard_of(recordings: list[Recording], code: str, asked: Asking | None = None) -> dict[int, Heard]:
    """By primary key, the transcript of each recording that readers of the museum's language ``code`` are to get; those
    that have none are left out. As many queries for any number."""
    chosen = {one.pk: _chosen(one.tracks, code) or next(iter(one.tracks), None) for one in recordings}
    rows = within_pages(Transcript.objects.filter(pk__in=[track.pk for track in chosen.values() if track]), asked)
    spans, speakers = spans_of_several(one.uuid for one in recordings), speakers_of_several(chosen)
    by_key = {one.pk: one for one in recordings}
    return {
        row.recording_id: heard(
            row, spans.get(by_key[row.recording_id].uuid, []), labelling(speakers[row.recording_id])
        )
        for row in rows
    }


def captions(transcript: Transcript, recording: Recording) -> bytes:
    """A transcript as WebVTT for players."""
    kind = "captions" if transcript.is_original else "subtitles"
    found = heard(transcript, spans_of(recording.uuid), labelling(speakers_of(recording.pk)))
    return webvtt.write(found.cues, {"Kind": kind, "Language": transcript.language})


def words_in(recording: int | None, code: str) -> str:
    """What search knows of a recording (a primary key) in one language of the museum."""
    shown = within_pages(Recording.objects.filter(pk=recording)).first() if recording else None
    if shown is None:
        return ""
    rows = list(_readable(shown).filter(language__in=BY_CODE[code].accepts))
    if not rows:
        return ""
    spans, label = spans_of(shown.uuid), labelling(speakers_of(shown.pk))
    return "\n".join(words for row in rows for words in _words(heard(row, spans, label)))


def _words(found: Heard) -> Iterable[str]:
    yield from (cue.text for cue in found.cues if not cue.withheld)
    for segment in found.segments:
        yield " ".join([segment.title, segment.synopsis, *segment.keywords, *segment.places, *segment.people])


def script_of(
    recording: Recording | None,
    code: str,
    beside: str = "",
    speakers: Iterable[Speaker] | None = None,
    asked: Asking | None = None,
) -> Script | None:
    """The transcript of a recording that a page may show, for readers of the page's language ``code``: in it, else in
    the original. None where nobody has published one. Two queries where the ``speakers`` are known, and one where its
    index names places."""
    tracks = recording.tracks if recording else []
    if not tracks:
        return None
    original = next((track for track in tracks if track.is_original), None)
    chosen = _chosen(tracks, code) or original or tracks[0]
    other = next((track for track in tracks if track.language == beside and track != chosen), None)
    wanted = {track.pk for track in (chosen, other, original) if track}
    spans, label = spans_of(recording.uuid), labelling(speakers_of(recording.pk) if speakers is None else speakers)
    found = {row.pk: heard(row, spans, label) for row in _readable(recording, asked).filter(pk__in=wanted)}
    if chosen.pk not in found:  # it was taken back a moment ago
        return None
    first, second = found.get(original.pk) if original else None, found.get(other.pk) if other else None
    return Script(
        recording,
        chosen.language,
        Transcript.Kind(chosen.kind).label,
        code_of(chosen.language) != code,
        second.language if second else "",
        [track.language for track in tracks if track != chosen],
        _parts(found[chosen.pk], second, first or found[chosen.pk]),
        found[chosen.pk].people,
    )


def _chosen(tracks: list[Transcript], code: str) -> Transcript | None:
    fitting = [track for track in tracks if track.language in BY_CODE[code].accepts]
    return min(fitting, key=lambda track: (track.language != code, not track.is_original), default=None)


def tracks(asked: Asking | None = None) -> Prefetch:
    """What players and pages know of a recording's transcripts before they ask for the words: ``recording.tracks``."""
    rows = within_pages(Transcript.objects.only("recording_id", "language", "kind"), asked)
    return Prefetch("transcripts", rows, to_attr="tracks")


def _readable(recording: Recording, asked: Asking | None = None) -> QuerySet:
    """Where the recording itself may be heard."""
    return within_pages(Transcript.objects.filter(recording=recording), asked)


def _parts(main: Heard, second: Heard | None, original: Heard) -> list[PartRead]:
    segments, lang = (main.segments, main.language) if main.segments else (original.segments, original.language)
    texts = {cue.key: cue for cue in original.cues}
    others = {cue.key: cue for cue in second.cues} if second else {}
    # A cue that is written in neither language is silence.
    cues = [cue for cue in main.cues if cue.text or (cue.key in texts and texts[cue.key].text)]
    known = places_named((name for segment in segments for name in segment.places), code_of(lang) or DEFAULT)
    found = []
    for part in parts(cues, segments):
        segment = part.segment
        turns = [_turn(turn, main.language, texts, original.language, others, second) for turn in part.turns]
        start = segment.start if segment else (part.turns[0].start if part.turns else 0)
        title, synopsis = (segment.title, segment.synopsis) if segment else ("", "")
        read = PartRead(seconds(start), spoken(start), title, synopsis, lang, turns)
        found.append(_with_names(read, segment, known) if segment else read)
    return found


def _with_names(read: PartRead, segment: Segment, known: dict[str, Named]) -> PartRead:
    places = tuple(known[name] for name in segment.places)
    return replace(read, keywords=segment.keywords, places=places, people=segment.people)


def _turn(turn, language: str, texts: dict, original: str, others: dict, second: Heard | None) -> TurnRead:
    said = [_said(cue, cue, language, texts, original) for cue in turn.cues]
    beside = []
    if second and not turn.withheld:
        beside = [_said(cue, others.get(cue.key), second.language, texts, original) for cue in turn.cues]
    return TurnRead(seconds(turn.start), spoken(turn.start), turn.speaker, turn.is_new, turn.withheld, said, beside)


def _said(at: Cue, cue: Cue | None, language: str, texts: dict[str, Cue], original: str) -> Said:
    own = cue is not None and bool(cue.text)
    stands_in = texts.get(at.key)
    text = cue.text if own else stands_in.text if stands_in else ""
    withheld = at.withheld or (cue is not None and cue.withheld)
    return Said(seconds(at.start), seconds(at.end), text, language if own else original, own, withheld)


def seconds(time: int) -> str:
    """Milliseconds as seconds with as many decimals as they have: 63.2."""
    return f"{time / 1000:.3f}".rstrip("0").rstrip(".")
