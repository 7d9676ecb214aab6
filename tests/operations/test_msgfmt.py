"""gettext's msgfmt is found or installed; without it the check fails and says what to do."""

import pytest

from museum.operations import msgfmt
from museum.operations.msgfmt import NoMsgfmt, find


@pytest.fixture
def installed(monkeypatch):
    """A machine without gettext, on which installing does nothing; gives the list of what was tried."""
    tried = []
    monkeypatch.delenv("MSGFMT", raising=False)
    monkeypatch.setattr(msgfmt, "on_system", lambda: None)
    monkeypatch.setattr(msgfmt, "install", tried.append)
    return tried


def test_without_it_it_is_installed_and_else_an_error_says_what_to_do(installed):
    with pytest.raises(NoMsgfmt, match="sudo apt-get install gettext"):
        find()
    assert installed == ["gettext"]


def test_what_was_installed_is_taken(monkeypatch, installed):
    monkeypatch.setattr(msgfmt, "on_system", lambda: "/usr/bin/msgfmt" if installed else None)
    assert find() == "/usr/bin/msgfmt"


def test_one_that_is_named_and_does_not_start_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setenv("MSGFMT", str(tmp_path / "none"))
    with pytest.raises(NoMsgfmt, match="MSGFMT is"):
        find()
