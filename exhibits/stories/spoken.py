"""Search learns what is said in a story anew when its transcripts change, or who may read them."""

from django.db.models import Q, QuerySet
from wagtail.search import index

from .models import StoryPage


def learn_anew(pages: QuerySet) -> None:
    """Search looks at these stories again."""
    for page in pages:
        index.insert_or_update_object(page)


def transcript_changed(instance, raw=False, **kwargs):
    """Receiver of what is saved or deleted of a transcript."""
    if not raw:
        learn_anew(StoryPage.objects.filter(recording=instance.recording_id))


def withheld_changed(instance, raw=False, **kwargs):
    if not raw:
        learn_anew(StoryPage.objects.filter(recording__uuid=instance.subject))


def recording_changed(instance, raw=False, **kwargs):
    """It may have gone to another collection, which is closed."""
    if not raw:
        learn_anew(StoryPage.objects.filter(recording=instance.pk))


def consent_changed(instance, raw=False, **kwargs):
    if not raw:
        consent_ended(instance.subject)


def consent_ended(subject, **kwargs):
    """A narrator's voice may be heard on other pages, too."""
    voices = StoryPage.objects.filter(translation_key=subject, recording__isnull=False).values("recording")
    learn_anew(StoryPage.objects.filter(recording__in=voices))


def story_changed(instance, raw=False, **kwargs):
    """Whether others may be read depends on what this one rests on."""
    if not raw and instance.recording_id:
        learn_anew(StoryPage.objects.filter(~Q(pk=instance.pk), recording=instance.recording_id))


def collection_changed(**kwargs):
    learn_anew(StoryPage.objects.filter(recording__isnull=False))
