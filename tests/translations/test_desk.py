"""The desk, where a page is translated passage by passage."""

import re

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.translations.desk.opening import address_of
from exhibits.translations.models import ChangedPassage, TranslationState
from museum.setup.people import CURATORS, EDITORS
from tests import desk, factories
from tests.desk import finish, say
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
TEXT = (
    "<p data-block-key='k1'>Un cazan <b>vechi</b> de aramă, din "
    "<a href='https://museum.example/tismana'>Tismana</a>.</p><p data-block-key='k2'>Cine l-a făcut în 1385?</p>"
)


@pytest.fixture
def page(committed):
    with committed():
        return factories.exhibit(
            "Cazanul", subtitle="Povestea unui cazan",
            body=[factories.block("heading", {"text": "Atelierul"}), factories.block("text", TEXT, 1)],
        )  # fmt: skip


@pytest.fixture
def translation(page, locales) -> Translation:
    return desk.begin(page, locales["nb"], publish=False)


def passage(translation, starts: str):
    return translation.source.stringsegment_set.get(string__data__startswith=starts)


def send(client, translation, starts: str, text: str, base: str = ""):
    return desk.send(client, translation, passage(translation, starts), text, base)


def stored(translation, starts: str) -> str:
    segment = passage(translation, starts)
    rows = StringTranslation.objects.filter(translation_of=segment.string, context=segment.context)
    return rows.values_list("data", flat=True).first() or ""


def test_the_page_stands_there_in_its_order_with_kinds_and_marks(translator, translation):
    answer = translator.get(address_of(translation))
    groups = answer.context["groups"]
    assert [line.segment.string.data for group in groups for line in group.lines][:3] == [
        "Cazanul", "Povestea unui cazan", "Atelierul",
    ]  # fmt: skip
    assert [group.is_heading for group in groups] == [False, False, True, False]
    html = answer.content.decode()
    assert "link: https://museum.example/tismana" in html
    assert '<a data-mark="a1" title="link: https://museum.example/tismana">Tismana</a>' in html
    assert reverse("translations:preview", args=[translation.pk]) in html


def test_passages_of_one_place_are_told_apart_by_their_marks(translator, locales, committed):
    """By this name a browser keeps words that were not sent, and shows them in every passage that bears it."""
    words = ("Un cazan <b>vechi</b>.", "Un <b>cazan</b> vechi.", "Un cazan <b>vechi</b>.")
    with committed():
        text = "".join(f"<p data-block-key='k{number}'>{one}</p>" for number, one in enumerate(words))
        page = factories.exhibit("Trei", body=[factories.block("text", text)])
    source, _ = TranslationSource.update_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=locales["nb"])
    made.save_target(publish=False)
    html = translator.get(address_of(made)).content.decode()
    names = re.findall(r'data-path="body[^"]*" data-string="(\d+)"', html)
    assert len(names) == 3
    assert names[0] == names[2] != names[1]


def test_the_edit_address_leads_to_the_desk(translator, translation, page, locales):
    made = page.get_translation(locales["nb"])
    answer = translator.get(reverse("wagtailadmin_pages:edit", args=[made.pk]))
    assert (answer.status_code, answer.url) == (302, address_of(translation))


def test_a_passage_is_kept_as_it_is_written(translator, translation):
    answer = send(translator, translation, "Cazanul", "Kjelen")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["done"], answer.json()["total"]) == ("written", 1, 5)
    assert stored(translation, "Cazanul") == "Kjelen"
    row = StringTranslation.objects.get(data="Kjelen")
    assert row.last_translated_by.username == "translators-(nb)"
    assert row.translation_type == "manual"


def test_sent_twice_it_is_kept_once(translator, translation):
    send(translator, translation, "Cazanul", "Kjelen")
    before = StringTranslation.objects.get(data="Kjelen").updated_at
    assert send(translator, translation, "Cazanul", "Kjelen").status_code == 200
    assert StringTranslation.objects.get(data="Kjelen").updated_at == before


def test_emptied_it_waits_again(translator, translation):
    send(translator, translation, "Cazanul", "Kjelen")
    assert send(translator, translation, "Cazanul", " ", base="Kjelen").json()["status"] == "missing"
    assert stored(translation, "Cazanul") == ""


