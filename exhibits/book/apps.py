"""The project book."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookConfig(AppConfig):
    name = "exhibits.book"
    label = "book"
    verbose_name = _("Book")

    def ready(self):
        from exhibits.core.registry import Kind, register_kind

        from .models import ChapterPage

        register_kind(Kind(ChapterPage, _("Chapter"), _("Chapters"), order=30))
