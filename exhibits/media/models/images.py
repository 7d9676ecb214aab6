"""Pictures with their words, sizes, tiles and releases."""

import copy
import uuid
from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from django.core.files import File
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    SourceImageIOError,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.images.rect import Rect
from wagtail.search import index

from exhibits.formats.languages import DEFAULT, LANGUAGES
from exhibits.media.decoding import thumbnail
from exhibits.vocabularies.models import RightsStatement

from .originals import originals

CONTENT_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
LANGUAGE_CHOICES = [(language.code, language.native) for language in LANGUAGES]
# Pixels: as wide as the copy is that the admin's own sizes are cut from.
ADMIN_WIDTH = 1920
# Pixels of an original that may be unfolded while somebody waits.
AT_ONCE = 16_000_000


def _who(label) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class OriginalFile(WagtailImageFieldFile):
    """A picture's file, whose size is read from its header: Wagtail would unfold the whole of it."""

    def get_image_dimensions(self):
        """Width and height in pixels. Raises OSError for what is no picture."""
        was_closed = self.closed
        self.open()
        try:
            with Image.open(self) as picture:
                return picture.size
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)


class OriginalField(WagtailImageField):
    attr_class = OriginalFile


class MuseumImage(AbstractImage):
    """A picture with what the museum must know of it. Its texts stand in ``ImageText``, one row per language."""

    class TakenAs(models.TextChoices):
        """What was done to the people shown by taking it: such pictures are hidden until they are released."""

        ANTHROPOMETRIC = "anthropometric", _("anthropometric: people measured")
        POLICE = "police", _("police or register photograph")
        RACIAL_SCIENCE = "racial", _("made for racial science")

    uuid = models.UUIDField(_("permanent identifier"), default=uuid.uuid4, unique=True, editable=False)
    file = OriginalField(
        verbose_name=_("file"), upload_to=get_upload_to, storage=originals, width_field="width", height_field="height"
    )
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64, blank=True, editable=False)
    original_language = models.CharField(
        _("language of the original texts"), max_length=10, choices=LANGUAGE_CHOICES, default=DEFAULT
    )
    drawn_for_museum = models.BooleanField(_("drawing made for the museum"), default=False)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who made it, and who owns it."))
    source = models.CharField(_("source"), max_length=500, blank=True, help_text=_("Where the museum has it from."))
    rights = models.ForeignKey(
        RightsStatement, verbose_name=_("rights"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    date = models.CharField(
        _("date"), max_length=60, blank=True, help_text=_("As far as it is known: 1933, about 1900.")
    )
    people_shown = models.TextField(
        _("people shown"), blank=True, help_text=_("One line for each person: a name, or “unknown”.")
    )
    shown_because = models.TextField(
        _("why it may be shown"), blank=True, help_text=_("The consent of the people shown, or the reason without one.")
    )
    taken_as = models.CharField(
        _("taken against people"),
        max_length=14,
        choices=TakenAs.choices,
        blank=True,
        help_text=_(
            "Such a picture is shown to nobody outside until a curator says why and community review agrees, "
            "under Hidden pictures."
        ),
    )
    content_note = models.CharField(_("content note"), max_length=255, blank=True)

    admin_form_fields = (
        "title", "file", "collection", "original_language", "drawn_for_museum", "credit", "source", "rights", "date",
        "people_shown", "shown_because", "taken_as", "content_note", "focal_point_x", "focal_point_y",
        "focal_point_width", "focal_point_height", "tags",
    )  # fmt: skip
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit"), index.SearchField("people_shown")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def get_rendition(self, filter):
        return super().get_rendition(_derived(filter))

    def get_renditions(self, *filters):
        return super().get_renditions(*(_derived(one) for one in filters))

    def generate_rendition_file(self, filter, *, source=None):
        """A size that the admin asks for, cut from the largest copy that is made: Wagtail would unfold the whole
        original, and keep its EXIF, where the camera writes place and serial number. Before a job has made the copies
        of a large original there is none. Raises SourceImageIOError.
        """
        try:
            picture = self._reduced()
        except OSError as error:
            raise SourceImageIOError(str(error)) from error
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=90)
        buffer.seek(0)
        reduced, scale = copy.copy(self), max(picture.size) / max(self.width, self.height)
        if self.has_focal_point():
            reduced.set_focal_point(Rect(*(round(edge * scale) for edge in self.get_focal_point())))
        source = File(buffer, name="reduced.jpg")  # a File without a name counts as none
        return super(MuseumImage, reduced).generate_rendition_file(filter, source=source)

    def _reduced(self) -> Image.Image:
        """Raises OSError where there is nothing that a request could read."""
        copies = self.renditions.filter(filter_spec__regex=r"^width-\d+\|format-webp$").order_by("-width")
        if made := copies.first():
            with made.file.open() as file:
                return Image.open(file).convert("RGB")
        if self.width * self.height > AT_ONCE:
            raise OSError("Its copies are still being made.")
        return thumbnail(self.file.path, ADMIN_WIDTH)

    @property
    def default_alt_text(self):
        """The alternative text of the original language: what Wagtail's admin shows."""
        texts = {text.language: text for text in self.texts.all()}
        text = texts.get(self.original_language)
        return text.alt if text and text.alt else self.title


def _derived(filter: Filter | str) -> Filter | str:
    """Wagtail's "original" would lay a copy of the original among what is served: the admin gets a large derivative."""
    spec = filter.spec if isinstance(filter, Filter) else filter
    return "max-1920x1920" if "original" in spec.split("|") else filter


class PictureReleaseQuerySet(models.QuerySet):
    def in_force(self):
        """Releases that both a curator and community review stand for, and that nobody has taken back."""
        return self.filter(agreed_at__isnull=False, ended_at__isnull=True)

    def open(self):
        return self.filter(ended_at__isnull=True)


class PictureRelease(models.Model):
    """That a picture which was taken against people may be shown: a curator says why, community review agrees, each of
    them may end it. What was decided is kept, and never rewritten."""

    image = models.ForeignKey(MuseumImage, verbose_name=_("image"), on_delete=models.CASCADE, related_name="releases")
    reason = models.TextField(_("reason"), max_length=2000)
    decided_by = _who(_("decided by"))
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)
    asked = models.TextField(_("who was asked"), max_length=1000, blank=True)
    agreed_by = _who(_("agreed by"))
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    ended_by = _who(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = PictureReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-decided_at"]
        permissions = [("agree_picturerelease", "Can agree to a release for the community")]
        constraints = [
            models.UniqueConstraint(
                fields=["image"], condition=models.Q(ended_at__isnull=True), name="one_open_release_per_image"
            )
        ]

    def __str__(self):
        return f"{self.image}: {self.reason[:60]}"

    def agree(self, by, asked: str) -> None:
        """In the name of the community: never by whoever decided it."""
        self.agreed_by, self.agreed_at, self.asked = by, timezone.now(), asked
        self.save(update_fields=["agreed_by", "agreed_at", "asked"])

    def end(self, by) -> None:
        self.ended_by, self.ended_at = by, timezone.now()
        self.save(update_fields=["ended_by", "ended_at"])


class ImageText(models.Model):
    """What a picture is in words, in one language."""

    class Alt(models.TextChoices):
        WRITTEN = "written", _("written here")
        DECORATIVE = "decorative", _("none: the picture is decoration")
        DESCRIBED = "described", _("none: the text beside the picture describes it")

    image = models.ForeignKey(MuseumImage, verbose_name=_("image"), on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGE_CHOICES)
    alt_kind = models.CharField(_("alternative text"), max_length=12, choices=Alt.choices, default=Alt.WRITTEN)
    alt = models.CharField(_("alternative text"), max_length=400, blank=True)
    caption = models.CharField(_("caption"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("words of an image")
        verbose_name_plural = _("words of images")
        constraints = [models.UniqueConstraint(fields=["image", "language"], name="one_text_per_image_and_language")]

    def __str__(self):
        return f"{self.image_id} {self.language}: {self.alt}"


class Rendition(AbstractRendition):
    """A derivative of an image; its ``filter_spec`` is Wagtail's own notation, so that Wagtail finds it too."""

    image = models.ForeignKey(MuseumImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]

    @property
    def shows(self) -> MuseumImage:
        return self.image

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES.get(PurePath(self.file.name).suffix.lower(), "application/octet-stream")


def tiles_directory(identifier: uuid.UUID | str) -> str:
    """Where, in the storage of derivatives, all that is made of tiles of the picture with this uuid lies."""
    return f"tiles/{identifier}"


class TileSet(models.Model):
    """The tiles of a large picture, whole, in a ``directory`` of their own; a replaced file gets another one.

    ``width`` and ``height`` are pixels of the upright picture. The files are those of a IIIF image service of level 0.
    """

    image = models.OneToOneField(MuseumImage, on_delete=models.CASCADE, related_name="tiles")
    directory = models.CharField(max_length=100, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.directory
