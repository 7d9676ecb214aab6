"""Where else in the museum a page is shown: its objects in exhibits, stories and chapters."""

from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from exhibits.translations.readers import for_reader

from .registry import kinds

MOST = 24


def shown_in(page: Page, language: str, apart_from: type[Page]) -> list[UUID]:
    """``translation_key`` of pages that name ``page`` in any of its languages, by Wagtail's index of references, the
    oldest first; not those of its own kind ``apart_from``. Two queries.
    """
    family = Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    pages = ContentType.objects.get_for_model(Page)
    naming = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=pages, to_object_id__in=[str(pk) for pk in family]
    )
    ids = naming.annotate(source=Cast("object_id", IntegerField())).values("source")
    models = [kind.model for kind in kinds() if kind.model is not apart_from]
    found = Page.objects.type(*models).filter(
        translation_key__in=Page.objects.filter(pk__in=ids).values("translation_key")
    )
    shown = for_reader(found, language).order_by("path").values_list("translation_key", flat=True)
    return list(shown[:MOST])
