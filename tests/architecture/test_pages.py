"""House rules for page types: a closed tree, every field declared for translation, a template and a description."""

import pytest
from django.template.loader import get_template
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import get_translatable_fields

OURS = [model for model in get_page_models() if model is not Page]
# Fields of Wagtail's own that have no language: the tree, publication, housekeeping.
WITHOUT_LANGUAGE = {
    "id", "path", "depth", "numchild", "url_path", "translation_key", "locale", "live", "has_unpublished_changes",
    "first_published_at", "last_published_at", "live_revision", "latest_revision", "go_live_at", "expire_at", "expired",
    "locked", "locked_at", "locked_by", "owner", "content_type", "draft_title", "latest_revision_created_at",
    "alias_of", "page_ptr",
}  # fmt: skip


def test_there_are_pages_to_check():
    assert {model.__name__ for model in OURS} >= {"HomePage", "ExhibitPage", "StoryPage", "BookPage", "ChapterPage"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
class TestEveryPageType:
    def test_names_its_parents_children_and_purpose(self, model):
        assert model.__dict__.get("parent_page_types") is not None
        assert model.__dict__.get("subpage_types") is not None
        assert model.page_description
        assert Page not in model.allowed_subpage_models()

    def test_declares_every_field_translatable_or_synchronised(self, model):
        own = {field.name for field in model._meta.concrete_fields} - WITHOUT_LANGUAGE
        declared = [field.field_name for field in get_translatable_fields(model)]
        assert own <= set(declared), f"undeclared: {own - set(declared)}"
        assert len(declared) == len(set(declared))

    def test_keeps_its_own_slug_in_each_language(self, model):
        kinds = {f.field_name: type(f).__name__ for f in get_translatable_fields(model)}
        assert kinds["slug"] == "IndependentField"

    def test_has_a_template(self, model):
        get_template(model.template)

    def test_indexes_what_the_selectors_ask(self, model):
        assert model.search_fields
