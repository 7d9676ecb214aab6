"""The addresses of books as files. No language prefix: the language is part of what is asked for."""

from django.urls import path

from . import views

urlpatterns = [
    path(f"books/<uuid:identifier>/<slug:language>.{ending}", views.book_file, {"form": form}, name=f"book_{form}")
    for form, ending in (("epub", "epub"), ("a5", "a5.pdf"), ("a4", "a4.pdf"))
]
