"""What is asked of whoever brings a sheet in: the files, and where its columns go."""

from itertools import chain

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibits.catalogue.models import Intake, ObjectDimension, ObjectPage, SheetMapping
from exhibits.formats.languages import BY_CODE, LANGUAGES
from exhibits.formats.tables.encodings import ENCODINGS
from exhibits.formats.tables.reading import read
from exhibits.formats.tables.shapes import MOST_BYTES, Unreadable
from exhibits.vocabularies.models import PagePlace

from .columns import COLUMNS, NEW_TERMS, headings
from .exporting import WRITERS
from .mapping import PARTS, PLACE_ROLES, Link, Mapping, faults_of
from .problems import Problem, words_of

MOST_PICTURES = 2_000_000_000
MOST_TOLD = 20
FIXED = 4
# The field of a row that says what it is about.
POINTING = ("term", "image", "other")
LABELS = {
    "dimensions": gettext_lazy("Measure"),
    "makers": gettext_lazy("Maker or other person"),
    "identifiers": gettext_lazy("Number elsewhere"),
}


class SendForm(forms.Form):
    sheet = forms.FileField(
        label=gettext_lazy("Sheet"),
        help_text=gettext_lazy("CSV or XLSX, the names of the columns in its first row."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    pictures = forms.FileField(
        label=gettext_lazy("Pictures"),
        required=False,
        help_text=gettext_lazy("A ZIP of the pictures that the sheet names, if there are any."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the sheet"),
        choices=[(one.code, one.native) for one in LANGUAGES],
        help_text=gettext_lazy("Of all words in columns that do not name another, such as title@nb."),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding"),
        required=False,
        choices=[("", gettext_lazy("found out")), *((one, one) for one in ENCODINGS)],
        help_text=gettext_lazy("Only for CSV files that come in with wrong letters."),
    )

    def clean_pictures(self):
        file = self.cleaned_data["pictures"]
        if file and file.size > MOST_PICTURES:
            most = MOST_PICTURES // 1_000_000
            raise ValidationError(
                _("The archive is larger than %(most)s megabytes. Send it in parts.") % {"most": most}
            )
        return file

    def clean(self):
        """Whether the sheet can be read at all is told at once."""
        asked = super().clean()
        if self.errors:
            return asked
        content = asked["sheet"].read(MOST_BYTES + 1)
        try:
            self.table = read(content, asked["encoding"], asked["language"], most=1)
        except Unreadable as unreadable:
            flaws = unreadable.flaws[:MOST_TOLD]
            problems = (Problem(one.column, "", words_of(one), [one.line] * bool(one.line)) for one in flaws)
            self.add_error("sheet", [ValidationError(_told(problem)) for problem in problems])
        return asked


def _told(problem: Problem) -> str:
    where = _("Line %(line)s") % {"line": problem.where} if problem.lines else ""
    where = ", ".join(filter(None, (where, problem.column and _("column %(column)s") % {"column": problem.letter})))
    return f"{where}: {problem.words}" if where else problem.words


class ExportForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the sheet"), choices=[(one.code, one.native) for one in LANGUAGES]
    )
    form = forms.ChoiceField(label=gettext_lazy("Form"), choices=[(one, one.upper()) for one in WRITERS])
    mapping = forms.ModelChoiceField(
        SheetMapping.objects.order_by("name"),
        required=False,
        label=gettext_lazy("Columns"),
        empty_label=gettext_lazy("the museum’s own"),
    )


class LinkForm(forms.Form):
    """Where one column goes."""

    target = forms.ChoiceField(label=gettext_lazy("goes to"), required=False)
    detail = forms.CharField(label=gettext_lazy("unit, role, or whose number"), required=False, max_length=60)
    separator = forms.CharField(
        label=gettext_lazy("parted by"),
        required=False,
        max_length=3,
        strip=False,
        widget=forms.TextInput(attrs={"size": 3}),
    )
    empty = forms.CharField(label=gettext_lazy("where it is empty"), required=False, max_length=200)
    spill = forms.BooleanField(label=gettext_lazy("what cannot be taken goes into the description"), required=False)

    def __init__(self, *args, source: str, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["target"].choices = targets(language)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = f"{source}: {field.label}"

    def link(self) -> Link:
        return Link(self.source, **self.cleaned_data)


class FixedForm(forms.Form):
    """What is said of every object."""

    target = forms.ChoiceField(label=gettext_lazy("Column"), required=False)
    value = forms.CharField(label=gettext_lazy("has everywhere"), required=False, max_length=1000)

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets(language)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)


class OptionsForm(forms.Form):
    new_terms = forms.MultipleChoiceField(
        label=gettext_lazy("Make unknown terms"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In these lists. In all others an unknown term is a problem, and is named."),
    )
    name = forms.CharField(
        label=gettext_lazy("Remember these columns as"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("For the next sheet of this kind."),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish at once"),
        required=False,
        help_text=gettext_lazy(
            "New objects, and changes in public ones. Otherwise all are drafts. An object that is a draft stays one."
        ),
    )

    def __init__(self, *args, may_publish: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_terms"].choices = [(name, _label(name)) for name in NEW_TERMS]
        if not may_publish:
            del self.fields["publish"]


class ColumnsForm:
    """All of it together. ``mapping`` is what it begins with."""

    def __init__(self, intake: Intake, mapping: Mapping, may_publish: bool, data=None):
        self.intake, self.own = intake, mapping.own
        options = {"new_terms": mapping.new_terms, "publish": intake.publish}
        self.options = OptionsForm(data, prefix="all", initial=options, may_publish=may_publish)
        language = intake.language
        self.links = (
            []
            if self.own
            else [
                LinkForm(data, prefix=f"column{place}", source=link.source, language=language, initial=vars(link))
                for place, link in enumerate(mapping.links)
            ]
        )
        fixed = [*mapping.fixed.items(), *([("", "")] * FIXED)]
        self.fixed = (
            []
            if self.own
            else [
                FixedForm(data, prefix=f"fixed{place}", language=language, initial={"target": target, "value": value})
                for place, (target, value) in enumerate(fixed[: max(FIXED, len(mapping.fixed))])
            ]
        )
        self.begun, self.faults = mapping, []

    def is_valid(self) -> bool:
        forms_here = [self.options, *self.links, *self.fixed]
        # Each is asked, so that all faults are told at once.
        wrong = [form for form in forms_here if not form.is_valid()]
        if wrong:
            self.faults = [_in_words(form) for form in wrong]
            return False
        fixed = [form.cleaned_data for form in self.fixed]
        self.mapping = Mapping(
            self.begun.links if self.own else tuple(form.link() for form in self.links),
            {one["target"]: one["value"] for one in fixed if one["target"] and one["value"]},
            tuple(self.options.cleaned_data["new_terms"]),
            self.own,
        )
        found = faults_of(self.mapping, self.intake.language)
        self.faults = [f"{source}: {words}" if source else words for source, words in found]
        return not self.faults


def targets(language: str) -> list:
    """Where a column may go: nowhere, to a column of the museum's own in each language, or to a part of one."""
    groups: dict[str, list] = {str(_("Facts")): []}
    for heading in headings(language):
        group = BY_CODE[heading.language].native if heading.language else str(_("Facts"))
        name = heading.named(language)
        groups.setdefault(group, []).append((name, f"{_label(heading.column.name)} ({name})"))
    parts = [
        (kind, f"{capfirst(str(ObjectDimension.Kind(kind).label))} ({kind})") for kind in ObjectDimension.Kind.values
    ]
    parts += [(f"place_{role}", f"{capfirst(str(PagePlace.Role(role).label))} (place_{role})") for role in PLACE_ROLES]
    groups[str(_("One of several"))] = [one for one in parts if one[0] in PARTS]
    return [("", _("nowhere")), *groups.items()]


def _in_words(form: forms.Form) -> str:
    words = " ".join(chain.from_iterable(form.errors.values()))
    return f"{form.source}: {words}" if isinstance(form, LinkForm) else words


def _label(name: str) -> str:
    """What the workshop calls a column, in the language of whoever reads it."""
    if name in LABELS:
        return str(LABELS[name])
    column = next(one for one in COLUMNS if one.name == name)
    field = ObjectPage._meta.get_field(column.kind.field)
    row = getattr(field, "related_model", None) if field.one_to_many else None
    if row is None:
        return capfirst(str(field.verbose_name))
    pointed = next(one for one in row._meta.fields if one.name in POINTING)
    return capfirst(str(pointed.verbose_name))
