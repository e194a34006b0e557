"""Documents and posts: what is read from them, how they compare, live and travel."""

from __future__ import annotations

import copy
import dataclasses
import gc
import json
import pickle
import threading
import weakref
from typing import Any

import pytest
from pages import ARTICLE, FLAT, THREAD, one_a_platform

import dechrome
from dechrome import _library
from dechrome._view import View

NAMES = [
    "schema", "kind", "method", "confidence", "platform", "encoding", "title", "url", "canonical_url", "site", "language",
    "author", "published", "modified", "breadcrumbs", "tags", "page", "locked", "solved", "sticky", "counts", "posts",
    "threads", "stats", "images", "text", "removed", "full_text",
]  # fmt: skip
POST_NAMES = [
    "id", "number", "url", "title", "author", "published", "published_raw", "modified", "text", "quotes", "signature",
    "images", "attachments", "links", "reactions", "accepted", "opening", "comment", "reply_to", "depth",
]  # fmt: skip


def as_read(value: Any) -> Any:
    """What the properties say, in the JSON form: absent and empty values left out, but for texts and numbers."""
    if isinstance(value, (dechrome.Document, dechrome.Post)):
        names = NAMES if isinstance(value, dechrome.Document) else POST_NAMES
        value = {name: getattr(value, name) for name in names}
    elif dataclasses.is_dataclass(value):
        value = {item.name: getattr(value, item.name) for item in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {name: as_read(item) for name, item in value.items() if item is not None and item is not False and item != ()}
    return [as_read(item) for item in value] if isinstance(value, tuple) else value


def test_article() -> None:
    document = dechrome.clean(ARTICLE, url="https://forum.example/t/1")
    assert (document.title, document.url, document.language) == ("Tea", "https://forum.example/t/1", "en")
    assert document.text.startswith("Green tea is steeped")
    assert "Home" not in document.text
    assert 0 <= document.confidence <= 1
    assert (document.full_text, document.removed, document.removed_texts()) == (None, (), [])


def test_thread() -> None:
    document = dechrome.clean(THREAD, url="https://forum.example/threads/tea.1/")
    assert (document.kind, document.method) == ("thread", "platform")
    assert document.platform == dechrome.Platform("xenforo", "2")
    alice = dechrome.Author("alice", "https://forum.example/members/alice.11/", "11")
    assert document.posts[0].author == document.author == alice
    assert [post.id for post in document.posts] == ["11", "12"]
    assert document.posts[0].published == "2024-08-19T14:03:00Z"
    assert "Two minutes are enough" in document.posts[1].text


def test_flat_text() -> None:
    document = dechrome.clean(FLAT)
    assert document.title == "Grüner Tee"
    assert document.stats == dechrome.Stats(threads=3386, posts=33718)


def test_every_property_says_what_the_json_says() -> None:
    seen: set[str] = set()
    pages: list[dechrome.Page] = [ARTICLE, THREAD, FLAT]
    for page in [*pages, *one_a_platform()]:
        document = dechrome.clean(page, url="https://forum.example/t/1", retrieved="2024-08-19", explain=True)
        told = document.to_dict()
        assert as_read(document) == told
        assert as_read(pickle.loads(pickle.dumps(document))) == told
        assert [post.to_dict() for post in document.posts] == told.get("posts", [])
        seen.update(told, *(post for post in told.get("posts", ())))
    assert seen >= {*NAMES, *POST_NAMES} - {"sticky"}, {*NAMES, *POST_NAMES} - seen


def test_renderings() -> None:
    document = dechrome.clean(THREAD)
    assert document.markdown.startswith("# Tea\n\n## alice")
    assert "<p>How long is green tea steeped?" in document.html
    assert json.loads(document.json) == document.to_dict()
    post = document.posts[1]
    assert post.markdown.startswith("## bob") and "alice" not in post.markdown
    assert "<p>Two minutes are enough" in post.html and "green tea" not in post.html
    assert json.loads(post.json) == post.to_dict() == document.to_dict()["posts"][1]


def test_a_dictionary_is_the_callers_own() -> None:
    document = dechrome.clean(THREAD)
    document.to_dict()["posts"].clear()
    assert len(document.to_dict()["posts"]) == len(document.posts) == 2


def test_removals_are_byte_spans() -> None:
    document = dechrome.clean(FLAT, explain=True)
    raw = (document.full_text or "").encode()
    assert document.removed and len(document.removed) == len(document.removed_texts())
    assert any("33,718" in text for text in document.removed_texts())
    end = 0
    for removal, text in zip(document.removed, document.removed_texts()):
        assert end <= removal.start < removal.end <= len(raw)
        assert raw[removal.start : removal.end].decode() == text
        assert removal.kind and removal.rule
        end = removal.end


def test_documents_are_compared_by_what_they_say() -> None:
    one, same, other = dechrome.clean(THREAD), dechrome.clean(THREAD), dechrome.clean(ARTICLE)
    assert one == same and hash(one) == hash(same) and one != other
    assert one.posts == same.posts and len({*one.posts, *same.posts}) == 2
    unlike: list[object] = [one.json, one.posts[0], None]
    assert one not in unlike
    assert one.posts is one.posts


@pytest.mark.parametrize("name", ["text", "title", "posts", "no_such"])
def test_documents_are_immutable(name: str) -> None:
    document = dechrome.clean(THREAD)
    for view in (document, document.posts[0]):
        with pytest.raises(AttributeError):
            setattr(view, name, "changed")
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(document.posts[0].author, "name", "changed")


def test_what_is_shown_of_them() -> None:
    document = dechrome.clean(THREAD)
    assert repr(document) == "<dechrome.Document kind='thread' title='Tea' url=None 2 posts, 149 characters>"
    assert repr(document.posts[0]) == "<dechrome.Post id='11' author='alice' published='2024-08-19T14:03:00Z' 74 characters>"


def test_they_are_not_made_by_hand() -> None:
    with pytest.raises(TypeError, match="documents are not made but cleaned: by clean, clean_batch, clean_file or join"):
        dechrome.Document("<p>page")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="posts are not made but read: from a document's .posts"):
        dechrome.Post({})  # type: ignore[arg-type]


