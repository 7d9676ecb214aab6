"""A page asks the database as often for sixty things as for ten, and rarely."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from exhibits.book.models import ChapterPage
from exhibits.catalogue.models import (
    ObjectDimension,
    ObjectIdentifier,
    ObjectImage,
    ObjectIndexPage,
    ObjectMaker,
    ObjectPage,
    ObjectRelation,
)
from exhibits.media.models import ImageText, MuseumImage, Recording, RecordingDerivative, Rendition, Transcript
from exhibits.media.renditions import CROPS
from exhibits.models import ExhibitIndexPage, ExhibitPage
from exhibits.stories.models import StoryIndexPage, StoryPage
from exhibits.vocabularies.models import PagePeriod, PagePlace, PageTheme, Reference
from home.models import InfoPage
from tests import factories
from tests.factories import block
from tests.media.transcripts import transcript

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 60
MOST = 16
# The kinds of things that a body may hold: pictures, recordings, their transcripts, other pages, links, works, places.
KINDS = {"home": 0, "exhibit": 7, "story": 7 + 4, "chapter": 7 + 2, "info": 7, "object": 7 + 10}
# A story has the words besides, and asks what of them is withheld, and by what names its narrators are known,
# and what may be taken along.
# A chapter has its place among the others of its book, and who made that.
# An object is told of in rows besides: its pictures (asked for twice), recordings, makers, measures, places, numbers
# elsewhere, what belongs to it, and where it is shown (twice).


@dataclass
class Small:
    """A museum that grows: ``number`` of everything."""

    number: int = 0
    theme: object = None
    images: list[int] = field(default_factory=list)
    recordings: list[int] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def __post_init__(self):
        self.theme = factories.theme()
        self.place = factories.place(latitude=45.08, longitude=22.93)
        self.period = factories.period(start_year=1385, end_year=1856)
        self.book = factories.book()
        self.about = factories.info("Despre muzeu", show_in_menus=True)
        self.full = {
            "exhibit": factories.exhibit("Totul", subtitle="tot", themes=[PageTheme(term=self.theme)]),
            "story": factories.story("Tot", narrator="Maria", themes=[PageTheme(term=self.theme)]),
            "chapter": factories.chapter(self.book, "Toate"),
            "info": factories.info("Tot ce este"),
            "object": factories.thing("Tot ce e aici", themes=[PageTheme(term=self.theme)]),
        }

    def grow(self, number: int) -> None:
        """Up to ``number`` of everything, and pages whose bodies hold all of it."""
        # What the pages of `full` hold is indexed below; of the others nothing is asked but their cards.
        with disable_reference_index_auto_update():
            for n in range(self.number, number):
                self._add_things(n)
                self._add_pages(n)
        self.number = number
        for kind, page in self.full.items():
            page.body = self._body()
            if kind == "story":
                page.recording_id = self.recordings[0]
                Transcript.objects.filter(recording=page.recording_id).delete()
                for code in ("ro", "en"):
                    kind = "verbatim" if code == "ro" else "translation"
                    transcript(page.recording, code, *(f"Așa a fost {n}" for n in range(number)), kind=kind)
            if kind == "object":
                self._tell(page)
            page.save()

    def _add_things(self, n: int) -> None:
        image = MuseumImage(title=f"Imagine {n}", file=f"images/{n}.png", width=900, height=600)
        MuseumImage.objects.bulk_create([image])
        self.images.append(image.pk)
        ImageText.objects.create(image=image, language="ro", alt="Un cazan")
        sizes = [(f"width-{w}", "", w, w * 2 // 3) for w in (400, 800)]
        sizes += [(f"fill-{w}x{h}", "2e16d0ba", w, h) for shape in CROPS.values() for w, h in shape]
        Rendition.objects.bulk_create(
            Rendition(
                image=image, filter_spec=f"{spec}|format-avif", focal_point_key=key, file=f"{n}.avif", width=w, height=h
            )
            for spec, key, w, h in sizes
        )
        recording = Recording(title=f"Voce {n}", type="audio", duration=60, file=f"recordings/{n}.mp3")
        Recording.objects.bulk_create([recording])
        self.recordings.append(recording.pk)
        RecordingDerivative.objects.create(recording=recording, file=f"{n}.mp3", content_type="audio/mpeg")
        self.references.append(Reference.objects.create(key=f"work{n}", citation=f"Autor {n}").pk)
        self.places.append(factories.place(f"place{n}", f"Loc {n}", latitude=40 + n / 10, longitude=20.0).pk)

    def _add_pages(self, n: int) -> None:
        shared = {"cover_id": self.images[n], "body": [block("text", "<p>Scurt.</p>")], "search_description": "Scurt."}
        exhibit = self._page(ExhibitIndexPage.objects.get(locale__language_code="ro"), ExhibitPage, n, shared)
        story = self._page(
            StoryIndexPage.objects.get(locale__language_code="ro"), StoryPage, n, {**shared, "basis": "museum"}
        )
        chapter = self._page(self.book, ChapterPage, n, shared)
        self._page(self.about, InfoPage, n, {**shared, "show_in_menus": True})
        things = ObjectIndexPage.objects.get(locale__language_code="ro")
        thing = self._page(
            things,
            ObjectPage,
            n,
            {**shared, "inventory_number": f"Q {n}", "images": [ObjectImage(image_id=self.images[n])]},
        )
        self.pages += [exhibit, story, chapter, thing]
        for page in (exhibit, story, chapter, thing):
            for row, term in ((PageTheme, self.theme), (PagePlace, self.place), (PagePeriod, self.period)):
                row.objects.create(page=page, term=term)
            PagePlace.objects.create(page=page, term_id=self.places[n])

    def _tell(self, page: ObjectPage) -> None:
        """Rows of everything, and a way over each of its pictures."""
        steps = [block("step", {"region": "0.1 0.1 0.5 0.5", "heading": "Aici", "text": "<p>Un mâner.</p>"})]
        things = [one for one in self.pages if isinstance(one, ObjectPage)]
        page.images = [ObjectImage(image_id=pk, sort_order=n) for n, pk in enumerate(self.images)]
        page.makers = [ObjectMaker(name=f"Ion {n}", sort_order=n) for n in range(len(things))]
        page.dimensions = [ObjectDimension(kind="height", value=n + 1, sort_order=n) for n in range(len(things))]
        page.identifiers = [ObjectIdentifier(scheme="X", value=f"{n}", sort_order=n) for n in range(len(things))]
        page.relations = [ObjectRelation(other=other, sort_order=n) for n, other in enumerate(things)]
        page.tour = [block("look", {"image": pk, "steps": steps}, n) for n, pk in enumerate(self.images)]

    def _page(self, parent: Page, model: type[Page], n: int, fields: dict) -> Page:
        # Half of them were written in Norwegian: a Romanian reader meets them untranslated, at fallback addresses.
        now = self.about.first_published_at
        page = model(title=f"Pagina {n}", first_published_at=now, last_published_at=now, locale=parent.locale, **fields)
        return type(parent).objects.get(pk=parent.pk).add_child(instance=page)

    def _links(self) -> str:
        return "".join(f'<p><a linktype="page" id="{page.pk}">legătură</a></p>' for page in self.pages)

    def _body(self) -> list[dict]:
        body = [block("heading", {"text": f"Partea {n}"}, n) for n in range(len(self.images))]
        for n, image in enumerate(self.images):
            body.append(block("image", {"image": image, "size": "measure"}, n))
            body.append(block("pair", {"first": image, "first_label": "1", "second": image, "second_label": "2"}, n))
            body.append(block("audio", {"recording": self.recordings[n]}, n))
            body.append(block("quote", {"text": "<p>Așa.</p>", "attribution": "X", "reference": self.references[n]}, n))
            body.append(block("facts", {"title": "Pe scurt", "text": "<p>Text.</p>"}, n))
            body.append(block("timeline", {"title": "Ani", "events": [_event(n)]}, n))
        body += [block("link", {"page": page.pk}, n) for n, page in enumerate(self.pages)]
        pictures = [{"type": "item", "value": {"image": image}, "id": str(image)} for image in self.images]
        body += [block("map", _map(self.places)), block("route", _route(self.places))]
        body.append(block("gallery", {"images": pictures}))
        works = [{"type": "item", "value": {"reference": pk}, "id": str(pk)} for pk in self.references]
        body.append(block("references", {"items": works}))
        body.append(block("text", self._links()))
        return body


def _event(n: int) -> dict:
    return {
        "type": "item",
        "id": str(n),
        "value": {"date": "1385", "year": 1385, "title": "Primul", "text": "<p>A</p>"},
    }


def _map(places: list[int]) -> dict:
    items = [{"type": "item", "id": str(pk), "value": pk} for pk in places]
    return {"title": "Locuri", "sheet": "europe", "places": items}


def _route(places: list[int]) -> dict:
    stops = [{"place": pk, "date": "1385", "text": "<p>A</p>"} for pk in places]
    items = [{"type": "item", "id": str(stop["place"]), "value": stop} for stop in stops]
    return {"title": "Drumul", "sheet": "europe", "text": "", "stops": items}


def addresses(museum: Small) -> dict[str, str]:
    """Every type of page: as a Romanian reader meets it, and those that fall back as an English reader does."""
    own = {kind: f"/ro/{page.url_path.split('/', 2)[2]}" for kind, page in museum.full.items()}
    english = {f"{kind}, untranslated": path.replace("/ro/", "/en/") for kind, path in own.items() if kind != "info"}
    english["exhibit, untranslated"] = f"/en/exhibits/{museum.full['exhibit'].slug}/"
    english["story, untranslated"] = f"/en/stories/{museum.full['story'].slug}/"
    english["object, untranslated"] = f"/en/collection/{museum.full['object'].slug}/"
    image = MuseumImage.objects.get(pk=museum.images[0])
    return {
        **own,
        **english,
        "home": "/ro/",
        "home of another language": "/nb/",
        "exhibit index": "/ro/expozitii/",
        "exhibit index, narrowed": f"/ro/expozitii/?theme={museum.theme.key}&page=1",
        "story index": "/ro/povesti/",
        "collection": "/ro/colectia/",
        "collection, narrowed": f"/ro/colectia/?theme={museum.theme.key}&sort=title",
        "book": f"/ro/{museum.book.slug}/",
        "information with pages below": f"/ro/{museum.about.slug}/",
        "search": "/ro/search/?q=Pagina",
        "search, nothing asked": "/ro/search/",
        "theme": f"/ro/term/theme/{museum.theme.key}/",
        "image": f"/ro/image/{image.uuid}/",
        "map": "/ro/map/",
        "map, untranslated": "/en/map/?view=europe",
        "timeline": "/ro/timeline/",
        "timeline, some years": "/en/timeline/?from=1300&to=1399",
        "sitemap": "/sitemap-ro.xml",
    }


def counts(museum: Small) -> dict[str, list[str]]:
    """The queries of every type of page, asked by a process that has answered before, of what was written long ago."""
    connection.run_on_commit.clear()
    found, client = {}, Client()
    for name, path in addresses(museum).items():
        assert client.get(path).status_code == 200, path
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        found[name] = [query["sql"] for query in captured.captured_queries]
    return found


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker) -> Iterator[tuple[dict, dict]]:
    """The queries of a small museum and of a large one."""
    with django_db_blocker.unblock(), transaction.atomic():
        museum = Small()
        museum.grow(FEW)
        few = counts(museum)
        museum.grow(MANY)
        many = counts(museum)
        Revision.objects.all().delete()
        transaction.set_rollback(True)
    return few, many


def test_sixty_things_cost_no_more_queries_than_ten(measured):
    few, many = measured
    grown = {name: (len(few[name]), len(many[name])) for name in few if len(few[name]) != len(many[name])}
    assert not grown, "\n".join(f"{name}: {pair}\n" + "\n".join(many[name])[:3000] for name, pair in grown.items())


def test_no_page_asks_more_than_the_budget_allows(measured):
    few, _ = measured
    over = {}
    for name, queries in few.items():
        allowed = MOST + KINDS.get(name.partition(",")[0], 1)
        if len(queries) > allowed:
            over[name] = (len(queries), allowed)
    assert not over, over
