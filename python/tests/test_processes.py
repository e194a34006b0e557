"""Forked and spawned processes, the interpreter's end, and memory."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import subprocess
import sys
import threading
import warnings

import pytest
from pages import ARTICLE, CHECKOUT, FLAT, THREAD

import dechrome

PAGES = [ARTICLE, THREAD, FLAT, ARTICLE]
# Seconds after which a process is taken for one that hangs.
PATIENCE = 120


def clean_page(page: str) -> dechrome.Document:
    return dechrome.clean(page)


def first_post(page: str) -> dechrome.Post:
    return dechrome.clean(page).posts[0]


def clean_all(pages: list[str]) -> list[object]:
    return [*dechrome.clean_batch(pages)]


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_documents_come_back_from_other_processes(method: str) -> None:
    dechrome.clean_batch(PAGES)
    expected = [dechrome.clean(page) for page in PAGES]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer interpreters warn of any fork beside threads
        with multiprocessing.get_context(method).Pool(2) as pool:
            assert pool.map_async(clean_page, PAGES).get(PATIENCE) == expected
            assert pool.apply_async(clean_all, (PAGES,)).get(PATIENCE) == expected
            post = pool.apply_async(first_post, (THREAD,)).get(PATIENCE)
    assert post == expected[1].posts[0] and post.markdown == expected[1].posts[0].markdown


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_child_uses_and_frees_what_its_parent_cleaned() -> None:
    document = dechrome.clean(THREAD)
    dechrome.clean_batch([ARTICLE] * 4)
    markdown = document.markdown
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 2
        try:
            fine = document.markdown == markdown and document.posts[1].text.startswith("Two minutes")
            del document
            gc.collect()
            status = 0 if fine and len(dechrome.clean_batch([ARTICLE] * 4)) == 4 else 1
        finally:
            os._exit(status)
    ended = threading.Event()

    def kill() -> None:
        if not ended.wait(PATIENCE):
            os.kill(child, 9)

    killer = threading.Thread(target=kill)
    killer.start()
    _, status = os.waitpid(child, 0)
    ended.set()
    killer.join()
    assert status == 0
    assert document.markdown == markdown


def run(code: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", code]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=PATIENCE)


AT_THE_END = {
    "documents that are alive": "kept = dechrome.clean(page); posts = kept.posts",
    "a cycle": "import types\nkept = types.SimpleNamespace(document=dechrome.clean(page))\nkept.itself = kept",
    "a document of a module": "import builtins\nbuiltins.kept = dechrome.clean(page)",
    "a document read at exit": (
        "import atexit\nkept = dechrome.clean(page)\natexit.register(lambda: kept.markdown + kept.posts[0].text)"
    ),
    "threads that clean": (
        "import threading\n"
        "def work():\n"
        "    while True: dechrome.clean_batch([page] * 4, threads=2)\n"
        "for _ in range(4): threading.Thread(target=work, daemon=True).start()\n"
        "dechrome.clean(page)"
    ),
    "an error": "raise SystemExit(dechrome.clean(page) and 0)",
}


@pytest.mark.parametrize("code", AT_THE_END.values(), ids=AT_THE_END.keys())
def test_the_interpreter_ends(code: str) -> None:
    done = run(f"import dechrome\npage = {THREAD!r}\n{code}")
    assert (done.returncode, done.stdout) == (0, b"")


LEAKING = """
import sys
from dechrome import _library
sys.path.insert(0, {folder!r})
_library.document_free = lambda pointer: None
import memory
sys.exit(memory.main(["600"]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the program reads /proc")
@pytest.mark.parametrize("leaking", [False, True])
def test_memory_does_not_grow_but_for_a_leak(leaking: bool) -> None:
    folder = CHECKOUT / "benches" / "python"
    arguments = ["-c", LEAKING.format(folder=str(folder))] if leaking else [str(folder / "memory.py"), "600"]
    done = subprocess.run([sys.executable, *arguments], stdout=subprocess.PIPE, check=False, timeout=10 * PATIENCE)
    said = done.stdout.decode()
    assert done.returncode == (1 if leaking else 0), said
    assert re.search(r"^clean +600 .* grew by -?\d+ KiB", said, re.MULTILINE), said
