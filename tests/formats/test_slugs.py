"""Addresses made of titles lose no letter."""

import pytest

from exhibits.formats.slugs import MAX_LENGTH, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ce știe ciocanul", "ce-stie-ciocanul"),
        ("Țară, însă şi ţigla", "tara-insa-si-tigla"),
        ("ʒukel, raklesθe, ćhavo", "dzukel-rakleste-chavo"),
        ("Å bli dem kvitt: øy og æra", "a-bli-dem-kvitt-oy-og-aera"),
        ("Roma’s Treasure", "romas-treasure"),
        ("1856", "1856"),
        ("!!!", ""),
    ],
)
def test_slug_of(title, slug):
    assert slug_of(title) == slug


def test_long_titles_end_at_a_word():
    slug = slug_of("cuvânt " * 40)
    assert len(slug) <= MAX_LENGTH
    assert slug.endswith("cuvant")
