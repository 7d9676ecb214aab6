"""Each filter is taken away in turn, and the leak test has to notice."""

from contextlib import suppress

import pytest
from django.core.cache import caches
from django.db import DatabaseError, transaction
from django.test import Client

from exhibits.access import moments

from .channels import PROBES, SECTIONS, books_of
from .mutations import filters, remove_filter, remove_rule, rules
from .reading import betrayed

pytestmark = pytest.mark.django_db

# Of the addresses of pages those of books alone, which are some hundreds.
BOOKS = "books"
ASKED = {**PROBES, BOOKS: books_of}
PAGES, FILES = "^(?!_util/)((?:[\\w\\-]+/)*)$", "media/<path:path>"
CAPTIONS = "media/captions/<uuid:identifier>/<slug:language>.vtt"
MANIFEST, IDS, MAP = "iiif/manifest/<uuid:identifier>", "id/<uuid:identifier>", "map/"
TEXTS = "transcripts/<uuid:identifier>/<slug:language>.txt"
EPUB = "books/<uuid:identifier>/<slug:language>.epub"
CITE = "cite/<uuid:identifier>.bib"
FAMILY, FAMILY_COPY = "family/<slug:secret>/", "family/<slug:secret>/copy/<int:pk>"

# The channel by which the lack of each is noticed.
NOTICED_BY = {
    ("exhibits.book.beside", "public"): BOOKS,
    ("exhibits.book.citing", "public"): CITE,
    ("exhibits.book.models.pages", "for_reader"): BOOKS,
    ("exhibits.book.models.pages", "public"): BOOKS,
    ("exhibits.book.outline", "for_reader"): BOOKS,
    ("exhibits.book.outline", "public"): BOOKS,
    ("exhibits.catalogue.describe", "public"): MANIFEST,
    ("exhibits.core.browse", "for_reader_in_turn"): PAGES,
    ("exhibits.core.cards", "for_reader"): PAGES,
    ("exhibits.core.chronology", "for_reader"): "timeline/",
    ("exhibits.core.embedded", "within_pages"): PAGES,
    ("exhibits.core.former", "public"): PAGES,
    ("exhibits.core.routing", "public"): IDS,
    ("exhibits.core.routing", "public_sql"): PAGES,
    ("exhibits.core.routing", "reachable"): PAGES,
    ("exhibits.core.terms", "is_for_reader_in_turn"): MAP,
    ("exhibits.core.views", "public"): IDS,
    ("exhibits.core.views", "for_reader"): IDS,
    ("exhibits.describe", "public"): MANIFEST,
    ("exhibits.interchange.telling", "public"): TEXTS,
    ("exhibits.media.pictures", "within_pages"): MANIFEST,
    ("exhibits.publishing.edition.gathering", "public"): EPUB,
    ("exhibits.publishing.edition.gathering", "within_pages"): EPUB,
    ("exhibits.media.releases", "agreed_to"): IDS,
    ("exhibits.media.transcripts.files", "spans_of"): TEXTS,
    ("exhibits.media.transcripts.reading", "spans_of"): CAPTIONS,
    ("exhibits.media.views", "public"): CAPTIONS,
    ("exhibits.stories.describe", "public"): CITE,
    ("exhibits.stories.family", "public"): FAMILY,
    ("exhibits.translations.readers", "public"): "",
    ("home.views", "public"): "sitemap-<str:language>.xml",
    ("search.query", "for_reader"): "search/",
    ("exhibits.translations.readers", "public_sql"): MAP,
}
AGAIN = "the cards that are laid for what it finds are asked for once more (core.cards)"
OPEN = "vocabularies and references hold no secrets"
ADMIN = "for people of the museum: test_roles asks there, in their roles"
NOT_NOTICED = {
    ("exhibits.access.known", "public"): ADMIN,
    ("exhibits.book.apparatus", "for_reader"): OPEN,
    ("exhibits.book.apparatus", "public"): OPEN,
    ("exhibits.book.choices", "for_reader"): OPEN,
    ("exhibits.book.stamping", "public"): "an edition's words are read only while the page of today is public",
    ("exhibits.catalogue.describe", "within_pages"): "what it lists is asked for once more, and so are the pictures",
    ("exhibits.catalogue.reading", "for_reader"): OPEN,
    ("exhibits.core.admin_guards", "within_pages"): ADMIN,
    ("exhibits.core.atlas", "public"): OPEN,
    (
        "exhibits.core.atlas",
        "for_reader",
    ): "only places that are counted are asked for, and counts are public",
    ("exhibits.core.blocks.objects", "for_reader"): ADMIN,
    ("exhibits.core.blocks.preview", "within_pages"): ADMIN,
    ("exhibits.core.blocks.preview", "for_reader"): ADMIN,
    ("exhibits.core.describe", "public"): OPEN,
    ("exhibits.core.embedded", "public"): OPEN,
    ("exhibits.core.mentions", "for_reader"): AGAIN,
    ("exhibits.core.navigation", "for_reader"): "no canary stands in a menu",
    ("exhibits.core.routing", "is_agreed_to"): "a use of an open page; tests/access/test_consents asks for each use",
    ("exhibits.core.sections", "for_reader"): AGAIN,
    ("exhibits.core.shelf", "within_pages"): "for a use that the web is agreed to with; asked once more for that use",
    ("exhibits.core.terms", "for_reader"): OPEN,
    ("exhibits.core.cards", "public"): "another use of what is open; tests/publishing/test_edition asks for it",
    ("exhibits.interchange.contents", "public"): OPEN,
    ("exhibits.interchange.references.planning", "public"): OPEN,
    ("exhibits.interchange.references.views", "public"): OPEN,
    (
        "exhibits.media.pictures",
        "is_agreed_to",
    ): "a use of an open picture, as above",
    ("exhibits.media.showing", "reachable"): ADMIN,
    ("exhibits.media.showing", "within_pages"): ADMIN,
    ("exhibits.media.signals", "spans_of"): "what copies are made without; tests/media/test_recordings_copies listens",
    ("exhibits.media.transcripts.speakers", "spans_of"): ADMIN,
    ("exhibits.media.transcripts.naming", "public"): OPEN,
    ("exhibits.media.transcripts.reading", "within_pages"): "the recording was asked for before (core.embedded)",
    ("exhibits.media.views", "within_pages"): "for people of the museum: test_leaks asks in their roles",
    ("exhibits.publishing.edition.gathering", "for_reader"): "files are made beforehand, as tests/publishing does",
    ("exhibits.publishing.edition.rights", "for_reader"): OPEN,
    ("exhibits.publishing.views", "for_reader"): "names a file by the title that went into it, after it may be taken",
    ("exhibits.stories.describe", "within_pages"): "tells of a medium, sound or film, and of no words",
    ("exhibits.stories.family", "within_pages"): "the page was asked for before",
    ("exhibits.translations.machine", "apart_from_consents"): "asked by tests/translations/test_machine",
    ("exhibits.translations.machine", "public"): "asked by tests/translations/test_machine",
    ("exhibits.translations.memory", "public"): "asked by tests/translations/test_memory",
    ("exhibits.translations.memory", "undisputed"): "asked by tests/translations/test_memory",
    ("exhibits.translations.readers", "public_twin_sql"): "decides between languages of what is public",
    ("exhibits.translations.terms", "public"): OPEN,
    ("exhibits.interchange.telling", "for_reader"): "among the stories that were found to be public",
    ("exhibits.vocabularies.citing", "public"): OPEN,
    ("home.dashboard", "public"): ADMIN,
    ("home.dashboard", "within_pages"): ADMIN,
    ("home.models.pages", "for_reader"): AGAIN,
    ("home.styleguide", "within_pages"): "while developing only",
    ("home.styleguide", "for_reader"): "while developing only",
    ("home.today", "public"): ADMIN,
}


