from tests.browser.fixtures import museum

__all__ = ["museum"]
