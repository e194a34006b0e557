"""A post, or a comment under one."""

from __future__ import annotations

from typing import Optional

from ._parts import Attachment, Author, Image, Link, Quote, many, one
from ._source import NativePost, PostSource, Stored
from ._view import View


class Post(View[PostSource]):
    """One post, or a comment under one: a view that keeps its document alive.

    Immutable, comparable, hashable; it can be pickled. Dates are RFC 3339 and only as precise as the page: "2024-08-19" where
    it shows no time, no offset where it shows no zone. What the page does not tell is None, False or an empty tuple.
    """

    __slots__ = ("_data",)

    def __init__(self, source: PostSource) -> None:
        if not isinstance(source, (NativePost, Stored)):
            raise TypeError("posts are not made but read: from a document's .posts")
        super().__init__(source)
        self._data = source.data()

    @property
    def text(self) -> str:
        """The body; quoted blocks stay in place, each line of them starting with ``> ``. Possibly empty."""
        return str(self._data["text"])

    @property
    def id(self) -> Optional[str]:
        """The forum software's id of the post."""
        return self._data.get("id")

    @property
    def number(self) -> Optional[int]:
        """Its place in the thread, from 1, as shown on the page."""
        return self._data.get("number")

    @property
    def url(self) -> Optional[str]:
        """Absolute permalink."""
        return self._data.get("url")

    @property
    def title(self) -> Optional[str]:
        """The post's own title; None when it only repeats the thread's."""
        return self._data.get("title")

    @property
    def author(self) -> Optional[Author]:
        """Who wrote it."""
        author = self._data.get("author")
        return None if author is None else one(Author, author)

    @property
    def published(self) -> Optional[str]:
        """When it was published: RFC 3339, as precise as the page."""
        return self._data.get("published")

    @property
    def published_raw(self) -> Optional[str]:
        """The date as the page shows it, such as "Yesterday at 4:11 PM"."""
        return self._data.get("published_raw")

    @property
    def modified(self) -> Optional[str]:
        """When it was last edited: RFC 3339, as precise as the page."""
        return self._data.get("modified")

    @property
    def signature(self) -> Optional[str]:
        """The author's signature as text."""
        return self._data.get("signature")

    @property
    def reactions(self) -> Optional[int]:
        """Likes, votes or score, as shown; may be negative."""
        return self._data.get("reactions")

    @property
    def reply_to(self) -> Optional[str]:
        """The id of the post it answers, where the page shows it."""
        return self._data.get("reply_to")

    @property
    def depth(self) -> Optional[int]:
        """Levels below the opening post in a threaded view, from 0; None in a flat one."""
        return self._data.get("depth")

    @property
    def opening(self) -> bool:
        """Whether it opened the thread."""
        return "opening" in self._data

    @property
    def accepted(self) -> bool:
        """Whether it is marked as the accepted answer or solution."""
        return "accepted" in self._data

    @property
    def comment(self) -> bool:
        """Whether it is a comment under another post, the one named in ``reply_to``."""
        return "comment" in self._data

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations in it, in order, nested ones after the one that holds them."""
        return many(Quote, self._data.get("quotes"))

    @property
    def images(self) -> tuple[Image, ...]:
        """Pictures in the body, in order."""
        return many(Image, self._data.get("images"))

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """Attached files."""
        return many(Attachment, self._data.get("attachments"))

    @property
    def links(self) -> tuple[Link, ...]:
        """Links in the body, in order."""
        return many(Link, self._data.get("links"))

    def __repr__(self) -> str:
        author = self.author and self.author.name
        return f"<dechrome.Post id={self.id!r} author={author!r} published={self.published!r} {len(self.text)} characters>"
