"""Records as the museum might have them, with everything in them that a format must get right."""

from exhibits.formats.exhibitions import EntryRecord, ExhibitRecord, SectionRecord, ShownRecord, ThemeRecord
from exhibits.formats.record import TextLanguage
from exhibits.formats.regions import Region
from exhibits.formats.romani import VARIETY
from exhibits.formats.stories import StoryRecord
from exhibits.formats.things import (
    ConceptRecord,
    DimensionRecord,
    FileRecord,
    IdentifierRecord,
    MakerRecord,
    PictureRecord,
    RightsRecord,
    StepRecord,
    ThingRecord,
)

HOUSE = "http://localhost:8000"
THING = "11111111-1111-4111-8111-111111111111"
EXHIBIT = "22222222-2222-4222-8222-222222222222"
STORY = "77777777-7777-4777-8777-777777777777"
FRONT, HANDLE, COVER = (f"{digit * 8}-3333-4333-8333-333333333333" for digit in "345")

OPEN = RightsRecord("http://creativecommons.org/licenses/by/4.0/", "CC BY 4.0", {"en": "Attribution"}, True)
CLOSED = RightsRecord("http://rightsstatements.org/vocab/InC/1.0/", "InC", {"en": "In Copyright"}, False)
ROMANI = TextLanguage("rom", original="ro", original_address=f"{HOUSE}/ro/x/", variety=VARIETY["vlax"])


def file(uuid: str, width: int, height: int, suffix: str = "webp") -> FileRecord:
    format = {"jpg": "image/jpeg"}.get(suffix, f"image/{suffix}")
    return FileRecord(f"{HOUSE}/media/images/{uuid}.width-{width}x{height}.{suffix}", format, width, height)


def picture(uuid: str, **fields) -> PictureRecord:
    files = [file(uuid, 400, 267, "avif"), file(uuid, 400, 267), file(uuid, 1280, 853, "jpg")]
    told = {
        "width": 3000,
        "height": 2000,
        "alt": {"ro": "Un cazan de aramă", "nb": "En kobberkjele"},
        "caption": {},
        "credit": "Foto: Ion Stan",
        "rights": OPEN,
        "src": files[-1].address,
        "src_size": (1280, 853),
        "files": tuple(files),
        "language": "ro",
    }
    return PictureRecord(uuid, **{**told, **fields})


def thing(**fields) -> ThingRecord:
    told = {
        "uuid": THING,
        "number": "CR 1",
        "permanent": f"{HOUSE}/id/{THING}",
        "addresses": {
            "ro": f"{HOUSE}/ro/colectia/cazan/",
            "rom": f"{HOUSE}/rom/x/kakavi/",
            "nb": f"{HOUSE}/nb/samlingen/kjele/",
        },
        "titles": {"ro": "Cazan", "rom": "Kakavi", "nb": "Kjele"},
        "summaries": {"ro": "De aramă.", "rom": "Xarkumaθar.", "nb": "Av kobber."},
        "content_notes": {"ro": "Un cuvânt jignitor.", "rom": "Jekh ʒungalo lav.", "nb": "Et krenkende ord."},
        "original_title": "Kupferkessel",
        "original_title_language": "de",
        "date": "1860",
        "types": (ConceptRecord("cauldron", {"ro": "cazan", "nb": "kjele"}),),
        "materials": (
            ConceptRecord("copper", {"ro": "aramă", "nb": "kobber"}, "http://vocab.getty.edu/aat/300011020"),
            ConceptRecord("tin", {"ro": "cositor"}),
        ),
        "places": (ConceptRecord("tismana", {"ro": "Tismana", "nb": "Tismana"}, role="made"),),
        "themes": (ConceptRecord("crafts", {"ro": "Meșteșuguri", "nb": "Håndverk"}),),
        "makers": (MakerRecord("Ion Stan", "maker"), MakerRecord("Maria & fiii", "owner")),
        "dimensions": (DimensionRecord("height", "42.5", "cm"), DimensionRecord("weight", "3", "kg")),
        "identifiers": (
            IdentifierRecord("Wikidata", "Q1", "https://www.wikidata.org/wiki/Q1?a=1&b=2"),
            IdentifierRecord("Muzeul X", "<17>"),
        ),
        "provenance": {"ro": "Cumpărat la Tismana."},
        "acquired_by": "gift",
        "acquired_on": "2020",
        "holder": "Muzeul Țăranului",
        "credit_lines": {"ro": "Dar al familiei Stan", "rom": "Diinipen", "nb": "Gave fra familien Stan"},
        "rights": OPEN,
        "pictures": (
            picture(FRONT),
            picture(HANDLE, caption={"ro": "Toarta", "nb": "Hanken"}, service=f"{HOUSE}/iiif/3/{HANDLE}"),
        ),
        "steps": (
            StepRecord(
                "rim", FRONT, Region(0.1, 0.2, 0.3, 0.05), {"ro": "Marginea", "nb": "Kanten"}, {"ro": "Îndoită."}
            ),
            StepRecord("rivet", HANDLE, Region(0.5, 0.5, 0.25, 0.25), {"rom": "Karfin"}, {"rom": "<khanć>"}),
        ),
        "texts": {"ro": TextLanguage("ro"), "rom": ROMANI, "nb": TextLanguage("nb", original="ro")},
    }
    return ThingRecord(**{**told, **fields})


