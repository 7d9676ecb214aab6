"""The board: every page in every language, and how far each of them is."""

from collections.abc import Iterable
from dataclasses import dataclass

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import HeaderButton
from wagtail.models import Page
from wagtail.permissions import policy_registry

from exhibits.access.known import known_to
from exhibits.formats.languages import BY_CODE, LANGUAGES, Language

from .direct import direct_pages, may_be_direct
from .locales import code_of, id_of
from .models import TranslationState
from .progress import Progress, progress_of
from .readers import is_original

HOME_DEPTH, SECTION_DEPTH = 2, 3
MISSING = "missing"
ORIGINAL = TranslationState.State.ORIGINAL
STATES = [(MISSING, _("missing")), *(one for one in TranslationState.State.choices if one[0] != ORIGINAL)]


@dataclass(frozen=True)
class Cell:
    """One language of a page; ``url`` is where the user goes on with it, empty where that is not theirs to do."""

    language: Language
    state: str
    label: str
    url: str = ""
    since: object = None
    progress: Progress | None = None

    @property
    def words_to_do(self) -> int:
        return self.progress.words_to_do if self.progress else 0


@dataclass(frozen=True)
class Row:
    page: Page
    language: Language
    cells: list[Cell]


class PersonField(django_filters.fields.ModelChoiceField):
    """People by their full names: what an account logs in with is shown to nobody."""

    def label_from_instance(self, person) -> str:
        return person.get_full_name() or gettext("Account %(number)s") % {"number": person.pk}


class PersonFilter(django_filters.ModelChoiceFilter):
    field_class = PersonField


class BoardFilterSet(WagtailFilterSet):
    section = django_filters.ModelChoiceFilter(label=_("Section"), queryset=Page.objects.none(), method="in_section")
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=[(one.code, one.native) for one in LANGUAGES], method="by_state"
    )
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="by_state")
    person = PersonFilter(label=_("Translated by"), queryset=get_user_model().objects.none(), method="by_person")

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # No more is offered than what stands on the board of the one who looks.
        self.filters["section"].queryset = self.queryset.filter(depth=SECTION_DEPTH)
        self.filters["person"].queryset = translators_of(self.queryset)

    def in_section(self, pages: QuerySet, name: str, section: Page) -> QuerySet:
        """What lies under a section in any language: originals stand in the tree of their own."""
        family = Page.objects.filter(translation_key=section.translation_key)
        found = Page.objects.none()
        for one in family:
            found = found | Page.objects.descendant_of(one, inclusive=True)
        return pages.filter(pk__in=found.values("pk"))

    def by_state(self, pages: QuerySet, name: str, value: str) -> QuerySet:
        """State and language belong together: asked for both, a page is in that state in that language."""
        if name == "language" and self.data.get("state"):
            return pages
        language = self.data.get("language") if name == "state" else value
        sought = [BY_CODE[language]] if language in BY_CODE else LANGUAGES
        state = value if name == "state" else ""
        return pages.filter(_is_so(sought, state))

    def by_person(self, pages: QuerySet, name: str, person) -> QuerySet:
        return pages.filter(Exists(_states().filter(translator=person)))


def _states() -> QuerySet:
    return TranslationState.objects.filter(translation_key=OuterRef("translation_key")).exclude(state=ORIGINAL)


def _is_so(languages: Iterable[Language], state: str):
    """In one of ``languages`` a page is in this state; in any state but missing where none is named."""
    found = None
    for language in languages:
        here = _states().filter(locale=id_of(language.code))
        if state == MISSING:
            one = ~Exists(here) & ~Exists(Page.objects.filter(pk=OuterRef("pk"), locale=id_of(language.code)))
        else:
            direct = Exists(_direct(language, state)) & ~Exists(here)
            one = Exists(here.filter(state=state) if state else here) | direct
        found = one if found is None else found | one
    return found


def _direct(language: Language, state: str) -> QuerySet:
    """Translations in this state that were written directly and have no row of their own."""
    pages = direct_pages().filter(translation_key=OuterRef("translation_key"), locale=id_of(language.code))
    live = {TranslationState.State.TRANSLATED: [True], TranslationState.State.DRAFT: [False], "": [True, False]}
    return pages.filter(live__in=live.get(state, []))


def originals(user) -> QuerySet:
    """Originals that ``user`` may know of: as anybody who works here, or since they may change a page of the same
    family, in whatever language.
    """
    pages = Page.objects.filter(is_original(), depth__gte=HOME_DEPTH).order_by("path")
    if _may_change_all(user):
        return pages
    theirs = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    family = Q(translation_key__in=theirs.values("translation_key"))
    # Never true, and answered by no index: else SQLite would look up every page of the lists on both sides of it, even
    # for the sections, or for one leaf of the board.
    by_row = Q(depth__lt=HOME_DEPTH)
    return pages.filter(family | by_row | known_to(user, pages))


