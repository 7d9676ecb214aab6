"""Template tags of the museum; built into every template."""

from functools import partial

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from exhibits.core import richtext, routing
from exhibits.core.navigation import navigation as build_navigation
from exhibits.formats.languages import LANGUAGES, name_of
from exhibits.media.pictures import picture_of, social_card, words_of

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context):
    request = context.get("request")
    return build_navigation(translation.get_language(), request.path if request else "")


@register.simple_tag(takes_context=True)
def switches(context):
    """The language switcher's entries: those of the page, else the same address under the other prefixes."""
    reading = context.get("reading")
    if reading:
        return reading.switches
    path = context["request"].path if "request" in context else "/"
    rest = path.split("/", 2)[2] if path.count("/") > 1 else ""
    current = translation.get_language()
    return [
        {"code": one.code, "native": one.native, "path": f"/{one.code}/{rest}", "current": one.code == current}
        for one in LANGUAGES
    ]


@register.inclusion_tag("components/picture.html", takes_context=True)
def picture(context, image, sizes, shape="scaled", alt=None, tall=False, eager=False):
    """A ``<picture>``; ``alt`` None asks the image's own words, "" makes it decoration, others are the page's words."""
    language = translation.get_language()
    words = words_of(image, language, alt=alt or "")
    reading = context.get("reading")
    return {
        "picture": picture_of(image, shape, tall),
        "sizes": sizes,
        "alt": "" if alt == "" else words.alt,
        "alt_lang": words.alt_lang if alt is None else reading.text_lang if reading and alt else "",
        "eager": eager,
        "focus": focus_of(image),
    }


def focus_of(image) -> int:
    """Where across the picture its focal point lies, in steps of 25 %: the stylesheet has a class for each."""
    point = image.get_focal_point()
    return round(point.centroid_x / image.width * 4) * 25 if point else 50


@register.simple_tag
def image_words(image, caption=""):
    """Caption of an image in the reader's language, else the original's with its own ``lang``."""
    return words_of(image, translation.get_language(), caption=caption)


@register.simple_tag
def social_image(image):
    return social_card(image) if image and image.may_be_social else ""


@register.filter
def absolute(path):
    """The public address of a ``path``."""
    return routing.absolute(path)


@register.filter
def local(address):
    """The path of an ``absolute`` address of the museum."""
    return routing.local(address)


@register.simple_tag(takes_context=True)
def permanent_address(context):
    """The absolute address under which the page's subject stays found; its present one where it has no other."""
    request, vocabulary = context["request"], context.get("vocabulary")
    # A story that its family reads: its own address is theirs alone, and is not to be sent by mail.
    if page := context.get("page") or context.get("story"):
        key = page.translation_key
    elif image := context.get("image"):
        key = image.uuid
    elif vocabulary and vocabulary.name in ("place", "person"):
        key = context["term"].translation_key
    else:
        return routing.absolute(request.path)
    return routing.absolute(reverse("permanent", args=[key]))


@register.simple_tag(takes_context=True)
def rich_text(context, source):
    """Stored rich text, or a RichText value of a block, as HTML with the addresses that the reader's language needs."""
    stored = getattr(source, "source", source) or ""
    embedded, anchors, block = context.get("embedded"), context.get("anchors"), context.get("block")
    anchor = partial(anchors, block) if anchors else None
    # Editors' features and wagtail's whitelist make stored rich text safe; what links are opened is decided by render.
    return mark_safe(richtext.render(stored, embedded.pages if embedded else {}, context.get("marks"), anchor))


@register.filter
def of(mapping, thing):
    """What ``mapping`` holds for a chosen thing, by its primary key; None for nothing chosen, or nothing held."""
    return mapping.get(thing.pk) if mapping is not None and thing is not None else None


@register.filter
def was_taken_back(thing, embedded) -> bool:
    """Of what a block shows and a page may not: whether somebody has taken it back."""
    return bool(embedded and thing is not None and embedded.was_taken_back(thing))


@register.filter
def get(mapping, key):
    """Look up ``key`` in a dictionary; None when it is absent."""
    return mapping.get(key) if mapping is not None else None


@register.filter
def cover(shelf, pk):
    """The picture at the head of a page; None, too, in a preview without any."""
    return shelf.cover(pk) if shelf is not None else None


@register.filter
def with_levels(stream, deeper=0):
    """Blocks of a body, each with the level that a title within it has: 2 before the first section, 3 inside one; so
    many ``deeper`` where the body is itself a part of the page."""
    level = 2 + (deeper or 0)
    for block in stream:
        yield block, level
        if block.block_type == "heading":
            level = 3 + (deeper or 0)


@register.filter
def lang_attribute(code):
    """`` lang="nb"`` for words that are not in the document's language, nothing for those that are."""
    return format_html(' lang="{}"', code) if code else ""


@register.filter
def breakable(title):
    """A title that may also break after a slash, where a browser would not break by itself."""
    return mark_safe(conditional_escape(title).replace("/", "/<wbr>"))


@register.filter
def is_long(title):
    """Whether a title needs the smaller of the two display sizes: many words, or a word that fills a phone's line."""
    return len(title) > 42 or any(len(word) > 15 for word in title.replace("/", "/ ").split())


@register.filter
def language_label(tag):
    """A language's name, where Django's own ``language_name`` would speak English.

    In the reader's language; a variety keeps its tag: rmy is Romani (rmy).
    """
    known = next((language.code for language in LANGUAGES if tag.partition("-")[0] in language.accepts), tag)
    name = name_of(known, translation.get_language())
    return name if known == tag or name == tag else f"{name} ({tag})"


@register.filter
def clock(seconds):
    """Seconds as minutes and seconds: 72.5 is 1:12."""
    minutes, rest = divmod(int(seconds or 0), 60)
    return f"{minutes}:{rest:02d}"


@register.filter
def day_in_words(day):
    """A date as the reader's language writes it within a sentence."""
    words = formats.date_format(day, "DATE_FORMAT") if day else ""
    # Django's Romanian months begin with capitals, which Romanian does not write.
    return words.lower() if translation.get_language() == "ro" else words


@register.simple_tag(takes_context=True)
def may_see_userbar(context):
    """Only a visitor who carries a session cookie is asked who they are: others' answers must stay cacheable. Beside a
    translator's desk the page stands alone."""
    request = context.get("request")
    if request is None or getattr(request, "beside_the_desk", False):
        return False
    return settings.SESSION_COOKIE_NAME in request.COOKIES
