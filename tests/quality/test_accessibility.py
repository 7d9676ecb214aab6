"""axe-core finds nothing wrong on any type of page, in any language, light and dark, on a phone and on a desktop."""

import pytest

from exhibits.formats.languages import CODES
from tests.browser.pieces import each_view
from tests.browser.reader import DESKTOP, PHONE
from tests.browser.tables import table

from .contrast import measure
from .toolbox import AXE

DEVICES = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ("light", "dark")
RULES = """{
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: {"target-size": {enabled: true}},
}"""
CONTRAST = """{runOnly: {type: "rule", values: ["color-contrast"]}}"""
CHECK = """async rules => {
    const report = await axe.run(document, rules);
    const brief = rule => ({
        id: rule.id,
        help: rule.help,
        nodes: rule.nodes.map(node => ({html: node.html, target: node.target[0]})),
    });
    return {
        violations: report.violations.map(brief),
        incomplete: report.incomplete.map(brief),
        passes: report.passes.length,
    };
}"""
# Whatever opens with a picture under its title: each of them, for each has a picture of its own.
PICTURED = ("home", "exhibit")


def options(device: str, scheme: str) -> dict:
    return {**DEVICES[device], "color_scheme": scheme, "reduced_motion": "reduce", "expected": {404}}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
def test_axe(read, museum, device, scheme):
    rows, problems = [], []
    with read(**options(device, scheme)) as page:
        for kind, paths in each_view(museum).items():
            found = {code: check(page, paths[code], RULES) for code in CODES}
            rows.append([kind, *(len(report["violations"]) for report in found.values()), _open_questions(found)])
            problems += [
                f"{paths[code]}: {rule['id']}: {rule['help']}: {rule['nodes'][0]['html'][:160]} ({len(rule['nodes'])})"
                for code, report in found.items()
                for rule in report["violations"]
            ]
    table(f"axe violations, {device}, {scheme}", ["page", *CODES, "for people to judge"], rows)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
def test_words_on_pictures(read, museum, device, scheme):
    """Where axe cannot tell what is behind the words, the pixels are asked."""
    paths = [piece.paths["ro"] for kind in PICTURED for piece in museum.pieces[kind]]
    paths += [paths["ro"] for kind, paths in each_view(museum).items() if kind not in PICTURED]
    rows, faint = [], []
    with read(**options(device, scheme)) as page:
        for path in paths:
            report = check(page, path, CONTRAST)
            unsure = {node["target"]: node["html"] for rule in report["incomplete"] for node in rule["nodes"]}
            found = {html: contrast for target, html in unsure.items() if (contrast := measure(page, target))}
            if found:
                rows.append([path, len(found), min(contrast.ratio / contrast.needed for contrast in found.values())])
            faint += [
                f"{path}: {contrast.ratio:.2f} where {contrast.needed} is needed: {html[:160]}"
                for html, contrast in found.items()
                if not contrast.enough
            ]
    head = ["page", "pieces of words", "contrast by what is needed"]
    table(f"Words on pictures, {device}, {scheme} (1 or more)", head, rows)
    assert not faint, "\n".join(faint)


def check(page, path: str, rules: str) -> dict:
    page.goto(path)
    # By the debugger, which the page's policy does not bind.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    report = page.evaluate(f"() => ({CHECK})({rules})")
    assert report["passes"] or report["incomplete"], f"axe checked nothing on {path}"
    return report


def _open_questions(found: dict[str, dict]) -> str:
    """What axe leaves to people, but for contrast, which is measured."""
    rules = {rule["id"] for report in found.values() for rule in report["incomplete"]}
    return ", ".join(sorted(rules - {"color-contrast"}))
