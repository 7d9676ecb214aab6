"""Seconds spent on texts made to keep the museum busy, and on the longest an editor may send."""

import pytest

from exhibits.formats.bibliography.files.reading import read
from exhibits.formats.bibliography.listing import APA, Listing
from exhibits.formats.bibliography.people import Person
from exhibits.formats.bibliography.works import Day, Work
from exhibits.formats.checking import broken_tags, faults
from tests import factories
from tests.bench.clock import timed
from tests.browser.tables import table
from tests.formats.hostile import FILES, PASSAGES
from tests.media.transcripts import opened, save, transcript, translation
from tests.people import logged_in, member

SOURCE = 'Vezi <a id="a1">cartea</a> lui <b>Ion</b>.'
WITHIN = 2.0  # of a second of CPU
CUES = 1200
SAVED_WITHIN = 0.3


def checked(text: str) -> None:
    broken_tags(text)
    faults(SOURCE, text, rich=True)


def listed(number: int) -> None:
    people = (Person("Beck", "Sam"), Person("Crowe", "David"))
    works = {
        f"w{n}": Work(f"w{n}", f"Title {n}", "book", authors=people, issued=Day(1900 + n % 100)) for n in range(number)
    }
    Listing(works, APA, "ro").entries()


def test_texts_made_to_keep_it_busy():
    rows = [["passage", text[:9], len(text), timed(checked, text)[0]] for text in PASSAGES]
    rows += [["file of references", name, len(text), timed(read, text)[0]] for name, text in FILES.items()]
    rows.append(["works listed", "", 1000, timed(listed, 1000)[0]])
    head = ["what", "which", "letters or works", f"seconds of CPU, within {WITHIN}"]
    table("Texts made to keep it busy", head, rows)


@pytest.mark.django_db
def test_saving_a_long_transcript():
    recording, curator = factories.recording(language="ro"), logged_in(member("Curators"))
    factories.story("Povestea", recording=recording)
    transcript(recording, "ro", *(f"Vorba a {n}-a, destul de lungă ca să fie o vorbă." for n in range(CUES)))
    translation(recording, "en", *(f"Word number {n}, long enough to be one." for n in range(CUES)))
    form = opened(curator, recording, "en")
    form["rows"][CUES // 2][4] = "altceva"
    took, _ = timed(save, curator, recording, form)
    table("The desk for transcripts", ["cues", f"seconds to save, within {SAVED_WITHIN}"], [[CUES, f"{took:.2f}"]])
