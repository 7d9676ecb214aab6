"""What an import wrote as a translation is one of its original, without a word of it being lost."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.catalogue.bulk import write
from exhibits.catalogue.models import ObjectPage
from exhibits.translations.direct import take_over
from exhibits.translations.models import ChangedPassage, TranslationState
from museum.setup.people import CURATORS
from tests.desk import lines
from tests.factories import block
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
State = TranslationState.State

BODY = [block("heading", {"text": "Istoria"}), block("text", '<p data-block-key="a">Un cazan.</p>')]
BODY_NB = [block("heading", {"text": "Historien"}, 7), block("text", '<p data-block-key="z">En kjele.</p>', 7)]


@pytest.fixture
def bring_in(locales, committed):
    """As an import does: the original in Romanian, and one translation."""

    importer = get_user_model().objects.create_superuser("importer", first_name="Ana", last_name="Importer")

    def pages(body_nb=BODY_NB, publish=True, **texts) -> tuple[ObjectPage, ObjectPage]:
        original = ObjectPage(
            title="Cazan",
            inventory_number="MR 1",
            locale=locales["ro"],
            summary="Un cazan de rachiu.",
            description="<p>Bătut din aramă.</p><p>Are 12 litri.</p>",
            credit_line="Darul familiei",
            body=BODY,
        )
        words = {
            "title": "Kjele",
            "summary": "En brennevinskjele.",
            "description": "<p>Hamret i kobber.</p><p>Rommer 12 liter.</p>",
            "credit_line": "Gave fra familien",
            **texts,
        }
        kjele = ObjectPage(
            inventory_number="MR 1",
            locale=locales["nb"],
            translation_key=original.translation_key,
            body=body_nb,
            **words,
        )
        with committed():
            write([original, kjele], [], by=importer, publish=publish)
        return fresh(original), fresh(kjele)

    return pages


def fresh(page: ObjectPage) -> ObjectPage:
    return ObjectPage.objects.get(pk=page.pk)


def publish_anew(committed, page, **values) -> None:
    with committed():
        page = fresh(page)
        for name, value in values.items():
            setattr(page, name, value)
        page.save_revision().publish()


def state(page) -> TranslationState:
    return TranslationState.objects.get(translation_key=page.translation_key, locale=page.locale)


def read(client, path="/nb/samlingen/kjele/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(client, page) -> dict[str, str]:
    """What a translator has before them who opens the page."""
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=page.locale)
    assert answer.url == reverse("translations:desk", args=[translation.pk])
    return {line.segment.string.data: (line.text, str(line.status)) for line in lines(client, translation)}


@pytest.fixture
def translator(db):
    return logged_in(member("Translators (nb)"))


def test_nothing_of_wagtail_localize_is_made_by_an_import(bring_in):
    cazan, _ = bring_in()
    assert not TranslationSource.objects.filter(object_id=cazan.translation_key).exists()
    assert not TranslationState.objects.filter(translation_key=cazan.translation_key).exists()


def test_the_desk_opens_with_all_the_words_that_are_on_the_page(client, translator, bring_in):
    _, kjele = bring_in()
    before = read(client).partition("<main")[2]
    assert words_of(translator, kjele) == {
        "Cazan": ("Kjele", "written"),
        "Un cazan de rachiu.": ("En brennevinskjele.", "written"),
        "Bătut din aramă.": ("Hamret i kobber.", "written"),
        "Are 12 litri.": ("Rommer 12 liter.", "written"),
        "Darul familiei": ("Gave fra familien", "written"),
        "Istoria": ("Historien", "written"),
        "Un cazan.": ("En kjele.", "written"),
    }
    assert state(kjele).state == State.TRANSLATED
    assert state(kjele).translator is None, "nobody knows who that was, only who brought it in"
    assert read(client).partition("<main")[2] == before
    assert Translation.objects.filter(source__object_id=kjele.translation_key).count() == 1


def test_readers_meet_it_as_a_translation(client, bring_in):
    bring_in()
    assert "Original på rumensk" in read(client)
    shown = read(client, "/nb/samlingen/").partition("<main")[2]
    assert "Kjele" in shown
    assert "Cazan" not in shown


def test_a_changed_original_marks_the_passage_and_takes_nothing_away(client, bring_in, committed):
    cazan, kjele = bring_in()
    publish_anew(committed, cazan, summary="Un cazan de țuică din Oltenia.", date="1930")
    assert "En brennevinskjele." in read(client)
    assert "țuică" not in read(client)
    assert "originalen er endret siden" in read(client)
    assert state(kjele).state == State.OUTDATED
    mark = ChangedPassage.objects.get()
    assert (mark.path, mark.before) == ("summary", "Un cazan de rachiu.")
    assert fresh(kjele).date == "1930", "what is a fact is the same in all languages"
    assert "Hamret i kobber." in read(client)
    assert "Historien" in read(client)


def test_what_the_original_said_when_it_was_translated_is_known_later_too(bring_in, committed, translator):
    """Published twice before anybody has looked: the job of the first time may be late."""
    cazan, kjele = bring_in()
    fresh(cazan).save_revision()
    page = fresh(cazan)
    page.summary = "Altceva cu totul despre altceva."
    revision = page.save_revision()
    revision.publish()  # nobody runs the job
    take_over(kjele.translation_key)
    assert ChangedPassage.objects.get().before == "Un cazan de rachiu."
    assert state(kjele).state == State.OUTDATED
    assert words_of(translator, kjele)["Altceva cu totul despre altceva."] == ("En brennevinskjele.", "changed")


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("<p>Hamret.</p><p>I kobber.</p><p>12 liter.</p>", ["Hamret.", "I kobber. 12 liter."]),
        ("<p>Hamret i kobber.</p>", ["Hamret i kobber.", ""]),
        ("", ["", ""]),
    ],
    ids=["more", "fewer", "none"],
)
def test_paragraphs_that_are_more_or_fewer_lose_no_word(client, translator, bring_in, committed, description, words):
    cazan, kjele = bring_in(description=description)
    found = words_of(translator, kjele)
    assert [found["Bătut din aramă."][0], found["Are 12 litri."][0]] == words
    publish_anew(committed, cazan, date="1931")
    html = read(client).partition("<main")[2]
    for word in filter(None, words):
        assert word in html
    assert "aramă" not in html
    assert "<p></p>" not in html


def test_a_body_that_was_not_translated_comes_in_the_originals_language(client, bring_in, committed):
    cazan, kjele = bring_in(body_nb=[])
    assert "Istoria" not in read(client)
    publish_anew(committed, cazan, date="1931")
    assert 'lang="ro">Istoria' in read(client)
    assert state(kjele).state == State.OUTDATED


@pytest.mark.parametrize(
    "otherwise",
    [{"body_nb": BODY_NB[::-1]}, {"body_nb": BODY_NB[:1]}, {"provenance": "Historien om kjelen."}],
    ids=["in another order", "with fewer blocks", "with words that the original has nothing for"],
)
def test_a_page_that_is_built_otherwise_stays_in_wagtails_editor(client, bring_in, committed, otherwise):
    cazan, kjele = bring_in(**otherwise)
    publish_anew(committed, cazan, summary="Altfel.")
    assert not Translation.objects.filter(source__object_id=kjele.translation_key).exists()
    assert "Historien" in read(client)
    curator = logged_in(member(CURATORS))
    assert curator.get(reverse("wagtailadmin_pages:edit", args=[kjele.pk])).status_code == 200


def test_drafts_stay_drafts(client, translator, bring_in):
    _, kjele = bring_in(publish=False)
    assert words_of(translator, kjele)["Cazan"] == ("Kjele", "written")
    assert state(kjele).state == State.DRAFT
    assert state(kjele).public_words == {}
    assert client.get("/nb/samlingen/kjele/").status_code == 404


def test_a_draft_over_public_words_is_the_translators(client, translator, bring_in, committed):
    cazan, kjele = bring_in()
    kjele.summary = "En kjele for brennevin."
    kjele.save_revision()
    assert words_of(translator, kjele)["Un cazan de rachiu."] == ("En kjele for brennevin.", "written")
    publish_anew(committed, cazan, date="1931")
    assert "En brennevinskjele." in read(client)


def test_an_import_changes_the_words_of_what_is_at_the_desk(client, translator, bring_in, committed):
    cazan, kjele = bring_in()
    words_of(translator, kjele)
    cazan, kjele = fresh(cazan), fresh(kjele)
    cazan.summary, kjele.summary, kjele.credit_line = "Un cazan mare.", "En stor kjele.", ""
    with committed():
        write([], [cazan, kjele], by=None, publish=True)
    found = words_of(translator, kjele)
    assert found["Un cazan mare."] == ("En stor kjele.", "written")
    assert found["Darul familiei"] == ("", "missing")
    assert "En stor kjele." in read(client)
    assert "Gave fra familien" not in read(client)
    assert state(kjele).state == State.TRANSLATED
    assert not ChangedPassage.objects.exists()


def test_an_import_that_changes_the_original_alone_outdates_the_translation(client, bring_in, committed):
    cazan, kjele = bring_in()
    cazan.summary = "Altceva cu totul."
    with committed():
        write([], [cazan], by=None, publish=True)
    assert state(kjele).state == State.OUTDATED
    assert "En brennevinskjele." in read(client)


def test_given_to_translators_by_wagtail_localize_it_keeps_its_words(client, bring_in, locales, committed):
    cazan, _ = bring_in()
    source, _ = TranslationSource.update_or_create_from_instance(cazan)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locales["nb"])
    with committed():
        translation.save_target(publish=True)
    assert "En brennevinskjele." in read(client)
    assert StringTranslation.objects.filter(locale=locales["nb"], data="Kjele").exists()


def test_the_board_says_how_far_it_is(bring_in):
    cazan, _ = bring_in()
    curator = logged_in(member(CURATORS))
    for query in ("", "?state=translated&language=nb", "?language=nb"):
        pages = curator.get(f"/admin/translations/{query}").context["object_list"]
        [row] = [row for row in pages if row.page.pk == cazan.pk]
        assert {cell.language.code: cell.state for cell in row.cells if cell.state} == {
            "nb": "translated",
            "rom": "missing",
            "en": "missing",
        }
    pages = curator.get("/admin/translations/?state=draft&language=nb").context["object_list"]
    assert cazan.pk not in [row.page.pk for row in pages]
