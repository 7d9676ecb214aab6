"""What every way of running the museum shares. All that differs by place is read from the environment, here."""

from pathlib import Path

import dj_database_url
from django.conf.locale import LANG_INFO
from environs import Env

from exhibits.formats.languages import LANGUAGES as MUSEUM_LANGUAGES

env = Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var"))).resolve()
BUILD_DIR = BASE_DIR / ".build"
NODE_MODULES = BASE_DIR / "node_modules"

SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

# May "manage.py demo load" write the demonstration museum into this database?
DEMO_ALLOWED = False
# The password of the demonstration's account: "make run" makes it and tells it at every start.
DEMO_EDITOR_PASSWORD = env.str("EDITOR_PASSWORD", "")

INSTALLED_APPS = [
    "museum",
    "home",
    "search",
    "exhibits",
    "exhibits.interchange",
    "exhibits.publishing",
    "exhibits.book",
    "exhibits.stories",
    "exhibits.catalogue",
    "exhibits.core",
    "exhibits.media",
    "exhibits.translations",
    "exhibits.vocabularies",
    "exhibits.access",
    "exhibits.jobs",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtailmedia",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

MIDDLEWARE = [
    "exhibits.core.page_cache.PageCacheMiddleware",
    "exhibits.core.middleware.PublicHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "exhibits.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "exhibits.access.throttle.ThrottleMiddleware",
    "exhibits.core.admin_guards.AdminGuardsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "museum.urls"
WSGI_APPLICATION = "museum.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.context.owner",
            ],
            "builtins": ["exhibits.core.templatetags.museum"],
        },
    },
]

# --- Database -------------------------------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", f"sqlite:///{DATA_DIR / 'museum.sqlite3'}")
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Web and worker share one file: WAL lets them read while one writes, IMMEDIATE makes writers queue, not fail.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", 3600)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Whole answers, compressed: about ten kilobytes each, in the memory of each process.
    "pages": {
        "BACKEND": f"django.core.cache.backends.{'locmem.LocMemCache' if PAGE_CACHE_SECONDS else 'dummy.DummyCache'}",
        "LOCATION": "pages",
        "TIMEOUT": PAGE_CACHE_SECONDS,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
    "tries": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "tries",
        "TIMEOUT": 900,
        "OPTIONS": {"MAX_ENTRIES": 10000},
    },
}

# --- People ---------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Proxies of the museum's own in front of it; whatever else a request says of where it comes from is not believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
CSRF_FAILURE_VIEW = "home.views.form_expired"
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
AXES_FAILURE_LIMIT = env.int("LOGIN_FAILURE_LIMIT", 8)
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "exhibits.access.throttle.client_address"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_LOCKOUT_TEMPLATE = "errors/locked.html"
AXES_DISABLE_ACCESS_LOG = True

# --- Mail -----------------------------------------------------------------------------------------------------------

# Without a mail server nothing is sent: reviewers see on their dashboard what waits, administrators give new passwords.
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "museum@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
WAGTAIL_PASSWORD_RESET_ENABLED = bool(EMAIL_HOST)

# --- Languages ------------------------------------------------------------------------------------------------------

for language in MUSEUM_LANGUAGES:
    if language.code not in LANG_INFO:
        LANG_INFO[language.code] = {
            "bidi": False,
            "code": language.code,
            "name": language.names["en"],
            "name_local": language.native,
        }

# What is not translated speaks English, the language of the message ids; visitors start in the languages' DEFAULT.
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [(language.code, language.native) for language in MUSEUM_LANGUAGES]
LOCALE_PATHS = [BASE_DIR / "museum" / "locale"]
FORMAT_MODULE_PATH = ["museum.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", "Europe/Bucharest")

# --- Files ----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "museum" / "static", BUILD_DIR / "static"]
# Derivatives only: what is under MEDIA_ROOT may be served, after the selectors have been asked.
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "derivatives"
# Pictures as other viewers ask for them (IIIF).
IIIF_URL = "/iiif/"
ORIGINALS_ROOT = DATA_DIR / "originals"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # As text: Wagtail hands the storage to background tasks as JSON.
        "OPTIONS": {"location": str(ORIGINALS_ROOT), "base_url": None},
    },
    "staticfiles": {"BACKEND": "museum.operations.stylesheet.StaticFiles"},
}
WHITENOISE_MAX_AGE = 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_PERMISSIONS = 0o640

# --- Background work ------------------------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
# How far sound, film and print give way to those who read (nice(2)).
JOB_NICENESS = 10

# --- Wagtail --------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Roma's Treasure"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://localhost:8000")
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ro", "Română"), ("nb", "Norsk (bokmål)"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "home.publishing.publish_approved"
WAGTAIL_MODERATION_ENABLED = True
WAGTAILIMAGES_IMAGE_MODEL = "media.MuseumImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "exhibits.media.forms.MuseumImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env.int("MAX_UPLOAD_MB", 200) * 1024 * 1024
# Of pictures that are read strip by strip, and of those that must be unfolded at once (progressive, interlaced, WebP).
WAGTAILIMAGES_MAX_IMAGE_PIXELS = env.int("MAX_MEGAPIXELS", 500) * 1000 * 1000
MAX_PIXELS_AT_ONCE = env.int("MAX_MEGAPIXELS_AT_ONCE", 100) * 1000 * 1000
MAX_RECORDING_SIZE = env.int("MAX_RECORDING_MB", 2048) * 1024 * 1024
MAX_RECORDING_HOURS = env.int("MAX_RECORDING_HOURS", 12)
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Recording",
    "MEDIA_FORM_BASE": "exhibits.media.forms.RecordingForm",
    "AUDIO_EXTENSIONS": ["flac", "m4a", "mka", "mp3", "mp4", "oga", "ogg", "opus", "wav", "webm"],
    "VIDEO_EXTENSIONS": ["m4v", "mkv", "mov", "mp4", "webm"],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend"}}
# Nothing is published untranslated: a page submitted for translation arrives as a draft.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_CREATION = True
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"

# --- Machine drafts -------------------------------------------------------------------------------------------------

# Off. By language and machine: "nb=libretranslate,en=deepl". Never Romani: no machine knows it, and it is the Roma's.
MACHINE_DRAFTS = env.dict("MACHINE_DRAFTS", {})
_MACHINES = "wagtail_localize.machine_translators"
MACHINE_TRANSLATORS = {
    "libretranslate": {
        "CLASS": f"{_MACHINES}.libretranslate.LibreTranslator",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": env.str("LIBRETRANSLATE_URL", "").rstrip("/"),
            "API_KEY": env.str("LIBRETRANSLATE_API_KEY", ""),
            "TIMEOUT": 60,
        },
    },
    "deepl": {
        "CLASS": f"{_MACHINES}.deepl.DeepLTranslator",
        "OPTIONS": {"AUTH_KEY": env.str("DEEPL_AUTH_KEY", ""), "TIMEOUT": 60},
    },
}
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "exhibits.translations.machine.ByJob"}

# --- Headers --------------------------------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"discreet": {"()": "exhibits.stories.discretion.WithoutFamilies"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
