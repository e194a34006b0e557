"""Documents as tables. Needs pyarrow and pandas, which ``pip install './python[test]'`` installs."""

from __future__ import annotations

import builtins
import sys
from typing import Any, Callable, Union

import pytest
from pages import ARTICLE, PNG, THREAD, golden, one_a_platform

import dechrome

URL = "https://forum.example/threads/tea.1/"


def cleaned() -> list[Union[dechrome.Document, dechrome.DechromeError]]:
    return dechrome.clean_batch([ARTICLE, PNG, {"page": THREAD, "url": URL}], explain=True)


@pytest.mark.parametrize("package", ["pyarrow", "pandas"])
def test_what_is_missing_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def absent(name: str, *arguments: Any, **more: Any) -> Any:
        if name.split(".")[0] == package:
            raise ModuleNotFoundError(f"No module named {package!r}")
        return there(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    convert = dechrome.to_arrow if package == "pyarrow" else dechrome.to_pandas
    with pytest.raises(ImportError) as caught:
        convert([])
    assert str(caught.value) == f"{convert.__name__} needs {package}: pip install {package}"


def test_neither_is_loaded_unasked() -> None:
    import subprocess

    code = "import sys, dechrome; dechrome.clean('<p>tea').to_dict(); print({'pyarrow', 'pandas', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout.strip() == b"set()"


def test_a_row_a_post_in_arrow() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = dechrome.to_arrow(cleaned())
    rows = table.to_pylist()
    assert len(rows) == 2
    first = {name: value for name, value in rows[0].items() if value not in (None, [], False)}
    assert first == {
        "document": 2, "document_url": URL, "document_title": "Tea", "document_language": "en-US", "document_kind": "thread",
        "document_platform": "xenforo", "id": "11", "url": URL + "post-11", "author": "alice",
        "author_url": "https://forum.example/members/alice.11/", "author_id": "11", "published": "2024-08-19T14:03:00Z",
        "published_raw": "Aug 19, 2024", "opening": True,
        "text": "How long is green tea steeped? I have tried two minutes at eighty degrees.",
    }  # fmt: skip
    assert table.schema.field("document").type == pyarrow.int64()
    assert table.schema.field("published").type == pyarrow.string()
    assert table.schema.field("accepted").type == pyarrow.bool_()
    assert dechrome.to_arrow([]).schema == table.schema


def test_a_row_a_document_in_arrow() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = dechrome.to_arrow(cleaned(), rows="documents")
    rows = table.to_pylist()
    assert [row["document"] for row in rows] == [0, 1, 2]
    assert [row["title"] for row in rows] == ["Tea", None, "Tea"]
    assert [row["error"] for row in rows] == [
        None,
        "the input is not text but a binary format: pass a page of HTML or text",
        None,
    ]
    assert rows[2]["text"].startswith("How long") and rows[2]["confidence"] > 0 and rows[1]["locked"] is False
    assert table.schema.field("tags").type == pyarrow.list_(pyarrow.string())
    assert dechrome.to_arrow([], rows="documents").schema == table.schema


def test_lists_are_structs() -> None:
    pytest.importorskip("pyarrow")
    document = dechrome.clean(golden("xenforo_fora/nested"))
    quotes = [[vars(quote) for quote in post.quotes] for post in document.posts]
    assert any(quotes)
    assert dechrome.to_arrow(document).column("quotes").to_pylist() == [
        [{"author": quote["author"], "source": quote["source"], "text": quote["text"]} for quote in of_post]
        for of_post in quotes
    ]
    listing = dechrome.clean(golden("listing/table"))
    threads = dechrome.to_arrow(listing, rows="documents").column("threads").to_pylist()[0]
    assert threads == [vars(thread) for thread in listing.threads] != []


@pytest.mark.parametrize("rows", ["posts", "documents"])
def test_both_tables_say_the_same(rows: Any) -> None:
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    documents = dechrome.clean_batch(one_a_platform())
    table, frame = dechrome.to_arrow(documents, rows=rows), dechrome.to_pandas(documents, rows=rows)
    assert list(frame.columns) == table.column_names and len(frame) == len(table) > 0
    for name in frame.columns:
        values = [None if not isinstance(value, list) and pandas.isna(value) else value for value in frame[name]]
        assert values == table.column(name).to_pylist(), name


def test_types_in_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = dechrome.to_pandas(cleaned())
    assert {str(frame[name].dtype) for name in ("id", "author", "published", "text", "document_url")} == {"string"}
    assert {str(frame[name].dtype) for name in ("document", "number", "reactions", "depth")} == {"Int64"}
    assert {str(frame[name].dtype) for name in ("opening", "accepted", "comment")} == {"bool"}
    assert str(dechrome.to_pandas([], rows="documents").confidence.dtype) == "Float64"
    when = pandas.to_datetime(frame.published, format="ISO8601", utc=True)
    assert when[0] == pandas.Timestamp("2024-08-19T14:03:00Z")


def test_numbers_beyond_64_bits_are_missing() -> None:
    from dechrome._tables import Column, _value

    column = Column("views", "number", ("views",))
    assert [_value(column, {"views": views}) for views in (2**63 - 1, 2**63, -(2**63))] == [2**63 - 1, None, None]


@pytest.mark.parametrize("name", ["to_arrow", "to_pandas"])
def test_wrong_arguments(name: str) -> None:
    pytest.importorskip("pyarrow" if name == "to_arrow" else "pandas")
    convert: Callable[..., Any] = getattr(dechrome, name)
    with pytest.raises(TypeError) as wrong:
        convert([dechrome.clean(ARTICLE), ARTICLE])
    assert str(wrong.value) == "document 1 is no Document, but str"
    with pytest.raises(ValueError) as other:
        convert([], rows="threads")
    assert str(other.value) == "rows is 'posts' or 'documents', not 'threads'"
