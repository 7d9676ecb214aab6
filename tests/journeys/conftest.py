import pytest

from tests.browser.fixtures import browser, museum, read, work
from tests.browser.museum import Piece

from .books import READ

__all__ = ["browser", "museum", "read", "work"]


@pytest.fixture(scope="module")
def chapter(museum) -> Piece:
    return next(one for one in museum.pieces["chapter"] if one.title == READ)


@pytest.fixture(scope="module")
def book(museum) -> Piece:
    return museum.pieces["book"][0]
