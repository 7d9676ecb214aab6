"""Removing: what load made goes, with its files and words; what editors made stays, with what it uses."""

from django.contrib.auth import get_user_model
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import String, TranslatableObject

from exhibits.book.models import BookPage
from exhibits.media.models import ImageText, MuseumImage, Recording, RecordingDerivative, Rendition
from exhibits.media.renditions import make_renditions
from exhibits.vocabularies.models import PageTheme, Place, Theme
from home.models import HomePage, MuseumSettings
from museum.demo.pages import key_of
from museum.demo.remove import remove
from tests import factories

from .looking import languages_of, page, rows


def nothing(line: str) -> None:
    pass


def test_all_that_was_loaded_is_gone_with_files_and_words(rows_before, loaded, committed):
    image = MuseumImage.objects.get(title="Cazan")
    make_renditions(image)
    of_recordings = [*Recording.objects.all(), *RecordingDerivative.objects.all()]
    files = [thing.file for thing in (image, *Rendition.objects.filter(image=image), *of_recordings)]
    lines = []
    with committed():
        remove(loaded, lines.append)
    assert rows() == rows_before
    assert not [file.name for file in files if file.storage.exists(file.name)]
    assert lines[0] == "Pages: 7 removed, 0 kept because they are in use"
    assert not String.objects.filter(data__contains="Ciocanul").exists()
    assert not TranslatableObject.objects.filter(translation_key=key_of("exhibit:cauldron")).exists()
    home = HomePage.objects.get(locale__language_code="nb")
    assert (home.opening, home.story) == (None, None)
    assert MuseumSettings.objects.get().contact_email == ""


def test_removing_twice_is_no_mistake(loaded):
    remove(loaded, nothing)
    lines = []
    remove(loaded, lines.append)
    assert lines[0] == "Pages: 0 removed, 0 kept because they are in use"


def test_an_editors_page_stays_with_what_it_uses(loaded):
    theme = Theme.objects.get(key="crafts", locale__language_code="ro")
    mine = factories.exhibit("Mine", cover=MuseumImage.objects.get(title="Tablă"))
    PageTheme.objects.create(page=mine, term=theme)
    story = factories.story("My story", recording=Recording.objects.get(language="nb"))
    chapter = factories.chapter(page("book:tellings", "en"), "My chapter")
    remove(loaded, nothing)
    assert {one.pk for one in (mine, story, chapter)} <= set(Page.objects.values_list("pk", flat=True))
    assert languages_of("book:tellings") == {"ro", "rom", "nb", "en"}
    assert BookPage.objects.get(pk=page("book:tellings", "en").pk).live
    assert languages_of("chapter:road") == set()
    assert [image.title for image in MuseumImage.objects.all()] == ["Tablă"]
    assert [recording.language for recording in Recording.objects.all()] == ["nb"]
    assert set(Theme.objects.values_list("key", flat=True)) == {"crafts"}
    assert not Place.objects.exists()


def test_words_that_an_editor_gave_a_picture_do_not_keep_it(loaded):
    ImageText.objects.update_or_create(
        image=MuseumImage.objects.get(title="Cazan"), language="rom", defaults={"alt": "Kakavi"}
    )
    remove(loaded, nothing)
    assert not MuseumImage.objects.exists()


def test_an_account_that_was_used_stays(loaded):
    get_user_model().objects.filter(username="curator").update(last_login=timezone.now())
    remove(loaded, nothing)
    assert get_user_model().objects.filter(username="curator").exists()


def test_settings_that_were_changed_stay(loaded):
    MuseumSettings.objects.update(partners="Some partners")
    remove(loaded, nothing)
    assert MuseumSettings.objects.get().contact_email == "museum@example.org"


def test_originals_can_be_deleted_in_the_background():
    """Wagtail names the storage to a task: what the storage is made with must survive JSON."""
    _, _, options = storages["originals"].deconstruct()
    assert all(isinstance(value, str | None) for value in options.values())
