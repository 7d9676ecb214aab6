"""Recordings and what is made of them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from .originals import originals


class Recording(AbstractMedia):
    """A sound or video recording. The original is private; visitors get its derivatives."""

    uuid = models.UUIDField(_("permanent identifier"), default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("file"), upload_to="recordings", storage=originals)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("BCP 47 tag, such as ro or rmy."))
    is_synthetic = models.BooleanField(
        _("synthetic voice"), default=False, help_text=_("The voice is made by a machine: every page says so.")
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)

    admin_form_fields = (
        "title", "file", "collection", "duration", "language", "is_synthetic", "credit", "tags",
    )  # fmt: skip

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def url(self) -> str:
        """Where one can listen in the admin: the first derivative. Empty until it is made; never the original."""
        copy = self.derivatives.first()
        return copy.file.url if copy else ""


def recording_derivative_path(instance, filename):
    return f"recordings/{instance.recording.uuid}/{filename}"


class RecordingDerivative(models.Model):
    """A playable copy of a recording in one format, offered to browsers in the order of ``rank``."""

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="derivatives")
    file = models.FileField(upload_to=recording_derivative_path, max_length=255)
    content_type = models.CharField(max_length=80)
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["recording", "content_type"], name="one_derivative_per_type")]

    def __str__(self):
        return self.file.name

    @property
    def shows(self) -> Recording:
        return self.recording
