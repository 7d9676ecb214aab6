"""Files that come back after the museum's words have changed: nobody's words are written over unseen."""

import pytest
from django.db.models import QuerySet
from translate.storage import factory
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from exhibits.formats import po, xliff
from exhibits.translations.desk.saving import save_passage
from exhibits.translations.exchange.collecting import files_of, translations_of
from exhibits.translations.exchange.importing import bring_in
from exhibits.translations.models import ChangedPassage
from tests import factories
from tests.factories import block

pytestmark = pytest.mark.django_db
FORMS = pytest.mark.parametrize("form", ["po", "xliff"])
TEXT = '<p data-block-key="a">Vezi <b>cazanul</b> &amp; „focul”.</p>'
TEXT_NB = '<p data-block-key="a">Se <b>kjelen</b> &amp; «ilden».</p>'


@pytest.fixture
def page(committed):
    """Of its passages the heading has no words in Norwegian."""
    with committed():
        body = [block("heading", {"text": "Atelierul"}), block("text", TEXT, 1)]
        page = factories.exhibit("Cazanul", subtitle="Povestea", body=body)
        words = [block("heading", {"text": "Verkstedet"}), block("text", TEXT_NB, 1)]
        factories.translate(page, "nb", title="Kjelen", slug="kjelen", subtitle="Fortellingen", body=words)
    StringTranslation.objects.get(data="Verkstedet").delete()
    return page


def exported(page, form="po") -> tuple[str, bytes]:
    return next(files_of(translations_of("nb", only=page), form))


def with_words(file: tuple[str, bytes], **words: str) -> tuple[str, bytes]:
    """A file with other words for these passages of the original, as its form has them."""
    name, text = file[0], file[1].decode()
    for unit in (po if name.endswith(".po") else xliff).read(file[1]).units:
        if unit.source not in words:
            continue
        new = words[unit.source]
        if name.endswith(".po"):
            before, after = f'msgid "{unit.source}"\nmsgstr "{unit.target}"', f'msgid "{unit.source}"\nmsgstr "{new}"'
        elif unit.target:
            before, after = f">{unit.target}</target>", f">{new}</target>"
        else:
            before, after = f"<source>{unit.source}</source>", f"<source>{unit.source}</source><target>{new}</target>"
        assert text.count(before) == 1
        text = text.replace(before, after)
    return name, text.encode()


def without_stamps(file: tuple[str, bytes]) -> tuple[str, bytes]:
    return file[0], file[1].replace(b"#. was: ", b"#. x: ").replace(b'extradata="was: ', b'extradata="')


def at_the_desk(page, source: str, words: str) -> None:
    """Somebody writes a passage, or takes its words away."""
    segment = StringSegment.objects.get(source__object_id=page.translation_key, string__data=source)
    translation = Translation.objects.get(source=segment.source, target_locale__language_code="nb")
    assert save_passage(translation, segment, words, now(source), None).kept


def now(source: str) -> str:
    found = StringTranslation.objects.filter(translation_of__data=source, locale__language_code="nb").first()
    return found.data if found else ""


def nothing(file) -> None:
    """It is read, and has nothing to say."""
    before = list(StringTranslation.objects.order_by("pk").values())
    report = bring_in([file])
    assert ([str(one) for one in report.problems], report.changes) == ([], [])
    assert list(StringTranslation.objects.order_by("pk").values()) == before


def refused(file, words: str) -> int:
    """The line of the one problem for which nothing is written."""
    before = list(StringTranslation.objects.order_by("pk").values())
    report = bring_in([file])
    assert not report.written
    assert list(StringTranslation.objects.order_by("pk").values()) == before
    (problem,) = report.problems
    assert problem.grave
    assert words in problem.words
    return problem.line


@FORMS
def test_what_nobody_touched_in_an_old_file_reverts_nothing(page, form):
    file = exported(page, form)
    for source, words in (("Cazanul", "Gryta"), ("Povestea", ""), ("Atelierul", "Smia")):
        at_the_desk(page, source, words)
    at_the_desk(page, "Vezi <b>cazanul</b> &amp; „focul”.", "Se <b>gryta</b>.")
    nothing(file)


def test_nor_is_it_asked_for_where_the_original_has_changed(page, committed):
    file = exported(page)
    with committed():
        page.subtitle = "Altceva cu totul"
        page.body = page.body.raw_data[:1]
        page.save_revision().publish()
    StringTranslation.objects.all().delete()
    nothing(file)


@FORMS
def test_what_was_stored_in_another_form_is_untouched_all_the_same(page, form):
    passage = StringTranslation.objects.get(data__startswith="Se <b>")
    StringTranslation.objects.filter(pk=passage.pk).update(data="Se <b >kjelen</b>&nbsp;&amp; &quot;ilden&quot;.")
    file = exported(page, form)
    nothing(file)
    at_the_desk(page, passage.translation_of.data, "Se <b>gryta</b>.")
    nothing(file)


