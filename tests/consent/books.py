"""Books for the leak test: an open one that shows, cites and refers to everything that nobody may see, with chapters
that are closed; a closed one with an open chapter; and files that were made of books when all in them was open."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from wagtail.models import PageViewRestriction

from exhibits.access.models import Consent, Hold
from exhibits.book.models import BookContributor, BookPage, ChapterPage
from exhibits.book.stamping import stamp
from exhibits.formats.cues.model import Cue
from exhibits.media.models import Recording
from exhibits.publishing.jobs import FORMS
from exhibits.stories.models import StoryPage
from tests import factories
from tests.book.pieces import block, cite, note, order, paragraph, ref, term
from tests.media.transcripts import transcript, withhold
from tests.publishing.files import make

# Chapters that were open when the edition was stamped.
CLOSED = ("chapter_draft", "chapter_expired", "chapter_held", "chapter_private", "chapter_taken_back")
# Words that stand in a draft of an open page, in a book around an open chapter, or in a file that was made before.
WRITTEN = (
    "chapter_newer_draft",
    "withheld_in_file",
    "unpublished_in_file",
    "narrator_in_file",
)


def word(name: str) -> str:
    # None begins another: each is found by itself.
    return f"canar{name.replace('_', '')}q"


def add_books(canaries) -> None:
    _open_book(canaries)
    _closed_book(canaries)
    _files(canaries)


def id_of(number: int) -> str:
    return f"80000000-0000-4000-8000-{number:012d}"


def _said(name: str, number: int) -> dict:
    """A chapter that has its word wherever there may be one."""
    told, at = word(name), number * 100
    table = {"caption": told, "header": [told], "rows": [{"cells": [f"<p>{told}</p>"]}], "row_headers": True}
    return {
        "summary": f"<p>{told}</p>",
        "content_note": told,
        "search_description": told,
        "body": [
            block("heading", {"text": told}, id_of(at + 1)),
            block("text", paragraph(f"{told} {note(id_of(at + 9))}"), id_of(at + 2)),
            block("verse", {"lines": told, "language": "", "attribution": told, "locator": told}, id_of(at + 3)),
            block("pullquote", {"text": told}, id_of(at + 4)),
            block("table", table, id_of(at + 5)),
        ],
        "notes": [block("note", f"<p>{told}</p>", id_of(at + 9))],
    }


def _open_book(canaries) -> None:
    book = canaries.open_book = factories.book("Cartea deschisă", publisher="Muzeul")
    for number, name in enumerate(CLOSED, start=1):
        # Without a number it would be called by its title.
        matter = "back" if name != "chapter_draft" else "body"
        chapter = factories.chapter(book, word(name), matter=matter, **_said(name, number))
        canaries.pages[name] = chapter
    canaries.open_chapter = factories.chapter(book, "Capitolul deschis", **_showing(canaries))
    second = factories.chapter(book, "Alt capitol", body=[block("text", paragraph("Text."), id_of(9001))])
    order(book, "Partea", *(canaries.pages[name] for name in CLOSED), canaries.open_chapter, second)
    factories.translate(BookPage.objects.get(pk=book.pk), "nb", title="Den åpne boken", slug="boken")
    factories.translate(canaries.open_chapter, "nb", title="Et åpent kapittel", slug="kapittel")
    left = word("chapter_draft_translation")
    body = [block("text", paragraph(left), id_of(9001))]
    canaries.pages["chapter_draft_translation"] = factories.translate(second, "nb", title=left, slug=left, body=body)
    stamp(book.translation_key, timezone.localdate(), {"ro": "Prima."}, None)
    _close(canaries)
    newer = ChapterPage.objects.get(pk=canaries.open_chapter.pk)
    newer.title = word("chapter_newer_draft")
    newer.body = [*newer.body.raw_data, *_said("chapter_newer_draft", 95)["body"]]
    newer.save_revision()


def _showing(canaries) -> dict:
    """The open chapter shows everything, in its text, in a note, and as blocks."""
    closed = [canaries.pages[name] for name in CLOSED]
    refs = "".join(ref(page.translation_key) for page in closed)
    refs += "".join(ref(id_of(number * 100 + at)) for number in range(1, len(CLOSED) + 1) for at in (1, 5))
    links = "".join(f'<a linktype="page" id="{page.pk}">legătură</a> ' for page in canaries.pages.values())
    # What closed pages show would be public with this one.
    heard = [one for name, one in canaries.recordings.items() if not name.startswith("voice_in_")]
    heard += [canaries.open_voice, *canaries.partly_read]
    images = [one for name, one in canaries.images.items() if name.endswith("_image")]
    clips = [{"recording": one.pk, "start": 0, "end": 12, "text": ""} for one in heard]
    things = [page for name, page in canaries.pages.items() if name.startswith("thing_")]
    shown = {
        "clip": clips,
        "image": [{"image": one.pk, "size": "measure", "caption": "", "alt": ""} for one in images],
        "object": [{"page": page.pk, "text": ""} for page in things],
        "link": [{"page": page.pk, "text": ""} for page in canaries.pages.values()],
        "compare": [{"first": things[0].pk, "second": things[1].pk, "text": ""}],
    }
    blocks = [(kind, value) for kind, values in shown.items() for value in values]
    body = [block(kind, value, id_of(10_000 + number)) for number, (kind, value) in enumerate(blocks)]
    text = paragraph(f"Text {refs} {links} {cite('achim2004')} {term('gone', 'robi')} {note(id_of(9009))}")
    return {
        "cover": canaries.images["private_image"],
        "summary": f"<p>Pe scurt {links}</p>",
        "body": [block("text", text, id_of(9002)), *body],
        "notes": [block("note", f"<p>Notă {links} {refs}</p>", id_of(9009))],
    }


def _close(canaries) -> None:
    pages = canaries.pages
    pages["chapter_draft"].unpublish()
    pages["chapter_draft_translation"].unpublish()
    expired = ChapterPage.objects.filter(pk=pages["chapter_expired"].pk)
    expired.update(expire_at=timezone.now() - timedelta(seconds=1))
    Hold.objects.create(subject=pages["chapter_held"].translation_key, reason="Asked for by the family")
    restriction = {"restriction_type": PageViewRestriction.PASSWORD, "password": "x"}
    PageViewRestriction.objects.create(page=pages["chapter_private"], **restriction)
    factories.consent(pages["chapter_taken_back"], withdrawn_on=timezone.localdate())


def _closed_book(canaries) -> None:
    """The book was taken off, its chapter was not."""
    told = word("book_unpublished")
    people = [BookContributor(name=told, role="aut")]
    book = factories.book(
        told, slug="luata-de-aici", subtitle=told, introduction=f"<p>{told}</p>", publisher=told, contributors=people
    )
    canaries.left_chapter = factories.chapter(book, "Rămas", body=[block("heading", {"text": "Unu"}, id_of(9101))])
    order(book, told, canaries.left_chapter)
    canaries.pages["book_unpublished"] = BookPage.objects.get(pk=book.pk)
    canaries.pages["book_unpublished"].unpublish()


def _files(canaries) -> None:
    """Each was made while everything in it was open; then something was closed."""
    make(canaries.open_book, forms=FORMS)
    chapter = _filed(canaries, "chapter_in_file", lambda book: factories.chapter(book, word("chapter_in_file")))
    canaries.pages["chapter_in_file"] = chapter
    Hold.objects.create(subject=chapter.translation_key, reason="Asked for by the family")
    voice = _voice(word("voice_taken_back_since"), word("said_in_voice_taken_back_since"))
    canaries.recordings["voice_taken_back_since"] = voice
    _filed(canaries, "voice", lambda book: _heard_in(book, voice))
    _take_back(voice.uuid)
    _picture(canaries)
    partly = _voice("Vocea întreagă", "Se aude", word("withheld_in_file"))
    _filed(canaries, "partly", lambda book: _heard_in(book, partly))
    withhold(partly, 2100, 3000)
    corrected = _voice("Vocea scrisă", word("unpublished_in_file"))
    _filed(canaries, "corrected", lambda book: _heard_in(book, corrected))
    corrected.transcripts.update(status="review")
    named = _voice("Vocea cuiva", "Se aude", speaker=word("narrator_in_file"))
    narrator = factories.narrator(word("narrator_in_file"))
    factories.story("Povestea cuiva", basis=StoryPage.Basis.MUSEUM, narrator=narrator, recording=named)
    _filed(canaries, "named", lambda book: _heard_in(book, named))
    narrator.naming = narrator.Naming.ANONYMOUS
    narrator.save()


def _picture(canaries) -> None:
    name = "picture_taken_back_since"
    image = canaries.images[name] = factories.image(word(name), alt={"ro": word(name)})
    shown = {"image": image.pk, "size": "measure", "caption": "", "alt": ""}
    body = [block("image", shown, id_of(9301))]
    _filed(canaries, "picture", lambda book: factories.chapter(book, "Cu o imagine", body=body))
    _take_back(image.uuid)


def _take_back(subject: UUID) -> None:
    today = timezone.localdate()
    Consent.objects.create(subject=subject, given_by="x", given_on=today, withdrawn_on=today)


def _voice(title: str, *texts: str, speaker: str = "") -> Recording:
    voice = factories.recording(title)
    row = transcript(voice, "ro", *texts)
    if speaker:
        row.write([Cue("1", 0, 2000, speaker, texts[0])], [])
        row.save()
    return voice


def _heard_in(book: BookPage, voice: Recording) -> ChapterPage:
    clip = {"recording": voice.pk, "start": 0, "end": 12, "text": ""}
    return factories.chapter(book, "Auzit", body=[block("clip", clip, id_of(9201))])


def _filed(canaries, name: str, chapter: Callable[[BookPage], ChapterPage]) -> ChapterPage:
    """A book with this chapter, and its EPUB."""
    book = factories.book(f"Cartea {name.replace('_', ' ')}")
    made = chapter(book)
    order(book, made)
    (row,) = make(book)
    canaries.files[name] = row
    return made
