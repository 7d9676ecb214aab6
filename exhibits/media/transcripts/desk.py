"""The desk for transcripts: a recording's cues beside its sound, in the original and in one language of its choice."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from exhibits.access.models import Withheld
from exhibits.formats.cues.model import Unreadable
from exhibits.formats.cues.times import written as as_written
from exhibits.media.models import Recording, Transcript

from . import files
from .forms import AboutForm, FileForm, LanguageForm, WithholdForm, name_in_admin
from .rows import Row, rows_of, rows_sent
from .saving import Outdated, begin, original_of, save_rows, take_over, transcripts_of, versions_of
from .words import at_desk, in_file

MARK, LIFT = "access.add_withheld", "access.change_withheld"


class RecordingMixin:
    """For whoever may change the recording."""

    def dispatch(self, request, *args, **kwargs):
        self.recording = get_object_or_404(Recording, pk=kwargs["pk"])
        policy = policy_registry.get_by_type(Recording)
        if not policy.user_has_permission_for_instance(request.user, "change", self.recording):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self):
        beside = self.request.POST.get("beside", "")
        address = reverse("transcripts:desk", args=[self.recording.pk])
        return redirect(f"{address}?beside={beside}" if beside.isalnum() else address)


class DeskView(RecordingMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows the cues, and takes them back. 409: somebody else has saved meanwhile; 422: they cannot be kept so."""

    template_name = "transcripts/desk.html"
    header_icon = "comment"
    _show_breadcrumbs = True
    page_title = gettext_lazy("Transcript")

    def get_breadcrumbs_items(self):
        recordings = {"url": reverse("wagtailmedia:index"), "label": _("Recordings")}
        own = {"url": reverse("wagtailmedia:edit", args=[self.recording.pk]), "label": self.recording.title}
        return [*super().get_breadcrumbs_items(), recordings, own, {"url": "", "label": self.page_title}]

    @cached_property
    def transcripts(self) -> list[Transcript]:
        return transcripts_of(self.recording)

    @cached_property
    def original(self) -> Transcript | None:
        return original_of(self.transcripts)

    @cached_property
    def beside(self) -> Transcript | None:
        wanted = self.request.POST.get("beside") or self.request.GET.get("beside", "")
        others = [row for row in self.transcripts if row is not self.original]
        return next((row for row in others if row.language == wanted), others[0] if others and not wanted else None)

    def post(self, request, *args, **kwargs):
        try:
            rows = rows_sent(request.POST)
        except ValueError as error:
            raise Http404 from error
        try:
            save_rows(self.recording, rows, request.POST.get("beside", ""), request.POST.get("seen", ""))
        except Outdated:
            told = _("Somebody else has saved this transcript meanwhile. Your words are below, not saved: copy what you"
                     " need, and load the page again.")  # fmt: skip
            return self._refused(rows, [told], 409)
        except Unreadable as error:
            return self._refused(rows, [at_desk(fault) for fault in error.faults], 422)
        messages.success(request, _("The transcript is saved."))
        return self.back()

    def _refused(self, rows: list[Row], faults: list[str], status: int):
        context = self.get_context_data(rows=rows, faults=faults, seen=self.request.POST.get("seen", ""))
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        user, original = self.request.user, self.original
        if "rows" not in kwargs and original:
            kwargs["rows"] = rows_of(original.read_cues(), self.beside.read_cues() if self.beside else [])
        kwargs.setdefault("seen", versions_of(self.transcripts))
        about = kwargs.pop("about", {})
        passages = list(Withheld.objects.in_force().filter(subject=self.recording.uuid).select_related("marked_by"))
        return super().get_context_data(
            recording=self.recording,
            original=original,
            beside=self.beside,
            others=[(row, name_in_admin(row.language)) for row in self.transcripts if row is not original],
            names={"original": name_in_admin(original.language) if original else "",
                   "beside": name_in_admin(self.beside.language) if self.beside else ""},
            abouts=[
                (row, name_in_admin(row.language),
                 about.get(row.language) or AboutForm(instance=row, prefix=row.language))
                for row in self.transcripts
            ],
            speakers=sorted({row.speaker for row in kwargs.get("rows", ()) if row.speaker}),
            language_form=kwargs.pop("language_form", LanguageForm()),
            file_form=kwargs.pop("file_form", FileForm(auto_id="file-%s")),
            withhold_form=kwargs.pop("withhold_form", WithholdForm(auto_id="withhold-%s")),
            passages=[(one, as_written(one.start), as_written(one.end)) for one in passages],
            may_mark=user.has_perm(MARK),
            may_lift=user.has_perm(LIFT),
            **kwargs,
        )  # fmt: skip


