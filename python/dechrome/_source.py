"""Where documents and posts read from: the library's own, or what was kept of them when they were pickled."""

from __future__ import annotations

import json
from ctypes import byref, c_void_p
from typing import Any, Optional, Union

from . import _library
from ._library import OUTPUT_HTML, OUTPUT_JSON, OUTPUT_MARKDOWN, Str


class NativeDocument:
    """A document of the library, freed when neither it nor a post of it is referred to any more."""

    __slots__ = ("__weakref__", "_data", "_free", "pointer")

    def __init__(self, pointer: int) -> None:
        self.pointer = pointer
        self._free = _library.document_free  # also there when the interpreter ends and modules are empty
        self._data: Optional[dict[str, Any]] = None

    def __del__(self) -> None:
        self._free(self.pointer)

    def field(self, number: int, *_: str) -> Optional[str]:
        """One field of the keyed getters, as text."""
        view = Str()
        status = _library.document_field(self.pointer, number, byref(view))
        if status:
            raise _library.status_error(status)
        return None if view.ptr is None else _library.text_of(view)

    def render(self, output: int) -> str:
        """The document in a format."""
        view = Str()
        _library.check(_library.document_render(self.pointer, output, byref(view)))
        return _library.text_of(view)

    def data(self) -> dict[str, Any]:
        """The JSON form, parsed once; not to be changed."""
        if self._data is None:
            self._data = json.loads(self.render(OUTPUT_JSON))
        return self._data

    def posts(self) -> tuple[NativePost, ...]:
        """Its posts in page order."""
        return tuple(NativePost(self, index, data) for index, data in enumerate(self.data().get("posts", ())))


class NativePost:
    """A post of a document, which it keeps alive. Its fields are those of the document's JSON form: to parse that once is
    quicker than to ask for each field of each post."""

    __slots__ = ("_data", "_index", "document")

    def __init__(self, document: NativeDocument, index: int, data: dict[str, Any]) -> None:
        self.document = document
        self._index = index
        self._data = data

    def render(self, output: int) -> str:
        """The post in a format."""
        pointer, view = c_void_p(), Str()
        _library.check(_library.document_post(self.document.pointer, self._index, byref(pointer)))
        _library.check(_library.post_render(pointer, output, byref(view)))
        return _library.text_of(view)

    def data(self) -> dict[str, Any]:
        """The JSON form; not to be changed."""
        return self._data


class Stored:
    """A document or a post that left its process, as its renderings."""

    __slots__ = ("_data", "_posts", "_texts")

    def __init__(self, texts: dict[int, str], posts: tuple[Stored, ...] = ()) -> None:
        self._texts = texts
        self._posts = posts
        self._data: Optional[dict[str, Any]] = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Stored, (self._texts, self._posts)

    def field(self, _: int, *path: str) -> Optional[str]:
        """What stands at a path of the JSON form, as text."""
        value: Any = self.data()
        for name in path:
            value = value.get(name) if value is not None else None
        if isinstance(value, bool):
            return "true" if value else None
        return None if value is None else str(value)

    def render(self, output: int) -> str:
        """The document or post in a format."""
        return self._texts[output]

    def data(self) -> dict[str, Any]:
        """The JSON form, parsed once; not to be changed."""
        if self._data is None:
            self._data = json.loads(self._texts[OUTPUT_JSON])
        return self._data

    def posts(self) -> tuple[Stored, ...]:
        """Its posts in page order."""
        return self._posts


DocumentSource = Union[NativeDocument, Stored]
PostSource = Union[NativePost, Stored]


def stored(source: Union[DocumentSource, NativePost]) -> Stored:
    """What is kept of a document, its posts included, or of a post when it leaves its process."""
    if isinstance(source, Stored):
        return source
    texts = {output: source.render(output) for output in (OUTPUT_MARKDOWN, OUTPUT_HTML, OUTPUT_JSON)}
    posts = source.posts() if isinstance(source, NativeDocument) else ()
    return Stored(texts, tuple(stored(post) for post in posts))
