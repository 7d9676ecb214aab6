"""Terms lie in no tree, and saved they are public: who may do so in which language."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource

from exhibits.translations.desk.lines import lines_of
from museum.setup.people import CURATORS, EDITORS
from tests import factories
from tests.desk import finish, say
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
PUBLISHING = pytest.mark.parametrize(
    ("group", "may"), [(EDITORS, False), ("Reviewers (en)", False), ("Reviewers (nb)", True), (CURATORS, True)]
)


@pytest.fixture
def theme(committed):
    with committed():
        return factories.theme("wood", "Lemn")


@pytest.fixture
def translation(theme, committed, locales) -> Translation:
    source, _ = TranslationSource.update_or_create_from_instance(theme)
    made = Translation.objects.create(source=source, target_locale=locales["nb"])
    with committed():
        made.save_target()
    return made


def name_in(theme, locale) -> str:
    return theme.get_translation(locale).name


def segment(translation):
    return translation.source.stringsegment_set.get(context__path="name")


def send(client, translation, text: str):
    return client.post(reverse("translations:save", args=[translation.pk, segment(translation).pk]), {"text": text})


@pytest.mark.parametrize("action", ["publish", "approve"])
@PUBLISHING
def test_words_of_a_term_are_made_public_by_who_publishes_in_that_language(
    theme, translation, committed, locales, group, may, action
):
    assert send(logged_in(member("Translators (nb)")), translation, "Tre").status_code == 200
    seen = {str(line.segment.pk): line.version for line in lines_of(translation)}
    with committed():
        finish(logged_in(member(group)), translation, action, seen)
    assert (name_in(theme, locales["nb"]) == "Tre") is may


def test_who_keeps_the_vocabulary_writes_in_every_language_and_approves_in_none(theme, translation, locales):
    editor = logged_in(member(EDITORS))
    assert send(editor, translation, "Tre").status_code == 200
    assert say(editor, translation, "approve", segment(translation)).status_code == 302
    assert name_in(theme, locales["nb"]) != "Tre"


@pytest.mark.parametrize(("group", "may"), [(EDITORS, False), (CURATORS, True)])
def test_updating_a_terms_translations_publishes_for_those_who_may(theme, translation, committed, locales, group, may):
    assert send(logged_in(member("Translators (nb)")), translation, "Uferdig").status_code == 200
    address = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
    with committed():
        logged_in(member(group)).post(address, {"publish_translations": "on"})
    assert (name_in(theme, locales["nb"]) == "Uferdig") is may


def test_whoever_translates_the_translation_of_a_term_comes_to_its_original(theme, translation, locales):
    def address(term) -> str:
        return reverse("wagtail_localize:submit_snippet_translation", args=["vocabularies", "theme", term.pk])

    editor, made = logged_in(member(EDITORS)), theme.get_translation(locales["nb"])
    for answer in (editor.get(address(made)), editor.post(address(made), {"locales": [locales["en"].pk]})):
        assert (answer.status_code, answer.url) == (302, address(theme))
    html = editor.get(address(theme)).content.decode()
    assert "This is itself a translation" in html
    assert editor.post(address(theme), {"locales": [locales["en"].pk]}).status_code == 302
    assert theme.has_translation(locales["en"])
