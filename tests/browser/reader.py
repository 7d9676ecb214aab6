"""Somebody who reads the museum in a browser, and what goes wrong meanwhile."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, expect, sync_playwright

from museum.operations.chromium import FLAGS, find

PATIENCE = 15_000  # milliseconds for anything to happen
DESKTOP = {"viewport": {"width": 1350, "height": 940}}
# The phone that Lighthouse's mobile run has: its size and pixel ratio.
PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "is_mobile": True,
    "has_touch": True,
}
NARROWEST = {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True}


@dataclass
class Watch:
    """What a page did that a public page must not do: errors, answers that failed, and requests to other hosts.

    Chromium writes what the content security policy stopped to the console as an error.
    """

    host: str
    expected: Collection[int | str] = ()
    faults: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._see)
        page.on("response", self._answered)

    def _hear(self, message) -> None:
        if message.type in ("error", "warning") and not any(str(code) in message.text for code in self.expected):
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _see(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.faults.append(f"request to another host: {request.url}")

    def _answered(self, response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.faults.append(f"{response.status}: {response.url}")


@contextmanager
def open_browser(*flags: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def reading(
    browser: Browser, address: str, expected: Collection[int | str] = (), cookies: Collection[str] = (), **device
) -> Iterator[Page]:
    """A page in a browser context of its own, at ``address``; at the end it must have done nothing wrong.

    ``device`` are Playwright's context options; ``expected`` the error answers, and words of other errors, that belong
    to the journey; ``cookies`` the names of those it may be given: a visitor gets none.
    """
    context = browser.new_context(base_url=address, **device)
    context.set_default_timeout(PATIENCE)
    watch = Watch(urlsplit(address).netloc, expected)
    context.on("page", watch.follow)
    try:
        yield context.new_page()
        given = {cookie["name"] for cookie in context.cookies()} - set(cookies)
        faults = [*watch.faults, *(f"cookie: {name}" for name in given)]
        assert not faults, "\n".join(faults)
    finally:
        context.close()


def fetch(address: str) -> bytes:
    """The body of an answer, of an error page too."""
    try:
        with urlopen(address) as answer:
            return answer.read()
    except HTTPError as error:
        return error.read()
