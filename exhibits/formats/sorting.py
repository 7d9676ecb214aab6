"""Titles in alphabetical order, where databases know none: one for each language, the same in every database.

Romanian: ă and â after a, î after i, ș after s, ț after t (DOOM 3, 2021); Norwegian: æ, ø and å after z (Språkrådet).
Every other letter sorts with its plain form. Keys are plain letters and figures, which all collations agree on.
"""

import unicodedata

LONGEST = 80
AFTER = {
    "ro": {"ă": "azz", "â": "azzz", "î": "izz", "ș": "szz", "ş": "szz", "ț": "tzz", "ţ": "tzz"},
    "nb": {"æ": "zza", "ä": "zza", "ø": "zzb", "ö": "zzb", "å": "zzc"},
}
PLAIN = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ʒ": "z", "θ": "th", "ß": "ss"})


def sort_key(title: str, language: str) -> str:
    """What ``title`` is put in order by among titles of ``language``; words are parted by one figure, 0."""
    own = AFTER.get(language, {})
    letters = unicodedata.normalize("NFC", title).casefold()
    spelt = "".join(own.get(letter, letter) for letter in letters).translate(PLAIN)
    bare = "".join(one for one in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(one))
    return "0".join("".join(one if one.isalnum() else " " for one in bare).split())[:LONGEST]