class BeginView(DeskView):
    """A language more."""

    def post(self, request, *args, **kwargs):
        form = LanguageForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(language_form=form), status=422)
        row = Transcript(recording=self.recording, **form.cleaned_data)
        try:
            begin(self.recording, row, request.POST.get("seen", ""))
        except Outdated:
            messages.error(request, _("This language is there already, or somebody else has saved meanwhile."))
            return self.back()
        request.POST = request.POST.copy()
        request.POST["beside"] = "" if row.is_original else row.language
        return self.back()


class FileView(DeskView):
    """A file in place of a language: all of it or nothing."""

    def post(self, request, *args, **kwargs):
        form = FileForm(request.POST, request.FILES, auto_id="file-%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(file_form=form), status=422)
        try:
            told = files.read(form.cleaned_data["file"].read())
        except Unreadable as error:
            faults = [in_file(fault) for fault in error.faults]
            return self.render_to_response(self.get_context_data(file_form=form, file_faults=faults), status=422)
        try:
            self._take(form, told)
        except Outdated:
            messages.error(
                request, _("Somebody else has saved this transcript meanwhile. Nothing of the file was taken.")
            )
            return self.back()
        messages.success(request, _("The file is read: %(number)s cues.") % {"number": len(told[0][0])})
        return self.back()

    @transaction.atomic
    def _take(self, form: FileForm, told: list[files.Written]) -> None:
        seen = self.request.POST.get("seen", "")
        for name, (cues, segments) in zip(("language", "second"), told, strict=False):
            if language := form.cleaned_data[name]:
                row = Transcript(recording=self.recording, language=language, kind=form.cleaned_data["kind"])
                take_over(self.recording, row, cues, segments, seen)
                # What this request has written it has seen.
                seen = versions_of(transcripts_of(self.recording))


class AboutView(DeskView):
    """Who made it, how far it is, and its index."""

    def post(self, request, *args, **kwargs):
        language = kwargs["language"]
        row = get_object_or_404(Transcript, recording=self.recording, language=language)
        form = AboutForm(request.POST, instance=row, prefix=language)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(about={language: form}), status=422)
        form.save()
        messages.success(request, _("Kept."))
        return self.back()


class ExportView(RecordingMixin, View):
    """A language as a file; without what is withheld, unless the whole is asked for."""

    def get(self, request, pk, language, form):
        row = get_object_or_404(Transcript, recording=self.recording, language=language)
        content = files.written(self.recording, row, form, whole="whole" in request.GET)
        response = HttpResponse(content, content_type=f"{files.MEDIA[form]}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.recording.uuid}.{language}.{form}"'
        return response


class WithholdView(DeskView):
    """A passage is kept back, or given back; by curators. Words and sound go in the same instant."""

    @transaction.atomic
    def post(self, request, *args, **kwargs):
        if not request.user.has_perm(MARK):
            raise PermissionDenied
        form = WithholdForm(request.POST, auto_id="withhold-%s")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(withhold_form=form), status=422)
        form.instance.subject, form.instance.marked_by = self.recording.uuid, request.user
        form.save()
        messages.success(request, _("The passage is withheld: nobody outside reads, finds or hears its words."))
        return self.back()


class LiftView(RecordingMixin, View):
    @transaction.atomic
    def post(self, request, pk, passage):
        if not request.user.has_perm(LIFT):
            raise PermissionDenied
        get_object_or_404(Withheld, pk=passage, subject=self.recording.uuid).lift(request.user)
        messages.success(request, _("The passage can be read again."))
        return self.back()


def urls():
    views = [
        path("<int:pk>/", DeskView.as_view(), name="desk"),
        path("<int:pk>/begin/", BeginView.as_view(), name="begin"),
        path("<int:pk>/file/", FileView.as_view(), name="file"),
        path("<int:pk>/about/<slug:language>/", AboutView.as_view(), name="about"),
        path("<int:pk>/withhold/", WithholdView.as_view(), name="withhold"),
        path("<int:pk>/lift/<int:passage>/", LiftView.as_view(), name="lift"),
    ]
    views += [
        path(f"<int:pk>/<slug:language>.{form}", ExportView.as_view(), {"form": form}, name=form)
        for form in files.MEDIA
    ]
    return include((views, "transcripts"))
