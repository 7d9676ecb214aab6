"""The neutral record: what the museum says of a thing, in no format. Formats are written from it, never from a model.

A department's ``describe`` module maps its model to these classes; a page, a manifest or a book maps them to its form.
"""

from dataclasses import dataclass
from datetime import date

from .romani import Orthography, Variety


@dataclass(frozen=True)
class TextLanguage:
    """What a reader is told about the language of a text, and of how the text came into it.

    ``language`` and ``original`` are codes of the museum's languages; ``original`` and ``original_address``, which is
    absolute, are empty for a text that is the original itself. ``translators`` and ``reviewers`` are names as they may
    be shown. ``changed_on`` is since when the original says something that this text does not. ``put_together`` is true
    of a Romani text that no speaker of Romani has had a hand in, ``machine_made`` of one that began as a machine's
    draft, whoever has worked on it since. ``complete`` is false where passages are still the original's.
    ``variety`` and ``orthography`` are those of a text in Romani, None where nobody has said.
    """

    language: str
    original: str = ""
    original_address: str = ""
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    reviewed_on: date | None = None
    changed_on: date | None = None
    put_together: bool = False
    machine_made: bool = False
    variety: Variety | None = None
    orthography: Orthography | None = None
    complete: bool = True

    @property
    def tag(self) -> str:
        """The closest BCP 47 tag: that of the variety where one is known, else the language."""
        return self.variety.tag if self.variety else self.language
