"""Walks through the whole museum by its links, as a harvester does: over HTTP, without a browser."""

import http.client
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Attributes that hold words for people.
WORDY = ("alt", "aria-label", "placeholder", "title")
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
HTML = "text/html"
MOST = 20_000  # addresses; a museum of this size has a few thousand


@dataclass(frozen=True)
class Answer:
    """What the server said to one request."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


# Code to run or to copy is in no language.
NO_WORDS = {"script", "style", "textarea"}


@dataclass
class Document:
    """An HTML page: what it says of itself, and every piece of its words with the language that is in force there."""

    answer: Answer
    lang: str = ""
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    words: list[tuple[str, str]] = field(default_factory=list)


# Names of authors, publishers and works are the same in all languages (WCAG 2.2, 3.1.2 leaves proper names out). Their
# titles say their own language where it is not the list's; "no linguistic content" stands for all of it here.
CITED, NAMES = ("doc-bibliography", "doc-biblioref"), "zxx"


class Reader(HTMLParser):
    """Reads a page into a ``Document``."""

    def __init__(self, answer: Answer):
        super().__init__()
        self.document = Document(answer)
        self.open: list[tuple[str, str]] = []
        self.feed(answer.body.decode("utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        around = self.open[-1][1] if self.open else ""
        lang = NAMES if around == NAMES or values.get("role") in CITED else values.get("lang", around)
        if tag not in VOID:
            self.open.append((tag, lang))
        if tag == "html":
            self.document.lang = lang
        if "id" in values:
            self.document.anchors.add(values["id"])
        for name in WORDY:
            self._note(values.get(name, ""), lang)
        self._addresses(tag, values)

    def handle_endtag(self, tag):
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        names = {name for name, _ in self.open}
        if "body" in names and not names & NO_WORDS:
            self._note(data, self.open[-1][1])

    def _note(self, text, lang):
        if lang != NAMES and (words := " ".join(text.split())):
            self.document.words.append((words, lang))

    def _addresses(self, tag, values):
        relation = values.get("rel", "").split()
        if tag == "link" and "canonical" in relation:
            self.document.canonical = values["href"]
        elif tag == "link" and "hreflang" in values:
            self.document.alternates[values["hreflang"]] = values["href"]
        elif tag == "link" and "href" in values:
            self.document.files.append(values["href"])
        elif tag == "a" and "href" in values:
            self.document.links.append(values["href"])
        elif tag == "meta" and values.get("property") == "og:image":
            self.document.files.append(values["content"])
        if tag not in ("a", "link"):
            self.document.files += [values[name] for name in ("src", "poster") if values.get(name)]
            self.document.files += [one.split()[0] for one in values.get("srcset", "").split(",") if one.strip()]


class Server:
    """One connection to the museum, kept open."""

    def __init__(self, address: str):
        self.address = address
        self.host = urlsplit(address).netloc
        self.connection = http.client.HTTPConnection(self.host, timeout=30)

    def get(self, path: str, **headers: str) -> Answer:
        """Asks for ``path`` as it stands. Redirects are not followed."""
        try:
            return self._get(path, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            # The server closed a connection that had been idle: the next request opens it again.
            self.connection.close()
            return self._get(path, headers)

    def _get(self, path, headers):
        self.connection.request("GET", path, headers=headers)
        response = self.connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read())


@dataclass
class Crawl:
    """All that was found, by path with query; ``referrers`` says where each address and each anchor is linked."""

    documents: dict[str, Document] = field(default_factory=dict)
    files: dict[str, Answer] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)
    referrers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    anchors: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))


def crawl(address: str, starts: list[str]) -> Crawl:
    """Everything that can be reached from ``starts`` on the same host, each address once."""
    server, found = Server(address), Crawl()
    waiting, known = deque(starts), set(starts)
    while waiting:
        path = waiting.popleft()
        answer = server.get(path)
        for target in _take(found, address, path, answer):
            if target not in known:
                known.add(target)
                waiting.append(target)
        assert len(known) < MOST, "The museum has no end: a list links to ever new addresses of itself."
    return found


def _take(found: Crawl, address: str, path: str, answer: Answer) -> list[str]:
    """Files an answer where it belongs and returns the paths that it leads to."""
    if answer.status in (301, 302, 303, 307, 308):
        found.redirects[path] = urljoin(path, answer.headers["location"])
        return _inside(found, address, path, [found.redirects[path]])
    if answer.status != 200:
        found.broken[path] = answer.status
        return []
    if answer.type == HTML:
        document = found.documents[path] = Reader(answer).document
        further = [document.canonical, *document.alternates.values()]
        return _inside(found, address, path, [*document.links, *document.files, *filter(None, further)])
    found.files[path] = answer
    if answer.type == "text/css":
        return _inside(found, address, path, CSS_ADDRESS.findall(answer.body.decode("utf-8")))
    return []


def _inside(found: Crawl, address: str, path: str, targets: list[str]) -> list[str]:
    paths = []
    for target in targets:
        absolute, anchor = urldefrag(urljoin(address + path, target))
        parts = urlsplit(absolute)
        if parts.scheme not in ("http", "https") or f"{parts.scheme}://{parts.netloc}" != address:
            found.outside.add(absolute)
            continue
        inside = parts._replace(scheme="", netloc="").geturl() or "/"
        found.referrers[inside].add(path)
        if anchor:
            found.anchors[inside, anchor].add(path)
        paths.append(inside)
    return paths
