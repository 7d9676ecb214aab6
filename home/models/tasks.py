"""The steps a page goes through before it is public."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import GroupApprovalTask, Page, TaskState

from exhibits.access.models import Hold

from .settings import MuseumSettings


class ReviewTask(GroupApprovalTask):
    """A step that another person takes than those before: neither who submitted the page nor who took an earlier step.

    With a small team the same person may, and the page's history says so.
    """

    class Meta:
        verbose_name = gettext_lazy("review")
        verbose_name_plural = gettext_lazy("reviews")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and _has_had_a_say(obj, user) and not is_small_team():
            return []
        return actions

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """What waits for ``user``: not what they submitted or approved before, which is for others to decide."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        if is_small_team():
            return states
        approved = TaskState.objects.filter(status=TaskState.STATUS_APPROVED, finished_by=user)
        return states.exclude(workflow_state__requested_by=user).exclude(
            workflow_state__in=approved.values("workflow_state")
        )

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve" and _has_had_a_say(task_state.workflow_state.content_object, user):
            note = _("Submitted or approved before by the same person (small team).")
            kwargs["comment"] = f"{kwargs.get('comment', '')} {note}".strip()
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _(
            "Members of the chosen groups approve; nobody approves what they submitted or approved before, except in a "
            "small team."
        )


class CommunityReviewTask(ReviewTask):
    """A step for community reviewers, who can also put the page on hold: then nobody outside sees it."""

    class Meta:
        verbose_name = gettext_lazy("community review")
        verbose_name_plural = gettext_lazy("community reviews")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and isinstance(obj, Page):
            actions = [*actions, ("hold", _("Put on hold"), True)]
        return actions

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name != "hold":
            return super().on_action(task_state, user, action_name, **kwargs)
        page = task_state.workflow_state.content_object
        reason = kwargs.get("comment") or _("Put on hold by community review.")
        Hold.objects.place(page.translation_key, reason, by=user)
        return super().on_action(task_state, user, "reject", **{**kwargs, "comment": reason})

    @classmethod
    def get_description(cls):
        return _("Members of the community approve, ask for changes, or put the page on hold.")


def _has_had_a_say(obj, user) -> bool:
    """``user`` submitted the page, or approved an earlier step of this round."""
    state = obj.current_workflow_state
    if state is None:
        return False
    approved = state.task_states.filter(status=TaskState.STATUS_APPROVED, finished_by=user)
    return state.requested_by_id == user.pk or approved.exists()


def is_small_team() -> bool:
    return MuseumSettings.objects.filter(single_editor=True).exists()
