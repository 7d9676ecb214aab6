"""The steps a page goes through before it is public."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, Page

from exhibits.access.models import Hold

from .settings import MuseumSettings


class ReviewTask(GroupApprovalTask):
    """A step that a second person takes; with a small team the same person may, and the page's history says so."""

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and self._is_own_work(obj, user) and not _is_small_team():
            return []
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        obj = task_state.workflow_state.content_object
        if action_name == "approve" and self._is_own_work(obj, user):
            note = str(_("Submitted and approved by the same person (small team)."))
            comment = kwargs.get("comment", "")
            kwargs["comment"] = f"{comment} {note}".strip()
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve; nobody approves what they submitted, except in a small team.")

    def _is_own_work(self, obj, user) -> bool:
        state = obj.current_workflow_state
        return bool(state and state.requested_by_id == user.pk)


class CommunityReviewTask(ReviewTask):
    """A step for community reviewers, who can also put the page on hold: then nobody outside sees it."""

    class Meta:
        verbose_name = _("community review")
        verbose_name_plural = _("community reviews")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and isinstance(obj, Page):
            actions = [*actions, ("hold", _("Put on hold"), True)]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name != "hold":
            return super().on_action(task_state, user, action_name, **kwargs)
        page = task_state.workflow_state.content_object
        reason = kwargs.get("comment") or str(_("Put on hold by community review."))
        Hold.objects.get_or_create(
            subject=page.translation_key, lifted_at=None, defaults={"reason": reason, "placed_by": user}
        )
        return super().on_action(task_state, user, "reject", **{**kwargs, "comment": reason})

    @classmethod
    def get_description(cls):
        return _("Members of the community approve, ask for changes, or put the page on hold.")


def _is_small_team() -> bool:
    return MuseumSettings.objects.filter(single_editor=True).exists()
