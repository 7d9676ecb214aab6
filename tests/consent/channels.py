"""The channels by which anything leaves the house, read from the URLconf, with the addresses to ask them under.

A route without an entry fails the build, so that a new route cannot be forgotten.
"""

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from exhibits.book.models import BookPage, ChapterPage
from exhibits.formats.languages import CODES
from exhibits.formats.sheets import SHEETS
from exhibits.stories.models import StoryPage
from tests import factories

from .canaries import Canaries

ADMIN = "admin/"


def routes(patterns=None, prefix: str = "") -> list[str]:
    """Every route of the museum's own; the admin counts as one: it is behind its log-in as a whole."""
    found = []
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver) and str(one.pattern) != "admin/":
            found += routes(one.url_patterns, _without_language(route))
        else:
            assert isinstance(one, URLPattern | URLResolver)
            found.append(_without_language(route))
    return found


def _without_language(route: str) -> str:
    return (
        route.replace(f"{translation.get_language()}/", "", 1)
        if route.startswith(translation.get_language())
        else route
    )


def in_all_languages(name: str, *args, query: str = "") -> list[str]:
    found = []
    for code in CODES:
        with translation.override(code):
            found.append(reverse(name, args=args) + query)
    return found


def pages_of(canaries: Canaries) -> list[str]:
    """The addresses of the canaries themselves, in every prefix, and of every open page that could show them."""
    paths = [f"/{code}/" for code in CODES]
    for page in [*canaries.pages.values(), canaries.open_page, canaries.open_thing, canaries.open_story]:
        rest = page.url_path.split("/", 2)[2]
        paths += [f"/{code}/{rest}" for code in CODES]
        paths += [f"/{code}/{section}/{page.slug}/" for code, section in SECTIONS]
    paths += [f"/ro/povesti/{canaries.open_story.slug}/?beside={code}" for code in CODES]
    for story in StoryPage.objects.filter(recording__in=canaries.partly_read):
        paths += [f"/ro/povesti/{story.slug}/?beside=nb", f"/nb/fortellinger/{story.slug}/"]
    for code, section in SECTIONS:
        paths += [f"/{code}/{section}/", f"/{code}/{section}/?theme={canaries.theme.key}"]
    return paths + books_of(canaries)


def beyond_our_own(canaries: Canaries) -> list[str]:
    """What Wagtail's own route for pages would be asked for: ours stands before it, but for what begins so."""
    pages = [*canaries.pages.values(), canaries.open_page]
    return [f"/{code}/_util/{page.url_path.split('/', 2)[2]}" for page in pages for code in CODES]


SECTIONS = [
    ("ro", "expozitii"), ("rom", "sikavimata"), ("nb", "utstillinger"), ("en", "exhibits"),
    ("ro", "colectia"), ("rom", "kolekcia"), ("nb", "samlingen"), ("en", "collection"),
    ("ro", "povesti"), ("rom", "phenimata"), ("nb", "fortellinger"), ("en", "stories"),
]  # fmt: skip


def books_of(canaries: Canaries) -> list[str]:
    """Books and chapters in every prefix: as they are, beside another language, all of it, as they were."""
    asked = ["", "?whole=1", "?edition=1", "?edition=1&whole=1", *(f"?beside={code}" for code in CODES)]
    asked += ["?edition=1&beside=nb", "?whole=1&beside=nb&edition=1"]
    paths = []
    for page in [*BookPage.objects.order_by("pk"), *ChapterPage.objects.order_by("pk")]:
        rest = page.url_path.split("/", 2)[2]
        paths += [f"/{code}/{rest}{query}" for code in CODES for query in asked]
    return paths


def book_files_of(canaries: Canaries, form: str) -> list[str]:
    keys = [canaries.open_book.translation_key, *(row.book for row in canaries.files.values())]
    return [f"/books/{key}/{code}.{form}" for key in keys for code in CODES]


def files_of(canaries: Canaries) -> list[str]:
    images = list(canaries.images.values())
    paths = [r.file.name for image in images for r in image.renditions.all()]
    paths += [image.file.name for image in images]
    for recording in canaries.recordings.values():
        paths += [recording.file.name, factories.derivative(recording).file.name]
    paths += ["../originals/" + images[0].file.name, "..%2Foriginals%2F" + images[0].file.name]
    return [f"/media/{path}" for path in paths]


def captions_of(canaries: Canaries) -> list[str]:
    voices = [*canaries.recordings.values(), canaries.open_voice, *canaries.partly_read]
    return [f"/media/captions/{voice.uuid}/{code}.vtt" for voice in voices for code in CODES]


