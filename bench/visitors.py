"""People who read, write and open their mail, each from an address of their own, as fast as the site lets them."""

import http.client
import itertools
import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TIMEOUT = 30  # Seconds; a request that takes longer counts as an error of the site.
TOKEN = re.compile(r'name="token" value="([^"]+)"')
REPLY = re.compile(r'href="/commentaires/repondre/(\d+)/"')
CONFIRM_LINK = re.compile(r"/commentaires/confirmer/\S+")
RETRY_PAUSE = 0.2


@dataclass
class Journal:
    """What all visitors saw: written by many threads, read once they are done."""

    statuses: Counter = field(default_factory=Counter)
    #: Kind of failure of a connection → how often.
    broken: Counter = field(default_factory=Counter)
    #: Those of the above that came while the site was meant to answer.
    unexpected: list = field(default_factory=list)
    #: (address, text) of each comment that was answered 303.
    acknowledged: list = field(default_factory=list)
    #: The same, of those whose first answer never came: the form was sent again.
    sent_again: list = field(default_factory=list)
    confirmed: list = field(default_factory=list)
    seconds: list = field(default_factory=list)


class Crowd:
    """`writers`, `readers` and two who open the mails of `mailbox`, on the site at `address`, until `stop`.

    `articles` are paths. While `is_down` is set, a connection may fail; the visitor then tries again.
    """

    def __init__(self, address, articles, mailbox, *, writers, readers):
        self.host = urlsplit(address).netloc
        self.origin, self.articles, self.mailbox = address, articles, mailbox
        self.journal, self.is_down, self._is_over = Journal(), threading.Event(), threading.Event()
        self._mails = itertools.count()
        self._threads = [
            *(threading.Thread(target=self._write, args=[number]) for number in range(writers)),
            *(threading.Thread(target=self._read, args=[number]) for number in range(writers, writers + readers)),
            *(threading.Thread(target=self._confirm) for _number in range(2)),
        ]

    def start(self):
        """Let them in."""
        for thread in self._threads:
            thread.start()

    def stop(self):
        """Come back once each has finished what they had begun."""
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _write(self, number):
        ip = f"10.{number}.1.7"
        chance = random.Random(number)
        for turn in itertools.count():
            if self._is_over.is_set():
                return
            article = chance.choice(self.articles)
            page = self._ask("GET", article, ip)[1]
            form = {
                "name": f"Lectrice {number}",
                "email": f"lectrice{number}.{turn}@exemple.org",
                "comment": f"Avis numéro {turn} de la lectrice {number}\u00a0: bonne nouvelle pour le marché.",
                "website": "",
                "token": TOKEN.search(page)[1],
            }
            answerable = REPLY.findall(page)
            if answerable and chance.random() < 0.3:
                form["reply_to"] = chance.choice(answerable)
            self._post(re.search(r'action="(/commentaires/\d+/publier/)"', page)[1], form, ip)

    def _post(self, path, form, ip):
        again = False
        began = time.monotonic()
        status, _page, location = self._ask("POST", path, ip, form)
        while status is None:
            again = True
            time.sleep(RETRY_PAUSE)
            status, _page, location = self._ask("POST", path, ip, form)
        if status == 303:
            comment = form["email"], form["comment"]
            self.journal.seconds.append(time.monotonic() - began)
            self.journal.acknowledged.append(comment)
            if again:
                self.journal.sent_again.append(comment)
            self._ask("GET", location, ip)

    def _read(self, number):
        chance = random.Random(number)
        while not self._is_over.is_set():
            self._ask("GET", chance.choice([*self.articles, "/"]), f"10.{number}.1.7")

    def _confirm(self):
        while not self._is_over.is_set():
            number = next(self._mails)
            while number >= len(self.mailbox.mails):
                if self._is_over.wait(RETRY_PAUSE):
                    return
            mail = self.mailbox.mails[number]
            link = CONFIRM_LINK.search(mail.message.get_payload(decode=True).decode())
            # Also where who wrote it does not know yet that the form arrived, and sends it again once it is public.
            if link:
                status, _page, _location = self._ask("POST", link[0], "10.250.1.7", {})
                if status == 303:
                    self.journal.confirmed.append(mail.recipient)

    def _ask(self, method, path, ip, form=None):
        """(status, page, Location); the status is None if the connection of a POST broke. A GET insists."""
        while True:
            was_down = self.is_down.is_set()
            try:
                return self._ask_once(method, path, ip, form)
            except (OSError, http.client.HTTPException) as error:
                kind = type(error).__name__
                self.journal.broken[kind] += 1
                if not (was_down or self.is_down.is_set()):
                    self.journal.unexpected.append(f"{kind} {error}: {method} {path}")
                if method == "POST":
                    return None, "", ""
                time.sleep(RETRY_PAUSE)

    def _ask_once(self, method, path, ip, form):
        connection = http.client.HTTPConnection(self.host, timeout=TIMEOUT)
        headers = {"X-Forwarded-For": ip, "Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, form and urlencode(form), headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        self.journal.statuses[f"{method} {answer.status}"] += 1
        return answer.status, page, answer.headers.get("Location", "")
