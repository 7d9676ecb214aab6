"""Texts made to keep whoever reads them busy: their faults are tested, their seconds measured (``make bench``)."""

# Passages as a translator would send them.
PASSAGES = [
    "<a " * 33_000,
    "<" + "a" * 99_000,
    "<b>" * 16_000 + "<a>" * 17_000,
    "<![" * 33_000,
    "1." * 49_000,
    "1 111." + "1" * 90_000 + ".5",
    "&" * 99_000,
]

# Files of references, by what they are made of.
FILES = {
    "deep": "@book{a, title={" + "{" * 200_000 + "}" * 200_000 + "}}",
    "open": "@book{" * 150_000,
    "lines": "@book{a title={x}}\n" * 40_000,
    "quoted": '@book{a,title="' + "\\" * 900_000,
    "accents": "@book{a,title={" + "\\'" * 400_000 + "}}",
    "spaces": "@book{a,author={" + " " * 900_000 + "x}}",
    "blank": "\n" * 900_000,
    "tabs": "\t" * 900_000,
    "names": "@book{a,title={t},author={" + "{a} and " * 120_000 + "}}",
    "joined": "@book{a,title=" + "1#" * 400_000,
    "strings": "@string{a={" + "x" * 900 + "}}\n" + "@string{a=a#a#a}\n" * 30_000,
    "begun": "TY  - BOOK\n" * 80_000,
    "gone on": "TY  - BOOK\nTI  - x\n" + "y\n" * 400_000,
    "signs": "@" * 900_000,
    "word": "@" + "a" * 900_000,
}
