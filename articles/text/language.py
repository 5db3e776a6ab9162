"""Which language is whose: the news is in French; the frame (menus, forms, mails, desk) speaks LANGUAGE_CODE."""

#: What articles, pages and their metadata are written in, whatever the frame speaks.
CONTENT_LANGUAGE = "fr"
