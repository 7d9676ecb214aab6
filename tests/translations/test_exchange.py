"""Words that go out to translators and come back."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from exhibits.formats import po
from exhibits.translations.exchange.collecting import files_of, translations_of
from exhibits.translations.exchange.importing import bring_in
from exhibits.translations.exchange.packing import packed
from exhibits.translations.models import ChangedPassage
from exhibits.translations.progress import progress_of
from museum.setup.people import CURATORS
from tests import factories
from tests.factories import block
from tests.people import member

pytestmark = pytest.mark.django_db
FORMS = pytest.mark.parametrize("form", ["po", "xliff"])

TEXT = (
    '<p data-block-key="a">Vezi <a href="https://example.org/?a=1&amp;b=2">cartea</a> „lui” <b>Ion</b> 👩‍👩‍👧</p>'
    '<p data-block-key="b">El zicea <a linktype="lang" lang="rom">kirvo</a> &amp; râdea &lt; mult.<br/>Apoi 12 ani.</p>'
)
WORDS = {
    "Cazanul": "Kjelen",
    "Povestea": "Fortellingen",
    "Vezi": 'Se <b>Ions</b> <a id="a1">bok</a> „x” 👩‍👩‍👧',
    "El zicea": 'Han sa <a id="a1">kirvo</a> &amp; lo &lt; mye.<br/>Så 12 år.',
    "Mai": "Senere",
}


@pytest.fixture
def page(committed):
    body = [block("heading", {"text": "Mai târziu"}), block("text", TEXT)]
    with committed():
        return factories.exhibit("Cazanul", subtitle="Povestea „unui” cazan", body=body)


@pytest.fixture
def kjelen(page, locales, committed):
    """Begun in Norwegian; nothing is translated."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales["nb"])
    with committed():
        translation.save_target(publish=False)
    return page.get_translation(locales["nb"])


def exported(page, form="po") -> tuple[str, bytes]:
    return next(files_of(translations_of("nb", only=page), form))


def translated(page, form="po", words=WORDS) -> tuple[str, bytes]:
    """The file of a page as a translator sends it back, written with other means than the museum's."""
    name, content = exported(page, form)
    if form == "po":
        lines, text = [], content.decode().split("\n")
        for number, line in enumerate(text):
            found = next((word for word in words if text[number - 1].startswith(f'msgid "{word}')), None)
            if found and line == 'msgstr ""':
                line = 'msgstr "{}"'.format(words[found].replace('"', '\\"'))
            lines.append(line)
        return name, "\n".join(lines).encode()
    root, space = ElementTree.fromstring(content), "{urn:oasis:names:tc:xliff:document:1.2}"
    for unit in root.iter(f"{space}trans-unit"):
        source = unit.find(f"{space}source")
        found = next((word for word in words if "".join(source.itertext()).startswith(word)), None)
        if found:
            text = words[found].replace('<a id="a1">', '<g id="a1">').replace("</a>", "</g>")
            text = text.replace("<b>", '<g id="b.1">').replace("</b>", "</g>").replace("<br/>", '<x id="br.1"/>')
            target = ElementTree.fromstring(f'<target xmlns="{space[1:-1]}">{text}</target>')
            unit.insert(1, target)
    return name, ElementTree.tostring(root)


def rows() -> list:
    return list(StringTranslation.objects.order_by("pk").values())


def problems(*files, **options) -> list[str]:
    before = rows()
    report = bring_in(files, **options)
    assert not report.written
    assert rows() == before
    return [str(problem) for problem in report.problems]


@FORMS
def test_what_is_translated_outside_comes_into_the_draft(page, kjelen, form, client):
    file = translated(page, form)
    assert not progress_of([kjelen])[kjelen.pk].done
    user, before = member("Translators (nb)"), rows()
    trial = bring_in([file], user, dry_run=True)
    assert len(trial.changes) == 5
    assert trial.problems == []
    assert rows() == before
    report = bring_in([file], user)
    assert report.written
    assert report.problems == []
    assert progress_of([kjelen])[kjelen.pk].is_complete
    assert [row["last_translated_by_id"] for row in rows()[len(before) :]] == [user.pk] * 5
    draft = type(kjelen).objects.get(pk=kjelen.pk).get_latest_revision_as_object()
    assert draft.title == "Kjelen"
    text = str(draft.body[1].value)
    assert "&amp; lo &lt; mye.<br/>Så 12 år." in text
    source = draft.body[1].value.source
    assert '<a href="https://example.org/?a=1&amp;b=2">bok</a>' in source
    assert '<a lang="rom" linktype="lang">kirvo</a>' in source or '<a linktype="lang" lang="rom">kirvo</a>' in source
    assert not draft.live
    assert client.get("/nb/utstillinger/cazanul/").status_code == 200, "readers meet the original"


