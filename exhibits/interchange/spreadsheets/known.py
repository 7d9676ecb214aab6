"""What cells of a sheet refer to: terms, rights, pictures and other objects that the museum has."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from exhibits.catalogue.models import InventoryNumber, ObjectPage
from exhibits.media.models import MuseumImage
from exhibits.translations.locales import id_of
from exhibits.vocabularies.models import Person, RightsStatement, Term

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")
SCHEME = re.compile(r"https?://(?:www\.)?")
# Letters of Romanian that old fonts and keyboards have with a cedilla.
CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")


def folded(text: str) -> str:
    """Two names that fold to the same are one name."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().translate(CEDILLAS).split())


@dataclass(frozen=True)
class NewTerm:
    """A term that the museum lacks and somebody wants it to have."""

    model: type[Term]
    name: str


class Vocabulary:
    """The terms of one authority list, found by name in any language, by key and by the numbers that others give them.

    A term is a ``translation_key`` here, whatever the number of its languages. ``language`` is that in which names are
    looked for first, and written.
    """

    def __init__(self, model: type[Term], language: str):
        self.model = model
        self._home = id_of(language)
        self._names: dict[UUID, dict[int, str]] = defaultdict(dict)
        self._pks: dict[UUID, dict[int, int]] = defaultdict(dict)
        self.keys: dict[int, UUID] = {}
        self._here, self._elsewhere, self._numbers = (defaultdict(set) for _ in range(3))
        self._slugs: dict[UUID, str] = {}
        self._new: dict[str, str] = {}
        for term in model.objects.order_by("pk"):
            self._enter(term)

    def _enter(self, term: Term) -> None:
        key, name = term.translation_key, folded(term.name)
        self.keys[term.pk] = key
        self._pks[key][term.locale_id] = term.pk
        self._names[key][term.locale_id] = term.name
        self._slugs[key] = term.key
        self._elsewhere[name].add(key)
        if term.locale_id == self._home:
            self._here[name].add(key)
        numbers = (term.key, term.wikidata, getattr(term, "aat", ""), getattr(term, "uri", ""))
        for number in filter(None, (*numbers, getattr(term, "code", ""))):
            self._numbers[_number(number)].add(key)

    def find(self, text: str) -> set[UUID]:
        """The terms that ``text`` may mean; more than one where it says too little."""
        name = folded(text)
        return self._here.get(name) or self._elsewhere.get(name) or self._numbers.get(_number(text)) or set()

    def pk_of(self, key: UUID) -> int:
        rows = self._pks[key]
        return rows.get(self._home) or min(rows.values())

    def name_of(self, key: UUID) -> str:
        """What stands for the term in a sheet, so that it is found again by it."""
        names = self._names[key]
        for name in (names.get(self._home), *names.values()):
            if name and self.find(name) == {key} and "|" not in name:
                return name
        return self._slugs[key]

    def slugs_of(self, keys: Iterable[UUID]) -> list[str]:
        return sorted(self._slugs[key] for key in keys)

    def new(self, name: str) -> NewTerm:
        """One that is to be made; the same for whatever folds to the same name."""
        return NewTerm(self.model, self._new.setdefault(folded(name), name))


class Rights(Vocabulary):
    """Statements of rights, which sheets name by their short names."""

    def __init__(self, language: str):
        self._codes: dict[UUID, str] = {}
        super().__init__(RightsStatement, language)

    def _enter(self, term: RightsStatement) -> None:
        super()._enter(term)
        self._codes[term.translation_key] = term.code

    def name_of(self, key: UUID) -> str:
        code = self._codes[key]
        return code if self.find(code) == {key} else self._slugs[key]


def _number(text: str) -> str:
    """What is left of a number that is written as an address or with a prefix."""
    text = SCHEME.sub("", text.strip()).rstrip("/")
    if text.startswith(("vocab.getty.edu/", "wikidata.org/")):
        text = text.rpartition("/")[2]
    return text.removeprefix("aat:").casefold()


class Pictures:
    """The museum's pictures, by the names of their files and by what they hold. Read when first asked for."""

    def __init__(self):
        self._names: dict[str, list[int]] | None = None
        self._shown: dict[int, str] = {}

    def find(self, name: str) -> list[int]:
        return self._by_name.get(name.casefold(), [])

    def name_of(self, pk: int) -> str:
        """The name of the file as somebody gave it, where the picture still bears it; else as the museum keeps it."""
        if pk not in self._shown:
            self._note(MuseumImage.objects.filter(pk=pk))
        return self._shown[pk]

    def want(self, pks: Iterable[int]) -> None:
        self._note(MuseumImage.objects.filter(pk__in=set(pks) - self._shown.keys()))

    @property
    def _by_name(self) -> dict[str, list[int]]:
        if self._names is None:
            self._names = defaultdict(list)
            for pk, *names in MuseumImage.objects.order_by("pk").values_list("pk", "title", "file"):
                for name in {names[0].casefold(), PurePath(names[1]).name.casefold()}:
                    self._names[name].append(pk)
        return self._names

    def _note(self, images) -> None:
        for pk, title, file in images.values_list("pk", "title", "file"):
            self._shown[pk] = title if title.lower().endswith(PICTURE_ENDINGS) else PurePath(file).name


class Known:
    """All of it, read once for a sheet in ``language``. ``growing``: lists that unknown terms are to be added to."""

    def __init__(self, language: str, growing: Iterable[type[Term]] = ()):
        self.language = language
        self.growing = frozenset(growing)
        self.rights = Rights(language)
        self.pictures = Pictures()
        self.archive = None
        # By number: those that the museum has, and those of the sheet.
        self.numbers: dict[str, UUID] = dict(InventoryNumber.objects.values_list("number", "translation_key"))
        self._numbers_of: dict[int, str] = {}
        self.coming: set[str] = set()
        self._vocabularies: dict[type[Term], Vocabulary] = {}

    def vocabulary(self, model: type[Term]) -> Vocabulary:
        if model not in self._vocabularies:
            self._vocabularies[model] = Vocabulary(model, self.language)
        return self._vocabularies[model]

    def number_of(self, pk: int) -> str:
        """The inventory number of an object, by the primary key of any page of its."""
        if pk not in self._numbers_of:
            page = ObjectPage.objects.filter(pk=pk).values_list("inventory_number", flat=True)
            self._numbers_of[pk] = page.first() or ""
        return self._numbers_of[pk]

    @property
    def people(self) -> Vocabulary:
        return self.vocabulary(Person)
