"""Oral history."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "exhibits.stories"
    label = "stories"
    verbose_name = _("Stories")

    def ready(self):
        from exhibits.access.selectors import bind_to_consent, declare
        from exhibits.core.registry import Kind, register_kind
        from exhibits.media.models import Recording

        from .models import StoryPage
        from .purging import register_purgers
        from .voices import with_agreement

        bind_to_consent(StoryPage, "basis", StoryPage.Basis.CONSENT.value)
        declare(Recording, with_agreement)
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
