"""What can go wrong between the languages, found and named; what can be mended without a person's decision, mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from .cascade import withdraw
from .locales import code_of
from .models import Original
from .readers import is_original

FIRST_LEVEL = 2


@dataclass(frozen=True)
class Problem:
    """``mend`` is None where a person has to decide."""

    what: str
    mend: Callable[[], None] | None = None


def problems() -> Iterator[Problem]:
    """Everything that is not as it should be, the tree first: the rest is read off it."""
    for find in (_broken_tree, _without_original, _empty_originals, _second_sources, _aliases, _left_public, _astray):
        yield from find()


def _broken_tree() -> Iterator[Problem]:
    names = [_("bad characters"), _("bad length"), _("no parent"), _("wrong depth"), _("wrong number of children")]
    for name, found in zip(names, Page.find_problems(), strict=True):
        for one in found:
            yield Problem(_("Tree: page %(page)s: %(name)s") % {"page": one, "name": name}, Page.fix_tree)


def _without_original() -> Iterator[Problem]:
    known = Original.objects.filter(translation_key=OuterRef("translation_key"))
    for page in Page.objects.filter(~Exists(known), depth__gte=FIRST_LEVEL).order_by("pk"):
        yield Problem(
            _("No original is noted for %(page)s; the oldest of its languages counts as one.") % {"page": _name(page)},
            lambda page=page: _note_original(page),
        )


def _empty_originals() -> Iterator[Problem]:
    """The language of the original has no page, though others do."""
    here = Page.objects.filter(translation_key=OuterRef("translation_key"))
    for original in Original.objects.filter(~Exists(here.filter(locale=OuterRef("locale"))), Exists(here)):
        page = Page.objects.filter(translation_key=original.translation_key).order_by("pk").first()
        yield Problem(
            _("The original of %(page)s is gone; its oldest translation takes its place.") % {"page": _name(page)},
            lambda original=original, page=page: _make_original(original, page),
        )


def _second_sources() -> Iterator[Problem]:
    """wagtail-localize's editor fails on them: a target of two sources."""
    originals = Original.objects.filter(translation_key=OuterRef("object_id"))
    elsewhere = Exists(originals.exclude(locale=OuterRef("locale_id")))
    for source in TranslationSource.objects.filter(elsewhere).select_related("locale"):
        used = source.translations.filter(enabled=True).exists()
        yield Problem(
            _("%(page)s is the source of translations in %(language)s, which is not its original language.")
            % {"page": source.object_repr, "language": source.locale.language_code},
            None if used else source.delete,
        )


def _aliases() -> Iterator[Problem]:
    for page in Page.objects.exclude(alias_of=None):
        yield Problem(_("%(page)s is an alias: it shows another page's words as its own.") % {"page": _name(page)})


def _left_public() -> Iterator[Problem]:
    """Live, though the original is not."""
    original = Page.objects.filter(is_original(), translation_key=OuterRef("translation_key"), live=False)
    for page in Page.objects.filter(~is_original(), Exists(original), live=True, depth__gte=FIRST_LEVEL):
        yield Problem(
            _("%(page)s is public, and its original is not.") % {"page": _name(page)},
            lambda page=page: withdraw(Page.objects.filter(pk=page.pk)),
        )


def _astray() -> Iterator[Problem]:
    """A translation whose parent is not the translation of its original's parent."""
    for page in Page.objects.filter(~is_original(), depth__gt=FIRST_LEVEL).order_by("path"):
        original = Page.objects.filter(is_original(), translation_key=page.translation_key).first()
        if original and original.get_parent().translation_key != page.get_parent().translation_key:
            yield Problem(_("%(page)s stands under another page than its original.") % {"page": _name(page)})


def _note_original(page: Page) -> None:
    Original.objects.get_or_create(translation_key=page.translation_key, defaults={"locale_id": page.locale_id})


def _make_original(original: Original, page: Page) -> None:
    Original.objects.filter(pk=original.pk).update(locale_id=page.locale_id)


def _name(page: Page) -> str:
    return f"“{page.title}” ({code_of(page.locale_id)}, {page.pk})"
