"""Oral history."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "exhibits.stories"
    label = "stories"
    verbose_name = _("Stories")

    def ready(self):
        from wagtail.models import CollectionViewRestriction

        from exhibits.access.lapses import lapsed
        from exhibits.access.models import Consent, Withheld
        from exhibits.access.selectors import bind_to_consent, declare
        from exhibits.core.registry import Kind, register_kind
        from exhibits.media.models import Recording, Transcript
        from exhibits.media.transcripts.speakers import register_speakers
        from exhibits.translations.refusing import register_rule

        from . import narrating, spoken
        from .forms import refuse_names
        from .models import Narrator, StoryPage
        from .purging import register_purgers
        from .voices import in_agreed_languages, with_agreement

        bind_to_consent(StoryPage, "basis", StoryPage.Basis.CONSENT.value)
        declare(Recording, with_agreement)
        declare(Transcript, in_agreed_languages)
        learns = {
            Transcript: spoken.transcript_changed,
            Withheld: spoken.withheld_changed,
            Recording: spoken.recording_changed,
            Consent: spoken.consent_changed,
            StoryPage: spoken.story_changed,
            Narrator: narrating.narrator_changed,
            CollectionViewRestriction: spoken.collection_changed,
        }
        for model, receiver in learns.items():
            post_save.connect(receiver, sender=model, dispatch_uid=f"stories.spoken.{model.__name__}.saved")
            post_delete.connect(receiver, sender=model, dispatch_uid=f"stories.spoken.{model.__name__}.deleted")
        register_speakers(narrating.narrators_heard_in)
        register_rule(StoryPage, refuse_names)
        lapsed.connect(spoken.consent_ended, dispatch_uid="stories.spoken.lapsed")
        register_kind(
            Kind(
                StoryPage,
                # Translators: Readers see this above the title of one.
                _("Story"),
                # Translators: Readers see this above a list of them.
                _("Stories"),
                order=20,
                fields=("cover", "summary", "telling_language", "is_sample"),
                lines=("search_description", "summary"),
            )
        )
        register_purgers()
