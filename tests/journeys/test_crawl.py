"""Every page, file and picture that a link leads to is there, and says rightly what language it is in."""

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest

from exhibits.core.middleware import PUBLIC_POLICY
from exhibits.formats.languages import CODES

from .crawl import Crawl, Document, Server, crawl

LOCATION = re.compile(r"<loc>([^<]+)</loc>")
# Shorter pieces may be the same in several languages: names, dates, a credit.
SENTENCE = 4
SHOWN = 25
# Statements of rights are named by these addresses, which are spelled with http for ever.
RIGHTS = {"creativecommons.org", "rightsstatements.org"}
TREE = ("home", "info", "exhibitindex", "exhibit", "objectindex", "object", "storyindex", "story", "book", "chapter")


@pytest.fixture(scope="module")
def found(museum) -> Crawl:
    starts = [f"/{code}/" for code in CODES]
    # The page of a picture that is only a cover is not linked: one comes to it by its permanent address.
    pictures = [path for piece in museum.pieces["image"] for path in piece.paths.values()]
    return crawl(museum.address, starts + pictures)


@pytest.fixture(scope="module")
def sitemap(museum) -> list[str]:
    """The paths of all entries of all sitemaps."""
    server = Server(museum.address)
    index = LOCATION.findall(server.get("/sitemap.xml").body.decode())
    assert len(index) == len(CODES)
    maps = [server.get(path_of(museum, address)) for address in index]
    return [path_of(museum, address) for answer in maps for address in LOCATION.findall(answer.body.decode())]


def path_of(museum, address: str) -> str:
    assert address.startswith(museum.address), address
    return address.removeprefix(museum.address)


def told(problems) -> str:
    """The first problems, one to a line, for people who mend them."""
    rows = sorted(map(str, problems))
    return "\n".join([f"{len(rows)} in all:", *rows[:SHOWN]])


def prefix(path: str) -> str:
    return path.split("/", 2)[1]


def of_people(found: Crawl) -> dict[str, Document]:
    """The pages under a language's prefix."""
    return {path: document for path, document in found.documents.items() if prefix(path) in CODES}


def own_language(museum, document: Document) -> str:
    """The language of the page's text: that of the original on a fallback."""
    return prefix(path_of(museum, document.canonical))


def fallbacks(museum, found: Crawl) -> dict[str, Document]:
    return {
        path: document
        for path, document in of_people(found).items()
        if document.canonical and own_language(museum, document) != prefix(path)
    }


def test_no_link_is_broken(found):
    broken = [f"{status} {path} on {sorted(found.referrers[path])[:3]}" for path, status in found.broken.items()]
    assert not broken, told(broken)


def test_links_lead_straight_to_their_page(found):
    crooked = {path: to for path, to in found.redirects.items() if not path.startswith("/id/")}
    assert not crooked, told(f"{path} -> {to} on {sorted(found.referrers[path])[:3]}" for path, to in crooked.items())


def test_every_anchor_is_there(found):
    missing = [
        f"{path}#{anchor} linked from {sorted(where)[:3]}"
        for (path, anchor), where in found.anchors.items()
        if path in found.documents
        and anchor not in found.documents[path].anchors
        # A moment between two turns of a transcript, at which the page's player begins.
        and not (anchor.startswith("t=") and any(one.startswith("t=") for one in found.documents[path].anchors))
    ]
    assert not missing, told(missing)


def test_files_are_what_they_say(found):
    assert found.files
    empty = [path for path, answer in found.files.items() if not answer.body]
    assert not empty, told(empty)
    unknown = [path for path, answer in found.files.items() if answer.type == "application/octet-stream"]
    assert not unknown, told(unknown)


def test_everything_in_the_museum_is_reached(found, museum):
    paths = {path for kind in (*TREE, "term") for piece in museum.pieces[kind] for path in piece.paths.values()}
    lost = paths - set(found.documents)
    assert not lost, told(lost)


