"""The Scrapy project in examples/scrapy crawls the fixture forum. Needs Scrapy, pytest and dechrome:

    pip install ./python -r tests/scrapy/requirements.txt
    pytest tests/scrapy
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pytest

ROOT = Path(__file__).parents[2]
FORUM = ROOT / "tests" / "forum"
sys.path.append(str(FORUM))

from running import Forum  # noqa: E402

EXPECTED = json.loads((FORUM / "expected.json").read_text(encoding="utf-8"))
TEA = "/threads/steeping-green-tea.1/"
LIMESCALE = "/threads/kettle-limescale.3/"


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    hurry = ["-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False"]
    command = [sys.executable, "-m", "scrapy", "crawl", "forum", *hurry, *arguments]
    environment = {**os.environ, "no_proxy": "*"}
    return subprocess.run(
        command, cwd=ROOT / "examples" / "scrapy", env=environment, stderr=subprocess.PIPE, text=True, check=False
    )


def crawl(tmp_path: Path, *paths: str, **limits: int) -> Tuple[List[Dict[str, Any]], Dict[str, int], str]:
    """The documents by address, what was fetched, and what the crawler said."""
    threads = tmp_path / "threads.jsonl"
    with Forum() as forum:
        arguments = [f"start={','.join(forum.url + path for path in paths)}", *(f"{key}={value}" for key, value in limits.items())]
        ran = scrapy(*(word for argument in arguments for word in ("-a", argument)), "-O", str(threads))
        base = forum.url
    assert ran.returncode == 0, ran.stderr
    assert forum.requests is not None
    lines = threads.read_text(encoding="utf-8").replace(base, "").splitlines()
    return sorted(map(json.loads, lines), key=lambda document: document["url"]), forum.requests, ran.stderr.replace(base, "")


def told(document: Dict[str, Any]) -> Dict[str, Any]:
    """What expected.json tells of a document."""
    posts = [[post["id"], post["number"], post["author"]["name"], post["published"], post["text"]] for post in document["posts"]]
    return {"path": document["url"], "title": document["title"], "posts": posts}


def of_thread(path: str) -> Dict[str, Any]:
    (thread,) = (thread for thread in EXPECTED["threads"] if thread["path"] == path)
    return dict(thread)


def test_a_list_gives_one_document_a_thread(tmp_path: Path) -> None:
    documents, requests, said = crawl(tmp_path, "/forums/tea.2/")
    assert [told(document) for document in documents] == EXPECTED["threads"]
    assert requests == EXPECTED["requests"]
    for failure in [
        "not fetched: /threads/guest-list.6/: Forbidden by robots.txt",
        "not fetched: /threads/gone.7/: status 404",
        "on another host, not followed: http://localhost",
        "not fetched: /threads/hard-water.5/page-2: status 404",
        "not cleaned: /threads/oolong-from-the-north.4/page-2: the input is not text",
    ]:
        assert failure in said


@pytest.mark.parametrize("page", ["", "page-2", "page-3"])
def test_a_thread_is_crawled_from_any_of_its_pages(tmp_path: Path, page: str) -> None:
    documents, requests, _ = crawl(tmp_path, TEA + page)
    assert [told(document) for document in documents] == [of_thread(TEA)]
    assert requests == {"/robots.txt": 1, TEA: 1, TEA + "page-2": 1, TEA + "page-3": 1}


def test_a_place_on_a_page_is_no_other_page(tmp_path: Path) -> None:
    documents, requests, _ = crawl(tmp_path, LIMESCALE + "#post-302")
    assert [told(document) for document in documents] == [of_thread(LIMESCALE)]
    assert requests == {"/robots.txt": 1, LIMESCALE: 1}


def test_a_thread_that_is_found_twice_comes_once(tmp_path: Path) -> None:
    documents, _, said = crawl(tmp_path, TEA + "page-2", "/forums/tea.2/")
    assert Counter(document["url"] for document in documents)[TEA] == 1
    assert [told(document) for document in documents] == EXPECTED["threads"]
    assert "a thread that came before" in said


def test_limits_of_pages(tmp_path: Path) -> None:
    documents, requests, _ = crawl(tmp_path, "/forums/tea.2/", thread_pages=2, listing_pages=1)
    assert [document["url"] for document in documents] == ["/threads/cast-iron-pots.2/", "/threads/how-to-ask.8/", TEA]
    assert told(documents[-1])["posts"] == of_thread(TEA)["posts"][:5]
    assert TEA + "page-3" not in requests
    assert "/forums/tea.2/page-2" not in requests


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "start is http or https URLs of one host"),
        (["start=forum.example/threads"], "start is http or https URLs of one host"),
        (["start=file:///etc/hosts"], "start is http or https URLs of one host"),
        (["start=http://a.example/,http://b.example/"], "start is http or https URLs of one host"),
        (["start=http://a.example/", "thread_pages=0"], "thread_pages is a number of pages, 1 or more, not '0'"),
    ],
)
def test_wrong_arguments(arguments: List[str], message: str) -> None:
    ran = scrapy(*(word for argument in arguments for word in ("-a", argument)))
    assert ran.returncode == 1
    assert message in ran.stderr
