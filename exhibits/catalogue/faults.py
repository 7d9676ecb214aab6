"""What is wrong with a date that somebody wrote, in words: the same in the form of an object and in an import."""

from django.utils.translation import gettext as _

from exhibits.formats.dates.edtf import Fault, NotADate

EXAMPLES = "1933, 1860~, 186X, 18XX, 1925~/1940, ../1900"


def words_for(error: NotADate) -> str:
    """What is wrong, where, and what to do, in the language of whoever reads it."""
    told = _("%(fault)s (letter %(column)s). Write it in EDTF, such as %(examples)s.")
    return told % {"fault": _sentences()[error.fault], "column": error.column, "examples": EXAMPLES}


def _sentences() -> dict[Fault, str]:
    return {
        Fault.EMPTY: _("There is no date here"),
        Fault.LENGTH: _("The date is too long"),
        Fault.SIGN: _("This sign cannot stand here"),
        Fault.YEAR: _("A year has four digits"),
        Fault.MONTH: _("A month is 01 to 12, a season 21 to 24"),
        Fault.DAY: _("A day is 01 to 31, and stands behind a month"),
        Fault.NO_SUCH_DAY: _("This month has no such day"),
        Fault.ORDER: _("The end is before the beginning"),
        Fault.ENDS: _("One side at least needs a date"),
        Fault.OPEN: _("Only the first date of a set may be open before, only the last one after"),
        Fault.BRACKET: _("The closing bracket is missing"),
        Fault.LATER_LEVEL: _("Times of day and the rarer forms of EDTF are not read"),
    }