def test_every_page_names_its_language(found):
    wrong = [
        f"{path}: lang={document.lang}, Content-Language={document.answer.headers.get('content-language')}"
        for path, document in of_people(found).items()
        if not document.lang == document.answer.headers.get("content-language") == prefix(path)
    ]
    assert not wrong, told(wrong)


def test_the_same_words_have_the_same_language_everywhere(found):
    """Words that stand for a missing translation carry the ``lang`` that they have on their own page."""
    where: dict[str, dict[str, str]] = defaultdict(dict)
    for path, document in found.documents.items():
        for words, lang in document.words:
            if sum(word.isalpha() and len(word) > 1 for word in words.split()) >= SENTENCE:
                where[words].setdefault(lang, path)
    torn = {words: langs for words, langs in where.items() if len(langs) > 1}
    assert not torn, told(f"{langs}: {words[:90]}" for words, langs in torn.items())


def test_a_fallback_marks_its_title_and_is_not_offered_as_a_translation(found, museum):
    stand_ins = fallbacks(museum, found)
    assert stand_ins, "the demonstration has pages without a translation"
    for path, document in stand_ins.items():
        original = found.documents[path_of(museum, document.canonical)]
        language = own_language(museum, document)
        assert original.lang == language, path
        assert not document.alternates, path
        assert any(lang == language for _, lang in document.words), path


def test_translations_name_each_other(found, museum):
    problems = []
    for path, document in of_people(found).items():
        for code, address in document.alternates.items():
            other = found.documents.get(path_of(museum, address))
            if other is None:
                problems.append(f"{path}: {code} leads to {address}, which is not a page")
            elif code != "x-default" and (other.lang != code or other.alternates != document.alternates):
                problems.append(f"{path} and {address} ({code}) do not name the same translations")
        if document.alternates and document.alternates.get(prefix(path)) != museum.address + path.partition("?")[0]:
            problems.append(f"{path} does not name itself among its translations")
    assert not problems, told(problems)


def test_pages_of_the_tree_name_a_default_translation(found, museum, sitemap):
    pages = {path: found.documents[path] for path in sitemap if path in found.documents}
    without = [path for path, document in pages.items() if "x-default" not in document.alternates]
    assert not without, told(without)


def test_canonical_addresses(found, museum):
    problems = []
    for path, document in of_people(found).items():
        if prefix(path) in CODES and "noindex" in document.answer.headers.get("x-robots-tag", ""):
            continue
        if not document.canonical:
            problems.append(f"{path} names none")
            continue
        target = path_of(museum, document.canonical)
        if target not in found.documents or found.documents[target].canonical != document.canonical:
            problems.append(f"{path} names {target}, which is not canonical itself")
        elif prefix(target) == prefix(path) and target != path.partition("?")[0]:
            problems.append(f"{path} names {target}")
    assert not problems, told(problems)


def test_sitemaps(found, museum, sitemap):
    assert len(sitemap) == len(set(sitemap))
    unknown = set(sitemap) - set(found.documents)
    assert not unknown, told(f"in a sitemap, but no link leads to it: {path}" for path in unknown)
    stand_ins = fallbacks(museum, found)
    assert not set(sitemap) & set(stand_ins)
    own = {piece.paths[code] for kind in TREE for piece in museum.pieces[kind] for code in piece.own}
    # Other journeys may have published more.
    assert own <= set(sitemap)


def test_every_page_may_sit_in_a_shared_cache(found):
    problems = []
    for path, document in of_people(found).items():
        headers = document.answer.headers
        if "set-cookie" in headers or "cookie" in headers.get("vary", "").lower():
            problems.append(f"{path}: cookie")
        if not headers.get("cache-control", "").startswith("public"):
            problems.append(f"{path}: Cache-Control {headers.get('cache-control')}")
        if headers.get("content-security-policy") != PUBLIC_POLICY:
            problems.append(f"{path}: policy")
    assert not problems, told(problems)


def test_links_to_other_hosts_are_safe(found):
    unsafe = [
        address
        for address in found.outside
        if (parts := urlsplit(address)).scheme not in ("https", "mailto") and parts.netloc not in RIGHTS
    ]
    assert not unsafe, told(unsafe)
