"""Where an address leads that readers could once meet: kept links are not to end because a page got another address,
was moved, or is withdrawn in this language.

An address in one language without a translation is made of slugs of two trees (see ``routing``), and Wagtail keeps for
each page only its former addresses in its own. So every beginning of the path is looked up in the language's own tree,
and the rest below the same page in the other languages, as it is now and as it once was.
"""

from collections.abc import Iterator

from django.db.models import Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from exhibits.access.selectors import public
from exhibits.translations.locales import id_of
from exhibits.translations.readers import is_original

from .routing import ADDRESS_FIELDS, DEEPEST, HOME_DEPTH, Found, address, language_of, path_of

Beginning = tuple[int, Page]


def find_former(language: str, slugs: list[str]) -> Found | None:
    """The public original that was once read at this path of ``language``, and the address at which it is read now.

    None where there is none, or where Wagtail itself leads on from this very address. As many queries for any path.
    """
    if not slugs or len(slugs) > DEEPEST:
        return None
    was = _path(language, slugs)
    candidates = list(_candidates(language, slugs))
    redirects = Redirect.objects.filter(old_path__in=[was, *(path for _, path in candidates)])
    led = dict(redirects.values_list("old_path", "redirect_page"))
    if was in led:
        return None
    pages = _originals([url_path for url_path, _ in candidates], [pk for pk in led.values() if pk])
    for url_path, path in candidates:
        for page in pages:
            if page.url_path == url_path or page.pk == led.get(path):
                return Found(page, moved_to=address(page, language))
    return None


def _path(language: str, slugs: list[str]) -> str:
    """As Wagtail keeps former addresses."""
    return "/" + "/".join([language, *slugs])


def _originals(url_paths: list[str], keys: list[int]) -> list[Page]:
    pages = public(Page.objects.filter(is_original(), Q(url_path__in=url_paths) | Q(pk__in=keys)))
    return list(pages.only(*ADDRESS_FIELDS))


def _candidates(language: str, slugs: list[str]) -> Iterator[tuple[str, str]]:
    """Addresses of other languages that this one may have stood for, by the longest beginning first: as ``url_path`` of
    a page, and as the path of a former address."""
    beginnings = sorted(_beginnings(language, slugs), key=lambda one: -one[0])
    family: dict = {}
    for page in Page.objects.filter(translation_key__in={page.translation_key for _, page in beginnings}):
        family.setdefault(page.translation_key, []).append(page)
    for length, page in beginnings:
        rest = slugs[length:]
        for twin in family[page.translation_key]:
            url_path = twin.url_path + "".join(f"{slug}/" for slug in rest)
            yield url_path, path_of(url_path, language_of(twin)).rstrip("/")


def _beginnings(language: str, slugs: list[str]) -> Iterator[Beginning]:
    """Pages of ``language`` at each beginning of the path, now or formerly, with its length in slugs. Of pages that are
    not public only those that were: nobody learns from an address what is being prepared.
    """
    once = Page.objects.filter(locale_id=id_of(language)).filter(Q(live=True) | Q(first_published_at__isnull=False))
    paths = {_path(language, slugs[:length]): length for length in range(len(slugs) + 1)}
    led = Redirect.objects.filter(old_path__in=paths, redirect_page__in=once)
    led = {pk: paths[path] for path, pk in led.values_list("old_path", "redirect_page")}
    here = Q(depth=HOME_DEPTH) | Q(slug__in=slugs, depth__lte=HOME_DEPTH + len(slugs)) | Q(pk__in=led)
    for page in once.filter(here).only(*ADDRESS_FIELDS):
        length = paths.get(path_of(page.url_path, language).rstrip("/"), led.get(page.pk))
        if length is not None:
            yield length, page
