"""The varieties of Romani and the ways of writing it, each with its name in plain words: the one table for both.

Codes are those of ISO 639-3, which are BCP 47 tags too; ``rom`` is the macrolanguage of all of them. A variety is what
somebody who knows the text says of it; it is never read off a spelling or a browser. There is no single standard of
writing: no text is moved from one way to another.
"""

from dataclasses import dataclass

from .languages import name_of

ROMANI = "rom"


@dataclass(frozen=True)
class Variety:
    """One variety of Romani. ``key`` is what records keep; ``tag`` the BCP 47 tag of a text in it.

    ``names`` has a name for each language of the museum, with ``{}`` where Romani's own name in that language goes, so
    that it never becomes the name of another people's language.
    """

    key: str
    tag: str
    names: dict[str, str]

    def name(self, language: str) -> str:
        """As it is called in ``language``."""
        return self.names[language].format(name_of(ROMANI, language))


@dataclass(frozen=True)
class Orthography:
    """One way of writing Romani. ``phrases`` tell of a text how it is written, in each language of the museum."""

    key: str
    phrases: dict[str, str]

    def phrase(self, language: str) -> str:
        return self.phrases[language]


# Romani readers see the tag, as elsewhere in the museum: no attested Romani names of the varieties are known here.
VARIETIES = (
    Variety("vlax", "rmy", {"ro": "{} vlax", "rom": "{} (rmy)", "nb": "vlax-{}", "en": "Vlax {}"}),
    Variety("balkan", "rmn", {"ro": "{} balcanică", "rom": "{} (rmn)", "nb": "balkan-{}", "en": "Balkan {}"}),
    Variety("baltic", "rml", {"ro": "{} baltică", "rom": "{} (rml)", "nb": "baltisk {}", "en": "Baltic {}"}),
    Variety(
        "carpathian", "rmc", {"ro": "{} carpatică", "rom": "{} (rmc)", "nb": "karpatisk {}", "en": "Carpathian {}"}
    ),
    Variety("sinte", "rmo", {"ro": "{} sinti", "rom": "{} (rmo)", "nb": "sinti-{}", "en": "Sinte {}"}),
    Variety(
        "kalo",
        "rmf",
        {"ro": "{} finlandeză (kalo)", "rom": "{} (rmf)", "nb": "finsk {} (kalo)", "en": "Finnish {} (Kalo)"},
    ),
    Variety("welsh", "rmw", {"ro": "{} din Țara Galilor", "rom": "{} (rmw)", "nb": "walisisk {}", "en": "Welsh {}"}),
    Variety(
        "mixed",
        ROMANI,
        {
            "ro": "{}, din mai multe graiuri",
            "rom": "{}",
            "nb": "{} fra flere dialekter",
            "en": "{} of several dialects",
        },
    ),
)

# In Romani: xramosaripen, spelling (school textbooks), with the letters or the language that mark it; the adjectives
# are those of the languages' names; pesqo, one's own (romanomuseum.com "pesqi"). All constructed.
ORTHOGRAPHIES = (
    Orthography(
        "iru",
        {
            "ro": "scris cu alfabetul adoptat în 1990 (ć, ś, ź, ʒ, θ)",
            "rom": "xramosaripen: ć, ś, ź, ʒ, θ",
            "nb": "skrevet med alfabetet fra 1990 (ć, ś, ź, ʒ, θ)",
            "en": "written in the alphabet adopted in 1990 (ć, ś, ź, ʒ, θ)",
        },
    ),
    Orthography(
        "carons",
        {
            "ro": "scris cu č, š, ž",
            "rom": "xramosaripen: č, š, ž",
            "nb": "skrevet med č, š, ž",
            "en": "written with č, š, ž",
        },
    ),
    Orthography(
        "ascii",
        {
            "ro": "scris fără semne (ch, sh, zh)",
            "rom": "xramosaripen: ch, sh, zh",
            "nb": "skrevet uten aksenttegn (ch, sh, zh)",
            "en": "written without accents (ch, sh, zh)",
        },
    ),
    Orthography(
        "romanian",
        {
            "ro": "scris ca în română",
            "rom": "rumunikano xramosaripen",
            "nb": "skrevet som på rumensk",
            "en": "written as in Romanian",
        },
    ),
    Orthography(
        "norwegian",
        {
            "ro": "scris ca în norvegiană",
            "rom": "norvegikano xramosaripen",
            "nb": "skrevet som på norsk",
            "en": "written as in Norwegian",
        },
    ),
    Orthography(
        "finnish",
        {
            "ro": "scris ca în finlandeză",
            "rom": "xramosaripen (fi)",
            "nb": "skrevet som på finsk",
            "en": "written as in Finnish",
        },
    ),
    Orthography(
        "own",
        {
            "ro": "scris în felul autorului",
            "rom": "pesqo xramosaripen",
            "nb": "skrevet på forfatterens egen måte",
            "en": "in the author’s own spelling",
        },
    ),
)

VARIETY = {variety.key: variety for variety in VARIETIES}
ORTHOGRAPHY = {orthography.key: orthography for orthography in ORTHOGRAPHIES}
