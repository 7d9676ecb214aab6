"""Where the admin's pages for sheets of objects are."""

from django.urls import path

from . import outgoing, views

app_name = "sheets"
urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("empty/", outgoing.EmptyView.as_view(), name="empty"),
    path("exports/", outgoing.AskView.as_view(), name="ask"),
    path("exports/<uuid:export_id>/", outgoing.ExportView.as_view(), name="export"),
    path("exports/<uuid:export_id>/file/", outgoing.FileView.as_view(), name="file"),
    path("<uuid:intake_id>/", views.ColumnsView.as_view(), name="columns"),
    path("<uuid:intake_id>/report/", views.ReportView.as_view(), name="report"),
    *(
        path(f"<uuid:intake_id>/report/{part}.csv", views.ListView.as_view(), {"part": part}, name=part)
        for part in ("problems", "changes", "notes")
    ),
]
