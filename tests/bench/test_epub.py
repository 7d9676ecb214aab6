"""An edition of 200 pages with 100 figures: how long it takes to build and to check. The museum promises 5 seconds."""

import time
from dataclasses import replace
from pathlib import Path

import numpy
from PIL import Image

from exhibits.formats.publication import Document, Matter, Note, PageBreak, Part, Publication, Resource
from exhibits.publishing.epub.building import build
from exhibits.publishing.epub.checking import check
from tests.browser.tables import table
from tests.publishing.epub.sample import Texts, sample

CHAPTERS, PAGES, FIGURES = 20, 200, 100
PARAGRAPHS = 8  # on a page of about 2,000 letters
SIZE = (1600, 1067)


def edition(folder: Path) -> Publication:
    record, texts = sample(folder, "ro"), Texts("ro", "en").paragraphs(*range(1, 30))
    pictures = _pictures(folder)
    per_chapter, shown = PAGES // CHAPTERS, FIGURES // CHAPTERS
    documents, pages = [], []
    for chapter in range(CHAPTERS):
        name, parts = f"c{chapter}", [f"<h1>{chapter + 1}</h1>"]
        for page in range(per_chapter):
            begin = page * PARAGRAPHS
            words = (texts[(chapter + begin + n) % len(texts)] for n in range(PARAGRAPHS))
            parts += [f'<p id="p{begin + n}">{text}</p>' for n, text in enumerate(words)]
            parts.append(f'<p>x<a role="doc-noteref" href="#n{page}">{page + 1}</a></p>')
            pages.append(PageBreak(str(chapter * per_chapter + page + 1), name, f"p{begin}"))
        for picture in pictures[chapter * shown : (chapter + 1) * shown]:
            parts.append(f'<figure><img src="{picture.name}" alt="x"/><figcaption>{picture.name}</figcaption></figure>')
        notes = tuple(Note(f"n{page}", str(page + 1), texts[page]) for page in range(per_chapter))
        document = Document(name, name, "ro", Part.CHAPTER, Matter.BODY, "\n".join(parts), str(chapter + 1))
        documents.append(replace(document, notes=notes))
    return replace(record, documents=tuple(documents), pages=tuple(pages), resources=tuple(pictures))


def _pictures(folder: Path) -> list[Resource]:
    """Photographs as the museum's renditions are, each of its own."""
    random = numpy.random.default_rng(1971)
    found = []
    for number in range(FIGURES):
        coarse = Image.fromarray(random.integers(0, 256, (40, 60, 3), dtype=numpy.uint8)).resize(SIZE, Image.BICUBIC)
        coarse.save(folder / f"{number}.jpg", quality=80)
        found.append(Resource(f"images/{number}.jpg", "image/jpeg", folder / f"{number}.jpg", *SIZE))
    return found


def test_an_edition(tmp_path):
    record, rows = edition(tmp_path), []
    letters = sum(len(document.body) for document in record.documents)
    for run in ("first", "again"):
        began = time.perf_counter()
        result = build(record, tmp_path / f"{run}.epub")
        between = time.perf_counter()
        assert check(tmp_path / f"{run}.epub") == []
        took = [f"{seconds:.2f}" for seconds in (between - began, time.perf_counter() - between)]
        rows.append([run, *took, f"{result.length / 1e6:.1f}", letters])
    assert (tmp_path / "first.epub").read_bytes() == (tmp_path / "again.epub").read_bytes()
    head = ["run", "built (s)", "checked (s)", "MB", "letters"]
    table(f"An edition of {PAGES} pages with {FIGURES} figures (5 s)", head, rows)
