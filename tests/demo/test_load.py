"""Loading: what stands in the museum afterwards, and what a second load leaves alone."""

from django.contrib.auth import get_user_model
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.book.models import BookPage, ChapterPage
from exhibits.media.models import MuseumImage, Recording
from exhibits.models import ExhibitPage
from exhibits.stories.models import StoryPage
from exhibits.translations.states import tell, told_state
from exhibits.vocabularies.models import Theme
from home.models import HomePage, MuseumSettings
from museum.demo.load import load
from museum.demo.pages import key_of

from .looking import assert_whole, languages_of, page


def state_of_the_museum() -> list:
    """Every row that a load could touch, as far as it can be seen from outside."""
    return [
        *Page.objects.order_by("pk").values_list("pk", "path", "title", "latest_revision_id", "last_published_at"),
        *MuseumImage.objects.order_by("pk").values_list("pk", "file", "title"),
        *Recording.objects.order_by("pk").values_list("pk", "file"),
        *Theme.objects.order_by("pk").values_list("pk", "name"),
        *StringTranslation.objects.order_by("pk").values_list("pk", "data"),
        *MuseumSettings.objects.values_list("pk", "contact_email"),
        *get_user_model().objects.values_list("pk", "password"),
    ]


def test_every_page_is_there_in_its_languages_and_public(loaded):
    assert_whole()
    assert languages_of("chapter:declaration") == {"ro", "rom", "nb", "en"}


def test_a_page_stands_in_its_own_languages_tree_under_its_own_address(loaded):
    assert page("exhibit:cauldron", "nb").url_path == "/romenes-skatt/utstillinger/kjelen/"
    assert page("exhibit:cauldron", "ro").url_path == "/comoara-romilor/expozitii/cazanul/"
    assert page("chapter:road", "en").url_path == "/romas-treasure/tellings/the-road/"
    assert page("chapter:declaration", "rom").url_path == "/rromano-barvalipen/lil/i-deklaracia/"
    assert [child.title for child in page("info:about", "nb").get_children()] == ["Prosjektet"]


def test_texts_marks_and_links_are_translated(loaded):
    exhibit = page("exhibit:cauldron", "ro")
    assert isinstance(exhibit, ExhibitPage)
    assert '<a lang="nb" linktype="lang">kjel</a>' in exhibit.introduction.replace(
        '<a linktype="lang" lang="nb">', '<a lang="nb" linktype="lang">'
    )
    text = exhibit.body[1].value.source
    assert "Un drum" in text
    assert 'lang="rom"' in text
    assert f'id="{page("story:bread", "ro").pk}"' in text
    assert "<i>Întâi</i> ciocanul." in text
    assert exhibit.body[8].value["page"].translation_key == key_of("chapter:road")
    assert {row.term.key for row in exhibit.themes.all()} == {"crafts", "road"}
    assert exhibit.cover.drawn_for_museum


def test_each_language_has_its_own_recording_and_times_also_after_another_saving(loaded):
    def heard(language):
        story = page("story:bread", language)
        assert isinstance(story, StoryPage)
        in_body = story.body[0].value["recording"]
        original, *others = story.recording.transcripts.all()
        assert [one.kind for one in others] == ["translation"] * 2
        assert [[cue["start"] for cue in one.cues] for one in others] == [[cue["start"] for cue in original.cues]] * 2
        return original.language, in_body.language, [cue["start"] for cue in original.cues]

    assert heard("ro") == ("ro", "ro", [500, 3000])
    assert heard("nb") == ("nb", "nb", [700, 4000])
    source = TranslationSource.objects.get(object_id=key_of("story:bread"))
    source.update_from_db()
    Translation.objects.get(source=source, target_locale__language_code="nb").save_target(publish=False)
    page("story:bread", "nb").latest_revision.publish()
    assert heard("nb") == ("nb", "nb", [700, 4000])


def test_what_romani_lacks_is_empty_and_never_in_another_language(loaded):
    book, annex = page("book:tellings", "rom"), page("chapter:declaration", "rom")
    assert isinstance(book, BookPage)
    assert (book.title, book.subtitle, book.introduction) == ("O lil", "", "")
    assert isinstance(annex, ChapterPage)
    assert (annex.title, annex.summary) == ("I deklaràcia", "")
    assert book.latest_revision.content["introduction"] == book.live_revision.content["introduction"] == ""
    assert Theme.objects.get(key="road", locale__language_code="rom").description == ""


def test_the_declaration_is_there_article_by_article_as_it_was_published(loaded):
    annex = page("chapter:declaration", "rom")
    assert [block.value["text"] for block in annex.body if block.block_type == "heading"][:2] == ["rom P", "rom 1"]
    assert "All {of} *us*, rom." in annex.body[1].value.source
    assert len(annex.body) == 31 * 2 + 1


def test_romani_texts_tell_how_they_are_written_or_who_has_not_seen_them(loaded, client):
    annex, book = told_state(page("chapter:declaration", "rom")), told_state(page("book:tellings", "rom"))
    assert (annex.variety, annex.orthography, annex.put_together) == ("balkan", "iru", False)
    assert (annex.translated_by, annex.machine_made) == ("", False), "nobody is named who is not known"
    assert (book.variety, book.put_together) == ("", True)
    assert (
        "rromani ćhib (rmn), xramosaripen: ć"
        in client.get(page("chapter:declaration", "rom").get_url()).content.decode()
    )
    tell(book, put_together=False)
    load(loaded, lambda line: None)
    assert not told_state(page("book:tellings", "rom")).put_together, "somebody has looked at it since"


def test_front_page_settings_and_account(loaded):
    home = HomePage.objects.get(locale__language_code="en")
    assert home.opening.translation_key == key_of("exhibit:cauldron")
    assert home.story.translation_key == key_of("story:bread")
    settings = MuseumSettings.objects.get()
    assert (settings.contact_email, settings.single_editor, settings.funder) == ("museum@example.org", True, "")
    curator = get_user_model().objects.get(username="curator")
    assert [group.name for group in curator.groups.all()] == ["Curators"]
    assert curator.wagtail_userprofile.preferred_language == "en"


def test_pictures_have_their_words_their_rights_and_their_point_of_interest(loaded):
    pan = MuseumImage.objects.get(title="Cazan")
    assert {text.language: text.alt for text in pan.texts.all()}["nb"] == "En kobberkjele"
    assert (pan.focal_point_x, pan.focal_point_y, pan.rights.code) == (300, 100, "CC BY 4.0")
    assert ReferenceIndex.get_references_to(pan).exists()


def test_loading_again_changes_nothing(loaded):
    before = state_of_the_museum()
    lines = []
    load(loaded, lines.append)
    assert state_of_the_museum() == before
    assert all(line.endswith("of which 0 new") for line in lines)


def test_an_edit_is_never_overwritten(loaded):
    exhibit = page("exhibit:cauldron", "en")
    exhibit.title = "My cauldron"
    exhibit.save_revision().publish()
    page("info:project", "nb").unpublish()
    page("story:bread", "ro").delete()
    MuseumSettings.objects.update(contact_email="us@example.org")
    load(loaded, lambda line: None)
    assert page("exhibit:cauldron", "en").title == "My cauldron"
    assert not page("info:project", "nb").live
    assert languages_of("story:bread") == {"nb", "en"}
    assert MuseumSettings.objects.get().contact_email == "us@example.org"
