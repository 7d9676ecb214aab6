"""Narrators beyond their stories: in transcripts, in search, and what happens to their records."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from wagtail.models import ModelLogEntry

from exhibits.access.purging import NOTHING
from exhibits.media.models import Transcript
from exhibits.media.transcripts.speakers import betraying

from .forms import told_on
from .models import Narrator, StoryPage
from .spoken import learn_anew
from .voices import namings, told_with_any


def narrators_heard_in(recordings: set[int]) -> dict[int, list[Narrator]]:
    """Those whose stories have these recordings, wherever on their pages. One query for one, two for more."""
    stories = told_with_any(recordings).values("pk")
    rows = Narrator.objects.filter(stories__in=stories).annotate(told=F("stories"), of=F("stories__recording"))
    found: dict[int, dict[int, Narrator]] = {pk: {} for pk in recordings}
    named = _named_in(recordings) if len(recordings) > 1 else {}
    for row in rows:
        # Whichever of its pages names it, of a single one there is nothing to ask.
        heard = recordings if len(recordings) == 1 else {row.of, *named.get(row.told, ())} & recordings
        for pk in heard:
            found[pk][row.pk] = row
    return {pk: list(rows.values()) for pk, rows in found.items()}


def _named_in(recordings: set[int]) -> dict[int, set[int]]:
    """By the primary keys of pages, those of the recordings that they name."""
    found = defaultdict(set)
    rows = namings().filter(to_object_id__in=map(str, recordings)).values_list("object_id", "to_object_id")
    for page, recording in rows:
        found[int(page)].add(int(recording))
    return found


def narrator_changed(instance, raw=False, **kwargs):
    """Search finds stories by what readers may know of who told them; transcripts that tell more are public no more."""
    if not raw:
        told = StoryPage.objects.filter(narrator=instance.pk)
        voices = told.filter(recording__isnull=False).values("recording")
        for row in Transcript.objects.filter(recording__in=voices, status=Transcript.Status.PUBLISHED):
            if betraying(row):
                row.status = Transcript.Status.REVIEW
                row.save(update_fields=["status"])
        learn_anew(StoryPage.objects.filter(Q(pk__in=told.values("pk")) | Q(recording__in=voices)))


def pages_naming(narrator: Narrator) -> list[StoryPage]:
    """Their stories, in all languages, that have their name although they do not wish it."""
    pages = StoryPage.objects.filter(narrator=narrator).order_by("title")
    return [page for page in pages if narrator.is_betrayed_by(" ".join(told_on(page).values()))]


def without_stories(uuids) -> list[Narrator]:
    """Of these narrators those who have told nothing that the museum has."""
    told = StoryPage.objects.filter(narrator__isnull=False).values("narrator")
    return list(Narrator.objects.filter(uuid__in=uuids).exclude(pk__in=told))


def forget(narrator: Narrator) -> None:
    """The record, and its name in the log."""
    pk = narrator.pk
    narrator.delete()
    kind = ContentType.objects.get_for_model(Narrator)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(pk)).update(label=NOTHING, data={})
