"""The page cache: the first thing that a request meets, before Django.

A public page is made once, for a visitor who has no cookie, no name and no language (`rendering.neutral`), and handed
to all who ask for it until something it shows changes. So nothing of a visitor can enter it, whatever a view does.

- `pages`: which pages are kept, and under which key;
- `counters`: what changed since a page was made, said by `articles.freshness`;
- `expiry`: what changes by itself, with time;
- `rendering` → `page`: one answer of Django's, ready to leave in each encoding;
- `memory`: as many as fit; `flights`: each is made once for all who wait; `outage`: when the database is gone;
- `application`: all of it put together;
- `purging`: telling the caches in front.

Not kept: the answers to whoever has a session (Django itself answers them), search (its addresses are without number,
and what a reader looks for is theirs), everything that is one visitor's, and 404: an address where nothing is costs
nothing to make up, and would push out the pages that are read. 301 and 410 are kept: there is one for each article.
"""
