"""Blocks that are heard or watched, and the turns of a transcript."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from .choosers import AudioChooserBlock, VideoChooserBlock
from .guards import NeedsMixin
from .preview import PreviewMixin, some_recording
from .text import INLINE_FEATURES

RECORDINGS = _("Recordings")


class AudioBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """A sound recording with the browser's own controls."""

    needs = ("recording",)

    recording = AudioChooserBlock(label=_("Recording"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    def get_preview_value(self):
        return self.normalize({"recording": some_recording("audio")})

    class Meta:
        template = "components/blocks/audio.html"
        icon = "wagtailmedia-audio"
        group = RECORDINGS
        label = _("Audio")
        description = _("A sound recording. A synthetic voice is labelled by itself.")


class VideoBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """A video recording with the browser's own controls."""

    needs = ("recording",)

    recording = VideoChooserBlock(label=_("Recording"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    def get_preview_value(self):
        return self.normalize({"recording": some_recording("video")})

    class Meta:
        template = "components/blocks/video.html"
        icon = "wagtailmedia-video"
        group = RECORDINGS
        label = _("Video")
        description = _("A video recording with its controls.")


class TurnBlock(PreviewMixin, blocks.StructBlock):
    """One speaker's turn in a transcript; ``start`` in seconds from the beginning of the recording."""

    speaker = blocks.CharBlock(label=_("Speaker"), required=False, max_length=120)
    start = blocks.FloatBlock(label=_("Begins at (seconds)"), required=False, min_value=0, max_value=86400)
    text = blocks.RichTextBlock(label=_("What is said"), features=INLINE_FEATURES, max_length=4000)

    def get_preview_value(self):
        said = {"speaker": gettext("Narrator"), "start": 12.5, "text": f"<p>{gettext('What is said.')}</p>"}
        return self.normalize(said)

    def get_translatable_segments(self, value):
        """The words; and the time, which a language may have of its own: its recording goes at another pace."""
        segments = StreamFieldSegmentExtractor(None, include_overridables=True).handle_struct_block(value)
        return segments if value["start"] is None else [*segments, OverridableSegmentValue("start", value["start"])]

    def restore_translated_segments(self, value, segments):
        words = [segment for segment in segments if segment.path != "start"]
        StreamFieldSegmentsWriter(None, None, None).handle_struct_block(value, words)
        for segment in segments:
            if segment.path == "start":
                value["start"] = segment.data
        return value

    class Meta:
        template = "components/blocks/turn.html"
        icon = "comment"
        group = RECORDINGS
        label = _("Turn of a speaker")
        description = _("What one person says until another speaks.")


class TranscriptBlock(blocks.StreamBlock):
    """The readable transcript: turns in order of time."""

    turn = TurnBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        starts = [child.value["start"] for child in cleaned if child.value["start"] is not None]
        if starts != sorted(starts):
            raise ValidationError(_("Put the turns in the order in which they are spoken: a time goes backwards."))
        return cleaned
