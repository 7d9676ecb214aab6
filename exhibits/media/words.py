"""The words of a picture in one language as one field of a form: alternative text, its kind, caption."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exhibits.formats.languages import Language

from .models import ImageText

PARTS = ("alt_kind", "alt", "caption")
EMPTY = {"alt_kind": ImageText.Alt.WRITTEN, "alt": "", "caption": ""}


class WordsWidget(forms.MultiWidget):
    """Three inputs in a frame; their names end in the parts': ``words_nb_alt``."""

    template_name = "media/words.html"

    def __init__(self, language: Language):
        self.language = language
        most = {"maxlength": ImageText._meta.get_field("alt").max_length, "lang": language.code}
        super().__init__(
            {
                "alt_kind": forms.Select(choices=ImageText.Alt.choices),
                "alt": forms.Textarea(attrs={**most, "rows": 2}),
                "caption": forms.Textarea(attrs={**most, "rows": 2}),
            }
        )

    def decompress(self, value):
        return [(value or EMPTY)[part] for part in PARTS]

    @cached_property
    def labels(self):
        return {
            "alt_kind": _("Alternative text is"),
            "alt": _("Alternative text: what is seen, for someone who cannot see it"),
            "caption": _("Caption: what is told about the picture, for everyone"),
        }

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        parts = zip(PARTS, context["widget"]["subwidgets"], strict=True)
        context["parts"] = [(self.labels[part], widget) for part, widget in parts]
        context["language"] = self.language.native
        return context


class WordsField(forms.MultiValueField):
    """Gives a dictionary of the three parts. An alternative text beside a kind that says "none" is refused."""

    def __init__(self, language: Language, **kwargs):
        fields = (
            forms.ChoiceField(choices=ImageText.Alt.choices, required=False),
            forms.CharField(max_length=ImageText._meta.get_field("alt").max_length, required=False),
            forms.CharField(max_length=ImageText._meta.get_field("caption").max_length, required=False),
        )
        kwargs = {"require_all_fields": False, "required": False, "widget": WordsWidget(language), **kwargs}
        super().__init__(fields, **kwargs)

    def compress(self, data_list):
        given = dict(zip(PARTS, data_list, strict=False))
        return {part: given.get(part) or EMPTY[part] for part in PARTS}

    def validate(self, value):
        if value["alt"] and value["alt_kind"] != ImageText.Alt.WRITTEN:
            raise forms.ValidationError(
                _("There is an alternative text, and beside it stands that there is none: keep one of the two."),
                code="contradiction",
            )
