"""Locale rows by id and by code, read once per process: pages carry only the id, templates need the code."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Locale

_codes: dict[int, str] = {}


def code_of(locale_id: int) -> str:
    """The language code of a locale. Raises Locale.DoesNotExist."""
    if locale_id not in _codes:
        _codes.update(Locale.objects.values_list("pk", "language_code"))
    try:
        return _codes[locale_id]
    except KeyError:
        raise Locale.DoesNotExist(f"There is no locale {locale_id}.") from None


def id_of(code: str) -> int:
    """The id of the locale of ``code``. Raises Locale.DoesNotExist."""
    if code not in _codes.values():
        _codes.update(Locale.objects.values_list("pk", "language_code"))
    for locale_id, known in _codes.items():
        if known == code:
            return locale_id
    raise Locale.DoesNotExist(f"There is no locale for {code!r}: run 'manage.py setup'.")


def forget(**kwargs) -> None:
    _codes.clear()


post_save.connect(forget, sender=Locale, dispatch_uid="translations.forget_locales")
post_delete.connect(forget, sender=Locale, dispatch_uid="translations.forget_locales")
