"""What a museum gets for the tests: accounts, and a directory of its pages, for the tests cannot ask its database."""

import json

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connections
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page
from wagtail.users.models import UserProfile

from exhibits.access.selectors import public
from exhibits.core import routing
from exhibits.formats.languages import BY_CODE, CODES
from exhibits.formats.sheets import SHEETS
from exhibits.media.models import MuseumImage
from exhibits.translations.readers import is_original
from exhibits.vocabularies.models import Theme
from museum.setup.people import CURATORS, EDITORS, reviewers, translators

from .accounts import CURATOR, DIRECTORY, EDITOR, LANGUAGE, PASSWORD, REVIEWED, REVIEWER, TRANSLATOR

QUERIES = ("?q=Roma", "", "?q=zzzz")


def make_accounts() -> None:
    """One who may write and submit, one who may approve, one who may translate, one who may review."""
    groups = {
        EDITOR: EDITORS,
        CURATOR: CURATORS,
        TRANSLATOR: translators(BY_CODE[LANGUAGE]),
        REVIEWER: reviewers(BY_CODE[REVIEWED]),
    }
    for name, group in groups.items():
        user = get_user_model().objects.create_user(name, f"{name}@museum.example", PASSWORD)
        user.groups.add(Group.objects.get(name=group))
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "en"
        profile.save()


def write_directory() -> None:
    found = json.dumps(directory(), ensure_ascii=False, indent=1)
    (settings.DATA_DIR / DIRECTORY).write_text(found, encoding="utf-8")


def directory() -> dict[str, list[dict]]:
    """By kind of page: each thing's ``paths`` by language, and the languages of its ``own`` live pages.

    The richest of a kind (a recording or guided looking, then most kinds of blocks, then most languages) comes first.
    """
    found: dict[str, list[dict]] = {}
    originals = public(Page.objects.filter(is_original(), depth__gte=routing.HOME_DEPTH)).order_by("path").specific()
    for page in sorted(originals, key=_richness, reverse=True):
        own = routing.live_translations(page)
        kind = type(page).__name__.removesuffix("Page").lower()
        paths = routing.addresses_everywhere(page, own, CODES)
        found.setdefault(kind, []).append({"paths": paths, "own": sorted(own), "title": page.title})
    return {**found, **_outside_the_tree()}


def _richness(page: Page) -> tuple:
    body = getattr(page, "body", [])
    kinds = {block.block_type for block in body}
    led = bool(getattr(page, "recording_id", None) or getattr(page, "tour", None))
    return led, len(kinds), len(routing.live_translations(page)), len(body)


def _outside_the_tree() -> dict[str, list[dict]]:
    themes = public(Theme.objects.filter(locale__language_code="ro")).order_by("key")
    images = public(MuseumImage.objects.order_by("pk"))
    return {
        "search": [_everywhere("search", query=query) for query in QUERIES],
        "term": [_everywhere("term", "theme", theme.key) for theme in themes],
        "map": [_everywhere("map"), *(_everywhere("map", query=f"?view={key}") for key in SHEETS)],
        "timeline": [_everywhere("timeline")],
        "image": [_everywhere("image", image.uuid) for image in images],
    }


def _everywhere(name: str, *args, query: str = "") -> dict:
    paths = {}
    for code in CODES:
        with translation.override(code):
            paths[code] = reverse(name, args=args) + query
    return {"paths": paths, "own": list(CODES), "title": ""}


def leave() -> None:
    """Closes the database, so that its file is complete by itself and can be copied."""
    connections.close_all()
