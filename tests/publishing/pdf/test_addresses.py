"""Addresses within words."""

from xml.etree import ElementTree

import pytest

from exhibits.publishing.pdf.addresses import breakable, link_addresses

LINK = '<a href="https://a.example/b" class="address" data-out="yes">https://a\u200b.example/\u200bb</a>'
FOUND = {
    "<p>See https://a.example/b.</p>": f"<p>See {LINK}.</p>",
    "<p>(https://a.example/b, https://a.example/b)</p>": f"<p>({LINK}, {LINK})</p>",
    "<p><i>x</i> https://a.example/b <b>y</b> https://a.example/b</p>": f"<p><i>x</i> {LINK} <b>y</b> {LINK}</p>",
    "<p><i>https://a.example/b</i>; z</p>": f"<p><i>{LINK}</i>; z</p>",
    '<p><a href="x"><b>https://a.example/b</b></a> z</p>': '<p><a href="x"><b>https://a.example/b</b></a> z</p>',
    "<p>a://b and http://</p>": "<p>a://b and http://</p>",
}


@pytest.mark.parametrize(("given", "made"), FOUND.items(), ids=range(len(FOUND)))
def test_addresses_become_links(given, made):
    root = ElementTree.fromstring(given)
    link_addresses(root)
    assert ElementTree.tostring(root, encoding="unicode") == made


def test_where_an_address_may_be_broken():
    assert breakable("https://a.example/b-c/?d=e").split("\u200b") == ["https://a", ".example/", "b", "-c/", "?d", "=e"]
    assert breakable("a.example/b").split("\u200b") == ["a", ".example/", "b"]
