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
DEEPEST = 12


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


def find(language: str, slugs: list[str]) -> Found | None:
    """What the path ``slugs`` under the home page of ``language`` leads to; None when it leads nowhere."""
    if len(slugs) > DEEPEST:
        return None
    path = f"/{language}/" + "".join(f"{slug}/" for slug in slugs)
    # By slug and depth, which are indexed; the home page's own slug stands in url_path and in no address.
    here = {"slug": slugs[-1]} if slugs else {}
    exact = reachable(Page.objects.filter(locale_id=id_of(language), depth=HOME_DEPTH + len(slugs), **here))
    for page in exact:
        if path_of(page.url_path, language) == path:
            return Found(page)
    return _find_untranslated(language, slugs, path) if slugs else None


def _find_untranslated(language: str, slugs: list[str], path: str) -> Found | None:
    anchor, rest = _longest_live_path(language, slugs)
    if anchor is None:
        return None
    trees = Page.objects.filter(translation_key=anchor.translation_key).exclude(pk=anchor.pk)
    paths = [url_path + rest for url_path in trees.values_list("url_path", flat=True)]
    candidates = list(reachable(Page.objects.filter(url_path__in=paths)).annotate(first=is_original()))
    if not candidates:
        return None
    page = max(candidates, key=lambda candidate: candidate.first)
    mine = Page.objects.filter(translation_key=page.translation_key, locale_id=id_of(language))
    translation = public(mine).first()
    if translation:
        return Found(page, moved_to=path_of(translation.url_path, language))
    if not page.first:
        return None
    right = address(page, language)
    return Found(page, moved_to="" if right == path else right)


def _longest_live_path(language: str, slugs: list[str]) -> tuple[Page | None, str]:
    """The deepest public page on the way that ``slugs`` name, home at least, and what of the path is left."""
    ways = {f"/{language}/" + "".join(f"{slug}/" for slug in slugs[:n]): n for n in range(len(slugs))}
    on_the_way = Q(depth=HOME_DEPTH) | Q(depth__lt=HOME_DEPTH + len(slugs), slug__in=slugs[:-1])
    for page in public(Page.objects.filter(on_the_way, locale_id=id_of(language))).order_by("-depth"):
        count = ways.get(path_of(page.url_path, language)) if page.depth >= HOME_DEPTH else None
        if count is not None:
            return page, "".join(f"{slug}/" for slug in slugs[count:])
    return None, ""


def _anchors(pages: list[Page], languages: list[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Live translations of the pages' ancestors: (ancestor's tree path, language) to the url_path of both; one query."""
    paths = {page.path[:end] for page in pages for end in range(HOME_DEPTH * STEP, len(page.path), STEP)}
    if not paths or not languages:
        return {}
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    wanted = public(Page.objects.filter(locale_id__in=[id_of(language) for language in languages])).values("pk")
    family = Page.objects.filter(Q(path__in=paths) | Q(pk__in=wanted), translation_key__in=keys)
    rows = list(family.values_list("path", "translation_key", "locale_id", "url_path"))
    targets: dict = {}
    for _, key, locale_id, url_path in rows:
        targets.setdefault(key, {})[code_of(locale_id)] = url_path
    return {
        (path, language): (url_path, targets[key][language])
        for path, key, _, url_path in rows
        if path in paths
        for language in languages
        if language in targets[key]
    }


def _through_anchor(page: Page, anchors: dict, language: str) -> str:
    for end in range(len(page.path) - STEP, HOME_DEPTH * STEP - 1, -STEP):
        pair = anchors.get((page.path[:end], language))
        if pair:
            ancestor, target = pair
            return path_of(target, language) + page.url_path[len(ancestor) :]
    return f"/{language}/"


def live_translations(page: Page) -> dict[str, Page]:
    """Public pages of the same ``translation_key`` by language, the original marked by ``is_first``."""
    rows = public(Page.objects.filter(translation_key=page.translation_key)).annotate(is_first=is_original())
    return {language_of(row): row for row in rows}
