"""Where the admin's pages for works that come in and go out are."""

from django.urls import path

from . import views

app_name = "references"
urlpatterns = [
    path("", views.BringView.as_view(), name="index"),
    path("file/", views.FileView.as_view(), name="file"),
]
