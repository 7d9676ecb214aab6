"""A browser is found or installed, in a fixed order; without one the journeys fail and say what to do."""

import pytest

from museum.operations import chromium
from museum.operations.chromium import NoBrowser, find, works


@pytest.fixture
def program(tmp_path):
    def write(name, code):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {code}\n")
        path.chmod(0o755)
        return str(path)

    return write


@pytest.fixture
def nothing_installed(monkeypatch):
    """A machine without a browser, on which installing does nothing; gives the list of what was tried."""
    tried = []
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "on_system", lambda: None)
    monkeypatch.setattr(chromium, "from_playwright", lambda: None)
    for way in ("install_by_package_manager", "install_by_playwright"):
        monkeypatch.setattr(chromium, way, lambda way=way: tried.append(way))
    return tried


def test_a_stub_is_no_browser(program):
    assert works(program("chromium", 0))
    assert not works(program("chromium-browser", 1))
    assert not works("/no/such/browser")
    assert not works(None)


def test_the_browser_that_is_named_is_taken(monkeypatch, program):
    monkeypatch.setenv("CHROMIUM", program("chromium", 0))
    assert find().endswith("/chromium")


def test_a_named_browser_that_does_not_start_is_an_error(monkeypatch, program):
    monkeypatch.setenv("CHROMIUM", program("broken", 1))
    with pytest.raises(NoBrowser, match="CHROMIUM is"):
        find()


def test_without_a_browser_it_is_installed_and_else_an_error_says_what_to_do(nothing_installed):
    with pytest.raises(NoBrowser, match="sudo apt-get install chromium"):
        find()
    assert nothing_installed == ["install_by_package_manager", "install_by_playwright"]


def test_what_the_package_manager_installed_is_taken(monkeypatch, nothing_installed):
    monkeypatch.setattr(chromium, "on_system", lambda: "/usr/bin/chromium" if nothing_installed else None)
    assert find() == "/usr/bin/chromium"
    assert nothing_installed == ["install_by_package_manager"]
