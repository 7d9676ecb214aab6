"""The pages of the demonstration: each with its translations, under a key that is the same at every load."""

import json
from functools import cached_property

from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from exhibits.book.models import BookContributor, BookPage, ChapterPage
from exhibits.catalogue.models import ObjectDimension, ObjectImage, ObjectIndexPage, ObjectMaker, ObjectPage
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.formats.romani import ROMANI
from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.stories.models import StoryIndexPage, StoryPage
from exhibits.translations.states import tell, told_state
from exhibits.translations.writing import write_translation
from exhibits.vocabularies.models import RightsStatement
from home.models import HomePage, InfoPage

from .binding import bind
from .blocks import Things, notes, stream, thing
from .closing import agree, gone
from .content import ABOUT, COMPLETE, Content, Sheet
from .entering import enter
from .keys import permanent
from .pictures import RIGHTS
from .states import MACHINE, draft_by_machine, leave_in_states, state_of
from .vocabulary import ROWS, Terms
from .words import words_of

MODELS = {
    "object": ObjectPage,
    "exhibit": ExhibitPage,
    "story": StoryPage,
    "book": BookPage,
    "chapter": ChapterPage,
    "info": InfoPage,
}
# The fields of content files that name terms, with the relation on the page.
RELATIONS = {
    "themes": "theme",
    "places": "place",
    "people": "person",
    "object_types": "type",
    "materials": "material",
    "communities": "community",
}
# What readers are told of a page in Romani whose file does not say how it is written.
PUT_TOGETHER = {"put_together": True}
NOUNS = {
    "info": "Information pages",
    "object": "Objects",
    "exhibit": "Exhibits",
    "story": "Stories",
    "book": "Books",
    "chapter": "Chapters",
}


def key_of(ref: str):
    """The ``translation_key`` of a page, by the name that content files have for it."""
    kind, _, key = ref.partition(":")
    return permanent(kind, key)


