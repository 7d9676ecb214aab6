import pytest

from tests.browser.fixtures import browser, museum, read

from . import toolbox

__all__ = ["browser", "museum", "read", "tools"]


@pytest.fixture(scope="session")
def tools():
    """The tools that the museum is measured with, installed on first use."""
    toolbox.install()
    return toolbox
