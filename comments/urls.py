"""Addresses of the conversation, all under /commentaires/."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from comments import self_service, views


class KeyConverter(IntConverter):
    """A number that every database can hold, written in the one way there is, so that a page has one address."""

    regex = "[1-9][0-9]{0,8}"


register_converter(KeyConverter, "key")

app_name = "comments"

urlpatterns = [
    path("commentaires/<key:article_pk>/publier/", views.post, name="post"),
    path("commentaires/<key:article_pk>/page/<key:number>/", views.thread_page, name="thread_page"),
    path("commentaires/repondre/<key:comment_pk>/", views.reply, name="reply"),
    path("commentaires/repondre/<key:comment_pk>/redaction/", views.answer_as_newsroom, name="answer_as_newsroom"),
    path("commentaires/signaler/<key:comment_pk>/", views.report, name="report"),
    path("commentaires/signaler/merci/", views.reported, name="reported"),
    path("commentaires/recommander/<key:comment_pk>/", views.recommend, name="recommend"),
    path("commentaires/lien/<key:comment_pk>/", views.permalink, name="permalink"),
    path("commentaires/confirmer/<str:token>/", views.confirm, name="confirm"),
    path("commentaires/renvoyer/<str:token>/", views.ask_again, name="ask_again"),
    path("commentaires/envoye/<str:token>/", views.sent, name="sent"),
    path("commentaires/suivi/<str:token>/", views.status, name="status"),
    path("commentaires/desabonner/<str:token>/", self_service.unsubscribe, name="unsubscribe"),
    path("commentaires/gerer/", self_service.ask_for_link, name="ask_for_link"),
    path("commentaires/gerer/envoye/", self_service.link_sent, name="link_sent"),
    path("commentaires/gerer/efface/", self_service.erased, name="erased"),
    path("commentaires/gerer/<str:token>/", self_service.own_comments, name="own_comments"),
    path("commentaires/gerer/<str:token>/export/", self_service.export, name="export"),
    path("commentaires/gerer/<str:token>/effacer/", self_service.erase, name="erase"),
    path("commentaires/gerer/<str:token>/modifier/<key:comment_pk>/", self_service.rewrite, name="rewrite"),
    path("commentaires/gerer/<str:token>/supprimer/<key:comment_pk>/", self_service.withdraw, name="withdraw"),
]
