"""Installing is done once, and says clearly what stands in its way."""

import sys

import pytest

from museum.operations import install
from museum.operations.install import CannotInstall, Stamp


def test_a_stamp_holds_until_a_source_changes(tmp_path):
    source = tmp_path / "requirements.txt"
    source.write_text("wagtail==8.0.1\n")
    mark = tmp_path / "deep" / "stamp"
    assert not Stamp(mark, [source, "3 11 7"]).holds()
    Stamp(mark, [source, "3 11 7"]).set()
    assert Stamp(mark, [source, "3 11 7"]).holds()
    assert not Stamp(mark, [source, "3 12 1"]).holds()
    source.write_text("wagtail==8.0.2\n")
    assert not Stamp(mark, [source, "3 11 7"]).holds()


def test_a_stamp_tells_where_one_source_ends_and_the_next_begins(tmp_path):
    assert Stamp(tmp_path / "a", ["ab", "c"]).digest != Stamp(tmp_path / "a", ["a", "bc"]).digest


def test_an_old_python_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(CannotInstall, match="PYTHON=/path/to"):
        install.check_python()


def test_a_python_without_venv_is_refused_with_what_to_install(monkeypatch):
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda module: None)
    with pytest.raises(CannotInstall, match="python3-venv"):
        install.check_python()


def test_a_failing_command_shows_its_words_and_the_advice():
    with pytest.raises(CannotInstall, match=r"no such host\nIs the network reachable"):
        install.execute([sys.executable, "-c", "import sys; sys.exit('no such host')"], "Is the network reachable?")


def test_a_second_installation_runs_nothing(monkeypatch, tmp_path):
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("wagtail\n")
    monkeypatch.setattr(install, "VENV", tmp_path)
    monkeypatch.setattr(install, "REQUIREMENTS", {"run": [requirements], "test": [requirements, requirements]})
    commands = []
    monkeypatch.setattr(install, "execute", lambda command, advice: commands.append(command))
    install.install_python_packages("test", "3 11 7")
    install.install_python_packages("test", "3 11 7")
    install.install_python_packages("run", "3 11 7")
    assert len(commands) == 1


def test_an_unknown_purpose_is_refused(capsys):
    assert install.main(["serve"]) == 2
    assert "run|test" in capsys.readouterr().err
