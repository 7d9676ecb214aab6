"""The admin's forms for pictures and recordings: a picture's words per language, and a check of what is uploaded."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from exhibits.access.models import Consent
from exhibits.formats.languages import LANGUAGES
from exhibits.vocabularies.listing import one_row_per_term
from exhibits.vocabularies.models import RightsStatement

from .models import MuseumImage, PictureRelease
from .probing import PATIENCE, check_length, check_upload, probe
from .transcripts.speakers import speakers_of
from .words import EMPTY, WordsField

DECODERS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
# Read from top to bottom, unless progressive or interlaced. MPO: a JPEG with further ones behind it, as phones make it.
STREAMS = ("JPEG", "MPO", "PNG")
JPEG_END = b"\xff\xd9"
# What must be unfolded at once takes memory: so many times that of a progressive JPEG, pixel by pixel (measured).
WEIGHT = {"WEBP": 2, "GIF": 2, "AVIF": 4}
CHUNK = 1024 * 1024
UNREADABLE = _("This is not a whole picture in a format the museum knows (JPEG, PNG, WebP, AVIF, GIF).")
TOO_MANY_PIXELS = _(
    "This picture has too many pixels: the most the museum takes is %(limit)s megapixels. Make it smaller."
)

NO_REASON = _("Say why these people may be shown, or note their consent first.")
HIDDEN = _("This picture is known as taken against people. It is called otherwise only when it has been released.")
NO_NOTE = _("Say what a reader should know before seeing it: with a note it is shown only when asked for.")
TOO_MANY_AT_ONCE = _(
    "This picture has too many pixels for its kind of file: of this kind the museum takes %(limit)s megapixels at most."
    " Save it as a JPEG or PNG of the plain kind (not progressive, not interlaced), or make it smaller."
)


class MuseumImageForm(BaseImageForm):
    """Adds a field for the words in each language; they are kept as ``ImageText`` rows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = {text.language: text for text in self.instance.texts.all()} if self.instance.pk else {}
        for language in LANGUAGES:
            text = texts.get(language.code)
            self.fields[_words(language)] = WordsField(
                language,
                label=_("Words in %(language)s") % {"language": language.native},
                initial={part: getattr(text, part) for part in EMPTY} if text else EMPTY,
            )
        self.order_fields([name for part in self._order() for name in part])
        if "file" in self.fields:
            self.fields["file"] = _checking(self.fields["file"])
        self._prepare_rights()
        if "original_language" in self.fields:
            # Several pictures at once arrive without it: the model's own default stands then.
            self.fields["original_language"].required = False
            self.fields["original_language"].help_text = _("Its words stand in for those that a language lacks.")

    @staticmethod
    def _order():
        """File, words, where it comes from, who is on it; the museum's shelves last."""
        return (
            ("title", "file", "original_language", *(_words(language) for language in LANGUAGES)),
            ("drawn_for_museum", "credit", "source", "date", "rights"),
            ("people_shown", "shown_because", "taken_as", "content_note", "tags", "collection"),
        )

    def _prepare_rights(self):
        """Each statement once, in the language of the admin."""
        if "rights" in self.fields:
            listed = one_row_per_term(RightsStatement.objects.all(), get_language())
            self.fields["rights"].queryset = listed | RightsStatement.objects.filter(pk=self.instance.rights_id)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("people_shown") and not cleaned.get("shown_because") and not self._is_agreed():
            self.add_error("shown_because", NO_REASON)
        if "taken_as" in self.fields and not cleaned.get("taken_as") and self._is_hidden():
            self.add_error("taken_as", HIDDEN)
        if cleaned.get("taken_as") and not cleaned.get("content_note"):
            self.add_error("content_note", NO_NOTE)
        return cleaned

    def _is_agreed(self) -> bool:
        return Consent.objects.in_force(timezone.localdate()).filter(subject=self.instance.uuid).exists()

    def _is_hidden(self) -> bool:
        """Whether it has been said of the picture that it was taken against people, and nobody released it."""
        known = MuseumImage.objects.filter(pk=self.instance.pk).exclude(taken_as="")
        return known.exists() and not PictureRelease.objects.in_force().filter(image=self.instance.pk).exists()

    def save(self, commit=True):
        image = super().save(commit=commit)
        if commit:
            self._save_texts(image)
        return image

    def _save_texts(self, image):
        # The original's first: translations that are saved with it are of its new words.
        for language in sorted(LANGUAGES, key=lambda one: one.code != image.original_language):
            words = self.cleaned_data.get(_words(language)) or EMPTY
            if words == EMPTY:
                image.texts.filter(language=language.code).delete()
            else:
                image.texts.update_or_create(language=language.code, defaults=words)


def _words(language) -> str:
    return f"words_{language.code}"


