"""How wagtail-localize is told about fields, beyond what it brings."""

from wagtail_localize.fields import BaseTranslatableField


class IndependentField(BaseTranslatableField):
    """Neither translated nor synchronised: every language keeps its own value.

    For slugs: wagtail-localize would treat one as a translatable string and overwrite an address when the original's
    changes.
    """

    def __repr__(self):
        return f"<IndependentField {self.field_name}>"
