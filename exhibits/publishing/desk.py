"""The desk of a book in the admin: its files, how far they are, what the last check found; its editions."""

from uuid import UUID

from django import forms
from django.http import Http404
from django.shortcuts import get_list_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from exhibits.book.models import BookFile, BookPage, Edition
from exhibits.book.stamping import stamp
from exhibits.formats.languages import LANGUAGES
from exhibits.jobs.models import IN_FLIGHT, Job

from .jobs import make_again

LONGEST = 500


class EditionForm(forms.Form):
    """The day of an edition, and what is new in it, in each language."""

    date = forms.DateField(label=gettext_lazy("Date"), widget=AdminDateInput, initial=timezone.localdate)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self.fields[language.code] = forms.CharField(
                label=gettext_lazy("What has changed (%(language)s)") % {"language": language.native},
                max_length=LONGEST,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": language.code}),
            )

    @property
    def changes(self) -> dict[str, str]:
        return {one.code: text for one in LANGUAGES if (text := self.cleaned_data[one.code].strip())}


class BookDeskView(WagtailAdminTemplateMixin, TemplateView):
    """For whoever decides on what is public."""

    template_name = "publishing/desk.html"
    page_title = gettext_lazy("Files and editions")
    header_icon = "download"

    def dispatch(self, request, *args, **kwargs):
        self.book: UUID = kwargs["book"]
        self.page = self._page()
        if not self.page.permissions_for_user(request.user).can_keep_editions():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def _page(self) -> BookPage:
        """Raises Http404."""
        return get_list_or_404(BookPage.objects.order_by("pk"), translation_key=self.book)[0]

    def get_breadcrumbs_items(self):
        edited = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.page.title}
        return [*self.breadcrumbs_items, edited, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        order = list(BookFile.Form)
        files = sorted(BookFile.objects.filter(book=self.book), key=lambda row: (row.language, order.index(row.form)))
        return super().get_context_data(
            **{
                "page": self.page,
                "files": files,
                "waits": self._waits(),
                "editions": Edition.objects.filter(book=self.book).select_related("made_by"),
                "form": EditionForm(),
                **kwargs,
            }
        )

    def _waits(self) -> list[dict]:
        """The languages in which files are being made, and how far they are."""
        jobs = Job.objects.filter(kind="publishing.book", key__startswith=f"{self.book} ", state__in=IN_FLIGHT)
        return [
            {"language": job.key.split()[1], "state": job.get_state_display(), "done": job.done, "total": job.total}
            for job in jobs.order_by("key")
        ]

    def post(self, request, *args, **kwargs):
        match request.POST.get("do"):
            case "make":
                make_again(self.book)
                messages.success(request, _("The files are being made. What has not changed stays as it is."))
            case "stamp":
                form = EditionForm(request.POST)
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(form=form))
                edition = stamp(self.book, form.cleaned_data["date"], form.changes, request.user)
                messages.success(request, _("Edition %(number)s is stamped.") % {"number": edition.number})
            case _:
                raise Http404
        return redirect("book_desk", self.book)


def urls() -> list:
    return [path("book/<uuid:book>/", BookDeskView.as_view(), name="book_desk")]