class PageLoader:
    """Puts up what is not there. A page that is there, in whatever state, is left alone.

    Pages link to one another, so they first get their places, as drafts without text; then each is filled, published
    and translated in one transaction. What is interrupted the next load takes up: places that nobody has written on.
    """

    def __init__(self, content: Content, things: Things, terms: Terms, report):
        self.content, self.things, self.terms, self.report = content, things, terms, report
        self.new: set[str] = set()
        self.taken_back: set[str] = set()

    @cached_property
    def _gone(self) -> dict:
        return gone()

    @cached_property
    def locales(self) -> dict[str, Locale]:
        return {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=CODES)}

    def load(self) -> None:
        """Raises ContentError; Mismatch when the languages of a page are not built alike."""
        holders = [sheet for sheet in self.content.sheets.values() if sheet.kind == "book" or sheet.ref == ABOUT]
        for sheet in holders:
            self._place(sheet)
            self._open(sheet)
        for kind in NOUNS:
            for sheet in self.content.in_order(kind):
                self._place(sheet)
        self._know_chapters()
        for sheet in self.content.in_order("book"):
            if sheet.ref in self.new:
                bind(sheet, BookPage.objects.get(pk=self.things.pages[sheet.ref]), self.things)
        for kind, noun in NOUNS.items():
            sheets = self.content.in_order(kind)
            for sheet in sheets:
                self._open(sheet)
            self.report(f"{noun}: {len(sheets)}, of which {len([s for s in sheets if s.ref in self.new])} new")

    def _know_chapters(self) -> None:
        """What blocks ask of other pages: the part of a chapter, the recording of a story."""
        for sheet in self.content.sheets.values():
            if sheet.kind == "chapter":
                self.things.parts[sheet.ref] = sheet.data.get("part", "")
            if sheet.kind == "story" and "recording" in sheet.data:
                self.things.told[sheet.ref] = (sheet.data["recording"], sheet.original)

    @transaction.atomic
    def _place(self, sheet: Sheet) -> None:
        known = Page.objects.filter(translation_key=key_of(sheet.ref))
        page = known.filter(locale=self.locales[sheet.original]).first() or known.first()
        if page is None and key_of(sheet.ref) in self._gone:
            self.things.pages[sheet.ref] = self._gone[key_of(sheet.ref)]
            self.taken_back.add(sheet.ref)
            return
        if page is None:
            parent = self._parent(sheet, sheet.original)
            if parent is None:
                raise sheet.place.error("the page above it is not there; load into a museum that is set up.")
            page = MODELS[sheet.kind](
                translation_key=key_of(sheet.ref),
                locale=parent.locale,
                live=False,
                title=sheet.words("title", sheet.original),
                slug=find_available_slug(parent, sheet.words("slug", sheet.original)),
            )
            if isinstance(page, StoryPage):
                page.basis = StoryPage.Basis.MUSEUM  # the only one that asks for nothing yet
            parent.add_child(instance=page)
        self.things.pages[sheet.ref] = page.pk

    @transaction.atomic
    def _open(self, sheet: Sheet) -> None:
        if sheet.ref in self.taken_back:
            return
        page = Page.objects.get(pk=self.things.pages[sheet.ref]).specific
        if page.first_published_at or page.latest_revision_id or page.locale.language_code != sheet.original:
            return
        if page.get_next_sibling():
            # The order in which pages open is their order in the tree, in every language.
            page.move(self._parent(sheet, sheet.original), pos="last-child")
            page = type(page).objects.get(pk=page.pk)
        for name, value in self._fields(sheet, sheet.original).items():
            setattr(page, name, value)
        for relation, rows in self._rows(sheet).items():
            setattr(page, relation, rows)
        agree(sheet)
        page.save_revision().publish()
        page = type(page).objects.get(pk=page.pk)
        for language in sheet.languages[1:]:
            parent = self._parent(sheet, language)
            if parent is None:
                continue  # somebody has removed the page above it in this language
            words = type(page)(locale=parent.locale, **self._fields(sheet, language))
            words.slug = find_available_slug(parent, sheet.words("slug", language))
            if state_of(sheet, language) == MACHINE:
                draft_by_machine(page, words.locale, words)
                continue
            made = write_translation(page, words.locale, words, leave_empty=language not in COMPLETE)
            if language == ROMANI:
                tell(told_state(made), **sheet.data.get("romani", PUT_TOGETHER))
        enter([page, *page.get_translations()])
        leave_in_states(sheet, page, self.locales)
        self.new.add(sheet.ref)

    def _fields(self, sheet: Sheet, language: str) -> dict:
        fields = {"title": sheet.words("title", language), **words_of(sheet, language, self.things.pages)}
        if sheet.kind != "object":
            fields["cover_id"] = self._cover(sheet)
        if sheet.kind != "book":
            fields["body"] = json.dumps(stream(sheet, "body", language, self.things))
        if sheet.kind == "book" and "licence" in sheet.data:
            fields["licence"] = RightsStatement.objects.get(key=sheet.data["licence"], locale=self.locales[DEFAULT])
        if sheet.kind == "chapter":
            fields["notes"] = json.dumps(notes(sheet, language, self.things))
        if sheet.kind == "story":
            fields["telling_place"] = self._term(sheet, "place", sheet.data["place"]) if "place" in sheet.data else None
            fields["recording_id"] = self.things.recordings.get(sheet.data.get("recording"), {}).get(language)
        if sheet.kind == "object":
            fields["tour"] = json.dumps(stream(sheet, "tour", language, self.things))
            fields.update(self._object_fields(sheet))
        return fields

    def _object_fields(self, sheet: Sheet) -> dict:
        """What is the same in every language, rows apart."""
        return {
            "inventory_number": sheet.data["number"],
            "date": sheet.data.get("date", ""),
            "acquired_by": ObjectPage.Acquired.MADE,
            "acquired_on": sheet.data.get("acquired_on", ""),
            "rights": RightsStatement.objects.get(key=RIGHTS, locale=self.locales[DEFAULT]),
        }

    def _cover(self, sheet: Sheet) -> int | None:
        key = sheet.data.get("cover")
        return self._drawing(sheet, "cover", key) if key else None

    def _drawing(self, sheet: Sheet, name: str, key: str) -> int:
        return thing(self.things.images, key, "drawing", sheet.place.at(name))

    def _rows(self, sheet: Sheet) -> dict[str, list]:
        chosen = {relation: sheet.data.get(relation, []) for relation in RELATIONS}
        rows = {
            relation: [ROWS[kind](term=self._term(sheet, kind, key)) for key in chosen[relation]]
            for relation, kind in RELATIONS.items()
        }
        if "period" in sheet.data:
            rows["periods"] = [ROWS["period"](term=self._term(sheet, "period", sheet.data["period"]))]
        if sheet.kind == "object":
            rows["images"] = [
                ObjectImage(image_id=self._drawing(sheet, "images", key)) for key in sheet.data.get("images", [])
            ]
            rows["dimensions"] = [ObjectDimension(**row) for row in sheet.data.get("dimensions", [])]
            rows["makers"] = [ObjectMaker(**row) for row in sheet.data.get("makers", [])]
        if sheet.kind == "book":
            rows["contributors"] = [BookContributor(**row) for row in sheet.data.get("contributors", [])]
        return rows

    def _term(self, sheet: Sheet, kind: str, key: str):
        try:
            return self.terms[kind][key]
        except KeyError:
            raise sheet.place.error(f"there is no {kind} {key!r}.") from None

    def _parent(self, sheet: Sheet, language: str) -> Page | None:
        """The page of that language under which the page stands, read afresh: the tree has changed meanwhile."""
        match sheet.kind:
            case "object":
                pages = ObjectIndexPage.objects.all()
            case "exhibit":
                pages = ExhibitIndexPage.objects.all()
            case "story":
                pages = StoryIndexPage.objects.all()
            case "chapter":
                pages = BookPage.objects.filter(translation_key=permanent("book", sheet.data["book"]))
            case "info" if sheet.ref != ABOUT and ABOUT in self.content.sheets:
                pages = InfoPage.objects.filter(translation_key=key_of(ABOUT))
            case _:
                pages = HomePage.objects.all()
        return pages.filter(locale=self.locales[language]).first()
