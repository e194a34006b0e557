"""What cannot be cleaned, and what each message says to pass instead."""

from __future__ import annotations

import array
import datetime
import io
import pathlib
import threading
import tracemalloc
from collections.abc import Iterator
from typing import Any, Callable, Optional

import pytest
from pages import ARTICLE, THREAD

import dechrome

BUFFERS = [memoryview(b"abcd").cast("I"), array.array("d", [1.5]), array.array("H", [1])]


class Unreadable:
    """What claims to be a path and is none."""

    def __fspath__(self) -> str:
        raise OSError("the path is gone")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (None, "a page is bytes or str, not NoneType: was the page fetched?"),
        (7, "a page is bytes or str, not int"),
        (["<p>"], "a page is bytes or str, not list"),
        ({"page": "<p>"}, "a page is bytes or str, not dict"),
        (pathlib.PurePosixPath("page.html"), "a page is bytes or str, not PurePosixPath: clean_file reads a path"),
        (io.BytesIO(b"<p>"), "a page is bytes or str, not _io.BytesIO: pass what its .read() returns"),
        (BUFFERS[0], "a page's items are bytes, not 'I' of 4 bytes: pass its .tobytes()"),
        (BUFFERS[1], "a page's items are bytes, not 'd' of 8 bytes: pass its .tobytes()"),
        (BUFFERS[2], "a page's items are bytes, not 'H' of 2 bytes: pass its .tobytes()"),
    ],
    ids=str,
)
def test_pages_of_wrong_types(page: Any, message: str) -> None:
    for call in (lambda: dechrome.clean(page), lambda: dechrome.clean_batch([dechrome.Input(page)])):
        with pytest.raises(TypeError) as caught:
            call()
        assert str(caught.value).replace("item 0: ", "").replace("not BytesIO", "not _io.BytesIO") == message


def test_a_released_view() -> None:
    view = memoryview(b"<p>")
    view.release()
    with pytest.raises(ValueError, match="released"):
        dechrome.clean(view)


@pytest.mark.parametrize("name", ["url", "content_type", "retrieved"])
@pytest.mark.parametrize(
    "value", [b"https://forum.example/", 7, 1.5, [], datetime.time(1), pathlib.PurePosixPath("a")], ids=repr
)
def test_what_is_known_has_its_types(name: str, value: object) -> None:
    known: dict[str, Any] = {name: value}
    takes = "a date, a datetime or RFC 3339 text" if name == "retrieved" else "str"
    with pytest.raises(TypeError) as caught:
        dechrome.clean(ARTICLE, **known)
    assert str(caught.value) == f"{name} is {takes}, not {type(value).__name__}"


@pytest.mark.parametrize(
    "text", ["\0", "a\0b", "https://forum.example/\0", "\ud800", "a\udfffb", "ht tp://[", "x" * 100_000], ids=ascii
)
def test_odd_texts_are_taken_as_they_are(text: str) -> None:
    document = dechrome.clean(ARTICLE, url=text, content_type=text)
    assert document.title == "Tea"
    assert document.url == text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\ufffd" * 3, "\ufffd")


@pytest.mark.parametrize("retrieved", ["yesterday", "2024-13-01", "2024", "\0", "\ud800", "1724076180"], ids=ascii)
def test_retrieval_times_that_are_none(retrieved: str) -> None:
    with pytest.raises(dechrome.InvalidRetrieved) as caught:
        dechrome.clean(ARTICLE, retrieved=retrieved)
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == (
        "the retrieval time is no RFC 3339 date or instant: "
        "pass a date, a datetime, or text such as '2024-08-19' or '2024-08-19T14:03:00Z'"
    )


@pytest.mark.parametrize(
    "page",
    [
        b"\xff\xfe\xfd text",
        b"a\0b",
        b"\xff",
        ARTICLE.encode() + b"\xc3",
        "lone \ud800 surrogate, \0 and NUL",
        "\udfff" * 100,
        "".join(map(chr, range(0, 0x110000, 97))),
    ],
    ids=lambda page: repr(page[:20]),
)
def test_undecodable_pages_are_documents(page: dechrome.Page) -> None:
    document = dechrome.clean(page)
    for rendered in (document.text, document.markdown, document.html, document.json):
        rendered.encode()


def test_lone_surrogates_become_replacement_characters() -> None:
    assert dechrome.clean("<p>Green \ud83c tea, steeped at 80 degrees for two minutes.").text == (
        "Green \ufffd tea, steeped at 80 degrees for two minutes."
    )


