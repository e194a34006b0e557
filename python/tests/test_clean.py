"""Cleaning one page: what is taken, options, errors."""

from __future__ import annotations

import array
import datetime
import mmap
import pickle
import tempfile
from typing import Any

import pytest
from pages import ARTICLE, PNG, THREAD

import dechrome

RAW = ARTICLE.encode()
UTC = datetime.timezone.utc


def test_bytes_are_decoded() -> None:
    page = ARTICLE.replace("Tea", "Thé").encode("windows-1252")
    document = dechrome.clean(page, content_type="text/html; charset=windows-1252")
    assert (document.title, document.encoding) == ("Thé", "windows-1252")


def test_text_is_not_decoded_again() -> None:
    page = ARTICLE.replace("Tea", "Thé").replace("<head>", '<head><meta charset="windows-1252">')
    document = dechrome.clean(page, content_type="text/html; charset=windows-1252")
    assert (document.title, document.encoding) == ("Thé", None)


class Bytes(bytes):
    """Bytes of a class of their own."""


class Text(str):
    """A text of a class of its own."""


@pytest.mark.parametrize(
    "page",
    [
        bytearray(RAW),
        memoryview(RAW),
        memoryview(bytearray(RAW)),
        memoryview(bytearray(RAW)).toreadonly(),
        memoryview(b"<i>" + RAW + b"</i>")[3:-4],
        memoryview(RAW[::-1])[::-1],
        memoryview(RAW).cast("c"),
        memoryview(RAW).cast("B", (1, len(RAW))),
        array.array("B", RAW),
        array.array("b", RAW),
        Bytes(RAW),
    ],
    ids=lambda page: type(page).__name__,
)
def test_every_buffer_of_bytes(page: dechrome.Page) -> None:
    assert dechrome.clean(page) == dechrome.clean(RAW)


def test_a_mapped_file() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(RAW)
        file.flush()
        with mmap.mmap(file.fileno(), 0) as page:
            assert dechrome.clean(page) == dechrome.clean(RAW)


def test_a_text_of_a_class_of_its_own() -> None:
    assert dechrome.clean(Text(ARTICLE)) == dechrome.clean(ARTICLE)


@pytest.mark.parametrize("page", [b"", "", bytearray(), " \n", b"\xef\xbb\xbf", memoryview(b"")])
def test_empty_pages_are_empty_documents(page: dechrome.Page) -> None:
    document = dechrome.clean(page, url="", content_type="", retrieved="")
    assert (document.kind, document.text, document.posts, document.url) == ("other", "", (), None)


def test_what_is_known_may_be_none() -> None:
    assert dechrome.clean(ARTICLE, url=None, content_type=None, retrieved=None) == dechrome.clean(ARTICLE)


@pytest.mark.parametrize(
    "retrieved",
    [
        "2024-08-19",
        "2024-08-19T14:03:00Z",
        datetime.date(2024, 8, 19),
        datetime.datetime(2024, 8, 19, 14, 3),
        datetime.datetime(2024, 8, 19, 14, 3, 0, 125, UTC),
        datetime.datetime(2024, 8, 19, 14, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))),
    ],
    ids=str,
)
def test_relative_dates_are_told_from_when_the_page_was_fetched(retrieved: dechrome.Retrieved) -> None:
    page = THREAD.replace('datetime="2024-08-19T14:03:00+0000">Aug 19, 2024', ">Yesterday")
    assert "Yesterday" in page
    published = dechrome.clean(page, retrieved=retrieved).posts[0].published
    assert published is not None and published.startswith("2024-08-18")
    assert dechrome.clean(page).posts[0].published is None


def test_not_text() -> None:
    with pytest.raises(dechrome.NotText) as caught:
        dechrome.clean(PNG)
    assert isinstance(caught.value, (dechrome.DechromeError, ValueError))
    assert caught.value.status == 4
    assert str(caught.value) == "the input is not text but a binary format: pass a page of HTML or text"


@pytest.mark.parametrize("limit", ["max_bytes", "max_nodes", "max_posts", "max_depth"])
def test_limits_are_named(limit: str) -> None:
    options: dict[str, Any] = {limit: 1}
    with pytest.raises(dechrome.LimitExceeded) as caught:
        dechrome.clean(THREAD.encode(), **options)
    assert caught.value.limit == limit
    assert str(caught.value) == f"the page exceeds the limit {limit}: pass a larger {limit}, or leave the page out"


def test_options() -> None:
    document = dechrome.clean(
        THREAD, format="html", explain=True, headers=True, quotes=True, comments=True, platforms=True,
        max_bytes=10**6, max_nodes=10**6, max_depth=100, max_posts=2,
    )  # fmt: skip
    assert document.text.startswith("alice · 2024-08-19T14:03:00Z") and document.full_text
    assert dechrome.clean(THREAD, platforms=False).method != "platform"
    assert dechrome.clean(THREAD, format="text").text != document.text


def test_errors_are_pickled() -> None:
    error = dechrome.LimitExceeded(16, "too large")
    twin = pickle.loads(pickle.dumps(error))
    assert (type(twin), twin.args, twin.limit, twin.message) == (type(error), error.args, "max_bytes", "too large")
