"""The filters between the house and the world, found in the code, and what each is when it is gone."""

import ast
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FunctionType

from django.conf import settings
from django.db.models import Value
from wagtail.models import Locale

from exhibits.access import selectors

ROOT = Path(settings.BASE_DIR)
SOURCES = {"exhibits.access.selectors", "exhibits.access.spans", "exhibits.translations.readers"}


def _all(queryset, *args, **kwargs):
    return queryset


def _in(queryset, language):
    return queryset.filter(locale=Locale.objects.get(language_code=language))


def _true(*args, **kwargs):
    return "1 = 1", []


# What lets everything through, by the name of what lets only some.
NOTHING: dict[str, Callable] = {
    "public": _all,
    "within_pages": _all,
    "undisputed": _all,
    "apart_from_consents": _all,
    "agreed_to": _all,
    "reachable": lambda queryset, asked=None: queryset.annotate(is_private=Value(False)),
    "public_sql": _true,
    "public_twin_sql": _true,
    "is_agreed_to": lambda *args: Value(True),
    "for_reader": _in,
    "for_reader_in_turn": _in,
    "is_for_reader_in_turn": _true,
    "spans_of": lambda subject: [],
}


def filters() -> list[tuple[str, str]]:
    """Module and name of every filter that a module of the museum takes from where they are kept."""
    found = []
    for room in ("exhibits", "home", "search"):
        for path in sorted((ROOT / room).rglob("*.py")):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.ImportFrom) and _source(node, module) in SOURCES:
                    found += [(module, one.name) for one in node.names if one.name in NOTHING]
    # What an AppConfig takes it declares, and ``rules`` tells of.
    return [one for one in found if not one[0].endswith(".apps")]


def _source(node: ast.ImportFrom, module: str) -> str:
    if not node.level:
        return node.module or ""
    package = module.rsplit(".", node.level)[0]
    return f"{package}.{node.module}" if node.module else package


def rules() -> list[tuple[type, Callable]]:
    """What departments have declared of their models: each rule by itself."""
    return [(model, rule) for model, declared in selectors._rules.items() for rule in declared]


def remove_filter(monkeypatch, module: str, name: str) -> None:
    """Also where a function of the module has it as the default of an argument."""
    taken, gone = import_module(module), NOTHING[name]
    kept = getattr(taken, name)
    monkeypatch.setattr(taken, name, gone)
    for function in vars(taken).values():
        if isinstance(function, FunctionType) and kept in (function.__defaults__ or ()):
            left = tuple(gone if one is kept else one for one in function.__defaults__)
            monkeypatch.setattr(function, "__defaults__", left)


def remove_rule(monkeypatch, model: type, rule: Callable) -> None:
    left = [one for one in selectors._rules[model] if one is not rule]
    monkeypatch.setitem(selectors._rules, model, left)
