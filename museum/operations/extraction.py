"""Finds the museum's translatable strings in its Python and its templates, without the gettext tools.

Babel reads Python; a template is first turned into Python-like text by Django's own ``templatize``. A comment that
begins with ``Translators:`` on the line before a string goes with it to the translators.
"""

import fnmatch
import io
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.extract import extract as babel_extract
from django.conf import settings
from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation.template import templatize

from museum.operations.install import ROOT

CODE = ("museum", "home", "exhibits", "search")
TEMPLATES = ("templates", *CODE)
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}
COMMENT_TAG = "Translators:"
# A string in a module that otherwise speaks to editors, which readers see all the same, says so in its comment.
READERS_SEE_THIS = "Readers see this"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Where strings speak to editors only. The admin has no Romani, so these may stay untranslated in rom.
ADMIN_PATHS = (
    "*/admin.py",
    "*/apps.py",
    "*/blocks/*.py",
    "*/checks.py",
    "*/forms.py",
    "*/jobs.py",
    "*/management/*",
    "*/models.py",
    "*/models/*",
    "*/wagtail_hooks.py",
    "*/wagtailadmin/*",
    "*/viewsets.py",
    "exhibits/access/asking.py",
    "exhibits/access/purging.py",
    "exhibits/access/withdraw*.py",
    "exhibits/book/choices.py",
    "exhibits/book/draftail.py",
    "exhibits/catalogue/bulk/*",
    "exhibits/catalogue/faults.py",
    "exhibits/core/draftail.py",
    "exhibits/core/indexing.py",
    "exhibits/core/pages.py",
    "exhibits/core/sections.py",
    "exhibits/core/terms.py",
    "exhibits/interchange/references/*",
    "exhibits/interchange/spreadsheets/*",
    "exhibits/media/transcripts/desk.py",
    "exhibits/publishing/desk.py",
    "exhibits/stories/family_links.py",
    "exhibits/media/transcripts/words.py",
    "exhibits/media/words.py",
    "exhibits/vocabularies/choosing.py",
    "exhibits/vocabularies/citing.py",
    "exhibits/vocabularies/listing.py",
    "templates/access/*",
    "templates/dashboard/*",
    "templates/translations/*",
    "templates/media/*",
    "templates/publishing/desk.html",
    "templates/references/*",
    "templates/spreadsheets/*",
    "templates/stories/*",
    "templates/transcripts/*",
    "templates/vocabularies/*",
    "templates/wagtailcore/shared/*",
    "templates/wagtailimages/*",
    "templates/wagtailmedia/*",
    "exhibits/jobs/*",
    "exhibits/media/probing.py",
    "exhibits/translations/*",
    "home/today.py",
)

Key = tuple[str | None, str]  # context, message id


@dataclass
class Message:
    """One translatable string: where it stands and what its authors tell the translators."""

    context: str | None
    id: str
    plural: str | None = None
    places: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    borrowed: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.id

    @property
    def for_editors_only(self) -> bool:
        if any(READERS_SEE_THIS in note for note in self.notes):
            return False
        return all(any(fnmatch.fnmatch(place, pattern) for pattern in ADMIN_PATHS) for place in self.places)


def messages_in(text: str, place: str) -> list[Message]:
    """The messages of Python source, or of a template made Python-like, with ``place`` as where they stand."""
    found = []
    source = io.BytesIO(text.encode())
    # Babel looks for the encoding in the first lines of the file; utf-8 unless said otherwise.
    for _, ids, notes, context in babel_extract(
        "python", source, KEYWORDS, [COMMENT_TAG], {"encoding": "utf-8"}, strip_comment_tags=True
    ):
        identifier, plural = (ids[0], ids[1]) if isinstance(ids, tuple) else (ids, None)
        note = {" ".join(notes)} if notes else set()
        found.append(Message(context, identifier, plural, {place}, note))
    return found


def pythonic(template: str, place: str) -> str:
    """A template as Python-like text: strings in gettext calls, everything else blanked, no indentation."""
    return "\n".join(line.strip() for line in templatize(template, origin=place).splitlines())


def source_files(root: Path) -> list[Path]:
    python = [path for folder in CODE for path in (root / folder).rglob("*.py") if "migrations" not in path.parts]
    templates = [
        path
        for folder in TEMPLATES
        for path in (root / folder).rglob("*")
        if path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts[len(root.parts) :]
    ]
    return sorted([*python, *templates])


def extract(root: Path = ROOT) -> dict[Key, Message]:
    """Every message of the museum by context and id, places and notes joined."""
    messages: dict[Key, Message] = {}
    for path in source_files(root):
        place = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        for found in messages_in(text if path.suffix == ".py" else pythonic(text, place), place):
            known = messages.setdefault(found.key, found)
            known.plural = known.plural or found.plural
            known.places |= found.places
            known.notes |= found.notes
    return messages


def borrowed_from_django() -> dict[Key, Message]:
    """Django's names of months and weekdays. It has them in Romanian, Norwegian and English; Romani needs our own."""
    if not settings.configured:
        settings.configure(USE_I18N=False)
    lists = [(None, MONTHS), ("alt. month", MONTHS_ALT), (None, MONTHS_3), (None, WEEKDAYS), (None, WEEKDAYS_ABBR)]
    messages = [
        Message(context, str(name), places={"django/utils/dates.py"}, borrowed=True)
        for context, names in lists
        for name in names.values()
    ]
    return {message.key: message for message in messages}
