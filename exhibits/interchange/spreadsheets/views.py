"""The admin's pages for sheets of objects on their way in: sent, mapped, tried, brought in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from exhibits.catalogue.models import Intake, ObjectIndexPage, SheetExport, SheetMapping
from exhibits.formats.languages import CODES
from exhibits.formats.tables import delimited
from exhibits.formats.tables.shapes import Unreadable, letter_of
from exhibits.interchange import jobs
from exhibits.jobs.ledger import enqueue
from exhibits.jobs.models import IN_FLIGHT, Job, State
from exhibits.jobs.wagtail_hooks import account, progress_bar

from .exporting import MEDIA, WRITERS
from .forms import ColumnsForm, ExportForm, SendForm
from .intaking import Report, report_of, sweep, table_in
from .mapping import Mapping, guess
from .problems import lines_in_words

ICON = "table"
ADD = "catalogue.add_intake"
SHOWN = 500
PREVIEWED = 3
LATEST = 20
LONGEST_CELL = 80
# Seconds until a page that waits for a job asks again.
AGAIN = 3


class SheetsMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For whoever may bring sheets in."""

    model = Intake
    permission_required = "add"
    page_title = gettext_lazy("Sheets of objects")
    header_icon = ICON
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        items = [*super().get_breadcrumbs_items(), {"url": reverse("sheets:index"), "label": _("Sheets of objects")}]
        return [*items, {"url": "", "label": self.intake.name}] if "intake_id" in self.kwargs else items

    @cached_property
    def intake(self) -> Intake:
        return get_object_or_404(Intake, pk=self.kwargs["intake_id"])


class IndexView(SheetsMixin, TemplateView):
    """Where sheets are sent, and had."""

    template_name = "spreadsheets/index.html"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("send_form", SendForm(initial={"language": own_language()}))
        kwargs.setdefault("export_form", ExportForm(initial={"language": own_language()}))
        latest = Intake.objects.select_related("made_by")[:LATEST]
        written = SheetExport.objects.select_related("made_by")[:LATEST]
        return super().get_context_data(
            intakes=latest, exports=written, forms=WRITERS, own_language=own_language(), **kwargs
        )

    def post(self, request, *args, **kwargs):
        form = SendForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(send_form=form))
        sweep()
        asked = form.cleaned_data
        intake = Intake(
            name=asked["sheet"].name[-200:],
            language=asked["language"],
            encoding=asked["encoding"],
            made_by=request.user,
            mapping=guess(form.table.names, asked["language"]).as_json(),
        )
        asked["sheet"].seek(0)
        intake.sheet, intake.pictures = asked["sheet"], asked["pictures"] or ""
        intake.save()
        return redirect("sheets:columns", intake.pk)


