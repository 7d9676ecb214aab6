"""The form of a reference: a work in fields, of which its CSL-JSON item is made."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from exhibits.formats.bibliography.isbn import is_isbn
from exhibits.formats.bibliography.people import LONGEST_NAME, MOST_PEOPLE, people_of
from exhibits.formats.bibliography.works import KINDS, LONGEST, NAMES, TEXTS, day_in, day_text, doi_of, from_csl, tag_of
from exhibits.formats.languages import BY_CODE, CODES

KIND_NAMES = {
    "book": gettext_lazy("Book"),
    "chapter": gettext_lazy("Chapter of a book"),
    "article-journal": gettext_lazy("Article in a journal"),
    "article-magazine": gettext_lazy("Article in a magazine"),
    "article-newspaper": gettext_lazy("Article in a newspaper"),
    "report": gettext_lazy("Report"),
    "thesis": gettext_lazy("Thesis"),
    "legislation": gettext_lazy("Law"),
    "treaty": gettext_lazy("Treaty or convention"),
    "document": gettext_lazy("Document"),
    "manuscript": gettext_lazy("Unpublished text"),
    "speech": gettext_lazy("Speech"),
    "paper-conference": gettext_lazy("Conference paper"),
    "entry-encyclopedia": gettext_lazy("Entry in an encyclopedia"),
    "entry-dictionary": gettext_lazy("Entry in a dictionary"),
    "webpage": gettext_lazy("Web page"),
    "interview": gettext_lazy("Interview"),
    "motion_picture": gettext_lazy("Film"),
    "song": gettext_lazy("Sound recording"),
    "broadcast": gettext_lazy("Broadcast"),
    "graphic": gettext_lazy("Picture"),
    "map": gettext_lazy("Map"),
    "dataset": gettext_lazy("Data"),
}
DAYS = ("issued", "accessed")
LONGEST_NOTE = 500


def _line(label, help_text="", most: int = LONGEST) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, help_text=help_text)


def _lines(label, help_text="") -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=AdminAutoHeightTextInput, help_text=help_text)


class ReferenceForm(WagtailAdminModelForm):
    """Fields for what a bibliography says; whatever else the item holds stays as it is."""

    kind = forms.ChoiceField(label=gettext_lazy("Type"), choices=[(kind, KIND_NAMES[kind]) for kind in KINDS])
    title = _line(
        gettext_lazy("Title"),
        gettext_lazy("As it was published. What has no title of its own is described in [square brackets]."),
    )
    sentence_title = _line(
        gettext_lazy("Title with few capitals"),
        gettext_lazy(
            "Of English works, for the APA style: capitals for the first word and for names only, such as “The Roma in"
            " Romanian history”."
        ),
    )
    short_title = _line(
        gettext_lazy("Short title"), gettext_lazy("By which a text names a law or a work without an author.")
    )
    authors = _lines(
        gettext_lazy("Authors"),
        gettext_lazy(
            "One on each line: family name, comma, given name. An institution as it is called, without a comma; one"
            " with a comma in its name stands in curly braces."
        ),
    )
    editors = _lines(gettext_lazy("Editors"), gettext_lazy("In the same way."))
    translators = _lines(gettext_lazy("Translators"), gettext_lazy("In the same way."))
    issued = _line(
        gettext_lazy("Year"),
        gettext_lazy("Or a date: 2004, 2004-05, 2004-05-17; 1891/1893 for a span of years."),
    )
    publisher = _line(gettext_lazy("Publisher"), gettext_lazy("Of a thesis the university."))
    place = _line(gettext_lazy("Place"), gettext_lazy("Of publication; of a speech where it was held."))
    container = _line(gettext_lazy("Part of"), gettext_lazy("The book, the journal, the newspaper or the web site."))
    volume = _line(gettext_lazy("Volume"))
    issue = _line(gettext_lazy("Issue"))
    pages = _line(gettext_lazy("Pages"), gettext_lazy("Of an article or a chapter: 53–61."))
    edition = _line(gettext_lazy("Edition"), gettext_lazy("A number, or words such as “rev. ed.”. Not for the first."))
    series = _line(gettext_lazy("Series"))
    series_number = _line(gettext_lazy("Number in the series"))
    number = _line(gettext_lazy("Number"), gettext_lazy("Of a report, a law or a resolution."))
    genre = _line(gettext_lazy("Description"), gettext_lazy("Such as “Doctoral thesis” or “Project description”."))
    event = _line(gettext_lazy("Event"), gettext_lazy("At which a speech was held or a paper read."))
    archive = _line(gettext_lazy("Archive"), gettext_lazy("Who keeps what is not published."))
    shelfmark = _line(gettext_lazy("Shelf mark"))
    accessed = _line(
        gettext_lazy("Seen on"), gettext_lazy("The day on which a page without a date was there: 2026-05-17.")
    )
    doi = _line("DOI", gettext_lazy("Such as 10.1007/BF00417672, or its address."))
    isbn = _line("ISBN")
    note_ro = _line(BY_CODE["ro"].native, most=LONGEST_NOTE)
    note_rom = _line(BY_CODE["rom"].native, most=LONGEST_NOTE)
    note_nb = _line(BY_CODE["nb"].native, most=LONGEST_NOTE)
    note_en = _line(BY_CODE["en"].native, most=LONGEST_NOTE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        work = from_csl(self.instance.key, self.instance.data)
        told = {name: getattr(work, name) for name in ("kind", "sentence_title", "doi", *TEXTS)}
        told |= {name: "\n".join(one.line for one in getattr(work, name)) for name in NAMES}
        told |= {name: day_text(getattr(work, name)) for name in DAYS}
        told |= {f"note_{code}": self.instance.notes().get(code, "") for code in CODES}
        self.initial = {**told, **self.initial}
        if not self.instance.pk:
            self.initial["kind"] = KINDS[0]

    def clean_title(self):
        return self._on_one_line("title")

    def clean_authors(self):
        return self._people("authors")

    def clean_editors(self):
        return self._people("editors")

    def clean_translators(self):
        return self._people("translators")

    def clean_issued(self):
        return self._day("issued")

    def clean_accessed(self):
        return self._day("accessed")

    def clean_doi(self):
        told = self.cleaned_data["doi"].strip()
        if told and not doi_of(told):
            raise ValidationError(_("This is no DOI: it begins with 10., four figures or more, and a slash."))
        return doi_of(told)

    def clean_isbn(self):
        told = self.cleaned_data["isbn"].strip()
        if told and told != self.initial.get("isbn") and not is_isbn(told):
            raise ValidationError(_("This is no ISBN: a figure is missing or wrong. Compare it with the book."))
        return told

    def clean_language(self):
        told = self.cleaned_data["language"].strip()
        if told and not tag_of(told):
            raise ValidationError(_("Write the tag of the language, such as ro, nb, en or rom."))
        return told

    def clean(self):
        asked = super().clean()
        if self.errors:
            return asked
        names = [name for name in (*TEXTS, *NAMES, *DAYS, "doi", "sentence_title") if name in asked]
        if not asked["title"] and any(asked[name] for name in names):
            raise ValidationError({"title": _("Write the title: a work in fields has one.")})
        work = from_csl(asked["key"], self.instance.data)
        work = replace(work, kind=asked["kind"], language=asked["language"], url=asked["url"] or "")
        if asked.get("citation", "").strip() == self.instance.worked_out():
            # It was made of the fields, and is so again.
            asked["citation"] = ""
        self.instance.take(replace(work, **{name: asked[name] for name in names}))
        self._take_notes(asked)
        return asked

    def _take_notes(self, asked: dict) -> None:
        told = {code: asked.get(f"note_{code}", "").strip() for code in CODES}
        notes = {code: note for code, note in {**self.instance.notes(), **told}.items() if note}
        if notes:
            self.instance.data["note"] = notes
        elif isinstance(self.instance.data.get("note"), dict):
            del self.instance.data["note"]

    def _on_one_line(self, name: str) -> str:
        return " ".join(self.cleaned_data[name].split())

    def _people(self, name: str):
        people = people_of(self.cleaned_data[name])
        if len(people) > MOST_PEOPLE:
            raise ValidationError(_("These are more than %(most)s names. Leave some out.") % {"most": MOST_PEOPLE})
        long = next((one for one in people if len(one.inverted) > LONGEST_NAME), None)
        if long:
            words = _("“%(name)s…” is too long for a name. Is each name on a line of its own?")
            raise ValidationError(words % {"name": long.inverted[:40]})
        return people

    def _day(self, name: str):
        told = self.cleaned_data[name].strip()
        day = day_in(told)
        # Words that were there before there was a field stay.
        if told and not day.year and told != self.initial.get(name):
            raise ValidationError(_("Write a year or a date in figures: 2004, 2004-05 or 2004-05-17."))
        return day
