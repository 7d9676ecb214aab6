"""The admin's page for files of translators: out as a download, back in as an upload with a report."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page
from wagtail_localize.models import Translation

from exhibits.formats.languages import LANGUAGES
from exhibits.translations.board import sections
from exhibits.translations.locales import code_of

from .collecting import TooMany, files_of, translations_of, writable_pages
from .importing import bring_in
from .packing import MOST_UPLOAD, packed

MEDIA = {"po": "text/x-gettext-translation", "xliff": "application/xliff+xml"}
ICON = "wagtail-localize-language"
# While somebody waits for them: pages of the usual length take some five seconds. The command has another limit.
MOST_PAGES = 300
NOTHING = gettext_lazy("Nothing of that is being translated into this language.")


class ExportForm(forms.Form):
    """Which files. What is not ``user``'s to write is not found, as if there were none."""

    language = forms.ChoiceField(label=gettext_lazy("Language"))
    section = forms.ModelChoiceField(
        Page.objects.none(),
        required=False,
        label=gettext_lazy("Section"),
        empty_label=gettext_lazy("All pages"),
    )
    page = forms.ModelChoiceField(
        Page.objects.none(), required=False, label=gettext_lazy("Only this page"), widget=AdminPageChooser()
    )
    form = forms.ChoiceField(
        label=gettext_lazy("Form of the files"),
        choices=[("po", "PO (gettext, Weblate, Poedit)"), ("xliff", "XLIFF 1.2 (OmegaT, Trados, memoQ)")],
        initial="po",
    )

    def __init__(self, wish, *, user, is_sent=True):
        pages = writable_pages(user)
        family = Page.objects.filter(translation_key__in=pages.values("translation_key"))
        # The chooser shows the title of whatever page is asked for: of theirs only.
        wish = wish.dict()
        self.is_astray = bool(wish.get("page")) and not _holds(family, wish["page"])
        if self.is_astray or not wish.get("page"):
            wish.pop("page", None)
        super().__init__(wish if is_sent else None, initial=None if is_sent else wish)
        self.user = user
        own = {code_of(pk) for pk in pages.order_by().values_list("locale", flat=True).distinct()}
        self.fields["language"].choices = [(one.code, one.native) for one in LANGUAGES if one.code in own]
        self.fields["page"].queryset = family
        self.fields["section"].queryset = sections(user).filter(translation_key__in=pages.values("translation_key"))

    def clean(self):
        asked = super().clean()
        if self.errors:
            return asked
        if self.is_astray:
            raise ValidationError(NOTHING)
        found = translations_of(asked["language"], self.user, under=asked["section"], only=asked["page"])
        try:
            self.files = list(files_of(found, asked["form"], MOST_PAGES))
        except TooMany as many:
            raise ValidationError(_too_many(many.number)) from None
        if not self.files:
            raise ValidationError(NOTHING)
        return asked


def _too_many(number: int) -> str:
    return _(
        "These are %(number)s pages, and one download holds %(most)s at most. Choose a section or a page. All together"
        " are written on the server, by “manage.py translations export”."
    ) % {"number": number, "most": MOST_PAGES}


def _holds(pages: QuerySet, wish: str) -> bool:
    return wish.isdecimal() and len(wish) < 10 and pages.filter(pk=wish).exists()


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A .po, .xlf or .xliff file, or a ZIP of them."),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff,.zip"}),
    )
    only_try = forms.BooleanField(
        label=gettext_lazy("Only try"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Says what would be written and what is wrong, and writes nothing."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_UPLOAD:
            raise ValidationError(_("The file is too large."))
        return file


class FilesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Open to whoever may change a page."""

    model = Page
    any_permission_required = ["add", "change", "publish"]
    page_title = gettext_lazy("Files for translators")
    header_icon = ICON
    template_name = "translations/files.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translations:board"), "label": _("Translations")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs):
        if "export_form" not in kwargs:
            kwargs["export_form"] = ExportForm(self.request.GET, user=self.request.user, is_sent=False)
        kwargs.setdefault("import_form", ImportForm())
        return super().get_context_data(**kwargs)

    def post(self, request, *args, **kwargs):
        """An upload."""
        form, report = ImportForm(request.POST, request.FILES), None
        if form.is_valid():
            file = form.cleaned_data["file"]
            report = bring_in([(file.name, file.read())], request.user, form.cleaned_data["only_try"])
        return self.render_to_response(self.get_context_data(import_form=form, report=report))


class ExportView(FilesView):
    """A download; what cannot be had is told on the page of the form."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        form = ExportForm(request.GET, user=request.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(export_form=form))
        language, kind = form.cleaned_data["language"], form.cleaned_data["form"]
        if form.cleaned_data["page"]:
            path, content = form.files[0]
            return _download(f"{language}-{path.rpartition('/')[2]}", content, MEDIA[kind])
        section = form.cleaned_data["section"]
        name = f"{language}-{section.slug}" if section else language
        return _download(f"{name}-{kind}.zip", packed(form.files), "application/zip")


def _download(name: str, content: bytes, media: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"},
    )


def instead_of_wagtail_localize(request, translation_id):
    """Its own PO files are written and read without a check; whoever asks for them comes to the museum's."""
    translation = get_object_or_404(Translation, pk=translation_id)
    page = writable_pages(request.user).filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    )
    wish = f"?language={code_of(translation.target_locale_id)}&page={page[0].pk}" if page else ""
    return redirect(reverse("translations:files") + wish)
