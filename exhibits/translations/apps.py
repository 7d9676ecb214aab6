"""The life of a translation."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "exhibits.translations"
    label = "translations"
    verbose_name = _("Translations")

    def ready(self):
        from wagtail.signals import page_unpublished, post_page_move
        from wagtail_localize.models import TranslationSource

        from .cascade import move_translations, withdraw_translations
        from .signals import forget_original, guard_source, note_original

        post_save.connect(note_original, dispatch_uid="translations.note_original")
        post_delete.connect(forget_original, dispatch_uid="translations.forget_original")
        page_unpublished.connect(withdraw_translations, dispatch_uid="translations.withdraw")
        post_page_move.connect(move_translations, dispatch_uid="translations.move")
        pre_save.connect(guard_source, sender=TranslationSource, dispatch_uid="translations.guard_source")
