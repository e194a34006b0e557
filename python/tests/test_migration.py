"""What docs/migration.md shows is what happens."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import dechrome
import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "migration.md"


def test_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"^ *```pycon\n(.*?)^ *```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 5
    text = "\n".join(re.sub(r"^  (?=>>>|\[|$)", "", block, flags=re.MULTILINE) for block in blocks)
    examples = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_the_fields_it_names_are_there() -> None:
    document = dechrome.clean((ROOT / "examples" / "pages" / "thread.html").read_bytes(), explain=True)
    table = PAGE.read_text(encoding="utf-8").split("The fields of trafilatura's `Document`:")[1].split("\n\n")[1]
    named = re.findall(r"^\| [^|]+\| ([^|]+)\|", table, re.MULTILINE)[1:]
    names = {name for cell in named for name in re.findall(r"`([a-z_]+)[`.]", cell)}
    assert {"text", "full_text", "author", "published", "canonical_url", "breadcrumbs", "kind"} <= names
    for name in names - {"comment"}:
        assert hasattr(document, name), name
    assert hasattr(document.posts[0], "comment")
