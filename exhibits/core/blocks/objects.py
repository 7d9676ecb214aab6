"""Blocks that show objects of the collection, one or two beside each other; their pages tell the rest."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from exhibits.core.registry import kinds
from exhibits.translations.readers import for_reader

from .choosers import PageChooserBlock
from .guards import NeedsMixin
from .preview import PreviewMixin, reader_language

OBJECTS = _("Objects")
OBJECT_TYPE = "catalogue.ObjectPage"


def some_objects(count: int) -> list[Page]:
    """The newest objects that anybody may see; fewer when there are fewer."""
    models = [kind.model for kind in kinds() if kind.model._meta.label == OBJECT_TYPE]
    return list(
        for_reader(Page.objects.type(*models), reader_language()).order_by("-first_published_at", "-pk")[:count]
    )


class ObjectBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """One object, large, with what the page that shows it has to say of it."""

    needs = ("page",)

    page = PageChooserBlock(label=_("Object"), page_type=[OBJECT_TYPE])
    text = blocks.CharBlock(
        label=_("Label"),
        required=False,
        max_length=400,
        help_text=_("What to look at here, in one or two sentences. Empty: the object's own line."),
    )

    def get_preview_value(self):
        return self.normalize({"page": next(iter(some_objects(1)), None)})

    class Meta:
        template = "components/blocks/object.html"
        icon = "form"
        group = OBJECTS
        label = _("Object")
        description = _("One object of the collection, large, with a label.")


class CompareBlock(NeedsMixin, PreviewMixin, blocks.StructBlock):
    """Two objects beside each other, to compare."""

    needs = ("first", "second")

    first = PageChooserBlock(label=_("First object"), page_type=[OBJECT_TYPE])
    second = PageChooserBlock(label=_("Second object"), page_type=[OBJECT_TYPE])
    text = blocks.CharBlock(label=_("What to compare"), required=False, max_length=400)

    def get_preview_value(self):
        first, second = [*some_objects(2), None, None][:2]
        return self.normalize({"first": first, "second": second})

    class Meta:
        template = "components/blocks/compare.html"
        icon = "resubmit"
        group = OBJECTS
        label = _("Two objects to compare")
        description = _("Two objects of the collection beside each other.")