# Channels that answer with files, which have no words: here an answer is already too much.
SILENT = (FILES, FAMILY_COPY, "iiif/3/<uuid:identifier>/info.json")


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """What was worked out with a filter is not told without it, and the other way round."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    caches["pages"].clear()
    moments._kept.clear()


def open_ones_first(canaries, paths: list[str]) -> list[str]:
    """Where something open leads to what is not, is where most is noticed."""
    pages = [canaries.open_page, canaries.open_thing, canaries.open_story]
    pages += [canaries.open_book, canaries.open_chapter, canaries.left_chapter]
    known = {page.url for page in pages} | {f"/{code}/{section}/" for code, section in SECTIONS}
    book = canaries.open_book.url
    return sorted(paths, key=lambda path: path.partition("?")[0] not in known and not path.startswith(book))


def is_noticed(canaries, route: str) -> bool:
    words = set(canaries.words)
    for path in open_ones_first(canaries, ASKED[route](canaries)):
        with suppress(DatabaseError), transaction.atomic():
            try:
                response = Client().get(path, follow=True)
            except Exception:  # what was to be kept away from it makes a page break
                return True
            if betrayed(response, path, words) or (route in SILENT and response.status_code == 200):
                return True
    return False


def test_every_filter_is_either_noticed_or_said_why_not():
    assert set(filters()) == set(NOTICED_BY) | set(NOT_NOTICED)
    assert not set(NOTICED_BY) & set(NOT_NOTICED)
    assert all(NOT_NOTICED.values())


@pytest.mark.parametrize("one", NOTICED_BY, ids=".".join)
def test_the_lack_of_a_filter_is_noticed(canaries, monkeypatch, one):
    remove_filter(monkeypatch, *one)
    assert is_noticed(canaries, NOTICED_BY[one])


@pytest.mark.parametrize("number", range(len(rules())))
def test_the_lack_of_a_rule_is_noticed(canaries, monkeypatch, number):
    model, rule = rules()[number]
    remove_rule(monkeypatch, model, rule)
    assert any(is_noticed(canaries, route) for route in (CAPTIONS, IDS, FILES)), (model, rule)
