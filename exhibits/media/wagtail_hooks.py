"""Hidden pictures in the admin's menu."""

from wagtail import hooks

from .viewsets import HiddenPictureViewSet


@hooks.register("register_admin_viewset")
def register_hidden_pictures():
    return HiddenPictureViewSet()
