"""What a record is about, in words: records name their subjects by identifier only."""

from uuid import UUID

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtailmedia.models import get_media_model


def with_titles(records: QuerySet) -> QuerySet:
    """Annotate ``title``: that of the page, in its oldest language, of the picture or of the recording."""
    found = [Subquery(rows.values("title")[:1]) for rows in _called(OuterRef("subject"))]
    return records.annotate(title=Coalesce(*found, output_field=CharField()))


def title_of(subject: UUID) -> str | None:
    """None where there is no such thing."""
    return next((title for rows in _called(subject) for title in rows.values_list("title", flat=True)[:1]), None)


def _called(subject) -> list[QuerySet]:
    pages = Page.objects.filter(translation_key=subject).order_by("pk")
    return [pages, *(model.objects.filter(uuid=subject) for model in (get_image_model(), get_media_model()))]
