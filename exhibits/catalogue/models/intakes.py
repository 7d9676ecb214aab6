"""Sheets on their way into the collection, and how their columns came to be the museum's."""

import shutil
import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exhibits.formats.languages import DEFAULT, LANGUAGES

LANGUAGE_CHOICES = [(language.code, language.native) for language in LANGUAGES]


def private():
    """Beside the originals of pictures: nothing of it is served but to the museum's own people."""
    return storages["originals"]


def place_of(intake: "Intake | SheetExport", name: str) -> str:
    return f"intakes/{intake.pk}/{name}"


def _clear(row: "Intake | SheetExport") -> None:
    """Its whole folder, also what a killed worker left there without a name in the row."""
    shutil.rmtree(private().path(place_of(row, "")), ignore_errors=True)
    row.delete()


class SheetMapping(models.Model):
    """Where the columns of a kind of sheet go, remembered under a name. ``links`` is a mapping of
    ``interchange.spreadsheets``."""

    # Kept out of Wagtail's index of who refers to whom: it refers to nothing.
    wagtail_reference_index_ignore = True

    name = models.CharField(_("name"), max_length=80, unique=True)
    links = models.JSONField(_("columns"))
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Intake(models.Model):
    """A sheet that somebody has sent, until it is brought in or given up. ``report`` is what the last trial found."""

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        SENT = "sent", _("waits for its columns")
        TRIED = "tried", _("tried")
        WRITTEN = "written", _("brought in")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("file"), max_length=200)
    sheet = models.FileField(_("sheet"), storage=private, upload_to=place_of, max_length=300)
    pictures = models.FileField(_("pictures"), storage=private, upload_to=place_of, max_length=300, blank=True)
    report = models.FileField(_("report"), storage=private, upload_to=place_of, max_length=300, blank=True)
    language = models.CharField(_("language of the sheet"), max_length=10, choices=LANGUAGE_CHOICES, default=DEFAULT)
    encoding = models.CharField(_("encoding"), max_length=10, blank=True)
    mapping = models.JSONField(_("columns"), default=dict)
    publish = models.BooleanField(_("publish"), default=False)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.SENT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("sheet of objects")
        verbose_name_plural = _("sheets of objects")
        ordering = ["-created_at"]

    def __str__(self):
        return self.name

    def discard(self) -> None:
        """The row and its files are gone."""
        _clear(self)


class SheetExport(models.Model):
    """All objects as a sheet that somebody has asked for; ``file`` is empty until it is written. ``links``: the mapping
    by which it is written, empty for the museum's own columns."""

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("language of the sheet"), max_length=10, choices=LANGUAGE_CHOICES, default=DEFAULT)
    form = models.CharField(_("form"), max_length=4)
    columns = models.CharField(_("columns"), max_length=80, blank=True)
    links = models.JSONField(default=dict)
    file = models.FileField(_("file"), storage=private, upload_to=place_of, max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)

    class Meta:
        verbose_name = _("sheet of all objects")
        verbose_name_plural = _("sheets of all objects")
        default_permissions = ()
        ordering = ["-created_at"]

    def __str__(self):
        return f"objects-{self.language}.{self.form}"

    def discard(self) -> None:
        """The row and its file are gone."""
        _clear(self)
