"""The resources of the Presentation API as typed dictionaries, as far as the museum has them (A)."""

from typing import NotRequired, TypedDict

# 4.4: BCP 47 tag, or "none", to texts.
LanguageMap = dict[str, list[str]]


class Pair(TypedDict):
    """An entry of ``metadata``, or a ``requiredStatement`` (3.1)."""

    label: LanguageMap
    value: LanguageMap


class Service(TypedDict):
    id: str
    type: str
    profile: str


class Image(TypedDict):
    id: str
    type: str
    format: str
    width: int
    height: int
    service: NotRequired[list[Service]]


class Link(TypedDict):
    """A ``homepage`` or ``seeAlso`` (3.3.1)."""

    id: str
    type: str
    label: LanguageMap
    format: str
    language: NotRequired[list[str]]


class Reference(TypedDict):
    """A resource that has its own address, as others name it (5.1)."""

    id: str
    type: str
    label: NotRequired[LanguageMap]
    thumbnail: NotRequired[list[Image]]


class Agent(TypedDict):
    id: str
    type: str
    label: LanguageMap
    homepage: list[Link]
    logo: list[Image]


class TextualBody(TypedDict):
    type: str
    value: str
    language: str
    format: str


class Annotation(TypedDict):
    id: str
    type: str
    motivation: str
    body: Image | TextualBody
    target: str


class AnnotationPage(TypedDict):
    id: str
    type: str
    items: list[Annotation]


class Canvas(TypedDict):
    id: str
    type: str
    label: NotRequired[LanguageMap]
    summary: NotRequired[LanguageMap]
    requiredStatement: NotRequired[Pair]
    rights: NotRequired[str]
    homepage: NotRequired[list[Link]]
    partOf: NotRequired[list[Reference]]
    height: int
    width: int
    thumbnail: NotRequired[list[Image]]
    items: list[AnnotationPage]
    annotations: NotRequired[list[AnnotationPage]]


class Range(TypedDict):
    id: str
    type: str
    label: NotRequired[LanguageMap]
    items: list[Reference]


Manifest = TypedDict(
    "Manifest",
    {
        "@context": str,
        "id": str,
        "type": str,
        "label": LanguageMap,
        "summary": NotRequired[LanguageMap],
        "metadata": list[Pair],
        "requiredStatement": NotRequired[Pair],
        "rights": NotRequired[str],
        "provider": list[Agent],
        "homepage": list[Link],
        "seeAlso": list[Link],
        "partOf": list[Reference],
        "thumbnail": NotRequired[list[Image]],
        "items": list[Canvas],
        "structures": NotRequired[list[Range]],
    },
)

Collection = TypedDict(
    "Collection",
    {
        "@context": str,
        "id": str,
        "type": str,
        "label": LanguageMap,
        "summary": NotRequired[LanguageMap],
        "provider": list[Agent],
        "partOf": NotRequired[list[Reference]],
        "items": list[Reference],
    },
)
