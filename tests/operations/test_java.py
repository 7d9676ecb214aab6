"""A Java that is new enough is found, or one is installed once."""

import pytest

from museum.operations import java


@pytest.fixture
def speaking(monkeypatch, tmp_path):
    """Makes a ``java`` the only program of the system, which names a version."""

    def write(version, code=0):
        program = tmp_path / "java"
        program.write_text(f"#!/bin/sh\necho 'openjdk version \"{version}\" 2025' >&2\nexit {code}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
        return program

    return write


@pytest.mark.parametrize("version", ["11.0.2", "17.0.15", "25"])
def test_one_on_the_system_is_taken(speaking, version):
    program = speaking(version)
    assert java.find() == program


@pytest.mark.parametrize(("version", "code"), [("1.8.0_452", 0), ("17", 1), ("none", 0)])
def test_an_old_or_broken_one_is_not(speaking, version, code):
    speaking(version, code)
    assert java.on_system() is None


def test_one_is_installed_where_there_is_none(monkeypatch, tmp_path):
    commands = []
    monkeypatch.setattr(java, "on_system", lambda: None)
    monkeypatch.setattr(java, "PLACE", tmp_path / "java")
    monkeypatch.setattr(java, "OWN", tmp_path / "java" / "java")
    monkeypatch.setattr(java, "execute", lambda command, advice: commands.append(command[-1]))
    assert java.find() == tmp_path / "java" / "java"
    assert commands == [java.PACKAGE]
    (tmp_path / "java").mkdir()
    (tmp_path / "java" / "java").touch()
    java.find()
    assert len(commands) == 1
