"""axe-core finds nothing wrong on any type of page, in any language, light and dark, on a phone and on a desktop."""

import pytest

from exhibits.formats.languages import CODES
from tests.browser.pieces import one_of_each
from tests.browser.reader import DESKTOP, PHONE
from tests.browser.tables import table

from .toolbox import AXE

DEVICES = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ("light", "dark")
CHECK = """async () => {
    const report = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules: {"target-size": {enabled: true}},
        resultTypes: ["violations", "incomplete"],
    });
    const brief = rule => ({id: rule.id, help: rule.help, nodes: rule.nodes.map(node => node.html)});
    return {
        violations: report.violations.map(brief),
        incomplete: report.incomplete.map(brief),
        passes: report.passes.length,
    };
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("device", DEVICES)
def test_axe(read, museum, device, scheme):
    rows, problems = [], []
    options = {**DEVICES[device], "color_scheme": scheme, "reduced_motion": "reduce", "expected": {404}}
    with read(**options) as page:
        for kind, paths in one_of_each(museum).items():
            found = {code: _check(page, paths[code]) for code in CODES}
            rows.append([kind, *(len(report["violations"]) for report in found.values()), _open_questions(found)])
            problems += [
                f"{paths[code]}: {rule['id']}: {rule['help']}: {rule['nodes'][0][:160]} ({len(rule['nodes'])} times)"
                for code, report in found.items()
                for rule in report["violations"]
            ]
    table(f"axe violations, {device}, {scheme}", ["page", *CODES, "for people to judge"], rows)
    assert not problems, "\n".join(problems)


def _check(page, path: str) -> dict:
    page.goto(path)
    # By the debugger, which the page's policy does not bind.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    report = page.evaluate(CHECK)
    assert report["passes"], f"axe checked nothing on {path}"
    return report


def _open_questions(found: dict[str, dict]) -> str:
    return ", ".join(sorted({rule["id"] for report in found.values() for rule in report["incomplete"]}))
