"""Machine drafts: a first wording of passages that nobody has translated, by LibreTranslate or DeepL.

Off, unless the museum's settings name a machine for a language; never for Romani. What a machine writes is a draft
until a person saves the passage as theirs: it is shown beside the original and in previews, and stands in no version
that somebody could publish (``states.words_for``).
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from requests import RequestException, Timeout
from wagtail.models import Page
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from exhibits.access.selectors import apart_from_consents, public
from exhibits.formats.marks import has_marks_of
from exhibits.jobs.faults import JobError
from exhibits.jobs.registry import job

from .locales import code_of
from .models import TranslationState
from .passages import key_of
from .states import held, note_machine
from .syncing import sync

NEVER = "rom"
# What one request carries at most; a passage longer than that is left to people.
PASSAGES, LETTERS = 25, 5000
# An answer longer than so many times its original, and this, is no translation of it.
TIMES, MORE = 3, 100

Slots = dict[str, list[tuple[int, int]]]


class Refused(JobError):
    """No machine is to see this, or to write in this language."""


class ByJob(BaseMachineTranslator):
    """What wagtail-localize's editor is told of: where there is a machine, and that it never answers in a request."""

    display_name = _("a machine")

    def can_translate(self, source_locale, target_locale) -> bool:
        return is_offered(source_locale.language_code, target_locale.language_code)

    def translate(self, source_locale, target_locale, strings):
        raise Refused("A machine drafts by a job: ask for translations.machine_draft.")


def is_offered(source_language: str, language: str) -> bool:
    return (
        language in settings.MACHINE_DRAFTS and NEVER not in (source_language, language) and source_language != language
    )


def translator_for(source_language: str, language: str) -> BaseMachineTranslator:
    """The machine that drafts this language. Raises Refused for Romani, and where machine drafts are off."""
    if NEVER in (source_language, language):
        raise Refused(str(_("Romani is written by people: there are no machine drafts from it or into it.")))
    if not is_offered(source_language, language):
        raise Refused(str(_("Machine drafts are switched off for this language.")))
    machine = settings.MACHINE_TRANSLATORS[settings.MACHINE_DRAFTS[language]]
    return import_string(machine["CLASS"])(machine["OPTIONS"])


@job("translations.machine_draft", label=_("Drafting a translation by machine"))
def machine_draft(run, translation_id: int):
    """Have a machine draft the passages of a translation that nobody has written anything for.

    What it is sent leaves the house: only the public words of an original that rests on nobody's consent and on which
    no hold is in force, asked anew before each request. Done are the passages that were drafted; the others were
    answered with other marks, with nothing or with far too much, and stay empty. Raises Refused, and ConnectionError or
    TimeoutError when the machine does not answer.
    """
    translations = Translation.objects.select_related("source__locale", "target_locale")
    translation = translations.filter(pk=translation_id, enabled=True).first()
    if translation is None:
        return
    source, locale = translation.source, translation.target_locale
    translator = translator_for(code_of(source.locale_id), locale.language_code)
    original = _open_original(source)
    if original.last_published_at and source.last_updated_at < original.last_published_at:
        # What was taken out of the original is not sent either.
        sync(run, str(source.object_id))
    slots = _empty_passages(source, locale.pk)
    drafted, total = 0, sum(map(len, slots.values()))
    for batch in _batches(slots):
        run.progress(drafted, total)
        _open_original(source)
        answers = _answers(translator, translation, batch)
        drafted += _store(translator, translation, slots, answers)
    run.progress(drafted, total)
    if drafted:
        note_machine(source.object_id, locale.pk)


def _open_original(source: TranslationSource) -> Page:
    """The original, when its words may leave the house. Raises Refused."""
    pages = Page.objects.filter(translation_key=source.object_id, locale=source.locale_id, depth__gt=1)
    page = public(apart_from_consents(pages)).first()
    if page is None:
        raise Refused(str(_("Only public pages that need nobody's consent are sent to a machine.")))
    return page


def _empty_passages(source: TranslationSource, locale_id: int) -> Slots:
    """The texts without a word in this language, each with its places (context and string); not those that were left
    empty on purpose."""
    rows = StringTranslation.objects.filter(locale=locale_id, context__object=source.object_id)
    written = set(rows.values_list("context", "translation_of"))
    state = TranslationState.objects.filter(translation_key=source.object_id, locale=locale_id).first()
    left = {key for key, text in (state.public_words | state.words).items() if text == ""} if state else set()
    segments = StringSegment.objects.filter(source=source).order_by("order", "pk")
    slots: Slots = {}
    for text, path, *slot in segments.values_list("string__data", "context__path", "context", "string"):
        if tuple(slot) not in written and key_of(path, slot[1]) not in left:
            slots.setdefault(text, []).append(tuple(slot))
    return slots


def _batches(slots: Slots) -> Iterator[list[str]]:
    batch: list[str] = []
    for text in slots:
        if len(text) > LETTERS:
            continue
        if len(batch) == PASSAGES or sum(map(len, batch)) + len(text) > LETTERS:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _answers(translator: BaseMachineTranslator, translation: Translation, batch: list[str]) -> dict[str, str]:
    """The machine's answer for each text, whatever it is. Raises ConnectionError, TimeoutError."""
    try:
        found = translator.translate(
            translation.source.locale, translation.target_locale, [StringValue(text) for text in batch]
        )
    except Timeout as error:
        raise TimeoutError(str(error)) from error
    except RequestException as error:
        raise ConnectionError(str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise ConnectionError(f"{translator.display_name} gave an answer that is none: {error!r}") from error
    return {original.data: answer.data for original, answer in found.items()}


@transaction.atomic
def _store(translator: BaseMachineTranslator, translation: Translation, slots: Slots, answers: dict[str, str]) -> int:
    """Keep the answers that are translations; where somebody wrote meanwhile, their words stay. Returns how many."""
    # Not between a reviewer's look and their yes.
    held(translation.source)
    rows = [
        StringTranslation(
            context_id=context,
            translation_of_id=string,
            locale_id=translation.target_locale_id,
            data=answer,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=translator.display_name,
        )
        for text, answer in answers.items()
        if _is_translation(text, answer)
        for context, string in slots[text]
    ]
    # In bulk: no person wrote them, so nothing that listens for a translator's work is to hear of it.
    StringTranslation.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _is_translation(text: str, answer) -> bool:
    return (
        isinstance(answer, str)
        and bool(StringValue(answer).render_text().strip())
        and len(answer) <= TIMES * len(text) + MORE
        and has_marks_of(text, answer)
    )
