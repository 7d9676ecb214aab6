"""The body of a chapter as XHTML: rendered through templates of its own, then made well-formed and led to where things
stand within the book."""

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from exhibits.book.outline import Label
from exhibits.core import routing
from exhibits.core.richtext import render
from exhibits.core.templatetags.museum import with_levels
from exhibits.translations.locales import code_of

from .gathering import Gathered
from .illustrating import Illustrations

GLOSSARY, BIBLIOGRAPHY = "glossary", "bibliography"
TEMPLATES = "publishing/blocks"


class Bodies:
    """Writes the bodies of one edition; ``pictures`` are those that they show."""

    def __init__(self, gathered: Gathered):
        self.gathered = gathered
        self.pictures = Illustrations(gathered.shown.images)
        pages = {page.translation_key: page for page in gathered.chapters}
        # The paths under which readers meet the chapters: links in their texts lead there.
        cards = gathered.on_pages.cards
        cards.want(pages)
        self._paths = {
            card.url: gathered.names[key] for key in pages if (card := cards.get(key)) and key in gathered.names
        }

    def chapter(self, page) -> str:
        language = code_of(page.locale_id)
        with translation.override(language):
            label = self.gathered.outline.labels.get(str(page.translation_key))
            parts = [self._render("publishing/opening.html", language, page=page, label=label)]
            parts += [self._block(block, level, language) for block, level in with_levels(page.body)]
        return self.well_formed("".join(parts))

    def rich(self, source: str) -> str:
        """A stored rich text, such as a note, as inline XHTML; in the active language."""
        html = render(source, self.gathered.shown.pages, self.gathered.marks)
        inner = BeautifulSoup(html, "html.parser")
        for paragraph in inner.find_all("p"):
            paragraph.unwrap()
        return self.well_formed(str(inner))

    def _block(self, block, level: int, language: str) -> str:
        label = self.gathered.outline.labels.get(block.id)
        extra = block.block.get_context(block.value) if block.block_type == "verse" else {}
        stanzas = extra.get("stanzas")
        name = f"{TEMPLATES}/{block.block_type}.html"
        told = {"value": block.value, "block": block, "level": level, "stanzas": stanzas}
        return self._render(name, language, label, **told)

    def _render(self, template: str, language: str, label: Label | None = None, **context) -> str:
        gathered = self.gathered
        return render_to_string(
            template,
            {
                **context,
                "label": label,
                "language": language,
                "edition": self,
                "embedded": gathered.shown,
                "on_pages": gathered.on_pages,
                "marks": gathered.marks,
                "clips": gathered.clips,
            },
        )

    def well_formed(self, html: str) -> SafeString:
        """Whatever stands in a text or a template, as XHTML that a parser of XML reads."""
        soup = BeautifulSoup(html, "html.parser")
        for call in soup.find_all("sup"):
            call.unwrap()
        for element in soup.find_all(True):
            element.attrs.pop("data-block-key", None)
            if element.get("class") in (["noteref"], ["term"], ["cite"], ["ref"]):
                del element["class"]
        for link in soup.find_all("a"):
            self._lead(link)
        return mark_safe(soup.decode(formatter="minimal"))

    def _lead(self, link) -> None:
        """To another document of the book where the museum's page is one, else out of it."""
        href = link.get("href")
        if href is None:
            if not link.get("lang"):
                link.unwrap()
            else:
                link.name = "span"
            return
        if href.startswith("#g-"):
            link["href"] = f"{GLOSSARY}.xhtml{href}"
        elif href.startswith("#w-"):
            link["href"] = f"{BIBLIOGRAPHY}.xhtml{href}"
        elif href.startswith("/"):
            path, _, fragment = href.partition("#")
            name = self._paths.get(path)
            inner = f"{name}.xhtml" + (f"#{fragment}" if fragment else "")
            link["href"] = inner if name else routing.absolute(href)
