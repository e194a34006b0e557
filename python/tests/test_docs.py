"""What docs/python.md and the docstrings show is what happens."""

from __future__ import annotations

import doctest
import importlib
import re
from pathlib import Path

import pytest
from pages import CHECKOUT, THREAD

import dechrome

MODULES = sorted(f"dechrome.{file.stem}" for file in Path(dechrome.__file__).parent.glob("*.py"))
PAGE = CHECKOUT / "docs" / "python.md"


@pytest.mark.parametrize("module", MODULES)
def test_docstrings(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module.replace(".__init__", ""))).failed == 0


def test_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    (tmp_path / "thread.html").write_text(THREAD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) > 7
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(examples).failed == 0


def test_the_page_names_everything_public() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in dechrome.__all__:
        assert re.search(rf"\b{name}\b", page), name
    for view in (dechrome.Document, dechrome.Post):
        for name in (name for part in view.__mro__ for name in vars(part) if not name.startswith("_")):
            assert re.search(rf"`\.?{name}[`(]", page), name
    for option in dechrome.Options.__annotations__:
        assert f"`{option}`" in page, option