def exhibit(**fields) -> ExhibitRecord:
    there = picture(FRONT, caption={"ro": "Priviți marginea.", "nb": "Se på kanten."})
    told = {
        "uuid": EXHIBIT,
        "permanent": f"{HOUSE}/id/{EXHIBIT}",
        "addresses": {"ro": f"{HOUSE}/ro/expozitii/arama/", "nb": f"{HOUSE}/nb/utstillinger/kobber/"},
        "titles": {"ro": "Arama", "nb": "Kobber"},
        "subtitles": {"ro": "Meșterii", "nb": "Mesterne"},
        "credits": {"ro": "Cercetare: Maria", "nb": "Forskning: Maria"},
        "themes": (ConceptRecord("crafts", {"ro": "Meșteșuguri", "nb": "Håndverk"}),),
        "cover": picture(COVER, alt={}, caption={"ro": "Atelierul", "nb": "Verkstedet"}),
        "sections": (
            SectionRecord({}, (ShownRecord(picture(HANDLE)),)),
            SectionRecord(
                {"ro": "Cazanul", "nb": "Kjelen"}, (ShownRecord(there, thing()), ShownRecord(there, thing()))
            ),
            SectionRecord({"ro": "Din nou", "nb": "Igjen"}, (ShownRecord(picture(HANDLE)),)),
        ),
        "texts": {"ro": TextLanguage("ro"), "nb": TextLanguage("nb", original="ro")},
    }
    return ExhibitRecord(**{**told, **fields})


def story(**fields) -> StoryRecord:
    told = {
        "uuid": STORY,
        "permanent": f"{HOUSE}/id/{STORY}",
        "titles": {"ro": "Cazanul spart", "nb": "Den sprukne kjelen"},
        "narrators": {"ro": "M. din Tismana", "nb": "M. fra Tismana"},
        "dates": {"ro": "primăvara 2024", "nb": "våren 2024"},
        "place": ConceptRecord("tismana", {"ro": "Tismana"}),
        "medium": "audio",
        "texts": {"ro": TextLanguage("ro"), "nb": TextLanguage("nb", original="ro")},
    }
    return StoryRecord(**{**told, **fields})


def entry(number: int = 1, **fields) -> EntryRecord:
    uuid = f"{number:08}-6666-4666-8666-666666666666"
    return EntryRecord(uuid, **{"titles": {"ro": f"Obiectul {number}"}, "thumbnail": file(FRONT, 400, 267), **fields})


CRAFTS = ThemeRecord("crafts", {"ro": "Meșteșuguri", "nb": "Håndverk"}, {"ro": "Ce fac mâinile.", "nb": ""})
MUSIC = ThemeRecord("music", {"ro": "Muzică"})
