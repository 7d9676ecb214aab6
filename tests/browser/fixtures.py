"""Fixtures of everything that looks at the museum from outside; a suite's conftest names those that it uses."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .museum import Museum, open_museum
from .reader import open_browser, reading


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
