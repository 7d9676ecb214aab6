"""What a family sees under the address that is theirs: the story, its sound, its words, and copies to keep.

Nothing here may be kept by anybody on the way, be found by search engines, or tell other sites its address.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.http import require_safe
from django.views.defaults import page_not_found

from exhibits.access.asking import Asking
from exhibits.access.selectors import public, within_pages
from exhibits.core.reading import Reading
from exhibits.core.routing import language_of
from exhibits.formats.slugs import slug_of
from exhibits.media.models import Recording, RecordingDerivative, Transcript
from exhibits.media.sending import sent
from exhibits.media.transcripts.files import MEDIA, written
from exhibits.media.transcripts.reading import script_of, tracks
from exhibits.translations.models import Original

from .models import FamilyLink, StoryPage

PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
# What is told in words; pictures on a page have consents of their own.
WORDS = ("heading", "text", "quote")


def kept_private(view: Callable) -> Callable:
    @wraps(view)
    def private(request, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Http404 as error:  # what is closed today may be open tomorrow, under the same address
            response = page_not_found(request, error)
        for header, value in PRIVATE.items():
            response[header] = value
        return response

    return require_safe(private)


@kept_private
def story(request, secret: str):
    """The story in the reader's language, else in its own. 404 for an address that is revoked or never was, and while
    no consent for the family is in force."""
    page = _page(secret)
    asked = _asked_of(page)
    recordings = _recordings(page, asked)
    reading = Reading(page)
    return render(
        request,
        "pages/family.html",
        {
            # Not as the page and its reading: the page's head would tell its own address.
            "story": page,
            "told": reading,
            "secret": secret,
            "body": [block for block in page.body if block.block_type in WORDS],
            "recordings": recordings,
            # Of the story's own voice; others on its page are heard, and their words can be kept.
            "script": script_of(
                next((one for one in recordings if one.pk == page.recording_id), None),
                reading.text_language,
                request.GET.get("beside", ""),
                asked=asked,
            ),
        },
    )


@kept_private
def copy(request, secret: str, pk: int):
    """A copy of the sound or film, to hear or to keep."""
    found = get_object_or_404(RecordingDerivative.objects.select_related("recording"), pk=pk)
    page = _page(secret)
    if found.recording not in _recordings(page, _asked_of(page)) or not found.is_current:
        raise Http404
    response = sent(request, found.file.name, found.content_type)
    if "keep" in request.GET:
        ending = found.file.name.rpartition(".")[2]
        response["Content-Disposition"] = f'attachment; filename="{slug_of(page.title) or "story"}.{ending}"'
    return response


@kept_private
def transcript(request, secret: str, pk: int, language: str):
    """What is said, as text, to keep."""
    page = _page(secret)
    asked = _asked_of(page)
    recording = next((one for one in _recordings(page, asked) if one.pk == pk), None)
    if recording is None:
        raise Http404
    row = get_object_or_404(within_pages(Transcript.objects.filter(recording=pk), asked), language=language)
    response = HttpResponse(written(recording, row, "txt", [page.title]), content_type=f"{MEDIA['txt']}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug_of(page.title) or "story"}-{language}.txt"'
    return response


def _page(secret: str) -> StoryPage:
    link = FamilyLink.objects.opened_by(secret)
    told = StoryPage.objects.filter(translation_key=link.subject) if link else StoryPage.objects.none()
    pages = public(told, _asked(link.subject)) if link else []
    by_language = {language_of(page): page for page in pages}
    if not by_language:
        raise Http404
    original = Original.objects.filter(translation_key=link.subject).values_list("locale__language_code", flat=True)
    wanted = [translation.get_language(), *original, *by_language]
    return next(by_language[code] for code in wanted if code in by_language)


def _recordings(page: StoryPage, asked: Asking) -> list[Recording]:
    rows = Recording.objects.filter(pk__in=_heard_on(page))
    return list(within_pages(rows, asked).prefetch_related("derivatives", tracks(asked)))


def _heard_on(page: StoryPage) -> set[int]:
    on_page = {block.value["recording"].pk for block in page.body if block.value and _is_heard(block)}
    return {*on_page, *({page.recording_id} - {None})}


def _is_heard(block) -> bool:
    return block.block_type in ("audio", "video") and block.value["recording"] is not None


def _asked_of(page: StoryPage) -> Asking:
    """For the family of this story and of its own voice; another's voice on its page stays with that one's family."""
    own = Recording.objects.filter(pk=page.recording_id).values_list("uuid", flat=True)
    return _asked(page.translation_key, *own)


def _asked(*subjects: UUID) -> Asking:
    return Asking(family=frozenset(subjects))
