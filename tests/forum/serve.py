#!/usr/bin/env python3
"""Serves the fixture forum that the crawlers' tests crawl.

    tests/forum/serve.py

prints the address of the forum, ``http://127.0.0.1:PORT``, as its first line. It serves until its standard input
closes; then it prints what was fetched as one line of JSON, ``{"/threads/gone.7/": 1, …}``: how often each path was
asked for. Paths that were asked for under another name of the host are written ``//localhost/…``: the server stands for
the other site, too, which the forum links to.

``/forums/tea.2/`` is the list of threads. What else there is, and what is odd about it, stands in forum.json: a post
that two pages show, pages of threads and of the list that name themselves or the first one as the next, a picture in
the place of a page, pages that are gone or have moved, addresses relative to their page, and a thread that robots.txt
keeps robots from.
"""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Dict, Tuple

import markup

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0:~\x9bU\0\0\0\0IEND\xaeB`\x82"

#: Status, content type (or, of a redirect, its target) and body.
Answer = Tuple[int, str, bytes]


def answers(forum: Dict[str, Any], elsewhere: str) -> Dict[str, Answer]:
    """What the forum answers, by path; ``elsewhere`` is the root of the other site."""
    site = forum["name"]
    found: Dict[str, Answer] = {"/robots.txt": (200, "text/plain", forum["robots"].encode())}
    for path, page in forum["listings"].items():
        found[path] = _html(markup.listing(site, page, elsewhere))
    for thread in forum["threads"].values():
        place: Dict[int, int] = {}
        for path, page in thread["pages"].items():
            first = page.get("first_post") or place.get(page["posts"][0], len(place) + 1)
            place.update((post, number) for number, post in enumerate(page["posts"], first))
            found[path] = _html(markup.thread(site, thread["title"], path, page, forum["posts"], first))
    for path in forum["pictures"]:
        found[path] = (200, "image/png", _PNG)
    for path, target in forum["redirects"].items():
        found[path] = (301, target.format(elsewhere=elsewhere), b"")
    return found


def _html(page: str, status: int = 200) -> Answer:
    return status, "text/html; charset=utf-8", page.encode()


class Forum(ThreadingHTTPServer):
    """The server: it knows its answers and counts what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        forum = json.loads((Path(__file__).parent / "forum.json").read_text(encoding="utf-8"))
        self.counts: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.missing = _html(markup.error(forum["name"]), 404)
        self.answers = answers(forum, f"http://localhost:{self.server_port}")


class Handler(BaseHTTPRequestHandler):
    """Answers from the server's table."""

    server: Forum
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").rpartition(":")[0]
        with self.server.lock:
            self.server.counts[self.path if host == "127.0.0.1" else f"//{host}{self.path}"] += 1
        status, kind, body = self.server.answers.get(self.path, self.server.missing)
        self.send_response(status)
        self.send_header("Location" if status == 301 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged: what was fetched is told at the end."""


def main() -> None:
    with Forum() as forum:
        threading.Thread(target=forum.serve_forever, daemon=True).start()
        print(f"http://127.0.0.1:{forum.server_port}", flush=True)
        sys.stdin.read()
        forum.shutdown()
        with forum.lock:
            print(json.dumps(forum.counts, sort_keys=True), flush=True)


if __name__ == "__main__":
    main()
