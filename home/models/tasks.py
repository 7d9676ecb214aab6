"""The steps a page goes through before it is public."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import GroupApprovalTask, Page

from exhibits.access.models import Hold

from .settings import MuseumSettings


class ReviewTask(GroupApprovalTask):
    """A step that a second person takes; with a small team the same person may, and the page's history says so."""

    class Meta:
        verbose_name = gettext_lazy("review")
        verbose_name_plural = gettext_lazy("reviews")

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if actions and _is_own_work(obj, user) and not _is_small_team():
            return []
        return actions

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """What waits for ``user``: not what they submitted themselves, which they cannot decide."""
        states = super().get_task_states_user_can_moderate(user, **kwargs)
        return states if _is_small_team() else states.exclude(workflow_state__requested_by=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        if action_name == "approve" and _is_own_work(task_state.workflow_state.content_object, user):
            note = _("Submitted and approved by the same person (small team).")
            kwargs["comment"] = f"{kwargs.get('comment', '')} {note}".strip()
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve; nobody approves what they submitted, except in a small team.")


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


def _is_own_work(obj, user) -> bool:
    state = obj.current_workflow_state
    return bool(state and state.requested_by_id == user.pk)


def _is_small_team() -> bool:
    return MuseumSettings.objects.filter(single_editor=True).exists()
