"""The project book."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookConfig(AppConfig):
    name = "exhibits.book"
    label = "book"
    verbose_name = _("Book")

    def ready(self):
        from exhibits.core.registry import Kind, register_kind

        from .models import BookPage, ChapterPage

        register_kind(
            Kind(
                ChapterPage,
                # Translators: Readers see this above the title of one.
                _("Chapter"),
                # Translators: Readers see this above a list of them.
                _("Chapters"),
                order=30,
                fields=("cover",),
            )
        )
        register_kind(
            Kind(
                BookPage,
                # Translators: Readers see this above the title of one.
                _("Book"),
                # Translators: Readers see this above a list of them.
                _("Books"),
                order=25,
                fields=("cover", "subtitle"),
                lines=("subtitle", "search_description"),
            )
        )
