"""Many objects at once, through the page API."""

from collections.abc import Callable, Sequence

from django.db import transaction

from .models import ObjectIndexPage, ObjectPage


def _silent(done: int, total: int) -> None:
    pass


@transaction.atomic
def write(
    new: Sequence[ObjectPage],
    changed: Sequence[ObjectPage],
    *,
    by,
    publish: bool,
    progress: Callable[[int, int], None] = _silent,
) -> None:
    """Write these objects, all or none. ``new`` are unsaved, each original before its translations; ``changed`` are in
    the museum already."""
    for done, page in enumerate([*new, *changed], start=1):
        if page.pk is None:
            page.live, page.owner = False, by
            ObjectIndexPage.objects.get(locale=page.locale_id).add_child(instance=page)
        elif not page.live:
            page.save()
        revision = page.save_revision(user=by)
        if publish:
            revision.publish(user=by, skip_permission_checks=True)
            page.refresh_from_db(fields=["live", "has_unpublished_changes", "latest_revision"])
        progress(done, len(new) + len(changed))
