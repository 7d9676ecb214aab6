"""What manifests and collections are put together from: pictures, links, rights, the museum itself."""

import re
from collections.abc import Iterable

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils.translation import gettext_lazy as _

from exhibits.core import routing
from exhibits.formats.languages import CODES
from exhibits.formats.things import FileRecord, PictureRecord, RightsRecord, Words
from exhibits.interchange import addresses

from . import texts
from .shapes import Agent, Image, LanguageMap, Link, Pair, Reference, Service

NAME = _("Roma’s Treasure")
# 3.1, rights: the machine actionable URIs of both bodies have the scheme http.
RIGHTS = re.compile(
    r"http://(creativecommons\.org/(licenses/[a-z-]+/\d\.\d/([a-z]{2,3}/)?|publicdomain/(zero|mark)/1\.0/)"
    r"|rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/)"
)


def given(resource: dict) -> dict:
    """``resource`` without what is empty: an empty map or list says nothing, and may not stand (3.1)."""
    return {name: value for name, value in resource.items() if value not in ("", [], {}, None)}


def image(file: FileRecord, service: list[Service] | None = None) -> Image:
    found = {"id": file.address, "type": "Image", "format": file.format, "width": file.width, "height": file.height}
    return given({**found, "service": service})


def service_of(picture: PictureRecord) -> list[Service]:
    """The image service of a picture that has tiles (3.3.1, service): its files are made ahead, which is level 0."""
    return [{"id": picture.service, "type": "ImageService3", "profile": "level0"}] if picture.service else []


def thumbnail(file: FileRecord | None) -> list[Image]:
    return [image(file)] if file else []


def rights(record: RightsRecord | None) -> str:
    """The URI of a licence or statement that may stand there (3.1); "" for any other."""
    uri = record.uri.replace("https://", "http://", 1) if record else ""
    return uri if RIGHTS.fullmatch(uri) else ""


def homepage(where: Words, titles: LanguageMap) -> list[Link]:
    """The page in each language (3.3.1), called what it is called there; ``where`` and ``titles`` by tag."""
    return [
        {
            "id": address,
            "type": "Text",
            "label": {tag: titles[tag]} if tag in titles else titles,
            "format": "text/html",
            "language": [tag],
        }
        for tag, address in where.items()
    ]


def see_also(uuid: str) -> list[Link]:
    return [
        {"id": form.address, "type": "Dataset", "label": texts.unspoken(form.name), "format": form.format}
        for form in addresses.other_forms(uuid)
    ]


def statement(credits: LanguageMap, notes: LanguageMap) -> Pair | dict:
    """What must be shown with the content (3.1, requiredStatement): what to know beforehand, and whom it is owed."""
    labels = [texts.spoken(label) for label, value in ((_("Content note"), notes), (_("Credit"), credits)) if value]
    if not labels:
        return {}
    label = {code: [" · ".join(found)] for code, found in texts.joined(*labels).items()}
    return {"label": label, "value": texts.joined(notes, credits)}


def museum() -> Agent:
    """Who provides all this (3.1, provider)."""
    door = routing.absolute("/")
    homes = {code: routing.absolute(f"/{code}/") for code in CODES}
    logo = FileRecord(routing.absolute(staticfiles_storage.url("img/wheel-180.png")), "image/png", 180, 180)
    name = texts.spoken(NAME)
    return {"id": door, "type": "Agent", "label": name, "homepage": homepage(homes, name), "logo": [image(logo)]}


def in_museum() -> list[Reference]:
    """Every manifest and collection lies in the collection of them all (3.3.2, partOf)."""
    return [{"id": addresses.top_collection(), "type": "Collection", "label": texts.spoken(NAME)}]


def references(kind: str, uris: Iterable[str]) -> list[Reference]:
    return [{"id": uri, "type": kind} for uri in uris]
