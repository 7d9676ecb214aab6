"""Recordings and what is made of them."""

import uuid
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtailmedia.models import AbstractMedia

from exhibits.media import waveform

from .originals import originals


class Offer(NamedTuple):
    """A copy to play, and others of the same kind, when there are any: one for slow or dear connections, and both once
    more with what is seen described."""

    normal: "RecordingDerivative"
    low: "RecordingDerivative | None"
    described: "RecordingDerivative | None"
    described_low: "RecordingDerivative | None"


class Recording(AbstractMedia):
    """A sound or video recording. The original is private; visitors get its derivatives.

    ``silenced`` are the spans that nobody may hear, [[start, end], ...] in milliseconds: a copy that was made with
    others is served to nobody. ``peaks`` are 200 numbers from 0 to 100, how loud it is from beginning to end.
    """

    uuid = models.UUIDField(_("permanent identifier"), default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField(_("file"), upload_to="recordings", storage=originals)
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True, editable=False)
    described = models.FileField(
        _("sound with description"),
        upload_to="recordings",
        storage=originals,
        blank=True,
        help_text=_(
            "The film’s whole sound once more, with a voice that tells what is seen, for those who do not see it;"
            " needed where the pictures tell what nobody says. A sound, or a film of which only the sound is taken; as"
            " long as the film."
        ),
    )
    described_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=20, blank=True, help_text=_("BCP 47 tag, such as ro or rmy."))
    is_synthetic = models.BooleanField(
        _("synthetic voice"), default=False, help_text=_("The voice is made by a machine: every page says so.")
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    silenced = models.JSONField(default=list, editable=False)
    peaks = models.JSONField(default=list, editable=False)

    # How fast a visitor may hear it, as parts of how fast it was spoken.
    speeds = (0.5, 0.75, 1, 1.25, 1.5, 2)

    admin_form_fields = ("title", "file", "described", "collection", "language", "is_synthetic", "credit", "tags")

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    @property
    def url(self) -> str:
        """Where one can listen in the admin: the first derivative. Empty until it is made; never the original."""
        return next((copy.file.url for copy in self.normal), "")

    @property
    def normal(self) -> list["RecordingDerivative"]:
        """The copies to play, in the order in which browsers are offered them."""
        return self._copies(RecordingDerivative.Use.NORMAL)

    @property
    def low(self) -> list["RecordingDerivative"]:
        """The same for slow or dear connections."""
        return self._copies(RecordingDerivative.Use.LOW)

    @property
    def offers(self) -> list[Offer]:
        """What a page offers to browsers, in this order."""
        others = [
            {one.content_type: one for one in self._copies(use)}
            for use in (RecordingDerivative.Use.LOW, *RecordingDerivative.DESCRIBED)
        ]
        return [Offer(one, *(copies.get(one.content_type) for copies in others)) for one in self.normal]

    @property
    def lightest(self) -> "RecordingDerivative | None":
        """The copy to open by itself with little data: the last one, which every browser plays."""
        return next(reversed(self.low), None)

    @property
    def described_copy(self) -> "RecordingDerivative | None":
        """The film to open by itself in which what is seen is told."""
        return next(iter(self._copies(RecordingDerivative.Use.DESCRIBED)), None)

    @property
    def still(self) -> "RecordingDerivative | None":
        """The picture that stands for a video until it plays."""
        return next(iter(self._copies(RecordingDerivative.Use.STILL)), None)

    @property
    def waveform(self) -> str:
        """The path of an SVG drawing of it, ``waveform.WIDTH`` by ``waveform.HEIGHT``; empty until it is known."""
        return waveform.path(self.peaks)

    def _copies(self, use: str) -> list["RecordingDerivative"]:
        # all(): pages fetch them ahead. Each knows its recording by that, and asks for nothing.
        return [one for one in self.derivatives.all() if one.use == use and one.silenced == self.silenced]


def recording_derivative_path(instance, filename):
    return f"recordings/{instance.recording.uuid}/{filename}"


class RecordingDerivative(models.Model):
    """A copy of a recording in one format, offered to browsers in the order of ``rank``; ``silenced`` says which spans
    it was made without. ``size`` is in bytes, 0 where it came ready."""

    class Use(models.TextChoices):
        NORMAL = "normal", _("to play")
        LOW = "low", _("to play with little data")
        STILL = "still", _("picture before it plays")
        DESCRIBED = "described", _("to play with description")
        DESCRIBED_LOW = "described-low", _("to play with description and little data")

    # What is made with the sound in which somebody tells what is seen.
    DESCRIBED = (Use.DESCRIBED, Use.DESCRIBED_LOW)

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="derivatives")
    file = models.FileField(upload_to=recording_derivative_path, max_length=255)
    content_type = models.CharField(max_length=80)
    use = models.CharField(max_length=13, choices=Use.choices, default=Use.NORMAL)
    size = models.PositiveBigIntegerField(default=0, editable=False)
    rank = models.PositiveSmallIntegerField(default=0)
    silenced = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["recording", "use", "content_type"], name="one_derivative_per_use_and_type")
        ]

    def __str__(self):
        return self.file.name

    @property
    def shows(self) -> Recording:
        return self.recording

    @property
    def is_current(self) -> bool:
        """Whether exactly that is silent in it which must be."""
        return self.silenced == self.recording.silenced
