"""Who writes in which language, and who reviews it: as far as each may change and publish pages there."""

from django.db.models import Model
from wagtail.models import Page
from wagtail.permissions import policy_registry

HOME_DEPTH = 2


def languages_of(user, action: str = "change") -> set[int]:
    """The primary keys of the locales in whose tree ``user`` may do this to a page."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, action)
    return set(pages.filter(depth__gte=HOME_DEPTH).order_by().values_list("locale_id", flat=True).distinct())


def may_translate(user, target: Model) -> bool:
    """Whether ``user`` may write this page or snippet in its language."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_edit()
    return _may(user, target, "change")


def may_review(user, target: Model) -> bool:
    """A reviewer is who may publish in this language: nobody else's yes makes words public."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    return _may(user, target, "publish")


def _may(user, target: Model, action: str) -> bool:
    """Snippets lie in no tree: whoever works on pages of their language works on them too. Who keeps a vocabulary
    changes its words in every language, and makes them public where they may publish pages.
    """
    change = f"{target._meta.app_label}.change_{target._meta.model_name}"
    return target.locale_id in languages_of(user, action) or (action == "change" and user.has_perm(change))
