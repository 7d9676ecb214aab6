"""A stand-in for LibreTranslate on loopback: real HTTP, answers that a test chooses."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

LIBRETRANSLATE = "wagtail_localize.machine_translators.libretranslate.LibreTranslator"


@dataclass
class Machine:
    """``answers`` by text, as the machine gives them; other texts come back with "nb: " before. ``status`` and ``body``
    replace its whole answer. ``asked`` is what it was sent, request by request.
    """

    answers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    body: str = ""
    asked: list[dict] = field(default_factory=list)
    address: str = ""

    def reply(self, request: dict) -> str:
        self.asked.append(request)
        texts = [self.answers.get(text, f"nb: {text}") for text in request["q"]]
        return self.body or json.dumps({"translatedText": texts})

    @property
    def texts(self) -> list[str]:
        return [text for request in self.asked for text in request["q"]]

    def settings(self, language: str = "nb") -> dict:
        options = {"LIBRETRANSLATE_URL": self.address, "API_KEY": "", "TIMEOUT": 10}
        return {
            "MACHINE_DRAFTS": {language: "libretranslate"},
            "MACHINE_TRANSLATORS": {"libretranslate": {"CLASS": LIBRETRANSLATE, "OPTIONS": options}},
        }


@contextmanager
def running_machine() -> Iterator[Machine]:
    machine = Machine()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            sent = self.rfile.read(int(self.headers["Content-Length"]))
            answer = machine.reply(json.loads(sent)).encode()
            self.send_response(machine.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        machine.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield machine
        finally:
            server.shutdown()
            thread.join()
