"""What people may do with a page beyond what Wagtail decides."""

from wagtail.models import Page, PagePermissionTester

from exhibits.translations.models import Original

from .registry import is_small_team


class MuseumPagePermissionTester(PagePermissionTester):
    """Nobody publishes an original past the workflow; who translates or reviews has no say over originals."""

    def can_delete(self, ignore_bulk=False):
        """Wagtail would let translators delete drafts, and reviewers what is public."""
        return super().can_delete(ignore_bulk) and self._keeps_pages()

    def can_publish(self):
        """An original has to go through the workflow; a translation follows one that is public: what nobody has
        approved is public in no language."""
        if not super().can_publish():
            return False
        original = self._original_elsewhere()
        if original is None:
            return self._keeps_pages() and self._needs_no_reader()
        return self._is_public_in(original.locale_id)

    def can_unpublish(self):
        return super().can_unpublish() and (self._keeps_pages() or self._original_elsewhere() is not None)

    def can_reorder_children(self):
        """The order of originals is the order that readers meet them in."""
        return super().can_reorder_children() and self._keeps_pages()

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self._needs_no_reader()

    def can_set_view_restrictions(self):
        """Closing a page is no publication: whoever may publish may close it at once."""
        return self._decides()

    def can_keep_editions(self):
        """Files and editions are made of what is public already: that needs no second reader."""
        return self._decides()

    def _decides(self) -> bool:
        """Curators."""
        return super().can_publish() and self._keeps_pages()

    def _keeps_pages(self) -> bool:
        """Editors and curators, who also make pages; not translators and reviewers."""
        return self.user.is_superuser or "add" in self.permissions

    def _needs_no_reader(self) -> bool:
        return self.user.is_superuser or is_small_team() or not self.page.has_workflow

    def _original_elsewhere(self) -> Original | None:
        """The original's language, when this page is a translation."""
        originals = Original.objects.filter(translation_key=self.page.translation_key)
        return originals.exclude(locale=self.page.locale_id).first()

    def _is_public_in(self, locale_id: int) -> bool:
        family = Page.objects.filter(translation_key=self.page.translation_key)
        return family.filter(locale=locale_id, live=True).exists()
