"""A picture as a page shows it: its sources, its size, its words in the reader's language. Makes nothing by itself."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from exhibits.access.asking import Asking, Use
from exhibits.access.selectors import is_agreed_to, within_pages

from .models import ImageText, MuseumImage
from .renditions import CROPS, SOCIAL, Size, focal_key

SOURCE_TYPES = (("avif", "image/avif"), ("webp", "image/webp"))


@dataclass(frozen=True)
class Source:
    """One ``<source>`` of a ``<picture>``: a media type and its ``srcset``."""

    type: str
    srcset: str


@dataclass
class Picture:
    """What ``components/picture.html`` needs; ``src`` is empty until the derivatives are made."""

    image: MuseumImage
    shape: str
    src: str
    width: int
    height: int
    sources: list[Source] = field(default_factory=list)
    tall: list[Source] = field(default_factory=list)


@dataclass(frozen=True)
class Whole:
    """The largest derivative that shows the whole picture, by its path."""

    src: str
    width: int
    height: int


@dataclass(frozen=True)
class Words:
    """Alternative text and caption, each with its own ``lang`` when it is not the reader's."""

    alt: str
    alt_lang: str
    caption: str
    caption_lang: str


# What a page may offer besides showing a picture: the name under which ``images_for_pages`` tells of it.
OFFERS = {
    "may_be_downloaded": Use.DOWNLOAD,
    "may_be_harvested": Use.HARVEST,
    "may_be_embedded": Use.EMBEDDING,
    "may_be_social": Use.SOCIAL,
}


def images_for_pages(queryset: QuerySet, use: Use = Use.WEB) -> QuerySet:
    """Images with all that the page which shows them needs of them, and with ``OFFERS``: three queries, however many
    there are. ``use``: what for."""
    offers = {name: is_agreed_to("uuid", Asking(offer)) for name, offer in OFFERS.items()}
    shown = within_pages(queryset, Asking(use)).annotate(**offers)
    return shown.select_related("rights", "tiles").prefetch_related("renditions", "texts")


def picture_of(image: MuseumImage, shape: str = "scaled", tall: bool = False) -> Picture:
    """The picture in one shape: ``scaled`` (its own proportions) or ``card`` (3:2 around the focal point).

    ``tall`` adds an upright crop for narrow screens.
    """
    made = {(r.filter_spec, r.focal_point_key): r for r in image.renditions.all()}
    if shape == "scaled":
        rows = [r for (spec, _), r in made.items() if spec.startswith("width-")]
    else:
        rows = _crops(image, shape, made)
    if not rows:
        return Picture(image, shape, "", image.width, image.height)
    plain = next((r for r in rows if r.filter_spec.endswith("jpeg")), None) or max(rows, key=_webp_first)
    upright = _sources(_crops(image, "tall", made)) if tall else []
    return Picture(image, shape, plain.url, plain.width, plain.height, _sources(rows), upright)


def whole_of(image: MuseumImage) -> Whole | None:
    """None until one is made. AVIF is left aside: browsers of ten years ago do not know it, and there is no choice."""
    rows = [r for r in image.renditions.all() if r.filter_spec.startswith("width-")]
    plain = [r for r in rows if not r.filter_spec.endswith("avif")]
    largest = max(plain, key=lambda r: r.width, default=None)
    return Whole(largest.url, largest.width, largest.height) if largest else None


def social_card(image: MuseumImage) -> str:
    """The address of the picture cut for social cards; "" where its rights do not allow it, where a content
    note stands before it, or it is not made yet."""
    if not (image.rights and image.rights.is_open) or image.content_note:
        return ""
    size = Size(*SOCIAL, True, "jpeg")
    wanted = (size.spec, focal_key(image))
    return next((r.url for r in image.renditions.all() if (r.filter_spec, r.focal_point_key) == wanted), "")


def words_of(image: MuseumImage, language: str, alt: str = "", caption: str = "") -> Words:
    """The words of ``image`` for a reader of ``language``; ``alt`` and ``caption`` of the context come first.

    Where the language has none the original's stand, marked with their own language.
    """
    texts = {text.language: text for text in image.texts.all()}
    text = texts.get(language) or texts.get(image.original_language)
    alt_lang = caption_lang = ""
    silent = text and text.alt_kind != ImageText.Alt.WRITTEN
    if not alt and not silent:
        alt, alt_lang = _nearest(told(image, "alt"), language, image.original_language)
    if not caption:
        caption, caption_lang = _nearest(told(image, "caption"), language, image.original_language)
    return Words(alt, alt_lang, caption, caption_lang)


def told(image: MuseumImage, name: str) -> dict[str, str]:
    """What ``image`` says of itself as its ``name``, "alt" or "caption", by language. What the original says no more,
    such as a name that was taken out, is said in no other language either."""
    texts = {text.language: getattr(text, name) for text in image.texts.all()}
    if texts.get(image.original_language) == "":
        return {}
    return {code: text for code, text in texts.items() if text}


def _nearest(texts: dict[str, str], language: str, original_language: str) -> tuple[str, str]:
    if language in texts:
        return texts[language], ""
    return (texts[original_language], original_language) if original_language in texts else ("", "")


def _crops(image, shape, made) -> list:
    sizes = [Size(w, h, True, extension) for w, h in CROPS[shape] for extension, _ in SOURCE_TYPES]
    focus = focal_key(image)
    return [made[size.spec, focus] for size in sizes if (size.spec, focus) in made]


def _sources(rows) -> list[Source]:
    sources = []
    for extension, media_type in SOURCE_TYPES:
        fitting = sorted((r for r in rows if r.filter_spec.endswith(extension)), key=lambda r: r.width)
        if fitting:
            sources.append(Source(media_type, ", ".join(f"{r.url} {r.width}w" for r in fitting)))
    return sources


def _webp_first(rendition):
    return rendition.filter_spec.endswith("webp"), rendition.width
