"""What sets the type of PDFs is found or installed; the start goes on without it, and tries once."""

import pytest

from museum.operations import pango
from museum.operations.pango import NoPango, ensure, try_once


@pytest.fixture
def tried(monkeypatch, tmp_path):
    """A machine without the libraries, on which installing does nothing; gives the list of what was tried."""
    packages = []
    monkeypatch.setattr(pango, "missing", lambda: ["libpango-1.0-0"])
    monkeypatch.setattr(pango, "install", lambda *names, quietly=False: packages.append((names, quietly)))
    monkeypatch.setattr(pango, "STAMP", tmp_path / "stamp")
    return packages


def test_the_tests_ask_for_it_and_say_what_to_do(tried):
    with pytest.raises(NoPango, match="sudo apt-get install libpango"):
        ensure()
    assert tried == [(("libpango-1.0-0",), False)]


def test_the_start_tries_once_and_goes_on(tried):
    assert [try_once(), try_once()] == ["missing, no PDFs"] * 2
    assert tried == [(("libpango-1.0-0",), True)]


def test_what_is_there_is_left_alone(tried, monkeypatch):
    monkeypatch.setattr(pango, "missing", list)
    ensure()
    assert try_once() == "unchanged"
    assert tried == []


def test_a_library_that_is_nowhere_is_missing(monkeypatch):
    monkeypatch.setattr(pango, "LIBRARIES", {"libnothing-1": ("libnothing-of-the-kind.so.9",)})
    assert pango.missing() == ["libnothing-1"]
