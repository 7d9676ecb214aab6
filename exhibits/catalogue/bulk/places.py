"""Where new objects stand in the tree: last in the list of their language, each under an address of its own."""

from collections.abc import Iterable

from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from exhibits.catalogue.models import ObjectIndexPage, ObjectPage
from exhibits.formats.languages import BY_CODE
from exhibits.formats.slugs import slug_of
from exhibits.translations.locales import code_of
from exhibits.translations.models import Original

from .faults import refused


class Slugs:
    """The addresses that are taken in one list."""

    def __init__(self, taken: Iterable[str]):
        self._taken = set(taken)
        # None below is free: none is given back while objects are written.
        self._next: dict[str, int] = {}

    def __contains__(self, slug: str) -> bool:
        return slug in self._taken

    def take(self, wanted: str) -> str:
        """``wanted``, or with the lowest number behind it that is free, as ``find_available_slug`` of Wagtail."""
        slug, number = wanted, self._next.get(wanted, 1)
        while slug in self._taken:
            slug = f"{wanted}-{number}"
            number += 1
        self._next[wanted] = number
        self._taken.add(slug)
        return slug


class Lists:
    """The lists of objects, one for each language. They are locked, always in the same order, until all is written:
    whoever else adds an object, by the page API or by another import, waits."""

    def __init__(self):
        self._last: dict[int, int] = {}
        self._slugs: dict[int, Slugs] = {}

    @cached_property
    def _pages(self) -> dict[int, Page]:
        """By language; only now are they locked."""
        lists = Page.objects.select_for_update().filter(pk__in=ObjectIndexPage.objects.values("pk"))
        return {page.locale_id: page for page in lists.order_by("pk")}

    def settle(self, pages: list[ObjectPage], publish: bool) -> None:
        """Give each page its place and its address."""
        originals = _slugs_of_originals(pages)
        for page in pages:
            if page.locale_id not in self._pages:
                language = BY_CODE[code_of(page.locale_id)].native
                raise refused(page, _("There is no list of objects in %(language)s yet.") % {"language": language})
            original = originals.setdefault(page.translation_key, (page.locale_id, None))
            page.slug = self._slug(page, original[1] if original[0] != page.locale_id else None, publish)
            if original == (page.locale_id, None):
                originals[page.translation_key] = (page.locale_id, page.slug)
            self._append(page)

    def _append(self, page: ObjectPage) -> None:
        parent = self._pages[page.locale_id]
        number = self._last.get(parent.pk) or self._last_of(parent)
        self._last[parent.pk] = number + 1
        page.depth, page.numchild = parent.depth + 1, 0
        page.path = Page._get_path(parent.path, page.depth, number + 1)
        page.set_url_path(parent)

    def _last_of(self, parent: Page) -> int:
        last = parent.get_last_child()
        return last._get_lastpos_in_path() if last else 0

    def _slug(self, page: ObjectPage, original: str | None, publish: bool) -> str:
        taken = self._slugs_in(self._pages[page.locale_id])
        made = slug_of(page.title)
        # As ``BasePage.save`` does before a translation is public for the first time.
        copied = publish and made and original and (page.slug == original or page.slug.startswith(f"{original}-"))
        if not page.slug or copied:
            return taken.take(made or "page")
        if page.slug in taken:
            raise refused(page, _("Another page has this address already."))
        return taken.take(page.slug)

    def _slugs_in(self, parent: Page) -> Slugs:
        if parent.pk not in self._slugs:
            self._slugs[parent.pk] = Slugs(parent.get_children().values_list("slug", flat=True))
        return self._slugs[parent.pk]

    def count(self, pages: list[ObjectPage]) -> None:
        """The lists have so many more below them."""
        for locale_id, parent in self._pages.items():
            if number := sum(page.locale_id == locale_id for page in pages):
                Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + number)


def _slugs_of_originals(pages: list[ObjectPage]) -> dict:
    """Language and slug of the original of those pages whose thing is there already, by its key."""
    keys = {page.translation_key for page in pages}
    locales = dict(Original.objects.filter(translation_key__in=keys).values_list("translation_key", "locale"))
    found = Page.objects.filter(translation_key__in=locales).values_list("translation_key", "locale", "slug")
    return {key: (locale, slug) for key, locale, slug in found if locales[key] == locale}
