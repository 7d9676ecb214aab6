"""TeX's ways of writing letters, as letters: accents, ligatures, signs. What it does not know loses its backslash.

Read from left to right without going deeper at a brace, so that no nesting costs anything.
"""

import re
import unicodedata

TOKEN = re.compile(r"\\(?P<word>[A-Za-z]+)\s*|\\(?P<sign>.)|(?P<brace>[{}])|(?P<plain>[^\\{}]+)|\\", re.DOTALL)
ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331", "textcommabelow": "\u0326", "capitalcommabelow": "\u0326",
}  # fmt: skip
WORDS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ", "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~",
    "textasciicircum": "^", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "S": "§", "P": "¶", "copyright": "©",
    "textregistered": "®", "textdegree": "°", "LaTeX": "LaTeX", "TeX": "TeX", "slash": "/", "textunderscore": "_",
    "textsection": "§", "lq": "‘", "rq": "’", "textperiodcentered": "·",
}  # fmt: skip
# After plain text only: as a sign of its own each of them stands for itself.
LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("$", ""))
# Spaces, breaks and places where a word may be parted.
SIGNS = {
    "\\": " ",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    "-": "",
    "/": "",
    "@": "",
    "(": "",
    ")": "",
    "[": "",
    "]": "",
}
MOST_ACCENTS = 3
VERBATIM = re.compile(r"\\([_&%#~{}$])")


def decoded(text: str) -> str:
    """``text`` of a BibTeX field as it is read, on one line and without the braces that protect capitals."""
    told: list[str] = []
    accents = ""
    for found in TOKEN.finditer(text):
        word, sign = found["word"], found["sign"]
        mark = ACCENTS.get(word or "") or ACCENTS.get(sign or "")
        if mark:
            # The innermost stands next to its letter.
            accents = (mark + accents)[:MOST_ACCENTS]
            continue
        if found["brace"]:
            continue
        piece = WORDS.get(word, "") if word else SIGNS.get(sign, sign) if sign else _ligated(found["plain"] or "")
        if accents:
            piece = piece.lstrip()
        if piece and accents:
            piece, accents = f"{piece[0]}{accents}{piece[1:]}", ""
        told.append(piece)
    return " ".join(unicodedata.normalize("NFC", "".join(told)).split())


def verbatim(text: str) -> str:
    """An address: only what TeX could not have otherwise is written back."""
    return VERBATIM.sub(r"\1", text).replace("{", "").replace("}", "").strip()


def _ligated(text: str) -> str:
    for before, after in LIGATURES:
        text = text.replace(before, after)
    return text
