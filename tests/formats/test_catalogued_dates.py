"""What catalogues write for a date becomes EDTF; what was settled on the way is said, and nothing else is guessed."""

import pytest

from exhibits.formats.dates.catalogued import MOST_LETTERS, Reading, read
from exhibits.formats.dates.edtf import parse
from exhibits.formats.dates.pieces import Note
from exhibits.formats.dates.words import words_of

PLAIN = """
c. 1860 | 1860~
c.1860 | 1860~
c1860 | 1860~
c, 1860 | 1860~
ca. 1860 | 1860~
ca 1860 | 1860~
Circa 1860 | 1860~
cca. 1860 | 1860~
about 1860 | 1860~
approximately 1860 | 1860~
aproximativ 1860 | 1860~
în jurul anului 1860 | 1860~
in jurul anului 1860 | 1860~
omkring 1860 | 1860~
~1860 | 1860~
1914? | 1914?
1914 (?) | 1914?
probably 1914 | 1914?
trolig 1914 | 1914?
probabil 1914 | 1914?
c. 1640? | 1640%
1860 | 1860
1860. | 1860
(1860) | 1860
[1860] | 1860
[ca. 1860] | 1860~
anul 1860 | 1860
din 1860 | 1860
960 | 0960
1939-1945 | 1939/1945
1886—1887 | 1886/1887
1895 - 1910 | 1895/1910
1656-c. 1680 | 1656/1680~
c. 1920-c. 1929 | 1920~/1929~
1855-1865? | 1855/1865?
1855–1865 (?) | 1855?/1865?
probably 1855-1865 | 1855?/1865?
from 1855 to 1865 | 1855/1865
din 1855 până în 1865 | 1855/1865
fra 1855 til 1865 | 1855/1865
from circa 1855 to 1865 | 1855~/1865
between 1850 and 1860 | [1850..1860]
între 1850 și 1860 | [1850..1860]
mellom 1850 og 1860 | [1850..1860]
before 1900 | /1900
prior to 1900 | /1900
înainte de 1900 | /1900
ante 1900 | /1900
før 1900 | /1900
< 1900 | /1900
probably before c. 1900 | /1900%
before the 19th century | /1799
before the 1860s | /1859
after 1850 | 1850/
după 1850 | 1850/
dupa 1850 | 1850/
etter 1850 | 1850/
after the 19th century | 1900/
since 1850 | 1850/..
siden 1850 | 1850/..
1989- | 1989/..
1995-present | 1995/..
from 1995 to the present | 1995/..
no earlier than 1906 | [1906..]
no later than 1906 | [..1906]
1922 or earlier | [..1922]
1916 and later | [1916..]
1916 sau mai târziu | [1916..]
1916 eller senere | [1916..]
1860s | 186X
the 1860's | 186X
c. 1860s | 186X~
1940s? | 194X?
possibly 1940s | 194X?
anii 1930 | 193X
în jurul anilor 1930 | 193X~
1860-årene | 186X
1900-årene | 190X
1950-tallet | 195X
1870s-1880s | 187X/188X
1870-1880s | 187X/188X
anii 1920–1930 | 192X/193X
1860–1870-årene | 186X/187X
1840-50-årene | 184X/185X
19th century | 18XX
19th century? | 18XX?
1st century | 00XX
sec. XIX | 18XX
sec.XIX | 18XX
sec. al XIX-lea | 18XX
secolul al XIX-lea | 18XX
secolul 19 | 18XX
1800-tallet | 18XX
1800-tall | 18XX
på 1800-tallet | 18XX
17. århundre | 16XX
17th-19th century | 16XX/18XX
18th - 19th centuries | 17XX/18XX
secolele XVII–XIX | 16XX/18XX
sec. 18-19 | 17XX/18XX
1600–1800-tallet | 16XX/18XX
17-1800-tallet | 17XX/18XX
1.–3. århundre | 00XX/02XX
17th and 19th century | {16XX,18XX}
44 BC | -0043
44 î.Hr. | -0043
44 f.Kr. | -0043
AD 265 | 0265
50 CE | 0050
800-600 BCE | -0799/-0599
799 BCE-600 BCE | -0798/-0599
206 BCE - 220 CE | -0205/0220
1-199 CE | 0001/0199
5th-4th century BCE | -04XX/-03XX
sec. I î.Hr. | -00XX
10500 BCE | Y-10499
5.6.1912 | 1912-06-05
24. 12. 1989 | 1989-12-24
25/12/1917 | 1917-12-25
5/5/1930 | 1930-05-05
3/1959 | 1959-03
1959-03-01 | 1959-03-01
1999-12-31 - 2000-01-02 | 1999-12-31/2000-01-02
May 1860 | 1860-05
1935, January | 1935-01
1995 (February) | 1995-02
Sept. 1860 | 1860-09
5 May 1860 | 1860-05-05
May 5, 1860 | 1860-05-05
May 5th, 1860 | 1860-05-05
5th of May 1860 | 1860-05-05
5. mai 1860 | 1860-05-05
5 iun. 1860 | 1860-06-05
8 aprìlo 1971 | 1971-04-08
8 aprilo 1971 | 1971-04-08
June 10-12, 1954 | 1954-06-10/1954-06-12
3–7 May 1912 | 1912-05-03/1912-05-07
3.–7. mai 1912 | 1912-05-03/1912-05-07
August - September 1954 | 1954-08/1954-09
December 1949 - January 1950 | 1949-12/1950-01
30 iunie – 2 iulie 1941 | 1941-06-30/1941-07-02
Autumn 1916 | 1916-23
vinteren 1942 | 1942-24
iarna anului 1942 | 1942-24
1942 (vara) | 1942-22
1921 or 1924 | [1921,1924]
1921 sau 1924 | [1921,1924]
1879 and 1887 | {1879,1887}
1933, 1937 | {1933,1937}
1860-1865, 1870 | {1860..1865,1870}
18XX | 18XX
1860~/.. | 1860~/..
1989/2005 | 1989/2005
"""
NOTED = """
1860-65 | 1860/1865 | years_completed
1860–5 | 1860/1865 | years_completed
1968/71 | 1968/1971 | years_completed
1918-21 | 1918/1921 | years_completed
anii 1920-30 | 192X/193X | years_completed
1910-12 | 1910-12 | month_or_years
1912-10 | 1912-10 |
1930-21 | 1930-21 |
6/4/1930 | [1930-04-06,1930-06-04] | day_or_month
1/23/2008 | 2008-01-23 | month_first
1900s | 19XX | decade_or_century
early 1900s | 1900~/1930~ | decade_or_century part
anii 1900 | 19XX | decade_or_century
early 19th century | 1800~/1830~ | part
mid-19th century | 1830~/1870~ | part
late 19th century | 1870~/1899~ | part
first half of the 19th century | 1800/1849 | part
second half of the 19th century | 1850/1899 | part
last half of the 19th century | 1850/1899 | part
first quarter of the 19th century | 1800/1824 | part
second quarter of the 19th century | 1825/1849 | part
third quarter of the 19th century | 1850/1874 | part
last quarter of the 19th century | 1875/1899 | part
c. first half of the 18th century | 1700~/1749~ | part
early 5th century BCE | -0499~/-0469~ | part
late 5th century BCE | -0429~/-0400~ | part
early 1860s | 1860~/1863~ | part
mid-1960s | 1963~/1967~ | part
late 1870s | 1877~/1879~ | part
late 19th-early 20th century | 1870~/1930~ | part
19th-early 20th century | 18XX/1930~ | part
early to mid 18th century | 1700~/1770~ | part
mid- to late-19th century | 1830~/1899~ | part
c. 1761 - early 1770s | 1761~/1773~ | part both_about
începutul secolului al XX-lea | 1900~/1930~ | part
sfarsitul sec. XIX | 1870~/1899~ | part
mijlocul sec. XIX | 1830~/1870~ | part
prima jumătate a secolului al XIX-lea | 1800/1849 | part
a doua jumătate a sec. XIX | 1850/1899 | part
ultimul sfert al secolului al XIX-lea | 1875/1899 | part
sec. XIX – începutul sec. XX | 18XX/1930~ | part
sfârșitul anilor 1870 | 1877~/1879~ | part
tidlig på 1800-tallet | 1800~/1830~ | part
begynnelsen av 1800-tallet | 1800~/1830~ | part
midten av 1800-tallet | 1830~/1870~ | part
slutten av 1800-tallet | 1870~/1899~ | part
1. halvdel av 1800-tallet | 1800/1849 | part
andre halvdel av 1800-tallet | 1850/1899 | part
circa 1925-1940 | 1925~/1940~ | both_about
2009, printed 2015 | {2009,2015} | makings
2000; designed 1993 | {1993,2000} | makings
1953 (designed) c. 1977 (manufactured) | {1953,1977~} | makings
2005-2010, printed 2012 | {2005..2010,2012} | makings
modeled 1896, cast before 1932 | {..1932,1896} | makings
1910, cast after 1917 | {1910,1917..} | makings
1916, printed posthumously | 1916 | makings
trykt 1916 | 1916 | makings
Qianlong period (1736-1795) | 1736/1795 | period
Tang Dynasty, 618-907 | 0618/0907 | period
Edo period (1603-1867), 19th century | 18XX | period
New Kingdom, 18th Dynasty, c. 1570-1320 BCE | -1569~/-1319~ | period both_about
"""
UNDATED = (
    "n.d.", "n. d.", "[n.d.]", "Undated", "not dated", "no date", "s.a.", "f.d.", "fără dată", "fara data", "nedatat",
    "udatert", "uten år", "u.å.", "ukjent",
)  # fmt: skip
# Rests of dates, dates that there never were, other numbers, and dates with words that nobody here knows.
UNREAD = (
    "", " ", ".", "-", "?", "c.", "(", "[]", "?1860?x", "12", "May 12", "5 May", "May", "century", "XIX", "18600", "0",
    "1860-1850", "31.02.1912", "29.2.1900", "13.13.1912", "13/13/1912", "0th century", "99th century", "early 1860",
    "early", "- 1860 -", "to", "to 1860 to 1870", "1860 1861", "anii ’30", "1860 c.", "nr. 1860", "1860 m", "1860xyz",
    "1860 in the style of 1560", "late Qing?", "Edo period", "between 1850", "from 1850", "before", "or later", "1865s",
    "1234567890123", "１８６０", "1860\0", "printed", "and", "1860 or", "secolul", "1850-1860-1870", "860s BCE",
    "1,860", "1860 hp", "din", "printed din", "x1860",
)  # fmt: skip
# Not those that are said in the same words as something simpler.
SAID_AND_READ = (
    "1860", "1860-05", "1860-05-05", "1860~", "1860?", "1860%", "1860-05~", "186X", "186X~", "18XX", "17XX?", "00XX",
    "-00XX", "-04XX", "1855/1865", "1855~/1865~", "1855?/1865?", "1855%/1865%", "1855/1865~", "1855/1865?", "186X/187X",
    "16XX/18XX", "00XX/02XX", "-04XX/-03XX", "-00XX/00XX", "18XX/1910", "16XX/1830~", "1855-05/1865-06",
    "1954-08/1954-09", "1912-05-03/1912-05-07", "1912-05-03/1912-06-07", "/1900", "1900/", "1900~/", "1900/..",
    "186X/..", "1900-05-05/..", "[..1900]", "[1900..]", "[1960,1962]", "{1960,1962,1965~}", "[1860,1862..1864]",
    "1860-21", "1860-22", "1860-23~", "1860-24", "-0043", "0000", "-0043-03-15", "Y-10000", "0225~", "0380/0535",
    "-0799/-0599", "-0205/0520",
)  # fmt: skip


