"""Samples that are closed, as the demonstration ships them: withheld in part, sealed, taken back."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as conf
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image
from wagtail.models import Page

from exhibits.access.models import Consent, Withdrawal, Withheld
from exhibits.access.withdrawing import replay, withdraw
from exhibits.core import routing
from exhibits.formats.languages import CODES
from exhibits.jobs.models import Job
from exhibits.media.models import Recording, RecordingDerivative
from museum.demo.closing import GIVEN_BY, NOWHERE
from museum.demo.keys import permanent
from museum.demo.load import load
from museum.demo.pages import key_of
from museum.demo.recordings import catalogue
from museum.demo.remove import remove
from museum.demo.sources import Sources, shipped

from .looking import languages_of, page, rows

LETTER, GONE, GUIDE, KEPT_BACK = (
    f"story:{key}" for key in ("letter-2071", "page-that-was-here", "how-a-story-comes", "kept-back")
)
PLAN = """
[home]
opening = "story:kept-back"
story = "story:how-a-story-comes"
[settings]
contact_email = "museum@example.org"
"""
PLACEHOLDER = {
    "ro": "Ce se afla aici a fost luat înapoi",
    "nb": "Her stod noe som er tatt tilbake",
    "en": "Something stood here that whoever it belongs to has taken back.",
    "rom": "Jekh manuś manglǎs palpale",
}


def nothing(line: str) -> None:
    pass


def blank(key: str) -> Image.Image:
    return Image.new("RGB", (60, 40), "#a3511b")


@pytest.fixture(scope="module")
def before(django_db_setup, django_db_blocker) -> dict[str, int]:
    with django_db_blocker.unblock():
        return rows()


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def stories(before, data_dir, django_db_blocker, tmp_path_factory):
    """The shipped samples that are closed, and those that lead there, loaded once; each test undoes its changes."""
    whole, place = shipped(), tmp_path_factory.mktemp("content")
    shutil.copytree(whole.content / "stories", place / "stories")
    for path in (place / "stories").iterdir():
        if f"story:{path.stem}" not in (LETTER, GONE, GUIDE, KEPT_BACK):
            path.unlink()
    letter = place / "stories" / "letter-2071.toml"
    letter.write_text(letter.read_text(encoding="utf-8").replace("story:congress", "story:kept-back"))
    for name in ("titles.toml", "vocabularies.toml"):
        shutil.copy(whole.content / name, place / name)
    (place / "museum.toml").write_text(PLAN, encoding="utf-8")
    former = conf.DATA_DIR
    with django_db_blocker.unblock(), transaction.atomic():
        conf.DATA_DIR = data_dir
        load(sources := replace(whole, content=place, draw=blank, processes=1), nothing)
        yield sources
        transaction.set_rollback(True)
    conf.DATA_DIR = former


@pytest.fixture
def loaded(stories, data_dir, db) -> Sources:
    yield stories
    (data_dir / "withdrawals.jsonl").unlink(missing_ok=True)


def purge(committed) -> None:
    """As the worker does it; the job that loading asked for has never run."""
    Job.objects.all().delete()
    with committed():
        withdraw(key_of(GONE))


def withheld_words() -> list[str]:
    return [
        words
        for entry in catalogue(shipped().audio).values()
        for cue in entry["cue"]
        if cue.get("withheld")
        for words in cue["text"].values()
    ]


def addresses(ref: str) -> dict[str, str]:
    there = {one.locale.language_code: one for one in Page.objects.filter(translation_key=key_of(ref))}
    original = min(there.values(), key=lambda one: one.pk)
    return {language: routing.address(there.get(language, original), language) for language in CODES}


def test_the_withheld_sentence_is_on_no_page_and_in_no_file(loaded, client):
    words = withheld_words()
    assert len(words) == 3
    spans = Withheld.objects.get()
    (recording,) = Recording.objects.filter(uuid=spans.subject)
    assert recording.silenced == [[spans.start, spans.end]]
    assert {copy.silenced == recording.silenced for copy in recording.derivatives.all()} == {True}
    told = [
        client.get(f"{url}{query}")
        for url in addresses(KEPT_BACK).values()
        for query in ("", "?beside=ro", "?beside=en", "?beside=nb")
    ]
    for language in ("ro", "nb", "en"):
        url = f"{addresses(KEPT_BACK)[language]}"
        page_itself = client.get(url).content.decode()
        told += [client.get(part.split('"')[0]) for part in page_itself.split('<track src="')[1:]]
        told += [client.get(f"/{language}/", {"q": words[0]})]
    for answer in told:
        assert answer.status_code == 200
        body = b"".join(answer) if answer.streaming else answer.content
        assert not [text for text in words if text.encode() in body or text[:20].encode() in body]
    assert "Et avsnitt er holdt tilbake." in client.get(addresses(KEPT_BACK)["nb"]).content.decode()
    whole = Path(recording.file.path).read_bytes()
    for name in RecordingDerivative.objects.values_list("file", flat=True):
        assert default_storage.open(name).read() != whole
    assert words[0] not in page(KEPT_BACK, "ro").spoken


def test_the_sealed_letter_says_in_four_languages_until_when(loaded, client):
    found = addresses(LETTER)
    assert set(found) == set(CODES)
    for language, url in found.items():
        answer = client.get(url)
        body = answer.content.decode()
        assert answer.status_code == 200, url
        assert "2071" in body, language
        assert answer["X-Robots-Tag"] == "noindex"
        assert page(LETTER, "en").title not in body
        assert "Dragă vizitatoare" not in body
    assert "până la 8 aprilie 2071" in client.get(found["ro"]).content.decode()
    assert "April 8, 2071" in client.get(found["en"]).content.decode()
    assert not [code for code in CODES if "2071" in client.get(f"/{code}/").content.decode()]


def test_what_was_taken_back_says_so_in_four_languages_and_so_do_links_to_it(loaded, client, committed):
    found = addresses(GONE)
    assert {client.get(url).status_code for url in found.values()} == {410}
    purge(committed)
    assert languages_of(GONE) == set()
    assert "<title>This story was taken back" in client.get(found["en"]).content.decode()
    assert {client.get(url).status_code for url in found.values()} == {410}
    for language, url in addresses(GUIDE).items():
        assert PLACEHOLDER[language] in client.get(url).content.decode()


@pytest.mark.parametrize("purged", [False, True])
def test_loading_again_brings_nothing_back(loaded, committed, client, purged):
    found = addresses(GONE)
    if purged:
        purge(committed)
    consents = list(Consent.objects.values())
    load(loaded, nothing)
    assert list(Consent.objects.values()) == consents
    assert Withdrawal.objects.count() == 1
    assert {client.get(url).status_code for url in found.values()} == {410}
    assert languages_of(GONE) == (set() if purged else {"ro", "nb", "en"})


def test_what_an_editor_took_back_is_not_loaded_again(loaded, committed):
    with committed():
        withdraw(key_of(KEPT_BACK), at_once=True)
    for language in ("ro", "nb", "en"):
        page(GUIDE, language).delete()
    load(loaded, nothing)
    assert languages_of(KEPT_BACK) == set()
    assert languages_of(GUIDE) == {"ro", "nb", "en"}, "what led there is loaded all the same"
    assert not Recording.objects.filter(uuid=permanent("recording", "kept-back.nb")).exists()
    remove(loaded, nothing)
    assert Withdrawal.objects.get().subject == key_of(KEPT_BACK)


def test_a_restored_backup_is_taken_back_again(loaded, data_dir, committed, client):
    found = addresses(GONE)
    Withdrawal.objects.all().delete()
    Consent.objects.filter(subject=key_of(GONE)).update(withdrawn_on=None)
    assert client.get(found["en"]).status_code == 200
    with committed():
        line = {"subject": str(key_of(GONE)), "at": "2026-01-01T00:00:00+00:00", "destroy_on": "2026-01-01"}
        (data_dir / "withdrawals.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
        assert replay() == 1
    assert {client.get(url).status_code for url in found.values()} == {410}
    assert languages_of(GONE) == set()


def test_where_only_the_log_is_left_it_is_loaded_and_taken_back_anew(loaded, committed, client, data_dir):
    found = addresses(GONE)
    remove(loaded, nothing)
    line = {"subject": str(key_of(GONE)), "at": "2026-01-01T00:00:00+00:00", "destroy_on": "2026-01-01"}
    (data_dir / "withdrawals.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    with committed():
        assert replay() == 1
    with committed():
        load(loaded, nothing)
    assert NOWHERE not in Withdrawal.objects.get().things["wagtailcore.page"]
    assert {client.get(url).status_code for url in found.values()} == {410}
    assert PLACEHOLDER["en"] in client.get(addresses(GUIDE)["en"]).content.decode()


@pytest.mark.parametrize("purged", [False, True])
def test_removing_leaves_nothing_of_it_and_what_others_took_back_alone(
    before, loaded, committed, client, data_dir, purged
):
    found = addresses(GONE)
    purge(committed) if purged else None
    others = '{"subject": "0b7f0d0e-0000-4000-8000-000000000001", "at": "", "destroy_on": ""}\n'
    (data_dir / "withdrawals.jsonl").write_text(f'{others}{{"subject": "{key_of(GONE)}"}}\n', encoding="utf-8")
    with committed():
        remove(loaded, nothing)
    assert rows() == before
    assert not Consent.objects.filter(given_by=GIVEN_BY).exists()
    assert (data_dir / "withdrawals.jsonl").read_text(encoding="utf-8") == others
    assert {client.get(url).status_code for url in found.values()} == {404}