@FORMS
def test_twice_is_once(page, kjelen, form):
    file = translated(page, form)
    bring_in([file])
    before, versions = rows(), kjelen.revisions.count()
    again = bring_in([file])
    assert (again.changes, again.problems) == ([], [])
    assert rows() == before
    assert kjelen.revisions.count() == versions


@FORMS
def test_what_was_exported_changes_nothing(page, kjelen, form, committed):
    bring_in([translated(page)])
    with committed():
        page.subtitle = "Povestea unui alt cazan"
        page.save_revision().publish()
    assert ChangedPassage.objects.exists()
    before, versions = rows(), kjelen.revisions.count()
    file = exported(page, form)
    report = bring_in([file])
    assert (report.changes, report.problems) == ([], [])
    assert rows() == before
    assert kjelen.revisions.count() == versions
    assert exported(page, form) == file


def test_a_changed_original_comes_with_what_it_was(page, kjelen, committed):
    bring_in([translated(page)])
    with committed():
        page.subtitle = "Povestea unui alt cazan"
        page.save_revision().publish()
    name, content = exported(page)
    text = content.decode()
    assert '#, fuzzy\n#| msgid "Povestea „unui” cazan"\nmsgctxt "subtitle"' in text
    assert "# Fortellingen" in text
    report = bring_in([(name, text.replace("#, fuzzy\n", "").encode())])
    assert [change.after for change in report.changes] == ["Fortellingen"], "they are good as they are"
    assert ChangedPassage.objects.get().seen, "until it is published"
    assert bring_in([(name, text.replace("#, fuzzy\n", "").encode())]).changes == []


def test_words_for_what_the_original_was_are_refused_and_the_present_one_is_shown(page, kjelen, committed):
    name, content = translated(page)
    with committed():
        page.subtitle = "Povestea unui alt cazan"
        page.body = page.body.raw_data[:1]
        page.save_revision().publish()
    found = problems((name, content))
    line = content.decode().split("\n").index('msgctxt "subtitle"') + 1
    assert len(found) == 3
    assert found[0].startswith(f"{name}:{line}: The original was changed")
    assert "Povestea unui alt cazan" in found[0]
    assert "no more in the page" in found[1]


def test_old_files_with_nothing_new_are_no_problem(page, kjelen, committed):
    file = translated(page)
    bring_in([file])
    with committed():
        page.subtitle = "Povestea unui alt cazan"
        page.save_revision().publish()
    assert bring_in([file]).problems == []


def test_one_bad_passage_keeps_all_out(page, kjelen):
    bad = {
        **WORDS,
        "Cazanul": "x" * 300,
        "Povestea": "<b>x</b>",
        "Vezi": '<a id="a9">x</a>',
        "El zicea": "<script>x</script>",
    }
    name, content = translated(page, words=bad)
    found = problems((name, content))
    lines = content.decode().split("\n")
    for words in ("letters too many", "“<b>” must not", "no mark “a9”", "“<script>” must not"):
        problem = next(one for one in found if words in one)
        number = int(problem.removeprefix(f"{name}:").partition(":")[0])
        assert lines[number - 1].startswith("msgctxt")


@pytest.mark.parametrize("markup", ["<![<![", "<a " * 33_000, "<b></b>" * 20_000], ids=len)
def test_tags_that_nobody_takes_apart_are_named(page, kjelen, markup):
    name, content = translated(page, form="po", words={**WORDS, "Povestea": markup})
    found = problems((name, content))
    assert any("must not stand here" in one or "letters too many" in one for one in found)


def test_what_only_a_person_can_judge_is_named_and_written(page, kjelen):
    report = bring_in([translated(page, words={"El zicea": "Han sa kirvo &amp; lo &lt; mye. Så 13 år."})])
    assert report.written
    words = " ".join(problem.words for problem in report.problems)
    assert "12 → 13" in words
    assert "mark “a1”" in words


def test_unfinished_words_stay_outside(page, kjelen):
    name, content = translated(page, words={"Cazanul": "Kjelen"})
    content = content.replace(b'msgctxt "title"', b'#, fuzzy\nmsgctxt "title"')
    report = bring_in([(name, content)])
    assert report.changes == []
    assert "unfinished" in report.problems[0].words


