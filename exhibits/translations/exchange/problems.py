"""What is wrong with files that come back, by file and line, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from exhibits.formats.units import Flaw, Wrong


@dataclass(frozen=True)
class Problem:
    """``line`` is 0 where it is the whole file's. Where one is ``grave``, nothing of any file is written."""

    file: str
    line: int
    words: str
    grave: bool = True

    def __str__(self):
        return f"{self.file}:{self.line}: {self.words}" if self.line else f"{self.file}: {self.words}"


def problem_of(file: str, flaw: Flaw) -> Problem:
    return Problem(file, flaw.line, _sentences()[flaw.wrong] % {"detail": flaw.detail})


def _sentences() -> dict[Wrong, str]:
    return {
        Wrong.TOO_LARGE: _("The file is larger than %(detail)s MB. Send single pages."),
        Wrong.BOM: _("The file begins with a byte order mark. Save it as UTF-8 without one."),
        Wrong.ENCODING: _("This is not UTF-8. Save the file as UTF-8."),
        Wrong.BINARY: _("This is no text file."),
        Wrong.SYNTAX: _("This cannot be read: %(detail)s"),
        Wrong.HEADER: _("The head of the file lacks “%(detail)s”. Take the file that the museum has written."),
        Wrong.DOUBLED: _("This passage stands twice in the file (%(detail)s). Take one of them out."),
        Wrong.PLURAL: _("“%(detail)s”: plural forms have no place here."),
        Wrong.DOCTYPE: _("The file has a DOCTYPE. Take it out: for the safety of the museum such files are not read."),
        Wrong.VERSION: _("This is not XLIFF 1.2 with one <file>. Take the file that the museum has written."),
        Wrong.INLINE: _("The element <%(detail)s> is none of the original's."),
        Wrong.ALTERED: _("The original or its id was altered in the file (%(detail)s). Change only targets."),
    }
