"""Cleaning pages in files."""

from __future__ import annotations

import gzip
import os
import tracemalloc
from pathlib import Path
from typing import Callable

import pytest
from pages import ARTICLE, PNG, THREAD

import dechrome


@pytest.mark.parametrize("name", ["page.html", "seite-é.HTM", "page"])
def test_paths_of_every_type(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(THREAD.encode())
    expected = dechrome.clean(THREAD.encode(), url="https://forum.example/t/1", explain=True)
    for path in (file, str(file), os.fsencode(file)):
        assert dechrome.clean_file(path, url="https://forum.example/t/1", explain=True) == expected


def test_what_is_known_is_passed_on(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(ARTICLE.replace("Tea", "Thé").encode("windows-1252"))
    document = dechrome.clean_file(file, content_type="text/html; charset=windows-1252", retrieved="2024-08-19")
    assert (document.title, document.encoding) == ("Thé", "windows-1252")


@pytest.mark.parametrize("name", ["page.html.gz", "PAGE.HTML.GZ"])
def test_packed_files(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(gzip.compress(THREAD.encode()))
    assert dechrome.clean_file(file) == dechrome.clean(THREAD.encode())


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-20], lambda raw: raw[:12] + b"\xff" * 50 + raw[12:], lambda raw: b"<p>no gzip"]
)
def test_broken_archives(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "page.html.gz"
    file.write_bytes(damage(gzip.compress(THREAD.encode())))
    with pytest.raises(gzip.BadGzipFile):
        dechrome.clean_file(file)


def test_other_archives_are_not_text(tmp_path: Path) -> None:
    for content in (PNG, gzip.compress(ARTICLE.encode())):
        file = tmp_path / "page.html"
        file.write_bytes(content)
        with pytest.raises(dechrome.NotText):
            dechrome.clean_file(file)


@pytest.mark.parametrize("packed", [False, True])
def test_no_more_is_read_than_the_limit(tmp_path: Path, packed: bool) -> None:
    size = 16 << 20
    file = tmp_path / ("bomb.gz" if packed else "bomb")
    file.write_bytes(gzip.compress(b"a" * size) if packed else b"a" * size)
    tracemalloc.start()
    try:
        with pytest.raises(dechrome.LimitExceeded) as caught:
            dechrome.clean_file(file, max_bytes=1000)
        assert tracemalloc.get_traced_memory()[1] < size / 8
    finally:
        tracemalloc.stop()
    assert caught.value.limit == "max_bytes"


def test_the_limit_may_be_larger_than_any_file(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(ARTICLE.encode())
    assert dechrome.clean_file(file, max_bytes=2**63 - 1).title == "Tea"
