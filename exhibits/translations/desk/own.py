"""What a language may have of its own beside its words: its address, its recordings and pictures, where links lead."""

import json
from copy import deepcopy
from dataclasses import dataclass

from django import forms
from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import URLValidator
from django.db import models, transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail import blocks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from exhibits.formats.languages import BY_CODE
from exhibits.translations.locales import code_of
from exhibits.translations.people import may_review
from exhibits.translations.readers import is_original

from .opening import address_of, opened

LONGEST_LINK = 2048
LONGEST_SLUG = Page._meta.get_field("slug").max_length
LINKS = ("https://", "http://", "mailto:", "tel:", "/")


def link(address: str) -> None:
    """Raises ValidationError."""
    if not address.startswith(LINKS):
        raise ValidationError(_("A link begins with https://, mailto:, tel: or /."))
    if address.startswith("http"):
        URLValidator(schemes=["http", "https"])(address)


def field_for(segment: OverridableSegment, model: type[models.Model]) -> forms.Field | None:
    """The field in which editors choose such a thing in the original; None for what no language has of its own."""
    names = (segment.context.field_path or segment.context.path).split(".")
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return None
    if isinstance(field, RichTextField):
        found = _link_field()
    elif isinstance(field, StreamField):
        block = _block_at(field.stream_block, names[1:])
        if isinstance(block, blocks.RichTextBlock):
            found = _link_field()
        elif isinstance(block, blocks.FieldBlock):
            found = deepcopy(block.field)
            found.label = block.label
        else:
            return None
    elif issubclass(model, Page):
        found = deepcopy(model.get_edit_handler().get_form_class().base_fields.get(names[0]))
    else:
        return None
    if found is not None:
        found.required = False
    return found


def _link_field() -> forms.Field:
    return forms.CharField(max_length=LONGEST_LINK, validators=[link], label=_("Where the link leads"))


def _block_at(block: blocks.Block, names: list[str]) -> blocks.Block | None:
    for name in names:
        children = getattr(block, "child_blocks", {})
        block = block.child_block if isinstance(block, blocks.ListBlock) else children.get(name)
    return block


@dataclass(frozen=True)
class Own:
    """One thing that a language may have of its own; ``name`` is that of its field in the form."""

    segment: OverridableSegment
    name: str


class OwnForm(forms.Form):
    """The address, and one field for each thing of the original; empty means: as in the original."""

    def __init__(self, *args, translation: Translation, target, **kwargs):
        super().__init__(*args, **kwargs)
        self.translation, self.target = translation, target
        if isinstance(target, Page):
            help_text = _("The last part of the page's address. Readers of the former one are led to it.")
            self.fields["slug"] = forms.SlugField(
                label=_("Address"), initial=target.slug, help_text=help_text, max_length=LONGEST_SLUG
            )
        self.things = list(self._things())

    def _things(self):
        source = self.translation.source
        model = source.specific_content_type.model_class()
        overrides = dict(self._overrides().values_list("context", "data_json"))
        for segment in source.overridablesegment_set.select_related("context").order_by("order", "pk"):
            if (field := field_for(segment, model)) is None:
                continue
            name = f"thing-{segment.pk}"
            field.initial = json.loads(overrides.get(segment.context_id, segment.data_json))
            self.fields[name] = field
            yield Own(segment, name)

    def _overrides(self):
        return SegmentOverride.objects.filter(
            locale=self.translation.target_locale_id, context__object_id=self.translation.source.object_id
        )

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug != self.target.slug and is_taken(self.target, slug):
            raise ValidationError(_("Another page has this address already."))
        return slug

    @transaction.atomic
    def save(self, user) -> None:
        for thing in self.things:
            value = self.cleaned_data[thing.name]
            data = getattr(value, "pk", value)
            place = {"locale_id": self.translation.target_locale_id, "context": thing.segment.context}
            if data in (None, "", thing.segment.data):
                SegmentOverride.objects.filter(**place).delete()
            else:
                kept = {"data_json": json.dumps(data, cls=DjangoJSONEncoder), "last_translated_by": user}
                SegmentOverride.objects.update_or_create(**place, defaults={**kept, "has_error": False})
        slug = self.cleaned_data.get("slug", "")
        if slug and slug != self.target.slug:
            rename(self.target, slug, user)


def is_taken(page: Page, slug: str) -> bool:
    """Another page beside this one has the slug, or an original beside its original: where that has no translation into
    the language, readers meet it under this address."""
    beside = page.get_siblings(inclusive=False)
    for parent in page.get_parent().get_translations():
        beside = beside | Page.objects.child_of(parent).filter(is_original())
    return beside.filter(slug=slug).exclude(translation_key=page.translation_key).exists()


def rename(page: Page, slug: str, user) -> None:
    """Give a translation another address; a public one leaves a redirect behind, and stays in its public words."""
    page = page.specific
    page.slug = slug
    if page.live:
        page.save_revision(user=user).publish(user=user)
    else:
        page.save()
        page.save_revision(user=user)


class OwnView(WagtailAdminTemplateMixin, FormView):
    """For whoever may publish in this language: all of this is public at once."""

    form_class = OwnForm
    template_name = "translations/own.html"
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        self.translation, self.target = opened(request, kwargs["pk"])
        if not may_review(request.user, self.target):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def language(self):
        return BY_CODE[code_of(self.translation.target_locale_id)]

    def get_page_title(self):
        return _("What %(language)s has of its own") % {"language": self.language.native}

    def get_breadcrumbs_items(self):
        desk = {"url": address_of(self.translation), "label": str(self.target)}
        return [*super().get_breadcrumbs_items(), desk, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "translation": self.translation, "target": self.target}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        labels = {"submit_button_label": _("Save"), "submit_button_active_label": _("Saving…")}
        return {**context, **labels, "media": context["form"].media}

    def form_valid(self, form):
        try:
            form.save(self.request.user)
        except ValidationError as error:
            # The page itself refuses: a rule that no single field can know of.
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Kept. Publish the translation for readers to meet it."))
        return redirect(address_of(self.translation))
