"""About this text: what its readers are told of it, filled in by whoever may change the page in that language."""

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

from .models import TranslationState
from .states import is_the_original, tell, told_state

LOGGED = "translations.about"
OF_TRANSLATIONS = ["translated_by", "reviewed_by", "machine_made"]
OF_ROMANI = ["put_together", "variety", "orthography"]


class AboutForm(forms.ModelForm):
    """Asks only what can be said of the text: of an original not who translated it, and of Romani more than of others.

    What a machine began stays so, whoever fills in the form.
    """

    class Meta:
        model = TranslationState
        fields = [*OF_TRANSLATIONS, *OF_ROMANI]

    def __init__(self, *args, of_original: bool, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        left_out = [*(OF_TRANSLATIONS if of_original else []), *(OF_ROMANI if language != ROMANI else [])]
        for name in left_out:
            del self.fields[name]
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
    """The form for one language of a page. Whoever may not change that page learns nothing of it, not even that it is
    there: 404."""

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
        about = {"of_original": is_the_original(self.page), "language": self.kwargs["language"]}
        return {**super().get_form_kwargs(), **about}

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


def may_tell(page: Page, user) -> bool:
    """Whether ``user`` fills in what readers are told of this page's text."""
    return page.permissions_for_user(user).can_edit()
