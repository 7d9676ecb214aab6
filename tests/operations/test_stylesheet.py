"""The stylesheet: parts in the house, one file for those who visit."""

import re

from django.conf import settings
from django.core.management import call_command

from museum.operations.stylesheet import PART, SHEET

PARTS = settings.BASE_DIR / "museum/static/css"


def collected(place, settings, again: int = 1) -> str:
    settings.STATIC_ROOT = str(place)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "museum.operations.stylesheet.StaticFiles"}}
    for _ in range(again):
        call_command("collectstatic", interactive=False, verbosity=0)
    return (place / SHEET).read_text()


def test_one_file_has_all_parts_in_their_order(tmp_path, settings):
    sheet = collected(tmp_path, settings)
    names = PART.findall((PARTS / "museum.css").read_text())
    places = [sheet.find((PARTS / name).read_text()) for name in names]
    assert "@import" not in sheet
    assert len(names) > 5
    assert -1 not in places
    assert places == sorted(places)
    addresses = re.findall(r'url\("\.\./([^"]+)"\)', sheet)
    assert addresses
    assert all((tmp_path / address).is_file() for address in addresses)


def test_collected_twice_it_is_the_same(tmp_path, settings):
    assert collected(tmp_path / "once", settings) == collected(tmp_path / "twice", settings, again=2)
