"""Authority data."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabulariesConfig(AppConfig):
    name = "exhibits.vocabularies"
    label = "vocabularies"
    verbose_name = _("Vocabularies")

    def ready(self):
        from exhibits.access.selectors import declare_open

        from .models import (
            Community,
            GlossaryTerm,
            Material,
            ObjectType,
            Period,
            Person,
            Place,
            Reference,
            RightsStatement,
            Theme,
        )

        index_terms = (Theme, Period, Place, Person, ObjectType, Material, Community)
        for model in (*index_terms, GlossaryTerm, RightsStatement, Reference):
            declare_open(model)
