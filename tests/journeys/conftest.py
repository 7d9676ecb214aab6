from tests.browser.fixtures import browser, museum, read

__all__ = ["browser", "museum", "read"]
