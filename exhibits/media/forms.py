"""The admin's forms for pictures and recordings: a picture's words per language, and a check of what is uploaded."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from exhibits.formats.languages import LANGUAGES
from exhibits.vocabularies.listing import one_row_per_term
from exhibits.vocabularies.models import RightsStatement

from .formats import kind_of_recording
from .words import EMPTY, WordsField

DECODERS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
UNREADABLE = _("This is not a whole picture in a format the museum knows (JPEG, PNG, WebP, AVIF, GIF).")


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
        self._prepare_file()
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
            ("people_shown", "shown_because", "content_note", "tags", "collection"),
        )

    def _prepare_file(self):
        """The museum's own words for what Wagtail's field finds wrong before ``clean_file`` is asked."""
        if "file" in self.fields:
            messages = self.fields["file"].error_messages
            messages["invalid_image"] = UNREADABLE
            limit = round(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS / 1e6)
            messages["file_too_many_pixels"] = _(
                "This picture has too many pixels: the most the museum takes is %(limit)s megapixels. Make it smaller."
            ) % {"limit": limit}

    def _prepare_rights(self):
        """Each statement once, in the language of the admin."""
        if "rights" in self.fields:
            listed = one_row_per_term(RightsStatement.objects.all(), get_language())
            self.fields["rights"].queryset = listed | RightsStatement.objects.filter(pk=self.instance.rights_id)

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
            words = self.cleaned_data.get(_words(language)) or EMPTY
            if words == EMPTY:
                image.texts.filter(language=language.code).delete()
            else:
                image.texts.update_or_create(language=language.code, defaults=words)


def _words(language) -> str:
    return f"words_{language.code}"


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
                    _("This picture has %(pixels)s megapixels; the most the museum takes is %(limit)s."),
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
