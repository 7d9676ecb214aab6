"""The life of a translation."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "exhibits.translations"
    label = "translations"
    verbose_name = _("Translations")

    def ready(self):
        from wagtail.signals import page_published, page_unpublished, post_page_move
        from wagtail_localize.models import String, StringTranslation, TranslationSource

        from exhibits.vocabularies.models import (
            Community,
            GlossaryTerm,
            Material,
            ObjectType,
            Period,
            Person,
            Place,
            Theme,
        )

        from . import checks, syncing  # noqa: F401 (importing checks registers them)
        from .cascade import move_translations, withdraw_translations
        from .memory import note_string
        from .purging import register_purgers
        from .signals import forget_original, guard_source, note_original
        from .terms import register
        from .upstream import change_wagtail_localize

        change_wagtail_localize()

        post_save.connect(note_original, dispatch_uid="translations.note_original")
        post_delete.connect(forget_original, dispatch_uid="translations.forget_original")
        page_unpublished.connect(withdraw_translations, dispatch_uid="translations.withdraw")
        post_page_move.connect(move_translations, dispatch_uid="translations.move")
        page_published.connect(syncing.page_published, dispatch_uid="translations.published")
        page_unpublished.connect(syncing.page_unpublished, dispatch_uid="translations.unpublished")
        post_save.connect(syncing.thing_saved, dispatch_uid="translations.saved")
        post_delete.connect(syncing.thing_deleted, dispatch_uid="translations.deleted")
        post_save.connect(syncing.words_written, sender=StringTranslation, dispatch_uid="translations.words_written")
        for signal in (post_save, post_delete):
            signal.connect(
                syncing.machine_words_settled, sender=StringTranslation, dispatch_uid="translations.machine_words"
            )
        post_save.connect(note_string, sender=String, dispatch_uid="translations.note_string")
        for model in (Theme, Period, Place, Person, ObjectType, Material, Community, GlossaryTerm):
            register(model)
        pre_save.connect(guard_source, sender=TranslationSource, dispatch_uid="translations.guard_source")
        register_purgers()
