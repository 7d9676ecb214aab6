"""Dates in the words of each language: every form, each language's own grammar, and nothing invented in Romani."""

import re
from pathlib import Path

import polib
import pytest

from exhibits.formats.dates.edtf import parse
from exhibits.formats.dates.phrases import PHRASES, ordinal, roman
from exhibits.formats.dates.words import words_of
from exhibits.formats.languages import CODES

ROMANI_CATALOGUE = Path(__file__).parents[2] / "museum/locale/rom/LC_MESSAGES/django.po"
ENGLISH_MONTHS = PHRASES["en"].months

# EDTF, English, Romanian, Norwegian, Romani; a line that begins with a bar goes on with the one above.
TABLE = """
1860                    | 1860 | 1860 | 1860 | 1860
1860-05                 | May 1860 | mai 1860 | mai 1860 | màjo 1860
1860-05-05              | 5 May 1860 | 5 mai 1860 | 5. mai 1860 | 5 màjo 1860
1860-XX                 | 1860 | 1860 | 1860 | 1860
1860-XX-XX              | 1860 | 1860 | 1860 | 1860
1860-05-XX              | May 1860 | mai 1860 | mai 1860 | màjo 1860
1860-1X                 | October–December 1860 | octombrie–decembrie 1860
                        | oktober–desember 1860 | oktòbro–decèmbro 1860
1860-05-3X              | 30–31 May 1860 | 30–31 mai 1860 | 30.–31. mai 1860 | 30–31 màjo 1860
186X-05                 | May 1860 – May 1869 | mai 1860 – mai 1869 | mai 1860–mai 1869 | màjo 1860 – màjo 1869
1860~                   | circa 1860 | circa 1860 | ca. 1860 | c. 1860
1860?                   | 1860 (?) | 1860 (?) | 1860 (?) | 1860 (?)
1860%                   | circa 1860 (?) | circa 1860 (?) | ca. 1860 (?) | c. 1860 (?)
1860-05~                | circa May 1860 | circa mai 1860 | ca. mai 1860 | c. màjo 1860
1860-?05                | May (?) 1860 | mai (?) 1860 | mai (?) 1860 | màjo (?) 1860
1860-05-?12             | 12 (?) May 1860 | 12 (?) mai 1860 | 12. (?) mai 1860 | 12 (?) màjo 1860
~1860-?05               | May (?) circa 1860 | mai (?) circa 1860 | mai (?) ca. 1860 | màjo (?) c. 1860
1860-?1X                | October–December 1860 (?) | octombrie–decembrie 1860 (?)
                        | oktober–desember 1860 (?) | oktòbro–decèmbro 1860 (?)
186X                    | 1860s | anii 1860 | 1860-årene | 1860–1869
186X~                   | circa 1860s | circa anii 1860 | ca. 1860-årene | c. 1860–1869
190X                    | 1900–1909 | 1900–1909 | 1900–1909 | 1900–1909
012X                    | 120–129 CE | 120–129 d.Hr. | 120–129 e.Kr. | 120–129
-049X                   | 500–491 BCE | 500–491 î.Hr. | 500–491 f.Kr. | −500 – −491
18XX                    | 19th century | secolul al XIX-lea | 1800-tallet | 1800–1899
17XX?                   | 18th century (?) | secolul al XVIII-lea (?) | 1700-tallet (?) | 1700–1799 (?)
20XX                    | 21st century | secolul al XXI-lea | 2000-tallet | 2000–2099
05XX                    | 6th century | secolul al VI-lea | 500-tallet | 500–599
04XX                    | 5th century CE | secolul al V-lea d.Hr. | 400-tallet e.Kr. | 400–499
00XX                    | 1st century CE | secolul I d.Hr. | 1. århundre e.Kr. | 1–99
-00XX                   | 1st century BCE | secolul I î.Hr. | 1. århundre f.Kr. | −100 – −1
-04XX                   | 5th century BCE | secolul al V-lea î.Hr. | 400-tallet f.Kr. | −500 – −401
1XXX                    | 1000–1999 | 1000–1999 | 1000–1999 | 1000–1999
XXXX                    | undated | nedatat | udatert | ?
XXXX-05-12              | 12 May, year unknown | 12 mai, an necunoscut | 12. mai, ukjent år | 12 màjo ?
XXXX-1X                 | undated | nedatat | udatert | ?
XXXX-21                 | undated | nedatat | udatert | ?
XXXX/XXXX               | undated | nedatat | udatert | ?
../XXXX                 | undated | nedatat | udatert | ?
1860/XXXX               | after 1860 | după 1860 | etter 1860 | > 1860
1855/1865               | 1855–1865 | 1855–1865 | 1855–1865 | 1855–1865
1860/1860               | 1860 | 1860 | 1860 | 1860
1855~/1865~             | circa 1855–1865 | circa 1855–1865 | ca. 1855–1865 | c. 1855–1865
1855?/1865?             | 1855–1865 (?) | 1855–1865 (?) | 1855–1865 (?) | 1855–1865 (?)
1855%/1865%             | circa 1855–1865 (?) | circa 1855–1865 (?) | ca. 1855–1865 (?) | c. 1855–1865 (?)
1855/1865~              | from 1855 to circa 1865 | din 1855 până la circa 1865 | fra 1855 til ca. 1865 | 1855 – c. 1865
1855~/1865?             | from circa 1855 to 1865 (?) | din circa 1855 până la 1865 (?)
                        | fra ca. 1855 til 1865 (?) | c. 1855 – 1865 (?)
1855-~05/1865-~06       | from circa May 1855 to circa June 1865 | din circa mai 1855 până la circa iunie 1865
                        | fra ca. mai 1855 til ca. juni 1865 | c. màjo 1855 – c. jùno 1865
16XX/1830~              | from the 17th century to circa 1830 | din secolul al XVII-lea până la circa 1830
                        | fra 1600-tallet til ca. 1830 | 1600–1699 – c. 1830
186X/187X               | 1860s–1870s | anii 1860–1870 | 1860–1870-årene | 1860–1879
186X/1875               | 1860–1875 | 1860–1875 | 1860–1875 | 1860–1875
16XX/18XX               | 17th–19th centuries | secolele XVII–XIX | 1600–1800-tallet | 1600–1899
00XX/02XX               | 1st–3rd centuries CE | secolele I–III d.Hr. | 1.–3. århundre e.Kr. | 1–299
-04XX/-03XX             | 5th–4th centuries BCE | secolele V–IV î.Hr. | 400–300-tallet f.Kr. | −500 – −301
-00XX/00XX              | 1st century BCE – 1st century CE | secolul I î.Hr. – secolul I d.Hr.
                        | 1. århundre f.Kr.–1. århundre e.Kr. | −100 – 99
18XX/1910               | 19th century – 1910 | secolul al XIX-lea – 1910 | 1800-tallet–1910 | 1800–1910
1855-05/1865-06         | May 1855 – June 1865 | mai 1855 – iunie 1865 | mai 1855–juni 1865 | màjo 1855 – jùno 1865
1954-08/1954-09         | August–September 1954 | august–septembrie 1954 | august–september 1954 | agòsto–septèmbro 1954
1912-05-03/1912-05-07   | 3–7 May 1912 | 3–7 mai 1912 | 3.–7. mai 1912 | 3–7 màjo 1912
1912-05-03/1912-06-07   | 3 May – 7 June 1912 | 3 mai – 7 iunie 1912 | 3. mai–7. juni 1912 | 3 màjo – 7 jùno 1912
1911-12-31/1912-01-02   | 31 December 1911 – 2 January 1912 | 31 decembrie 1911 – 2 ianuarie 1912
                        | 31. desember 1911–2. januar 1912 | 31 decèmbro 1911 – 2 januàro 1912
../1900                 | before 1900 | înainte de 1900 | før 1900 | < 1900
/1900                   | before 1900 | înainte de 1900 | før 1900 | < 1900
/18XX                   | 19th century or earlier | secolul al XIX-lea sau mai devreme
                        | 1800-tallet eller tidligere | ≤ 1800–1899
1900/                   | after 1900 | după 1900 | etter 1900 | > 1900
1900~/                  | after circa 1900 | după circa 1900 | etter ca. 1900 | > c. 1900
186X/                   | 1860s or later | anii 1860 sau mai târziu | 1860-årene eller senere | ≥ 1860–1869
1900/..                 | since 1900 | începând cu 1900 | siden 1900 | 1900–
1900-05-05/..           | since 5 May 1900 | începând cu 5 mai 1900 | siden 5. mai 1900 | 5 màjo 1900–
186X/..                 | since the 1860s | începând cu anii 1860 | siden 1860-årene | ≥ 1860–1869
186X~/..                | since circa 1860s | începând cu circa anii 1860 | siden ca. 1860-årene | ≥ c. 1860–1869
[1960,1962]             | 1960 or 1962 | 1960 sau 1962 | 1960 eller 1962 | 1960 vaj 1962
{1960,1962,1965~}       | 1960, 1962 and circa 1965 | 1960, 1962 și circa 1965
                        | 1960, 1962 og ca. 1965 | 1960, 1962 thaj c. 1965
[1860..1865]            | 1860–1865 | 1860–1865 | 1860–1865 | 1860–1865
[1860,1862..1864]       | 1860 or 1862–1864 | 1860 sau 1862–1864 | 1860 eller 1862–1864 | 1860 vaj 1862–1864
[..1900]                | 1900 or earlier | 1900 sau mai devreme | 1900 eller tidligere | ≤ 1900
[1900..]                | 1900 or later | 1900 sau mai târziu | 1900 eller senere | ≥ 1900
{..1900}                | 1900 and earlier | 1900 și mai devreme | 1900 og tidligere | ≤ 1900
{1900..}                | 1900 and later | 1900 și mai târziu | 1900 og senere | ≥ 1900
1860-21                 | spring 1860 | primăvara anului 1860 | våren 1860 | 1860
1860-22                 | summer 1860 | vara anului 1860 | sommeren 1860 | 1860
1860-23~                | circa autumn 1860 | circa toamna anului 1860 | ca. høsten 1860 | c. 1860
1860-24                 | winter 1860 | iarna anului 1860 | vinteren 1860 | 1860
1860-21/1860-23         | spring 1860 – autumn 1860 | primăvara anului 1860 – toamna anului 1860
                        | våren 1860–høsten 1860 | 1860
-0043                   | 44 BCE | 44 î.Hr. | 44 f.Kr. | −44
0000                    | 1 BCE | 1 î.Hr. | 1 f.Kr. | −1
-0043-03-15             | 15 March 44 BCE | 15 martie 44 î.Hr. | 15. mars 44 f.Kr. | 15 màrto −44
Y-10000                 | 10001 BCE | 10001 î.Hr. | 10001 f.Kr. | −10001
0225~                   | circa 225 CE | circa 225 d.Hr. | ca. 225 e.Kr. | c. 225
0500                    | 500 | 500 | 500 | 500
0380/0535               | 380–535 CE | 380–535 d.Hr. | 380–535 e.Kr. | 380–535
0618/0907               | 618–907 | 618–907 | 618–907 | 618–907
-0799/-0599             | 800–600 BCE | 800–600 î.Hr. | 800–600 f.Kr. | −800 – −600
-0205/0520              | 206 BCE – 520 CE | 206 î.Hr. – 520 d.Hr. | 206 f.Kr.–520 e.Kr. | −206 – 520
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in re.sub(r"\n +\|", " |", TABLE.strip()).splitlines()]
CASES = [
    (text, language, expected)
    for text, *said in ROWS
    for language, expected in zip(("en", "ro", "nb", "rom"), said, strict=True)
]


@pytest.mark.parametrize(("text", "language", "expected"), CASES)
def test_words(text, language, expected):
    assert words_of(parse(text), language) == expected


def test_all_languages_of_the_museum_have_phrases():
    assert set(PHRASES) == set(CODES)


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("ro", "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
        ("nb", "januar februar mars april mai juni juli august september oktober november desember"),
        ("en", "January February March April May June July August September October November December"),
    ],
)
def test_months(language, months):
    said = [words_of(parse(f"1860-{month:02}"), language).removesuffix(" 1860") for month in range(1, 13)]
    assert said == months.split()


def test_romani_months_are_those_of_the_catalogue():
    catalogue = {entry.msgid: entry.msgstr for entry in polib.pofile(str(ROMANI_CATALOGUE)) if not entry.msgctxt}
    assert PHRASES["rom"].months == tuple(catalogue[month] for month in ENGLISH_MONTHS)


def test_romani_has_no_words_beyond_months_and_joining_words():
    known = {*PHRASES["rom"].months, "thaj", "vaj", "c"}
    said = " ".join(words_of(parse(text), "rom") for text, *_ in ROWS)
    assert set(re.findall(r"[^\W\d]+", said)) <= known


def test_romanian_is_written_with_commas_below():
    said = " ".join(words_of(parse(text), "ro") for text, *_ in ROWS)
    assert "ș" in said
    assert not set("şţ") & set(said)


def test_numerals():
    assert [roman(number) for number in (1, 4, 9, 14, 19, 21, 39)] == ["I", "IV", "IX", "XIV", "XIX", "XXI", "XXXIX"]
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd",
    ]  # fmt: skip
