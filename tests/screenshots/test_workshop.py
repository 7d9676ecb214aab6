"""The pictures of the handbook that show the work on translations."""

import re

from tests.browser.accounts import CURATOR, TRANSLATOR
from tests.browser.tables import table

from .camera import LIMIT, keep, photograph

HEIGHT = 940
SECTION = """
from home.models import InfoPage
print(InfoPage.objects.filter(depth=3, locale__language_code="ro").get().pk)
"""


def test_pictures_of_the_handbook(work, museum):
    # The section in which the demonstration shows every state.
    section = museum.manage("django", "shell", "-v", "0", "-c", SECTION).strip()
    sizes = {}
    with work(CURATOR) as page:
        sizes["board"] = keep(photograph(page, f"/admin/translations/?section={section}", HEIGHT), "admin/board")
        sizes["files"] = keep(photograph(page, "/admin/translations/files/", HEIGHT), "admin/files")
    with work(TRANSLATOR) as page:
        sizes["today"] = keep(photograph(page, "/admin/", HEIGHT), "admin/today")
        sizes["desk"] = keep(photograph(page, desk_of_an_exhibit(page), HEIGHT), "admin/desk")
    assert max(sizes.values()) <= LIMIT, sizes
    table("Pictures of the handbook, KB", list(sizes), [[size // 1024 for size in sizes.values()]])


def desk_of_an_exhibit(page) -> str:
    page.goto("/admin/translations/?language=nb&state=translated")
    page.locator(".board-depth-4 ~ td a").nth(1).click()
    page.wait_for_url(re.compile(r"/admin/translations/desk/\d+/"))
    return page.url
