"""How the tests look at the museum that the small demonstration was loaded into."""

from django.apps import apps
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from museum.demo.pages import key_of


def page(ref: str, language: str):
    return Page.objects.get(translation_key=key_of(ref), locale__language_code=language).specific


def languages_of(ref: str) -> set[str]:
    return set(Page.objects.filter(translation_key=key_of(ref)).values_list("locale__language_code", flat=True))


def assert_whole():
    for ref in ("exhibit:cauldron", "story:bread", "chapter:road", "info:project"):
        assert languages_of(ref) == {"ro", "nb", "en"}
    for ref in ("book:tellings", "info:about"):
        assert languages_of(ref) == {"ro", "rom", "nb", "en"}
    assert not Page.objects.filter(live=False).exists()
    assert not Page.objects.filter(has_unpublished_changes=True).exists()
    assert not Page.objects.exclude(alias_of=None).exists()
    assert not Redirect.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


# What tells of the past, or waits to be done, stays.
HISTORY = {
    "PageLogEntry",
    "ModelLogEntry",
    "TranslationLog",
    "Revision",
    "Job",
    "DBTaskResult",
    "MuseumSettings",
    "Generation",
}
INDEXES = {"ReferenceIndex", "IndexEntry", "SQLiteFTSIndexEntry"}


def rows() -> dict[str, int]:
    models = [model for model in apps.get_models() if model.__name__ not in HISTORY | INDEXES]
    return {model._meta.label: model._default_manager.count() for model in models}
