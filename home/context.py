"""What every template may ask for besides the page."""

from django.utils.functional import SimpleLazyObject

from .models import MuseumSettings


def owner(request):
    """``owner``: what the museum's owners say of themselves; asked of the database only when a template uses it."""
    return {"owner": SimpleLazyObject(_settings)}


def _settings() -> MuseumSettings:
    return MuseumSettings.objects.filter(site__is_default_site=True).first() or MuseumSettings()