def test_a_draft_beside_a_public_page_leaves_it_as_it_is(client, page, committed):
    with committed():
        factories.translate(page, "nb", title="Kjelen", slug="kjelen", body=page.body.raw_data)
    name, content = exported(page)
    report = bring_in([(name, content.replace(b'msgstr "Kjelen"', b'msgstr "Gryta"'))])
    assert report.written
    html = client.get("/nb/utstillinger/kjelen/").content.decode()
    assert "Kjelen" in html
    assert "Gryta" not in html


def test_nobody_writes_what_is_not_theirs(page, kjelen):
    file = translated(page)
    assert "no page of yours" in problems(file, user=member("Translators (en)"))[0]
    unknown = (file[0], file[1].replace(str(page.translation_key).encode(), b"4f9b2b7e-0000-4000-8000-000000000001"))
    assert problems(unknown) == problems(file, user=member("Translators (rom)")), "whether it exists, is not told"
    assert "no page of yours" in problems((file[0], file[1].replace(b"Language: nb", b"Language: xx")))[0]
    assert "no page of yours" in problems((file[0], file[1].replace(b"X-Page: ", b"X-Page: x")))[0]
    assert bring_in([file], member(CURATORS)).written


def test_the_same_page_twice_is_refused(page, kjelen):
    name, content = translated(page)
    assert "same page and language" in problems((name, content), ("other.po", content))[0]


def test_every_flaw_of_every_file_is_told(page, kjelen):
    good = translated(page)
    archive = packed([good, ("a.po", b"\xff"), ("b.xlf", b"<!DOCTYPE x>"), ("c.po", good[1][:-30])])
    found = problems(("all.zip", archive))
    assert {one.partition(": ")[0].partition(":")[0] for one in found} == {
        "all.zip/a.po",
        "all.zip/b.xlf",
        "all.zip/c.po",
    }


def hostile(method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (hostile(**{"../x.po": b""}), "may not lie there"),
        (hostile(**{"/etc/x.po": b""}), "may not lie there"),
        (hostile(**{"a\\b.po": b""}), "may not lie there"),
        (hostile(**{"a/b/c/d/e.po": b""}), "may not lie there"),
        (hostile(**{"x.exe": b""}), "Only .po"),
        (hostile(**{"x.zip": b"PK"}), "Only .po"),
        (hostile(**{"x.po": b"0" * 50_000_000}), "too large"),
        (hostile(**{f"{number}.po": b"" for number in range(3001)}), "too many files"),
        (hostile(**{"x.po": b"x" * 1000})[:-40], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 100, "damaged"),
        (hostile(zipfile.ZIP_LZMA, **{"x.po": b"x" * 1000}), "Pack the files as an ordinary ZIP"),
        (hostile(zipfile.ZIP_BZIP2, **{"x.po": b"x" * 1000}), "Pack the files as an ordinary ZIP"),
        (b"x" * 20_000_001, "too large"),
    ],
)
def test_bad_archives(content, words):
    assert words in problems(("all.zip", content))[0]


def test_what_macos_puts_into_archives_is_passed_over(page, kjelen):
    file = translated(page)
    archive = packed([file, ("__MACOSX/x", b""), ("nb/.DS_Store", b"")])
    assert bring_in([("all.zip", archive)]).written


def test_files_are_named_by_language_section_and_page(page, kjelen, committed):
    name, content = exported(page)
    section = page.get_parent()
    assert name == f"nb/{section.slug}/cazanul-{page.translation_key.hex[:8]}.po"
    names = [one for one, _ in files_of(translations_of("nb", under=section), "po")]
    assert name in names
    assert names == [one for one, _ in files_of(translations_of("nb", under=section), "po")]
    everything = [one for one, _ in files_of(translations_of("nb"), "po")]
    assert set(names) <= set(everything)
    assert list(files_of(translations_of("en", only=page), "po")) == []
    assert packed([(name, content)]) == packed([(name, content)])


def test_notes_tell_the_translator_where_the_words_stand(page, kjelen):
    units = po.read(exported(page)[1]).units
    assert [unit.path.partition(".")[0] for unit in units] == ["title", "subtitle", "body", "body", "body"]
    text = exported(page)[1].decode()
    assert "Cazanul" in text.partition("msgctxt")[0]
    assert "a1: " in text
    assert "https://example.org/" in text
    assert "Mai târziu" in text.rpartition("msgctxt")[0].rpartition("\n\n")[2]
