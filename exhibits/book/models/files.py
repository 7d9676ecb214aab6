"""The files that are made of a book, one for each language and form."""

from uuid import UUID

from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private():
    """Nobody gets these files but through a view that asks whether they may."""
    return storages["originals"]


def folder_of(book: UUID) -> str:
    return f"books/{book}"


def place_of(instance: "BookFile", name: str) -> str:
    return f"{folder_of(instance.book)}/{instance.language}-{name}"


class BookFile(models.Model):
    """A language edition of a book as a file. ``holds``: what went into it, by kind, as permanent identifiers or, of
    its own pages, primary keys: it is handed out only while all of that may be. ``digest`` tells the contents apart,
    ``faults`` are what the last check found, ``lacking`` why there is no file."""

    class Form(models.TextChoices):
        EPUB = "epub", "EPUB"
        A5 = "a5", "PDF, A5"
        A4 = "a4", "PDF, A4"

    book = models.UUIDField(_("book"))
    language = models.CharField(_("language"), max_length=3)
    form = models.CharField(_("form"), max_length=4, choices=Form.choices)
    file = models.FileField(_("file"), storage=private, upload_to=place_of, max_length=300, blank=True)
    size = models.PositiveIntegerField(_("size"), default=0)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    digest = models.CharField(max_length=64, blank=True)
    holds = models.JSONField(default=dict)
    faults = models.JSONField(_("what the check found"), default=list)
    lacking = models.CharField(_("why there is none"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("made"), null=True)

    class Meta:
        verbose_name = _("file of a book")
        verbose_name_plural = _("files of books")
        constraints = [models.UniqueConstraint(fields=["book", "language", "form"], name="one_file_of_each_form")]

    def __str__(self):
        return f"{self.book}, {self.language}, {self.form}"

    @property
    def media_type(self) -> str:
        return "application/epub+zip" if self.form == self.Form.EPUB else "application/pdf"

    @property
    def ending(self) -> str:
        return "epub" if self.form == self.Form.EPUB else f"{self.form}.pdf"

    def has_any_of(self, parts: set[UUID]) -> bool:
        held = {one for name in ("pages", "images", "recordings") for one in self.holds.get(name, [])}
        return not held.isdisjoint(map(str, parts))

    def take_away(self) -> None:
        """The file is gone; the row says so until another is made."""
        if self.file:
            self.file.delete(save=False)
        self.file, self.size, self.pages, self.digest, self.holds, self.made_at = "", 0, 0, "", {}, None
        self.save()
