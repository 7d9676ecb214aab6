"""Records that somebody could come to make, with everything in them that breaks what is written carelessly."""

from dataclasses import replace
from pathlib import Path

from exhibits.formats.publication import Contributor, Document, Heading, Matter, Note, PageBreak, Part, Publication

from .sample import sample

# A control character that no XML can carry; a bar that makes another sign of the one before it; a sign beyond 16 bits.
NASTY = "</title><script>alert(1)</script>&amp; ]]> \"'\x0b\u0338 {{ title }} {% now %} 😀 \u202e"
ESCAPED = "&lt;&amp;>\"'"


def hostile(folder: Path) -> Publication:
    """One in which all that a person types is ``NASTY``."""
    body = f"""<h1 id="a">{ESCAPED}</h1><p title="{ESCAPED.replace(chr(34), "&quot;")}">{ESCAPED}
    <a role="doc-noteref" href="#n">*</a></p><h2 id="call-n"></h2>"""
    body = body.replace('<h2 id="call-n"></h2>', f'<h2 id="call-n">{"Ʒ" * 400}</h2><p id="page-">x</p>')
    chapter = Document("nav", NASTY, "ro", Part.CHAPTER, Matter.BODY, body, NASTY, NASTY)
    chapter = replace(chapter, headings=(Heading("call-n", NASTY), Heading("a", NASTY)), notes=(Note("n", NASTY, "x"),))
    record = sample(folder, "ro")
    return replace(
        record,
        title=NASTY,
        subtitle=NASTY,
        publisher=NASTY,
        description=NASTY,
        edition=NASTY,
        rights=NASTY,
        licence=NASTY,
        cover_alt=NASTY,
        page_source=NASTY,
        subjects=(NASTY, NASTY),
        contributors=(Contributor(NASTY, "aut"), Contributor(NASTY, "ill")),
        words=dict.fromkeys(record.words, NASTY),
        documents=(chapter, replace(chapter, name="cover", part="")),
        pages=(PageBreak(NASTY, "nav", "a"), PageBreak("+", "nav", "page-"), PageBreak("+", "cover", "a")),
        resources=(),
    )


def huge(folder: Path, chapters: int, paragraphs: int) -> Publication:
    """One with very many chapters and pages, all of them in one part."""
    record = sample(folder, "en")
    text = "".join(f'<p id="p{n}">All human beings are born free and equal in dignity.</p>' for n in range(paragraphs))
    documents = tuple(
        Document(f"c{n}", f"Chapter {n}", "en", Part.CHAPTER, Matter.BODY, f"<h1>{n}</h1>{text}", str(n), "All")
        for n in range(chapters)
    )
    pages = tuple(PageBreak(f"{n}-{p}", f"c{n}", f"p{p}") for n in range(chapters) for p in range(0, paragraphs, 5))
    return replace(record, documents=documents, pages=pages, resources=())
