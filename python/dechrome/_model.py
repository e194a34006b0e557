"""The document: dataclasses with the names of the JSON form. What the page does not tell is None, or an empty tuple."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, Type, TypeVar, Union

from . import _native


@dataclass(frozen=True)
class Platform:
    """The forum software: lower-case name, and the version as precise as the page tells."""

    name: str
    version: Optional[str] = None


@dataclass(frozen=True)
class Author:
    """Who wrote something. ``joined`` is an RFC 3339 date, as precise as the page."""

    name: Optional[str] = None
    url: Optional[str] = None
    id: Optional[str] = None
    role: Optional[str] = None
    joined: Optional[str] = None
    post_count: Optional[int] = None


@dataclass(frozen=True)
class Quote:
    """A quotation in a post: who is quoted, the id of the quoted post, the text without what it quotes itself."""

    text: str
    author: Optional[str] = None
    source: Optional[str] = None


@dataclass(frozen=True)
class Image:
    """A picture; only the file name is known of those in flat text."""

    url: Optional[str] = None
    name: Optional[str] = None
    alt: Optional[str] = None


@dataclass(frozen=True)
class Attachment:
    """An attached file; ``size`` in bytes, as precise as the page shows it."""

    name: Optional[str] = None
    url: Optional[str] = None
    size: Optional[int] = None


@dataclass(frozen=True)
class Link:
    """A link in a post."""

    url: str
    text: str


@dataclass(frozen=True)
class PageLinks:
    """Where the page stands among the thread's pages, from 1, and the URLs of others."""

    number: Optional[int] = None
    total: Optional[int] = None
    first: Optional[str] = None
    prev: Optional[str] = None
    next: Optional[str] = None
    last: Optional[str] = None


@dataclass(frozen=True)
class Counts:
    """How often the thread was answered and read; ``posts`` counts the opening post too."""

    replies: Optional[int] = None
    views: Optional[int] = None
    posts: Optional[int] = None


@dataclass(frozen=True)
class ThreadLink:
    """A thread in a listing."""

    title: str
    url: Optional[str] = None
    author: Optional[str] = None
    replies: Optional[int] = None
    views: Optional[int] = None
    last_post: Optional[str] = None
    sticky: bool = False


@dataclass(frozen=True)
class Stats:
    """The board's statistics."""

    threads: Optional[int] = None
    posts: Optional[int] = None
    members: Optional[int] = None
    latest_member: Optional[str] = None
    online: Optional[int] = None


@dataclass(frozen=True)
class Removal:
    """A span of ``full_text`` that is not in the clean page. ``start`` and ``end`` count bytes of its UTF-8, not
    characters: see :meth:`Document.removed_texts`."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True)
class Post:
    """One post, or a comment under one. Dates are RFC 3339, as precise as the page; quoted blocks stay in ``text``, each
    line of them starting with ``> ``."""

    text: str = ""
    id: Optional[str] = None
    number: Optional[int] = None
    url: Optional[str] = None
    title: Optional[str] = None
    author: Optional[Author] = None
    published: Optional[str] = None
    published_raw: Optional[str] = None
    modified: Optional[str] = None
    quotes: Tuple[Quote, ...] = ()
    signature: Optional[str] = None
    images: Tuple[Image, ...] = ()
    attachments: Tuple[Attachment, ...] = ()
    links: Tuple[Link, ...] = ()
    reactions: Optional[int] = None
    accepted: bool = False
    opening: bool = False
    comment: bool = False
    reply_to: Optional[str] = None
    depth: Optional[int] = None


@dataclass(frozen=True)
class Document:
    """A cleaned page. Immutable: any number of threads may read it. It can be pickled."""

    schema: int
    kind: str
    method: str
    confidence: float
    text: str
    platform: Optional[Platform] = None
    encoding: Optional[str] = None
    title: Optional[str] = None
    url: Optional[str] = None
    canonical_url: Optional[str] = None
    site: Optional[str] = None
    language: Optional[str] = None
    author: Optional[Author] = None
    published: Optional[str] = None
    modified: Optional[str] = None
    breadcrumbs: Tuple[str, ...] = ()
    tags: Tuple[str, ...] = ()
    page: Optional[PageLinks] = None
    locked: bool = False
    solved: bool = False
    sticky: bool = False
    counts: Optional[Counts] = None
    posts: Tuple[Post, ...] = ()
    threads: Tuple[ThreadLink, ...] = ()
    stats: Optional[Stats] = None
    images: Tuple[Image, ...] = ()
    removed: Tuple[Removal, ...] = ()
    full_text: Optional[str] = None
    _handle: Union[_native.Handle, _native.Rendered, None] = field(default=None, repr=False, compare=False)

    def _render(self, output: int) -> str:
        if self._handle is None:
            raise TypeError("only documents that were cleaned can be rendered")
        return self._handle.render(output)

    @property
    def markdown(self) -> str:
        """The document as Markdown."""
        return self._render(_native.OUTPUT_MARKDOWN)

    @property
    def html(self) -> str:
        """The document as clean HTML, safe to put on a page."""
        return self._render(_native.OUTPUT_HTML)

    @property
    def json(self) -> str:
        """The document as one line of JSON; absent fields are omitted."""
        return self._render(_native.OUTPUT_JSON)

    def to_dict(self) -> Dict[str, Any]:
        """The JSON form as a new dictionary."""
        return dict(json.loads(self.json))

    def removed_texts(self) -> List[str]:
        """The text of each span in ``removed``."""
        full_text = (self.full_text or "").encode()
        return [full_text[removal.start : removal.end].decode() for removal in self.removed]


T = TypeVar("T")


def _one(cls: Type[T]) -> Callable[[Any], T]:
    return lambda data: _build(cls, data)


def _many(cls: Type[T]) -> Callable[[Any], Tuple[T, ...]]:
    return lambda data: tuple(_build(cls, item) for item in data)


_NESTED: Dict[type, Dict[str, Callable[[Any], Any]]] = {
    Post: {
        "author": _one(Author),
        "quotes": _many(Quote),
        "images": _many(Image),
        "attachments": _many(Attachment),
        "links": _many(Link),
    },
    Document: {
        "platform": _one(Platform),
        "author": _one(Author),
        "breadcrumbs": tuple,
        "tags": tuple,
        "page": _one(PageLinks),
        "counts": _one(Counts),
        "posts": _many(Post),
        "threads": _many(ThreadLink),
        "stats": _one(Stats),
        "images": _many(Image),
        "removed": _many(Removal),
    },
}

_NAMES = {
    cls: frozenset(item.name for item in fields(cls) if not item.name.startswith("_"))
    for cls in (
        Platform, Author, Quote, Image, Attachment, Link, PageLinks, Counts, ThreadLink, Stats, Removal, Post, Document,
    )  # fmt: skip
}


def _build(cls: Type[T], data: Mapping[str, Any], **more: Any) -> T:
    """An object of its JSON form; keys of a newer library are left out."""
    nested = _NESTED.get(cls, {})
    known = {key: nested[key](value) if key in nested else value for key, value in data.items() if key in _NAMES[cls]}
    return cls(**known, **more)


def from_native(handle: _native.Handle) -> Document:
    """The document that a native one holds."""
    return _build(Document, json.loads(handle.render(_native.OUTPUT_JSON)), _handle=handle)
