"""The WSGI application that granian serves: Django, behind the page cache."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django = get_wsgi_application()

from newsroom.pagecache.application import with_page_cache  # noqa: E402 -- its models need Django set up

application = with_page_cache(django)
