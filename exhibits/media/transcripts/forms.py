"""The small forms beside the list of cues."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from exhibits.access.models import Withheld
from exhibits.formats.cues import outline
from exhibits.formats.cues.model import LONGEST, Segment, Unreadable, segment_as_data
from exhibits.formats.cues.times import from_written, written
from exhibits.formats.languages import BY_CODE, CODES, name_of
from exhibits.formats.romani import ORTHOGRAPHIES, VARIETIES
from exhibits.media.models import TAGS, Transcript

from .speakers import betraying, speakers_of
from .words import in_file


def language_choices() -> list[tuple[str, str]]:
    """The museum's languages and the varieties of Romani, by name."""
    reader = get_language() if get_language() in CODES else "en"
    names = {variety.tag: variety.name(reader) for variety in VARIETIES} | {
        code: name_of(code, reader) for code in CODES
    }
    return [(tag, f"{names[tag]} ({tag})") for tag in TAGS]


def name_in_admin(tag: str) -> str:
    return dict(language_choices()).get(tag, tag)


class LanguageForm(forms.Form):
    """Which language somebody begins, or a file is in."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[one for one in Transcript.Kind.choices if one[0] != Transcript.Kind.TRANSLATION],
        help_text=_("For the first language. Each further one is a translation of it."),
    )


class FileForm(LanguageForm):
    file = forms.FileField(label=_("File"), help_text=_("WebVTT, SubRip, or a record of OHMS."))
    second = forms.ChoiceField(
        label=_("Second language of a record of OHMS"),
        required=False,
        choices=lambda: [("", "—"), *language_choices()],
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("second") and cleaned.get("second") == cleaned.get("language"):
            self.add_error("second", _("These are two languages."))
        return cleaned


class AboutForm(forms.ModelForm):
    """Who made a transcript, and how far it is."""

    variety = forms.ChoiceField(
        label=_("Variety of Romani"), required=False,
        choices=lambda: [("", "—"), *((one.key, one.name(_reader())) for one in VARIETIES)],
    )  # fmt: skip
    orthography = forms.ChoiceField(
        label=_("Way of writing Romani"), required=False,
        choices=lambda: [("", "—"), *((one.key, one.phrase(_reader())) for one in ORTHOGRAPHIES)],
    )  # fmt: skip

    index = forms.CharField(
        label=_("Index"),
        required=False,
        widget=AdminAutoHeightTextInput,
        help_text=_(
            "The parts of the recording, which readers meet as headings. One line for each: 0:18 Title. Below it what"
            " it is about; behind # keywords, behind @ places, behind * people, parted by semicolons."
        ),
    )

    class Meta:
        model = Transcript
        fields = ["status", "kind", "transcriber", "translator", "reviewer", "variety", "orthography"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["index"] = outline.write(self.instance.read_segments())
        if self.instance.language not in BY_CODE["rom"].accepts:
            del self.fields["variety"], self.fields["orthography"]
        if self.instance.is_original:
            del self.fields["translator"]
            self.fields["kind"].choices = LanguageForm.base_fields["kind"].choices
        else:
            del self.fields["kind"], self.fields["transcriber"]

    def clean(self):
        """Words that name somebody who does not wish it are not published, in the index neither; in the sound they are,
        too."""
        cleaned = super().clean()
        if cleaned.get("status") != Transcript.Status.PUBLISHED:
            return cleaned
        if named := betraying(self.instance):
            told = _(
                "The narrator does not wish to be named, and is named at %(times)s: withhold these passages first."
            )
            times = ", ".join(written(cue.start) for cue in named[:20])
            self.add_error("status", forms.ValidationError(told % {"times": times}, code="named"))
        headings = " ".join(
            " ".join([one.title, one.synopsis, *one.keywords, *one.places]) for one in cleaned.get("index") or []
        )
        if any(one.is_betrayed_by(headings) for one in speakers_of(self.instance.recording_id)):
            self.add_error("index", _("The narrator does not wish to be named, and is named here."))
        return cleaned

    def clean_index(self) -> list[Segment]:
        try:
            return outline.read(self.cleaned_data["index"])
        except Unreadable as error:
            raise forms.ValidationError([in_file(fault) for fault in error.faults]) from None

    def save(self, commit=True):
        """Its own fields alone: the cues may be another's meanwhile."""
        row = super().save(commit=False)
        row.segments = [segment_as_data(one) for one in self.cleaned_data["index"]]
        if commit:
            row.save(update_fields=[*set(self.fields) - {"index"}, "segments", "updated_at"])
        return row


def _reader() -> str:
    return get_language() if get_language() in CODES else "en"


class TimeField(forms.CharField):
    """Milliseconds of what somebody wrote as 1:02:03.500."""

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return None
        time = from_written(text)
        if time is None or time > LONGEST:
            raise forms.ValidationError(_("This is no time. Write 1:02:03.500."), code="time")
        return time

    def prepare_value(self, value):
        return written(value) if isinstance(value, int) else value


class WithholdForm(forms.ModelForm):
    start = TimeField(label=_("From"))
    end = TimeField(label=_("To"))

    class Meta:
        model = Withheld
        fields = ["start", "end", "reason"]
        widgets = {"reason": forms.TextInput}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("start") is not None and (cleaned.get("end") or 0) <= cleaned["start"] and "end" in cleaned:
            self.add_error("end", _("The end is not after the beginning."))
        return cleaned
