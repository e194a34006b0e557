#!/usr/bin/env python3
"""What Python costs beside the library alone, in processor time, page by page on one thread.

    benches/python/overhead.py [--pages FILE.jsonl] [--rounds N] [--check]

Pages are those of pages.py, or those of FILE, a line each with a key `html`. What is compared, in the same process, by the same
library, with the pages already in memory:

    text       clean(page).text                     and in C: clean, text, free
    to_dict    clean(page).to_dict()                and in C: clean, text, free; the dictionary has what the document has
    fields     clean(page), its fields and posts'   and in C: clean, text, free
    json       clean(page).json                     and in C: clean, JSON, free
    batch      clean_batch(ten pages, threads=1)    and in C: clean, text, free

The two alternate page by page, and who comes first changes from round to round, so that a machine that is busy for a while is
busy for both. Of each page, the median of the rounds counts. `--check` fails if text costs more than 5 % or to_dict more than
25 %. Needs the installed package and a C compiler.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, NamedTuple

import dechrome
from dechrome import _library
from dechrome._input import to_native
from pages import own

ROOT = Path(__file__).resolve().parents[2]
# The most that Python may cost over the library, as shares of its time.
MOST = {"text": 0.05, "to_dict": 0.25}
# Pages of a batch.
BATCH = 10
# Cleans the pages and gives seconds of processor time.
Timed = Callable[[], float]


def pages_of(file: str) -> list[bytes]:
    """The pages of a file of JSON lines."""
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line)["html"].encode() for line in lines]


def build_driver(folder: str) -> Callable[[list[bytes], bool], Timed]:
    """The C program's loop as a function of the pages it is to clean, and of whether it renders JSON."""
    driver = os.path.join(folder, "driver.so")
    command = [os.environ.get("CC", "cc"), "-std=c99", "-O2", "-shared", "-fPIC", "-I", str(ROOT / "include")]
    libraries = [str(_library.PATH), f"-Wl,-rpath,{_library.PATH.parent}"]
    subprocess.run([*command, str(Path(__file__).with_name("driver.c")), *libraries, "-o", driver], check=True)
    function = ctypes.CDLL(driver).run
    function.restype = ctypes.c_double

    def timed(pages: list[bytes], as_json: bool) -> Timed:
        inputs = (_library.CInput * len(pages))(*(to_native(page, None, None, None, len(page)) for page in pages))
        size = ctypes.c_size_t()

        def run() -> float:
            spent = float(function(inputs, ctypes.c_size_t(len(pages)), ctypes.c_int(as_json), ctypes.byref(size)))
            if spent < 0:
                sys.exit("a page cannot be cleaned")
            return spent

        return run

    return timed


def fields(document: dechrome.Document) -> None:
    """Reads what a program stores of a document and of each post."""
    _ = (document.kind, document.title, document.url, document.language, document.platform, document.page, document.counts)
    for post in document.posts:
        _ = (post.id, post.number, post.url, post.author, post.published, post.modified, post.text)


def each(work: Callable[[dechrome.Document], object]) -> Callable[[list[bytes]], None]:
    """Cleans pages one by one and does something with each."""

    def run(pages: list[bytes]) -> None:
        for page in pages:
            work(dechrome.clean(page))

    return run


def batch(pages: list[bytes]) -> None:
    """Cleans pages with one call and reads the text of each."""
    for result in dechrome.clean_batch(pages, threads=1):
        assert isinstance(result, dechrome.Document)
        result.text


class Way(NamedTuple):
    """What is done in Python, with how many pages at once, and whether the library alone renders JSON."""

    work: Callable[[list[bytes]], None]
    pages: int = 1
    json: bool = False


WAYS: dict[str, Way] = {
    "text": Way(each(lambda document: document.text)),
    "to_dict": Way(each(lambda document: document.to_dict())),
    "fields": Way(each(fields)),
    "json": Way(each(lambda document: document.json), json=True),
    "batch": Way(batch, BATCH),
}


def in_python(work: Callable[[list[bytes]], None], pages: list[bytes]) -> Timed:
    """Python's side; processor time is that of all threads."""

    def run() -> float:
        start = time.process_time()
        work(pages)
        return time.process_time() - start

    return run


def medians(alone: Timed, there: Timed, rounds: int) -> tuple[float, float]:
    """The median times of both sides, in seconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        for side in (0, 1) if turn % 2 == 0 else (1, 0):
            times[side].append((alone, there)[side]())
    return statistics.median(times[0]), statistics.median(times[1])


def measure(pages: list[bytes], rounds: int, native: Callable[[list[bytes], bool], Timed]) -> dict[str, float]:
    """The overhead of each way as a share of the library's own time."""
    overheads: dict[str, float] = {}
    for name, way in WAYS.items():
        parts = [pages[start : start + way.pages] for start in range(0, len(pages), way.pages)]
        pairs = [medians(native(part, way.json), in_python(way.work, part), rounds) for part in parts]
        alone, there = (1e6 * sum(side) / len(pages) for side in zip(*pairs))
        overheads[name] = there / alone - 1
        print(f"{name:8} library {alone:8.1f} µs a page, Python {there:8.1f} µs: {100 * overheads[name]:+6.1f} %")
    return overheads


def main() -> int:
    """Measures, prints a line for each way, and checks if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", metavar="FILE.jsonl", help="pages to measure on, a line each with a key html")
    parser.add_argument("--rounds", type=int, default=15, help="how often each page is cleaned by each (default: 15)")
    parser.add_argument("--check", action="store_true", help="fail if Python costs more than it may")
    arguments = parser.parse_args()
    pages = pages_of(arguments.pages) if arguments.pages else own()
    size = sum(map(len, pages)) / len(pages) / 1000
    print(f"dechrome {dechrome.__version__}, Python {sys.version.split()[0]}: {len(pages)} pages of {size:.1f} KB on average")
    with tempfile.TemporaryDirectory() as folder:
        overheads = measure(pages, arguments.rounds, build_driver(folder))
    failed = [name for name, most in MOST.items() if overheads[name] > most]
    for name in failed if arguments.check else ():
        print(f"{name} costs more than {100 * MOST[name]:.0f} %")
    return 1 if failed and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
