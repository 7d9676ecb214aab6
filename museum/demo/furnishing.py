"""What the demonstration sets on pages and settings that are there already; only while nobody has touched them."""

from django.db import transaction
from wagtail.models import Site

from exhibits.formats.languages import DEFAULT
from exhibits.translations.writing import write_translation
from home.models import HomePage, MuseumSettings

from .content import Content
from .entering import enter


@transaction.atomic
def furnish_home(content: Content, pages: dict[str, int]) -> bool:
    """What the front page opens with, if it is as ``setup`` left it. Returns whether it was changed."""
    home = HomePage.objects.get(locale__language_code=DEFAULT)
    if home.opening_id or home.story_id or home.revisions.count() > 1:
        return False
    home.opening_id = pages[content.plan["home"]["opening"]]
    home.story_id = pages[content.plan["home"]["story"]]
    show(home)
    return True


def show(home: HomePage) -> None:
    """Publish ``home``, and its choices with it in the other languages."""
    home.save_revision().publish()
    home = HomePage.objects.get(pk=home.pk)
    for translation in home.get_translations():
        write_translation(home, translation.locale, translation.specific)
    enter([home, *home.get_translations()])


def furnish_settings(content: Content) -> bool:
    """How to reach the museum, and that one person may be its only editor. Returns whether anything was changed."""
    settings = MuseumSettings.for_site(Site.objects.get(is_default_site=True))
    if values_of(settings) != values_of(MuseumSettings()):
        return False
    for name, value in content.plan["settings"].items():
        setattr(settings, name, value)
    settings.save()
    return True


def values_of(settings: MuseumSettings) -> dict:
    """All that the owners say, without the row's own keys."""
    return {
        field.name: getattr(settings, field.name) for field in settings._meta.fields if field.name not in ("id", "site")
    }
