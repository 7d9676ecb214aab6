"""Addresses of pages in every language, those that have no translation included.

A page that is missing in a language is reached through the longest live path in that language, and then the slugs of
the original's own tree: no alias pages are made. ``addresses`` builds such an address, ``find`` reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page

from exhibits.access.selectors import public, reachable
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.readers import is_original

STEP = Page.steplen
HOME_DEPTH = 2


@dataclass(frozen=True)
class Found:
    """What an address leads to: a page, and the address it should have had when that is another one."""

    page: Page
    moved_to: str = ""


def language_of(page: Page) -> str:
    """The language that the page's text is in."""
    return code_of(page.locale_id)


def path_of(url_path: str, language: str) -> str:
    """The public path of a page of the tree of ``language``: its home's own slug gives way to the prefix."""
    return f"/{language}/{url_path.split('/', 2)[2]}"


def addresses(pages: Iterable[Page], language: str) -> dict[int, str]:
    """The path under which a reader of ``language`` meets each page, by primary key; at most one query."""
    pages = list(pages)
    wanted = id_of(language)
    found = {page.pk: path_of(page.url_path, language) for page in pages if page.locale_id == wanted}
    strangers = [page for page in pages if page.pk not in found]
    if strangers:
        anchors = _anchors(strangers, [language])
        found.update({page.pk: _through_anchor(page, anchors, language) for page in strangers})
    return found


def address(page: Page, language: str) -> str:
    return addresses([page], language)[page.pk]


def addresses_everywhere(page: Page, translations: dict[str, Page], languages: Iterable[str]) -> dict[str, str]:
    """The path of one page in each language: its translation's own, else a fallback to ``page``; at most one query."""
    missing = [language for language in languages if language not in translations]
    anchors = _anchors([page], missing) if missing else {}
    return {
        language: path_of(translations[language].url_path, language)
        if language in translations
        else _through_anchor(page, anchors, language)
        for language in languages
    }


def find(start: Page, slugs: list[str]) -> Found | None:
    """What the path ``slugs`` under ``start`` (the home page of a language) leads to; None when it leads nowhere."""
    tail = "/".join(slugs) + "/"
    exact = reachable(Page.objects.filter(url_path=start.url_path + tail)).specific().first()
    if exact:
        return Found(exact)
    return _find_untranslated(start, slugs)


def _find_untranslated(start: Page, slugs: list[str]) -> Found | None:
    prefixes = {start.url_path + "".join(f"{slug}/" for slug in slugs[:n]): n for n in range(len(slugs))}
    anchor = public(Page.objects.filter(url_path__in=prefixes)).order_by("-depth").first()
    if anchor is None:
        return None
    rest = "".join(f"{slug}/" for slug in slugs[prefixes[anchor.url_path] :])
    trees = Page.objects.filter(translation_key=anchor.translation_key).exclude(pk=anchor.pk)
    paths = [url_path + rest for url_path in trees.values_list("url_path", flat=True)]
    candidates = list(reachable(Page.objects.filter(url_path__in=paths)).annotate(first=is_original()).specific())
    if not candidates:
        return None
    page = max(candidates, key=lambda candidate: candidate.first)
    translation = public(Page.objects.filter(translation_key=page.translation_key, locale_id=start.locale_id)).first()
    language = language_of(start)
    if translation:
        return Found(page, moved_to=path_of(translation.url_path, language))
    if not page.first:
        return None
    right = address(page, language)
    return Found(page, moved_to="" if right == path_of(start.url_path, language) + "/".join(slugs) + "/" else right)


def _anchors(pages: list[Page], languages: list[str]) -> dict[tuple[str, str], str]:
    """Live translations of the pages' ancestors: (ancestor's tree path, language) to url_path of the translation."""
    paths = {page.path[:end] for page in pages for end in range(HOME_DEPTH * STEP, len(page.path), STEP)}
    if not paths:
        return {}
    ancestors = Page.objects.filter(path__in=paths)
    codes = {id_of(language) for language in languages}
    relatives = public(
        Page.objects.filter(translation_key__in=ancestors.values("translation_key"), locale_id__in=codes)
    ).values_list("translation_key", "locale_id", "url_path")
    by_key: dict = {}
    for key, locale_id, url_path in relatives:
        by_key.setdefault(key, {})[code_of(locale_id)] = url_path
    found = {}
    for path, key, url_path in ancestors.values_list("path", "translation_key", "url_path"):
        for language, target in by_key.get(key, {}).items():
            found[path, language] = (url_path, target)
    return found


def _through_anchor(page: Page, anchors: dict, language: str) -> str:
    for end in range(len(page.path) - STEP, HOME_DEPTH * STEP - 1, -STEP):
        pair = anchors.get((page.path[:end], language))
        if pair:
            ancestor, target = pair
            return path_of(target, language) + page.url_path[len(ancestor) :]
    return f"/{language}/"


def live_translations(page: Page, including_self: bool = True) -> dict[str, Page]:
    """Public pages of the same ``translation_key`` by language."""
    rows = Page.objects.filter(Q(translation_key=page.translation_key))
    if not including_self:
        rows = rows.exclude(pk=page.pk)
    return {language_of(row): row for row in public(rows)}
