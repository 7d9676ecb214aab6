"""Things that must never leave the house, each with a word in it that occurs nowhere else."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from exhibits.access.models import Consent, Hold
from exhibits.book.models import BookFile, BookPage, ChapterPage
from exhibits.catalogue.models import ObjectImage, ObjectMaker, ObjectPage
from exhibits.media.models import MuseumImage, Recording, Transcript
from exhibits.media.tiles import make_tiles
from exhibits.models import ExhibitPage
from exhibits.stories.models import FamilyLink, StoryPage
from exhibits.vocabularies.models import PagePeriod, PagePlace, PageTheme, Period, Place, Theme
from tests import factories
from tests.media.transcripts import transcript, translation, withhold

from .books import WRITTEN, add_books, word

# What is said in a recording that is public, and may not be read: withheld, or not published yet.
SAID = (
    "withheld_cue",
    "withheld_translation",
    "withheld_heading",
    "unpublished_cue",
    "left_out_cue",
    "left_out_voice_cue",
)


@dataclass
class Canaries:
    """``pages`` and ``images`` by what is wrong with them; ``open_page`` shows and links to every one of them, and
    ``open_thing`` leads over a picture that nobody may see. Only they are indexed under ``place`` and ``period``: a map
    that shows the place tells that there is something.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    images: dict[str, MuseumImage] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    # Addresses of families by the story that they would open.
    family: dict[str, str] = field(default_factory=dict)
    theme: Theme | None = None
    place: Place | None = None
    period: Period | None = None
    open_page: ExhibitPage | None = None
    open_thing: ObjectPage | None = None
    open_voice: Recording | None = None
    open_story: StoryPage | None = None
    # It may be heard and read here; nobody agreed that it is taken along.
    kept_voice: Recording | None = None
    # They may be heard; a consent leaves out one of the languages in which they are written down.
    partly_read: list[Recording] = field(default_factory=list)
    # It shows all of them, was stamped while its chapters were open, and was made into files since.
    open_book: BookPage | None = None
    open_chapter: ChapterPage | None = None
    # Its book was taken off.
    left_chapter: ChapterPage | None = None
    # What they were made of has closed meanwhile.
    files: dict[str, BookFile] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        names = ("place", "period", *self.pages, *self.images, *self.recordings, *SAID, *WRITTEN)
        return [word(name) for name in (*names, *(f"said_in_{name}" for name in self.recordings))]

    @property
    def heard_by_staff(self) -> set[str]:
        """What is said on pages that wait to be published, or are closed as a whole: the museum's own people work on
        these, and may hear and see the files of what stands there. What is behind a log-in is for all who have one."""
        said = {word(f"said_in_{name}") for name in self.recordings if name.startswith("voice_in_")}
        return said | {word("private_parent"), word("inside_private")}


def make_canaries() -> Canaries:
    canaries = Canaries(
        theme=factories.theme(),
        place=factories.place("hidden", word("place"), latitude=45.0, longitude=25.0),
        period=factories.period("hidden", word("period"), start_year=1900, end_year=1905),
    )
    _pages(canaries)
    _things(canaries)
    _files(canaries)
    _open_page(canaries)
    _transcripts(canaries)
    add_books(canaries)
    _tiles(canaries)
    return canaries


def _texts(name: str, canaries: Canaries) -> dict:
    return {
        **_terms(canaries),
        "subtitle": f"{word(name)} subtitlu",
        "introduction": f"<p>{word(name)} introducere</p>",
        "search_description": f"{word(name)} descriere",
        "body": [factories.block("text", f"<p>{word(name)} text</p>")],
    }


def _terms(canaries: Canaries) -> dict:
    return {
        "themes": [PageTheme(term=canaries.theme)],
        "places": [PagePlace(term=canaries.place)],
        "periods": [PagePeriod(term=canaries.period)],
    }


