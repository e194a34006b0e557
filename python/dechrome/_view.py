"""What documents and posts have in common: they read from a source, and are what their JSON form says."""

from __future__ import annotations

import json
from typing import Any, Generic, TypeVar

from ._library import OUTPUT_HTML, OUTPUT_JSON, OUTPUT_MARKDOWN
from ._source import DocumentSource, PostSource, stored

S = TypeVar("S", DocumentSource, PostSource)
V = TypeVar("V", bound="View[Any]")


class View(Generic[S]):
    """A view of a source. Immutable: any number of threads may read it."""

    __slots__ = ("__weakref__", "_source")

    _source: S

    def __init__(self, source: S) -> None:
        self._source = source

    @property
    def markdown(self) -> str:
        """CommonMark with tables and strikethrough. Rendered on first request, which takes time linear in the size."""
        return self._source.render(OUTPUT_MARKDOWN)

    @property
    def html(self) -> str:
        """HTML of allow-listed tags and attributes, safe to put on a page. Rendered on first request."""
        return self._source.render(OUTPUT_HTML)

    @property
    def json(self) -> str:
        """One line of JSON, schema version 1; absent fields and empty lists are omitted. Rendered on first request."""
        return self._source.render(OUTPUT_JSON)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as a new dictionary; absent fields and empty lists are omitted."""
        return dict(json.loads(self.json))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, View) or type(other) is not type(self):
            return NotImplemented
        return other is self or self.json == other.json

    def __hash__(self) -> int:
        return hash(self.json)

    def __copy__(self: V) -> V:
        return self

    def __deepcopy__(self: V, _: dict[int, Any]) -> V:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (stored(self._source),)
