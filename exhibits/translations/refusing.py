"""What must not become public in a translation, whoever says yes to it: rules of the departments above."""

from collections.abc import Callable

from wagtail.models import DraftStateMixin, Revision

Rule = Callable[[DraftStateMixin], None]
_rules: dict[type, Rule] = {}


def register_rule(model: type[DraftStateMixin], rule: Rule) -> None:
    """``rule`` is asked before a translation of ``model`` is published; it raises ValidationError and says why."""
    _rules[model] = rule


def refuse_unfit(model: type[DraftStateMixin], version: Revision) -> None:
    """Raises ValidationError where a rule is broken in this version."""
    if rule := _rules.get(model):
        rule(version.as_object())
