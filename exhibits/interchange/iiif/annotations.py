"""What is told of parts of a picture, as annotations of its canvas (3.4, annotations; 5.6).

One annotation for each step and language: viewers show the texts of all languages or let their reader choose by the
``language`` of a body (Web Annotation Data Model, 3.2.4).
"""

from exhibits.formats.things import PictureRecord, StepRecord, ThingRecord

from . import texts
from .shapes import Annotation, AnnotationPage

# 5.6: anything but "painting", which would be a part of the picture.
MOTIVATION = "commenting"


def pages(
    canvas: str, size: tuple[int, int], picture: PictureRecord, thing: ThingRecord | None
) -> list[AnnotationPage]:
    """One page with the steps over ``picture`` that ``thing`` has, in their order; none where it has none. ``size`` is
    the canvas's width and height."""
    steps = [step for step in thing.steps if step.picture == picture.uuid] if thing else []
    items = [one for step in steps for one in _in_every_language(canvas, size, step, thing)]
    return [{"id": f"{canvas}/looking", "type": "AnnotationPage", "items": items}] if items else []


def _in_every_language(canvas: str, size: tuple[int, int], step: StepRecord, thing: ThingRecord) -> list[Annotation]:
    region = ",".join(map(str, step.region.on(*size)))
    return [
        {
            "id": f"{canvas}/looking/{step.key}/{tag}",
            "type": "Annotation",
            "motivation": MOTIVATION,
            "body": {
                "type": "TextualBody",
                "value": texts.plain(text),
                "language": tag,
                "format": "text/plain",
            },
            # Media Fragments URI 1.0, 4.2.2: in pixels of the canvas.
            "target": f"{canvas}#xywh={region}",
        }
        for tag, text in texts.by_tag(_words(step), thing.texts).items()
    ]


def _words(step: StepRecord) -> dict[str, str]:
    """Heading and text in one line: viewers fold lines together."""
    return {code: " – ".join(filter(None, (step.headings[code], step.texts.get(code)))) for code in step.headings}
