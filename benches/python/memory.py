#!/usr/bin/env python3
"""Whether memory grows over many cleans: resident memory after a warm-up, and after N pages more.

    benches/python/memory.py [N]

N, 100,000 by default, small pages are cleaned one by one and in batches, everything is read from each document, and some pages
cannot be cleaned. The exit status is 1 if memory has grown by more than ALLOWED. Needs Linux and the installed package.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import Callable

import dechrome

# Beyond what the allocators of Python and the library keep and return from one moment to the next.
ALLOWED = 1 << 20
# Pages after which the tables that are made on first use are there; and the share of N after which the allocators, which have an
# arena for each thread, hold what they work with.
WARM_UP = 300
WARM_UP_SHARE = 0.1
BATCH = 100
# A page in each of so many cannot be cleaned.
BAD = 50

THREAD = (
    "<html id='XF' data-app='public'><title>Tea | Drinks</title><body data-template='thread_view'>"
    "<article class='message message--post' data-content='post-{n}' data-author='anna{n}'><header class='message-attribution'>"
    "<time datetime='2024-08-19T14:03:00+0200'>Monday</time></header><div class='message-body'><div class='bbWrapper'>"
    "<blockquote data-quote='bert'>How long?</blockquote>Steep it for {n} minutes, no longer.</div></div></article>"
    "</body></html>"
)


def resident() -> int:
    """The process's resident memory, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def page(number: int) -> bytes:
    """The page of a number."""
    return b"\x89PNG\r\n\x1a\n" if number % BAD == 0 else THREAD.replace("{n}", str(number)).encode()


def read(document: dechrome.Document) -> None:
    """Reads all there is."""
    text = document.text + document.markdown + document.html + (document.title or "")
    assert text and document.to_dict() and document.platform and document.removed
    for post in document.posts:
        assert post.text and post.markdown and post.to_dict() and post.author and post.quotes is not None


def one_by_one(first: int, last: int) -> None:
    """Cleans the pages of the numbers, each with a call."""
    for number in range(first, last):
        try:
            read(dechrome.clean(page(number), url="https://forum.example/t/1", explain=True))
        except dechrome.NotText:
            assert number % BAD == 0


def in_batches(first: int, last: int) -> None:
    """Cleans the pages of the numbers, many with a call."""
    for start in range(first, last, BATCH):
        results = dechrome.clean_batch(
            [page(number) for number in range(start, min(start + BATCH, last))], threads=2, explain=True
        )
        documents = [result for result in results if isinstance(result, dechrome.Document)]
        for document in documents:
            read(document)
        dechrome.join(documents[:5])


WAYS: dict[str, Callable[[int, int], None]] = {"clean": one_by_one, "clean_batch": in_batches}


def main(arguments: list[str]) -> int:
    """Runs both ways and prints a line for each."""
    count = int(arguments[0]) if arguments else 100_000
    warm_up = max(WARM_UP, int(count * WARM_UP_SHARE))
    fine = True
    for name, work in WAYS.items():
        work(1, warm_up)
        gc.collect()
        before, start = resident(), time.process_time()
        work(warm_up, warm_up + count)
        spent = time.process_time() - start
        gc.collect()
        after = resident()
        fine = fine and after - before <= ALLOWED
        print(
            f"{name:12} {count} pages, {spent:.0f} s of processor time: {before / 2**20:.1f} MiB resident before, "
            f"{after / 2**20:.1f} MiB after: grew by {(after - before) // 1024} KiB",
            flush=True,
        )
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
