"""What the admin knows of books: the marks of their text, and what its dialogs offer."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from .choices import choices
from .draftail import NAMES, decorator, element_handler, entity_of, feature, icon_of
from .marks import HANDLERS


@hooks.register("register_rich_text_features")
def register_marks(features):
    for handler in HANDLERS:
        kind = handler.identifier
        features.register_link_type(handler)
        features.register_editor_plugin("draftail", kind, feature(kind))
        features.register_converter_rule(
            "contentstate",
            kind,
            {
                "from_database_format": {f'a[linktype="{kind}"]': element_handler(kind)},
                "to_database_format": {"entity_decorators": {entity_of(kind): decorator(kind)}},
            },
        )


@hooks.register("register_icons")
def icons_of_marks(icons):
    return [*icons, *(f"wagtailadmin/icons/{icon_of(kind)}.svg" for kind in NAMES)]


@hooks.register("register_admin_urls")
def choices_of_dialogs():
    return [path("book/choices/<slug:kind>/", choices, name="book_choices")]


@hooks.register("insert_global_admin_css")
def looks():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-book.css"))