class ColumnsView(SheetsMixin, TemplateView):
    """Where the columns of a sheet go. A remembered mapping is laid upon it by ``?like=``."""

    template_name = "spreadsheets/columns.html"

    def dispatch(self, request, *args, **kwargs):
        if self.permission_policy.user_has_permission(request.user, "add"):
            if self.intake.state == Intake.State.WRITTEN or _job_of(self.intake, IN_FLIGHT):
                return redirect("sheets:report", self.intake.pk)
            try:
                self.table = table_in(self.intake, PREVIEWED)
            except (Unreadable, OSError):
                messages.error(request, _("The sheet cannot be read any more. Send it again."))
                return redirect("sheets:index")
        return super().dispatch(request, *args, **kwargs)

    def _mapping(self) -> Mapping:
        like = self.request.GET.get("like", "")
        is_number = like.isascii() and like.isdigit() and len(like) < 10
        row = SheetMapping.objects.filter(pk=like).first() if is_number else None
        data = row.links if row else self.intake.mapping
        return Mapping.from_json(data).of(self.table.names)

    def get_context_data(self, **kwargs):
        if "form" not in kwargs:
            kwargs["form"] = ColumnsForm(self.intake, self._mapping(), may_publish(self.request.user))
        samples = zip(*(row.cells for row in self.table.rows), strict=True) if self.table.rows else ()
        samples = list(samples) or [()] * len(self.table.names)
        columns = [
            (letter_of(place), name, [_short(cell) for cell in cells if cell.strip()])
            for place, (name, cells) in enumerate(zip(self.table.names, samples, strict=True), start=1)
        ]
        links = kwargs["form"].links or [None] * len(columns)
        remembered = SheetMapping.objects.order_by("name")
        return super().get_context_data(
            intake=self.intake, columns=list(zip(columns, links, strict=True)), remembered=remembered, **kwargs
        )

    def post(self, request, *args, **kwargs):
        form = ColumnsForm(self.intake, self._mapping(), may_publish(request.user), request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self.intake.mapping = form.mapping.as_json()
        self.intake.publish = form.options.cleaned_data.get("publish", False)
        self.intake.save(update_fields=["mapping", "publish"])
        if name := form.options.cleaned_data["name"]:
            SheetMapping.objects.update_or_create(name=name, defaults={"links": self.intake.mapping})
        _ask(jobs.try_sheet, self.intake, request)
        return redirect("sheets:report", self.intake.pk)


class ReportView(SheetsMixin, TemplateView):
    """How far a sheet is, and what its trial found; from here it is brought in or given up."""

    template_name = "spreadsheets/report.html"

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if _job_of(self.intake, IN_FLIGHT):
            response["Refresh"] = str(AGAIN)
        return response

    def get_context_data(self, **kwargs):
        going = how_it_goes(_job_of(self.intake))
        report = None if going["waits"] else report_of(self.intake)
        shown = {name: _shown(report, name) for name in ("problems", "changes", "notes")} if report else {}
        return super().get_context_data(
            intake=self.intake,
            **going,
            report=report,
            written=self.intake.state == Intake.State.WRITTEN,
            most=SHOWN,
            **shown,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if "abandon" in request.POST and not _job_of(self.intake, IN_FLIGHT):
            self.intake.discard()
            messages.success(request, _("“%(name)s” is given up, and its files are gone.") % {"name": self.intake.name})
            return redirect("sheets:index")
        report = report_of(self.intake)
        if "bring" in request.POST and self.intake.state == Intake.State.TRIED and report and not report.is_refused:
            if self.intake.publish and not may_publish(request.user):
                raise PermissionDenied
            self.intake.made_by = request.user
            self.intake.save(update_fields=["made_by"])
            _ask(jobs.bring_sheet, self.intake, request)
        return redirect("sheets:report", self.intake.pk)


class ListView(SheetsMixin, TemplateView):
    """A whole list of the report, as CSV."""

    def get(self, request, *args, **kwargs):
        report = report_of(self.intake)
        part = kwargs["part"]
        if report is None:
            return redirect("sheets:columns", self.intake.pk)
        heads = {
            "problems": [_("Line"), _("Column"), _("Name"), _("What is wrong")],
            "changes": [_("Line"), _("Inventory number"), _("Column"), _("Before"), _("After")],
            "notes": [_("Line"), _("Column"), _("Name"), _("In the sheet"), _("In the museum")],
        }
        content = delimited.write(heads[part], (one.values() for one in _entries(getattr(report, part), part)))
        return download(f"{part}.csv", content, MEDIA["csv"])


def may_publish(user) -> bool:
    """Whether ``user`` may make objects public in every language past the workflow: an import asks no second reader."""
    sections = ObjectIndexPage.objects.order_by("pk")
    return all(page.permissions_for_user(user).can_publish_subpage() for page in sections)


def own_language() -> str:
    return get_language() if get_language() in CODES else CODES[0]


def _ask(work, intake: Intake, request) -> None:
    enqueue(work, key=str(intake.pk), requested_by=request.user, intake=str(intake.pk), language=get_language())


def _job_of(intake: Intake, states=tuple(State)) -> Job | None:
    kinds = ("interchange.try_sheet", "interchange.bring_sheet")
    return Job.objects.filter(kind__in=kinds, key=str(intake.pk), state__in=states).order_by("-created_at").first()


def how_it_goes(job: Job | None) -> dict:
    """What a page that waits for ``job`` tells of it."""
    waits = job is not None and job.state in IN_FLIGHT
    failed = job is not None and job.state == State.FAILED
    return {
        "job": job,
        "waits": waits,
        "bar": progress_bar(job) if waits else "",
        "failed": account(job) if failed else "",
    }


def _shown(report: Report, part: str) -> list[dict]:
    return list(_entries(getattr(report, part)[:SHOWN], part, short=True))


def _entries(entries, part: str, short: bool = False):
    """What a list tells of each of its entries, in the order of its columns."""
    for one in entries:
        if part == "changes":
            yield {"line": str(one["line"]), **{name: _cut(one[name], short) for name in _CHANGE}}
        else:
            where = lines_in_words(one["lines"]) if short else " ".join(map(str, one["lines"]))
            told = {"line": where, "letter": letter_of(one["column"]), "name": one["name"]}
            rest = ("words",) if part == "problems" else ("before", "after")
            yield {**told, **{name: one[name] if name == "words" else _cut(one[name], short) for name in rest}}


_CHANGE = ("number", "column", "before", "after")


def _cut(text: str, short: bool) -> str:
    return _short(text, 300) if short else text


def _short(text: str, most: int = LONGEST_CELL) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def download(name: str, content: bytes, media: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )
