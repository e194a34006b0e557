"""What documents and posts are made of: small values that own their data. What the page does not tell is None."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional, TypeVar


@dataclass(frozen=True)
class Platform:
    """The forum software: lower-case name such as "xenforo", and the version as precise as the page tells."""

    name: str
    version: Optional[str] = None


@dataclass(frozen=True)
class Author:
    """Who wrote something: display name, absolute URL of the profile, the software's id of the user, title or rank as shown,
    when they joined (RFC 3339 date, as precise as the page: "2012-05" or "2012" too), their posts on the board."""

    name: Optional[str] = None
    url: Optional[str] = None
    id: Optional[str] = None
    role: Optional[str] = None
    joined: Optional[str] = None
    post_count: Optional[int] = None


@dataclass(frozen=True)
class Quote:
    """A quotation in a post: the text without what it quotes itself, who is quoted, the id of the quoted post."""

    text: str
    author: Optional[str] = None
    source: Optional[str] = None


@dataclass(frozen=True)
class Image:
    """A picture: absolute URL, file name, alternative text. Only the name is known of those in flat text."""

    url: Optional[str] = None
    name: Optional[str] = None
    alt: Optional[str] = None


@dataclass(frozen=True)
class Attachment:
    """An attached file: name as shown, absolute URL, size in bytes, as precise as the page shows it."""

    name: Optional[str] = None
    url: Optional[str] = None
    size: Optional[int] = None


@dataclass(frozen=True)
class Link:
    """A link in a post: absolute URL where the page's is known, else as written; the linked text."""

    url: str
    text: str


@dataclass(frozen=True)
class PageLinks:
    """Where the page stands among the thread's pages: its number, from 1; how many there are; absolute URLs of others."""

    number: Optional[int] = None
    total: Optional[int] = None
    first: Optional[str] = None
    prev: Optional[str] = None
    next: Optional[str] = None
    last: Optional[str] = None


@dataclass(frozen=True)
class Counts:
    """How often the thread was answered and read; ``posts`` counts the opening post too, ``replies`` does not."""

    replies: Optional[int] = None
    views: Optional[int] = None
    posts: Optional[int] = None


@dataclass(frozen=True)
class ThreadLink:
    """A thread in a listing: title, absolute URL, who opened it, answers, views, when it was last answered (RFC 3339, as
    precise as the page), and whether it is kept at the top of the list."""

    title: str
    url: Optional[str] = None
    author: Optional[str] = None
    replies: Optional[int] = None
    views: Optional[int] = None
    last_post: Optional[str] = None
    sticky: bool = False


@dataclass(frozen=True)
class Stats:
    """The board's statistics. A count is exact unless the page abbreviates it ("33.7K" is 33,700)."""

    threads: Optional[int] = None
    posts: Optional[int] = None
    members: Optional[int] = None
    latest_member: Optional[str] = None
    online: Optional[int] = None


@dataclass(frozen=True)
class Removal:
    """A span of ``full_text`` that is not in the clean page, what it is ("navigation", "signature" …) and the rule that said
    so. ``start`` and ``end`` count bytes of its UTF-8, not characters: see :meth:`Document.removed_texts`."""

    start: int
    end: int
    kind: str
    rule: str


T = TypeVar("T")


def one(cls: type[T], data: Mapping[str, Any]) -> T:
    """A value of its JSON form; keys of a newer library are left out."""
    known: Mapping[str, Any] = cls.__dataclass_fields__  # type: ignore[attr-defined]
    return cls(**{name: value for name, value in data.items() if name in known})


def many(cls: type[T], data: Optional[Any]) -> tuple[T, ...]:
    """The values of a JSON list, or none when it is absent."""
    return tuple(one(cls, item) for item in data or ())
