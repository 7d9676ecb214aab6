"""Works as files."""

from collections.abc import Iterable

from django.http import HttpResponse

from exhibits.vocabularies import citing
from exhibits.vocabularies.models import Reference

WRITERS = {"bib": citing.bibtex, "ris": citing.ris, "json": citing.csl_json}
MEDIA = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}


def file_of(works: Iterable[Reference], form: str, name: str = "references") -> HttpResponse:
    """``form`` is one of ``WRITERS``."""
    return HttpResponse(
        WRITERS[form](works),
        content_type=MEDIA[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"', "X-Content-Type-Options": "nosniff"},
    )
