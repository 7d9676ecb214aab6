"""The ledger in the admin, under Reports: what goes on behind the scenes, and a second chance for what failed."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from .ledger import run_again
from .models import Job, State
from .registry import UnknownKind

VIEW, RUN_AGAIN = "jobs.view_job", "jobs.change_job"


def progress_bar(job: Job):
    """How far the job is: a bar once its size is known, and the thing it is at."""
    if not job.total:
        return job.message
    count = _("%(done)s of %(total)s") % {"done": job.done, "total": job.total}
    bar = '<progress value="{}" max="{}" aria-label="{}"></progress> {} {}'
    return format_html(bar, job.done, job.total, _("Progress"), count, job.message)


def account(job: Job):
    """What went wrong at the last attempt, in plain words; the technicians' detail is folded away."""
    if not job.fault:
        return ""
    words = f"{job.get_fault_display()} {job.error}".strip()
    tries = _("Attempt %(attempt)s of %(most)s.") % {"attempt": job.attempt, "most": job.max_attempts}
    folded = "{} {} <details><summary>{}</summary><pre>{}</pre></details>"
    return format_html(folded, words, tries, _("Details"), job.detail)


class RunAgainColumn(Column):
    """A button for each failed job, for those who may use it."""

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        if instance.state == State.FAILED and request.user.has_perm(RUN_AGAIN):
            context["value"] = format_html(
                '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
                '<button class="button button-small button-secondary">{}</button></form>',
                reverse("jobs:run_again", args=[instance.pk]),
                get_token(request),
                _("Run again"),
            )
        return context


class JobFilterSet(WagtailFilterSet):
    class Meta:
        model = Job
        fields = ["state"]


class LedgerView(ReportView):
    model = Job
    queryset = Job.objects.select_related("requested_by").defer("arguments", "again")
    permission_required = "view"
    page_title = gettext_lazy("Background work")
    header_icon = "tasks"
    index_url_name = "jobs:ledger"
    index_results_url_name = "jobs:ledger_results"
    filterset_class = JobFilterSet
    columns = [
        Column("label", label=gettext_lazy("Work")),
        Column("get_state_display", label=gettext_lazy("State")),
        Column("progress", label=gettext_lazy("Progress"), accessor=progress_bar),
        Column("account", label=gettext_lazy("What went wrong"), accessor=account),
        UserColumn("requested_by", label=gettext_lazy("Asked for by")),
        DateColumn("created_at", label=gettext_lazy("Asked for on")),
        DateColumn("finished_at", label=gettext_lazy("Finished")),
        RunAgainColumn("run_again", label=gettext_lazy("Action"), accessor=lambda job: ""),
    ]


@require_POST
def run_again_view(request, job_id):
    """Queue a failed job once more. 403 without the permission, 404 for a job that has not failed."""
    if not request.user.has_perm(RUN_AGAIN):
        raise PermissionDenied
    job = get_object_or_404(Job, pk=job_id, state=State.FAILED)
    try:
        run_again(job, request.user)
    except UnknownKind:
        messages.error(request, _("The museum no longer knows this kind of work: %(kind)s") % {"kind": job.kind})
    else:
        messages.success(request, _("Queued again: %(work)s") % {"work": job.label})
    return redirect("jobs:ledger")


class LedgerMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm(VIEW)


@hooks.register("register_admin_urls")
def register_urls():
    urls = [
        path("", LedgerView.as_view(), name="ledger"),
        path("results/", LedgerView.as_view(results_only=True), name="ledger_results"),
        path("<uuid:job_id>/run-again/", run_again_view, name="run_again"),
    ]
    return [path("jobs/", include((urls, "jobs")))]


@hooks.register("register_reports_menu_item")
def register_menu_item():
    label = gettext_lazy("Background work")
    return LedgerMenuItem(label, reverse("jobs:ledger"), name="jobs", icon_name="tasks", order=1300)


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="jobs", codename__in=["view_job", "change_job"])
