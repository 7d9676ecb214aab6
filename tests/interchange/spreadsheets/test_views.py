"""The curator's way of bringing a sheet in: sent, mapped, tried, brought in."""

import csv
import zipfile
from dataclasses import asdict
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from exhibits.access.selectors import public
from exhibits.catalogue.models import Intake, ObjectPage, SheetExport, SheetMapping
from exhibits.interchange.spreadsheets import intaking, views
from exhibits.interchange.spreadsheets.mapping import Link, Mapping
from exhibits.jobs.models import Job, State
from home.models import MuseumSettings
from museum.management.commands import scheduler
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests import factories
from tests.people import logged_in, member

from .sheets import brought_in, own_sheet, sheet
from .test_mapping import MAPPING, ROWS

pytestmark = pytest.mark.django_db

INDEX = "/admin/objects/sheets/"
SPOON = {"inventory_number": "CR 1", "title": "Lingură"}


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS))


def send(client, content: bytes, language: str = "ro", pictures: bytes = b"", **options):
    files = {"sheet": SimpleUploadedFile("things.csv", content)}
    if pictures:
        files["pictures"] = SimpleUploadedFile("pictures.zip", pictures)
    return client.post(INDEX, {**files, "language": language, "encoding": "", **options})


def sent(client, content: bytes, **options) -> Intake:
    response = send(client, content, **options)
    assert response.status_code == 302, response.content.decode()
    return Intake.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def tried(client, intake: Intake, committed, **data) -> str:
    """The report of a trial."""
    with committed():
        response = client.post(f"{INDEX}{intake.pk}/", data)
    assert response.status_code == 302, response.content.decode()
    return client.get(response["Location"]).content.decode()


def columns(mapping=MAPPING, names=tuple(ROWS[0])) -> dict[str, str]:
    """What the form of the columns sends for this mapping."""
    data = {"all-new_terms": list(mapping.new_terms)}
    for place, link in enumerate(mapping.of(names).links):
        for name in ("target", "detail", "separator", "empty"):
            data[f"column{place}-{name}"] = getattr(link, name)
        if link.spill:
            data[f"column{place}-spill"] = "on"
    for place, (target, value) in enumerate(mapping.fixed.items()):
        data |= {f"fixed{place}-target": target, f"fixed{place}-value": value}
    return data


def test_from_the_file_to_the_objects(curator, committed):
    intake = sent(curator, own_sheet({**SPOON, "title@nb": "Skje"}))
    page = curator.get(f"{INDEX}{intake.pk}/").content.decode()
    assert "These are the columns of the museum’s own sheet." in page
    html = tried(curator, intake, committed)
    assert "This was a trial: nothing is written" in html
    assert not ObjectPage.objects.exists()
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert "The objects are brought in" in curator.get(f"{INDEX}{intake.pk}/report/").content.decode()
    assert sorted(page.title for page in ObjectPage.objects.order_by("pk")) == ["Lingură", "Skje"]
    assert not public(ObjectPage.objects.order_by("pk")).exists()
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert ObjectPage.objects.count() == 2


def test_a_foreign_sheet_through_the_columns(curator, committed):
    intake = sent(curator, sheet(*ROWS), language="en")
    page = curator.get(f"{INDEX}{intake.pk}/").content.decode()
    assert '<option value="inventory_number" selected>' in page, "the names suggest it"
    assert "c. 1925-1940" in page, "the first lines are shown"
    html = tried(curator, intake, committed, **columns(), **{"all-name": "open data"})
    assert "Columns that go nowhere: creator_role" in html
    assert "1925~/1940~" in html
    assert SheetMapping.objects.get().name == "open data"
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert ObjectPage.objects.count() == 3
    again = sent(curator, sheet(*ROWS), language="en")
    page = curator.get(f"{INDEX}{again.pk}/?like={SheetMapping.objects.get().pk}").content.decode()
    assert "cmoa:things" in page
    assert 'value="Carnegie"' in page, "as it was remembered"
    html = tried(curator, again, committed, **columns())
    assert "Unchanged objects</dt><dd>3" in html.replace("\n", "")


def test_what_is_wrong_with_the_columns_is_told_before_the_trial(curator, committed):
    intake = sent(curator, sheet(*ROWS), language="en")
    wrong = {**columns(), "column0-target": "", "column1-target": "nonsense"}
    html = curator.post(f"{INDEX}{intake.pk}/", wrong).content.decode()
    assert "Nothing was tried yet" in html
    assert "title: Select a valid choice" in html
    html = curator.post(f"{INDEX}{intake.pk}/", {**columns(), "column0-target": ""}).content.decode()
    assert "No column holds the inventory number" in html
    assert not Job.objects.filter(kind="interchange.try_sheet").exists()


