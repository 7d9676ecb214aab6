"""Notes at the foot of the page: each is put where it is called for, and the stylesheet floats it down."""

from xml.etree.ElementTree import Element

from exhibits.formats.publication import Document, Note

from .bodies import Body, fragment, walk, words_of
from .making import element, replace
from .outcome import CannotPrint

CALL = "doc-noteref"


def embed(body: Body, remarks: list[str]) -> None:
    """Put the notes of a document into its text. A note that is called for again is referred to by its number."""
    notes = {note.id: note for note in body.document.notes}
    placed: set[str] = set()
    for call, parent in list(walk(body.root)):
        if call.tag != "a" or CALL not in call.get("role", "").split() or parent is None:
            continue
        if parent.tag == "sup":
            # The call is raised by itself.
            parent.tag = "span"
        note = notes.get(call.get("href", "").removeprefix("#"))
        if note is None:
            raise CannotPrint(
                f"Document “{body.document.name}” calls for a note that it lacks: {call.get('href', '')!r}."
            )
        new = _again(note) if note.id in placed else _note(note, body.document)
        placed.add(note.id)
        replace(parent, call, new)
    for note in body.document.notes:
        if note.id not in placed:
            remarks.append(f"Document “{body.document.name}”: note {note.number} is called for nowhere and left out.")


def _note(note: Note, document: Document) -> Element:
    made = fragment(note.html, f"Document “{document.name}”, note {note.number}")
    made.tag = "span"
    made.attrib.update({"class": "note", "id": note.id, "data-number": note.number, "data-role": "Note"})
    if note.language and note.language != document.language:
        made.set("lang", note.language)
    for one in list(made.iter()):
        if one.tag == "p":
            one.tag = "span"
    if not words_of(made):
        raise CannotPrint(f"Document “{document.name}”: note {note.number} is empty.")
    return made


def _again(note: Note) -> Element:
    link = element("a", note.number, class_="call", href=f"#{note.id}")
    return element("span", link, data_role="Reference")
