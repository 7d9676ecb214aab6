"""What people may do with a page beyond what Wagtail decides."""

from wagtail.models import Page, PagePermissionTester

from exhibits.translations.models import Original

from .registry import is_small_team


class MuseumPagePermissionTester(PagePermissionTester):
    """Nobody publishes an original past the workflow, and whoever may only change pages deletes none."""

    def can_delete(self, ignore_bulk=False):
        """Not for translators: Wagtail would let them delete drafts."""
        return super().can_delete(ignore_bulk) and (
            self.user.is_superuser or not self.permissions.isdisjoint({"add", "publish"})
        )

    def can_publish(self):
        """A translation follows an original that went through the workflow; an original has to go through it."""
        return super().can_publish() and (self._needs_no_reader() or self._is_translation())

    def can_publish_subpage(self):
        return super().can_publish_subpage() and self._needs_no_reader()

    def _needs_no_reader(self) -> bool:
        return self.user.is_superuser or is_small_team() or not self.page.has_workflow

    def _is_translation(self) -> bool:
        """Of an original that is public: what nobody has approved is public in no language."""
        originals = Original.objects.filter(translation_key=self.page.translation_key)
        elsewhere = originals.exclude(locale=self.page.locale_id).values("locale")
        family = Page.objects.filter(translation_key=self.page.translation_key)
        return family.filter(locale__in=elsewhere, live=True).exists()

    def can_set_view_restrictions(self):
        """Closing a page is no publication: whoever may publish may close it at once."""
        return not self.page_is_root and super().can_publish()
