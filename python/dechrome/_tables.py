"""Documents as tables: Arrow and pandas, where they are installed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union

from ._document import Document
from ._errors import DechromeError

if TYPE_CHECKING:
    import pandas
    import pyarrow

#: What a row of a table is.
Rows = Literal["posts", "documents"]
#: Documents, one or many, and the errors that :func:`dechrome.clean_batch` puts between them.
Documents = Union[Document, Iterable[Union[Document, DechromeError]]]


class Column(NamedTuple):
    """A column: its name, its type, and where its value stands in the JSON form of a row."""

    name: str
    type: str
    path: tuple[str, ...]


def _columns(type: str, *names: str) -> list[Column]:
    """Columns that are called what their field is, a parent's name before it: ``author.url`` is ``author_url``."""
    return [Column(name.replace(".", "_"), type, tuple(name.split("."))) for name in names]


# Lists of structs, and the types of their fields.
_STRUCTS: dict[str, dict[str, str]] = {
    "quotes": {"author": "text", "source": "text", "text": "text"},
    "images": {"url": "text", "name": "text", "alt": "text"},
    "attachments": {"name": "text", "url": "text", "size": "number"},
    "links": {"url": "text", "text": "text"},
    "threads": {
        "title": "text", "url": "text", "author": "text", "replies": "number", "views": "number", "last_post": "text",
        "sticky": "flag",
    },
}  # fmt: skip

# Of the document that a post stands in, by the document's field.
_OF_DOCUMENT = [
    Column(f"document_{name}", "text", path)
    for name, path in {
        "url": ("url",), "title": ("title",), "site": ("site",), "language": ("language",), "kind": ("kind",),
        "platform": ("platform", "name"),
    }.items()
]  # fmt: skip
_OF_POST = [
    *_columns("text", "id"),
    *_columns("number", "number"),
    *_columns("text", "url", "title"),
    Column("author", "text", ("author", "name")),
    *_columns("text", "author.url", "author.id", "author.role", "author.joined"),
    *_columns("number", "author.post_count"),
    *_columns("text", "published", "published_raw", "modified", "text", "signature"),
    *_columns("number", "reactions"),
    *_columns("flag", "accepted", "opening", "comment"),
    *_columns("text", "reply_to"),
    *_columns("number", "depth"),
    *(Column(name, name, (name,)) for name in ("quotes", "images", "attachments", "links")),
]
_OF_ROW_A_DOCUMENT = [
    *_columns("text", "url", "canonical_url", "title", "site", "language", "encoding", "kind", "method"),
    *_columns("ratio", "confidence"),
    Column("platform", "text", ("platform", "name")),
    *_columns("text", "platform.version"),
    Column("author", "text", ("author", "name")),
    *_columns("text", "author.url", "published", "modified"),
    *_columns("texts", "breadcrumbs", "tags"),
    *_columns("number", "page.number", "page.total"),
    *_columns("text", "page.first", "page.prev", "page.next", "page.last"),
    *_columns("flag", "locked", "solved", "sticky"),
    *(Column(name, "number", ("counts", name)) for name in ("replies", "views", "posts")),
    *_columns("number", "stats.threads", "stats.posts", "stats.members", "stats.online"),
    *_columns("text", "stats.latest_member", "text"),
    Column("images", "images", ("images",)),
    Column("threads", "threads", ("threads",)),
]
# The place of the document among those given, from 0.
_INDEX = Column("document", "number", ())
_ERROR = Column("error", "text", ())

_LARGEST = 2**63 - 1


def _value(column: Column, data: Any) -> Any:
    for name in column.path:
        data = data.get(name) if data is not None else None
    if column.type == "flag":
        return bool(data)
    if column.type == "texts":
        return data or []
    if column.type in _STRUCTS:
        fields = _STRUCTS[column.type]
        return [
            {name: item.get(name, False if kind == "flag" else None) for name, kind in fields.items()} for item in data or ()
        ]
    if column.type == "number" and data is not None and abs(data) > _LARGEST:
        return None
    return data


def _results(documents: Documents) -> Iterator[tuple[int, Union[Document, DechromeError]]]:
    """Each document with its place."""
    for index, result in enumerate([documents] if isinstance(documents, Document) else documents):
        if not isinstance(result, (Document, DechromeError)):
            raise TypeError(f"document {index} is no Document, but {type(result).__name__}")
        yield index, result


