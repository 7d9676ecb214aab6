"""No alias pages: routing serves what lacks a translation, so wagtail-localize's way back to an alias is closed.

And what the admin asks before an original is withdrawn or deleted: its translations go with it (see ``cascade``).
"""

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, TranslatableMixin
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import get_snippet_model_from_url_params
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView, SubmitSnippetTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from exhibits.formats.languages import BY_CODE
from exhibits.jobs.ledger import enqueue

from .about import LOGGED, AboutView, may_tell
from .board import HOME_DEPTH, BoardView
from .cascade import only_here, translations_of
from .desk import views as desk
from .desk.opening import address_of
from .direct import is_direct, take_over
from .exchange.views import ExportView, FilesView, instead_of_wagtail_localize
from .locales import code_of
from .machine import is_offered, machine_draft
from .people import may_review
from .readers import is_original

SUBMIT = "wagtail_localize.submit_translation"
# What wagtail-localize's own editor asks for: it keeps whatever it is sent.
EDITOR = ("strings/<path:rest>", "overrides/<path:rest>", "preview/", "preview/<path:rest>")
ALIAS_ENTRY = "localize-convert-to-alias"
MOST_NAMED = 10


@hooks.register("register_admin_urls", order=-1)
def before_wagtail_localize():
    """Before its own entries of the same addresses; its editor's link to the first is hidden by ``admin.css``."""
    report, results = TranslationsReportView.as_view(), TranslationsReportView.as_view(results_only=True)
    board = [
        path("", BoardView.as_view(), name="board"),
        path("results/", BoardView.as_view(results_only=True), name="board_results"),
        *desk.urls,
        path("files/", FilesView.as_view(), name="files"),
        path("files/export/", ExportView.as_view(), name="export"),
        path("about/<uuid:key>/<slug:language>/", AboutView.as_view(), name="about"),
    ]
    return [
        path("translations/", include((board, "translations"))),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
        path("localize/submit/page/<int:page_id>/", submit_original),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", submit_original_snippet),
        path("localize/update/<int:translation_source_id>/", update_translations),
        path("localize/translate/<int:translation_id>/disable/", refuse_stop),
        *(path(f"localize/translate/<int:translation_id>/{rest}", to_the_desk) for rest in EDITOR),
        path("localize/translate/<int:translation_id>/pofile/download/", instead_of_wagtail_localize),
        path("localize/translate/<int:translation_id>/pofile/upload/", instead_of_wagtail_localize),
        path("localize/translate/<int:translation_id>/machine_translate/", ask_machine),
        path("localize/reports/translations/", submitters_only(report)),
        path("localize/reports/translations/results/", submitters_only(results)),
    ]


class BoardMenuItem(MenuItem):
    """For whoever may change a page."""

    def is_shown(self, request):
        return policy_registry.get_by_type(Page).user_has_any_permission(
            request.user, BoardView.any_permission_required
        )


@hooks.register("register_admin_menu_item")
def board_entry():
    return BoardMenuItem(
        gettext_lazy("Translations"),
        reverse("translations:board"),
        name="translations",
        icon_name=BoardView.header_icon,
        order=150,
    )


@hooks.register("register_page_header_buttons")
def about_button(page, user, view_name, next_url=None):
    """Where the page is edited: what its readers are told of the text."""
    if page.depth is None or page.depth < HOME_DEPTH or not may_tell(page, user):
        return
    url = reverse("translations:about", args=[page.translation_key, code_of(page.locale_id)])
    yield Button(_("About this text"), url, icon_name="info-circle", priority=66)


@hooks.register("register_log_actions")
def about_in_the_log(actions):
    actions.register_action(
        LOGGED, gettext_lazy("About this text"), gettext_lazy("Changed what readers are told of the text")
    )


