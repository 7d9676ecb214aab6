"""The image form of the admin: the picture's words per language, and a check of what is uploaded."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from exhibits.formats.languages import LANGUAGES

from .formats import kind_of_recording
from .models import ImageText

DECODERS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")


class MuseumImageForm(BaseImageForm):
    """Adds three fields per language; they are kept as ``ImageText`` rows."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        texts = {text.language: text for text in self.instance.texts.all()} if self.instance.pk else {}
        for language in LANGUAGES:
            self._add_language(language, texts.get(language.code))

    def _add_language(self, language, text):
        labels = {"language": language.native}
        self.fields[f"alt_{language.code}"] = forms.CharField(
            label=_("Alternative text, %(language)s") % labels,
            help_text=_("What is seen, for someone who cannot see it."),
            initial=text.alt if text else "",
            max_length=400,
            required=False,
        )
        self.fields[f"alt_kind_{language.code}"] = forms.ChoiceField(
            label=_("Kind of alternative text, %(language)s") % labels,
            choices=ImageText.Alt.choices,
            initial=text.alt_kind if text else ImageText.Alt.WRITTEN,
            required=False,
        )
        self.fields[f"caption_{language.code}"] = forms.CharField(
            label=_("Caption, %(language)s") % labels,
            initial=text.caption if text else "",
            max_length=400,
            required=False,
        )

    def clean_file(self):
        """The file's content decides what it is; its name and the browser's word for it do not."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            check_image(file)
        return file

    def save(self, commit=True):
        image = super().save(commit=commit)
        if commit:
            self._save_texts(image)
        return image

    def _save_texts(self, image):
        for language in LANGUAGES:
            values = {name: self.cleaned_data.get(f"{name}_{language.code}") or "" for name in ("alt", "caption")}
            kind = self.cleaned_data.get(f"alt_kind_{language.code}") or ImageText.Alt.WRITTEN
            if any(values.values()) or kind != ImageText.Alt.WRITTEN:
                image.texts.update_or_create(language=language.code, defaults={**values, "alt_kind": kind})
            else:
                image.texts.filter(language=language.code).delete()


def check_image(file) -> None:
    """Refuse what is not one of the picture formats, is damaged, or would unfold to more pixels than allowed.

    Raises ValidationError with a message for the one who uploads. Sizes are read from the header: nothing is unfolded.
    """
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    try:
        file.seek(0)
        with Image.open(file, formats=DECODERS) as picture:
            width, height = picture.size
            if width * height > limit:
                raise ValidationError(
                    _(
                        "This picture has %(pixels)s megapixels; the most the museum takes is %(limit)s."
                    ),
                    params={"pixels": round(width * height / 1e6), "limit": round(limit / 1e6)},
                    code="too_many_pixels",
                )
            picture.verify()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError(
            _("This is not a whole picture in a format the museum knows (JPEG, PNG, WebP, AVIF, GIF)."),
            code="unreadable",
        ) from error
    finally:
        file.seek(0)


class RecordingForm(BaseMediaForm):
    """The recording form of the admin: what is uploaded must be a recording, whatever it is called."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            limit = settings.MAX_RECORDING_SIZE
            if file.size > limit:
                raise ValidationError(
                    _("This recording has %(size)s megabytes; the most the museum takes is %(limit)s."),
                    params={"size": round(file.size / 1e6), "limit": round(limit / 1e6)},
                    code="too_large",
                )
            kind_of_recording(file)
        return file
