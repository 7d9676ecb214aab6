"""The admin's pages for sheets of objects on their way out: asked for, written by a job, downloaded."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from exhibits.catalogue.models import SheetExport
from exhibits.formats.languages import CODES
from exhibits.interchange import jobs
from exhibits.jobs.ledger import enqueue
from exhibits.jobs.models import Job

from .exporting import MEDIA, WRITERS, template
from .forms import ExportForm
from .intaking import sweep
from .views import AGAIN, IndexView, SheetsMixin, download, how_it_goes


class EmptyView(SheetsMixin, TemplateView):
    """The museum's own sheet without objects."""

    def get(self, request, *args, **kwargs):
        language, form = request.GET.get("language"), request.GET.get("form")
        if language not in CODES or form not in WRITERS:
            return redirect("sheets:index")
        return download(f"objects-template-{language}.{form}", template(language, form), MEDIA[form])


class AskView(IndexView):
    """Somebody asks for all objects."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(export_form=form))
        sweep()
        row = form.cleaned_data.pop("mapping")
        asked = SheetExport.objects.create(
            **form.cleaned_data,
            columns=row.name if row else "",
            links=row.links if row else {},
            made_by=request.user,
        )
        enqueue(jobs.export_sheet, key=str(asked.pk), requested_by=request.user, export=str(asked.pk))
        return redirect("sheets:export", asked.pk)


class ExportMixin(SheetsMixin):
    @cached_property
    def export(self) -> SheetExport:
        return get_object_or_404(SheetExport, pk=self.kwargs["export_id"])


class ExportView(ExportMixin, TemplateView):
    """How far the sheet is; from here it is downloaded."""

    template_name = "spreadsheets/export.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.export)}]

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if response.context_data["waits"]:
            response["Refresh"] = str(AGAIN)
        return response

    def get_context_data(self, **kwargs):
        job = Job.objects.filter(kind="interchange.export_sheet", key=str(self.export.pk)).first()
        address = reverse("sheets:file", args=[self.export.pk]) if self.export.file else ""
        return super().get_context_data(export=self.export, address=address, **how_it_goes(job), **kwargs)


class FileView(ExportMixin, TemplateView):
    def get(self, request, *args, **kwargs):
        if not self.export.file:
            raise Http404(_("The sheet is not written yet."))
        return FileResponse(
            self.export.file.open("rb"),
            as_attachment=True,
            filename=str(self.export),
            content_type=MEDIA[self.export.form],
            headers={"X-Content-Type-Options": "nosniff"},
        )
