"""The call of trafilatura.extract."""

from __future__ import annotations

import inspect
import json
from typing import Any

import pytest
from pages import ARTICLE, FLAT, PNG, THREAD, golden

import dechrome
from dechrome import extract

URL = "https://forum.example/threads/tea.1/"


def test_formats() -> None:
    document = dechrome.clean(THREAD, url=URL)
    assert extract(THREAD, URL) == extract(THREAD, url=URL, output_format="txt") == document.text
    assert extract(THREAD, url=URL, output_format="markdown") == document.markdown
    assert extract(THREAD, url=URL, output_format="html") == document.html
    assert json.loads(extract(THREAD, url=URL, output_format="json") or "") == document.to_dict()


@pytest.mark.parametrize("page", [None, "", b"", " \n", PNG, "<html><body><nav><a href='/'>Home</a></nav></body></html>"])
@pytest.mark.parametrize("output_format", ["txt", "markdown", "html", "json"])
def test_nothing_is_none(page: Any, output_format: Any) -> None:
    assert extract(page, output_format=output_format) is None


def test_limits_are_errors() -> None:
    with pytest.raises(dechrome.LimitExceeded):
        extract(ARTICLE, max_bytes=10)


def test_comments() -> None:
    page = golden("stack_exchange/unified")
    document, comments = dechrome.clean(page), dechrome.clean(page, comments=True)
    assert document.text != comments.text
    assert extract(page) == extract(page, include_comments=True) == comments.text
    assert extract(page, include_comments=False) == extract(page, comments=False) == document.text


def test_a_target_language() -> None:
    assert extract(ARTICLE, target_language="en") == extract(THREAD.replace(THREAD, ARTICLE)) is not None
    assert extract(THREAD, target_language="en") is not None
    assert extract(THREAD, target_language="de") is None
    unknown = dechrome.clean("<p>Tea")
    assert unknown.language is None and unknown.text
    assert extract("<p>Tea", target_language="de") == unknown.text


def test_metadata() -> None:
    head = '---\ntitle: "Tea"\nauthor: "alice"\nurl: "https://forum.example/threads/tea.1/"\nhostname: "forum.example"\n'
    head += 'date: "2024-08-19"\nlanguage: "en-US"\n---\n'
    document = dechrome.clean(THREAD, url=URL)
    assert extract(THREAD, url=URL, with_metadata=True) == head + document.text
    assert extract(THREAD, url=URL, with_metadata=True, output_format="markdown") == head + document.markdown
    assert extract(THREAD, url=URL, with_metadata=True, output_format="html") == document.html
    assert extract(THREAD, url=URL, with_metadata=True, output_format="json") == document.json


def test_only_with_metadata() -> None:
    assert extract(THREAD, url=URL, only_with_metadata=True) == extract(THREAD, url=URL)
    assert extract(THREAD, only_with_metadata=True) is None
    assert extract(FLAT, url=URL, only_with_metadata=True) is None


def test_what_changes_nothing() -> None:
    names = ("fast", "no_fallback", "favor_precision", "favor_recall", "include_tables", "include_images", "include_formatting",
             "include_links", "deduplicate")  # fmt: skip
    for value in (True, False):
        arguments: dict[str, Any] = dict.fromkeys(names, value)
        assert extract(THREAD, record_id="7", **arguments) == extract(THREAD)


def test_the_call_is_trafilaturas() -> None:
    places = list(inspect.signature(extract).parameters)
    assert places[:9] == [
        "page", "url", "record_id", "fast", "no_fallback", "favor_precision", "favor_recall", "include_comments",
        "output_format",
    ]  # fmt: skip


def test_options_and_what_is_known() -> None:
    page = ARTICLE.replace("Green", "Gr\xfcn").encode("windows-1252")
    assert (extract(page, content_type="text/html; charset=windows-1252") or "").startswith("Gr\xfcn")
    assert extract(THREAD, headers=True) == dechrome.clean(THREAD, headers=True).text
    relative = THREAD.replace('datetime="2024-08-19T14:03:00+0000">Aug 19, 2024', ">Yesterday")
    assert "2024-08-18" in (extract(relative, retrieved="2024-08-19", output_format="json") or "")
