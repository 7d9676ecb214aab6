"""Every note is at the foot of the page that calls for it, once, however the pages fall."""

import random

import pytest
from pypdf import PdfReader

from exhibits.formats.publication import Note
from exhibits.publishing.pdf import footnotes
from exhibits.publishing.pdf.outcome import CannotPrint

WORDS = ["alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda"]


def chapter(seed: int, paragraphs: int) -> tuple[str, tuple[Note, ...]]:
    """Paragraphs and notes of all lengths. A call follows ``C<number>C``, the note begins with ``N<number>N``."""
    chance, notes, pieces = random.Random(seed), [], ['<h1 id="h">Notes</h1>']
    for number in range(paragraphs):
        words = chance.choices(WORDS, k=chance.randint(5, 90))
        if chance.random() < 0.4:
            text = " ".join(chance.choices(WORDS, k=chance.randint(2, 60)))
            notes.append(Note(f"n{number}", str(len(notes) + 1), f"N{len(notes) + 1}N {text}."))
            call = f'C{len(notes)}C<a role="doc-noteref" href="#n{number}">{len(notes)}</a>'
            words.insert(chance.randint(1, len(words)), call)
        pieces.append(f"<p>{' '.join(words)}</p>")
    return "".join(pieces), tuple(notes)


def test_notes_stay_with_their_calls(small):
    body, notes = chapter(1971, 160)
    pages = [one.extract_text() for one in PdfReader(small(body, notes=notes).path).pages]
    assert len(notes) > 40
    for number in range(1, len(notes) + 1):
        called, printed = ([at for at, page in enumerate(pages) if f"{sign}{number}{sign}" in page] for sign in "CN")
        assert called == printed
        assert len(called) == 1


def test_a_note_that_is_lost_stops_the_press(small, monkeypatch):
    monkeypatch.setattr("exhibits.publishing.pdf.typesetting.misplaced", lambda leaves: ["7"])
    with pytest.raises(CannotPrint, match="no place at the foot of a page: 7"):
        small("<h1>One</h1>")


def test_another_weasyprint_is_looked_at_before_it_is_used(monkeypatch):
    monkeypatch.setattr(footnotes, "SENDING", "report = something else")
    monkeypatch.delattr(footnotes.block, "mended", raising=False)
    with pytest.raises(RuntimeError, match="another way"):
        footnotes.keep_notes()
