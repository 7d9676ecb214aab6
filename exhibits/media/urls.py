"""The addresses of pictures as IIIF image services (Image API 3.0, 2), below the service's own."""

from django.urls import path

from . import views

urlpatterns = [
    path("<uuid:identifier>", views.image_service, name="image_service"),
    path("<uuid:identifier>/info.json", views.image_information, name="image_information"),
    path("<uuid:identifier>/<str:region>/<str:size>/0/default.jpg", views.tile, name="tile"),
]
