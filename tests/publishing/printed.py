"""A book to print, in any of the museum's languages: words of the demonstration museum, and one of each thing that a
book may have. Also a book of any number of pages, for measuring."""

import datetime
import random
import re
import tomllib
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw

from exhibits.formats.publication import Contributor, Document, Heading, Matter, Note, Part, Publication, Resource
from museum.demo import __file__ as demo

CONTENT = Path(demo).parent / "content" / "chapters"
MODIFIED = datetime.datetime(2026, 3, 14, 9, 26, 53, tzinfo=datetime.UTC)
WORDS = {
    "ro": ["Cuprins", "Coperta", "Pagina de titlu", "Începutul textului", "Note", "Înapoi la text"],
    "nb": ["Innhold", "Omslag", "Tittelside", "Tekstens begynnelse", "Noter", "Tilbake til teksten"],
    "en": ["Contents", "Cover", "Title page", "Beginning of the text", "Notes", "Back to the text"],
    "rom": ["Andrunipe", "Cover", "Title page", "Beginning of the text", "Notes", "Back to the text"],
}
PAGE = {"ro": "Pagina", "nb": "Side", "en": "Page", "rom": "Patrin"}
TITLES = {
    "ro": ("Comoara romilor", "O carte despre drumuri, meșteșuguri și o limbă cu mai multe ramuri"),
    "nb": ("Romenes skatt", "En bok om veier, håndverk og et språk med mange grener"),
    "en": ("Roma’s Treasure", "A book about roads, crafts and a language with many branches"),
    "rom": ("I rromani barvalipen", "Jekh lil vaś o droma, e buťa thaj jekh ćhib"),
}
PARTS = {"ro": ("Drumuri", "Limbă"), "nb": ("Veier", "Språk"), "en": ("Roads", "Language"), "rom": ("Droma", "Ćhib")}
FOREWORDS = {
    "ro": ("Cuvânt înainte", "Cartea aceasta a fost scrisă ca să fie citită cu voce tare."),
    "nb": ("Forord", "Denne boken er skrevet for å bli lest høyt."),
    "en": ("Foreword", "This book was written to be read aloud."),
    "rom": ("Anglutno lav", "Kadava lil sas xramosardo te ginavel pes zorales."),
}
ENDS = {
    "ro": ("Bibliografie", "Anexă"),
    "nb": ("Litteratur", "Vedlegg"),
    "en": ("Bibliography", "Annex"),
    "rom": ("Bibliografia", "Anexa"),
}
# Mihai Eminescu 1883, Henrik Ibsen 1862, William Blake 1794; in Romani a line of the Declaration of Human Rights.
VERSES = {
    "ro": [
        "La steaua care-a răsărit",
        "E-o cale-atât de lungă,",
        "Că mii de ani i-au trebuit",
        "Luminii să ne-ajungă.",
    ],
    "nb": ["Der bodde en underlig gråsprengt en", "på den ytterste nøkne ø; –", "han gjorde visst intet menneske mén"],
    "en": [
        "To see a World in a Grain of Sand",
        "And a Heaven in a Wild Flower,",
        "Hold Infinity in the palm of your hand",
    ],
    "rom": ["Sa e manušikane strukture bijandžona tromane", "thaj jekhutne ko digniteti thaj čapipa."],
}
HEADERS = {
    "ro": ("Cuvânt", "Înțeles", "Păstrat din", "Vorbitori"),
    "nb": ("Ord", "Betydning", "Bevart fra", "Talere"),
    "en": ("Word", "Meaning", "Kept from", "Speakers"),
    "rom": ("Lav", "Meaning", "Kept from", "Speakers"),
}
ALTS = {
    "ro": "Un disc de aramă cu cercuri lovite de ciocan",
    "nb": "En kobberskive med ringer etter hammeren",
    "en": "A disc of copper with rings left by a hammer",
    "rom": "Jekh xarkunipen",
}
LETTERS = "ć ś ź č š ž ç ǎ ě ř ʒ θ Ć Ś Ź Č Š Ž Ç Ǎ Ě Ř Ʒ Θ ǐ ǒ ǔ"
MARK = re.compile(r"\{([\w-]+):([^}]*)\}| ?\[[@^][^\]]*\]|\[([^\]]*)\]\([^)]*\)")


def inline(text: str) -> str:
    """The demonstration museum's marks as XHTML: words of another language, links as their words."""
    return MARK.sub(
        lambda found: f'<i lang="{found[1]}">{found[2]}</i>' if found[1] else found[3] or "",
        escape(text, quote=False),
    )


def picture(path: Path, width: int = 1200, height: int = 800, hue: int = 20) -> Path:
    """A drawing of copper rings, as a JPEG."""
    image = Image.new("RGB", (width, height), (42, 24, 16))
    draw = ImageDraw.Draw(image)
    for ring in range(22, 0, -1):
        radius = ring * min(width, height) / 46
        box = [width / 2 - radius, height / 2 - radius, width / 2 + radius, height / 2 + radius]
        draw.ellipse(box, fill=(120 + ring * 5, 60 + ring * 3 + hue, 30 + ring), outline=(60, 30, 20))
    image.save(path, quality=80)
    return path


