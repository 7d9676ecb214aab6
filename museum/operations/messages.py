"""Keeps the catalogues of interface strings level with the code: ``make messages``, and the check of ``make lint``.

- ``update`` finds every string and brings the four catalogues level; English is filled with the message id.
- ``check`` fails, file by file, on what is missing, empty, fuzzy, unused or has other placeholders.
"""

import sys

import polib

from exhibits.formats.languages import CODES
from museum.operations.catalogues import ROMANI, catalogue_path, compile_catalogues, problems, updated
from museum.operations.extraction import Key, Message, borrowed_from_django, extract
from museum.operations.install import ROOT


def wanted() -> dict[str, dict[Key, Message]]:
    """The messages that each language's catalogue must hold: those of the code, in Romani also Django's dates."""
    extracted = extract()
    return {code: {**borrowed_from_django(), **extracted} if code == ROMANI else extracted for code in CODES}


def catalogue(language: str) -> polib.POFile:
    path = catalogue_path(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile()


def update() -> int:
    for language, messages in wanted().items():
        new = updated(catalogue(language), messages, language)
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{str(new).rstrip()}\n", encoding="utf-8")
        translated = sum(entry.translated() for entry in new)
        print(f"{language:<4} {translated} of {len(new)} translated, {len(new.fuzzy_entries())} fuzzy")
    compile_catalogues()
    return 0


def check() -> int:
    found = 0
    for language, messages in wanted().items():
        place = catalogue_path(language).relative_to(ROOT)
        for problem in problems(catalogue(language), messages, language):
            print(f"{place}: {problem}")
            found += 1
    print(f"Messages: {found} problems." if found else "Messages: complete in four languages.")
    return 1 if found else 0


COMMANDS = {"update": update, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"Usage: python -m museum.operations.messages {'|'.join(COMMANDS)}")
    sys.exit(COMMANDS[sys.argv[1]]())
