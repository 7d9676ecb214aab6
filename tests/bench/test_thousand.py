"""A museum of a thousand exhibits costs a request no more queries than a small one."""

from tests.browser.pieces import one_of_each
from tests.browser.tables import table

from .test_pages import HEAD, measured, row

THOUSAND = "1000"
TIMES = "20"


def test_a_thousand_exhibits(museum):
    index, theme = one_of_each(museum)["exhibitindex"]["nb"], one_of_each(museum)["term"]["nb"].split("/")[-2]
    pages = {
        "home": one_of_each(museum)["home"]["nb"],
        "index": index,
        "index, narrowed": f"{index}?theme={theme}",
        "index, page 40": f"{index}?page=40",
        "exhibit": one_of_each(museum)["exhibit"]["nb"],
        "search": "/nb/search/?q=vitrina",
        "theme": one_of_each(museum)["term"]["nb"],
    }
    small = measured(museum, list(pages.values()), TIMES)
    museum.manage("tests.browser.enlarge", THOUSAND)
    large = measured(museum, list(pages.values()), TIMES)
    table("As the demonstration is", HEAD, [row(*pair) for pair in zip(pages, small, strict=True)])
    table(f"With {THOUSAND} exhibits more", HEAD, [row(*pair) for pair in zip(pages, large, strict=True)])
