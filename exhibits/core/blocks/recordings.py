"""Blocks that are heard or watched."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import AudioChooserBlock, VideoChooserBlock
from .guards import NeedsMixin
from .preview import PreviewMixin, some_recording

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
