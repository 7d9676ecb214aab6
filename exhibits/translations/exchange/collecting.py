"""The passages of a translation, as they stand now, and the translations that files are made of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import translation as languages
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from exhibits.formats import po, xliff
from exhibits.formats.languages import DEFAULT
from exhibits.formats.slugs import slug_of
from exhibits.formats.units import Document, Unit, version_of
from exhibits.translations.limits import Limits, limits_of
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.models import ChangedPassage
from exhibits.translations.readers import is_original

from .since import stamp

FORMS = {"po": po, "xliff": xliff}
ENDINGS = {"po": "po", "xliff": "xlf"}
SECTION_DEPTH = 3
MOST_FILES = 3000
# Romani has the words of the museum's front, not of its workshop.
WITHOUT_WORDS = {"rom": DEFAULT}


@dataclass(frozen=True)
class Standing:
    """A passage in its place, with what is written for it. ``waits``: somebody has still to look at those words."""

    unit: Unit
    context: int
    string: int
    rich: bool
    written: StringTranslation | None
    waits: bool


def standing_of(translation: Translation) -> list[Standing]:
    """All passages of a translation in order, each once; as many queries for any number of them."""
    source, locale_id = translation.source, translation.target_locale_id
    rows = StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order", "pk")
    rows = list({(row.context_id, row.string_id): row for row in reversed(rows)}.values())[::-1]
    written = {
        (row.context_id, row.translation_of_id): row
        for row in StringTranslation.objects.filter(locale=locale_id, context__object=source.object_id)
    }
    changes = {
        (mark.path, mark.string_id): mark
        for mark in ChangedPassage.objects.filter(translation_key=source.object_id, locale=locale_id, seen=False)
    }
    limits, heading, found = limits_of(source), "", []
    for number, row in enumerate(rows, start=1):
        path, words = row.context.path, written.get((row.context_id, row.string_id))
        change, limit = changes.get((path, row.string_id)), limits[path]
        waits = bool(change or (words and _is_unsure(words)))
        target, unfinished = words.data if words else "", bool(words) and waits
        unit = Unit(
            path=path,
            source=row.string.data,
            target=target,
            notes=_notes(source.object_repr, limit, heading, f"{number}/{len(rows)}", json.loads(row.attrs) or {}),
            previous_source=change.before if change else "",
            previous_target=target if change else "",
            unfinished=unfinished,
            limit=limit.letters,
            was=stamp(target, unfinished),
        )
        found.append(Standing(unit, row.context_id, row.string_id, limit.rich, words, waits))
        if "heading" in limit.names:
            heading = row.string.data
    return found


def _is_unsure(words: StringTranslation) -> bool:
    return words.has_error or words.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE


def _notes(page: str, limit: Limits, heading: str, order: str, marks: dict[str, dict]) -> tuple[str, ...]:
    notes = [_("Page: %(page)s") % {"page": page}, _("Place: %(place)s") % {"place": " › ".join(limit.labels)}]
    if heading and "heading" not in limit.names:
        notes.append(_("Under the heading: %(heading)s") % {"heading": heading})
    notes.append(_("Passage %(order)s") % {"order": order})
    if limit.letters is not None:
        notes.append(_("At most %(number)s letters") % {"number": limit.letters})
    return (*notes, *(f"{name}: {_mark(attributes)}" for name, attributes in sorted(marks.items())))


def _mark(attributes: dict) -> str:
    if "lang" in attributes:
        return _("words in another language (%(tag)s)") % {"tag": attributes["lang"]}
    if "href" in attributes:
        return _("a link to %(address)s") % {"address": attributes["href"]}
    return _("a link or a note")


def document_of(translation: Translation) -> Document:
    """What the file of a translation holds. Notes are in its own language, whoever asks for it: the same words give
    the same file."""
    code = code_of(translation.target_locale_id)
    with languages.override(WITHOUT_WORDS.get(code, code)):
        units = tuple(one.unit for one in standing_of(translation))
    source = translation.source
    return Document(str(source.object_id), code_of(source.locale_id), code, units, version_of(units))


def writable_pages(user=None) -> QuerySet:
    """Translations that ``user`` may write; all without one. A page that somebody has locked is not theirs."""
    if user is None:
        return Page.objects.filter(~is_original())
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").filter(~is_original())


def translations_of(language: str, user=None, under: Page | None = None, only: Page | None = None) -> QuerySet:
    """What is being translated into ``language`` by ``user``: all, a page and what lies ``under`` it, or ``only`` one
    page. Pages may be named in any of their languages.
    """
    pages = writable_pages(user).filter(locale=id_of(language))
    if only:
        pages = pages.filter(translation_key=only.translation_key)
    if under:
        keys = Page.objects.none()
        for one in Page.objects.filter(translation_key=under.translation_key):
            keys = keys | Page.objects.descendant_of(one, inclusive=True)
        pages = pages.filter(translation_key__in=keys.values("translation_key"))
    found = Translation.objects.filter(target_locale=id_of(language), enabled=True)
    return found.filter(source__object_id__in=pages.values("translation_key")).select_related("source")


class TooMany(ValueError):
    """More files than may be made in one go; ``number`` is how many there would be."""

    def __init__(self, number: int):
        self.number = number
        super().__init__(f"{number} files")


def files_of(translations: QuerySet, form: str, most: int = MOST_FILES) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, in the order of the originals' tree. A name is ``language/section/page``, and
    stays while the page keeps its address. Raises TooMany.
    """
    number = translations.count()
    if number > most:
        raise TooMany(number)
    by_key = {one.source.object_id: one for one in translations}
    originals = Page.objects.filter(is_original(), translation_key__in=by_key).order_by("path")
    depth = SECTION_DEPTH * Page.steplen
    sections = dict(Page.objects.filter(depth=SECTION_DEPTH).values_list("path", "slug"))
    for page in originals:
        translation = by_key[page.translation_key]
        folder = slug_of(sections.get(page.path[:depth], "home")) or "section"
        name = f"{slug_of(page.slug) or 'page'}-{page.translation_key.hex[:8]}.{ENDINGS[form]}"
        path = f"{code_of(translation.target_locale_id)}/{folder}/{name}"
        yield path, FORMS[form].write(document_of(translation))
