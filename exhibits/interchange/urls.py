"""The addresses of what machines take. No language prefix: what is given is the same for everyone."""

from django.urls import path

from . import views

urlpatterns = [
    path("iiif/manifest/<uuid:identifier>", views.manifest, name="iiif_manifest"),
    path("iiif/collection/top", views.top, name="iiif_top"),
    path("iiif/collection/theme/<slug:key>", views.theme, name="iiif_theme"),
    path("cite/<uuid:identifier>.bib", views.bibtex_entry, name="cite_bibtex"),
    path("cite/<uuid:identifier>.ris", views.ris_record, name="cite_ris"),
    *(
        path(
            f"transcripts/<uuid:identifier>/<slug:language>.{form}",
            views.transcript,
            {"form": form},
            name=f"transcript_{form}",
        )
        for form in ("txt", "vtt")
    ),
]
