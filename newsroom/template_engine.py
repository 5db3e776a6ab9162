"""Django's templates, without the tag libraries of one app that no template of ours loads."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.template.backends.django import DjangoTemplates, get_package_libraries

#: Django imports the tag libraries of every app, loaded or not. xtd's bring REST framework, psycopg, docutils and
#: Pygments with them: 17 MB in each process.
NOT_LOADED = {"django_comments_xtd"}


class Templates(DjangoTemplates):
    def get_templatetag_libraries(self, custom_libraries):
        """{name that `{% load %}` knows: module}."""
        packages = ["django.templatetags"]
        packages += [f"{app.name}.templatetags" for app in apps.get_app_configs() if app.name not in NOT_LOADED]
        libraries = {}
        for package in filter(find_spec, packages):
            for module in get_package_libraries(import_module(package)):
                libraries[module.removeprefix(f"{package}.")] = module
        return libraries | custom_libraries
