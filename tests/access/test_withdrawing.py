"""What was taken back is nowhere in the museum any more: not in the database, not among its files."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationSource
from wagtail_localize.models import Translation as Link

from exhibits.access import withdrawing
from exhibits.access.models import Consent, Withdrawal, Withheld
from exhibits.access.purging import Kept, parts_of
from exhibits.access.withdrawing import destroy_due, preview, replay, withdraw
from exhibits.formats.languages import CODES
from exhibits.jobs.ledger import enqueue
from exhibits.media.models import MuseumImage, Recording
from exhibits.media.models.originals import originals
from exhibits.stories.models import StoryPage
from museum.setup.people import CURATORS, EDITORS
from tests import factories
from tests.media.transcripts import transcript, translation
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db

WORD = "canaridintramvai"


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(withdrawing, "log_file", lambda: tmp_path / "withdrawals.jsonl")


@pytest.fixture
def before(db) -> set[str]:
    return files()


@pytest.fixture
def told(committed) -> StoryPage:
    """A story with everything that the museum makes of one, in two languages and two versions."""
    with committed():
        image = factories.image(f"{WORD} portret", alt={"ro": f"{WORD} alt"}, people_shown=WORD)
        recording = factories.recording(f"{WORD} voce", credit=WORD)
        factories.derivative(recording)
        transcript(recording, "ro", f"{WORD} spus", segments=[(0, WORD)], transcriber=WORD)
        translation(recording, "nb", f"{WORD} sagt")
        Withheld.objects.create(subject=recording.uuid, start=1000, end=1500, reason=WORD)
        story = factories.story(
            WORD,
            slug="povestea",
            basis=StoryPage.Basis.CONSENT,
            narrator=f"{WORD} Maria",
            summary=f"<p>{WORD} pe scurt</p>",
            recording=recording,
            cover=image,
            search_description=f"{WORD} descriere",
            body=[factories.block("text", f"<p>{WORD} text</p>")],
        )
        factories.consent(story, is_listed=True)
        story.search_description = f"{WORD} din nou"
        story.save_revision(log_action=True).publish()
        source, _ = TranslationSource.get_or_create_from_instance(story)
        link = Link.objects.create(source=source, target_locale=Locale.objects.get(language_code="nb"))
        for string in String.objects.filter(data__icontains=WORD):
            segment = StringSegment.objects.filter(string=string).first()
            StringTranslation.objects.create(
                translation_of=string, locale=link.target_locale, context=segment.context, data=f"{WORD} norsk"
            )
        link.save_target(publish=True)
        other = factories.exhibit("Alta", body=[factories.block("link", {"page": story.pk, "text": ""})])
        other.save_revision().publish()
    return story


def cells(word: str) -> list[str]:
    """Where in the database the word stands: table and column."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # Addresses stay where they may be named: they lead to what says that something was taken back.
            if "_fts" in table or table in ("sqlite_sequence", "access_withdrawal"):
                continue
            for column in connection.introspection.get_table_description(cursor, table):
                name = ".".join(map(connection.ops.quote_name, (table, column.name)))
                told = (
                    f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)} WHERE LOWER(CAST({name} AS TEXT)) LIKE %s"
                )
                cursor.execute(told, [f"%{word}%"])
                if cursor.fetchone()[0]:
                    found.append(name)
    return found


def files() -> set[str]:
    """What is made of originals, and the originals."""
    roots = {Path(default_storage.location), Path(originals().location)}
    return {str(one) for root in roots for one in root.rglob("*") if one.is_file()}


def test_nothing_is_left_of_it_but_originals_without_a_name(before, told, committed):
    assert len(cells(WORD)) > 10
    assert len(files() - before) > 5
    seen = {one.kept for one in preview(parts_of(told.translation_key))}
    assert seen >= {Kept.PAGES, Kept.TRANSLATIONS, Kept.COPIES, Kept.TRANSCRIPTS, Kept.PICTURES, Kept.ORIGINALS}
    with committed():
        found = withdraw(told.translation_key)
    found.refresh_from_db()
    assert "\n".join(cells(WORD)) == ""
    assert {Path(one).parent.name for one in files() - before} == {"withdrawn"}
    assert not StoryPage.objects.filter(translation_key=told.translation_key).exists()
    assert found.purged_at
    assert not found.destroyed_at
    assert Recording.objects.get().title == MuseumImage.objects.get().title == "—"
    assert originals().exists(Recording.objects.get().file.name)
    assert {one["kept"] for one in found.removed} == {one.value for one in seen} - {"originals"}

    Withdrawal.objects.update(destroy_on=timezone.localdate())
    name = Recording.objects.get().file.name
    with committed():
        destroy_due()
    assert not originals().exists(name)
    assert not Recording.objects.exists()
    found.refresh_from_db()
    assert found.destroyed_at
    assert found.removed[-1]["kept"] == "originals"


def test_public_access_ends_in_the_same_transaction(told, client):
    path = f"/ro/povesti/{told.slug}/"
    assert client.get(path).status_code == 200
    withdraw(told.translation_key)  # no job has run yet
    assert client.get(path).status_code == 410
    assert WORD not in client.get("/ro/povesti/").content.decode()


def test_afterwards_its_address_says_so_in_every_language(told, client, committed):
    paths = [f"/ro/povesti/{told.slug}/", f"/en/stories/{told.slug}/", f"/nb/fortellinger/{told.slug}/"]
    with committed():
        withdraw(told.translation_key)
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 410, path
        assert WORD not in answer.content.decode().replace(path, "")


