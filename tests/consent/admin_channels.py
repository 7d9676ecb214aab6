"""The admin's addresses, every one of them, filled in with what nobody may learn of there who has no task for it."""

import re
from collections.abc import Iterator

from django.urls import URLResolver, get_resolver
from wagtail_localize.models import StringSegment, Translation

from exhibits.access.models import Consent, Hold
from exhibits.stories.models import Narrator

from .canaries import Canaries, word
from .channels import ADMIN

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
# So many different things are asked for under one address; routes take turns, so that together they ask for all.
AT_ONCE = 4
OTHER_KINDS = (
    "collection_id", "doc_id", "document_id", "passage", "redirect_id", "session_id", "task_id", "task_state_id",
    "uploaded_file_id", "workflow_pk", "workflow_state_id",
)  # fmt: skip
NIL = "00000000-0000-0000-0000-000000000000"
# Addresses that show nothing of anything, each with the reason.
NOT_APPLICABLE = {
    "admin/test404/": "answers 404 by design",
    "admin/failwhale/": "answers 500 by design",
    "admin/sprite/": "icons",
    "admin/jsi18n/": "words of the interface",
    "admin/localize/jsi18n/": "words of the interface",
    "admin/login/": "before anybody is let in",
    "admin/logout/": "ends the session",
    "admin/password_reset/": "before anybody is let in",
    "admin/password_reset/done/": "before anybody is let in",
    "admin/password_reset/confirm/<uidb64>/<token>/": "before anybody is let in",
    "admin/password_reset/complete/": "before anybody is let in",
    "admin/^.*/$": "adds a slash",
}


def admin_routes(patterns=None, prefix: str = "") -> list[str]:
    found: list[str] = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLResolver):
            found += admin_routes(one.url_patterns, route)
        elif route.startswith(ADMIN):
            found.append(route)
    return list(dict.fromkeys(found))


class Filling:
    """Values for the arguments of routes, by what they name."""

    def __init__(self, canaries: Canaries):
        pages = [page.pk for page in canaries.pages.values()]
        images = [image.pk for image in canaries.images.values()]
        recordings = [recording.pk for recording in canaries.recordings.values()]
        keys = [page.translation_key for page in canaries.pages.values()]
        revisions = [page.latest_revision_id or 1 for page in canaries.pages.values()]
        translations = list(Translation.objects.values_list("pk", flat=True)) or [1]
        told = StringSegment.objects.filter(string__data__contains="canar")
        segments = list(told.values_list("pk", flat=True)) or [1]
        # Of routes that begin so, ``pk`` and its like are these.
        self.keys = {
            "admin/pages/": pages,
            "admin/api/main/^pages/": pages,
            "admin/choose-page/": pages,
            "admin/images/": images,
            "admin/api/main/^images/": images,
            "admin/pictures/": images,
            "admin/media/": recordings,
            "admin/transcripts/": recordings,
            "admin/consents/": list(Consent.objects.values_list("pk", flat=True)),
            "admin/holds/": list(Hold.objects.values_list("pk", flat=True)),
            "admin/snippets/stories/narrator/": list(Narrator.objects.values_list("pk", flat=True)),
            "admin/snippets/choose/stories/narrator/": list(Narrator.objects.values_list("pk", flat=True)),
            "admin/snippets/vocabularies/place/": [canaries.place.pk],
            "admin/snippets/vocabularies/period/": [canaries.period.pk],
            "admin/translations/": translations,
            "admin/localize/": translations,
        }
        self.named = {
            "page_id": pages,
            "parent_page_id": pages,
            "page_to_move_id": pages,
            "page_pk": pages,
            "destination_id": [2],
            "revision_id": revisions,
            "revision_id_a": ["live", "earliest"],
            "revision_id_b": ["latest", "live"],
            "image_id": images,
            "media_id": recordings,
            "translation_id": translations,
            "translation_source_id": translations,
            "segment_pk": segments,
            "string_segment_id": segments,
            "overridable_segment_id": segments,
            "subject": keys,
            "key": keys,
            "book": [page.translation_key for page in (canaries.open_book, canaries.pages["book_unpublished"])],
            "kind": ["cite", "term", "ref", "note"],
            "media_type": ["audio", "video"],
            "filter_spec": ["original"],
            "language": ["ro", "nb"],
            "app_label": ["stories"],
            "app_name": ["stories"],
            "model_name": ["storypage"],
            "content_type_app_name": ["stories"],
            "content_type_model_name": ["storypage"],
            "action": ["delete", "publish", "move"],
            "action_name": ["publish"],
            "mode": ["default"],
            "rest": ["x"],
            "object_id": pages,
            # Things of other kinds, none of which hold any words of a canary: there may be one with this number.
            **{name: [1] for name in OTHER_KINDS},
            **{name: [NIL] for name in ("export_id", "intake_id", "job_id")},
        }

    def values(self, route: str, name: str) -> list:
        """Raises KeyError for an argument that nobody has thought of."""
        if name == "pk":
            return next((keys for start, keys in self.keys.items() if route.startswith(start)), [1])
        return self.named[name]

    def addresses(self, route: str, turn: int) -> Iterator[str]:
        names = [one or other for one, other in ARGUMENT.findall(route)]
        choices = {name: self.values(route, name) for name in names}
        for at in range(min(AT_ONCE, max(map(len, choices.values()), default=1))):
            told = {name: values[(turn * AT_ONCE + at) % len(values)] for name, values in choices.items()}
            address = ARGUMENT.sub(lambda found, told=told: str(told[found[1] or found[2]]), route)
            yield "/" + re.sub(r"[\^$\\]|\(\?:|\?(?=$)", "", address)


def searches(canaries: Canaries) -> list[str]:
    """Lists and choosers, asked for each canary by its word."""
    lists = (
        "admin/pages/search/?q={}",
        "admin/choose-page/search/?q={}",
        "admin/images/?q={}",
        "admin/images/chooser/?q={}",
        "admin/media/?q={}",
        "admin/media/chooser/?q={}",
        "admin/consents/?q={}",
        "admin/snippets/stories/narrator/?q={}",
        "admin/snippets/choose/stories/narrator/?q={}",
        "admin/api/main/pages/?search={}",
        "admin/api/main/images/?search={}",
        "admin/translations/?q={}",
    )
    names = [*canaries.pages, *canaries.images, *canaries.recordings]
    by_number = {
        "admin/choose-page/chosen-multiple/": canaries.pages,
        "admin/images/chooser/chosen-multiple/": canaries.images,
        "admin/snippets/choose/stories/narrator/chosen-multiple/": canaries.pages,
    }
    # What a chapter's dialogs offer of its book; those that are open are known to everybody.
    shown = [canaries.open_chapter, canaries.left_chapter, *canaries.pages.values()]
    by_chapter = [f"/admin/book/choices/ref/?page={page.pk}" for page in shown]
    by_chapter += [f"/admin/book/choices/{kind}/?q={word('open_chapter')}" for kind in ("cite", "term")]
    chosen = [f"/{path}?id={thing.pk}" for path, things in by_number.items() for thing in things.values()]
    return (
        by_chapter + chosen + ["/" + lists[number % len(lists)].format(word(name)) for number, name in enumerate(names)]
    )
