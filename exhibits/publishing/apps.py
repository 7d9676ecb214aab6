"""Books that the museum makes of its pages: EPUB and PDF. No models: records in, files out."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "exhibits.publishing"
    label = "publishing"
    verbose_name = _("Publishing")

    def ready(self):
        from wagtail.models import CollectionViewRestriction, PageViewRestriction
        from wagtail.signals import page_published, page_unpublished

        from exhibits.access.lapses import lapsed
        from exhibits.access.models import Consent, Hold, Withheld
        from exhibits.media.models import ImageText, MuseumImage, PictureRelease, Recording, Transcript
        from exhibits.stories.models import Narrator

        from .following import page_changed, register_purger, rights_changed, subject_closed, thing_changed

        register_purger()
        for signal in (page_published, page_unpublished):
            signal.connect(page_changed, dispatch_uid="publishing.page_changed")
        lapsed.connect(subject_closed, dispatch_uid="publishing.subject_closed")
        rights = (Consent, Hold, Withheld, Narrator, PictureRelease, PageViewRestriction, CollectionViewRestriction)
        things = (MuseumImage, ImageText, Recording, Transcript)
        for models, receiver in ((rights, rights_changed), (things, thing_changed)):
            for model in models:
                post_save.connect(receiver, sender=model, dispatch_uid=f"publishing.{model.__name__}.saved")
                post_delete.connect(receiver, sender=model, dispatch_uid=f"publishing.{model.__name__}.deleted")
