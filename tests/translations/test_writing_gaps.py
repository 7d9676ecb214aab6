"""Whole translations: what a language has of its own, what it lacks, and what is refused."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail_localize.models import SegmentOverride, Translation

from exhibits.book.models import BookPage
from exhibits.stories.models import StoryPage
from exhibits.translations.writing import Mismatch, write_translation
from exhibits.vocabularies.models import Theme
from tests import factories


@pytest.fixture
def book(db) -> BookPage:
    return factories.book("The book", language="en", subtitle="Two words", introduction="<p>Some words.</p>")


def test_optional_texts_that_are_missing_are_left_empty_when_asked(book, locales):
    words = BookPage(locale=locales["rom"], title="O lil", slug="lil")
    written = write_translation(book, locales["rom"], words, leave_empty=True)
    assert (written.title, written.subtitle, written.introduction, written.live) == ("O lil", "", "", True)
    assert written.latest_revision.content["introduction"] == ""


def test_a_draft_has_no_words_of_the_original_either(book, locales):
    words = BookPage(locale=locales["rom"], title="O lil", slug="lil")
    written = write_translation(book, locales["rom"], words, publish=False, leave_empty=True)
    assert (written.live, written.subtitle) == (False, "")
    assert written.get_latest_revision_as_object().introduction == ""


def test_a_term_may_have_a_name_without_a_description(db, locales):
    theme = factories.theme("road", "Drumul", description="De la un loc la altul.")
    written = write_translation(theme, locales["rom"], Theme(locale=locales["rom"], name="Drom"), leave_empty=True)
    assert (written.name, written.description) == ("Drom", "")


def test_missing_texts_are_refused_unless_asked_for(book, locales):
    words = BookPage(locale=locales["rom"], title="O lil", slug="lil")
    with pytest.raises(Mismatch, match="'subtitle'"):
        write_translation(book, locales["rom"], words)
    assert not book.has_translation(locales["rom"])


def test_a_text_is_not_left_half_translated(db, locales):
    book = factories.book("The book", language="en", introduction="<p>One.</p><p>Two.</p>")
    words = BookPage(locale=locales["nb"], title="Boken", slug="boken", introduction="<p>En.</p>")
    with pytest.raises(Mismatch, match="'introduction'"):
        write_translation(book, locales["nb"], words, leave_empty=True)


def test_a_title_is_never_left_empty(book, locales):
    words = BookPage(locale=locales["nb"], subtitle="To ord", introduction="<p>Noen ord.</p>")
    with pytest.raises(Mismatch, match="'title'"):
        write_translation(book, locales["nb"], words, leave_empty=True)


def test_a_recording_of_its_own_outlives_another_saving(db, locales):
    mine, theirs = factories.recording("Povestea"), factories.recording("Fortellingen")
    story = factories.story("Povestea", recording=mine)
    words = StoryPage(locale=locales["nb"], title="Fortellingen", slug="fortellingen", recording=theirs)
    assert write_translation(story, locales["nb"], words).recording == theirs
    Translation.objects.get(target_locale=locales["nb"], source__object_id=story.translation_key).save_target()
    assert story.get_translation(locales["nb"]).latest_revision.content["recording"] == theirs.pk


def test_the_same_recording_is_no_override(db, locales):
    mine = factories.recording("Povestea")
    story = factories.story("Povestea", recording=mine)
    words = StoryPage(locale=locales["nb"], title="Fortellingen", slug="fortellingen", recording=mine)
    write_translation(story, locales["nb"], words)
    assert not SegmentOverride.objects.exists()


def test_a_new_translation_has_its_address_from_the_beginning(book, locales):
    words = BookPage(locale=locales["nb"], title="Boken", slug="boken", subtitle="To", introduction="<p>Ord.</p>")
    assert write_translation(book, locales["nb"], words).slug == "boken"
    assert not Redirect.objects.exists()


def test_no_alias_stands_in_for_a_parent(book, locales):
    from wagtail.actions.copy_for_translation import ParentNotTranslatedError

    chapter = factories.chapter(book, "The road")
    words = type(chapter)(locale=locales["nb"], title="Veien", slug="veien")
    with pytest.raises(ParentNotTranslatedError):
        write_translation(chapter, locales["nb"], words)
