"""The environment of ``make run``: the user's own wins, secrets are made once and are the owner's alone."""

import stat

import pytest

from museum.operations.environment import WrongEnvironment, port, serving_environment


@pytest.mark.parametrize("value", ["abc", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_none_is_refused(value):
    with pytest.raises(WrongEnvironment, match="PORT"):
        port({"PORT": value})


def test_the_port_is_8000_unless_it_is_said():
    assert (port({}), port({"PORT": ""}), port({"PORT": "8123"})) == (8000, 8000, 8123)


def test_secrets_are_made_once_for_the_owner_alone(tmp_path):
    place = tmp_path / "var"
    first = serving_environment({"DATA_DIR": str(place)})
    second = serving_environment({"DATA_DIR": str(place)})
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) >= 50
    assert first["EDITOR_PASSWORD"] == second["EDITOR_PASSWORD"] != first["SECRET_KEY"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in place.iterdir()} == {0o600}


def test_what_the_user_has_set_stays(tmp_path):
    own = {"DATA_DIR": str(tmp_path), "SECRET_KEY": "own", "DATABASE_URL": "postgres://museum", "PORT": "8123"}
    made = serving_environment(own)
    assert own.items() <= made.items()
    assert made["BASE_URL"] == "http://localhost:8123"
