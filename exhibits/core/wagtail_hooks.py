"""Extensions of the admin that belong to no single department."""

from django.urls import path
from wagtail import hooks

from exhibits.access.known import known_to

from .admin_api import KeptImages, ReadingPages, picture_to_draw_on
from .admin_guards import choosable_by
from .draftail import ENTITY, LanguageElementHandler, language_entity, language_feature
from .richtext import LanguageHandler


@hooks.register("register_rich_text_features")
def register_language_mark(features):
    features.register_link_type(LanguageHandler)
    features.register_editor_plugin("draftail", "language", language_feature())
    features.register_converter_rule(
        "contentstate",
        "language",
        {
            "from_database_format": {'a[linktype="lang"]': LanguageElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: language_entity}},
        },
    )


@hooks.register("construct_page_chooser_queryset")
def choose_among_known(pages, request):
    return pages.filter(known_to(request.user))


@hooks.register("construct_image_chooser_queryset")
def choose_among_choosable(images, request):
    return images.filter(choosable_by(request.user))


# After Wagtail's own.
@hooks.register("construct_admin_api", order=1000)
def no_more_than_needed(router):
    router.register_endpoint("pages", ReadingPages)
    router.register_endpoint("images", KeptImages)


@hooks.register("register_admin_urls")
def addresses_of_pictures():
    return [path("pictures/<int:pk>/", picture_to_draw_on, name="picture_to_draw_on")]