def chapter(
    key: str, language: str, number: str, part: str, figure: str = "", extra: str = "", notes: tuple = ()
) -> Document:
    """A chapter of the demonstration museum; its first paragraphs call for the notes, one each."""
    told = tomllib.loads((CONTENT / f"{key}.toml").read_text())
    own = language if language in told["title"] else "ro"
    title, pieces, headings = told["title"][own], [], []
    calls = [f'<a role="doc-noteref" href="#{note.id}">{note.number}</a>' for note in notes]
    for block in told["body"]:
        if block["type"] == "heading":
            headings.append(Heading(f"s{len(headings) + 1}", block["text"][own]))
            pieces.append(f'<h2 id="{headings[-1].id}">{escape(block["text"][own])}</h2>')
        elif block["type"] == "text":
            for words in block[own].strip().split("\n\n"):
                pieces.append(
                    _listed(words) or f'<p id="p{len(pieces)}">{inline(words)}{calls.pop(0) if calls else ""}</p>'
                )
        if len(pieces) == 4:
            pieces.append(figure)
    lead = f'<div class="lead"><p>{inline(told["introduction"][own])}</p></div>'
    heading = f'<h1><span class="number">{number}</span> {escape(title)}</h1>'
    body = f"{heading}{lead}{''.join(pieces)}{extra}"
    return Document(
        key, title, own, Part.CHAPTER, Matter.BODY, body, number, part, tuple(headings), notes, bool(figure)
    )


def _listed(words: str) -> str:
    """A list, where each line begins as one of a list."""
    lines = words.splitlines()
    if not all(line.startswith("- ") for line in lines):
        return ""
    return f"<ul>{''.join(f'<li>{inline(line[2:])}</li>' for line in lines)}</ul>"


def sample(folder: Path, language: str = "en", cover: str = "wide") -> Publication:
    """One of each thing: parts, notes, one called for twice, a table, verse, figures, quotation, box, lists, works."""
    shape = {"wide": (1500, 1000), "upright": (1000, 1500)}[cover]
    files = {"images/cover.jpg": shape, "images/disc.jpg": (1200, 800), "images/tall.jpg": (700, 1100)}
    (folder / "images").mkdir(exist_ok=True)
    resources = {
        name: Resource(name, "image/jpeg", picture(folder / name, *size), *size) for name, size in files.items()
    }
    title, subtitle = TITLES[language]
    roads, tongue = PARTS[language]
    documents = (
        _foreword(language),
        chapter("road", language, "1", roads, _figure("disc", language), _again(), _notes(language)),
        chapter("slavery-and-freedom", language, "2", roads, _figure("tall", language)),
        chapter("language-of-roads", language, "3", tongue, extra=_things(language)),
        _annex(language),
        _works(language),
    )
    return Publication(
        identifier="urn:uuid:5d0e3a8e-6f0c-4d53-8a2b-1f6f2e1c7a10",
        language=language,
        title=title,
        subtitle=subtitle,
        publisher="Roma’s Treasure",
        address="https://museum.example/book/",
        modified=MODIFIED,
        documents=documents,
        words=words(language),
        contributors=(Contributor("Ana Exemplu", "aut"), Contributor("Kari Eksempel", "trl")),
        description=subtitle,
        subjects=("Roma", "Romani"),
        rights="© Roma’s Treasure 2026",
        licence="https://creativecommons.org/licenses/by-sa/4.0/",
        published=datetime.date(2026, 3, 1),
        cover=resources.pop("images/cover.jpg"),
        cover_alt=ALTS[language],
        resources=tuple(resources.values()),
    )


def words(language: str) -> dict[str, str]:
    names = ("Contents", "Cover", "Title page", "Beginning of the text", "Notes", "Back to the text")
    return dict(zip(names, WORDS[language], strict=True)) | {"Page": PAGE[language]}


def _foreword(language: str) -> Document:
    title, sentence = FOREWORDS[language]
    body = f'<h1>{title}</h1><p>{sentence}</p><p><a href="road.xhtml#s1">{PARTS[language][0]}</a>.</p>'
    return Document("foreword", title, language, Part.FOREWORD, Matter.FRONT, body)


def _figure(name: str, language: str) -> str:
    return (
        f'<figure id="f-{name}"><img src="images/{name}.jpg" alt="{ALTS[language]}"/>'
        f'<figcaption>{ALTS[language]}. <span class="credit">Roma’s Treasure, CC BY-SA 4.0</span></figcaption></figure>'
    )


def _notes(language: str) -> tuple[Note, ...]:
    return (
        Note("n1", "1", f"{FOREWORDS[language][1]} <i>Romani Studies</i> 14 (2004), 1–28."),
        Note("n2", "2", "Sa e manušikane strukture bijandžona tromane thaj jekhutne ko digniteti thaj čapipa.", "rom"),
    )


def _again() -> str:
    return '<p id="again">1385, 1856.<a role="doc-noteref" href="#n1">1</a></p>'


