"""Addresses: people's inside the language prefixes, machines' outside."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from exhibits.core import overviews
from exhibits.core import views as core_views
from exhibits.media import views as media_views
from exhibits.stories import family
from home import views as home_views
from search import views as search_views

handler400 = "home.views.bad_request"
handler403 = "home.views.forbidden"
handler404 = "home.views.not_found"
handler500 = "home.views.server_error"

urlpatterns = [
    path("", home_views.door, name="door"),
    path("live", home_views.live, name="live"),
    path("ready", home_views.ready, name="ready"),
    path("robots.txt", home_views.robots, name="robots"),
    path("sitemap.xml", home_views.sitemap_index, name="sitemap_index"),
    path("sitemap-<str:language>.xml", home_views.sitemap, name="sitemap"),
    path("id/<uuid:identifier>", core_views.permanent, name="permanent"),
    path(
        f"{settings.MEDIA_URL.strip('/')}/captions/<uuid:identifier>/<slug:language>.vtt",
        media_views.captions,
        name="captions",
    ),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", media_views.derivative, name="derivative"),
    path(f"{settings.IIIF_URL.strip('/')}/3/", include("exhibits.media.urls")),
    path("", include("exhibits.interchange.urls")),
    path("", include("exhibits.publishing.urls")),
    path("family/<slug:secret>/copy/<int:pk>", family.copy, name="family_copy"),
    path("family/<slug:secret>/words/<int:pk>/<slug:language>.txt", family.transcript, name="family_transcript"),
    path("admin/", include(wagtailadmin_urls)),
]
if settings.DEBUG:
    urlpatterns.append(path("styleguide/", home_views.styleguide, name="styleguide"))
urlpatterns += i18n_patterns(
    path("search/", search_views.search, name="search"),
    path("term/<str:vocabulary>/<slug:key>/", core_views.term, name="term"),
    path("family/<slug:secret>/", family.story, name="family"),
    path("map/", overviews.places_map, name="map"),
    path("timeline/", overviews.timeline, name="timeline"),
    path("image/<uuid:identifier>/", core_views.image, name="image"),
    # Wagtail's own ways to a page behind a password or log-in are left to Wagtail.
    re_path(serve_pattern.replace("^(", "^(?!_util/)(", 1), core_views.serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
