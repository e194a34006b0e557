"""The annotations hold under ``mypy --strict``. Needs mypy, which ``pip install './python[test]'`` installs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pages import CHECKOUT, THREAD

import dechrome

PYTHON = CHECKOUT / "python"
TESTS = PYTHON / "tests"


def checked(tmp_path: Path, *arguments: Any) -> str:
    pytest.importorskip("mypy")
    command = [sys.executable, "-m", "mypy", "--config-file", PYTHON / "pyproject.toml", "--cache-dir", tmp_path, *arguments]
    # Elsewhere than in the checkout, so that it is the installed package that is found.
    done = subprocess.run(
        [str(part) for part in command], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode()


def test_the_package(tmp_path: Path) -> None:
    assert checked(tmp_path, "--package", "dechrome").startswith("Success: no issues found in")


def test_the_tests_and_the_program(tmp_path: Path) -> None:
    assert checked(tmp_path, *sorted(TESTS.glob("*.py"))).startswith("Success: no issues found in")


WRONG = {
    "dechrome.clean(7)": "arg-type",
    "dechrome.clean('', explian=True)": "call-arg",
    "dechrome.clean('', explain='yes')": "arg-type",
    "dechrome.clean('', format='pdf')": "arg-type",
    "dechrome.clean('', retrieved=7)": "arg-type",
    "dechrome.clean_batch([None])": "list-item",
    "dechrome.clean_batch([''])[0].text": "union-attr",
    "dechrome.clean('').title.upper()": "union-attr",
    "dechrome.clean('').text = ''": "misc",
    "dechrome.extract('').upper()": "union-attr",
    "dechrome.extract('', output_format='xml')": "arg-type",
    "dechrome.join(['']).text": "list-item",
    "dechrome.clean('').no_such": "attr-defined",
}


def test_mistakes_are_found(tmp_path: Path) -> None:
    program = tmp_path / "mistakes.py"
    program.write_text("import dechrome\n" + "\n".join(WRONG) + "\n", encoding="utf-8")
    said = checked(tmp_path, program)
    for line, (code, kind) in enumerate(WRONG.items(), 2):
        assert f"mistakes.py:{line}: error:" in said, code
        assert f"[{kind}]" in next(text for text in said.splitlines() if f":{line}: error:" in text), (code, said)
    assert said.count("error:") == len(WRONG), said


def test_the_program_runs(tmp_path: Path) -> None:
    page = tmp_path / "thread.html"
    page.write_text(THREAD, encoding="utf-8")
    done = subprocess.run([sys.executable, str(TESTS / "program.py"), str(page)], stdout=subprocess.PIPE, check=True)
    said = done.stdout.decode().splitlines()
    assert said[0] == "the page exceeds the limit max_posts: pass a larger max_posts, or leave the page out"
    assert said[1].startswith(f"{dechrome.__version__} ['xenforo', 'alice', None, None, None] ['4 the input is not text")
