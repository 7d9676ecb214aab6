"""Pages that are not in the tree: permanent addresses, terms of the vocabularies, single pictures."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from exhibits.access.closures import Closed, Closure, closure_of, named_though_closed, was_withdrawn
from exhibits.access.selectors import public
from exhibits.formats.languages import negotiate
from exhibits.media.models import MuseumImage
from exhibits.media.pictures import images_for_pages
from exhibits.media.showing import pages_showing
from exhibits.translations.readers import for_reader
from exhibits.vocabularies.models import Person, Place

from . import routing
from .cards import Card, Deck, with_card_fields
from .former import find_former
from .registry import kinds
from .shelf import ImageShelf
from .terms import BY_NAME, narrowed

PERMANENT_TERMS = {"place": Place, "person": Person}
SHOWN = 60


@require_safe
def serve(request, path):
    """Every page of the tree. A page behind a password or log-in takes Wagtail's own way, which asks for it."""
    language, slugs = translation.get_language(), [slug for slug in path.split("/") if slug]
    found = routing.find(language, slugs) or find_former(language, slugs)
    if found is None:
        return _closed(request, language, slugs)
    if found.moved_to:
        return HttpResponseRedirect(found.moved_to)
    if found.page.is_private:
        if not found.page.get_view_restrictions():  # what closes it was put on another of its languages
            raise Http404
        return wagtail_serve(request, path)
    return found.page.specific.serve(request)


def _closed(request, language: str, slugs: list[str]):
    """Says that something is closed, why, and whom to ask, where that was agreed to. Raises Http404 otherwise."""
    found = routing.find(language, slugs, among=named_though_closed) if slugs else None
    if found and not found.page.is_private:
        closure = closure_of(found.page.translation_key)
    else:
        closure = Closure(Closed.WITHDRAWN) if was_withdrawn(request.path) else None
    if closure is None:
        raise Http404
    is_gone = closure.state == Closed.WITHDRAWN
    response = render(request, "pages/closed.html", {"closure": closure}, status=410 if is_gone else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def permanent(request, identifier):
    """``/id/<uuid>``: leads to the exhibit, story, chapter, person, place or picture, in the reader's language."""
    language = negotiate(request.headers.get("Accept-Language", ""))
    path = _page_path(identifier, language) or _term_path(identifier, language) or _image_path(identifier, language)
    if not path:
        raise Http404
    response = HttpResponseRedirect(path)
    patch_vary_headers(response, ("Accept-Language",))
    return response


def _page_path(identifier, language) -> str:
    page = for_reader(Page.objects.filter(translation_key=identifier), language).first()
    return routing.address(page, language) if page else ""


def _term_path(identifier, language) -> str:
    for name, model in PERMANENT_TERMS.items():
        term = public(model.objects.filter(translation_key=identifier)).first()
        if term:
            with translation.override(language):
                return reverse("term", args=[name, term.key])
    return ""


def _image_path(identifier, language) -> str:
    if not public(MuseumImage.objects.filter(uuid=identifier)).exists():
        return ""
    with translation.override(language):
        return reverse("image", args=[identifier])


@require_safe
def term(request, vocabulary, key):
    """A theme, period, place or person, with everything in the museum that is indexed under it."""
    if vocabulary not in BY_NAME:
        raise Http404
    language = translation.get_language()
    found = for_reader(BY_NAME[vocabulary].model.objects.filter(key=key), language).first()
    if found is None:
        raise Http404
    models = [kind.model for kind in kinds()]
    pages = narrowed(for_reader(Page.objects.type(*models), language), {vocabulary: key}).order_by("title", "pk")
    cards = Deck(language, ImageShelf()).lay(with_card_fields(pages)[:SHOWN])
    own = routing.language_of(found)
    return render(
        request,
        "pages/term.html",
        {
            "vocabulary": BY_NAME[vocabulary],
            "term": found,
            "text_lang": "" if own == language else own,
            "groups": [(kind, [card for card in cards if card.kind is kind]) for kind in kinds()],
            "total": len(cards),
        },
    )


@require_safe
def image(request, identifier):
    """One picture with everything the museum says of it, and where it is shown."""
    language = translation.get_language()
    picture = get_object_or_404(images_for_pages(public(MuseumImage.objects.filter(uuid=identifier))))
    return render(
        request,
        "pages/image.html",
        {"image": picture, "shown_in": _pages_showing(picture, language)},
    )


def _pages_showing(picture: MuseumImage, language: str) -> list[Card]:
    keys = public(pages_showing(picture)).values("translation_key")
    pages = with_card_fields(for_reader(Page.objects.filter(translation_key__in=keys), language))
    return [card for card in Deck(language, ImageShelf()).lay(pages) if card.kind]
