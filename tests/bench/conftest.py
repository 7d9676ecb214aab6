from tests.browser.fixtures import browser, museum, read, work

__all__ = ["browser", "museum", "read", "work"]
