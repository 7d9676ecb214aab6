"""Addresses of pages in every language, those that have no translation included.

A page that is missing in a language is reached through the longest live path in that language, and then the slugs of
the original's own tree: no alias pages are made. ``addresses`` builds such an address, ``find`` reads it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import F, QuerySet, TextField
from wagtail.models import Page

from exhibits.access.asking import Asking, Use
from exhibits.access.conditions import Sql, Written, table
from exhibits.access.selectors import is_agreed_to, public, public_sql, reachable
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.readers import is_original

STEP = Page.steplen
HOME_DEPTH = 2
DEEPEST = 12
# What addresses are made from, and what a page's own type is found by.
ADDRESS_FIELDS = ("translation_key", "locale", "path", "depth", "url_path", "content_type")


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


def absolute(path: str) -> str:
    """The whole address of ``path``, under the museum's own name: what a visitor's request says of it is not asked."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, path)


def local(address: str) -> str:
    """The path of an ``absolute`` address of the museum: links lead on where the reader is."""
    return address.removeprefix(settings.WAGTAILADMIN_BASE_URL.rstrip("/"))


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


def find(language: str, slugs: list[str], among: Callable[[QuerySet], QuerySet] = reachable) -> Found | None:
    """What the path ``slugs`` under the home page of ``language`` leads to, ``among`` the pages whose address answers;
    None when it leads nowhere.

    Looked up by slug and depth, which are the same for a page and its fallback addresses; two queries at most.
    """
    if len(slugs) > DEEPEST:
        return None
    locale_id, path = id_of(language), f"/{language}/" + "".join(f"{slug}/" for slug in slugs)
    if not slugs:
        home = reachable(Page.objects.filter(locale_id=locale_id, depth=HOME_DEPTH)).first()
        return Found(home) if home else None
    called_so = among(Page.objects.filter(depth=HOME_DEPTH + len(slugs), slug=slugs[-1]))
    translated = Written(F("translation_key"), partial(_address_in, locale=locale_id), output_field=TextField())
    pages = list(called_so.annotate(is_first=is_original(), translated=translated).only(*ADDRESS_FIELDS))
    for page in pages:
        if page.locale_id == locale_id and path_of(page.url_path, language) == path:
            return Found(page)
    return _find_untranslated(language, slugs, path, [page for page in pages if page.is_first])


def _address_in(row: str, locale: int) -> Sql:
    """The ``url_path`` of the row's public translation into ``locale``."""
    visible, parameters = public_sql(Page, "t")
    same = f"t.translation_key = {row}.translation_key AND t.locale_id = %s AND {visible}"
    return f"(SELECT t.url_path FROM {table(Page)} t WHERE {same})", [locale, *parameters]


def _find_untranslated(language: str, slugs: list[str], path: str, originals: list[Page]) -> Found | None:
    anchors = _anchors(originals, [language]) if originals else {}
    for page in originals:
        right = _through_anchor(page, anchors, language)
        if path == right or _once_led(page, slugs, anchors, language):
            if page.translated:
                right = path_of(page.translated, language)
            return Found(page, moved_to="" if path == right else right)
    return None


def _once_led(page: Page, slugs: list[str], anchors: dict, language: str) -> bool:
    """Whether the path was the fallback address of ``page`` before one of its ancestors was translated or withdrawn."""
    for level, (asked, own) in enumerate(zip(slugs, page.url_path.split("/")[2:-1], strict=True), start=1):
        _, target = anchors.get((page.path[: (HOME_DEPTH + level) * STEP], language), ("", ""))
        if asked not in (own, target.rstrip("/").rpartition("/")[2]):
            return False
    return True


def _anchors(pages: list[Page], languages: list[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Live translations of the pages' ancestors: (ancestor's tree path, language) to both url_paths; one query."""
    paths = {page.path[:end] for page in pages for end in range(HOME_DEPTH * STEP, len(page.path), STEP)}
    if not paths or not languages:
        return {}
    keys = Page.objects.filter(path__in=paths).values("translation_key")
    wanted = public(Page.objects.filter(locale_id__in=[id_of(language) for language in languages]))
    fields = ("path", "translation_key", "locale_id", "url_path")
    # Not one condition with OR: PostgreSQL would go through all pages.
    own = Page.objects.filter(path__in=paths).order_by().values_list(*fields)
    rows = list(own.union(wanted.filter(translation_key__in=keys).order_by().values_list(*fields)))
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
    """Public pages of the same ``translation_key`` by language, the original marked by ``is_first``;
    ``is_social``: their pictures may go into social networks."""
    family = public(Page.objects.filter(translation_key=page.translation_key)).only(*ADDRESS_FIELDS)
    is_social = is_agreed_to("translation_key", Asking(Use.SOCIAL))
    rows = family.annotate(is_first=is_original(), is_social=is_social).order_by()
    return {language_of(row): row for row in rows}
