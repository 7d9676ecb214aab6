"""The languages, the site, and the pages that hold all others, in four languages."""

import tomllib
from pathlib import Path

from wagtail.models import Locale, Page, Site

from exhibits.catalogue.models import ObjectIndexPage
from exhibits.formats.languages import CODES, DEFAULT
from exhibits.formats.romani import ROMANI
from exhibits.models import ExhibitIndexPage
from exhibits.stories.models import StoryIndexPage
from exhibits.translations.states import tell, told_state
from exhibits.translations.writing import write_translation
from home.models import HomePage

TITLES = tomllib.loads((Path(__file__).parent / "titles.toml").read_text(encoding="utf-8"))
SECTIONS = ((ExhibitIndexPage, "exhibits"), (StoryIndexPage, "stories"), (ObjectIndexPage, "collection"))
OTHERS = [code for code in CODES if code != DEFAULT]


def set_up_locales() -> dict[str, Locale]:
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}


def set_up_tree(locales: dict[str, Locale]) -> None:
    """Home and the museum's sections in four languages, published. What is there already is left as it is."""
    home = HomePage.objects.filter(locale=locales[DEFAULT]).first() or _found_home(locales[DEFAULT])
    _translate(home, "home", locales)
    for model, name in SECTIONS:
        page = model.objects.filter(locale=locales[DEFAULT]).first()
        if page is None:
            page = home.add_child(instance=model(show_in_menus=True, **_words(name, DEFAULT)))
            page.save_revision().publish()
        _translate(page, name, locales)


def _found_home(locale: Locale) -> HomePage:
    """The first home page takes the site over from Wagtail's welcome page, which goes."""
    root = Page.get_first_root_node()
    welcome = list(Page.objects.filter(depth=2).exclude(pk__in=HomePage.objects.values("pk")))
    home = root.add_child(instance=HomePage(locale=locale, **_words("home", DEFAULT)))
    home.save_revision().publish()
    site, created = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home, "site_name": "Roma's Treasure"}
    )
    if not created:
        site.root_page, site.site_name = home, site.site_name or "Roma's Treasure"
        site.save()
    for page in welcome:
        page.delete()
    root.refresh_from_db()
    return home


def _translate(page: Page, name: str, locales: dict[str, Locale]) -> None:
    for code in OTHERS:
        if page.get_translation_or_none(locales[code]) is None:
            words = type(page)(locale=locales[code], **_words(name, code))
            made = write_translation(page, locales[code], words)
            if code == ROMANI:
                tell(told_state(made), put_together=True)


def _words(name: str, code: str) -> dict:
    return {"title": TITLES[name]["title"][code], "slug": TITLES[name]["slug"][code]}
