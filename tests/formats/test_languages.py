"""Which language a browser's wishes lead to."""

import pytest

from exhibits.formats.languages import negotiate


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "ro"),
        ("ro-RO,ro;q=0.9,en;q=0.8", "ro"),
        ("nn-NO,nn;q=0.9,en;q=0.5", "nb"),
        ("no", "nb"),
        ("nb-NO", "nb"),
        ("rmy", "rom"),
        ("rmn-RO;q=0.9,ro;q=0.8", "rom"),
        ("rmc", "rom"),
        ("de-DE,de;q=0.9,en-GB;q=0.7,ro;q=0.3", "en"),
        ("en;q=0,nb;q=0.1", "nb"),
        ("fr,de", "ro"),
        ("rup,rm;q=0.9", "ro"),
        ("*", "ro"),
        ("en;q=abc,;;;,=,nb;q=2", "ro"),
        ("en," * 5000, "en"),
        ("RO-ro", "ro"),
    ],
)
def test_negotiate(header, expected):
    assert negotiate(header) == expected
