"""Editions of a book: which version of each page belonged to it. Their words stay where versions are kept, so that what
is taken back is gone from every edition as well."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from exhibits.translations.locales import code_of

MOST = 200
# What the order of a book and all its chapters on one page are made of.
TOLD = ("title", "summary", "matter", "contents", "body", "notes")


class Edition(models.Model):
    """``changes``: what is new in it, by language."""

    book = models.UUIDField(_("book"))
    number = models.PositiveSmallIntegerField(_("number"))
    date = models.DateField(_("date"), default=timezone.localdate)
    changes = models.JSONField(_("what has changed"), default=dict, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["book", "number"], name="one_edition_of_each_number")]

    def __str__(self):
        return f"{self.number}, {self.date}"

    @property
    def query(self) -> str:
        """What is added to the address of a page, so that it is read as it was in this edition."""
        return f"?edition={self.number}"


class EditionPage(models.Model):
    """One version of one page. Versions that are removed take it along."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    key = models.UUIDField(_("permanent identifier"))
    language = models.CharField(_("language"), max_length=3)
    revision = models.ForeignKey(Revision, verbose_name=_("version"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("page of an edition")
        verbose_name_plural = _("pages of editions")
        constraints = [models.UniqueConstraint(fields=["edition", "key", "language"], name="one_version_of_each_page")]

    def __str__(self):
        return f"{self.edition}, {self.key}, {self.language}"


@dataclass(frozen=True)
class ListedEdition:
    """``changes`` in the reader's language or, with its ``lang``, in another."""

    number: int
    date: date
    changes: str
    lang: str


def editions_of(book: UUID, language: str) -> list[ListedEdition]:
    """The newest first. One query."""
    return [
        ListedEdition(row.number, row.date, *_in(row.changes, language))
        for row in Edition.objects.filter(book=book)[:MOST]
    ]


def _in(changes: dict[str, str], language: str) -> tuple[str, str]:
    if text := changes.get(language):
        return text, ""
    return next(((text, code) for code, text in changes.items() if text), ("", ""))


def as_they_were(pages: Iterable[Page], number: int) -> dict[UUID, Page]:
    """By ``translation_key``, pages that are public now with what they told in an edition; those that it has not are
    left out. One query."""
    now = {str(page.pk): page for page in pages}
    rows = EditionPage.objects.filter(edition__number=number, revision__object_id__in=now).select_related("revision")
    return {
        row.key: _telling(page, row.revision.content)
        for row in rows
        if (page := now[row.revision.object_id]).translation_key == row.key and code_of(page.locale_id) == row.language
    }


def _telling(page: Page, content: dict) -> Page:
    """A page with the words of one of its versions. Made whole, as ``Revision.as_object`` does it, each would ask the
    database for all that it refers to."""
    found = copy(page)
    for name in TOLD:
        if name in content:
            setattr(found, name, page._meta.get_field(name).to_python(content[name]))
    return found


def as_it_was(page: Page, number: str) -> tuple[Page, Edition] | None:
    """A page that is public now as it was in an edition, with where it stands in the museum as it is now; None where
    that edition has no such page."""
    if not (number.isascii() and number.isdecimal()) or len(number) > 4:
        return None
    rows = EditionPage.objects.filter(key=page.translation_key, language=code_of(page.locale_id))
    rows = rows.filter(edition__number=int(number), revision__object_id=str(page.pk))
    row = rows.select_related("edition", "revision").first()
    return (row.revision.as_object(), row.edition) if row else None