def test_an_address_that_may_not_be_named_is_not_kept(told, client, committed):
    Consent.objects.update(is_listed=False)
    with committed():
        withdraw(told.translation_key)
    assert client.get(f"/ro/povesti/{told.slug}/").status_code == 404
    assert WORD not in Withdrawal.objects.get().paths


def test_what_was_not_noted_before_a_crash_is_noted_by_the_job(told, committed):
    with committed():
        found = withdraw(told.translation_key)
    line = withdrawing.log_file().read_text()
    withdrawing.log_file().unlink()
    with committed():
        enqueue(withdrawing.purge, key=str(found.pk), withdrawal_id=found.pk)
    assert withdrawing.log_file().read_text() == line


def test_originals_go_at_once_where_the_narrator_says_so(told, committed):
    with committed():
        withdraw(told.translation_key, at_once=True)
    assert not Recording.objects.exists()
    assert Withdrawal.objects.get().destroyed_at


def test_withdrawn_twice_is_withdrawn_once(told, committed):
    with committed():
        first = withdraw(told.translation_key)
        assert withdraw(told.translation_key) == first
    assert Withdrawal.objects.count() == 1
    log = withdrawing.log_file().read_text().splitlines()
    assert {json.loads(line)["subject"] for line in log} == {str(told.translation_key)}


def test_a_backup_does_not_bring_it_back(told, committed, client):
    withdrawing.log_file().write_text(
        json.dumps(
            {
                "subject": str(told.translation_key),
                "at": timezone.now().isoformat(),
                "destroy_on": (timezone.localdate() - timedelta(days=1)).isoformat(),
            }
        )
        + "\n{cut o"
    )
    with committed():
        assert replay() == 1
    assert "\n".join(cells(WORD)) == ""
    assert not Recording.objects.exists()
    assert replay() == 0


def test_a_picture_that_others_show_stays_theirs(told, committed):
    with committed():
        factories.exhibit("Alta", cover=MuseumImage.objects.get())
        withdraw(told.translation_key)
    assert MuseumImage.objects.get().title != "—"


def test_a_picture_is_taken_back_by_itself(committed, client):
    with committed():
        image = factories.image(WORD, alt={"ro": WORD})
        factories.exhibit("Alta", cover=image)
        rendition = image.renditions.first().file.name
        assert client.get(f"/media/{rendition}").status_code == 200
        withdraw(image.uuid)
    assert client.get(f"/media/{rendition}").status_code == 404
    assert not default_storage.exists(rendition)
    assert "\n".join(cells(WORD)) == ""
    assert client.get("/ro/expozitii/alta/").status_code == 200


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS))


def test_a_curator_is_told_what_will_go_and_takes_it_back(told, committed, curator):
    address = reverse("withdrawals:withdraw", args=[told.translation_key])
    edit = curator.get(reverse("wagtailadmin_pages:edit", args=[told.pk])).content.decode()
    assert address in edit
    asked = curator.get(address).content.decode()
    for kind in (Kept.PAGES, Kept.COPIES, Kept.ORIGINALS):
        assert str(kind.label) in asked
    assert "tick that you are sure" in curator.post(address, {"originals": "later"}).content.decode()
    assert not Withdrawal.objects.exists()
    with committed():
        answer = curator.post(address, {"originals": "now", "sure": "yes"})
    found = Withdrawal.objects.get()
    assert answer["Location"] == reverse("withdrawals:receipt", args=[found.pk])
    assert found.destroyed_at
    assert curator.get(address).status_code == 404, "there is nothing any more"
    for code in CODES:
        receipt = curator.get(answer["Location"], {"language": code}).content.decode()
        assert WORD not in receipt
        assert f'<article lang="{"ro" if code == "rom" else code}">' in receipt
    assert "schools have" in curator.get(answer["Location"], {"language": "en"}).content.decode()
    listed = curator.get(reverse("withdrawals:index")).content.decode()
    assert reverse("withdrawals:receipt", args=[found.pk]) in listed


def test_only_curators_take_back(told):
    editor = logged_in(member(EDITORS))
    for name, args in (("withdraw", [told.translation_key]), ("index", [])):
        assert editor.get(reverse(f"withdrawals:{name}", args=args)).status_code == 302
    editor.post(reverse("withdrawals:withdraw", args=[told.translation_key]), {"sure": "yes"})
    assert not Withdrawal.objects.exists()


def test_the_command_asks_before_it_takes_back(told, committed, capsys):
    call_command("withdraw", str(told.translation_key))
    assert "Nothing was taken back" in capsys.readouterr().out
    assert not Withdrawal.objects.exists()
    with committed():
        call_command("withdraw", str(told.translation_key), "--yes")
    assert Withdrawal.objects.get().purged_at
    with pytest.raises(CommandError, match="nothing called"):
        call_command("withdraw", str(told.translation_key))


def test_whatever_lies_in_files_has_somebody_who_removes_it():
    """A new place for files has to be told to the registry, or named here with a reason."""
    kept = {
        f"{field.model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.partition(".")[0] in ("exhibits", "home", "museum", "search")
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField)
    }
    assert kept == {
        "media.MuseumImage.file", "media.Rendition.file", "media.Recording.file", "media.Recording.described",
        "media.Recording.thumbnail", "media.RecordingDerivative.file", "book.BookFile.file",
        # Of objects only, which nobody has told.
        "catalogue.Intake.sheet", "catalogue.Intake.pictures", "catalogue.Intake.report", "catalogue.SheetExport.file",
        # The proof that the museum was allowed to show it, and was asked to stop.
        "access.Agreement.file",
    }  # fmt: skip