def test_problems_are_listed_and_nothing_can_be_brought_in(curator, committed):
    intake = sent(curator, own_sheet(SPOON, {**SPOON, "summary": "<script>alert(1)</script>"}))
    html = tried(curator, intake, committed)
    assert "Nothing can be brought in yet" in html
    assert "stands in line 2 already" in html
    assert 'name="bring"' not in html
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert not ObjectPage.objects.exists()
    content = curator.get(f"{INDEX}{intake.pk}/report/problems.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content, newline="")))
    assert rows[0] == ["Line", "Column", "Name", "What is wrong"]
    assert rows[1][:3] == ["3", "A", "inventory_number"]


def test_what_would_change_is_shown_before_and_after(curator, committed):
    brought_in(own_sheet({**SPOON, "summary": "Mică"}))
    html = tried(curator, sent(curator, own_sheet({**SPOON, "summary": "<b>Mare</b>"})), committed)
    assert "<td>Mică</td><td>&lt;b&gt;Mare&lt;/b&gt;</td>" in html


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The submitted file is empty"),
        (b'number\r\n"open', "Line 2: A quotation mark is opened"),
        (b"%PDF-1.7", "This is no CSV and no XLSX file"),
        (b"a,a\r\n", "Line 1, column B: Two columns are called “a”"),
    ],
)
def test_what_is_no_sheet_is_told_at_once(curator, content, words):
    assert words in send(curator, content).content.decode()
    assert not Intake.objects.exists()


def test_pictures_come_along(curator, committed):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("a.png", factories.picture_file().read())
    intake = sent(curator, own_sheet({**SPOON, "images": "a.png"}), pictures=buffer.getvalue())
    tried(curator, intake, committed)
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert ObjectPage.objects.get().images.get().image.title == "a.png"
    broken = sent(curator, own_sheet(SPOON), pictures=b"no archive")
    assert "damaged or is no ZIP" in tried(curator, broken, committed)


def test_while_a_job_works_the_page_asks_again_by_itself(curator):
    intake = sent(curator, own_sheet(SPOON))
    job = Job.objects.create(
        kind="interchange.try_sheet", key=str(intake.pk), max_attempts=3, state=State.RUNNING, done=30, total=120
    )
    response = curator.get(f"{INDEX}{intake.pk}/report/")
    assert response["Refresh"] == str(views.AGAIN)
    assert '<progress value="30" max="120"' in response.content.decode()
    assert curator.get(f"{INDEX}{intake.pk}/")["Location"].endswith("/report/"), "its columns are not changed meanwhile"
    curator.post(f"{INDEX}{intake.pk}/report/", {"abandon": "1"})
    assert Intake.objects.exists()
    job.delete()
    assert "Refresh" not in curator.get(f"{INDEX}{intake.pk}/report/")


def test_what_is_given_up_is_gone_with_its_files(curator, committed):
    intake = sent(curator, own_sheet(SPOON))
    tried(curator, intake, committed)
    intake.refresh_from_db()
    storage, names = intake.sheet.storage, [intake.sheet.name, intake.report.name]
    assert all(map(storage.exists, names))
    curator.post(f"{INDEX}{intake.pk}/report/", {"abandon": "1"})
    assert not Intake.objects.exists()
    assert not any(map(storage.exists, names))


def test_what_nobody_brings_in_is_gone_after_a_time(curator):
    old = sent(curator, own_sheet(SPOON))
    Intake.objects.update(created_at=timezone.now() - intaking.KEPT - timedelta(minutes=1))
    new = sent(curator, own_sheet(SPOON))
    assert [one.pk for one in Intake.objects.order_by("pk")] == [new.pk]
    assert not old.sheet.storage.exists(old.sheet.name)


def test_past_the_workflow_nothing_becomes_public(curator, committed):
    intake = sent(curator, own_sheet(SPOON))
    assert 'name="all-publish"' not in curator.get(f"{INDEX}{intake.pk}/").content.decode()
    tried(curator, intake, committed, **{"all-publish": "on"})
    intake.refresh_from_db()
    assert not intake.publish
    Intake.objects.update(publish=True)
    assert curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"}).status_code == 302
    assert not ObjectPage.objects.exists()


def test_a_small_team_may_publish_at_once(curator, committed):
    MuseumSettings.objects.update_or_create(site=factories.home().get_site(), defaults={"single_editor": True})
    intake = sent(curator, own_sheet(SPOON))
    assert "Bring in and publish" in tried(curator, intake, committed, **{"all-publish": "on"})
    with committed():
        curator.post(f"{INDEX}{intake.pk}/report/", {"bring": "1"})
    assert public(ObjectPage.objects.order_by("pk")).count() == 1


