"""Works brought in by a curator and taken out again: tried, seen, agreed to."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from exhibits.formats.bibliography.files.faults import MOST_BYTES
from exhibits.interchange.references import planning
from exhibits.vocabularies.models import Reference
from museum.setup.people import COMMUNITY, CURATORS, EDITORS
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db

INDEX = "/admin/references/"
NEW = "@book{beck1991, author = {Beck, Sam}, title = {Slavery & <script>alert(1)</script>}, year = 1991}\n"
KNOWN = "@book{achim2004, author = {Achim, Viorel}, title = {The Roma in Romanian History}, isbn = {963-9241-84-9}}\n"
HIDDEN = {
    "text": re.compile(r'<textarea name="text"[^>]*>\n?(.*?)</textarea>', re.DOTALL),
    "known": re.compile(r'name="known" value="([^"]*)"'),
    "agreed": re.compile(r'name="agreed" value="([^"]*)"'),
}


@pytest.fixture
def curator(db):
    return logged_in(member(CURATORS))


def tried(client, text: str = "", known: str = "skip", file: bytes | None = None):
    sent = {"file": SimpleUploadedFile("works.bib", file)} if file is not None else {}
    return client.post(INDEX, {"text": text, "known": known, **sent})


def agreed(client, answer):
    """The yes to what was tried, as a browser sends it."""
    page = answer.content.decode()
    return client.post(INDEX, {name: unescape(found.search(page)[1]) for name, found in HIDDEN.items()})


def test_a_trial_writes_nothing_and_shows_what_would_come(curator):
    before = Reference.objects.count()
    page = tried(curator, NEW + KNOWN).content.decode()
    assert Reference.objects.count() == before
    assert "This was a trial: nothing is written" in page
    assert "beck1991" in page
    assert "<script>alert" not in page
    assert "Slavery &amp; &lt;script&gt;" in page
    assert "Works that stay as they are" in page


def test_what_was_tried_is_brought_in_and_logged(curator):
    answer = agreed(curator, tried(curator, NEW + KNOWN))
    assert answer.status_code == 302
    work = Reference.objects.get(key="beck1991")
    assert work.citation == "Beck, Sam. 1991. Slavery & <script>alert(1)</script>."
    assert work.data == {
        "type": "book",
        "title": "Slavery & <script>alert(1)</script>",
        "author": [{"family": "Beck", "given": "Sam"}],
        "issued": {"date-parts": [[1991]]},
    }
    assert "ISBN" not in Reference.objects.get(key="achim2004").data, "it was not asked to change"
    assert ModelLogEntry.objects.filter(object_id=str(work.pk), action="wagtail.create").exists()


def test_known_works_change_only_when_that_is_asked_for_and_keep_what_the_file_lacks(curator):
    agreed(curator, tried(curator, KNOWN, "update"))
    work = Reference.objects.get(key="achim2004")
    assert work.data["ISBN"] == "963-9241-84-9"
    assert work.data["publisher"] == "Central European University Press"
    assert work.data["custom"] == {"sentence-title": "The Roma in Romanian history"}
    assert work.citation.endswith("2004."), "a citation that somebody wrote stays"
    again = tried(curator, KNOWN, "update").content.decode()
    assert "<dt>Changed works</dt><dd>0</dd>" in again
    assert 'name="agreed"' not in again, "nothing is left to agree to"


def test_one_fault_holds_back_everything_and_is_told_by_its_line(curator):
    page = tried(curator, NEW + "@book{x,\n  title = {open\n\n" + KNOWN).content.decode()
    assert "Nothing can be brought in yet" in page
    assert "<tr><td>3</td><td>{ is opened here and closed nowhere. Close it.</td></tr>" in page
    assert 'name="agreed"' not in page
    assert not Reference.objects.filter(key="beck1991").exists()


def test_a_plan_that_nobody_has_seen_is_not_written(curator):
    answer = tried(curator, NEW)
    Reference.objects.create(key="beck1991", citation="Another")
    answer = agreed(curator, answer)
    assert answer.status_code == 200
    assert "have changed meanwhile" in answer.content.decode()
    assert Reference.objects.get(key="beck1991").citation == "Another"
    assert curator.post(INDEX, {"text": NEW, "known": "skip", "agreed": "made up"}).status_code == 200


def test_all_or_nothing(curator, monkeypatch):
    made = planning.plan(NEW + "@book{other, title = {Other}}", update=False)
    monkeypatch.setattr(made.new[1].reference, "save", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        planning.write(made, member(EDITORS))
    assert not Reference.objects.filter(key="beck1991").exists()


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (b"x" * (MOST_BYTES + 1), "more than 1000 kilobytes"),
        ("@book{a, title={ș}}".encode("iso8859_16"), "Line 1: Here is a letter that is not UTF-8"),
        (b"@book{a, title={x\x00}}", "U+0000 is no letter"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "neither BibTeX nor RIS"),
        (b"@book{a, title={x}}\n" * 501, "more than 500 works"),
        (b" ", "no works in it"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(curator, file, words):
    assert words in tried(curator, file=file).content.decode()


def test_a_file_or_a_text_not_both_and_not_neither(curator):
    assert "one of the two" in tried(curator).content.decode()
    assert "one of the two" in tried(curator, NEW, file=NEW.encode()).content.decode()
    assert "Bring in" in tried(curator, file="\ufeffTY  - BOOK\r\nTI  - Ț\r\nER  - \r\n".encode()).content.decode()


def test_a_key_that_was_made_takes_no_other_works_place(curator):
    text = "TY  - BOOK\nAU  - Achim, Viorel\nTI  - Țiganii în istoria României\nPY  - 2004\nER  - \n"
    agreed(curator, tried(curator, text, "update"))
    assert Reference.objects.get(key="achim2004").data["title"] == "The Roma in Romanian History"
    assert Reference.objects.get(key="achim2004-2").data["title"] == "Țiganii în istoria României"
    same = text.replace("Țiganii în istoria României", "The Roma in Romanian History")
    assert "<dt>New works</dt><dd>0</dd>" in tried(curator, same).content.decode()


def test_all_works_are_taken_out(curator):
    for form, begin in (("bib", "@"), ("ris", "TY  - "), ("json", "[\n")):
        answer = curator.get(f"{INDEX}file/", {"form": form})
        assert answer.content.decode().startswith(begin)
        assert f'filename="references.{form}"' in answer["Content-Disposition"]
        assert answer.content.decode().count("achim2004doc") == 1
    assert curator.get(f"{INDEX}file/", {"form": "exe"}).status_code == 302


def test_ticked_works_are_taken_out(curator):
    chosen = Reference.objects.filter(key__in=("udhr", "achim2004"))
    address = reverse("wagtail_bulk_action", args=["vocabularies", "reference", "take_out"])
    address += "?" + "&".join(f"id={work.pk}" for work in chosen)
    assert "Take references out" in curator.get(address).content.decode()
    found = curator.post(address, {"form": "bib"}).content.decode()
    assert re.findall(r"^@\w+\{(\w+),", found, re.MULTILINE) == ["achim2004", "udhr"]


def test_only_who_may_add_references_brings_them_in():
    editor, reader = logged_in(member(EDITORS)), logged_in(member(COMMUNITY))
    assert agreed(editor, tried(editor, NEW)).status_code == 302
    assert reader.get(INDEX).status_code == 302
    assert tried(reader, NEW.replace("beck1991", "other")).status_code == 302
    assert not Reference.objects.filter(key="other").exists()
    listing = reverse(Reference.snippet_viewset.get_url_name("list"))
    assert INDEX in editor.get(listing).content.decode()


def test_a_large_file_is_soon_tried_and_written(curator, django_assert_max_num_queries):
    text = "".join(f"@book{{work{n}, title = {{Work {n}}}, author = {{A, B}}, year = 1999}}\n" for n in range(500))
    with django_assert_max_num_queries(3):
        made = planning.plan(text, update=True)
    assert len(made.new) == 500