def texts_of(canaries: Canaries, form: str) -> list[str]:
    voices = [*canaries.recordings.values(), canaries.open_voice, canaries.kept_voice, *canaries.partly_read]
    return [f"/transcripts/{voice.uuid}/{code}.{form}" for voice in voices for code in CODES]


def identifiers_of(canaries: Canaries) -> list[str]:
    keys = [page.translation_key for page in canaries.pages.values()]
    return [f"/id/{key}" for key in [*keys, *(image.uuid for image in canaries.images.values())]]


def services_of(canaries: Canaries) -> list[str]:
    return [f"/iiif/3/{image.uuid}" for image in canaries.images.values()]


def tiles_of(canaries: Canaries) -> list[str]:
    names = ("full/max", "full/241,65", "0,0,512,512/512,512")
    return [f"{service}/{name}/0/default.jpg" for service in services_of(canaries) for name in names]


def keys_of(canaries: Canaries) -> list:
    others = [canaries.open_page, canaries.open_thing, canaries.open_story, canaries.open_book]
    others += [canaries.open_chapter, canaries.left_chapter]
    return [page.translation_key for page in [*canaries.pages.values(), *others]]


PROBES = {
    "": lambda c: ["/"],
    "live": lambda c: ["/live"],
    "ready": lambda c: ["/ready"],
    "robots.txt": lambda c: ["/robots.txt"],
    "sitemap.xml": lambda c: ["/sitemap.xml"],
    "sitemap-<str:language>.xml": lambda c: [f"/sitemap-{code}.xml" for code in CODES],
    "id/<uuid:identifier>": identifiers_of,
    "media/captions/<uuid:identifier>/<slug:language>.vtt": captions_of,
    "media/<path:path>": files_of,
    "iiif/3/<uuid:identifier>": services_of,
    "iiif/3/<uuid:identifier>/info.json": lambda c: [f"{service}/info.json" for service in services_of(c)],
    "iiif/3/<uuid:identifier>/<str:region>/<str:size>/0/default.jpg": tiles_of,
    "iiif/manifest/<uuid:identifier>": lambda c: [f"/iiif/manifest/{key}" for key in keys_of(c)],
    "iiif/collection/top": lambda c: ["/iiif/collection/top"],
    "iiif/collection/theme/<slug:key>": lambda c: [f"/iiif/collection/theme/{c.theme.key}"],
    "cite/<uuid:identifier>.bib": lambda c: [f"/cite/{key}.bib" for key in keys_of(c)],
    "cite/<uuid:identifier>.ris": lambda c: [f"/cite/{key}.ris" for key in keys_of(c)],
    "transcripts/<uuid:identifier>/<slug:language>.txt": lambda c: texts_of(c, "txt"),
    "transcripts/<uuid:identifier>/<slug:language>.vtt": lambda c: texts_of(c, "vtt"),
    "books/<uuid:identifier>/<slug:language>.epub": lambda c: book_files_of(c, "epub"),
    "books/<uuid:identifier>/<slug:language>.a5.pdf": lambda c: book_files_of(c, "a5.pdf"),
    "books/<uuid:identifier>/<slug:language>.a4.pdf": lambda c: book_files_of(c, "a4.pdf"),
    "family/<slug:secret>/": lambda c: [p for s in c.family.values() for p in in_all_languages("family", s)],
    "family/<slug:secret>/copy/<int:pk>": lambda c: [
        f"/family/{secret}/copy/{factories.derivative(c.recordings[name]).pk}" for name, secret in c.family.items()
    ],
    "family/<slug:secret>/words/<int:pk>/<slug:language>.txt": lambda c: [
        f"/family/{secret}/words/{c.recordings[name].pk}/{code}.txt"
        for name, secret in c.family.items()
        for code in CODES
    ],
    "admin/": lambda c: ["/admin/", f"/admin/pages/{c.pages['draft'].pk}/", "/admin/images/", "/admin/login/"],
    "map/": lambda c: [p for key in SHEETS for p in in_all_languages("map", query=f"?view={key}")],
    "timeline/": lambda c: in_all_languages("timeline"),
    "search/": lambda c: [p for w in c.words for p in in_all_languages("search", query=f"?q={w}")],
    "term/<str:vocabulary>/<slug:key>/": lambda c: in_all_languages("term", "theme", c.theme.key),
    "image/<uuid:identifier>/": lambda c: [p for i in c.images.values() for p in in_all_languages("image", i.uuid)],
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": lambda c: in_all_languages(
        "wagtailcore_authenticate_with_password",
        c.pages["private"].view_restrictions.get().pk,
        c.pages["private"].pk,
    ),
    "_util/login/": lambda c: in_all_languages("wagtailcore_login"),
    "^(?!_util/)((?:[\\w\\-]+/)*)$": pages_of,
    "^((?:[\\w\\-]+/)*)$": beyond_our_own,
}
