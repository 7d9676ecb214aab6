"""What readers are told of the language of a text, in the line under its title."""

import re
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.utils import translation

from exhibits.core.told import told
from exhibits.formats.languages import CODES
from exhibits.formats.record import TextLanguage
from exhibits.formats.romani import ORTHOGRAPHY, VARIETY
from exhibits.translations.states import public_state, tell, told_state
from home.models import MuseumSettings
from tests import factories

WISHES = {
    "ro": "ajută-ne să-l corectăm",
    "rom": "si jekh doś? Xramosar amenqe",
    "nb": "hjelp oss å rette teksten",
    "en": "help us correct it",
}
ADDRESS = "http://localhost:8000/ro/expozitii/cazanul/"
WHOLE = TextLanguage(
    "rom",
    original="ro",
    original_address=ADDRESS,
    translators=("Maria Ion", "Ana Dan"),
    reviewers=("Petre Radu",),
    reviewed_on=date(2026, 5, 3),
    changed_on=date(2026, 6, 1),
    put_together=True,
    machine_made=True,
    variety=VARIETY["balkan"],
    orthography=ORTHOGRAPHY["iru"],
)
LINES = {
    "ro": [
        "Original în limba română",
        "a pornit de la o ciornă automată",
        "traducere de Maria Ion, Ana Dan",
        "verificare de Petre Radu, 3 Mai 2026",
        "romani balcanică, scris cu alfabetul adoptat în 1990 (ć, ś, ź, ʒ, θ)",
        "originalul s-a schimbat între timp (1 Iunie 2026)",
        "alcătuit fără un vorbitor de romani",
    ],
    "rom": [
        "Originàlo: rumunikani ćhib",
        "kerdo bi manuśesqo",
        "amboldipen kerdo katar Maria Ion, Ana Dan",
        "dikhlo katar Petre Radu, 3 màjo 2026",
        "rromani ćhib (rmn), xramosaripen: ć, ś, ź, ʒ, θ",
        "o originàlo si aver akana (1 jùno 2026)",
        "nikon so vakǎrel rromanes na dikhlǎs kadala lava",
    ],
    "nb": [
        "Original på rumensk",
        "begynte som maskinutkast",
        "oversatt av Maria Ion, Ana Dan",
        "gjennomgått av Petre Radu 3. mai 2026",
        "balkan-romanes, skrevet med alfabetet fra 1990 (ć, ś, ź, ʒ, θ)",
        "originalen er endret siden (1. juni 2026)",
        "satt sammen uten noen som snakker romanes",
    ],
    "en": [
        "Original in Romanian",
        "began as a machine draft",
        "translated by Maria Ion, Ana Dan",
        "reviewed by Petre Radu, May 3, 2026",
        "Balkan Romani, written in the alphabet adopted in 1990 (ć, ś, ź, ʒ, θ)",
        "the original has changed since (June 1, 2026)",
        "put together without a Romani speaker",
    ],
}


def plain(words: str) -> str:
    """With ordinary spaces where a line may not be broken."""
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize("language", CODES)
def test_the_line_in_every_language(language):
    with translation.override(language):
        parts = told(WHOLE, language)
    assert [plain(one.words) for one in parts] == LINES[language]
    assert [one.address for one in parts if one.address] == [ADDRESS]
    assert [one.wish for one in parts] == [""] * 6 + [WISHES[language]]


def test_a_text_with_nothing_to_be_told_has_no_line():
    assert told(TextLanguage("ro"), "ro") == []


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"reviewers": ("Petre Radu",)}, "Reviewed by Petre Radu"),
        ({"reviewed_on": date(2026, 5, 3)}, "Reviewed May 3, 2026"),
        ({"variety": VARIETY["vlax"]}, "Vlax Romani"),
        ({"orthography": ORTHOGRAPHY["carons"]}, "Written with č, š, ž"),
    ],
)
def test_it_tells_what_is_known_and_no_more(known, words):
    assert [plain(one.words) for one in told(TextLanguage("en", **known), "en")] == [words]


