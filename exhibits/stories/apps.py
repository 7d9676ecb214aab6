"""Oral history."""

from django.apps import AppConfig
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "exhibits.stories"
    label = "stories"
    verbose_name = _("Stories")

    def ready(self):
        from exhibits.access.selectors import bind_to_consent
        from exhibits.core.registry import Kind, register_kind

        from .models import StoryPage

        bind_to_consent(StoryPage, Q(basis=StoryPage.Basis.CONSENT))
        register_kind(Kind(StoryPage, _("Story"), _("Stories"), order=20))
