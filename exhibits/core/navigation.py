"""The museum's sections, as the header and the footer list them."""

from dataclasses import dataclass

from wagtail.models import Page

from exhibits.translations.readers import for_reader

from . import routing

SECTION_DEPTH = routing.HOME_DEPTH + 1


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    lang: str
    current: bool


@dataclass(frozen=True)
class Navigation:
    """``sections`` stand in the header, ``about`` in the footer besides."""

    sections: list[Entry]
    about: list[Entry]


def navigation(language: str, current_path: str) -> Navigation:
    """Sections (children of home) and the pages right below them that are shown in menus, in tree order."""
    pages = list(
        for_reader(Page.objects.filter(show_in_menus=True, depth__in=(SECTION_DEPTH, SECTION_DEPTH + 1)), language)
        .only("title", *routing.ADDRESS_FIELDS)
        .order_by("path")
    )
    paths = routing.addresses(pages, language)
    entries = {page.pk: _entry(page, paths[page.pk], language, current_path) for page in pages}
    return Navigation(
        sections=[entries[page.pk] for page in pages if page.depth == SECTION_DEPTH],
        about=[entries[page.pk] for page in pages if page.depth > SECTION_DEPTH],
    )


def _entry(page: Page, url: str, language: str, current_path: str) -> Entry:
    own = routing.language_of(page)
    return Entry(page.title, url, "" if own == language else own, current_path.startswith(url))
