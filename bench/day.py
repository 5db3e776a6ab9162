"""What happens in `bench.mixed`: who reads what, who comments, what is published."""

import re
import subprocess
import sys
import threading
from itertools import accumulate
from random import Random
from urllib.parse import urlencode

from bench.arrivals import RefusedError, Visitor
from bench.meanwhile import Meanwhile
from bench.scratch_site import ROOT
from bench.sitemap import article_paths
from bench.visitors import CONFIRM_LINK, RETRY_PAUSE, TOKEN

#: Of a hundred visitors.
SHARES = {"read": 95, "comment": 4, "publication": 1}
#: How many of the articles most read are discussed.
DISCUSSED = 50
FORM = re.compile(r'action="(/commentaires/\d+/publier/)"')
LISTS = ("/", "/flux/rss/", "/archives/")


def addresses(site, total):
    """Paths of `total` pages, as readers like them: the front page and lists, then the newest articles first."""
    paths = [*LISTS, *article_paths(site.address)][:total]
    if len(paths) < total:
        raise RuntimeError(f"The sitemaps name {len(paths)} addresses, {total} are wanted.")
    return paths


def zipf(total, exponent=1.0):
    """Running sums of the weights of ranks 1 to `total`, each 1 / rank ** exponent: `cum_weights` of random.choices."""
    return list(accumulate(1 / rank**exponent for rank in range(1, total + 1)))


class Day:
    """Deals out what visitors do, always the same: see SHARES. `paths` in the order in which they are liked."""

    def __init__(self, host, paths, origin, desk):
        self._random = Random(1)
        self._paths, self._weights = paths, zipf(len(paths))
        self._origin, self._desk = origin, desk
        self._number = 0
        reader = Visitor(host)
        discussed = [path for path in paths if path.startswith("/articles/")][:DISCUSSED]
        self._forms = [self._form(reader.ask("GET", path)[1].decode()) for path in discussed]
        reader.leave()

    def acts(self, total):
        """(kind, callable that takes a Visitor) of each of `total` visitors."""
        doing = {"read": self._reading, "comment": self._commenting, "publication": lambda: self._desk.publish}
        for kind in self._random.choices(list(SHARES), list(SHARES.values()), k=total):
            yield kind, doing[kind]()

    def _reading(self):
        path = self._random.choices(self._paths, cum_weights=self._weights)[0]
        return lambda visitor: visitor.ask("GET", path, headers={"Accept-Encoding": "gzip"})

    def _commenting(self):
        action, token = self._random.choice(self._forms)
        self._number += 1
        number = self._number
        form = {
            "name": f"Lectrice {number}",
            "email": f"lectrice{number}@exemple.org",
            "comment": f"Avis numéro {number}\u00a0: bonne nouvelle pour le marché.",
            "website": "",
            "token": token,
        }
        headers = {
            "X-Forwarded-For": f"10.{number // 250 % 250}.{number % 250}.7",
            "Origin": self._origin,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return lambda visitor: visitor.ask("POST", action, body=urlencode(form), headers=headers, expected=303)

    @staticmethod
    def _form(page):
        return FORM.search(page)[1], TOKEN.search(page)[1]


class NewsDesk:
    """`bench.newsdesk` in a process of its own, until the block ends."""

    def __init__(self, environment):
        self._environment, self._lock = environment, threading.Lock()

    def __enter__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.newsdesk"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if self._process.stdout.readline().strip() != "ready":
            raise RuntimeError("The editor's process did not start.")
        return self

    def __exit__(self, *error):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def publish(self, _visitor=None):
        """Have one article published. Raises RefusedError with what went wrong."""
        with self._lock:
            self._process.stdin.write("publish\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline().strip()
        if answer != "published":
            raise RefusedError(answer or "the editor's process ended")


class Confirming(Meanwhile):
    """Opens each mail of `mailbox` as it comes and confirms the comment, until the block ends; `total`: how many."""

    def __init__(self, host, mailbox, failures):
        super().__init__()
        self._visitor, self._mailbox, self._failures = Visitor(host), mailbox, failures
        self.total = 0

    def run(self):
        opened = 0
        while not self.is_over.wait(RETRY_PAUSE):
            while opened < len(self._mailbox.mails) and not self.is_over.is_set():
                self._confirm(self._mailbox.mails[opened].message)
                opened += 1

    def _confirm(self, mail):
        link = CONFIRM_LINK.search(mail.get_payload(decode=True).decode())
        if not link:
            return
        headers = {"X-Forwarded-For": "10.250.1.7", "Content-Type": "application/x-www-form-urlencoded"}
        try:
            self._visitor.ask("POST", link[0], body="", headers=headers, expected=303)
        except (OSError, RefusedError) as error:
            self._visitor.leave()
            self._failures[f"confirmation: {error}"] += 1
        else:
            self.total += 1
