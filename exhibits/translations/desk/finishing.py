"""A yes to words ("no change needed", "approve", "publish") is said to what was read, not to what came meanwhile."""

import json

from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import DraftStateMixin
from wagtail_localize.models import StringSegment, Translation

from exhibits.translations.passages import Place, places_of
from exhibits.translations.people import may_review
from exhibits.translations.reviewing import approve, settle
from exhibits.translations.states import held
from exhibits.translations.syncing import publish, write

from .lines import Line, lines_of
from .opening import address_of, opened, passage_of
from .saving import kept, standing


class Meanwhile(Exception):
    """Somebody has written ``line`` since it was read."""

    def __init__(self, line: Line):
        super().__init__(line.key)
        self.line = line


@require_POST
def no_change_needed(request, pk: int, segment_pk: int):
    translation, _target, segment = passage_of(request, pk, segment_pk)
    return _say_yes(request, translation, segment, settle, _place(segment))


@require_POST
def approve_passage(request, pk: int, segment_pk: int):
    translation, target, segment = passage_of(request, pk, segment_pk)
    if not may_review(request.user, target):
        raise PermissionDenied
    return _say_yes(request, translation, segment, approve, [_place(segment)])


def _place(segment: StringSegment) -> Place:
    return Place(segment.context.path, segment.order, segment.string_id, segment.string.data)


def _say_yes(request, translation: Translation, segment: StringSegment, act, what) -> JsonResponse:
    """409 with the words of now where they are not those that were read."""
    read = {str(segment.pk): request.POST.get("read", "")}
    with transaction.atomic():
        translation.source = held(translation.source)
        try:
            _compare([line for line in lines_of(translation) if line.segment.pk == segment.pk], read)
        except Meanwhile as meanwhile:
            return JsonResponse(kept(meanwhile.line.text), status=409)
        act(translation.source, translation.target_locale_id, what, request.user)
    return JsonResponse(standing(translation, segment))


def _compare(lines: list[Line], read: dict[str, str]) -> None:
    """Raises Meanwhile for the first of ``lines`` whose words are others than those that were read."""
    for line in lines:
        if read.get(str(line.segment.pk)) != line.version:
            raise Meanwhile(line)


@require_POST
def finish(request, pk: int):
    """The whole: ``publish`` it, or ``approve`` and publish it, or only write the words into the ``draft``."""
    translation, target = opened(request, pk)
    action, has_drafts = request.POST.get("action"), isinstance(target, DraftStateMixin)
    if action not in ("publish", "approve", "draft") or (action == "draft" and not has_drafts):
        return HttpResponseBadRequest()
    if action != "draft" and not may_review(request.user, target):
        raise PermissionDenied
    read = _read_of(request) if action != "draft" else {}
    try:
        with transaction.atomic():
            translation.source = held(translation.source)
            _finish(translation, target, action, request.user, read)
    except Meanwhile as meanwhile:
        messages.error(request, _("Words were written here while you were reading: read them, and say it again."))
        return redirect(f"{address_of(translation)}#p{meanwhile.line.segment.pk}")
    except ValidationError as error:
        # The page itself refuses: a rule that no single passage can know of.
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _done(action) % {"title": target})
    return redirect(address_of(translation))


def _read_of(request) -> dict[str, str]:
    """The version of each passage that its reviewer had before them, by the passage's key. Raises BadRequest."""
    try:
        read = json.loads(request.POST.get("read", ""))
    except (ValueError, RecursionError):
        raise BadRequest from None
    if not isinstance(read, dict):
        raise BadRequest
    return read


def _finish(translation: Translation, target, action: str, user, read: dict[str, str]) -> None:
    source = translation.source
    if action == "draft":
        translation.save_target(user=user, publish=False)
        return
    lines = lines_of(translation)
    _compare(lines, read)
    if any(line.segment.context.path == "title" and not line.text for line in lines):
        raise ValidationError(_("Translate the title first: lists and addresses are made of it."))
    if action == "approve":
        approve(source, translation.target_locale_id, places_of(source), user)
    write(translation, only_public=False, user=user)
    if isinstance(target, DraftStateMixin) and not target.live:
        publish(translation, user)


def _done(action: str) -> str:
    if action == "draft":
        return _("The words are in the draft; readers do not see them yet.")
    return _("“%(title)s” is public in these words.")