class PictureField(WagtailImageField):
    """Wagtail's field, asked after ``check_image``."""

    def to_python(self, data):
        if data:
            check_image(data)
        return super().to_python(data)

    def check_image_pixel_size(self, f):
        """Wagtail would unfold the whole picture here; ``check_image`` has asked its header."""


def _checking(field: WagtailImageField) -> PictureField:
    return PictureField(label=field.label, required=field.required, widget=field.widget, initial=field.initial)


def check_image(file) -> None:
    """Refuse what is not one of the picture formats, is damaged, or would unfold to more pixels than allowed.

    The file's content decides what it is; its name and the browser's word for it do not. Sizes are read from the
    header: nothing is unfolded. Raises ValidationError with a message for the one who uploads.
    """
    try:
        file.seek(0)
        with Image.open(file, formats=DECODERS) as picture:
            _check_pixels(picture)
            is_cut = picture.format in ("JPEG", "MPO") and not _is_ended(picture.fp)
            picture.verify()
        if is_cut:
            raise ValidationError(UNREADABLE, code="unreadable")
    except Image.DecompressionBombError as error:
        raise _too_many(TOO_MANY_PIXELS, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError(UNREADABLE, code="unreadable") from error
    finally:
        file.seek(0)


def _check_pixels(picture: Image.Image) -> None:
    """Raises ValidationError for more pixels than can be read as a stream, or at once where the file is no stream."""
    pixels = picture.width * picture.height
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many(TOO_MANY_PIXELS, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
    is_stream = picture.format in STREAMS and not (picture.info.get("progressive") or picture.info.get("interlace"))
    most = settings.MAX_PIXELS_AT_ONCE // WEIGHT.get(picture.format, 1)
    if pixels > most and not is_stream:
        raise _too_many(TOO_MANY_AT_ONCE, most)


def _is_ended(file) -> bool:
    """Whether a JPEG, read up to its data, has its end: the mark FF D9 stands nowhere in the data (ITU T.81, B.1.1)."""
    last = b""
    while chunk := file.read(CHUNK):
        if JPEG_END in last + chunk:
            return True
        last = chunk[-1:]
    return False


def _too_many(message: str, limit: int) -> ValidationError:
    return ValidationError(message, params={"limit": round(limit / 1e6)}, code="too_many_pixels")


def _check_size(file) -> None:
    limit = settings.MAX_RECORDING_SIZE
    if file.size > limit:
        raise ValidationError(
            _("This recording has %(size)s megabytes; the most the museum takes is %(limit)s."),
            params={"size": round(file.size / 1e6), "limit": round(limit / 1e6)},
            code="too_large",
        )


class PrivateFileInput(forms.ClearableFileInput):
    """For a file that has no address: it says whether there is one, and lets it be taken away."""

    template_name = "media/private_file.html"

    def is_initial(self, value):
        return bool(value)


class RecordingForm(BaseMediaForm):
    """The recording form of the admin: what is uploaded must be a whole recording, whatever it is called. How long it
    is nobody has to type."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.described_seconds = None
        if "described" in self.fields:
            self.fields["described"].widget = PrivateFileInput()
            if self.instance.type != "video":
                del self.fields["described"]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            _check_size(file)
            self._note(check_upload(file, self.instance.type))
        return file

    def clean_described(self):
        file = self.cleaned_data["described"]
        if "described" in self.changed_data and file:
            _check_size(file)
            found = check_upload(file, "audio")
            self.described_seconds = found.seconds if found else None
        return file

    def clean_credit(self) -> str:
        credit = self.cleaned_data["credit"]
        if self.instance.pk and any(one.is_betrayed_by(credit) for one in speakers_of(self.instance.pk)):
            raise ValidationError(_("The narrator does not wish to be named, and is named here."))
        return credit

    def clean(self):
        cleaned = super().clean()
        file, film = cleaned.get("described"), self.instance.duration
        changed = {"file", "described"}.intersection(self.changed_data)
        if changed and file and film and "file" not in self.errors:
            try:
                self._compare(film)
            except ValidationError as error:
                self.add_error("described", error)
            except TimeoutError:
                pass  # the job looks at all of it
        return cleaned

    def _compare(self, film: float) -> None:
        """Raises ValidationError, TimeoutError."""
        if "described" not in self.changed_data:
            self.described_seconds = probe(self.instance.described.path, PATIENCE).seconds
        if self.described_seconds is not None:
            check_length(self.described_seconds, film)

    def _note(self, found) -> None:
        """What was found; of a recording too long to be decoded at once the job that copies it finds it."""
        self.instance.duration = round(found.seconds, 1) if found else 0
        self.instance.width, self.instance.height = (found and found.size) or (None, None)
