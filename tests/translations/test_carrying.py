"""What becomes of the words of translations while their original is changed to and fro."""

import pytest
from wagtail_localize.models import StringTranslation, Translation

from exhibits.jobs.models import Job
from exhibits.translations.models import ChangedPassage, TranslationState
from tests import desk, factories
from tests.desk import finish, say
from tests.factories import block

pytestmark = pytest.mark.django_db
WORKSHOP = '<p data-block-key="a">Aici a lucrat un căldărar vestit.</p>'
ION = '<p data-block-key="b">Numele lui era Ion.</p>'
TEXT_NB = '<p data-block-key="a">Her arbeidet en kobberslager.</p><p data-block-key="b">Han het Ion.</p>'
ADDRESS = "/nb/utstillinger/kjelen/"
OTHER = "Cu totul altceva despre fierari"


@pytest.fixture
def page(committed):
    with committed():
        body = [block("text", WORKSHOP + ION), block("heading", {"text": "Atelierul"}, 2)]
        return factories.exhibit("Cazanul", subtitle="Povestea unui cazan", body=body)


@pytest.fixture(autouse=True)
def kjelen(page, committed):
    body = [block("text", TEXT_NB), block("heading", {"text": "Verkstedet"}, 2)]
    with committed():
        return factories.translate(
            page, "nb", title="Kjelen", slug="kjelen", subtitle="Fortellingen om en kjele", body=body
        )


@pytest.fixture
def translation(page) -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key)


def read(client) -> str:
    return client.get(ADDRESS).content.decode()


def state(page) -> str:
    return TranslationState.objects.get(translation_key=page.translation_key, locale__language_code="nb").state


def send(client, translation, text: str, base: str):
    segment = translation.source.stringsegment_set.get(context__path="subtitle")
    assert desk.send(client, translation, segment, text, base).status_code == 200
    return segment


def failed() -> list[str]:
    return list(Job.objects.exclude(error="").values_list("error", flat=True))


def test_two_paragraphs_that_become_the_same_hold_nothing_up(client, page, change):
    same = '<p data-block-key="a">Un om.</p><p data-block-key="b">Un om.</p>'
    change(body=[block("text", same), block("heading", {"text": "Atelierul"}, 2)])
    assert failed() == []
    html = read(client)
    assert "Un om." not in html
    assert html.count("Her arbeidet en kobberslager.") == 2, "marked: one translation stands for both"
    assert state(page) == "outdated"


def test_what_is_taken_out_goes_while_two_paragraphs_become_the_same(client, page, change):
    same = '<p data-block-key="a">Un om.</p><p data-block-key="c">Un om.</p>'
    change(body=[block("text", same)])
    assert failed() == []
    assert "Han het Ion" not in read(client)


def test_to_and_fro_is_marked_each_time(client, page, change):
    for _ in range(2):
        change(subtitle=OTHER)
        assert "Fortellingen om en kjele" in read(client)
        assert (state(page), ChangedPassage.objects.count()) == ("outdated", 1)
        change(subtitle="Povestea unui cazan")
        assert (state(page), ChangedPassage.objects.count()) == ("translated", 0)


def test_words_written_for_a_passing_wording_do_not_hide_that_readers_have_others(
    client, translator, page, change, translation
):
    change(subtitle=OTHER)
    send(translator, translation, "Noe helt annet om smeder", "Fortellingen om en kjele")
    change(subtitle="Povestea unui cazan")
    change(subtitle=OTHER)
    assert "Fortellingen om en kjele" in read(client)
    assert state(page) == "outdated"
    assert StringTranslation.objects.filter(data="Noe helt annet om smeder").exists(), "nobody's words are lost"


def test_words_that_a_translator_took_out_stay_public_until_others_are(client, translator, page, change, translation):
    send(translator, translation, "", "Fortellingen om en kjele")
    change(subtitle="Povestea unui cazan.")
    html = read(client)
    assert "Fortellingen om en kjele" in html
    assert "Povestea unui cazan" not in html


def test_a_mark_goes_with_its_place(page, change):
    change(subtitle="Atelierul")
    assert state(page) == "outdated"
    change(subtitle="Povestea unui cazan")
    assert (state(page), ChangedPassage.objects.count()) == ("translated", 0)


def test_a_paragraph_follows_into_another_block(client, page, change):
    change(body=[block("text", WORKSHOP), block("heading", {"text": "Atelierul"}, 2), block("text", ION, 5)])
    html = read(client)
    assert "Han het Ion." in html
    assert "Numele lui era Ion" not in html
    assert (state(page), ChangedPassage.objects.count()) == ("translated", 0)


def test_a_changed_passage_stays_outdated_while_its_new_words_wait(client, translator, page, change, translation):
    change(subtitle=OTHER)
    send(translator, translation, "Noe helt annet om smeder", "Fortellingen om en kjele")
    change(search_description="Altceva")
    assert "Noe helt annet" not in read(client)
    assert state(page) == "outdated"
    assert ChangedPassage.objects.filter(path="subtitle", seen=True).count() == 1


def test_approved_words_stay_approved_until_others_are_public(client, reviewer, page, translation, committed):
    with committed():
        finish(reviewer, translation, "approve")
    segment = send(reviewer, translation, "Ny", "Fortellingen om en kjele")
    assert say(reviewer, translation, "approve", segment).json()["status"] == "reviewed"
    assert "Fortellingen om en kjele" in read(client)
    assert state(page) == "reviewed"
    with committed():
        finish(reviewer, translation, "publish")
    assert state(page) == "reviewed"
    assert ">Ny<" in read(client)