def _may_change_all(user) -> bool:
    """Then nothing has to be asked page by page. Wagtail has looked up this root anyway, for the menu."""
    rights = policy_registry.get_by_type(Page)
    root = rights.explorable_root_instance(user)
    return bool(root) and root.is_root() and rights.user_has_permission_for_instance(user, "change", root)


def sections(user) -> QuerySet:
    return originals(user).filter(depth=SECTION_DEPTH)


def translators_of(pages: QuerySet) -> QuerySet:
    """Who translated one of ``pages``, or more."""
    same = pages.filter(translation_key=OuterRef("translation_key"))
    states = TranslationState.objects.filter(Exists(same), translator=OuterRef("pk"))
    return get_user_model().objects.filter(Exists(states)).order_by("last_name", "first_name", "pk")


class BoardView(ReportView):
    """Open to whoever may change a page; its cells lead on where they may."""

    model = Page
    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "translations/board.html"
    results_template_name = "translations/board_results.html"
    index_url_name = "translations:board"
    index_results_url_name = "translations:board_results"
    filterset_class = BoardFilterSet
    any_permission_required = ["add", "change", "publish"]
    context_object_name = "rows"
    list_export = ["page", "language", "translation", "state", "share", "words_to_do", "since"]
    export_headings = {
        "page": _("Page"),
        "language": _("Written in"),
        "translation": _("Language"),
        "state": _("State"),
        "share": _("Done, of a hundred"),
        "words_to_do": _("Words to do"),
        "since": _("Since"),
    }

    @cached_property
    def header_buttons(self):
        return [HeaderButton(_("Files for translators"), reverse("translations:files"), icon_name="download")]

    @cached_property
    def originals(self) -> QuerySet:
        return originals(self.request.user)

    def get_queryset(self):
        return self.originals

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "queryset": self.originals}

    def get_context_data(self, *args, **kwargs):
        return {**super().get_context_data(*args, **kwargs), "languages": LANGUAGES}

    def decorate_paginated_queryset(self, pages):
        return rows_of(list(pages), self.request.user)

    def get_filename(self):
        return "translations"

    def as_spreadsheet(self, rows, spreadsheet_format):
        lines = [_line(row, cell) for row in rows for cell in row.cells if cell.state]
        return super().as_spreadsheet(lines, spreadsheet_format)

    def to_row_dict(self, item):
        return item


def _line(row: Row, cell: Cell) -> dict:
    return {
        "page": row.page.title,
        "language": row.language.native,
        "translation": cell.language.native,
        "state": str(cell.label),
        "share": cell.progress.share if cell.progress else 0,
        "words_to_do": cell.words_to_do,
        "since": cell.since,
    }


def rows_of(pages: list[Page], user) -> list[Row]:
    """The board's rows for these originals: as many queries for any number."""
    keys = [page.translation_key for page in pages]
    states = {
        (state.translation_key, state.locale_id): state
        for state in TranslationState.objects.filter(translation_key__in=keys)
    }
    others = Page.objects.filter(translation_key__in=keys).exclude(pk__in=[page.pk for page in pages])
    found = {(page.translation_key, page.locale_id): page for page in others}
    theirs = set(
        policy_registry.get_by_type(Page)
        .instances_user_has_permission_for(user, "change")
        .filter(pk__in=[page.pk for page in found.values()])
        .values_list("pk", flat=True)
    )
    progress, may_begin = progress_of(found.values()), user.has_perm("wagtail_localize.submit_translation")

    def cell(page: Page, language: Language) -> Cell:
        where = page.translation_key, id_of(language.code)
        if page.locale_id == where[1]:
            return Cell(language, "", _("original"))
        state, target = states.get(where), found.get(where)
        if target is None:
            begin = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            return Cell(language, MISSING, _("missing"), f"{begin}?select_locale={language.code}" if may_begin else "")
        # The desk stands under the same address, and opens at what comes next.
        url = f"{reverse('wagtailadmin_pages:edit', args=[target.pk])}#next" if target.pk in theirs else ""
        if state is None and may_be_direct(target):
            written = TranslationState.State.TRANSLATED if target.live else TranslationState.State.DRAFT
            return Cell(language, written, written.label, url, target.latest_revision_created_at)
        if state is None:  # written past wagtail-localize: it has words, and nobody knows of which
            return Cell(language, "draft", _("by hand"), url)
        return Cell(language, state.state, state.get_state_display(), url, state.changed_at, progress.get(target.pk))

    return [
        Row(page, BY_CODE[code_of(page.locale_id)], [cell(page, language) for language in LANGUAGES]) for page in pages
    ]
