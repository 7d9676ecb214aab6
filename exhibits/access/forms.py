"""Forms for consents and holds: people choose a page, the record keeps its permanent identifier."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput, AdminPageChooser
from wagtail.images import get_image_model
from wagtail.images.widgets import AdminImageChooser
from wagtail.models import Page

from .models import Consent, Hold
from .selectors import consent_bound


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
    """A consent is to a story, or to a picture of the one who gives it."""

    picture = forms.ModelChoiceField(
        get_image_model().objects.all(), label=_("Or picture"), widget=AdminImageChooser, required=False
    )

    class Meta:
        model = Consent
        fields = ["page", "picture", "given_by", "given_on", "valid_until", "withdrawn_on", "note"]
        widgets = {
            "given_on": AdminDateInput,
            "valid_until": AdminDateInput,
            "withdrawn_on": AdminDateInput,
            "note": AdminAutoHeightTextInput,
        }
        help_texts = {
            "given_by": _("Who agreed, in their own name. Only curators see it."),
            "valid_until": _("The last day on which it may be shown. Empty: until it is taken back."),
            "withdrawn_on": _("From this day on nobody outside sees it, on any page, in any language."),
            "note": _("Where the signed agreement is kept, and what was agreed besides."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["page"].label = _("Story")
        self.fields["page"].widget = AdminPageChooser(target_models=consent_bound())
        self.fields["page"].required = False
        if self.instance.subject:
            self.initial["picture"] = get_image_model().objects.filter(uuid=self.instance.subject).first()
        self.order_fields(self.Meta.fields)

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("page")) == bool(cleaned.get("picture")):
            raise ValidationError(_("Choose what was agreed to: one story, or one picture."))
        return cleaned

    def subject(self) -> UUID:
        page, picture = self.cleaned_data["page"], self.cleaned_data["picture"]
        return page.translation_key if page else picture.uuid


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
