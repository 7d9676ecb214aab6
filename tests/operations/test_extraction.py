"""Strings are found in Python and in templates, with what their authors tell the translators."""

from museum.operations.extraction import Message, borrowed_from_django, extract, messages_in, pythonic

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext

# Translators: the noun
light = _("Light")
may = pgettext("month", "May")
count = ngettext("%(n)s story", "%(n)s stories", n) % {"n": n}
"""
TEMPLATE = """
<main class="it's {[ \\ 0777">
    {# Translators: in the footer #}
    {% translate "Contact" %}
    {% blocktranslate trimmed count n=stories|length %}
        {{ n }} story
    {% plural %}
        {{ n }} stories
    {% endblocktranslate %}
    {% include "card.html" with label=_("Open") %} {{ name|default:_("unknown") }}
    {% translate "May" context "month" %}
</main>
"""


def by_key(messages):
    return {message.key: message for message in messages}


def test_strings_of_python():
    found = by_key(messages_in(PYTHON, "home/models.py"))
    assert set(found) == {(None, "Light"), ("month", "May"), (None, "%(n)s story")}
    assert found[None, "Light"].notes == {"the noun"}
    assert found[None, "%(n)s story"].plural == "%(n)s stories"


def test_strings_of_a_template():
    found = by_key(messages_in(pythonic(TEMPLATE, "templates/base.html"), "templates/base.html"))
    assert set(found) == {(None, "Contact"), (None, "%(n)s story"), (None, "Open"), (None, "unknown"), ("month", "May")}
    assert found[None, "Contact"].notes == {"in the footer"}
    assert found[None, "%(n)s story"].plural == "%(n)s stories"


def test_places_and_notes_of_the_same_string_are_joined(tmp_path):
    for folder in ("home", "search/templates", "exhibits/migrations"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "home/views.py").write_text('# Translators: a button\n_("Open")\n')
    (tmp_path / "search/templates/page.html").write_text('{% translate "Open" %}')
    (tmp_path / "exhibits/migrations/0001.py").write_text('_("Never")')
    found = extract(tmp_path)
    assert set(found) == {(None, "Open")}
    assert found[None, "Open"].places == {"home/views.py", "search/templates/page.html"}
    assert found[None, "Open"].notes == {"a button"}


def test_a_string_is_for_editors_only_when_readers_meet_it_nowhere():
    assert Message(None, "Cover", places={"home/models.py", "exhibits/core/blocks/text.py"}).for_editors_only
    assert not Message(None, "Cover", places={"home/models.py", "templates/base.html"}).for_editors_only
    assert not Message(None, "Slate", places={"home/models.py"}, notes={"Readers see this: a colour."}).for_editors_only


def test_the_months_are_borrowed_from_django_for_romani():
    borrowed = borrowed_from_django()
    assert {(None, "January"), ("alt. month", "January"), (None, "jan"), (None, "Monday")} <= set(borrowed)
