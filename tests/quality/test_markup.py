"""The Nu HTML checker finds no error on any type of page in any language."""

from collections import Counter
from pathlib import Path

from exhibits.formats.languages import CODES
from tests.browser.pieces import each_view
from tests.browser.reader import fetch
from tests.browser.tables import table


def test_nu_checker(museum, tools, tmp_path):
    pages = {
        f"{kind}.{code}.html": museum.address + paths[code]
        for kind, paths in each_view(museum).items()
        for code in CODES
    }
    for name, address in pages.items():
        (tmp_path / name).write_bytes(fetch(address))
    found: dict[str, Counter] = {name: Counter() for name in pages}
    problems = []
    for message in tools.check_html(tmp_path):
        name = Path(message["url"]).name
        kind = message["type"] if message["type"] != "info" else message.get("subType", "info")
        found[name][kind] += 1
        if kind != "warning":
            problems.append(
                f"{pages[name]}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
            )
        else:
            print(f"{name}: {message['message']}")
    kinds = {name.partition(".")[0] for name in pages}
    rows = [[kind, *(_cell(found[f"{kind}.{code}.html"]) for code in CODES)] for kind in sorted(kinds)]
    table("HTML errors (and warnings)", ["page", *CODES], rows)
    assert not problems, "\n".join(problems)


def _cell(counts: Counter) -> str:
    warnings = counts["warning"]
    return f"{counts.total() - warnings}" + (f" ({warnings})" if warnings else "")
