"""What people may do with a page beyond what Wagtail decides."""

from wagtail.models import PagePermissionTester


class MuseumPagePermissionTester(PagePermissionTester):
    """Whoever may only change pages, as translators do, deletes none: Wagtail would let them delete drafts."""

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and (
            self.user.is_superuser or not self.permissions.isdisjoint({"add", "publish"})
        )
