"""What the form of a term says besides its fields."""

from wagtail.admin.panels import Panel
from wagtail.models import Locale


class WrittenInPanel(Panel):
    """In which language the term is being written, and how to choose another one for a new term."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "vocabularies/written_in.html"

        @property
        def other_locales(self):
            return Locale.objects.exclude(pk=self.instance.locale_id)
