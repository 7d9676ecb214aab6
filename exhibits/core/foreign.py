"""Words of a translated page that are still the original's, each marked with its own language.

Rich text carries the marks in itself (``translations.passages``). Plain texts are marked here, when the page is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

# These stand in the page's head, where no mark can be.
UNMARKED = {"title", "seo_title", "search_description"}


class Foreign(str):
    """A text in another language than the page's. Templates write it with its mark; whatever shortens it or puts it
    into an attribute takes its bare words."""

    lang = ""

    def __html__(self) -> str:
        return format_html('<span class="foreign" lang="{}">{}</span>', self.lang, str(self))


@dataclass(frozen=True)
class Marker:
    """Marks texts as being in ``language``."""

    language: str

    def text(self, text: str) -> Foreign:
        marked = Foreign(text)
        marked.lang = self.language
        return marked

    def mark(self, page: Page, paths: Iterable[str]) -> None:
        """Mark the plain texts at these paths (wagtail-localize's) of a page that is about to be read."""
        for path in paths:
            name, *rest = path.split(".")
            value = getattr(page, name, None)
            if rest and isinstance(page._meta.get_field(name), StreamField):
                self._within(value, rest)
            elif isinstance(value, str) and name not in UNMARKED:
                setattr(page, name, self.text(value))

    def _within(self, value, path: list[str]) -> None:
        step, rest = path[0], path[1:]
        if isinstance(value, blocks.StructValue):
            value[step] = self._marked(value.get(step), rest)
        elif isinstance(value, blocks.StreamValue):
            for child in [child for child in value if child.id == step]:
                child.value = self._marked(child.value, rest)
        elif isinstance(value, blocks.list_block.ListValue):
            for child in [child for child in value.bound_blocks if child.id == step]:
                child.value = self._marked(child.value, rest)

    def _marked(self, value, rest: list[str]):
        if rest:
            self._within(value, rest)
        elif isinstance(value, str):
            return self.text(value)
        return value