def _by_post(documents: Documents) -> tuple[list[Column], Iterator[list[Any]]]:
    def rows() -> Iterator[list[Any]]:
        for index, document in _results(documents):
            if isinstance(document, DechromeError):
                continue
            data = document.to_dict()
            head = [index, *(_value(column, data) for column in _OF_DOCUMENT)]
            for post in data.get("posts", ()):
                yield head + [_value(column, post) for column in _OF_POST]

    return [_INDEX, *_OF_DOCUMENT, *_OF_POST], rows()


def _by_document(documents: Documents) -> tuple[list[Column], Iterator[list[Any]]]:
    def rows() -> Iterator[list[Any]]:
        for index, result in _results(documents):
            failed = isinstance(result, DechromeError)
            data: Mapping[str, Any] = {} if isinstance(result, DechromeError) else result.to_dict()
            yield [index, *(_value(column, data) for column in _OF_ROW_A_DOCUMENT), str(result) if failed else None]

    return [_INDEX, *_OF_ROW_A_DOCUMENT, _ERROR], rows()


def _table(documents: Documents, rows: Rows) -> list[tuple[Column, list[Any]]]:
    """Each column with its values."""
    if rows not in ("posts", "documents"):
        raise ValueError(f"rows is 'posts' or 'documents', not {rows!r}")
    columns, lines = (_by_post if rows == "posts" else _by_document)(documents)
    values: list[list[Any]] = [[] for _ in columns]
    for line in lines:
        for column, value in zip(values, line):
            column.append(value)
    return list(zip(columns, values))


def to_arrow(documents: Documents, *, rows: Rows = "posts") -> pyarrow.Table:
    """Documents as an Arrow table: one row a post, or one a document.

    Column ``document`` (int64) is the place of a document among those given, from 0. With ``rows="posts"``, the columns
    ``document_url``, ``document_title``, ``document_site``, ``document_language``, ``document_kind`` and ``document_platform``
    are the document's, the others the post's, by the names of :class:`Post`; ``author`` is the name, the rest of it
    ``author_url`` and so on. Errors of :func:`clean_batch` have no rows. With ``rows="documents"``, the columns are the
    document's; an error of :func:`clean_batch` is a row with a message in column ``error``, which is null elsewhere.

    Texts and dates are string, numbers int64, confidence is float64, flags are bool and never null, lists are lists of strings
    or structs and never null. Dates stay text, for they are only as precise as the page.

    :param documents: one document, or an iterable of documents and errors.
    :raises ImportError: when pyarrow is not installed.
    :raises TypeError: for what is neither document nor error; the message says which.
    :raises ValueError: for other rows.
    """
    try:
        import pyarrow
    except ImportError as missing:
        raise ImportError("to_arrow needs pyarrow: pip install pyarrow") from missing

    plain = {
        "text": pyarrow.string(), "number": pyarrow.int64(), "flag": pyarrow.bool_(), "ratio": pyarrow.float64(),
        "texts": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    structs = {
        name: pyarrow.list_(pyarrow.struct([(field, plain[kind]) for field, kind in fields.items()]))
        for name, fields in _STRUCTS.items()
    }
    types = {**plain, **structs}
    table = _table(documents, rows)
    arrays = [pyarrow.array(values, types[column.type]) for column, values in table]
    return pyarrow.Table.from_arrays(arrays, names=[column.name for column, _ in table])


_DTYPES = {"text": "string", "number": "Int64", "flag": "bool", "ratio": "Float64"}


def to_pandas(documents: Documents, *, rows: Rows = "posts") -> pandas.DataFrame:
    """Documents as a data frame, with the rows and columns of :func:`to_arrow`; pyarrow is not needed.

    Texts and dates are "string", numbers "Int64", confidence is "Float64": missing values are ``pandas.NA``. Flags are "bool",
    lists are Python lists of strings or dictionaries. ``pandas.to_datetime(frame.published, format="ISO8601", utc=True)`` makes
    times of dates, with midnight for what the page does not tell.

    :raises ImportError: when pandas is not installed.
    :raises TypeError: for what is neither document nor error; the message says which.
    :raises ValueError: for other rows.
    """
    try:
        import pandas
    except ImportError as missing:
        raise ImportError("to_pandas needs pandas: pip install pandas") from missing

    return pandas.DataFrame(
        {
            column.name: pandas.Series(values, dtype=_DTYPES.get(column.type, "object"))
            for column, values in _table(documents, rows)
        }
    )
