"""What a first view costs a reader, against the budget: bytes as they travel, pictures above the fold, shifts."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from exhibits.formats.languages import CODES
from tests.browser.pieces import one_of_each
from tests.browser.reader import DESKTOP, PHONE
from tests.browser.tables import table

KB = 1024
KINDS = ("home", "exhibit", "story", "object", "chapter", "search", "map", "timeline")
TEXT = {"Document", "Stylesheet", "Script"}
PHONE_BUDGET = {"text": 40 * KB, "fonts": 45 * KB, "picture": 40 * KB}
WIDE_BUDGET = 180 * KB
SCRIPT_BUDGET = 10 * KB
# A weak connection, on which fonts come after the words: what Lighthouse calls slow 4G.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    const add = list => { for (const entry of list.getEntries()) sum += entry.value; };
    const observer = new PerformanceObserver(add);
    observer.observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => {
        add({getEntries: () => observer.takeRecords()});
        resolve(sum);
    }));
})"""
ABOVE_THE_FOLD = """() => [...document.images]
    .filter(image => image.currentSrc && image.getBoundingClientRect().top < innerHeight
        && image.getBoundingClientRect().bottom > 0 && image.getBoundingClientRect().left < innerWidth)
    .map(image => image.currentSrc)"""


@dataclass
class View:
    """What one first view loaded: bytes on the wire by address (headers included) with their resource type."""

    loaded: dict[str, tuple[str, int]] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    shift: float = 0.0

    def of(self, *types: str) -> int:
        return sum(size for kind, size in self.loaded.values() if kind in types)

    @property
    def total(self) -> int:
        return sum(size for _, size in self.loaded.values())

    @property
    def largest_picture(self) -> int:
        return max((self.loaded[address][1] for address in self.above if address in self.loaded), default=0)


def first_view(read, path: str, line: dict | None = None, **device) -> View:
    """Loads ``path`` with an empty cache, over a slow ``line`` if one is given, until nothing more comes."""
    view, kinds, sizes = View(), {}, {}
    with read(**device) as page:
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        if line:
            wire.send("Network.emulateNetworkConditions", line)
        wire.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: (e["type"], e["response"]["url"])}))
        wire.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.evaluate("() => document.fonts.ready")
        view.above = page.evaluate(ABOVE_THE_FOLD)
        view.shift = page.evaluate(SHIFTS)
    view.loaded = {kinds[one][1]: (kinds[one][0], int(size)) for one, size in sizes.items() if one in kinds}
    assert any(kind == "Document" for kind, _ in view.loaded.values())
    return view


def kb(size: int) -> float:
    return size / KB


@pytest.mark.parametrize("code", CODES)
def test_first_view_on_a_phone(read, museum, code):
    rows, over = [], []
    for kind in KINDS:
        path = one_of_each(museum)[kind][code]
        view = first_view(read, path, line=SLOW, **PHONE)
        spent = {"text": view.of(*TEXT), "fonts": view.of("Font"), "picture": view.largest_picture}
        rows.append([kind, *map(kb, spent.values()), f"{view.shift:.4f}", kb(view.total), _fonts(view)])
        over += [f"{path}: {name} {kb(spent[name]):.1f} KB" for name in spent if spent[name] > PHONE_BUDGET[name]]
        over += [f"{path}: shift {view.shift:.4f}"] if round(view.shift, 3) else []
    head = ["page", "HTML+CSS+JS", "fonts", "picture", "shift", "in all", "which fonts"]
    table(f"First view on a phone, {code}, KB (budget 40, 45, 40, 0)", head, rows)
    assert not over, "\n".join(over)


@pytest.mark.parametrize("code", CODES)
def test_first_view_on_a_wide_screen(read, museum, code):
    rows, over = [], []
    for kind in KINDS:
        path = one_of_each(museum)[kind][code]
        view = first_view(read, path, **DESKTOP)
        parts = [view.of(*TEXT), view.of("Font"), view.of("Image")]
        rows.append([kind, *map(kb, parts), f"{view.shift:.4f}", kb(view.total)])
        over += [f"{path}: {kb(view.total):.1f} KB in all"] if view.total > WIDE_BUDGET else []
        over += [f"{path}: shift {view.shift:.4f}"] if round(view.shift, 3) else []
    head = ["page", "HTML+CSS+JS", "fonts", "pictures", "shift", "in all"]
    table(f"First view on a wide screen, {code}, KB (budget 180 in all)", head, rows)
    assert not over, "\n".join(over)


def test_own_scripts(read, museum):
    paths = {kind: one_of_each(museum)[kind]["ro"] for kind in KINDS}
    spent = {kind: first_view(read, path, **PHONE).of("Script") for kind, path in paths.items()}
    table("Own JavaScript, KB compressed (budget 10)", ["page", "KB"], [[kind, kb(n)] for kind, n in spent.items()])
    assert max(spent.values()) <= SCRIPT_BUDGET, spent


def _fonts(view: View) -> str:
    names = [
        urlsplit(address).path.rsplit("/", 1)[1].split(".")[0]
        for address, (kind, _) in view.loaded.items()
        if kind == "Font"
    ]
    return " ".join(sorted(names))
