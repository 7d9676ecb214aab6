"""What is wrong with a file of works, in words."""

from django.utils.translation import gettext as _

from exhibits.formats.bibliography.files.faults import Fault, Wrong


def words_of(fault: Fault) -> str:
    return _sentences()[fault.wrong] % {"detail": fault.detail}


def _sentences() -> dict[Wrong, str]:
    return {
        Wrong.TOO_LARGE: _("This is more than %(detail)s kilobytes. Bring it in in parts."),
        Wrong.UNDECODABLE: _("Here is a letter that is not UTF-8. Save the file as UTF-8."),
        Wrong.UNKNOWN_FORM: _("This is neither BibTeX nor RIS. Export the works in one of these."),
        Wrong.EMPTY: _("There are no works in it."),
        Wrong.TOO_MANY: _("There are more than %(detail)s works. Bring them in in parts."),
        Wrong.CONTROL: _("%(detail)s is no letter but a control character. Take it out."),
        Wrong.NOT_CLOSED: _("%(detail)s is opened here and closed nowhere. Close it."),
        Wrong.EXPECTED: _("Here should stand %(detail)s. Look for a comma or a brace that is missing before."),
        Wrong.NO_KEY: _("The entry has no key. Write one behind its opening brace, such as achim2004, and a comma."),
        Wrong.WRONG_KEY: _("Nothing of the key “%(detail)s” can stand in an address. Use letters and figures."),
        Wrong.KEY_TWICE: _("The key “%(detail)s” stands in the file already. Change one of the two."),
        Wrong.FIELD_TWICE: _("The field “%(detail)s” stands twice in this entry. Take one out."),
        Wrong.UNKNOWN_STRING: _("“%(detail)s” is no abbreviation of this file. Write it out, in braces."),
        Wrong.TOO_LONG: _("“%(detail)s” is too long for the museum. Shorten it."),
        Wrong.NO_TITLE: _("The work has no title. Write one, or take the work out."),
        Wrong.NO_ADDRESS: _("“%(detail)s” is no web address of 500 letters at most. Mend it, or take it out."),
        Wrong.NO_TAG: _("The line has no tag: “%(detail)s”. Begin it with one, such as TI  -."),
        Wrong.NOT_BEGUN: _("No work is begun here. Begin it with TY  -."),
        Wrong.NOT_ENDED: _("The work that begins here is not ended. End it with ER  -."),
    }