def _things(language: str) -> str:
    head = "".join(f'<th scope="col">{word}</th>' for word in HEADERS[language])
    lines = "<br/>".join(VERSES[language])
    rows = "".join(
        f'<tr><th scope="row" lang="rom">{word}</th><td>{row}</td><td>{1300 + row}</td>'
        f'<td class="number">{row * 37}</td></tr>'
        for row, word in enumerate(["pani", "manro", "phral", "rakli", "ʒukel", "raklesθe", "ćhavo", "śukar"] * 6, 1)
    )
    return f"""
<h2 id="letters">{LETTERS.split()[0].upper()} – {LETTERS.split()[11]}</h2>
<p lang="rom">{LETTERS}</p>
<p class="verse">{lines}</p>
<blockquote><p>{FOREWORDS[language][1]}</p></blockquote>
<table id="words"><caption>{HEADERS[language][0]}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<aside><h3>{ENDS[language][1]}</h3><p>{FOREWORDS[language][1]}</p>
<ul><li>ć, ś, ź</li><li>č, š, ž<ol><li>ǎ, ě</li><li>ʒ, θ</li></ol></li></ul></aside>
<dl><dt lang="rom">ʒukel</dt><dd>{HEADERS[language][1]}</dd>
<dt lang="rom">ćhavo</dt><dd>{HEADERS[language][1]}</dd></dl>
<p><a href="works.xhtml#w1">Matras 2002</a> (<a href="road.xhtml">{PARTS[language][0]}</a>);
<a href="https://museum.example/exhibits/">museum.example</a>.</p>"""


def _annex(language: str) -> Document:
    title = ENDS[language][1]
    return Document("annex", title, language, Part.APPENDIX, Matter.BACK, f"<h1>{title}</h1><p>1971, 1990.</p>")


def _works(language: str) -> Document:
    title = ENDS[language][0]
    works = [
        '<li id="w1" lang="en">Matras, Yaron. <i>Romani: A Linguistic Introduction</i>. Cambridge, 2002.</li>',
        '<li id="w2" lang="ro">Achim, Viorel. <i>Țiganii în istoria României</i>. Editura Enciclopedică, 1998.</li>',
        '<li id="w3" lang="en">Council of Europe. <i>Factsheets on Romani History</i>. '
        '<a href="https://www.coe.int/en/web/roma-and-travellers/roma-history-factsheets">Factsheets</a>.</li>',
    ]
    body = f"<h1>{title}</h1><ul>{''.join(works)}</ul>"
    return Document("works", title, language, Part.BIBLIOGRAPHY, Matter.BACK, body)


def of_pages(folder: Path, pages: int, figures: int) -> Publication:
    """A book of about so many pages and pictures, A5, with a note on every other page."""
    chance = random.Random(1971)
    (folder / "images").mkdir(exist_ok=True)
    resources = []
    for number in range(figures):
        name = f"images/f{number}.jpg"
        _noisy(folder / name, chance)
        resources.append(Resource(name, "image/jpeg", folder / name, 1400, 933))
    chapters = max(pages // 10, 1)
    documents = tuple(_long(number, chance, pages // chapters, figures // chapters) for number in range(chapters))
    return Publication(
        "urn:uuid:0f7d1b0e-1111-4d53-8a2b-1f6f2e1c7a10", "en", "A long book", "Museum", "https://museum.example/",
        MODIFIED, documents, words("en"), resources=tuple(resources),
    )  # fmt: skip


def _noisy(path: Path, chance: random.Random) -> None:
    """As large as a photograph of its size is: about 250 KB."""
    small = Image.frombytes("L", (350, 233), chance.randbytes(350 * 233)).resize((1400, 933))
    Image.merge("RGB", [small, small.rotate(180), small]).save(path, quality=62)


def _long(number: int, chance: random.Random, pages: int, figures: int) -> Document:
    vocabulary = (CONTENT / "road.toml").read_text().replace("{", "").replace("}", "").split()
    pool = [escape(word) for word in vocabulary if word.isalpha()]
    pieces, notes = [f'<h1><span class="number">{number + 1}</span> Chapter</h1>'], []
    share = figures / max(pages, 1)
    for page in range(pages):
        call = ""
        if page % 2 == 0:
            notes.append(Note(f"n{page}", str(len(notes) + 1), " ".join(chance.choices(pool, k=25))))
            call = f'<a role="doc-noteref" href="#n{page}">{len(notes)}</a>'
        pieces.append(f'<h2 id="s{page}">{" ".join(chance.choices(pool, k=3))}</h2>')
        paragraphs = [" ".join(chance.choices(pool, k=58)) for _ in range(4)]
        pieces += [f'<p id="p{page}-{at}">{words}.{call if at == 0 else ""}</p>' for at, words in enumerate(paragraphs)]
        if int((page + 1) * share) > int(page * share):
            name = f"images/f{number * figures + int(page * share)}.jpg"
            pieces.append(f'<figure><img src="{name}" alt="Noise"/><figcaption>Noise {page}</figcaption></figure>')
    title = f"Chapter {number + 1}"
    return Document(
        f"c{number + 1}", title, "en", Part.CHAPTER, Matter.BODY, "".join(pieces), str(number + 1), notes=tuple(notes)
    )
