"""All settings, in one file, read from the environment (or from `.env` beside `manage.py`).

`.env.example` names every variable. With DEBUG off, what is missing stops the start with a sentence.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django_prose_editor.config import html_tags
from js_asset import static_lazy

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def required(name, development_value):
    """The variable `name`; with DEBUG on it may be left out or empty. Raises ImproperlyConfigured otherwise."""
    value = env.str(name, default="") or (development_value if DEBUG else "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Put it in the environment or in the .env file "
            f"(`make run` writes one; .env.example explains each variable)."
        )
    return value


def listed(text):
    """«a.org, b.org» → ["a.org", "b.org"]"""
    return [part.strip() for part in text.split(",") if part.strip()]


# --- The site ---------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY", "development-only-not-a-secret")
ALLOWED_HOSTS = listed(required("ALLOWED_HOSTS", "*"))

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
if urlsplit(SITE_URL).scheme not in {"http", "https"}:
    raise ImproperlyConfigured(f"SITE_URL must begin with http:// or https://, not {SITE_URL!r}.")
NEWSROOM_NAME = env.str("NEWSROOM_NAME", default="Le Courrier des Collines")
NEWSROOM_TAGLINE = env.str("NEWSROOM_TAGLINE", default="Journal d’information des Grands Lacs")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="redaction@localhost")
#: What the accessibility statement says of the site, once a person has checked it.
ACCESSIBILITY_STATE = env.str("ACCESSIBILITY_STATE", default="non conforme")
#: Whether text and data mining of the site needs the publisher's leave (directive (EU) 2019/790, article 4).
TDM_RESERVED = env.bool("TDM_RESERVED", default=True)

SITE_ID = 1
IS_HTTPS = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.flatpages",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "django_prose_editor",
    "simple_history",
    "django_tasks",
    "newsroom.apps.TasksConfig",
    "django_comments_xtd",
    "django_comments",
    "articles.apps.ArticlesConfig",
    "comments.apps.CommentsConfig",
    "newsroom.apps.NewsroomConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.headers.security_headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.busy.BusyDatabase",
    # Last: it puts its sentence in the place of the login page's answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "newsroom.template_engine.Templates",
        "NAME": "django",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.site.site",
            ],
        },
    },
]

# Widgets look for their templates where pages do.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data: everything that must be kept lives in var/ -----------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "newsroom.sqlite"
    # WAL lets readers go on while someone writes; IMMEDIATE makes a writer wait its turn from the
    # start of its transaction instead of failing in the middle of it. A cache of 1,000 KiB a connection, half of what
    # SQLite takes, and each thread has one: on 20,000 articles pages cost the same, with 500 some cost a tenth more.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-1000;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"]["OPTIONS"] = {
        # Few databases read from a disk with a head any more; a search for a common word counts on the planner knowing.
        # A lock that another holds is waited for as long as SQLite's, then the page says that the site is busy.
        "options": "-c random_page_cost=1.1 -c lock_timeout=20s",
        # A server that is lost says nothing: seconds to reach it, then those after which a silent connection is asked
        # whether it lives, and how often; milliseconds that what was sent may stay unheard. Readers get the pages kept.
        "connect_timeout": 2,
        "keepalives_idle": 5,
        "keepalives_interval": 1,
        "keepalives_count": 3,
        "tcp_user_timeout": 5000,
    } | DATABASES["default"].get("OPTIONS", {})
# Opening SQLite takes 2 ms too: it reads the schema again, and forgets the statements it had prepared.
DATABASES["default"]["CONN_MAX_AGE"] = 60

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

# The page cache, before Django: see newsroom/pagecache/.
#: Mebibytes of each worker's memory that it may take; 0: no page cache.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=0 if DEBUG else 6)
#: Seconds for which a page is kept at most, were nothing said to have changed.
PAGE_CACHE_LASTS = 600
#: Addresses of the caches in front, each sent a PURGE that names what changed: Varnish, or what speaks like it.
PAGE_CACHE_PURGE_URLS = listed(env.str("PAGE_CACHE_PURGE_URLS", default=""))
#: Whether an nginx in front, which forgets nothing by name, may keep a page to the end of the second: docs/nginx.conf.
PAGE_CACHE_BEHIND_NGINX = env.bool("PAGE_CACHE_BEHIND_NGINX", default=False)
#: Where all processes read what changed: a file mapped into memory on one machine, Redis where there are several.
IS_ON_REDIS = "redis" in CACHES["default"]["BACKEND"].lower()
FRESHNESS_STORE = CACHES["default"]["LOCATION"] if IS_ON_REDIS else env.str("FRESHNESS_FILE", f"{VAR_DIR}/freshness")
#: Who hears of it: see articles/freshness.py.
TOUCH_LISTENERS = ["newsroom.pagecache.counters.touched", "newsroom.pagecache.purging.touched"]

MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "newsroom.static_files.HashedStaticFiles"
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "purges"]}}

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="fr")
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = env.str("TIME_ZONE", default="Africa/Kigali")

# --- Mail -------------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="filemail:")
vars().update(EMAIL_CONFIG)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 20  # Seconds that the worker waits for each answer of the mail server.
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"{NEWSROOM_NAME} <{CONTACT_EMAIL}>")

# --- Comments ---------------------------------------------------------------------------------

COMMENTS_APP = "django_comments_xtd"
COMMENTS_XTD_CONFIRM_EMAIL = False  # The project sends its own mail: see comments/notifications.py.
COMMENTS_XTD_MAX_THREAD_LEVEL = 2  # Counted from 0: three levels in all.
#: Fernet keys that encrypt the addresses of commenters, newest first.
COMMENT_KEYS = listed(required("COMMENT_KEYS", "ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMzI="))
#: Key of the hash by which an address is found again.
COMMENT_HMAC_KEY = required("COMMENT_HMAC_KEY", "development-only-not-a-secret")
#: ferme, lecture (all are read first), premier (the first of an address is) or ouvert: see comments/choices.py.
COMMENT_OPENING = env.str("COMMENT_OPENING", default="premier")
#: Days after its publication on which a discussion closes by itself; 0: never. Either may differ for one article.
COMMENT_CLOSE_AFTER_DAYS = env.int("COMMENT_CLOSE_AFTER_DAYS", default=60)
#: At most this many comments in this many seconds, from one address and from one network.
COMMENT_ADDRESS_LIMITS = [(5, 60), (40, 3600)]
COMMENT_NETWORK_LIMITS = [(600, 60)]
#: At most this many mails of one kind a day to one address, whoever asks for them.
COMMENT_MAILS_A_DAY = 3
#: Where the worker notes that a mail has left, until the database has it written down: comments/postmarks.py.
COMMENT_POSTMARKS_PATH = VAR_DIR / "postmarks"
#: Reports, each of another network, that hide a comment until a moderator has read it.
COMMENT_REPORTS_HIDE = 3
#: After this many days: unconfirmed comments, then those rejected, spam or removed, are deleted; network keys and
#: the addresses of public comments are forgotten. `manage.py purge_comments` does it.
COMMENT_RETENTION_DAYS = {"unconfirmed": 7, "withdrawn": 90, "network": 30, "address": 3 * 365}
#: How many bits of a visitor's IPv4 and IPv6 address go into the hash that limits, reports and bans know a network by:
#: enough to tell networks apart, not people.
COMMENT_NETWORK_BITS = {4: 24, 6: 48}
#: How many reverse proxies of ours stand before the site, each adding a name to X-Forwarded-For.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# --- Letters ----------------------------------------------------------------------------------

#: Days after which the worker erases rights of reply that were answered (three years: what the newspaper may have to
#: show of its answer) and errors pointed out. Counted from the day they came.
LETTER_RETENTION_DAYS = {
    "reply": env.int("REPLY_REQUEST_DAYS", default=3 * 365),
    "error": env.int("ERROR_REPORT_DAYS", default=365),
}

# --- Security ---------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

#: Whether those who may publish must have a second factor: newsroom/access/second_factor.py.
TWO_FACTOR_REQUIRED = env.bool("TWO_FACTOR_REQUIRED", default=IS_HTTPS and not DEBUG)
OTP_TOTP_ISSUER = NEWSROOM_NAME

# Wrong passwords: this many for one name from one network, then a pause. A name that nobody has counts the same.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "newsroom.access.lockout.network_address"
AXES_LOCKOUT_CALLABLE = "newsroom.access.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # «Mes sessions» says who is there; nobody needs to know who was.
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
#: A form whose token is of an ended session: what was typed in it is kept.
CSRF_FAILURE_VIEW = "newsroom.errors.stale_form"

# Strict everywhere. The desk's pages that hold the rich-text editor add a nonce: see newsroom/admin_policy.py.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "img-src": [SELF, "data:"],
        **{f"{name}-src": [SELF] for name in ("style", "script", "font", "connect", "manifest")},
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Writing ----------------------------------------------------------------------------------

#: Modules of the editor that are ours. What may be stored is said by articles/text/sanitize.py, not here.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {"js": [static_lazy(f"js/editor/{module}.js")], "extensions": extensions}
    for module, extensions in {
        "lire": {"Lire": html_tags(["aside"], {"aside": ["data-lire"]})},
        "photo": {"Photo": html_tags(["figure"], {"figure": ["data-photo"]})},
        "surface": {"ArticleDocument": html_tags([]), "Surface": html_tags([])},
        "brut": {"Brut": html_tags(["span"], {"span": ["data-brut"]})},
        "paste": {"CleanPaste": html_tags([])},
    }.items()
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