def submitters_only(view):
    """``view`` for those who ask for translations; wagtail-localize would open it to everybody in the admin."""

    def guarded(request, *args, **kwargs):
        if not request.user.has_perm(SUBMIT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def refuse_stop(request, translation_id):
    """What was taken out of the original would stay public in a translation that follows it no more."""
    messages.error(
        request,
        _("A translation always follows its original. To have this language no more, withdraw or delete its page."),
    )
    return redirect("translations:desk", translation_id)


def to_the_desk(request, translation_id, rest=""):
    return redirect("translations:desk", translation_id)


@require_POST
def ask_machine(request, translation_id):
    """For whoever may change the translation; wagtail-localize would ask the machine within the request."""
    translation = get_object_or_404(Translation, pk=translation_id, enabled=True)
    page = get_object_or_404(
        Page, translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if is_offered(code_of(translation.source.locale_id), code_of(translation.target_locale_id)):
        enqueue(machine_draft, key=str(translation.pk), requested_by=request.user, translation_id=translation.pk)
        messages.success(
            request, _("A machine drafts the passages without a translation. They are yours to check and confirm.")
        )
    else:
        messages.error(request, _("Machine drafts are switched off for this language."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_pages:edit", args=[page.pk]))


def refuse_alias(request, page_id):
    messages.error(
        request, _("The museum has no alias pages: a page without a translation is shown in its original language.")
    )
    return redirect("wagtailadmin_pages:edit", page_id)


def submit_original(request, page_id):
    """A translation is not translated further: whoever asks for that comes to its original."""
    page = get_object_or_404(Page, pk=page_id)
    if request.user.has_perm(SUBMIT):
        take_over(page.translation_key)
    original = _original_of(request, page)
    if original is None:
        return SubmitPageTranslationView.as_view()(request, page_id=page_id)
    return redirect("wagtail_localize:submit_page_translation", original.pk)


def submit_original_snippet(request, app_label, model_name, pk):
    names = {"app_label": app_label, "model_name": model_name}
    model = get_snippet_model_from_url_params(app_label, model_name)
    if issubclass(model, TranslatableMixin):
        original = _original_of(request, get_object_or_404(model, pk=unquote(pk)))
        if original is not None:
            return redirect("wagtail_localize:submit_snippet_translation", **names, pk=quote(original.pk))
    return SubmitSnippetTranslationView.as_view()(request, **names, pk=pk)


def _original_of(request, thing):
    """The original of a translation, and the reason why somebody is led there; None for what is none."""
    family = type(thing).objects.filter(is_original(), translation_key=thing.translation_key)
    original = family.exclude(pk=thing.pk).first()
    if original is not None:
        messages.info(
            request,
            _("This is itself a translation. Other languages are translated from the original: here it is."),
        )
    return original


def update_translations(request, translation_source_id):
    """Wagtail-localize would publish for anybody who may submit, pages and terms: the wish is dropped for whoever may
    not publish in each of the languages."""
    source = get_object_or_404(TranslationSource, pk=translation_source_id)
    family = source.specific_content_type.model_class().objects.filter(translation_key=source.object_id)
    if not all(may_review(request.user, one) for one in family.exclude(locale_id=source.locale_id)):
        request.POST = request.POST.copy()
        request.POST.pop("publish_translations", None)
    return UpdateWithoutMachine.as_view()(request, translation_source_id=translation_source_id)


class UpdateWithoutMachine(UpdateTranslationsView):
    """Wagtail-localize would ask the machine within the request, for all languages."""

    def get_form(self):
        form = super().get_form()
        form.fields.pop("use_machine_translation")
        form.fields["publish_translations"].help_text = gettext_lazy(
            "What is not translated stays in the original's language, and says so."
        )
        return form


@hooks.register("before_edit_page", order=-1)
def page_to_its_desk(request, page):
    """In place of wagtail-localize's editor; whoever may not edit the page is told so by Wagtail."""
    return _to_desk(page) if page.permissions_for_user(request.user).can_edit() else None


@hooks.register("before_edit_snippet", order=-1)
def snippet_to_its_desk(request, instance):
    return _to_desk(instance) if isinstance(instance, TranslatableMixin) else None


def _to_desk(target):
    if isinstance(target, Page) and is_direct(target):
        take_over(target.translation_key)
    translation = Translation.objects.filter(
        source__object_id=target.translation_key, target_locale=target.locale_id, enabled=True
    ).first()
    return redirect(address_of(translation)) if translation else None


@hooks.register("construct_page_action_menu")
def no_alias_entry(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name != ALIAS_ENTRY]


@hooks.register("before_delete_page")
def keep_what_is_only_here(request, page):
    """The question would count them among the translated pages below, and they would be gone in every language."""
    kept = list(only_here(page)[: MOST_NAMED + 1])
    if not kept:
        return None
    names = [f"“{one.title}” ({BY_CODE[code_of(one.locale_id)].native})" for one in kept[:MOST_NAMED]]
    words = _(
        "“%(title)s” cannot be deleted yet: pages below its translations are no translations of the pages below it, and"
        " would be lost. Move or delete them first: %(pages)s"
    )
    pages = ", ".join(names) + (", …" if len(kept) > MOST_NAMED else "")
    messages.error(request, words % {"title": page.title, "pages": pages})
    return redirect("wagtailadmin_explore", page.pk)


@hooks.register("construct_translated_pages_to_cascade_actions")
def translations_go_along(pages, action):
    """Named on the page that asks. Not for "move": those have moved by then, with their original."""
    if action == "move":
        return None
    return {page: [one.specific for one in translations_of(page) if one.live or action == "delete"] for page in pages}
