"""Hidden pictures in the admin's menu, and the desk for transcripts."""

from django.urls import path
from wagtail import hooks

from .transcripts import desk
from .viewsets import HiddenPictureViewSet


@hooks.register("register_admin_viewset")
def register_hidden_pictures():
    return HiddenPictureViewSet()


@hooks.register("register_admin_urls")
def transcripts():
    return [path("transcripts/", desk.urls())]
