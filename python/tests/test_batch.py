"""Cleaning many pages: order, isolation, threads."""

from __future__ import annotations

import gc
import threading

import pytest
from pages import ARTICLE, FLAT, PNG, THREAD

import dechrome
from dechrome import _library


@pytest.mark.parametrize("threads", [0, 1, 3, 100, 10**30])
def test_results_are_those_of_clean_in_order(threads: int) -> None:
    pages: list[dechrome.Page] = [ARTICLE, THREAD.encode(), FLAT, b"", bytearray(ARTICLE.encode())]
    assert dechrome.clean_batch(pages * 5, threads=threads) == [dechrome.clean(page) for page in pages] * 5


def test_a_bad_page_fails_alone() -> None:
    limit = len(ARTICLE.encode())
    large = ARTICLE + " " * limit
    items: list[dechrome.Item] = [ARTICLE, PNG, {"page": ARTICLE, "retrieved": "soon"}, large, large.encode(), ARTICLE]
    results = dechrome.clean_batch(items, max_bytes=limit)
    assert [type(result) for result in results] == [
        dechrome.Document, dechrome.NotText, dechrome.InvalidRetrieved, dechrome.LimitExceeded, dechrome.LimitExceeded,
        dechrome.Document,
    ]  # fmt: skip
    for item, result in zip(items[1:3], results[1:3]):
        with pytest.raises(dechrome.DechromeError) as caught:
            dechrome.clean(PNG) if item is PNG else dechrome.clean(ARTICLE, retrieved="soon")
        assert (type(caught.value), caught.value.args) == (type(result), result.args if isinstance(result, Exception) else None)
    assert isinstance(results[5], dechrome.Document) and results[5].title == "Tea"


def test_items_carry_what_is_known() -> None:
    url = "https://forum.example/t/1"
    items: list[dechrome.Item] = [dechrome.Input(ARTICLE, url=url), {"page": ARTICLE, "url": url}, ARTICLE]
    results = dechrome.clean_batch(iter(items))
    assert [result.url for result in results if isinstance(result, dechrome.Document)] == [url, url, None]


def test_options_hold_for_all() -> None:
    for result in dechrome.clean_batch([ARTICLE, FLAT], explain=True):
        assert isinstance(result, dechrome.Document) and result.full_text


def test_documents_live_apart() -> None:
    results = dechrome.clean_batch([ARTICLE, THREAD])
    thread = results.pop()
    del results
    gc.collect()
    assert isinstance(thread, dechrome.Document) and "alice" in thread.markdown


def test_nothing() -> None:
    assert dechrome.clean_batch([]) == []


def test_it_is_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    call = _library.clean_batch

    def count(*arguments: object) -> object:
        calls.append(1)
        return call(*arguments)

    monkeypatch.setattr(_library, "clean_batch", count)
    dechrome.clean_batch([ARTICLE] * 10)
    assert calls == [1]


@pytest.mark.parametrize("batch", [True, False])
def test_other_threads_run_meanwhile(batch: bool) -> None:
    # One page that takes long: in a call that kept the interpreter's lock, nobody could count.
    page = (THREAD + "<p>tea</p>" * 30_000).encode()
    counted, done = [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1

    counter = threading.Thread(target=count)
    counter.start()
    try:
        before = counted[0]
        if batch:
            dechrome.clean_batch([page], threads=1)
        else:
            dechrome.clean(page)
        during = counted[0] - before
    finally:
        done.set()
        counter.join()
    assert during > 1000
