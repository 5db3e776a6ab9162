"""A URLconf with one view that does nothing: the least that a request costs in Django, all our middleware included."""

from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("empty/", lambda request: HttpResponse("<p>Rien.</p>"))]
