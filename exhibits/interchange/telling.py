"""What a story offers to whoever takes its words along: how it is cited, and its transcripts as files."""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext

from exhibits.access import asking
from exhibits.access.selectors import public
from exhibits.core import describe, routing
from exhibits.core.embedded import Embedded
from exhibits.core.reading import Reading
from exhibits.core.terms import TermEntry, term_for_reader
from exhibits.formats.languages import DEFAULT
from exhibits.media.models import Transcript
from exhibits.media.transcripts import files
from exhibits.media.transcripts.reading import Script, code_of
from exhibits.stories.models import StoryPage
from exhibits.translations.readers import for_reader

from . import addresses
from .cite.citation import MEDIA, Citation
from .cite.words import in_words
from .iiif.metadata import date_text
from .using import Use

# What stands in a line to be filled in by the page's script, once somebody has chosen words to quote.
MOMENT, LINK = "{time}", "{link}"


@dataclass(frozen=True)
class Telling:
    """``quotation`` is the citation of some of its words: with ``MOMENT`` and ``LINK`` in it."""

    use: Use
    quotation: str


@dataclass(frozen=True)
class File:
    """A transcript as a file, for readers."""

    name: str
    language: str
    content: bytes


def telling(page: StoryPage, reading: Reading, embedded: Embedded, place: TermEntry | None) -> Telling | None:
    """None for a story that not everybody may see: nothing of it is to be taken along yet."""
    if not reading.translations:
        return None
    recording = embedded.recordings.get(page.recording_id)
    told = _citation(page, reading.text_language, recording.type if recording else "", place.name if place else "")
    quoted = replace(told, address=LINK, moment=MOMENT)
    return Telling(
        Use(manifest="", citation=_said(told, reading.language), forms=addresses.other_forms(told.uuid), takes=[]),
        _said(quoted, reading.language),
    )


def _citation(page: StoryPage, language: str, medium: str, place: str) -> Citation:
    name = page.told_by
    return Citation(
        uuid=str(page.translation_key),
        title=page.title,
        language=language,
        museum=gettext("Roma’s Treasure"),
        address=describe.permanent(page.translation_key),
        creators=(name,) if name else (),
        date=page.telling_date,
        place=place,
        medium=medium,
        medium_words=str(MEDIA[medium]) if medium else "",
        accessed=timezone.localdate(),
    )


def _said(citation: Citation, language: str) -> str:
    return in_words(citation, citation.date, date_text(citation.accessed.isoformat(), language))


def downloads(script: Script) -> list[str]:
    """The languages of a transcript that anybody may take along as files; one query."""
    known = [script.language, *script.offered]
    may = set(_taken(Transcript.objects.filter(recording=script.recording)).values_list("language", flat=True))
    return [language for language in known if language in may]


def transcript(identifier, language: str, form: str) -> File | None:
    """The transcript of the recording with this uuid, of which the ``form`` is "vtt" or "txt"; None where nobody agreed
    that it may be taken along."""
    asked = Transcript.objects.filter(recording__uuid=identifier, language=language)
    row = _taken(asked.select_related("recording")).first()
    if row is None:
        return None
    code = code_of(language) or DEFAULT
    page = for_reader(_stories(row.recording), code).order_by("pk").first()
    page = page or _stories(row.recording).order_by("pk").first()
    with translation.override(code):
        place = term_for_reader("place", page.telling_place_id, code)
        cited = _citation(page, routing.language_of(page), row.recording.type, place.name if place else "")
        about = [page.title, _said(cited, code), str(Transcript.Kind(row.kind).label)]
    return File(f"{page.slug}.{language}.{form}", language, files.written(row.recording, row, form, about))


def _taken(transcripts: QuerySet) -> QuerySet:
    """Those of ``transcripts`` that anybody may take along: where it was agreed to for the voice, and for a story in
    which it is heard."""
    return _downloadable(transcripts).filter(Exists(_stories(OuterRef("recording"))))


def _stories(recording) -> QuerySet:
    return _downloadable(StoryPage.objects.filter(recording=recording))


def _downloadable(queryset: QuerySet) -> QuerySet:
    # A file lies on the web: who agreed to downloads alone did not agree to that.
    return public(public(queryset), asking.Asking(asking.Use.DOWNLOAD))