@FORMS
def test_words_written_here_and_there_are_nobodys_to_lose(page, form):
    file = with_words(exported(page, form), Povestea="Historien", Cazanul="Gryta", Atelierul="Smia")
    at_the_desk(page, "Povestea", "Soga")
    line = refused(file, "Somebody has changed this passage in the museum since the file was exported")
    assert "subtitle" in file[1].decode().split("\n")[line - 1]
    refused(file, "“Soga”")
    assert now("Cazanul") == "Kjelen", "all or nothing"


@FORMS
def test_nor_what_was_written_where_nothing_was(page, form):
    file = with_words(exported(page, form), Atelierul="Smia")
    at_the_desk(page, "Atelierul", "Verksted")
    refused(file, "“Verksted”")


@FORMS
def test_what_was_taken_away_here_does_not_come_back_unseen(page, form):
    file = with_words(exported(page, form), Povestea="Historien")
    at_the_desk(page, "Povestea", "")
    refused(file, "“”")


@FORMS
def test_words_that_only_the_file_has_are_written_once(page, form):
    file = with_words(exported(page, form), Povestea="Historien", Atelierul="Smia")
    at_the_desk(page, "Cazanul", "Gryta")
    report = bring_in([file])
    assert report.written
    assert {change.after for change in report.changes} == {"Historien", "Smia"}
    assert (now("Cazanul"), now("Povestea"), now("Atelierul")) == ("Gryta", "Historien", "Smia")
    nothing(file)


@FORMS
def test_who_writes_the_same_agrees(page, form):
    file = with_words(exported(page, form), Povestea="Historien")
    at_the_desk(page, "Povestea", "Historien")
    nothing(file)


@FORMS
def test_a_file_without_stamps_fills_what_is_empty_and_no_more(page, form):
    file = without_stamps(exported(page, form))
    assert {unit.was for unit in (po if form == "po" else xliff).read(file[1]).units} == {""}
    nothing(file)
    refused(with_words(file, Atelierul="Smia", Povestea="Historien"), "is missing")
    assert bring_in([with_words(file, Atelierul="Smia")]).written
    assert now("Atelierul") == "Smia"


@FORMS
def test_a_machines_words_give_way_to_a_persons(page, form):
    file = with_words(exported(page, form), Atelierul="Smia")
    at_the_desk(page, "Atelierul", "Verksted")
    StringTranslation.objects.filter(data="Verksted").update(translation_type="machine", tool_name="x")
    for one in (file, without_stamps(file)):
        assert [change.after for change in bring_in([one], dry_run=True).changes] == ["Smia"]


def test_who_finds_former_words_good_has_seen_those_alone(page, committed):
    with committed():
        page.subtitle = "Povestea!"
        page.save_revision().publish()
    assert ChangedPassage.objects.exists()
    name, content = exported(page)
    assert b" unfinished\n#, fuzzy" in content
    good = (name, content.replace(b"#, fuzzy\n", b""))
    for one in (good, without_stamps(good)):
        assert [change.after for change in bring_in([one], dry_run=True).changes] == ["Fortellingen"]
    at_the_desk(page, "Povestea!", "Soga!")
    nothing((name, content))
    refused(good, "“Soga!”")


@FORMS
def test_the_stamp_survives_a_translation_tool(page, form, tmp_path):
    name, content = exported(page, form)
    file = tmp_path / name.rpartition("/")[2]
    file.write_bytes(content)
    store = factory.getobject(str(file))
    for unit in store.units:
        if str(unit.source) == "Povestea":
            unit.target = "Historien"
    file.write_bytes(bytes(store))
    back = (name, file.read_bytes())
    report = bring_in([back], dry_run=True)
    assert [(change.before, change.after) for change in report.changes] == [("Fortellingen", "Historien")]
    at_the_desk(page, "Povestea", "Soga")
    refused(back, "Somebody has changed")


def test_whoever_writes_at_the_same_time_is_waited_for(page, monkeypatch):
    file = with_words(exported(page), Povestea="Historien")
    lock = QuerySet.select_for_update

    def waiting(self, *args, **options):
        # What the other one wrote while the import waited.
        if self.model is TranslationSource:
            StringTranslation.objects.filter(data="Fortellingen").update(data="Soga")
        return lock(self, *args, **options)

    monkeypatch.setattr(QuerySet, "select_for_update", waiting)
    assert bring_in([file], dry_run=True).problems == [], "a trial keeps nobody waiting"
    report = bring_in([file])
    assert "“Soga”" in report.problems[0].words
    assert now("Povestea") == "Soga"
