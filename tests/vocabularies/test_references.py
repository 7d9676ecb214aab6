"""A work in fields: what an editor writes becomes its item and its citation, and nothing that was there is lost."""

import pytest
from django.urls import reverse

from exhibits.vocabularies.models import Reference
from museum.setup.people import EDITORS
from tests.people import logged_in, member

pytestmark = pytest.mark.django_db

ADD = "add"
FILLED = {
    "kind": "chapter",
    "title": "Slavery in the Romanian principalities",
    "key": "beck1991",
    "language": "en",
    "authors": "Beck, Sam",
    "editors": "Crowe, David\nKolsti, John\n",
    "issued": "1991",
    "publisher": "M. E. Sharpe",
    "place": "Armonk",
    "container": "The Gypsies of Eastern Europe",
    "pages": "53-61",
    "url": "",
    "citation": "",
}


@pytest.fixture
def editor(db):
    return logged_in(member(EDITORS))


def address(name: str, *arguments) -> str:
    return reverse(Reference.snippet_viewset.get_url_name(name), args=arguments)


def form_of(client, work: Reference) -> dict:
    """The fields as the editor finds them."""
    form = client.get(address("edit", work.pk)).context["form"]
    return {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}


def saved(client, work: Reference, **changes) -> Reference:
    answer = client.post(address("edit", work.pk), {**form_of(client, work), **changes})
    assert answer.status_code == 302, answer.context["form"].errors
    return Reference.objects.get(pk=work.pk)


def test_a_work_is_added_in_fields_and_its_citation_made_of_them(editor):
    assert editor.post(address(ADD), FILLED).status_code == 302
    work = Reference.objects.get(key="beck1991")
    assert work.data == {
        "type": "chapter",
        "title": "Slavery in the Romanian principalities",
        "author": [{"family": "Beck", "given": "Sam"}],
        "editor": [{"family": "Crowe", "given": "David"}, {"family": "Kolsti", "given": "John"}],
        "container-title": "The Gypsies of Eastern Europe",
        "publisher": "M. E. Sharpe",
        "publisher-place": "Armonk",
        "page": "53-61",
        "issued": {"date-parts": [[1991]]},
    }
    assert work.citation == (
        "Beck, Sam. 1991. “Slavery in the Romanian principalities.” In The Gypsies of Eastern Europe, edited by David"
        " Crowe and John Kolsti, 53–61. Armonk: M. E. Sharpe."
    )


def test_a_citation_that_was_made_follows_the_fields_and_one_that_was_written_stays(editor):
    editor.post(address(ADD), FILLED)
    work = saved(editor, Reference.objects.get(key="beck1991"), issued="1992")
    assert "Beck, Sam. 1992." in work.citation
    work = saved(editor, work, citation="Written by hand.", issued="1993")
    work = saved(editor, work, issued="1994")
    assert work.citation == "Written by hand."
    assert "1994" in saved(editor, work, citation="").citation


def test_the_citation_is_in_the_language_of_the_work_where_the_museum_has_words_in_it():
    item = {"type": "book", "title": "T", "editor": [{"family": "A", "given": "B"}, {"family": "C", "given": "D"}]}
    told = {
        language: Reference(key="x", language=language, data=item).worked_out()
        for language in ("ro", "nb", "nn", "en", "fr", "")
    }
    assert told["ro"] == "A, B, și D C, ed. f.a. T."
    assert told["nb"] == told["nn"] == "A, B, og D C, red. u.å. T."
    assert told["en"] == told["fr"] == told[""] == "A, B, and D C, eds. n.d. T."


@pytest.mark.parametrize("key", ["achim2004doc", "cmrec2020", "spraklova", "udhr", "solberg2015", "project"])
def test_saving_without_a_change_changes_nothing(editor, key):
    before = Reference.objects.get(key=key)
    after = saved(editor, before)
    for name in ("key", "citation", "language", "url", "data"):
        assert getattr(after, name) == getattr(before, name)


def test_an_institution_with_a_comma_in_its_name_stays_one(editor):
    work = Reference.objects.get(key="cmrec2020")
    assert form_of(editor, work)["authors"] == "{Council of Europe, Committee of Ministers}"
    assert saved(editor, work, pages="1").data["author"] == [{"literal": "Council of Europe, Committee of Ministers"}]


def test_older_data_works_and_what_has_no_field_is_kept(editor):
    data = {
        "type": "patent",
        "title": "Cazan",
        "year": 1901,
        "place": "Sibiu",
        "author": [{"family": "Stan", "given": "Ion", "suffix": "Jr."}],
        "status": "granted",
        "custom": {"rating": 5},
    }
    work = Reference.objects.create(key="old", data=data)
    assert work.citation == "Stan, Ion, Jr. 1901. Cazan. Sibiu."
    work = saved(editor, work, publisher="OSIM")
    assert work.data == {
        "type": "patent",
        "title": "Cazan",
        "author": [{"family": "Stan", "given": "Ion", "suffix": "Jr."}],
        "publisher": "OSIM",
        "publisher-place": "Sibiu",
        "issued": {"date-parts": [[1901]]},
        "status": "granted",
        "custom": {"rating": 5},
    }
    assert work.citation == "Stan, Ion, Jr. 1901. Cazan. Sibiu: OSIM."


@pytest.mark.parametrize(
    "data", [None, [], "x", 5, {"title": ["x"]}, {"author": "x"}, {"issued": {"date-parts": [[]]}}]
)
def test_data_of_no_shape_harms_nothing(editor, data):
    work = Reference.objects.create(key="odd", citation="Odd.", data=[] if data is None else data)
    assert work.notes() == {}
    assert editor.get(address("edit", work.pk)).status_code == 200
    assert saved(editor, work, title="Even").data["title"] == "Even"


def test_notes_on_a_title_are_kept_by_language(editor):
    work = Reference.objects.get(key="achim2004doc")
    work = saved(editor, work, note_rom="Nota", note_en="")
    assert work.notes() == {
        "ro": "Titlul e redat așa cum a fost publicat.",
        "rom": "Nota",
        "nb": "Tittelen er gjengitt slik den ble utgitt.",
    }
    assert "note" not in saved(editor, work, note_ro="", note_rom="", note_nb="").data


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Write the title"),
        ("issued", "last year", "Write a year or a date in figures"),
        ("issued", "2004-13", "Write a year or a date in figures"),
        ("doi", "11.1/x", "This is no DOI"),
        ("isbn", "963-9241-84-8", "This is no ISBN"),
        ("url", "javascript:alert(1)", "Enter a valid URL"),
        ("language", "<b>", "Write the tag of the language"),
        ("authors", "x, y\n" * 101, "more than 100 names"),
        ("authors", "A" * 301, "too long for a name"),
        ("key", "achim2004", "already exists"),
        ("title", "x" * 2001, "at most 2000 characters"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(editor, field, value, words):
    answer = editor.post(address(ADD), {**FILLED, field: value})
    assert words in " ".join(answer.context["form"].errors[field])
    assert not Reference.objects.filter(key="beck1991").exists()


def test_a_reference_says_something(editor):
    nothing = {**dict.fromkeys(FILLED, ""), "kind": "book", "key": "nothing"}
    errors = editor.post(address(ADD), nothing).context["form"].errors
    assert errors == {"citation": ["Fill in the title above, or write the whole citation here."]}
    assert editor.post(address(ADD), {**nothing, "citation": "Said in words, 1999."}).status_code == 302
