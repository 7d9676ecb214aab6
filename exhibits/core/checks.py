"""House rules that Django checks at every start."""

from pathlib import Path

from django.conf import settings
from django.core import checks


@checks.register("languages")
def every_language_is_compiled(app_configs, **kwargs):
    """Without a compiled catalogue Django does not route a language that it does not bring itself, and says nothing."""
    missing = [
        code
        for code, _ in settings.LANGUAGES
        if not any((Path(path) / code / "LC_MESSAGES" / "django.mo").exists() for path in settings.LOCALE_PATHS)
    ]
    return [
        checks.Error(
            f"The language {code!r} has no compiled catalogue, so its pages answer 404.",
            hint="Run 'python -m museum.operations.messages compile'.",
            id="museum.E001",
        )
        for code in missing
    ]
