"""The addresses of the newspaper, and one of a view that does nothing: the least that a request costs in Django."""

from django.http import HttpResponse
from django.urls import path

from newsroom.urls import *  # noqa: F403

EMPTY = "/empty/"

urlpatterns = [path(EMPTY[1:], lambda request: HttpResponse("<p>Rien.</p>")), *urlpatterns]  # noqa: F405
