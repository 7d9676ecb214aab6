"""One reading of one page: who reads it in which language, and how the page tells so."""

from functools import cached_property

from django.utils import translation
from wagtail.models import Page

from exhibits.formats.languages import BY_CODE, CODES, DEFAULT, LANGUAGES, name_of
from exhibits.formats.record import TextLanguage
from exhibits.formats.romani import ROMANI
from exhibits.translations.describe import text_language
from exhibits.translations.models import TranslationState
from exhibits.translations.states import public_state

from . import routing
from .foreign import Marker
from .told import Told, told


class Switch:
    """One entry of the language switcher."""

    def __init__(self, language, path: str, current: bool, translated: bool):
        self.code, self.native = language.code, language.native
        self.path, self.current, self.translated = path, current, translated


class Reading:
    """``language`` is the reader's, ``text_language`` that of the page's words; they differ on a fallback."""

    def __init__(self, page: Page):
        self.page = page
        self.text_language = routing.language_of(page)
        self.language = translation.get_language() if translation.get_language() in CODES else self.text_language

    @property
    def is_fallback(self) -> bool:
        return self.language != self.text_language

    @property
    def text_lang(self) -> str:
        """The ``lang`` that the page's own words need; empty when it is the document's."""
        return self.text_language if self.is_fallback else ""

    @property
    def title_lang(self) -> str:
        """The ``lang`` of the title, which is the original's as long as nobody has translated it."""
        if self.original and self.state and "title" in self.state.untranslated:
            return routing.language_of(self.original)
        return self.text_lang

    @property
    def text_language_name(self) -> str:
        return name_of(self.text_language, self.language)

    @property
    def open_graph_locale(self) -> str:
        return BY_CODE[self.language].open_graph

    @cached_property
    def translations(self) -> dict[str, Page]:
        return routing.live_translations(self.page)

    @property
    def is_social(self) -> bool:
        return all(page.is_social for page in self.translations.values())

    @cached_property
    def original(self) -> Page | None:
        """The page this one was translated from; None when it is the original itself, or that is not public."""
        first = next((page for page in self.translations.values() if page.is_first), None)
        return first if first and first.pk != self.page.pk else None

    @cached_property
    def state(self) -> TranslationState | None:
        """How far this text is; not asked of an original, unless it is one in Romani, of which there is more to say."""
        return public_state(self.page) if self.original or self.text_language == ROMANI else None

    def mark_untranslated(self) -> None:
        """Give the page's words that are still the original's their own language."""
        if self.original and self.state and self.state.untranslated:
            Marker(routing.language_of(self.original)).mark(self.page, self.state.untranslated)

    @cached_property
    def text(self) -> TextLanguage:
        """The record of the page's text, for everything that tells of it."""
        if self.original is None:
            return text_language(self.text_language, self.state)
        language = routing.language_of(self.original)
        address = routing.absolute(routing.path_of(self.original.url_path, language))
        return text_language(self.text_language, self.state, language, address)

    @cached_property
    def told(self) -> list[Told]:
        return told(self.text, self.language)

    @cached_property
    def paths(self) -> dict[str, str]:
        return routing.addresses_everywhere(self.original or self.page, self.translations, CODES)

    @cached_property
    def switches(self) -> list[Switch]:
        return [
            Switch(
                language, self.paths[language.code], language.code == self.language, language.code in self.translations
            )
            for language in LANGUAGES
        ]

    @property
    def canonical(self) -> str:
        """The page's own absolute address: on a fallback, that of the original it shows."""
        return routing.absolute(routing.path_of(self.page.url_path, self.text_language))

    @cached_property
    def alternates(self) -> list[tuple[str, str]]:
        """``hreflang`` and absolute address of every live translation, and ``x-default``."""
        if self.is_fallback:
            return []
        found = [(code, routing.absolute(self.paths[code])) for code in CODES if code in self.translations]
        default = DEFAULT if DEFAULT in self.translations else self.text_language
        return [*found, ("x-default", routing.absolute(self.paths[default]))] if found else []
