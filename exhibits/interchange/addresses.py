"""The absolute addresses of what is handed to machines. They carry no language, and stay."""

from dataclasses import dataclass

from django.urls import reverse

from exhibits.core import routing


@dataclass(frozen=True)
class Form:
    """Another form in which the museum gives what it says of one thing."""

    address: str
    format: str
    name: str


def manifest(uuid: str) -> str:
    return routing.absolute(reverse("iiif_manifest", args=[uuid]))


def top_collection() -> str:
    return routing.absolute(reverse("iiif_top"))


def theme_collection(key: str) -> str:
    return routing.absolute(reverse("iiif_theme", args=[key]))


def other_forms(uuid: str) -> list[Form]:
    """Where else a machine may read of an exhibit or an object."""
    return [
        Form(routing.absolute(reverse("cite_bibtex", args=[uuid])), "application/x-bibtex", "BibTeX"),
        Form(routing.absolute(reverse("cite_ris", args=[uuid])), "application/x-research-info-systems", "RIS"),
    ]
