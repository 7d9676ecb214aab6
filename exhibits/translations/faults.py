"""What ``formats.checking`` finds in a translated passage, in words: the same wherever somebody translates."""

from django.utils.translation import gettext as _

from exhibits.formats.checking import Fault, Kind


def words_for(fault: Fault) -> str:
    """What is wrong and what to do, in the language of whoever reads it."""
    return _sentences()[fault.kind] % {"detail": fault.detail}


def _sentences() -> dict[Kind, str]:
    return {
        Kind.EMPTY: _("The translation is empty. Write the words of this passage."),
        Kind.MARKUP: _(
            "“%(detail)s” must not stand here. Use the tags of the original, close each that you open, and write"
            " a lone < as &lt;."
        ),
        Kind.UNKNOWN_MARK: _("The original has no mark “%(detail)s”. Use the marks of the original."),
        Kind.DOUBLED_MARK: _("The mark “%(detail)s” stands here more often than in the original. Keep one of each."),
        Kind.MISSING_MARK: _("The mark “%(detail)s” of the original is missing: a link, a note or a language mark."),
        Kind.PLACEHOLDER: _("The placeholder “%(detail)s” is not as often here as in the original."),
        Kind.NUMBER: _("The numbers differ from the original: %(detail)s."),
        Kind.LENGTH: _("%(detail)s letters too many. Shorten the text."),
        Kind.CONTROL: _("The character %(detail)s must not stand in a text. Remove it."),
        Kind.ENCODING: _("“%(detail)s” looks like letters read in a wrong encoding. Save the file as UTF-8."),
        Kind.SPACES: _("Spaces at the ends or doubled spaces differ from the original."),
        Kind.LINES: _("The line breaks differ from the original: %(detail)s."),
        Kind.UNTRANSLATED: _("The translation is the same as the original."),
    }
