"""A reading program, to see that people can read the museum's books in one: foliate-js (MIT), which Foliate is made of.

It comes among the development packages and is served from this machine, beside the books, on a site of its own.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

from museum.operations.environment import HOST
from museum.operations.install import NODE_MODULES

ENGINE = NODE_MODULES / "foliate-js"
# What its own program does for people who read by night, and for paragraphs, is done here, too.
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Reading</title>
<meta name="viewport" content="width=device-width">
<style>:root { color-scheme: light dark; } body { margin: 0; } foliate-view { display: block; height: 100vh; }</style>
<script type="module">
import "./foliate-js/view.js";
import {FootnoteHandler} from "./foliate-js/footnotes.js";
window.FootnoteHandler = FootnoteHandler;
const view = window.view = document.createElement("foliate-view");
document.body.append(view);
window.opened = (async () => {
    await view.open(new URLSearchParams(location.search).get("book"));
    view.renderer.setStyles("html { color-scheme: light dark; } p, li { line-height: 1.4; hyphens: auto; }");
    view.renderer.setAttribute("max-column-count", 1);
    await view.init({});
})();
</script></html>"""

# What is on the page that is open: where it is, what does not fit into its column, what is not drawn.
LOOK = """async () => {
    const {doc, index} = view.renderer.getContents()[0];
    await Promise.all([...doc.images].map(image => image.decode().catch(() => null)));
    await doc.fonts.ready;
    const style = doc.defaultView.getComputedStyle(doc.documentElement);
    const wide = parseFloat(style.columnWidth) + 1, high = doc.documentElement.getBoundingClientRect().height + 1;
    const range = doc.createRange(), walker = doc.createTreeWalker(doc.body);  // elements and their words
    const overflowing = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        range.selectNode(node);
        const boxes = node.getClientRects?.() ?? range.getClientRects();
        if ([...boxes].some(box => box.width > wide || box.height > high))
            overflowing.push(`${node.nodeName} ${node.textContent.trim().slice(0, 60)}`);
    }
    return {
        index,
        place: view.lastLocation.cfi,
        page: view.lastLocation.pageItem?.label ?? "",
        overflowing,
        unseen: [...doc.images].filter(image => !image.naturalWidth).map(image => image.src),
        faces: [...doc.fonts].filter(face => face.status === "error").map(face => face.family),
    };
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The reading program and the books in ``folder`` on a site of their own; its address."""
    if not (folder / ENGINE.name).exists():
        shutil.copytree(ENGINE, folder / ENGINE.name)
    (folder / "read.html").write_text(PAGE, encoding="utf-8")
    (folder / "favicon.ico").touch()
    with ThreadingHTTPServer((HOST, 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()


def open_book(page: Page, name: str) -> None:
    """Opens a book at its cover."""
    page.goto(f"/read.html?book={name}")
    page.evaluate("() => opened")


def pages(page: Page, most: int = 500) -> Iterator[dict]:
    """What ``LOOK`` sees on each page, from the one that is open to the last."""
    for _ in range(most):
        seen = page.evaluate(LOOK)
        yield seen
        page.evaluate("() => view.next()")
        if page.evaluate("() => view.lastLocation.cfi") == seen["place"]:
            return
    raise AssertionError(f"the book does not end within {most} pages")