def _pages(canaries: Canaries) -> None:
    now, pages = timezone.now(), canaries.pages
    for name in ("draft", "scheduled", "expired", "private", "held"):
        texts = _texts(name, canaries)
        cover, voice = f"cover_of_{name}", f"voice_in_{name}"
        canaries.images[cover] = factories.image(word(cover), alt={"ro": f"{word(cover)} alt"})
        canaries.recordings[voice] = factories.recording(word(voice), credit=word(voice))
        heard = {"recording": canaries.recordings[voice].pk, "caption": ""}
        texts["body"].append(factories.block("audio", heard, 1))
        pages[name] = factories.exhibit(word(name), live=name != "draft", cover=canaries.images[cover], **texts)
    # By date, not by flag: both still say live=True, as they do in the minute before the scheduler's round.
    Page.objects.filter(pk=pages["scheduled"].pk).update(go_live_at=now + timedelta(days=1))
    Page.objects.filter(pk=pages["expired"].pk).update(expire_at=now - timedelta(seconds=1))
    PageViewRestriction.objects.create(
        page=pages["private"], restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    Hold.objects.create(subject=pages["held"].translation_key, reason="Asked for by the family")
    pages["translation_of_held"] = factories.translate(
        pages["held"], "nb", title=word("translation_of_held"), slug=word("translation_of_held")
    )
    pages["draft_translation"] = factories.translate(
        factories.exhibit("Deschisă"), "nb", live=False, title=word("draft_translation"), slug=word("draft_translation")
    )
    book = factories.book(word("private_parent"))
    PageViewRestriction.objects.create(page=book, restriction_type=PageViewRestriction.LOGIN)
    pages["private_parent"] = book
    pages["inside_private"] = factories.chapter(book, word("inside_private"))
    for name, dates in _consents().items():
        canaries.recordings[name] = factories.recording(word(name), credit=word(name))
        portrait = f"portrait_of_{name}"
        canaries.images[portrait] = factories.image(word(portrait), alt={"ro": f"{word(portrait)} alt"})
        pages[name] = factories.story(
            word(name),
            basis=StoryPage.Basis.CONSENT,
            narrator=word(name),
            recording=canaries.recordings[name],
            cover=canaries.images[portrait],
            **_terms(canaries),
        )
        if dates:
            factories.consent(pages[name], **dates)
        link = FamilyLink(subject=pages[name].translation_key, given_to=word(name))
        canaries.family[name] = link.open()
        link.save()
        if name == "for_the_family":
            link.revoke()
    shown = factories.story("Povestea deschisă", basis=StoryPage.Basis.CONSENT, narrator="Cineva")
    factories.consent(shown, languages=" en ro ")
    pages["language_left_out"] = factories.translate(
        shown, "nb", title=word("language_left_out"), slug=word("language_left_out")
    )


def _consents() -> dict[str, dict | None]:
    """Consents that open nothing today; some of them let the museum say that there is something closed."""
    today, day = timezone.localdate(), timedelta(days=1)
    return {
        "never_agreed": None,
        "lapsed": {"valid_until": today - day},
        "sealed": {"valid_from": today + day, "is_listed": True},
        "of_age": {"asked_again_on": today},
        "in_mourning": {"in_mourning": True, "is_listed": True},
        "on_request": {"audience": "request", "is_listed": True},
        "for_the_family": {"audience": "family"},
        "not_on_the_web": {"for_web": False},
        "taken_back": {"withdrawn_on": today},
    }


def _things(canaries: Canaries) -> None:
    for name in ("thing_draft", "thing_private", "thing_held"):
        picture = f"picture_of_{name}"
        canaries.images[picture] = factories.image(word(picture), alt={"ro": f"{word(picture)} alt"})
        canaries.pages[name] = factories.thing(
            word(name),
            live=name != "thing_draft",
            number=word(name),
            summary=f"{word(name)} pe scurt",
            themes=[PageTheme(term=canaries.theme)],
            images=[ObjectImage(image=canaries.images[picture])],
            makers=[ObjectMaker(name=word(name))],
            tour=[_look(canaries.images[picture], word(name))],
        )
    PageViewRestriction.objects.create(
        page=canaries.pages["thing_private"], restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    Hold.objects.create(subject=canaries.pages["thing_held"].translation_key, reason="Asked for by the family")


def _look(image: MuseumImage, words: str) -> dict:
    step = {"region": {"x": 0.1, "y": 0.1, "width": 0.5, "height": 0.5}, "heading": words, "text": words}
    return factories.block("look", {"image": image.pk, "steps": [factories.block("item", step)]})


def _files(canaries: Canaries) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    nested = private.add_child(name="Nested")
    for name, collection in {"private_image": private, "nested_image": nested}.items():
        canaries.images[name] = factories.image(word(name), alt={"ro": f"{word(name)} alt"}, collection=collection)
        canaries.recordings[f"{name}_voice"] = factories.recording(
            word(f"{name}_voice"), credit=word(f"{name}_voice"), collection=collection
        )
    taken_back = factories.recording(word("taken_back_voice"), credit=word("taken_back_voice"))
    canaries.recordings["taken_back_voice"] = taken_back
    Consent.objects.create(
        subject=taken_back.uuid, given_by="x", given_on=date(2020, 1, 1), withdrawn_on=date(2021, 1, 1)
    )
    for name, fields in {"police_image": {"taken_as": "police"}, "withdrawn_image": {}}.items():
        canaries.images[name] = factories.image(word(name), alt={"ro": f"{word(name)} alt"}, **fields)
    Consent.objects.create(
        subject=canaries.images["withdrawn_image"].uuid,
        given_by=word("withdrawn_image"),
        given_on=date(2020, 1, 1),
        withdrawn_on=date(2021, 1, 1),
    )


def _open_page(canaries: Canaries) -> None:
    """It shows what nothing may show: things of private collections, pictures taken against people or taken back by
    them, the voice of a story without consent."""
    shown = [image for name, image in canaries.images.items() if name.endswith("_image")]
    things = [page for name, page in canaries.pages.items() if name.startswith("thing_")]
    objects = [factories.block("object", {"page": page.pk, "text": ""}, n) for n, page in enumerate(things)]
    heard = [one for name, one in canaries.recordings.items() if not name.startswith("voice_in_")]
    images = [factories.block("image", {"image": image.pk}, n) for n, image in enumerate(shown)]
    voices = [factories.block("audio", {"recording": one.pk}, n) for n, one in enumerate(heard)]
    cards = [factories.block("link", {"page": page.pk}, n) for n, page in enumerate(canaries.pages.values())]
    links = "".join(f'<p><a linktype="page" id="{page.pk}">legătură</a></p>' for page in canaries.pages.values())
    canaries.open_page = factories.exhibit(
        "Pagina deschisă",
        cover=canaries.images["private_image"],
        themes=[PageTheme(term=canaries.theme)],
        body=[*images, *objects, *voices, *cards, factories.block("text", links)],
    )
    private = canaries.images["private_image"]
    canaries.open_thing = factories.thing(
        "Obiect deschis", images=[ObjectImage(image=private)], tour=[_look(private, "Margine")]
    )


def _transcripts(canaries: Canaries) -> None:
    """Every voice has words; of an open story's some are withheld, and one language waits for review."""
    for name, recording in canaries.recordings.items():
        said = word(f"said_in_{name}")
        for language in ("ro", "rom", "nb", "en"):
            kind = Transcript.Kind.VERBATIM if language == "ro" else Transcript.Kind.TRANSLATION
            transcript(recording, language, said, kind=kind, segments=[(0, said, said, (said,))])
    voice = factories.recording("Vocea deschisă")
    canaries.open_voice = voice
    canaries.open_story = factories.story("Povestea deschisă", recording=voice)
    transcript(voice, "ro", "Se aude", word("withheld_cue"), "iar", segments=[(2500, word("withheld_heading"))])
    translation(voice, "en", "It is heard", word("withheld_translation"), "again")
    translation(voice, "nb", word("unpublished_cue"), "to", "tre", status=Transcript.Status.REVIEW)
    withhold(voice, 2100, 3000)
    kept = factories.recording("Vocea păstrată")
    canaries.kept_voice = kept
    told = factories.story("Povestea păstrată", basis=StoryPage.Basis.CONSENT, narrator="Cineva", recording=kept)
    factories.consent(told, for_download=False)
    transcript(kept, "ro", "Se aude aici")
    _left_out(canaries)


def _left_out(canaries: Canaries) -> None:
    """Norwegian is not agreed to: of a story, and of a recording by itself."""
    for name, subject in (("left_out_cue", "story"), ("left_out_voice_cue", "recording")):
        voice = factories.recording(f"Vocea pe jumătate, {subject}")
        basis = StoryPage.Basis.CONSENT if subject == "story" else StoryPage.Basis.MUSEUM
        narrator = "Cineva" if subject == "story" else None
        told = factories.story(f"Pe jumătate, {subject}", basis=basis, narrator=narrator, recording=voice)
        key = told.translation_key if subject == "story" else voice.uuid
        Consent.objects.create(
            subject=key, given_by="Cineva", given_on=date(2020, 1, 1), languages=" en ro ", for_download=True
        )
        transcript(voice, "ro", "Se aude")
        translation(voice, "nb", word(name))
        canaries.partly_read.append(voice)


def _tiles(canaries: Canaries) -> None:
    """Every picture has been large."""
    for image in canaries.images.values():
        image.file = factories.picture_file(1930, 520)
        image.save()
        make_tiles(image)
