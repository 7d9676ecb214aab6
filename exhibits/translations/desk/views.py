"""The desk: where one page or term is translated, its passages beside the page as readers will see it."""

import json

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import StringSegment, Translation

from exhibits.formats.checking import Fault
from exhibits.formats.languages import BY_CODE, Language
from exhibits.translations.faults import words_for
from exhibits.translations.locales import code_of
from exhibits.translations.machine import is_offered
from exhibits.translations.memory import offers
from exhibits.translations.passages import Place, places_of
from exhibits.translations.people import may_review
from exhibits.translations.reviewing import approve, settle
from exhibits.translations.syncing import publish, write
from exhibits.translations.terms import missing_terms, terms_in

from .lines import TO_DO, Line, groups_of, lines_of
from .markup import marks_of, shown
from .opening import address_of, opened
from .own import OwnView
from .saving import save_passage

LONGEST = 100_000  # letters that one passage may have at all


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

    @property
    def language(self) -> Language:
        return BY_CODE[code_of(self.translation.target_locale_id)]

    def get_page_title(self):
        return f"{self.original} – {self.language.native}"

    def get_breadcrumbs_items(self):
        board = {"url": reverse("translations:board"), "label": _("Translations")}
        return [*super().get_breadcrumbs_items(), board, {"url": "", "label": self.get_page_title()}]

    def get_header_more_buttons(self):
        reviews, desk = may_review(self.request.user, self.target), self.translation.pk
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
        done = sum(line.status not in TO_DO for line in lines)
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


def _passage(request, pk: int, segment_pk: int) -> tuple[Translation, object, StringSegment]:
    translation, target = opened(request, pk)
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    return translation, target, get_object_or_404(segments, pk=segment_pk)


def _place(segment: StringSegment) -> Place:
    return Place(segment.context.path, segment.order, segment.string_id, segment.string.data)


@require_POST
def save(request, pk: int, segment_pk: int):
    """Keeps one passage. 200: kept; 409: somebody else wrote it meanwhile; 422: it cannot be kept as it is."""
    translation, _target, segment = _passage(request, pk, segment_pk)
    sent = request.POST.get("text", "")
    if len(sent) > LONGEST or "\x00" in sent:
        return JsonResponse({"faults": [{"text": _("The text is too long."), "grave": True}]}, status=422)
    saved = save_passage(translation, segment, sent, request.POST.get("base", ""), request.user)
    answer = {"text": saved.text, "faults": [_told(fault) for fault in saved.faults]}
    answer["faults"] += _terms_missed(translation, segment, saved.text)
    if saved.theirs:
        return JsonResponse({**answer, "shown": shown(saved.text, [])}, status=409)
    if not saved.kept:
        return JsonResponse(answer, status=422)
    return JsonResponse({**answer, **_standing(translation, segment)})


def _told(fault: Fault) -> dict:
    return {"text": words_for(fault), "grave": fault.grave}


def _terms_missed(translation: Translation, segment: StringSegment, text: str) -> list[dict]:
    languages = code_of(translation.source.locale_id), code_of(translation.target_locale_id)
    missed = missing_terms(terms_in(segment.string.data, *languages), text) if text else []
    words = _("The museum’s word for “%(term)s” is “%(translation)s”.")
    return [{"text": words % {"term": pair.found, "translation": pair.translation}, "grave": False} for pair in missed]


def _standing(translation: Translation, segment: StringSegment) -> dict:
    """How far the passage and the whole are now."""
    lines = lines_of(translation)
    status = next((line.status for line in lines if line.segment.pk == segment.pk), None)
    done = sum(line.status not in TO_DO for line in lines)
    return {
        "status": status,
        "label": str(status.label) if status else "",
        "done": done,
        "total": len(lines),
    }


def help_with(request, pk: int, segment_pk: int):
    """What the memory and the term base have for one passage."""
    translation, _target, segment = _passage(request, pk, segment_pk)
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


@require_POST
def no_change_needed(request, pk: int, segment_pk: int):
    translation, _target, segment = _passage(request, pk, segment_pk)
    settle(translation.source, translation.target_locale_id, _place(segment), request.user)
    return JsonResponse(_standing(translation, segment))


@require_POST
def approve_passage(request, pk: int, segment_pk: int):
    translation, target, segment = _passage(request, pk, segment_pk)
    if not may_review(request.user, target):
        raise PermissionDenied
    approve(translation.source, translation.target_locale_id, [_place(segment)], request.user)
    return JsonResponse(_standing(translation, segment))


@require_POST
def finish(request, pk: int):
    """The whole: ``publish`` it, or ``approve`` and publish it, or only write the words into the ``draft``."""
    translation, target = opened(request, pk)
    action, has_drafts = request.POST.get("action"), isinstance(target, DraftStateMixin)
    if action not in ("publish", "approve", "draft") or (action == "draft" and not has_drafts):
        return HttpResponseBadRequest()
    if action != "draft" and not may_review(request.user, target):
        raise PermissionDenied
    try:
        with transaction.atomic():
            _finish(translation, target, action, request.user)
    except ValidationError as error:
        # The page itself refuses: a rule that no single passage can know of.
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _done(action) % {"title": target})
    return redirect(address_of(translation))


def _finish(translation: Translation, target, action: str, user) -> None:
    source = translation.source
    if action == "draft":
        translation.save_target(user=user, publish=False)
        return
    if action == "approve":
        approve(source, translation.target_locale_id, places_of(source), user)
    write(translation, only_public=False, user=user)
    if isinstance(target, DraftStateMixin) and not target.live:
        publish(translation, user)


def _done(action: str) -> str:
    if action == "draft":
        return _("The words are in the draft; readers do not see them yet.")
    return _("“%(title)s” is public in these words.")


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