def line(client, path: str):
    """The line as it stands on a page."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    return soup.select_one(".strip .note:not(.note-language)")


def words(element) -> str:
    return re.sub(r"\s+", " ", element.get_text()).strip() if element else ""


@pytest.fixture
def kjelen(db):
    return factories.translate(factories.exhibit("Cazanul"), "nb", title="Kjelen", slug="kjelen")


@pytest.mark.django_db
class TestOnThePage:
    def test_one_line_with_the_way_to_the_original(self, client, kjelen):
        reviewed = {"reviewed_at": datetime(2026, 5, 3, 12, tzinfo=UTC), "all_reviewed": True}
        tell(told_state(kjelen), translated_by="Kari <b>; Ola", **reviewed)  # a name is never markup
        shown = line(client, "/nb/utstillinger/kjelen/")
        address = "http://localhost:8000/ro/expozitii/cazanul/"
        assert words(shown) == (
            f"Original på rumensk ({address}) · oversatt av Kari <b>, Ola · gjennomgått 3. mai 2026"
        )
        link = shown.find("a")
        assert (link["href"], link["hreflang"]) == ("/ro/expozitii/cazanul/", "ro")
        assert words(shown.select_one(".printed")) == f"({address})", "on paper a link is its address"
        assert not shown.find_parent(lang="ro"), "the line is in the page's language"

    def test_an_original_says_nothing(self, client, kjelen):
        assert line(client, "/ro/expozitii/cazanul/") is None

    def test_a_romani_text_asks_for_corrections_by_mail(self, client, kjelen, committed):
        page = kjelen.get_translation(factories.home("ro").locale)
        romani = factories.translate(page, "rom", title="I kakǎvi", slug="kakavi")
        tell(told_state(romani), put_together=True)
        shown = line(client, "/rom/sikavimata/kakavi/")
        assert words(shown).endswith("na dikhlǎs kadala lava"), "nothing is asked where there is nowhere to write to"
        settings = MuseumSettings.for_site(factories.home("ro").get_site())
        settings.contact_email = "museum@example.org"
        settings.save()
        shown = line(client, "/rom/sikavimata/kakavi/")
        link = shown.find_all("a")[-1]
        assert words(link) == "si jekh doś? Xramosar amenqe"
        assert link["href"].startswith("mailto:museum@example.org?subject=")
        assert str(page.translation_key) in link["href"]
        assert words(shown).endswith("Xramosar amenqe (museum@example.org)")

    def test_an_original_in_romani_tells_its_variety_everywhere(self, client):
        page = factories.exhibit("I kakǎvi", "rom")
        tell(told_state(page), variety="vlax", orthography="carons")
        assert words(line(client, f"/rom/sikavimata/{page.slug}/")) == "Rromani ćhib (rmy), xramosaripen: č, š, ž"
        response = client.get(f"/nb/utstillinger/{page.slug}/").content.decode()
        assert "Denne siden er på romanes" in response
        assert words(line(client, f"/nb/utstillinger/{page.slug}/")) == "Vlax-romanes, skrevet med č, š, ž"
        assert words(line(client, f"/en/exhibits/{page.slug}/")) == "Vlax Romani, written with č, š, ž"

    def test_a_fallback_keeps_its_notice_and_has_no_line(self, client, kjelen):
        html = client.get("/en/exhibits/cazanul/").content.decode()
        assert "This page is in Romanian: there is no translation yet." in html
        assert line(client, "/en/exhibits/cazanul/") is None

    def test_it_costs_no_query_more(self, client, kjelen, django_assert_num_queries):
        account = get_user_model().objects.create_user("kari", first_name="Kari", last_name="Nordmann")
        tell(told_state(kjelen), translator=account, reviewer=account, reviewed_at=datetime.now(UTC))
        with django_assert_num_queries(1):
            state = public_state(kjelen)
            assert state.translator.get_full_name() == state.reviewer.get_full_name() == "Kari Nordmann"
