"""The admin's page for files of translators."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.translations.exchange import views
from museum.setup.people import COMMUNITY, CURATORS
from tests import factories
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db
FILES, EXPORT = "/admin/translations/files/", "/admin/translations/files/export/"


@pytest.fixture
def page(committed):
    with committed():
        page = factories.exhibit("Cazanul", subtitle="Povestea")
        factories.translate(page, "nb", title="Kjelen", slug="kjelen", subtitle="Fortellingen")
    return page


def exported(client, page, **wish):
    return client.get(EXPORT, {"language": "nb", "page": page.pk, "form": "po", **wish})


def send(client, content: bytes, name="x.po", **options):
    return client.post(FILES, {"file": SimpleUploadedFile(name, content), **options})


def test_the_board_leads_there(translator):
    assert f'href="{FILES}"' in translator.get("/admin/translations/").content.decode()


def test_one_page_is_one_file(page, translator):
    response = exported(translator, page)
    assert response["Content-Type"] == "text/x-gettext-translation"
    assert f'filename="nb-cazanul-{page.translation_key.hex[:8]}.po"' in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert b'msgstr "Kjelen"' in response.content
    assert exported(translator, page, form="xliff").content.startswith(b"<?xml")


def test_more_are_an_archive(page, translator):
    for wish in ({"section": page.get_parent().pk}, {}):
        response = translator.get(EXPORT, {"language": "nb", "form": "po", **wish})
        assert response["Content-Type"] == "application/zip", response.content.decode()
        names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
        assert any("cazanul" in name for name in names)
        assert all(name.startswith("nb/") for name in names)


def test_as_many_as_one_may_wait_for(page, translator, monkeypatch):
    everything = {"language": "nb", "form": "po"}
    number = len(zipfile.ZipFile(io.BytesIO(translator.get(EXPORT, everything).content)).namelist())
    assert number > 1
    monkeypatch.setattr(views, "MOST_PAGES", number - 1)
    html = translator.get(EXPORT, everything).content.decode()
    assert f"These are {number} pages, and one download holds {number - 1} at most. Choose a section" in html
    assert "manage.py translations export" in html
    assert translator.get(EXPORT, {**everything, "page": page.pk})["Content-Type"].startswith("text/x-gettext")
    monkeypatch.setattr(views, "MOST_PAGES", number)
    assert translator.get(EXPORT, everything)["Content-Type"] == "application/zip"


@pytest.mark.parametrize("language", ["en", "nb", "ro"])
def test_up_again(page, language):
    translator = logged_in(member("Translators (nb)"), language)
    content = exported(translator, page).content.replace(b'msgstr "Kjelen"', b'msgstr "Gryta"')
    html = send(translator, content, only_try="on").content.decode()
    assert "Gryta" in html
    assert not StringTranslation.objects.filter(data="Gryta").exists()
    assert "Gryta" in send(translator, content).content.decode()
    assert StringTranslation.objects.get(data="Gryta").last_translated_by.username == "translators-(nb)"


def test_what_is_wrong_is_told_by_file_and_line(page, translator):
    content = exported(translator, page).content.replace(b'msgstr "Kjelen"', b'msgstr "<script>alert(1)</script>"')
    html = send(translator, content).content.decode()
    assert "Nothing is written" in html
    assert "x.po" in html
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;" in html
    assert send(translator, b"", "empty.po").status_code == 200
    assert "too large" in send(translator, b"x" * 20_000_001).content.decode()


def test_what_is_not_theirs_is_not_there(page, committed, translator):
    with committed():
        hidden = factories.exhibit("Ascunsul", live=False)
    for wish in (hidden.pk, 999999999, "9" * 40, "x", "-1"):
        html = translator.get(EXPORT, {"language": "nb", "form": "po", "page": wish}).content.decode()
        assert "Nothing of that is being translated" in html, wish
        assert "Ascunsul" not in html
        assert "Ascunsul" not in translator.get(FILES, {"page": wish}).content.decode()
    assert (
        translator.get(EXPORT, {"language": "en", "form": "po", "page": page.pk})
        .headers["Content-Type"]
        .startswith("text/html")
    )
    for odd in (
        {"language": "\x00"},
        {"section": "x", "language": "nb"},
        {"form": "x", "language": "nb"},
    ):
        assert translator.get(EXPORT, odd)["Content-Type"].startswith("text/html")


def test_not_for_those_who_may_change_no_page(page):
    client = logged_in(member(COMMUNITY))
    for address in (FILES, EXPORT):
        assert client.get(address).status_code == 302
        assert client.get(address)["Location"] == reverse("wagtailadmin_home")
    assert send(client, b"").status_code == 302


@pytest.mark.parametrize("name", ["download_pofile", "upload_pofile"])
def test_wagtail_localizes_own_files_lead_here(page, translator, locales, name):
    translation = Translation.objects.get(source__object_id=page.translation_key)
    address = reverse(f"wagtail_localize:{name}", args=[translation.pk])
    file = SimpleUploadedFile("x.po", b'msgid ""\nmsgstr ""\n"X-WagtailLocalize-TranslationID: x\\n"\n')
    target = page.get_translation(locales["nb"])
    for response in (translator.get(address), translator.post(address, {"file": file})):
        assert response["Location"] == f"{FILES}?language=nb&page={target.pk}"
    assert "Kjelen" in translator.get(response["Location"]).content.decode()
    stranger = logged_in(member("Translators (en)"))
    assert stranger.get(address)["Location"] == FILES


def test_a_locked_page_is_not_written(page, translator, locales):
    content = exported(translator, page).content.replace(b'msgstr "Kjelen"', b'msgstr "Gryta"')
    target = page.get_translation(locales["nb"])
    target.locked, target.locked_by = True, member(CURATORS)
    target.save()
    assert "no page of yours" in send(translator, content).content.decode()
    assert TranslationSource.objects.filter(object_id=page.translation_key).exists()
