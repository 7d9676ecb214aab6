"""What is said in recordings, language by language."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exhibits.formats.cues.model import Cue, Segment, as_data, from_data, segment_as_data, segment_from_data
from exhibits.formats.languages import CODES
from exhibits.formats.romani import ORTHOGRAPHIES, VARIETIES

from .recordings import Recording

# Tags that a transcript may have: the museum's languages, and the varieties of Romani.
TAGS = tuple(dict.fromkeys([*CODES, *(variety.tag for variety in VARIETIES)]))


class Transcript(models.Model):
    """What is said in a recording, in one language, with its times. One of a recording's is the original, which says
    when each cue begins and who speaks; its translations have the same cues by their keys."""

    # Kept out of Wagtail's index of who refers to whom: that a recording has words is no use of it.
    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        # Translators: Readers see this as the kind of a transcript.
        VERBATIM = "verbatim", _("Word for word")
        # Translators: Readers see this as the kind of a transcript.
        EDITED = "edited", _("Edited for reading")
        # Translators: Readers see this as the kind of a transcript.
        TRANSLATION = "translation", _("Translation")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        REVIEW = "review", _("In review")
        PUBLISHED = "published", _("Public")

    recording = models.ForeignKey(Recording, on_delete=models.CASCADE, related_name="transcripts")
    language = models.CharField(_("language"), max_length=20, help_text=_("BCP 47 tag, such as ro or rmy."))
    variety = models.CharField(
        _("variety of Romani"), max_length=20, blank=True, choices=[(one.key, one.key) for one in VARIETIES]
    )
    orthography = models.CharField(
        _("way of writing Romani"), max_length=20, blank=True, choices=[(one.key, one.key) for one in ORTHOGRAPHIES]
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.VERBATIM)
    cues = models.JSONField(default=list, blank=True)
    segments = models.JSONField(default=list, blank=True)
    transcriber = models.CharField(_("transcriber"), max_length=200, blank=True)
    translator = models.CharField(_("translator"), max_length=200, blank=True)
    reviewer = models.CharField(_("reviewer"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1, help_text=_("One more with each change."))
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("transcript")
        verbose_name_plural = _("transcripts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["recording", "language"], name="one_transcript_per_language"),
            models.UniqueConstraint(
                fields=["recording"], condition=~models.Q(kind="translation"), name="one_original_transcript"
            ),
        ]

    def __str__(self):
        return f"{self.recording_id} {self.language}"

    @property
    def is_original(self) -> bool:
        return self.kind != self.Kind.TRANSLATION

    def read_cues(self) -> list[Cue]:
        """All of them, withheld passages too: for the museum's own people. Everybody else reads by
        ``transcripts.reading``."""
        return [from_data(data) for data in self.cues]

    def read_segments(self) -> list[Segment]:
        return [segment_from_data(data) for data in self.segments]

    def write(self, cues: list[Cue], segments: list[Segment] | None = None) -> None:
        """Take over cues, and segments where they are given; a new version, to be saved."""
        self.cues = [as_data(cue) for cue in cues]
        if segments is not None:
            self.segments = [segment_as_data(segment) for segment in segments]
        self.version += 1
