"""The front door for those who work here: what waits to be finished, and what lacks a translation.

Each panel asks the database the same few times, however much there is in the museum.
"""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from exhibits.access.selectors import public, within_pages
from exhibits.core.routing import HOME_DEPTH
from exhibits.formats.languages import BY_CODE, LANGUAGES, Language
from exhibits.media.lacking import lacks, missing_in, with_lacks
from exhibits.media.models import MuseumImage
from exhibits.translations.locales import code_of, id_of
from exhibits.translations.progress import Progress, progress_of
from exhibits.translations.readers import is_original

SHOWN = 10


def own_pages(user) -> QuerySet:
    """The museum's pages that ``user`` may change."""
    return (
        policy_registry.get_by_type(Page)
        .instances_user_has_permission_for(user, "change")
        .filter(depth__gte=HOME_DEPTH)
    )


@dataclass(frozen=True)
class Draft:
    """A page whose newest words are not public; ``step`` is the review that it waits for, empty for none."""

    page: Page
    language: Language
    step: str
    progress: Progress | None


class DraftsWaiting(Component):
    """Pages with unpublished changes or under review that the user may change, the longest waiting first."""

    name = "drafts_waiting"
    order = 230
    template_name = "dashboard/drafts_waiting.html"

    def __init__(self, user):
        self.user = user

    @cached_property
    def waiting(self) -> QuerySet:
        reviewed = WorkflowState.objects.active().filter(
            base_content_type__app_label="wagtailcore",
            base_content_type__model="page",
            object_id=Cast(OuterRef("pk"), output_field=CharField()),
        )
        return own_pages(self.user).filter(Q(has_unpublished_changes=True) | Exists(reviewed))

    def drafts(self) -> list[Draft]:
        pages = list(
            self.waiting.select_related("latest_revision__user").order_by("latest_revision_created_at", "pk")[:SHOWN]
        )
        steps, progress = _steps(pages), progress_of(pages)
        return [
            Draft(page, BY_CODE[code_of(page.locale_id)], steps.get(page.pk, ""), progress.get(page.pk))
            for page in pages
        ]

    def get_context_data(self, parent_context):
        drafts, total = self.drafts(), self.waiting.count()
        return {"drafts": drafts, "total": total, "more": total - len(drafts)}


def _steps(pages: list[Page]) -> dict[int, str]:
    """The name of the step of review that each page waits for, by primary key."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type__app_label="wagtailcore",
        workflow_state__object_id__in=[str(page.pk) for page in pages],
    )
    return {int(pk): name for pk, name in states.values_list("workflow_state__object_id", "task__name")}


@dataclass(frozen=True)
class Lack:
    """One language that a page is not public in. ``begun``: there is a draft; ``url``: where the user goes on."""

    language: Language
    begun: bool
    url: str


@dataclass(frozen=True)
class Untranslated:
    page: Page
    language: Language
    lacks: list[Lack]


class LacksTranslation(Component):
    """Public originals that are not public in a language which the user works in; those that lack most come first.

    ``chosen`` is the code of one language to look at; anything else means all of the user's.
    """

    name = "lacks_translation"
    order = 240
    template_name = "dashboard/lacks_translation.html"

    def __init__(self, user, chosen: str = ""):
        self.user, self.wanted = user, chosen

    @cached_property
    def languages(self) -> list[Language]:
        """Those in whose tree the user may change a page."""
        theirs = {code_of(pk) for pk in own_pages(self.user).order_by().values_list("locale_id", flat=True).distinct()}
        return [language for language in LANGUAGES if language.code in theirs]

    @cached_property
    def chosen(self) -> str:
        return self.wanted if self.wanted in {language.code for language in self.languages} else ""

    @cached_property
    def originals(self) -> QuerySet:
        pages = public(Page.objects.filter(is_original(), depth__gt=HOME_DEPTH))
        translations = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True)
        return pages.annotate(
            **{_there(one): Exists(translations.filter(locale_id=id_of(one.code))) for one in LANGUAGES}
        )

    def counts(self) -> dict[str, int]:
        """How many originals lack each of the user's languages."""
        lacking = {language.code: Count("pk", filter=_lacks(language)) for language in self.languages}
        return self.originals.aggregate(**lacking) if lacking else {}

    def rows(self) -> list[Untranslated]:
        sought = [language for language in self.languages if self.chosen in ("", language.code)]
        if not sought:
            return []
        number = sum(
            (Case(When(_lacks(one), then=1), default=0, output_field=IntegerField()) for one in sought), Value(0)
        )
        pages = list(self.originals.annotate(lacking=number).filter(lacking__gt=0).order_by("-lacking", "path")[:SHOWN])
        drafts = self._drafts(pages, sought)
        may_submit = self.user.has_perm("wagtail_localize.submit_translation")
        return [
            Untranslated(
                page,
                BY_CODE[code_of(page.locale_id)],
                [self._lack(page, one, drafts, may_submit) for one in sought if not getattr(page, _there(one))],
            )
            for page in pages
        ]

    def _drafts(self, pages: list[Page], languages: list[Language]) -> dict[tuple, int]:
        """Primary keys of translations that are not public, by translation key and language."""
        found = Page.objects.filter(
            translation_key__in=[page.translation_key for page in pages],
            locale_id__in=[id_of(language.code) for language in languages],
            live=False,
        )
        return {
            (key, code_of(locale)): pk for key, locale, pk in found.values_list("translation_key", "locale_id", "pk")
        }

    def _lack(self, page: Page, language: Language, drafts: dict, may_submit: bool) -> Lack:
        draft = drafts.get((page.translation_key, language.code))
        if draft:
            return Lack(language, True, reverse("wagtailadmin_pages:edit", args=[draft]))
        submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        return Lack(language, False, f"{submit}?select_locale={language.code}" if may_submit else "")

    def get_context_data(self, parent_context):
        counts = self.counts()
        return {
            "rows": self.rows(),
            "counts": [(language, counts[language.code]) for language in self.languages],
            "chosen": self.chosen,
            "total": sum(counts.values()),
        }


class PicturesLackWords(Component):
    """Pictures of open collections without words in a language: readers meet the original's. The barest come first."""

    name = "pictures_lack_words"
    order = 250
    template_name = "dashboard/pictures_lack_words.html"

    def __init__(self, user):
        self.user = user

    @cached_property
    def lacking(self) -> QuerySet:
        theirs = policy_registry.get_by_type(MuseumImage).instances_user_has_permission_for(self.user, "change")
        images = with_lacks(within_pages(theirs), LANGUAGES)
        number = sum((Case(When(lacks(one), then=1), default=0) for one in LANGUAGES), Value(0))
        return images.annotate(lacking=number).filter(lacking__gt=0)

    def get_context_data(self, parent_context):
        total = self.lacking.count()
        images = self.lacking.order_by("-lacking", "title", "pk")[:SHOWN]
        return {
            "rows": [(image, missing_in(image, LANGUAGES)) for image in images],
            "total": total,
            "more": max(total - SHOWN, 0),
        }


def _there(language: Language) -> str:
    return f"in_{language.code}"


def _lacks(language: Language) -> Q:
    return Q(**{_there(language): False})
