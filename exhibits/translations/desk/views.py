"""The desk: where one page or term is translated, its passages beside the page as readers will see it."""

import json

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import StringSegment, Translation

from exhibits.formats.checking import LONGEST, Fault
from exhibits.formats.languages import BY_CODE, Language
from exhibits.translations.faults import words_for
from exhibits.translations.locales import code_of
from exhibits.translations.machine import is_offered
from exhibits.translations.memory import offers
from exhibits.translations.people import may_review
from exhibits.translations.terms import missing_terms, terms_in

from .finishing import approve_passage, finish, no_change_needed
from .lines import Line, groups_of, lines_of, still_to_do
from .markup import marks_of, shown
from .opening import lock_of, opened, passage_of
from .own import OwnView
from .saving import kept, save_passage, standing


class DeskView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "translations/desk.html"
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        self.translation, self.target = opened(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def original(self):
        return self.translation.source.get_source_instance()

    @cached_property
    def lines(self) -> list[Line]:
        return lines_of(self.translation)

    @cached_property
    def lock(self):
        return lock_of(self.request.user, self.target)

    @property
    def language(self) -> Language:
        return BY_CODE[code_of(self.translation.target_locale_id)]

    def get_page_title(self):
        return f"{self.original} – {self.language.native}"

    def get_breadcrumbs_items(self):
        board = {"url": reverse("translations:board"), "label": _("Translations")}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.get_page_title()}]

    def get_header_more_buttons(self):
        reviews = may_review(self.request.user, self.target) and not self.lock
        desk = self.translation.pk
        found = [(_("Address, recordings and links"), reverse("translations:own", args=[desk]), "cog", reviews)]
        if isinstance(self.target, Page):
            found += self._page_buttons(self.target)
        return [
            Button(label, url, icon_name=icon, priority=number)
            for number, (label, url, icon, there) in enumerate(found)
            if there and url
        ]

    def _page_buttons(self, page: Page) -> list[tuple[str, str, str, bool]]:
        def admin(view: str) -> str:
            return reverse(f"wagtailadmin_pages:{view}", args=[page.pk])

        rights = page.permissions_for_user(self.request.user)
        about = reverse("translations:about", args=[page.translation_key, self.language.code])
        return [
            (_("About this text"), about, "info-circle", True),
            (_("Read it as it is public"), page.get_url(self.request), "globe", page.live),
            (_("History"), admin("history"), "history", True),
            (_("Withdraw"), admin("unpublish"), "download", rights.can_unpublish()),
            (_("Delete"), admin("delete"), "bin", rights.can_delete()),
        ]

    def get_context_data(self, **kwargs):
        lines, is_page = self.lines, isinstance(self.target, Page)
        done = len(lines) - still_to_do(lines)
        return {
            **super().get_context_data(**kwargs),
            "translation": self.translation,
            "target": self.target,
            "groups": groups_of(self.translation.source.as_instance(), lines),
            "source_language": BY_CODE[code_of(self.translation.source.locale_id)],
            "language": self.language,
            "done": done,
            "total": len(lines),
            "share": done * 100 // len(lines) if lines else 100,
            "machine": is_page and is_offered(code_of(self.translation.source.locale_id), self.language.code),
            "may_review": may_review(self.request.user, self.target),
            "locked": self.lock.get_message(self.request.user) if self.lock else "",
            "has_drafts": isinstance(self.target, DraftStateMixin),
            "preview": reverse("translations:preview", args=[self.translation.pk]) if is_page else "",
        }


def preview(request, pk: int):
    """The page as readers would see it with the words of this moment."""
    translation, target = opened(request, pk)
    if not isinstance(target, Page):
        raise Http404
    page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    return page.make_preview_request(request, page.default_preview_mode, {"beside_the_desk": True})


@require_POST
def save(request, pk: int, segment_pk: int):
    """Keeps one passage. 200: kept; 409: somebody else wrote it meanwhile; 422: it cannot be kept as it is."""
    translation, _target, segment = passage_of(request, pk, segment_pk)
    sent = request.POST.get("text", "")
    if len(sent) > LONGEST or "\x00" in sent:
        return JsonResponse({"faults": [{"text": _("The text is too long."), "grave": True}]}, status=422)
    saved = save_passage(translation, segment, sent, request.POST.get("base", ""), request.user)
    answer = {**kept(saved.text), "faults": [_told(fault) for fault in saved.faults]}
    answer["faults"] += _terms_missed(translation, segment, saved.text)
    if saved.theirs:
        return JsonResponse(answer, status=409)
    if not saved.kept:
        return JsonResponse(answer, status=422)
    return JsonResponse({**answer, **standing(translation, segment)})


def _told(fault: Fault) -> dict:
    return {"text": words_for(fault), "grave": fault.grave}


def _terms_missed(translation: Translation, segment: StringSegment, text: str) -> list[dict]:
    languages = code_of(translation.source.locale_id), code_of(translation.target_locale_id)
    missed = missing_terms(terms_in(segment.string.data, *languages), text) if text else []
    words = _("The museum’s word for “%(term)s” is “%(translation)s”.")
    return [{"text": words % {"term": pair.found, "translation": pair.translation}, "grave": False} for pair in missed]


def help_with(request, pk: int, segment_pk: int):
    """What the memory and the term base have for one passage."""
    translation, _target, segment = passage_of(request, pk, segment_pk)
    source, locale_id = translation.source.locale_id, translation.target_locale_id
    attributes, marks = json.loads(segment.attrs) or {}, marks_of(segment.attrs)
    found = offers(source, locale_id, segment.string.data, request.user, attributes, segment.context_id)
    context = {
        "offers": [(offer, shown(offer.text, marks)) for offer in found],
        "terms": terms_in(segment.string.data, code_of(source), code_of(locale_id)),
        "source_language": code_of(source),
        "language": code_of(locale_id),
    }
    return render(request, "translations/passage_help.html", context)


urls = [
    path("desk/<int:pk>/", DeskView.as_view(), name="desk"),
    path("desk/<int:pk>/preview/", preview, name="preview"),
    path("desk/<int:pk>/own/", OwnView.as_view(), name="own"),
    path("desk/<int:pk>/finish/", finish, name="finish"),
    path("desk/<int:pk>/passages/<int:segment_pk>/", save, name="save"),
    path("desk/<int:pk>/passages/<int:segment_pk>/help/", help_with, name="help"),
    path("desk/<int:pk>/passages/<int:segment_pk>/settle/", no_change_needed, name="settle"),
    path("desk/<int:pk>/passages/<int:segment_pk>/approve/", approve_passage, name="approve"),
]
