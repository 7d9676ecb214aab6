"""What is wrong with cues, in words: the same for a file that comes in and for what is written at the desk."""

from django.utils.translation import gettext as _

from exhibits.formats.cues.model import Fault, Wrong


def in_file(fault: Fault) -> str:
    """What is wrong, and in which line."""
    told = words_for(fault)
    if not fault.line:
        return told
    if fault.column:
        return _("Line %(line)s, letter %(column)s: %(fault)s") % {
            "line": fault.line, "column": fault.column, "fault": told,
        }  # fmt: skip
    return _("Line %(line)s: %(fault)s") % {"line": fault.line, "fault": told}


def at_desk(fault: Fault) -> str:
    """What is wrong, and with which cue."""
    told = words_for(fault)
    return _("Cue %(number)s: %(fault)s") % {"number": fault.line, "fault": told} if fault.line else told


def words_for(fault: Fault) -> str:
    return _sentences()[fault.wrong] % {"detail": fault.detail}


def _sentences() -> dict[Wrong, str]:
    return {
        Wrong.TOO_LARGE: _("The file is too large: %(detail)s megabytes at most."),
        Wrong.UNDECODABLE: _("This is not UTF-8. Save the file as UTF-8."),
        Wrong.HEADER: _("A WebVTT file begins with a line “WEBVTT”."),
        Wrong.NO_CUES: _("There is nothing in it that is said."),
        Wrong.TIMES: _("“%(detail)s” is no time. Write 1:02:03.500."),
        Wrong.NO_TIMES: _("A cue has a line with its times: “%(detail)s” has none."),
        Wrong.UNPARTED: _("A line with times begins a new cue: put an empty line before it."),
        Wrong.END: _("The end is not after the beginning."),
        Wrong.ORDER: _("It begins before the cue above it (%(detail)s)."),
        Wrong.OVERLAP: _("It begins before the cue above it has ended (%(detail)s)."),
        Wrong.BEYOND: _("A recording lasts %(detail)s hours at most."),
        Wrong.EMPTY: _("The cue has no words."),
        Wrong.TOO_LONG: _("A cue has %(detail)s letters at most. Split it."),
        Wrong.NAME_TOO_LONG: _("A speaker’s name has %(detail)s letters at most."),
        Wrong.TOO_MANY: _("There are more than %(detail)s of them, the most that a recording may have."),
        Wrong.CONTROL: _("The character %(detail)s must not stand in a text. Remove it."),
        Wrong.KEY: _("Two cues are called “%(detail)s”."),
        Wrong.DOCTYPE: _("The file declares a document type, which could stand for anything. Remove it."),
        Wrong.XML: _("This is not well-formed XML."),
        Wrong.NO_RECORD: _("This is no record of OHMS: it begins with “%(detail)s”."),
        Wrong.SYNC: _("“%(detail)s” does not tie the transcript to the recording."),
        Wrong.NO_SYNC: _("The transcript is not tied to the recording: its “sync” is empty."),
        Wrong.POINT: _("A point of the index has no time: “%(detail)s”."),
        Wrong.UNTITLED: _("A point of the index has no title: “%(detail)s”."),
    }
