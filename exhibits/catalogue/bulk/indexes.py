"""Pages in the indexes that Wagtail keeps of them: who refers to what, and what is found by which words.

Wagtail asks a background task for both whenever a row is saved; here they are written with the pages.
"""

from django.contrib.contenttypes.models import ContentType
from modelsearch.backends import get_search_backends
from wagtail.models import Page, ReferenceIndex

from exhibits.catalogue.models import ObjectPage


def index_new(pages: list[ObjectPage]) -> None:
    """As ``ReferenceIndex.create_or_update_for_object``, for pages of which the index knows nothing yet."""
    kind, base = (ContentType.objects.get_for_model(model, for_concrete_model=False) for model in (ObjectPage, Page))
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=kind,
            base_content_type=base,
            object_id=page.pk,
            to_content_type_id=to_kind,
            to_object_id=to,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for to_kind, to, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page))
    )
    _make_found(pages)


def index_changed(pages: list[ObjectPage]) -> None:
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    _make_found(pages)


def _make_found(pages: list[ObjectPage]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(ObjectPage, pages)
