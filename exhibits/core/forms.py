"""The form that pages are edited in."""

import re

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.coreutils import find_available_slug

from exhibits.formats.slugs import slug_of


class MuseumPageForm(WagtailAdminPageForm):
    """Makes the address from the title, every letter written out, as long as the page was never public.

    The browser's own transliteration drops letters (ʒ, θ), so the field may stay empty.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        given, title = self.cleaned_data.get("slug", ""), self.cleaned_data.get("title", "")
        if not title or (given and not self._was_made_from_title(given)):
            return given
        return find_available_slug(self.parent_page, slug_of(title) or "page", ignore_page_id=self.instance.pk)

    def _was_made_from_title(self, given: str) -> bool:
        """The page is a draft saved before, by hand or by itself, and nobody has written another address since."""
        if self.instance.first_published_at or not self.instance.title:
            return False
        made = slug_of(self.instance.title) or "page"
        return bool(re.fullmatch(rf"{re.escape(made)}(-\d+)?", given))
