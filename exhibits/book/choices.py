"""What the editor's dialogs offer: works, words of the glossary, places of the book."""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, JsonResponse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.permissions import policy_registry

from exhibits.access.known import known_to
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.translations.locales import code_of
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import GlossaryTerm, Reference

from .apparatus import called
from .models import BookPage, ChapterPage, outline_of
from .outline import Label, labels_in

MOST = 40
MOST_PLACES = 1000
LONGEST_QUESTION = 100
EDITING = {"add", "change"}


@require_safe
def choices(request, kind: str):
    """``{"choices": [{"value", "name", "words"}]}`` for a mark of ``kind``; parts of chapters are ``within``.
    ``q`` narrows it, ``value`` asks for that one alone. ``page`` is the key of the chapter that is being written,
    ``book`` that of its book where it has none yet. Raises PermissionDenied for whoever edits no page."""
    if not policy_registry.get_by_type(Page).user_has_any_permission(request.user, EDITING):
        raise PermissionDenied
    book = _book(request)
    # The words that stand in the text are in its language, whichever one the workshop speaks.
    language = code_of(book.locale_id) if book else get_language() if get_language() in CODES else DEFAULT
    asked = {name: request.GET.get(name, "").replace("\0", "").strip()[:LONGEST_QUESTION] for name in ("q", "value")}
    with translation.override(language):
        if kind == "cite":
            found = _works(asked)
        elif kind == "term":
            found = _words(asked, language)
        elif kind == "ref":
            found = _places(request.user, book, asked, language) if book else []
        else:
            raise Http404
    return JsonResponse({"choices": found})


def _book(request) -> BookPage | None:
    """That in which the chapter stands which is being written."""
    page, book = request.GET.get("page", ""), request.GET.get("book", "")
    rows = BookPage.objects.filter(known_to(request.user))
    if page.isdecimal() and (chapter := ChapterPage.objects.filter(known_to(request.user), pk=page).first()):
        return rows.filter(path=chapter.path[: -chapter.steplen]).first()
    return rows.filter(pk=book).first() if book.isdecimal() else None


def _edited_by(user) -> QuerySet:
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, EDITING)


def _works(asked: dict[str, str]) -> list[dict]:
    question = Q(citation__icontains=asked["q"]) | Q(key__icontains=asked["q"])
    rows = Reference.objects.filter(Q(key=asked["value"]) if asked["value"] else question)
    return [{"value": row.key, "name": row.citation, "words": f"({row.key})"} for row in rows.order_by("key")[:MOST]]


def _words(asked: dict[str, str], language: str) -> list[dict]:
    rows = GlossaryTerm.objects.filter(Q(key=asked["value"]) if asked["value"] else Q(name__icontains=asked["q"]))
    found = for_reader(rows, language).order_by("name")[:MOST]
    return [{"value": row.key, "name": row.name, "words": ""} for row in found]


def _places(user, book: BookPage, asked: dict[str, str], language: str) -> list[dict]:
    """Chapters, sections, figures and tables of the book, in its order: as they were last saved to whoever edits them,
    else as everybody reads them."""
    outline = outline_of(book.translation_key, language)
    order = {one.key: (place, one.number) for place, one in enumerate(outline.chapters)}
    rows = ChapterPage.objects.child_of(book).filter(known_to(user)).order_by("path")
    edited = set(_edited_by(user).child_of(book).values_list("pk", flat=True))
    found = []
    for row in sorted(rows, key=lambda row: order.get(row.translation_key, (len(order), ""))[0]):
        latest = row.get_latest_revision_as_object() if row.pk in edited else row
        number = order.get(row.translation_key, (0, ""))[1]
        label = Label("chapter", number, latest.title, row.translation_key)
        found.append({"value": str(row.translation_key), "name": _name(label), "words": called(label)})
        for block, kind, place, words in labels_in(latest, number or "#"):
            label = Label(kind, place.removeprefix("#."), words, row.translation_key)
            name = _name(label) if number else f"{latest.title}: {_name(label)}"
            # Readers of what stands outside of the numbered chapters get its words.
            told = called(label if number else replace(label, number=""))
            found.append({"value": block, "name": name, "words": told, "within": True})
    if asked["value"]:
        return [one for one in found if one["value"] == asked["value"]]
    return [one for one in found if asked["q"].casefold() in one["name"].casefold()][:MOST_PLACES]


def _name(label: Label) -> str:
    """“Section 2.1 The road”, in the list to choose from."""
    told = called(label) if label.number else ""
    return " ".join(part for part in (told[:1].upper() + told[1:], label.words) if part) or called(label)
