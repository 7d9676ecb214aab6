"""A plan becomes what the museum has: all of it, or nothing."""

import contextlib
from collections.abc import Callable, Iterable
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from wagtail.models import Locale

from exhibits.catalogue import bulk
from exhibits.catalogue.models import ObjectPage
from exhibits.core.describe import Family
from exhibits.formats.slugs import slug_of
from exhibits.media.models import MuseumImage
from exhibits.translations.locales import id_of
from exhibits.vocabularies.models import Term

from .archive import FromArchive
from .columns import BY_NAME, RELATIONS, Heading
from .families import families_of, in_parts
from .kinds.base import rows_of
from .known import NewTerm
from .planning import Plan, at_the_desk
from .things import Thing

LONGEST_KEY = 60
# What is the same in all languages and stands in no sheet.
DATES = ("go_live_at", "expire_at")


def _silent(done: int, total: int) -> None:
    pass


def bring_in(plan: Plan, *, by=None, progress: Callable[[int, int], None] = _silent) -> None:
    """Write what a plan without problems says. Files of pictures that were laid down in vain are taken away again."""
    if plan.is_refused:
        raise ValueError("A plan with problems is not written.")
    laid: list[str] = []
    try:
        with transaction.atomic():
            _Bringing(plan, by, progress, laid).run()
    except BaseException:
        for name in laid:
            with contextlib.suppress(OSError):
                storages["originals"].delete(name)
        raise


class _Bringing:
    def __init__(self, plan: Plan, by, progress, laid: list[str]):
        self.plan, self.by, self.publish, self.progress, self.laid = plan, by, plan.publish, progress, laid
        self.locales = {locale.language_code: locale for locale in Locale.objects.order_by("pk")}
        self.terms: dict[NewTerm, int] = {}
        self.images: dict[str, int] = {}
        # Pages that point to objects which are themselves only coming, with the numbers of those, and whether they are
        # public.
        self.waiting: list[tuple[ObjectPage, tuple[str, ...], bool]] = []
        self.pages_by_number: dict[str, int] = {}
        self.done, self.total = 0, len(plan.new) + len(plan.changed)

    def run(self) -> None:
        for part in in_parts(self.plan.new):
            self._write([page for thing in part for page in self._made(thing)], [], self.publish)
            self._tell(len(part))
        for keys in in_parts(list(self.plan.changed)):
            written, desk = {True: ([], []), False: ([], [])}, at_the_desk(keys)
            for key, family in families_of(keys).items():
                self._change(*self.plan.changed[key], family, desk.get(key, set()), written)
            for is_public, (new, changed) in written.items():
                self._write(new, changed, is_public)
            self._tell(len(keys))
        for is_public in (True, False):
            self._relate_waiting([one for one in self.waiting if one[2] is is_public], is_public)

    def _write(self, new: list[ObjectPage], changed: list[ObjectPage], publish: bool) -> None:
        if new or changed:
            bulk.write(new, changed, by=self.by, publish=publish)

    def _relate_waiting(self, waiting: list, publish: bool) -> None:
        for part in in_parts(waiting):
            for page, numbers, _is_public in part:
                BY_NAME[RELATIONS].kind.set(page, self._others(numbers))
            self._write([], [page for page, _numbers, _is_public in part], publish)

    def _tell(self, number: int) -> None:
        self.done += number
        self.progress(self.done, self.total)

    def _made(self, thing: Thing) -> list[ObjectPage]:
        """The pages of a new object, the original first."""
        original, key = self.plan.original_of(thing), uuid4()
        pages = []
        for code in dict.fromkeys([original, *thing.languages()]):
            page = ObjectPage(translation_key=key, locale=self.locales[code], owner=self.by)
            self._fill(page, code, thing, thing.readings, self.publish)
            pages.append(page)
        return pages

    def _change(self, thing: Thing, headings: list[Heading], family: Family, desk: set[str], written) -> None:
        """New words go to the page in their language, new facts to the pages in all: the desk's translations get them
        from their original. Each page stays what it is, a draft or public; a new one follows the original."""
        facts = any(not heading.language for heading in headings)
        spoken = {heading.language for heading in headings}
        original = next(iter(family.values()))
        for code, page in family.items():
            if (facts or code in spoken) and (page is original or code not in desk):
                is_public = self.publish and page.live
                self._fill(page, code, thing, headings, is_public)
                written[is_public][1].append(page)
        is_public = self.publish and original.live
        for code in spoken - family.keys() - {""}:
            page = ObjectPage(translation_key=original.translation_key, locale=self.locales[code], owner=self.by)
            self._copy_facts(original, page)
            self._fill(page, code, thing, thing.readings, is_public)
            written[is_public][0].append(page)

    def _copy_facts(self, original: ObjectPage, page: ObjectPage) -> None:
        known = self.plan.known
        for column in BY_NAME.values():
            if column.translated:
                continue
            if column.name == RELATIONS:
                column.kind.set(page, [row.other_id for row in rows_of(original, RELATIONS)])
                continue
            reading = column.kind.read(column.kind.text_of(original, known), known)
            column.kind.set(page, self._settled(reading.value))
        for name in DATES:
            setattr(page, name, getattr(original, name))

    def _fill(self, page: ObjectPage, code: str, thing: Thing, headings: Iterable[Heading], publish: bool) -> None:
        for heading in headings:
            if heading.language not in ("", code):
                continue
            value = thing.readings[heading].value
            if heading.column.name == RELATIONS:
                self._relate(page, value, publish)
            elif value or page.pk:
                heading.column.kind.set(page, self._settled(value))

    def _relate(self, page: ObjectPage, numbers: tuple[str, ...], publish: bool) -> None:
        if all(number in self.plan.known.numbers for number in numbers):
            BY_NAME[RELATIONS].kind.set(page, self._others(numbers))
        else:
            self.waiting.append((page, numbers, publish))

    def _others(self, numbers: tuple[str, ...]) -> list[int]:
        lacking = [number for number in numbers if number not in self.pages_by_number]
        if lacking:
            rows = ObjectPage.objects.filter(inventory_number__in=lacking).order_by("-pk")
            self.pages_by_number |= dict(rows.values_list("inventory_number", "pk"))
        return [self.pages_by_number[number] for number in numbers]

    def _settled(self, value):
        """What was read, with the primary keys of what had to be made first."""
        if isinstance(value, tuple):
            return tuple(map(self._settled, value))
        if isinstance(value, NewTerm):
            return self._term(value)
        return self._image(value) if isinstance(value, FromArchive) else value

    def _term(self, new: NewTerm) -> int:
        if new not in self.terms:
            key = _free_key(new.model, new.name)
            locale = id_of(self.plan.language)
            self.terms[new] = new.model.objects.create(name=new.name, key=key, locale_id=locale).pk
        return self.terms[new]

    def _image(self, found: FromArchive) -> int:
        if found.pk:
            return found.pk
        if found.sha256 not in self.images:
            image = MuseumImage(title=found.name, original_language=self.plan.language, uploaded_by_user=self.by)
            file = ContentFile(self.plan.known.archive.content(found), name=found.name)
            image.file.save(found.name, file, save=False)
            self.laid.append(image.file.name)
            image.save()
            self.images[found.sha256] = image.pk
        return self.images[found.sha256]


def _free_key(model: type[Term], name: str) -> str:
    wanted = slug_of(name)[: LONGEST_KEY - 5].strip("-") or "term"
    taken = set(model.objects.filter(key__startswith=wanted).values_list("key", flat=True))
    number, key = 1, wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key
