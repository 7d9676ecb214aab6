"""The mark "language of this word": editor, database, translation and page must all keep it."""

import json

import polib
import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.admin.telepath import JSContext
from wagtail.rich_text import expand_db_html
from wagtail_localize.models import Translation, TranslationSource

from exhibits.core.blocks.text import INLINE_FEATURES, RICH_FEATURES
from exhibits.core.draftail import language_entity
from tests.factories import block, exhibit

pytestmark = pytest.mark.django_db
MARKED = '<p data-block-key="a1b2c">Cuvântul <a lang="rom" linktype="lang">kakavi</a> înseamnă cazan.</p>'


def test_the_editor_gives_back_what_the_database_gave_it():
    converter = ContentstateConverter(RICH_FEATURES)
    state = json.loads(converter.from_database_format(MARKED))
    (entity,) = state["entityMap"].values()
    assert (entity["type"], entity["data"]["lang"]) == ("LANGUAGE", "rom")
    stored = converter.to_database_format(json.dumps(state))
    assert '<a lang="rom" linktype="lang">kakavi</a>' in stored.replace(
        'linktype="lang" lang="rom"', 'lang="rom" linktype="lang"'
    )


@pytest.mark.parametrize("tag", ["", "Romani", 'rom"><script>', "x" * 40])
def test_what_is_no_tag_marks_nothing_and_loses_no_words(tag):
    converter = ContentstateConverter(INLINE_FEATURES)
    state = json.loads(converter.from_database_format(MARKED))
    for entity in state["entityMap"].values():
        entity["data"]["lang"] = tag
    stored = converter.to_database_format(json.dumps(state))
    assert "kakavi" in stored
    assert "<a" not in stored


def test_the_page_says_the_language_and_makes_no_link():
    assert '<a lang="rom">kakavi</a>' in expand_db_html(MARKED)


def test_a_stored_tag_that_is_none_is_not_shown():
    assert "lang=" not in expand_db_html('<a linktype="lang" lang="&quot; onclick=&quot;x">kakavi</a>')


def test_the_editor_gets_the_languages_and_the_words_of_the_question():
    options = json.loads(json.dumps(JSContext().pack(DraftailRichTextArea(features=INLINE_FEATURES))))
    assert "rmy" in json.dumps(options)
    assert "Rromani" in json.dumps(options)


@pytest.fixture
def marked(committed):
    with committed():
        return exhibit(
            introduction=MARKED, body=[block("text", MARKED), block("facts", {"title": "Pe scurt", "text": MARKED})]
        )


def test_the_mark_survives_translation_by_file_and_publication(marked, locales, committed):
    """Extraction, PO file, import, publish: the whole way of an outside translator."""
    source, _ = TranslationSource.update_or_create_from_instance(marked)
    translation = Translation.objects.create(source=source, target_locale=locales["nb"])
    file = polib.pofile(str(translation.export_po()))
    for entry in file:
        entry.msgstr = entry.msgid.replace("Cuvântul", "Ordet").replace("înseamnă cazan", "betyr kjele")
    sentences = [entry.msgstr for entry in file if "kakavi" in entry.msgid]
    assert sentences
    assert set(sentences) == {'Ordet <a id="a1">kakavi</a> betyr kjele.'}, "the sentence travels in one piece"

    assert not [warning for warning in translation.import_po(file) if warning]
    with committed():
        translation.save_target(publish=True)
    page = marked.get_translation(locales["nb"])
    assert page.live
    for text in (page.introduction, page.body[0].value.source, page.body[1].value["text"].source):
        assert "Ordet" in text
        assert '<a lang="rom">kakavi</a>' in expand_db_html(text)


@pytest.mark.parametrize("identifier", ["", 'id=""', 'id="abc"', 'id="-1"', 'id="١"', f'id="{"9" * 30}"'])
def test_a_link_to_no_page_keeps_its_words(client, identifier):
    page = exhibit(introduction=f'<p>vezi <a linktype="page" {identifier}>aici</a></p>')
    assert "vezi <a>aici</a>" in client.get(page.url).content.decode()


def test_a_mark_that_is_no_language_marks_nothing():
    assert [language_entity({"lang": odd, "children": "vorbe"}) for odd in (None, 7, ["ro"], "no language")] == [
        "vorbe"
    ] * 4
