"""Extensions of the admin that belong to no single department."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

from exhibits.formats.languages import LANGUAGES

from .draftail import ENTITY, LanguageElementHandler, language_entity
from .richtext import LanguageHandler


@hooks.register("register_rich_text_features")
def register_language_mark(features):
    features.register_link_type(LanguageHandler)
    features.register_editor_plugin(
        "draftail",
        "language",
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "globe",
                "description": _("Language of this word"),
                "attributes": ["lang"],
                "allowlist": {"lang": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"},
                "languages": [{"code": language.code, "name": language.native} for language in LANGUAGES],
                "question": _("Language tag of these words, such as rom, nb or fr"),
            },
            js=["js/admin/language-mark.js"],
            css={"all": ["css/admin.css"]},
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "language",
        {
            "from_database_format": {'a[linktype="lang"]': LanguageElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: language_entity}},
        },
    )
