"""Images and recordings: originals and derivatives."""

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _
from PIL import Image


class MediaConfig(AppConfig):
    name = "exhibits.media"
    label = "media"
    verbose_name = _("Media")

    def ready(self):
        from exhibits.access.models import Withheld
        from exhibits.access.selectors import agreed_to, bind_to_pages, bind_to_parent, declare, in_public_collections
        from exhibits.translations.texts import register

        from .purging import register_purgers

        # What the museum takes, Pillow opens without a warning; what is twice as large it refuses by itself.
        Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS

        from . import signals
        from .models import ImageText, MuseumImage, Recording, RecordingDerivative, TileSet, Transcript
        from .releases import released
        from .transcripts.languages import in_agreed_languages

        for model in (MuseumImage, Recording):
            declare(model, lambda queryset, asked: in_public_collections(queryset))
            bind_to_pages(model)
        declare(MuseumImage, released)
        declare(Recording, lambda recordings, asked: agreed_to(recordings, "uuid", asked))
        # Its words are public where the voice is, and once somebody has said that they may be.
        bind_to_parent(Transcript, "recording", Recording)
        declare(Transcript, lambda rows, asked: rows.filter(status=Transcript.Status.PUBLISHED))
        declare(Transcript, in_agreed_languages)
        register(ImageText, signals.IMAGE_TEXTS)
        pre_save.connect(signals.image_changes, sender=MuseumImage, dispatch_uid="media.image_changes")
        post_save.connect(signals.image_saved, sender=MuseumImage, dispatch_uid="media.image_saved")
        post_delete.connect(signals.image_deleted, sender=MuseumImage, dispatch_uid="media.image_deleted")
        post_delete.connect(signals.tiles_deleted, sender=TileSet, dispatch_uid="media.tiles_deleted")
        pre_save.connect(signals.recording_changes, sender=Recording, dispatch_uid="media.recording_changes")
        post_save.connect(signals.recording_saved, sender=Recording, dispatch_uid="media.recording_saved")
        post_delete.connect(signals.recording_deleted, sender=Recording, dispatch_uid="media.recording_deleted")
        post_delete.connect(
            signals.derivative_deleted, sender=RecordingDerivative, dispatch_uid="media.derivative_deleted"
        )
        for signal, name in ((post_save, "saved"), (post_delete, "deleted")):
            signal.connect(signals.withheld_changed, sender=Withheld, dispatch_uid=f"media.withheld_{name}")
        register_purgers()
