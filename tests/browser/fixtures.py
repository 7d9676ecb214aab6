"""Fixtures of everything that looks at the museum from outside; a suite's conftest names those that it uses."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from .accounts import PASSWORD
from .museum import Museum, open_museum
from .reader import DESKTOP, open_browser, reading

# What the workshop keeps in the browser; visitors get no cookie at all.
COOKIES = {"sessionid", "csrftoken", "messages"}


@pytest.fixture(scope="session")
def museum() -> Iterator[Museum]:
    """The real museum with the demonstration, open for this session."""
    with open_museum() as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def read(museum, browser):
    """``with read(**device) as page``: a visitor without a past, who must meet no error and get no cookie."""
    return lambda **device: reading(browser, museum.address, **device)


@pytest.fixture
def work(museum, browser):
    """``with work(name) as page``: the workshop, as one who works there sees it."""

    @contextmanager
    def logged_in(name: str, expected: Collection[int | str] = ()) -> Iterator[Page]:
        with reading(browser, museum.address, expected, COOKIES, **DESKTOP) as page:
            page.goto("/admin/")
            page.get_by_label("Username").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url("**/admin/")
            yield page

    return logged_in
