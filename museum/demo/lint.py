"""What is wrong with the content files, found without a database."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import exhibits.vocabularies
from exhibits.book.blocks import ChapterBlock, NotesBlock
from exhibits.core.blocks import BodyBlock, TourBlock
from exhibits.formats.cues.model import faults_of
from exhibits.formats.languages import CODES
from exhibits.formats.romani import ORTHOGRAPHY, VARIETY
from exhibits.media.models import ImageText

from .alike import blocks_alike, fields_alike
from .blocks import Things, notes, stream
from .content import COMPLETE, Content, ContentError, Place, Sheet, read_toml
from .marked import marks_missing
from .pages import MODELS, RELATIONS
from .pictures import catalogue as pictures
from .recordings import catalogue as recordings
from .recordings import cues_of, heard_in, segments_of, written_in
from .sources import Sources
from .states import STATES
from .vocabulary import MODELS as TERMS
from .vocabulary import VALUES
from .words import TEXTS, words_of

REFERENCES = Path(exhibits.vocabularies.__file__).parent / "data" / "references.toml"
CEDILLA = re.compile("[şţŞŢ]")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What a file may hold beside texts and blocks.
FACTS = {"key", "kind", "original", "cover", "palette", "period", "place", "book", "number", "recording", "basis"}
FACTS |= {"consent", "images", "tour", "dimensions", "makers", "date", "acquired_on"}
FACTS |= {"order", "parts", "part", "matter", "note", "contributors", "publisher", "licence"}
FACTS |= {"telling_language", "sample", "title", "slug", "body", "romani", "states", "later", *RELATIONS}
ROMANI_FACTS = {"variety": VARIETY, "orthography": ORTHOGRAPHY}
CONSENT_FACTS = {"sealed_until", "withdrawn"}
IMAGE_TEXT_LENGTH = ImageText._meta.get_field("alt").max_length
LINKABLE = ("exhibit", "story", "chapter", "object")


def problems(sources: Sources, drawable: set[str]) -> Iterator[str]:
    """Every problem as a line that says where it is; ``drawable`` are the keys that there is a drawing for."""
    try:
        content = sources.read()
        drawn, spoken = pictures(sources.catalogue), recordings(sources.audio)
    except (ContentError, FileNotFoundError) as error:
        yield str(error)
        return
    yield from _cedillas(sources)
    works = {work["key"] for work in read_toml(REFERENCES)["reference"]}
    number = count(1)
    things = Things(
        images={key: next(number) for key in drawn},
        references={key: next(number) for key in works},
        pages={ref: next(number) for ref in content.sheets},
        recordings={
            key: heard_in({language: next(number) for language in entry["language"]}) for key, entry in spoken.items()
        },
        places={table["key"]: next(number) for table in content.terms.get("place", [])},
        told={
            ref: (sheet.data["recording"], sheet.original)
            for ref, sheet in content.sheets.items()
            if sheet.kind == "story" and "recording" in sheet.data
        },
    )
    for sheet in content.sheets.values():
        yield from _sheet(sheet, content, things)
    yield from marks_missing(content, things, works)
    yield from _terms(content, works)
    yield from _plan(content)
    yield from _drawings(drawn, drawable)
    for entry in spoken.values():
        yield from _recording(entry, sources.audio)


def _recording(entry: dict, audio: Path) -> Iterator[str]:
    """Its files are there, and what is said in it can be kept in each language."""
    key = entry["key"]
    for language, files in entry["language"].items():
        yield from (
            f"recording {key}: {files[name]} is missing."
            for name in ("aac", "opus", "original")
            if name in files and not (audio / files[name]).exists()
        )
        try:
            spoken = [(code, cues_of(entry, code, language)) for code in written_in(entry, language)]
            for code, cues in spoken:
                segments_of(entry, code, cues)
            yield from _withheld(entry, language)
        except (KeyError, IndexError) as error:
            yield f"recording {key}, {language}: something of what is said is missing ({error})."
            continue
        if spoken and (faults := faults_of(spoken[0][1])):
            yield f"recording {key}, {language}: a cue has no time, or one before the cue above it ({faults[0].line})."


def _withheld(entry: dict, language: str) -> Iterator[str]:
    """Raises KeyError where it is not said why something is withheld."""
    if any(cue.get("withheld") for cue in entry.get("cue", [])):
        entry["withheld_because"]
        if "original" not in entry["language"][language]:
            yield f"recording {entry['key']}, {language}: what is withheld needs an original beside the silent files."


def _cedillas(sources: Sources) -> Iterator[str]:
    for path in sorted(sources.content.rglob("*.toml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if found := CEDILLA.search(line):
                name = path.relative_to(sources.content)
                yield f"{name}, line {number}: {found[0]} has a cedilla; write ș and ț with a comma."


def _sheet(sheet: Sheet, content: Content, things: Things) -> Iterator[str]:
    yield from _facts(sheet, content, things)
    yield from _addresses(sheet)
    model = MODELS[sheet.kind]
    streams = {"body": ChapterBlock() if sheet.kind == "chapter" else BodyBlock(), "tour": TourBlock()}
    try:
        words = {
            code: {"title": sheet.words("title", code), **words_of(sheet, code, things.pages)}
            for code in sheet.languages
        }
        yield from fields_alike(model, words, sheet.place)
        for name, block in streams.items():
            if name in sheet.data:
                values = {code: stream(sheet, name, code, things) for code in sheet.languages}
                yield from blocks_alike(block, values, sheet.place.at(name))
        if "note" in sheet.data:
            values = {code: notes(sheet, code, things) for code in sheet.languages}
            yield from blocks_alike(NotesBlock(), values, sheet.place.at("note"))
    except ContentError as error:
        yield str(error)
    yield from _order(sheet)


def _facts(sheet: Sheet, content: Content, things: Things) -> Iterator[str]:
    place, data = sheet.place, sheet.data
    for name in sorted(set(data) - FACTS - TEXTS[sheet.kind]):
        yield f"{place.at(name)}: a page of the kind {sheet.kind} shows no such thing."
    yield from (f"{place}: there is no page in {code}." for code in COMPLETE if code not in sheet.languages)
    if sheet.original not in sheet.languages:
        yield f"{place.at('original')}: there is no page in {sheet.original}."
    known = {kind: {table["key"] for table in content.terms.get(kind, [])} for kind in TERMS}
    chosen = [(kind, key) for relation, kind in RELATIONS.items() for key in data.get(relation, [])]
    chosen += [(kind, data[kind]) for kind in ("period", "place") if kind in data]
    yield from (f"{place}: there is no {kind} {key!r}." for kind, key in chosen if key not in known[kind])
    for name, key in data.get("romani", {}).items():
        if key not in ROMANI_FACTS.get(name, {}):
            yield f"{place.at('romani')}: there is no {name} {key!r}."
    yield from (
        f"{place.at('states')}: a translation cannot be left {state!r} in {language!r}."
        for language, state in data.get("states", {}).items()
        if language not in CODES or state not in STATES
    )
    for name in sorted(set(data.get("consent", {})) - CONSENT_FACTS):
        yield f"{place.at('consent')}: a consent says nothing of {name!r}."
    yield from _files(data, place, things)
    if sheet.kind == "chapter" and f"book:{data.get('book')}" not in content.sheets:
        yield f"{place.at('book')}: there is no book {data.get('book')!r}."
    for number, block in enumerate(data.get("body", [])):
        if block.get("type") == "link" and not block.get("page", "").startswith(LINKABLE):
            yield f"{place.at(f'body[{number}]')}: a card leads to an object, an exhibit, a story or a chapter."


def _files(data: dict, place: Place, things: Things) -> Iterator[str]:
    if data.get("cover") and data["cover"] not in things.images:
        yield f"{place.at('cover')}: there is no drawing {data['cover']!r}."
    for key in data.get("images", []):
        if key not in things.images:
            yield f"{place.at('images')}: there is no drawing {key!r}."
    for number, look in enumerate(data.get("tour", [])):
        if look.get("image") not in data.get("images", []):
            yield f"{place.at(f'tour[{number}]')}: the picture {look.get('image')!r} is none of the object's."
    if data.get("recording") and data["recording"] not in things.recordings:
        yield f"{place.at('recording')}: there is no recording {data['recording']!r}."


def _addresses(sheet: Sheet) -> Iterator[str]:
    slugs = sheet.data["slug"]
    first = slugs.get(sheet.original, "")
    for language, slug in slugs.items():
        at = sheet.place.at("slug").within(language)
        if not SLUG.fullmatch(slug):
            yield f"{at}: {slug!r} is not lower case ASCII joined by hyphens."
        if language != sheet.original and f"{slug}-".startswith(f"{first}-"):
            yield f"{at}: {slug!r} would be taken for the original's, and replaced by one made from the title."


def _order(sheet: Sheet) -> Iterator[str]:
    """Times go forward: the years of a timeline."""
    for number, block in enumerate(sheet.data.get("body", [])):
        years = [event["year"] for event in block.get("events", []) if "year" in event]
        if years != sorted(years):
            yield f"{sheet.place.at(f'body[{number}]')}: the events are not in the order of their years."


def _terms(content: Content, works: set[str]) -> Iterator[str]:
    for kind, model in TERMS.items():
        for table in content.terms.get(kind, []):
            at = f"vocabularies.toml, {kind} {table['key']}"
            yield from (
                f"{at}: there is no {name} in {code}."
                for name in ("name", "description")
                for code in COMPLETE
                if not table.get(name, {}).get(code)
            )
            yield from (
                f"{at}: there is no reference {key!r}." for key in table.get("reference", []) if key not in works
            )
            values = {field: table[name] for name, field in VALUES[kind].items() if name in table}
            term = model(key=table["key"], name=table["name"]["en"], wikidata=table.get("wikidata", ""), **values)
            try:
                term.clean_fields(exclude=["locale", "portrait"])
            except Exception as error:
                yield f"{at}: {error}"


def _plan(content: Content) -> Iterator[str]:
    named = [f"{kind}:{key}" for kind, keys in content.plan.get("order", {}).items() for key in keys]
    yield from (
        f"museum.toml: there is no page {ref!r}."
        for ref in [*named, *content.plan["home"].values()]
        if ref not in content.sheets
    )


def _drawings(drawn: dict, drawable: set[str]) -> Iterator[str]:
    yield from (f"drawing {key}: nobody draws it." for key in sorted(set(drawn) - drawable))
    yield from (f"drawing {key}: it is not in the catalogue." for key in sorted(drawable - set(drawn)))
    for key, drawing in drawn.items():
        yield from (f"drawing {key}: there is no text in {code}." for code in COMPLETE if not drawing.alt.get(code))
        long = [code for code in drawing.alt if len(drawing.alt[code]) > IMAGE_TEXT_LENGTH]
        long += [code for code in drawing.caption if len(drawing.caption[code]) > IMAGE_TEXT_LENGTH]
        yield from (f"drawing {key}: a text in {code} has more than {IMAGE_TEXT_LENGTH} characters." for code in long)
