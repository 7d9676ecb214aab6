"""What Django checks at every start: machines draft only what they may, and can be reached."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks

from exhibits.formats.languages import BY_CODE

from .machine import NEVER

# What each machine cannot do without, with the variable that gives it.
NEEDS = {
    "libretranslate": ("LIBRETRANSLATE_URL", "LIBRETRANSLATE_URL"),
    "deepl": ("AUTH_KEY", "DEEPL_AUTH_KEY"),
}


@checks.register("translations")
def machine_drafts_are_allowed(app_configs, **kwargs):
    return [
        checks.Error(f"MACHINE_DRAFTS: {fault}", id="museum.E002")
        for language, machine in settings.MACHINE_DRAFTS.items()
        for fault in _faults(language, machine)
    ]


def _faults(language: str, machine: str) -> Iterator[str]:
    if language == NEVER:
        yield "Romani is written by people: no machine drafts it."
    elif language not in BY_CODE:
        yield f"{language!r} is not a language of the museum."
    if machine not in settings.MACHINE_TRANSLATORS:
        yield f"{machine!r} is no machine: choose one of {', '.join(settings.MACHINE_TRANSLATORS)}."
        return
    option, variable = NEEDS[machine]
    value = settings.MACHINE_TRANSLATORS[machine]["OPTIONS"][option]
    if not value:
        yield f"{machine} needs {variable}."
    elif option == "LIBRETRANSLATE_URL" and not value.startswith(("http://", "https://")):
        yield f"{variable} has to begin with http:// or https://."
