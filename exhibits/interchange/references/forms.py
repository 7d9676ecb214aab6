"""What is asked of whoever brings works in or takes them out."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exhibits.formats.bibliography.files.faults import MOST_BYTES
from exhibits.formats.bibliography.files.reading import decoded

from .words import words_of

SKIP, UPDATE = "skip", "update"


class BringForm(forms.Form):
    """A file, or what somebody has pasted; ``works`` of the cleaned data is its text."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        help_text=gettext_lazy("BibTeX or RIS, as reference managers export it."),
        widget=forms.FileInput(attrs={"accept": ".bib,.ris,.txt"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or the works themselves"),
        required=False,
        strip=False,
        help_text=gettext_lazy("Entries of BibTeX or records of RIS, pasted."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    known = forms.ChoiceField(
        label=gettext_lazy("Works that the museum has under the same key"),
        choices=[
            (SKIP, gettext_lazy("stay as they are")),
            (UPDATE, gettext_lazy("say from now on what the file says")),
        ],
        initial=SKIP,
    )

    def clean(self):
        asked = super().clean()
        if self.errors:
            return asked
        # A browser sends two characters for each end of a line.
        file, text = asked["file"], asked["text"].replace("\r\n", "\n")
        if bool(file) == bool(text.strip()):
            raise ValidationError(_("Choose a file or paste the works: one of the two."))
        # One byte more tells that it is too large.
        content = file.read(MOST_BYTES + 1) if file else text.encode()
        asked["works"], fault = decoded(content)
        if fault:
            where = _("Line %(number)s: %(words)s") % {"number": fault.line, "words": words_of(fault)}
            raise ValidationError({"file" if file else "text": where if fault.line else words_of(fault)})
        return asked


class AgreeForm(forms.Form):
    """What was tried, on its way back: ``agreed`` is the digest of the plan that somebody has seen."""

    text = forms.CharField(widget=forms.Textarea(attrs={"hidden": True}))
    known = forms.CharField(widget=forms.HiddenInput)
    agreed = forms.CharField(widget=forms.HiddenInput)


class TakeForm(forms.Form):
    form = forms.ChoiceField(
        label=gettext_lazy("Format"), choices=[("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON")]
    )
