"""The environment in which ``make run`` serves: what the settings read, from the user's own and from DATA_DIR.

Secrets are made once, kept in DATA_DIR readable by its owner only, and reach the settings through the environment.
"""

import os
import secrets
from pathlib import Path

from museum.operations.install import ROOT

DEFAULT_PORT = 8000
HOST = "127.0.0.1"
SECRET_KEY_FILE = "secret-key"
EDITOR_PASSWORD_FILE = "editor-password"


class WrongEnvironment(Exception):
    """A variable that a person set cannot be used; the message says which and why."""


def data_dir(environ: dict[str, str]) -> Path:
    """Where this museum keeps its data; made, when it is new, for its owner alone."""
    path = (ROOT / environ.get("DATA_DIR", "var")).resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def port(environ: dict[str, str]) -> int:
    value = environ.get("PORT") or str(DEFAULT_PORT)
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise WrongEnvironment(f"PORT is {value!r}: it must be a number from 1 to 65535.")
    return int(value)


def kept_secret(path: Path, length: int) -> str:
    """The secret in a file; made and written on first use."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(length))
    return path.read_text().strip()


def serving_environment(environ: dict[str, str]) -> dict[str, str]:
    """``environ`` with what the settings need to serve on this machine. What the user has set stays as it is."""
    place = data_dir(environ)
    number = port(environ)
    return {
        "DJANGO_SETTINGS_MODULE": "museum.settings.dev",
        "BASE_URL": f"http://localhost:{number}",
        "SECRET_KEY": kept_secret(place / SECRET_KEY_FILE, 64),
        "EDITOR_PASSWORD": kept_secret(place / EDITOR_PASSWORD_FILE, 12),
        **environ,
        "DATA_DIR": str(place),
        "PORT": str(number),
        "PYTHONUNBUFFERED": "1",
    }
