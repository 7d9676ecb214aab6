"""Forms for consents and holds: people choose a page, the record keeps its permanent identifier."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput, AdminPageChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page
from wagtailmedia.models import get_media_model
from wagtailmedia.widgets import AdminMediaChooser

from exhibits.formats.languages import LANGUAGES

from .asking import Use
from .models import Agreement, Consent, Hold
from .selectors import consent_bound

DAYS = ("given_on", "asked_again_on", "valid_from", "valid_until", "withdrawn_on")
# Bytes: a scan of a few pages.
MOST_BYTES = 20_000_000
AGREEMENTS = {"participation": Agreement.Kind.PARTICIPATION, "recorded": Agreement.Kind.RECORDING}


class AgreementInput(forms.FileInput):
    """Takes a file, and leads to the one that is ``kept``."""

    kept: Agreement | None = None

    def render(self, name, value, attrs=None, renderer=None):
        taken = super().render(name, value, attrs, renderer)
        if self.kept is None:
            return taken
        url = reverse("consents:agreement", args=[self.kept.pk])
        return format_html('<p><a href="{}">{}</a></p>{}', url, _("The signed agreement"), taken)


class SubjectForm(forms.ModelForm):
    """A form whose ``page`` gives the record its subject."""

    page = forms.ModelChoiceField(Page.objects.all(), label=_("Page"), widget=AdminPageChooser)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.subject:
            self.initial["page"] = Page.objects.filter(translation_key=self.instance.subject).order_by("pk").first()

    def save(self, commit=True):
        self.instance.subject = self.subject()
        return super().save(commit)

    def subject(self) -> UUID:
        return self.cleaned_data["page"].translation_key


class ConsentForm(SubjectForm):
    """A consent is to a story, a recording, or a picture of the one who gives it."""

    recording = forms.ModelChoiceField(
        get_media_model().objects.all(), label=_("Or recording"), widget=AdminMediaChooser, required=False
    )
    picture = forms.ModelChoiceField(
        get_image_model().objects.all(), label=_("Or picture"), widget=AdminImageChooser, required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[(language.code, language.native) for language in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Those in which it may be shown. None ticked: in all of them."),
    )
    participation = forms.FileField(label=_("Agreement to take part"), required=False, widget=AgreementInput)
    recorded = forms.FileField(label=_("Agreement to be recorded"), required=False, widget=AgreementInput)

    class Meta:
        model = Consent
        fields = [
            "page", "recording", "picture", "given_by", "given_on", "given_how", "asked_again_on", "successor",
            "participation", "recorded", *(use.value for use in Use), "languages", "audience", "valid_from",
            "valid_until", "in_mourning", "is_listed", "withdrawn_on", "note",
        ]  # fmt: skip
        widgets = {
            **dict.fromkeys(DAYS, AdminDateInput),
            "note": AdminAutoHeightTextInput,
        }
        help_texts = {
            "given_by": _("Who agreed, in their own name. Only curators see it."),
            "given_how": _("A guardian agrees for a child until it is 18."),
            "asked_again_on": _(
                "From this day on it is closed until the narrator has agreed themselves: the day they turn 18."
            ),
            "successor": _("Whom the narrator named to decide in their place. Only curators see it."),
            "for_school": _("Copies on sticks and paper, which cannot be fetched back."),
            "for_download": _("What was downloaded cannot be fetched back."),
            "for_harvest": _("Others keep copies of their own; they are asked to delete them when this is taken back."),
            "valid_from": _("Until the day before, nobody outside sees it."),
            "valid_until": _("The last day on which it may be shown. Empty: until it is taken back."),
            "in_mourning": _("Tick it as long as the family wants it closed after a death."),
            "is_listed": _("The page then says that it is closed, why, and whom to ask; otherwise there is no page."),
            "withdrawn_on": _("From this day on nobody outside sees it, on any page, in any language."),
            "note": _("What was agreed besides."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["page"].label = _("Story")
        self.fields["page"].widget = AdminPageChooser(target_models=consent_bound())
        self.fields["page"].required = False
        if self.instance.subject:
            self.initial["picture"] = get_image_model().objects.filter(uuid=self.instance.subject).first()
            self.initial["recording"] = get_media_model().objects.filter(uuid=self.instance.subject).first()
        self.initial["languages"] = self.instance.languages.split()
        if self.instance.pk:
            kept = {one.kind: one for one in self.instance.agreements.all()}
            for name, kind in AGREEMENTS.items():
                self.fields[name].widget.kept = kept.get(kind)
        self.order_fields(self.Meta.fields)

    def clean_languages(self) -> str:
        chosen = sorted(self.cleaned_data["languages"])
        return f" {' '.join(chosen)} " if chosen else ""

    def clean(self):
        cleaned = super().clean()
        if sum(bool(cleaned.get(name)) for name in ("page", "recording", "picture")) != 1:
            raise ValidationError(_("Choose what was agreed to: one story, one recording, or one picture."))
        for name in AGREEMENTS:
            if (file := cleaned.get(name)) and file.size > MOST_BYTES:
                told = _("The file is larger than %(most)s MB: scan it with fewer pixels.")
                self.add_error(name, told % {"most": MOST_BYTES // 1_000_000})
        return cleaned

    def subject(self) -> UUID:
        if page := self.cleaned_data["page"]:
            return page.translation_key
        return (self.cleaned_data["recording"] or self.cleaned_data["picture"]).uuid

    def save(self, commit=True):
        consent = super().save(commit)
        for name, kind in AGREEMENTS.items():
            if file := self.cleaned_data.get(name):
                agreement = Agreement(consent=consent, kind=kind)
                agreement.file.save(file.name, file, save=False)
                Agreement.objects.update_or_create(
                    consent=consent, kind=kind, defaults={"file": agreement.file.name, "added_at": timezone.now()}
                )
        return consent


class HoldForm(SubjectForm):
    class Meta:
        model = Hold
        fields = ["page", "reason"]
        widgets = {"reason": AdminAutoHeightTextInput}
        help_texts = {"reason": _("What has to be settled before the page may be seen again. Curators read this.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["page"].help_text = _(
            "It disappears from the museum at once, in all its languages and with all pages under it."
        )
        self.order_fields(self.Meta.fields)

    def clean_page(self):
        page = self.cleaned_data["page"]
        if page.is_root() or page.get_parent().is_root():
            raise ValidationError(_("The front page cannot be put on hold: the whole museum would be closed."))
        if Hold.objects.in_force().filter(subject=page.translation_key).exists():
            raise ValidationError(_("This page is on hold already."))
        return page