WHOLE = "a whole number above 0"


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"explain": "maybe"}, TypeError, "option explain is True or False, not str"),
        ({"explain": 1}, TypeError, "option explain is True or False, not int"),
        ({"headers": None}, TypeError, "option headers is True or False, not NoneType"),
        ({"format": None}, TypeError, "option format is 'auto', 'html' or 'text', not NoneType"),
        ({"format": b"html"}, TypeError, "option format is 'auto', 'html' or 'text', not bytes"),
        ({"max_bytes": 1.5}, TypeError, f"option max_bytes is {WHOLE}, not float"),
        ({"max_bytes": "1"}, TypeError, f"option max_bytes is {WHOLE}, not str"),
        ({"max_posts": True}, TypeError, f"option max_posts is {WHOLE}, not bool"),
        ({"format": "pdf"}, dechrome.InvalidOption, "option format is 'auto', 'html' or 'text', not 'pdf'"),
        ({"format": "html\0"}, dechrome.InvalidOption, "option format is 'auto', 'html' or 'text', not 'html\\x00'"),
        ({"format": "\ud800"}, dechrome.InvalidOption, "option format is 'auto', 'html' or 'text', not '\\ud800'"),
        ({"max_posts": 0}, dechrome.InvalidOption, f"option max_posts is {WHOLE}, not 0"),
        ({"max_posts": -1}, dechrome.InvalidOption, f"option max_posts is {WHOLE}, not -1"),
        ({"max_nodes": 10**5000}, dechrome.InvalidOption, f"option max_nodes is {WHOLE}, not one of more than 64 bits"),
        (
            {"no\0such": 1},
            dechrome.InvalidOption,
            "there is no option 'no\\x00such': there are format, explain, headers, quotes, comments, platforms, "
            "max_bytes, max_nodes, max_depth, max_posts",
        ),
    ],
    ids=lambda value: ascii(*value) if isinstance(value, dict) else "",
)
def test_options_that_do_not_fit(options: dict[str, Any], error: type[Exception], message: str, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(ARTICLE, encoding="utf-8")
    calls: list[Callable[[], object]] = [
        lambda: dechrome.clean(ARTICLE, **options),
        lambda: dechrome.clean_batch([ARTICLE], **options),
        lambda: dechrome.clean_file(file, **options),
        lambda: dechrome.extract(ARTICLE, **options),
    ]
    for call in calls:
        with pytest.raises(error) as caught:
            call()
        assert str(caught.value) == message
        assert isinstance(caught.value, (TypeError, ValueError))


@pytest.mark.parametrize(
    ("threads", "error", "message"),
    [
        (-1, ValueError, "threads is 0, for one a core, or more, not -1"),
        (1.5, TypeError, "threads is int, not float"),
        (None, TypeError, "threads is int, not NoneType"),
        ("2", TypeError, "threads is int, not str"),
    ],
)
def test_threads(threads: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        dechrome.clean_batch([ARTICLE], threads=threads)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "items", [ARTICLE, ARTICLE.encode(), bytearray(b"<p>"), memoryview(b"<p>"), {"page": ""}, dechrome.Input("")]
)
def test_one_page_is_no_batch(items: Any) -> None:
    with pytest.raises(TypeError) as caught:
        dechrome.clean_batch(items)
    assert str(caught.value) == f"items are many pages, not {type(items).__name__}: pass a list of pages, or call clean"


@pytest.mark.parametrize("items", [None, 7])
def test_a_batch_is_iterable(items: Any) -> None:
    with pytest.raises(TypeError, match=f"items are an iterable of pages, not {type(items).__name__}"):
        dechrome.clean_batch(items)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (None, "a page is bytes or str, not NoneType: was the page fetched?"),
        ({"page": ARTICLE, "html": ""}, "unknown key 'html': a mapping has page and perhaps url, content_type, retrieved"),
        ({"url": ""}, "no key 'page': a mapping has page and perhaps url, content_type, retrieved"),
        ({}, "no key 'page': a mapping has page and perhaps url, content_type, retrieved"),
        ({"page": ARTICLE, 7: ""}, "unknown key 7: a mapping has page and perhaps url, content_type, retrieved"),
        ({"page": ARTICLE, "url": b""}, "url is str, not bytes"),
        ({"page": None}, "a page is bytes or str, not NoneType: was the page fetched?"),
    ],
    ids=str,
)
def test_items_of_wrong_types_are_named(item: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        dechrome.clean_batch([ARTICLE, item])
    assert str(caught.value) == f"item 1: {message}"


def test_iterators_may_fail() -> None:
    def items() -> Iterator[str]:
        yield ARTICLE
        raise ConnectionError("the crawl broke off")

    with pytest.raises(ConnectionError, match="the crawl broke off"):
        dechrome.clean_batch(items())
    with pytest.raises(ConnectionError, match="the crawl broke off"):
        dechrome.join(dechrome.clean(page) for page in items())


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (ARTICLE, "document 1 is no Document, but str"),
        (None, "document 1 is no Document, but NoneType"),
        ({}, "document 1 is no Document, but dict"),
        (dechrome.NotText(4, "binary"), "document 1 is no Document, but NotText: leave out pages that failed"),
    ],
    ids=str,
)
def test_what_is_no_document_is_not_joined(wrong: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        dechrome.join([dechrome.clean(ARTICLE), wrong])
    assert str(caught.value) == message


@pytest.mark.parametrize("documents", [None, 7, dechrome.clean(THREAD)], ids=lambda value: type(value).__name__)
def test_documents_to_join_are_iterable(documents: Any) -> None:
    with pytest.raises(TypeError, match="not iterable|pass a list"):
        dechrome.join(documents)


def test_a_page_that_another_thread_writes_to() -> None:
    page = bytearray(THREAD.encode() * 5)
    done = threading.Event()

    def write() -> None:
        while not done.is_set():
            page[: len(page)] = b"\xc3" * len(page)
            page.append(0)
            page.pop()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(20):
            dechrome.clean(page).json.encode()
    finally:
        done.set()
        writer.join()


def _peak(call: Callable[[], object]) -> int:
    """The most bytes that Python held meanwhile."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


SIZE = 2 << 20


@pytest.mark.parametrize(
    "page", [bytes(SIZE), "x" * SIZE, bytearray(SIZE), memoryview(bytearray(SIZE))], ids=lambda page: type(page).__name__
)
def test_a_page_beyond_the_limit_is_not_copied(page: dechrome.Page) -> None:
    def call() -> None:
        with pytest.raises(dechrome.LimitExceeded) as caught:
            dechrome.clean(page, max_bytes=SIZE - 1)
        assert caught.value.limit == "max_bytes"
        (failed,) = dechrome.clean_batch([page], max_bytes=SIZE - 1)
        assert isinstance(failed, dechrome.LimitExceeded)

    assert _peak(call) < SIZE / 8


@pytest.mark.parametrize("page", [b" " * SIZE, memoryview(b" " * SIZE)], ids=lambda page: type(page).__name__)
def test_bytes_are_not_copied(page: dechrome.Page) -> None:
    assert _peak(lambda: dechrome.clean(page)) < SIZE / 8
    assert _peak(lambda: dechrome.clean_batch([page, page])) < SIZE / 8


def test_the_limit_of_huge_texts_is_the_default() -> None:
    huge = "x" * ((128 << 20) + 1)
    with pytest.raises(dechrome.LimitExceeded, match="max_bytes"):
        dechrome.clean(huge)
    with pytest.raises(dechrome.LimitExceeded, match="max_bytes"):
        dechrome.clean(huge.encode())


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (None, "path is str, bytes or path-like, not NoneType: clean takes pages"),
        (0, "path is str, bytes or path-like, not int: clean takes pages"),
        (io.StringIO(), "path is str, bytes or path-like, not StringIO: clean takes pages"),
    ],
    ids=str,
)
def test_paths(path: Any, message: str) -> None:
    with pytest.raises(TypeError) as caught:
        dechrome.clean_file(path)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("path", "error"), [("no/such/file", OSError), ("a\0b", ValueError), (Unreadable(), OSError), ("", OSError)], ids=str
)
def test_files_that_cannot_be_read(path: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        dechrome.clean_file(path)


@pytest.mark.parametrize("output_format", ["xml", "csv", "", None, 7])
def test_formats_that_are_not_there(output_format: Any) -> None:
    with pytest.raises(ValueError) as caught:
        dechrome.extract(ARTICLE, output_format=output_format)
    assert str(caught.value) == f"output_format is one of 'txt', 'markdown', 'html', 'json', not {output_format!r}"


def test_arguments_without_a_counterpart() -> None:
    extract: Any = dechrome.extract
    with pytest.raises(dechrome.InvalidOption, match="there is no option 'prune_xpath': there are format"):
        extract(ARTICLE, prune_xpath="//nav")


def test_nothing_is_none(page: Optional[str] = None) -> None:
    assert dechrome.extract(page) is None