def test_they_are_pickled() -> None:
    document = dechrome.clean(THREAD, explain=True)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        twin = pickle.loads(pickle.dumps(document, protocol))
        again = pickle.loads(pickle.dumps(twin, protocol))
        post = pickle.loads(pickle.dumps(document.posts[1], protocol))
        assert document == twin == again and repr(document) == repr(twin)
        assert post == document.posts[1] == twin.posts[1]
        pairs: list[tuple[View[Any], View[Any]]] = [
            (document, twin),
            (document, again),
            (document.posts[1], post),
            (document.posts[0], twin.posts[0]),
        ]
        for one, other in pairs:
            assert (one.markdown, one.html, one.json) == (other.markdown, other.html, other.json)


def test_a_copy_is_the_same() -> None:
    document = dechrome.clean(THREAD)
    for view in (document, document.posts[0]):
        assert copy.copy(view) is view and copy.deepcopy(view) is view


@pytest.fixture
def freed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The documents that were freed."""
    pointers: list[int] = []
    free = _library.document_free

    def note(pointer: int) -> None:
        pointers.append(pointer)
        free(pointer)

    monkeypatch.setattr(_library, "document_free", note)
    return pointers


def test_a_document_is_freed_once_its_posts_are_gone(freed: list[int]) -> None:
    document = dechrome.clean(THREAD)
    post, texts = document.posts[0], (document.text, document.markdown)
    alive = weakref.ref(document)
    del document
    gc.collect()
    assert alive() is None and freed == []
    assert "How long is green tea steeped?" in post.text + post.markdown
    pointer = post._source.document.pointer  # type: ignore[union-attr]
    del post
    gc.collect()
    assert freed == [pointer]
    assert all("How long is green tea steeped?" in text for text in texts)


def test_documents_of_failed_pages_are_not_freed(freed: list[int]) -> None:
    results = dechrome.clean_batch([ARTICLE, b"\x89PNG\r\n\x1a\n", THREAD])
    del results
    gc.collect()
    assert len(freed) == len(set(freed)) == 2 and None not in freed


def test_threads_share_a_document() -> None:
    document = dechrome.clean(THREAD)
    seen: list[tuple[Any, ...]] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        names = tuple(post.author and post.author.name for post in document.posts)
        seen.append((document.markdown, document.html, document.text, names, dechrome.clean(THREAD) == document))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [(document.markdown, document.html, document.text, ("alice", "bob"), True)] * 8


def test_keys_of_a_newer_library_are_left_out() -> None:
    data: dict[str, Any] = {"url": "https://forum.example/", "text": "Tea", "rel": "nofollow"}
    from dechrome._parts import one

    assert one(dechrome.Link, data) == dechrome.Link("https://forum.example/", "Tea")