def test_nobodys_words_are_written_over_unseen(translator, translation):
    send(translator, translation, "Cazanul", "Kjelen")
    answer = send(translator, translation, "Cazanul", "Gryta", base="")
    assert answer.status_code == 409
    assert answer.json()["text"] == "Kjelen"
    assert stored(translation, "Cazanul") == "Kjelen"
    assert send(translator, translation, "Cazanul", "Gryta", base="Kjelen").status_code == 200


def test_signs_are_kept_as_they_are_written(translator, translation):
    send(translator, translation, "Cazanul", "Kjele & <gryte>")
    assert stored(translation, "Cazanul") == "Kjele &amp; &lt;gryte&gt;"
    assert "Kjele &amp; &lt;gryte&gt;</textarea>" in translator.get(address_of(translation)).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "En <script>alert(1)</script> kjele",
        "En <b onclick='x()'>kjele</b>",
        '<a href="https://evil.example">kjele</a>',
        '<a id="a7">kjele</a>',
        "<![<![",
        "<b>kjele",
        "En \x00 kjele",
        "kjele " * 20_000,
    ],
)
def test_what_must_not_stand_there_is_not_kept(translator, translation, text):
    answer = send(translator, translation, "Un cazan", text)
    assert answer.status_code == 422
    assert answer.json()["faults"][0]["grave"]
    assert stored(translation, "Un cazan") == ""


def test_what_looks_wrong_is_said_and_kept(translator, translation):
    answer = send(translator, translation, "Cine", "Hvem laget den i 1358?")
    assert answer.status_code == 200
    assert any("1385" in fault["text"] for fault in answer.json()["faults"])
    answer = send(translator, translation, "Un cazan", "En <b>gammel</b> kjele fra Tismana.")
    assert any("a1" in fault["text"] for fault in answer.json()["faults"])


def test_stored_markup_that_must_not_stand_there_is_shown_as_letters(translator, translation):
    segment = passage(translation, "Un cazan")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale,
        data="<script>alert(1)</script>", translation_type="manual",
    )  # fmt: skip
    html = translator.get(address_of(translation)).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_each_in_their_own_language(translation, page, locales):
    other = logged_in(member("Translators (en)"))
    for address in (address_of(translation), reverse("translations:help", args=[translation.pk, 1])):
        assert other.get(address).status_code == 302
    assert send(other, translation, "Cazanul", "Kjelen").status_code == 302
    assert stored(translation, "Cazanul") == ""
    assert logged_in(member(EDITORS)).get(address_of(translation)).status_code == 200


def test_a_passage_of_another_page_is_not_found(translator, translation, committed, locales):
    with committed():
        page = factories.exhibit("Ciocanul")
    source, _ = TranslationSource.update_or_create_from_instance(page)
    segment = source.stringsegment_set.first()
    address = reverse("translations:save", args=[translation.pk, segment.pk])
    assert translator.post(address, {"text": "Hammeren", "base": ""}).status_code == 404


def test_the_preview_shows_the_words_as_they_are_now(translator, translation):
    send(translator, translation, "Cazanul", "Kjelen")
    send(translator, translation, "Cine", "Hvem laget den i 1385?")
    html = translator.get(reverse("translations:preview", args=[translation.pk])).content.decode()
    assert "Kjelen" in html
    assert "Hvem laget den i 1385?" in html
    assert 'lang="ro"' in html
    send(translator, translation, "Cazanul", "Gryta", base="Kjelen")
    html = translator.get(reverse("translations:preview", args=[translation.pk])).content.decode()
    assert "Gryta" in html
    assert "Kjelen" not in html


def test_a_changed_passage_shows_what_changed_and_needs_no_change(translator, reviewer, translation, page, committed):
    for starts, text in (("Cazanul", "Kjelen"), ("Povestea", "Fortellingen om en kjele")):
        send(translator, translation, starts, text)
    with committed():
        finish(reviewer, translation, "publish")
        fresh = type(page).objects.get(pk=page.pk)
        fresh.subtitle = "Povestea unui cazan mare de aramă"
        fresh.save_revision().publish()
    translation.refresh_from_db()
    html = translator.get(address_of(translation)).content.decode()
    assert "<ins> mare de aramă</ins>" in html
    segment = passage(translation, "Povestea")
    answer = say(translator, translation, "settle", segment)
    assert answer.json()["status"] == "written"
    assert not ChangedPassage.objects.exists()


