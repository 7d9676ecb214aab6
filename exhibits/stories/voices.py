"""A narrator's voice is heard only while they agree, and read only in the languages in which they do."""

from collections.abc import Collection
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from exhibits.access.asking import Asking
from exhibits.access.conditions import Sql, Written, agreement_to, has_consents_to, is_agreed, table
from exhibits.media.models import Recording
from exhibits.media.transcripts.languages import code_sql

from .models import StoryPage


def with_agreement(recordings: QuerySet, asked: Asking) -> QuerySet:
    """Leave out recordings of a narrator's story, on whatever page they stand, when no consent for it is in force."""
    bound = told_with(OuterRef("pk"), within=OuterRef(OuterRef("pk"))).filter(basis=StoryPage.Basis.CONSENT)
    agreed = Written(F("translation_key"), partial(is_agreed, asked=asked))
    return recordings.exclude(Exists(bound.filter(~agreed)))


def told_with(recording, within) -> QuerySet:
    """The stories with a recording, a reference to its primary key, anywhere on their pages; ``within``: the same
    reference as it is seen from one query further in."""
    named = _naming().filter(to_object_id=Cast(within, CharField()))
    return StoryPage.objects.filter(Q(recording=recording) | Exists(named))


def told_with_any(recordings: Collection[int]) -> QuerySet:
    """The stories with any of these recordings, by primary key, anywhere on their pages."""
    named = _naming().filter(to_object_id__in=map(str, recordings))
    return StoryPage.objects.filter(Q(recording__in=recordings) | Exists(named))


def _naming() -> QuerySet:
    """What the index of references knows of recordings on the page that is asked about."""
    # The index names every kind of object by text: the other way round nothing but pages is read as a number.
    return namings().filter(object_id=Cast(OuterRef("pk"), CharField()))


def namings() -> QuerySet:
    """What the index of references knows of recordings on pages."""
    kinds = ContentType.objects.get_for_models(Page, Recording)
    return ReferenceIndex.objects.filter(base_content_type=kinds[Page], to_content_type=kinds[Recording])


def in_agreed_languages(transcripts: QuerySet, asked: Asking) -> QuerySet:
    """Leave out those in a language that the consents to a story with their recording leave out."""

    def write(row: str) -> Sql:
        told = f"{table(StoryPage)} b JOIN {table(Page)} q ON q.id = b.page_ptr_id"
        given, _ = has_consents_to("q.translation_key")
        agreed, dates = agreement_to("q.translation_key", asked, code_sql(row))
        found = ContentType.objects.get_for_models(Page, Recording)
        kinds = [found[Page].pk, found[Recording].pk]
        heard = (
            f"(b.recording_id = {row}.recording_id OR EXISTS (SELECT 1 FROM {table(ReferenceIndex)} x"
            " WHERE x.base_content_type_id = %s AND x.object_id = CAST(q.id AS varchar(255))"
            f" AND x.to_content_type_id = %s AND x.to_object_id = CAST({row}.recording_id AS varchar(255))))"
        )
        needing = f"(b.basis = '{StoryPage.Basis.CONSENT.value}' OR {given})"
        return (
            f"NOT EXISTS (SELECT 1 FROM {told} WHERE {heard} AND {needing} AND NOT {agreed})",
            [*kinds, *dates],
        )

    return transcripts.filter(Written(F("pk"), write))