def _rows(table):
    return [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("text", "edtf"), _rows(PLAIN))
def test_nothing_to_settle(text, edtf):
    reading = read(text)
    assert reading
    assert (str(reading.date), set(reading.notes) - {Note.BOTH_ABOUT}) == (edtf, set())


@pytest.mark.parametrize(("text", "edtf", "notes"), _rows(NOTED))
def test_what_is_settled_is_said(text, edtf, notes):
    reading = read(text)
    assert reading
    assert (str(reading.date), set(reading.notes)) == (edtf, {Note(note) for note in notes.split()})


def test_every_note_has_a_case():
    assert {note for _, _, notes in _rows(NOTED) for note in notes.split()} == set(Note)


@pytest.mark.parametrize("text", UNDATED)
def test_undated(text):
    assert read(text) == Reading(None)


@pytest.mark.parametrize("text", UNREAD)
def test_unread(text):
    assert read(text) is None


@pytest.mark.parametrize("language", ["ro", "nb", "en"])
@pytest.mark.parametrize("edtf", SAID_AND_READ)
def test_what_the_museum_says_is_read_again(edtf, language):
    reading = read(words_of(parse(edtf), language))
    assert reading
    assert str(reading.date) == edtf


@pytest.mark.parametrize("text", ["1860", "1-", "c. ", "(", "[", "sec. ", "?", "a b ", "1/", "\0", "first ", "1.", "ă"])
def test_hostile_lengths(text):
    assert read(text * 10_000) is None
    assert read((text * MOST_LETTERS)[:MOST_LETTERS]) is None