def test_only_a_reviewer_approves_and_publishes(translator, reviewer, translation, page, committed, locales):
    for starts, text in (
        ("Cazanul", "Kjelen"), ("Povestea", "Fortellingen om en kjele"), ("Atelierul", "Verkstedet"),
        ("Un cazan", 'En <b>gammel</b> kjele av kobber, fra <a id="a1">Tismana</a>.'),
        ("Cine", "Hvem laget den i 1385?"),
    ):  # fmt: skip
        send(translator, translation, starts, text)
    title = passage(translation, "Cazanul")
    assert finish(translator, translation, "approve").status_code == 302
    assert say(translator, translation, "approve", title).status_code == 302
    made = page.get_translation(locales["nb"])
    assert not made.live
    assert say(reviewer, translation, "approve", title).json()["status"] == "reviewed"
    with committed():
        finish(reviewer, translation, "approve")
    made = page.get_translation(locales["nb"])
    assert made.live
    assert (made.title, made.slug) == ("Kjelen", "kjelen")
    state = TranslationState.objects.get(translation_key=page.translation_key, locale=locales["nb"])
    assert (state.state, state.reviewer.username) == ("reviewed", "reviewers-(nb)")


def test_a_term_of_a_vocabulary_has_a_desk_too(translator, reviewer, committed, locales):
    with committed():
        theme = factories.theme("crafts", "Meșteșuguri")
        source, _ = TranslationSource.update_or_create_from_instance(theme)
        made = Translation.objects.create(source=source, target_locale=locales["nb"])
        made.save_target()
    assert translator.get(address_of(made)).status_code == 200
    assert reviewer.get(reverse("translations:own", args=[made.pk])).status_code == 200
    send(translator, made, "Meșteșuguri", "Håndverk")
    assert finish(reviewer, made, "draft").status_code == 400
    with committed():
        finish(reviewer, made, "publish")
    assert theme.get_translation(locales["nb"]).name == "Håndverk"


def test_a_curator_meets_withdraw_and_history(translation, page, committed, locales):
    curator = logged_in(member(CURATORS))
    made = page.get_translation(locales["nb"])
    html = curator.get(address_of(translation)).content.decode()
    assert reverse("wagtailadmin_pages:history", args=[made.pk]) in html
    assert reverse("wagtailadmin_pages:unpublish", args=[made.pk]) not in html


def test_as_many_queries_for_any_number_of_passages(
    translator, translation, committed, locales, django_assert_max_num_queries
):
    with committed():
        page = factories.exhibit("Lung", body=[factories.block("text", f"<p>Rândul {n}.</p>", n) for n in range(60)])
    source, _ = TranslationSource.update_or_create_from_instance(page)
    long = Translation.objects.create(source=source, target_locale=locales["nb"])
    long.save_target(publish=False)
    counts = []
    for one in (translation, long):
        with django_assert_max_num_queries(100) as asked:
            translator.get(address_of(one))
        counts.append(len(asked))
    assert counts[0] >= counts[1]


@pytest.mark.parametrize("cleared", ["<br>", "<br/>", " <b> </b> ", "<b><i></i></b>", "&nbsp;"])
def test_a_cleared_passage_is_empty(translator, translation, cleared):
    send(translator, translation, "Cine", "Hvem laget den i 1385?")
    answer = send(translator, translation, "Cine", cleared, base="Hvem laget den i 1385?")
    assert answer.json()["status"] == "missing"
    assert stored(translation, "Cine") == ""


def test_tags_without_end_are_refused(translator, translation):
    assert send(translator, translation, "Cine", "<a " * 33_000).status_code == 422
    assert stored(translation, "Cine") == ""


def test_tags_deep_within_each_other_are_refused(translator, translation):
    answer = send(translator, translation, "Cine", "<b>" * 9_000 + "1385" + "</b>" * 9_000)
    assert answer.status_code == 422
    assert stored(translation, "Cine") == ""
    assert send(translator, translation, "Cine", "<b><i>Hvem</i></b> laget den i 1385?").status_code == 200
