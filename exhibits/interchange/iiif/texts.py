"""Language maps (4.4): what is told in several languages, what has none, and the museum's own labels in all of its."""

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils import translation
from django.utils.functional import Promise

from exhibits.formats.languages import CODES
from exhibits.formats.record import TextLanguage
from exhibits.formats.things import ConceptRecord, Words

from .shapes import LanguageMap

NONE = "none"
# The language of the message ids, which stand wherever a catalogue has no other words.
MESSAGES = "en"
# BCP 47 (RFC 5646, 2.1), as far as editors write tags: a language and subtags.
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Texts = Mapping[str, TextLanguage]


def by_tag(words: Words, texts: Texts) -> dict[str, str]:
    """What is kept by language code, by tag: ``texts`` know the variety of one in Romani, which is the closest."""
    return {texts[code].tag if code in texts else code: text for code, text in words.items()}


def told(words: Words, texts: Texts | None = None) -> LanguageMap:
    return {tag: [plain(text)] for tag, text in by_tag(words, texts or {}).items() if text}


def unspoken(*texts: str) -> LanguageMap:
    """Names, numbers and whatever else has no language, or none that is known."""
    given = [plain(text) for text in texts if text]
    return {NONE: given} if given else {}


def tagged(text: str, tag: str) -> LanguageMap:
    """``text`` under the tag that somebody gave it, where that is one."""
    return {tag: [plain(text)]} if text and TAG.fullmatch(tag) else unspoken(text)


def spoken(say: Callable[[str], str] | str | Promise) -> LanguageMap:
    """The museum's own words in each of its languages; ``say`` is told the language, which is active meanwhile.

    Where a language has no words of its own the English ones would stand: they are not passed off as another's.
    """
    found = {}
    for code in (MESSAGES, *CODES):
        with translation.override(code):
            found[code] = say(code) if callable(say) else str(say)
    return {code: [plain(found[code])] for code in CODES if code == MESSAGES or found[code] != found[MESSAGES]}


def each(words: LanguageMap, say: Callable[[str, str], str]) -> LanguageMap:
    """What ``say`` makes of the first text in each language of ``words``; it is told the language, which is active."""
    found: LanguageMap = {}
    for code, texts in words.items():
        with translation.override(code):
            found[code] = [plain(say(code, texts[0]))]
    return found


def named(concepts: Iterable[ConceptRecord]) -> LanguageMap:
    return joined(*(told(one.names) for one in concepts))


def joined(*maps: LanguageMap) -> LanguageMap:
    """The texts of all ``maps`` in the languages that each of them has: clients show the texts of one language only
    (4.4), and are to lose none. Where they have no language in common, the first of each, in none."""
    maps = tuple(one for one in maps if one)
    shared = [code for code in maps[0] if all(code in one for one in maps)] if maps else []
    if shared:
        return {code: [text for one in maps for text in one[code]] for code in shared}
    return unspoken(*(text for one in maps for text in next(iter(one.values()))))


def plain(text: str) -> str:
    """``text`` so that no client takes it for HTML: with a space at its end if it looks like that (4.5)."""
    text = text.strip()
    return f"{text} " if text.startswith("<") and text.endswith(">") else text
