"""The first thing that translators and reviewers meet: what waits for them today."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from exhibits.access.selectors import public
from exhibits.core.routing import HOME_DEPTH
from exhibits.formats.languages import BY_CODE, Language
from exhibits.translations.locales import code_of
from exhibits.translations.models import TranslationState
from exhibits.translations.people import languages_of
from exhibits.translations.progress import Progress, progress_of
from exhibits.translations.readers import is_original

from .dashboard import own_pages

SHOWN = 10
# In one step more than are shown: of some of them nothing is left to do. Whoever has finished all that so many steps
# come to waits for reviewers, not for work.
LOOKED_AT, STEPS = 60, 10
State = TranslationState.State


@dataclass(frozen=True)
class Task:
    """One language of one page; ``since`` is None for what nobody has begun."""

    title: str
    language: Language
    what: str
    url: str
    since: datetime | None = None


class Today(Component):
    """What the original has changed and what was begun, the longest waiting first; then, for whoever translates and
    does nothing else, what nobody has begun, the front page first and the others in the order of the menu.
    """

    name = "today"
    order = 100
    template_name = "dashboard/today.html"

    def __init__(self, user):
        self.user = user

    @cached_property
    def locales(self) -> set[int]:
        return languages_of(self.user)

    @cached_property
    def reviewed(self) -> set[int]:
        return languages_of(self.user, "publish")

    @cached_property
    def only_translates(self) -> bool:
        """Whoever also makes pages has all languages, and a panel of its own for what they lack."""
        return not policy_registry.get_by_type(Page).user_has_permission(self.user, "add")

    @property
    def begun(self) -> QuerySet:
        mine = own_pages(self.user).filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
        states = [State.OUTDATED, State.DRAFT, State.MACHINE]
        if self.only_translates and self.reviewed:
            states.append(State.TRANSLATED)
        found = TranslationState.objects.filter(Exists(mine), locale__in=self.locales, state__in=states)
        # What readers lack or meet in an old form comes before what nobody has read a second time.
        unread = Case(When(state=State.TRANSLATED, then=1), default=0, output_field=IntegerField())
        return found.order_by(unread, "changed_at", "pk")

    def tasks(self) -> list[Task]:
        found = self._first_begun()
        if self.only_translates and len(found) < SHOWN:
            found += self._missing_tasks(SHOWN - len(found))
        return found

    def _first_begun(self) -> list[Task]:
        found = []
        for start in range(0, STEPS * LOOKED_AT, LOOKED_AT):
            states = list(self.begun[start : start + LOOKED_AT])
            found += self._begun_tasks(states)
            if len(found) >= SHOWN or len(states) < LOOKED_AT:
                break
        return found[:SHOWN]

    def _begun_tasks(self, states: list[TranslationState]) -> list[Task]:
        keys = {(state.translation_key, state.locale_id) for state in states}
        pages = Page.objects.filter(translation_key__in={key for key, _ in keys}, locale__in=self.locales)
        targets = {key: page for page in pages if (key := (page.translation_key, page.locale_id)) in keys}
        progress = progress_of(targets.values())
        found = []
        for state in states:
            page = targets.get((state.translation_key, state.locale_id))
            what = self._what(state, progress.get(page.pk)) if page else ""
            if what:
                url = f"{reverse('wagtailadmin_pages:edit', args=[page.pk])}#next"
                language = BY_CODE[code_of(page.locale_id)]
                found.append(Task(page.get_admin_display_title(), language, what, url, state.changed_at))
        return found

    def _what(self, state: TranslationState, progress: Progress | None) -> str:
        """What there is to do, empty for nothing that is this user's."""
        if progress and not progress.is_complete:
            words = {"words": progress.words_to_do}
            if state.state == State.OUTDATED:
                return _("The original has changed: %(words)s words to look at") % words
            return _("Go on: %(words)s words to do") % words
        if state.locale_id not in self.reviewed:
            return ""
        if state.state == State.TRANSLATED:
            return _("Nobody has reviewed it yet")
        return _("Translated: read it, and make it public")

    def _missing_tasks(self, number: int) -> list[Task]:
        begun = Page.objects.filter(translation_key=OuterRef("translation_key"))
        found = []
        for locale in sorted(self.locales):
            pages = public(Page.objects.filter(is_original(), depth__gte=HOME_DEPTH)).exclude(locale=locale)
            pages = pages.filter(~Exists(begun.filter(locale=locale))).order_by("path")[:number]
            language = BY_CODE[code_of(locale)]
            found += [
                Task(page.title, language, _("Nobody has begun it"), self._begin(page, language)) for page in pages
            ]
        return found[:number]

    def _begin(self, page: Page, language: Language) -> str:
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            return ""
        submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return f"{submit}?select_locale={language.code}"

    def get_context_data(self, parent_context):
        return {"tasks": self.tasks(), "board": reverse("translations:board")}
