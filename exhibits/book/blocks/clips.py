"""A passage of a recording, heard in a chapter."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtailmedia.blocks import AbstractMediaChooserBlock

from exhibits.core.blocks.choosers import ByKeyMixin
from exhibits.core.blocks.guards import NeedsMixin
from exhibits.core.blocks.preview import PreviewMixin, some_recording
from exhibits.core.blocks.recordings import RECORDINGS

DAY = 24 * 3600


class RecordingChooserBlock(ByKeyMixin, AbstractMediaChooserBlock):
    """Chooses a recording, sound or film. A moment of one is no moment of another: it is the same in all languages."""

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class ClipBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """What is heard of a recording between two moments; the story that it belongs to tells the rest."""

    needs = ("recording",)

    recording = RecordingChooserBlock(label=_("Recording"))
    start = blocks.FloatBlock(
        label=_("From"),
        min_value=0,
        max_value=DAY,
        help_text=_("In seconds; the transcript shows them beside each cue."),
    )
    end = blocks.FloatBlock(label=_("To"), min_value=0, max_value=DAY, help_text=_("In seconds."))
    text = blocks.CharBlock(
        label=_("What is heard"), required=False, max_length=300, help_text=_("One line for those who do not listen.")
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["end"] <= cleaned["start"]:
            raise blocks.StructBlockValidationError(
                block_errors={"end": ValidationError(_("The end comes after the beginning: write a larger number."))}
            )
        return cleaned

    def get_preview_value(self):
        return self.normalize({"recording": some_recording("audio"), "start": 0, "end": 10})

    class Meta:
        template = "components/blocks/clip.html"
        icon = "wagtailmedia-audio"
        group = RECORDINGS
        label = _("Passage of a recording")
        description = _("A recording from one moment to another, with the words that are heard.")
