"""The catalogues of interface strings, ``museum/locale/<language>/LC_MESSAGES/django.po``: compiled, merged, checked.

Run as a module it compiles: the museum does not start without compiled catalogues. Merging and checking against the
code is what ``messages.py`` does with the functions here.

In Romani every string says in its comment what it rests on: ``attested (source)`` or ``constructed``. Strings that
only editors see may be empty in Romani: the admin does not speak it.
"""

import difflib
import re
from pathlib import Path

import polib

from exhibits.formats.languages import BY_CODE, CODES
from museum.operations.install import ROOT, step

LOCALE = ROOT / "museum" / "locale"
SOURCE_LANGUAGE = "en"
ROMANI = "rom"
BASIS = re.compile(r"^(attested \(.+\)|constructed)", re.MULTILINE)
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
SIMILAR = 0.85
# Django's own, so that its messages and ours are counted alike; Romani has one singular and one plural.
PLURALS = {
    "ro": "nplurals=3; plural=(n==1?0:(((n%100>19)||((n%100==0)&&(n!=0)))?2:1));",
    "rom": "nplurals=2; plural=(n != 1);",
    "nb": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}


def catalogue_path(language: str, locale: Path = LOCALE) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def compile_catalogues(locale: Path = LOCALE) -> str:
    """Writes the .mo beside every .po that is newer than it; returns what was done."""
    compiled = []
    for language in CODES:
        source = catalogue_path(language, locale)
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            polib.pofile(str(source)).save_as_mofile(str(target))
            compiled.append(language)
    return " ".join(compiled) or "unchanged"


def placeholders(text: str) -> set[str]:
    return {percent or brace for percent, brace in PLACEHOLDER.findall(text)}


def texts(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def key(entry: polib.POEntry):
    return entry.msgctxt, entry.msgid


# --- Bringing a catalogue level with the code ----------------------------------------------------------------------


def empty_catalogue(language: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.header = f"Interface strings of the museum in {BY_CODE[language].names['en']}."
    catalogue.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    return catalogue


def new_entry(message, language: str) -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=message.context,
        msgid=message.id,
        msgid_plural=message.plural or "",
        comment="\n".join([*sorted(message.notes), *(["Only editors see this."] if message.for_editors_only else [])]),
        occurrences=[(place, "") for place in sorted(message.places)],
    )
    if placeholders(message.id + (message.plural or "")):
        entry.flags.append("python-brace-format" if "{" in message.id else "python-format")
    if message.plural:
        forms = int(re.search(r"nplurals=(\d)", PLURALS[language])[1])
        entry.msgstr_plural = dict.fromkeys(range(forms), "")
    return entry


def take_over(entry: polib.POEntry, old: polib.POEntry, changed: bool) -> None:
    """Gives ``entry`` the translation, comment and flags of ``old``; marks it fuzzy when its message has changed."""
    entry.tcomment = old.tcomment
    if bool(entry.msgid_plural) == bool(old.msgid_plural):
        entry.msgstr = old.msgstr
        entry.msgstr_plural.update(old.msgstr_plural)
    elif entry.msgid_plural:
        entry.msgstr_plural[0] = old.msgstr
    formats = {"python-format", "python-brace-format"}
    entry.flags += [flag for flag in old.flags if flag not in formats and flag not in entry.flags]
    if changed and any(texts(entry)) and not entry.fuzzy:
        entry.flags.insert(0, "fuzzy")
        entry.previous_msgid = old.msgid


def fill_source_language(entry: polib.POEntry) -> None:
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
    if entry.msgid_plural:
        ids = [entry.msgid, entry.msgid_plural]
        entry.msgstr_plural = {form: text or ids[form] for form, text in entry.msgstr_plural.items()}
    else:
        entry.msgstr = entry.msgstr or entry.msgid


def updated(old: polib.POFile, messages: dict, language: str) -> polib.POFile:
    """A catalogue of exactly ``messages``, in the order of their ids, with what ``old`` knows about them.

    Translations, comments and flags stay; a message that changed a little keeps its translation, marked fuzzy.
    """
    known = {key(entry): entry for entry in old if not entry.obsolete}
    vanished = {entry.msgid: entry for entry_key, entry in known.items() if entry_key not in messages}
    catalogue = empty_catalogue(language)
    for message in sorted(messages.values(), key=lambda each: (each.id.casefold(), each.id, each.context or "")):
        entry = new_entry(message, language)
        if message.key in known:
            take_over(entry, known[message.key], changed=False)
        elif similar := difflib.get_close_matches(message.id, vanished, n=1, cutoff=SIMILAR):
            take_over(entry, vanished[similar[0]], changed=True)
        if language == SOURCE_LANGUAGE:
            fill_source_language(entry)
        catalogue.append(entry)
    return catalogue


# --- Checking ------------------------------------------------------------------------------------------------------


def faults(entry: polib.POEntry, message, language: str) -> list[str]:
    """What is wrong with one translation, in words."""
    if entry.fuzzy:
        return ["fuzzy: look at it and take the flag off"]
    if not all(texts(entry)):
        optional = language == ROMANI and message.for_editors_only
        return [] if optional and not any(texts(entry)) else ["empty"]
    found = []
    allowed = placeholders(entry.msgid + entry.msgid_plural)
    used = [placeholders(text) for text in texts(entry)]
    # A singular may do without its number; nothing may name a placeholder that is not there.
    if any(names - allowed for names in used) or used[-1] != allowed:
        found.append(f"placeholders differ from {', '.join(sorted(allowed)) or 'none'}")
    if language == ROMANI and not BASIS.search(entry.tcomment):
        found.append("its comment must begin with 'attested (source)' or 'constructed'")
    return found


def problems(catalogue: polib.POFile, messages: dict, language: str) -> list[str]:
    """What keeps a catalogue from being complete and level with the code; one line each, by message id."""
    entries = {key(entry): entry for entry in catalogue if not entry.obsolete}
    found = [f"{name(entry_key)}: no longer used (make messages)" for entry_key in entries if entry_key not in messages]
    for message in messages.values():
        entry = entries.get(message.key)
        if entry is None or (entry.msgid_plural or None) != message.plural:
            found.append(f"{name(message.key)}: missing (make messages)")
        else:
            found += [f"{name(message.key)}: {fault}" for fault in faults(entry, message, language)]
    return sorted(found)


def name(entry_key: tuple[str | None, str]) -> str:
    context, identifier = entry_key
    return f"{identifier!r} ({context})" if context else repr(identifier)


if __name__ == "__main__":
    with step("Messages") as result:
        result.note = compile_catalogues()
