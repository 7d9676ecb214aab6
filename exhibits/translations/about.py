"""About this text: what its readers are told of it, filled in by whoever may change the page in that language; who
reviewed it, by reviewers alone.
"""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Page

from exhibits.formats.languages import BY_CODE, DEFAULT
from exhibits.formats.romani import ORTHOGRAPHIES, ROMANI, VARIETIES

from .locales import code_of
from .models import TranslationState
from .people import may_review
from .states import is_the_original, tell, told_state

LOGGED = "translations.about"
OF_TRANSLATIONS = ["translated_by", "reviewed_by", "machine_made"]
OF_ROMANI = ["put_together", "variety", "orthography"]


class AboutForm(forms.ModelForm):
    """Asks no more than ``asked``. What a machine began stays so, whoever fills in the form."""

    class Meta:
        model = TranslationState
        fields = [*OF_TRANSLATIONS, *OF_ROMANI]

    def __init__(self, *args, asked: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {name: field for name, field in self.fields.items() if name in asked}
        if "machine_made" in self.fields:
            self.fields["machine_made"].disabled = self.instance.machine_made
        if "variety" in self.fields:
            self._name_choices()

    def save(self, commit=True):
        tell(self.instance, **{name: self.cleaned_data[name] for name in self.fields})
        return self.instance

    def _name_choices(self) -> None:
        """In the words that readers see, in the editor's language."""
        language = translation.get_language() if translation.get_language() in BY_CODE else DEFAULT
        nothing = [("", _("not stated"))]
        self.fields["variety"].choices = nothing + [(one.key, one.name(language)) for one in VARIETIES]
        self.fields["orthography"].choices = nothing + [(one.key, one.phrase(language)) for one in ORTHOGRAPHIES]


class AboutView(WagtailAdminTemplateMixin, UpdateView):
    """The form for one language of a page. 404 where there is nothing to be said of its text; and for whoever may not
    change the page, who does not even learn that it is there."""

    form_class = AboutForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = gettext_lazy("About this text")
    header_icon = "info-circle"

    def get_object(self, queryset=None):
        pages = Page.objects.filter(translation_key=self.kwargs["key"], locale__language_code=self.kwargs["language"])
        self.page = pages.specific().first()
        if self.page is None or not may_tell(self.page, self.request.user):
            raise Http404
        return told_state(self.page)

    def get_form_kwargs(self):
        asked = asked_of(self.page)
        if not may_review(self.request.user, self.page):
            asked = [name for name in asked if name != "reviewed_by"]
        return {**super().get_form_kwargs(), "asked": asked}

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        page = {"url": self.get_success_url(), "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        own = {"action_url": self.request.path, "submit_button_label": _("Save")}
        return super().get_context_data(**own, **kwargs)

    def get_success_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def form_valid(self, form):
        response = super().form_valid(form)
        log(self.page, LOGGED, user=self.request.user, data={"fields": form.changed_data})
        messages.success(self.request, _("Saved. Readers are told so from now on."))
        return response


def asked_of(page: Page) -> list[str]:
    """What can be said of the page's text: of an original not who translated it, and of Romani more than of others."""
    of_translations = [] if is_the_original(page) else OF_TRANSLATIONS
    return [*of_translations, *(OF_ROMANI if code_of(page.locale_id) == ROMANI else [])]


def may_tell(page: Page, user) -> bool:
    """Whether ``user`` fills in what readers are told of this page's text, and there is anything to fill in."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() and not rights.page_locked() and bool(asked_of(page))
