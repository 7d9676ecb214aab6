"""What the line under a title tells of the text's language, from the neutral record and from nothing else."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from exhibits.formats.languages import name_of
from exhibits.formats.record import TextLanguage


@dataclass(frozen=True)
class Told:
    """One thing that the line tells; ``address`` is where it leads, absolute, empty where it leads nowhere. ``wish`` is
    what is asked of the reader then, and leads to the museum's letterbox."""

    words: str
    address: str = ""
    wish: str = ""


def told(text: TextLanguage, language: str) -> list[Told]:
    """What a reader of ``language``, which is the active one, is told of ``text``; the first begins with a capital."""
    parts = [*_original(text, language), *_people(text), *_romani(text, language), *_changed(text), *_call(text)]
    return [replace(one, words=capfirst(one.words)) if one is parts[0] else one for one in parts]


def _original(text: TextLanguage, language: str) -> list[Told]:
    if not text.original:
        return []
    words = _("original in %(language)s") % {"language": name_of(text.original, language)}
    return [Told(words, text.original_address)]


def _people(text: TextLanguage) -> list[Told]:
    found = []
    if text.machine_made:
        found.append(_("began as a machine draft"))
    if text.translators:
        found.append(_("translated by %(names)s") % {"names": ", ".join(text.translators)})
    names, on = ", ".join(text.reviewers), _in_words(text.reviewed_on)
    if names and on:
        found.append(_("reviewed by %(names)s, %(date)s") % {"names": names, "date": on})
    elif names:
        found.append(_("reviewed by %(names)s") % {"names": names})
    elif on:
        found.append(_("reviewed %(date)s") % {"date": on})
    return [Told(words) for words in found]


def _romani(text: TextLanguage, language: str) -> list[Told]:
    variety = [text.variety.name(language)] if text.variety else []
    orthography = [text.orthography.phrase(language)] if text.orthography else []
    return [Told(", ".join([*variety, *orthography]))] if variety or orthography else []


def _changed(text: TextLanguage) -> list[Told]:
    words = _("the original has changed since (%(date)s)")
    return [Told(words % {"date": _in_words(text.changed_on)})] if text.changed_on else []


def _call(text: TextLanguage) -> list[Told]:
    if not text.put_together:
        return []
    return [Told(_("put together without a Romani speaker"), wish=_("help us correct it"))]


def _in_words(day: date | None) -> str:
    """A date as the reader's language writes it, not to be broken."""
    return formats.date_format(day, "DATE_FORMAT").replace(" ", "\N{NO-BREAK SPACE}") if day else ""