def test_only_for_curators(db):
    intake = sent(logged_in(member(CURATORS)), own_sheet(SPOON))
    for group in (EDITORS, COMMUNITY, "Translators (nb)"):
        client = logged_in(member(group))
        for address in (
            INDEX,
            f"{INDEX}exports/",
            f"{INDEX}empty/",
            f"{INDEX}{intake.pk}/",
            f"{INDEX}{intake.pk}/report/",
        ):
            assert client.post(address)["Location"] == reverse("wagtailadmin_home"), (group, address)
            assert client.get(address).status_code == 302
        assert "objects/sheets" not in client.get("/admin/").content.decode()
    assert Intake.objects.count() == 1


def test_the_menu_leads_there(curator):
    assert f'"{INDEX}"' in curator.get("/admin/").content.decode()


def written(client, committed, **asked) -> str:
    """The address of a sheet of all objects that was asked for, and written."""
    with committed():
        response = client.post(f"{INDEX}exports/", asked)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def test_all_objects_as_a_sheet(curator, committed):
    brought_in(own_sheet(SPOON))
    page = written(curator, committed, language="ro", form="csv")
    assert f'href="{page}file/"' in curator.get(page).content.decode()
    response = curator.get(f"{page}file/")
    assert response.getvalue() == own_sheet(SPOON)
    assert 'filename="objects-ro.csv"' in response["Content-Disposition"]
    page = written(curator, committed, language="ro", form="xlsx")
    assert curator.get(f"{page}file/").getvalue().startswith(b"PK")
    assert page in curator.get(INDEX).content.decode()
    assert (
        "Select a valid choice" in curator.post(f"{INDEX}exports/", {"language": "ro", "form": "odt"}).content.decode()
    )


def test_all_objects_in_the_columns_of_another_sheet(curator, committed):
    brought_in(own_sheet(SPOON))
    nowhere = [Link("Colour", ""), Link("Weight", "")]
    links = [asdict(one) for one in (Link("Nr", "inventory_number"), *nowhere, Link("What", "title"))]
    row = SheetMapping.objects.create(name="theirs", links=Mapping.from_json({"links": links}).as_json())
    page = written(curator, committed, language="ro", form="csv", mapping=row.pk)
    row.delete()
    lines = curator.get(f"{page}file/").getvalue().decode("utf-8-sig").splitlines()
    assert lines == ["Nr,Colour,Weight,What", f"{SPOON['inventory_number']},,,Lingură"]


def test_a_sheet_that_waits_says_so(curator):
    page = curator.post(f"{INDEX}exports/", {"language": "ro", "form": "csv"})["Location"]
    response = curator.get(page)
    assert response["Refresh"]
    assert "Writing a sheet of all objects" in response.content.decode()
    assert curator.get(f"{page}file/").status_code == 404


def test_what_was_written_is_gone_after_two_days(curator, committed):
    old = written(curator, committed, language="ro", form="csv")
    place = SheetExport.objects.get().file.path
    SheetExport.objects.update(created_at=timezone.now() - intaking.EXPORTS_KEPT - timedelta(hours=1))
    written(curator, committed, language="ro", form="csv")
    assert curator.get(old).status_code == 404
    assert not Path(place).exists()


def test_what_nobody_came_back_for_goes_by_itself(curator):
    intake = sent(curator, own_sheet(SPOON))
    place = Path(intake.sheet.path).parent
    (place / "left-by-a-killed-worker.csv").write_text("a")
    Intake.objects.update(created_at=timezone.now() - intaking.KEPT - timedelta(hours=1))
    assert intaking.sweep in scheduler.DAILY
    intaking.sweep()
    assert not Intake.objects.exists()
    assert not place.exists()


def test_an_empty_sheet(curator):
    assert curator.get(f"{INDEX}empty/?form=csv&language=nb").content.startswith(b"\xef\xbb\xbfinventory_number")
    assert curator.get(f"{INDEX}empty/?form=odt&language=nb").status_code == 302


@pytest.mark.parametrize("language", ["ro", "nb"])
def test_in_the_curators_language(language, committed):
    client = logged_in(member(CURATORS), language)
    intake = sent(client, sheet(*ROWS), language="en")
    assert client.get(INDEX).status_code == 200
    assert client.get(f"{INDEX}{intake.pk}/").status_code == 200
    assert "creator_role" in tried(client, intake, committed, **columns())
