"""A cleaned page."""

from __future__ import annotations

from typing import Optional

from . import _fields
from ._parts import Author, Counts, Image, PageLinks, Platform, Removal, Stats, ThreadLink, many, one
from ._post import Post
from ._source import DocumentSource, NativeDocument, Stored
from ._view import View


class Document(View[DocumentSource]):
    """A cleaned page: a view of what the library found, which reads each field when asked.

    Immutable, comparable, hashable; any number of threads may read it. It can be pickled: it then takes its renderings along.
    Dates are RFC 3339 and only as precise as the page: "2024-08-19" where it shows no time, no offset where it shows no zone.
    What the page does not tell is None, False or an empty tuple.
    """

    __slots__ = ("_posts",)

    def __init__(self, source: DocumentSource) -> None:
        if not isinstance(source, (NativeDocument, Stored)):
            raise TypeError("documents are not made but cleaned: by clean, clean_batch, clean_file or join")
        super().__init__(source)
        self._posts: Optional[tuple[Post, ...]] = None

    @property
    def schema(self) -> int:
        """The version of the JSON form, 1."""
        return self._number(_fields.FIELD_SCHEMA, "schema") or 0

    @property
    def kind(self) -> str:
        """What the page is: "thread", "article", "listing", "index" or "other"."""
        return self._source.field(_fields.FIELD_KIND, "kind") or ""

    @property
    def method(self) -> str:
        """How its content was found: "platform", "structured", "records", "article" or "text"."""
        return self._source.field(_fields.FIELD_METHOD, "method") or ""

    @property
    def confidence(self) -> float:
        """How likely kind and content are right: 0 to 1, two decimals."""
        return float(self._source.field(_fields.FIELD_CONFIDENCE, "confidence") or 0)

    @property
    def text(self) -> str:
        """The clean page: bodies of posts or article, separated by blank lines. Possibly empty."""
        return self._source.field(_fields.FIELD_TEXT, "text") or ""

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts in page order; empty unless the page is a thread or has comments."""
        if self._posts is None:
            self._posts = tuple(Post(post) for post in self._source.posts())
        return self._posts

    @property
    def platform(self) -> Optional[Platform]:
        """The forum software; None when unknown."""
        name = self._source.field(_fields.FIELD_PLATFORM_NAME, "platform", "name")
        version = self._source.field(_fields.FIELD_PLATFORM_VERSION, "platform", "version")
        return None if name is None else Platform(name, version)

    @property
    def encoding(self) -> Optional[str]:
        """The WHATWG label of the encoding the bytes were read in, such as "utf-8"; None when the page was text already."""
        return self._source.field(_fields.FIELD_ENCODING, "encoding")

    @property
    def title(self) -> Optional[str]:
        """The thread's or article's title, without the site's name."""
        return self._source.field(_fields.FIELD_TITLE, "title")

    @property
    def url(self) -> Optional[str]:
        """The URL given with the page."""
        return self._source.field(_fields.FIELD_URL, "url")

    @property
    def canonical_url(self) -> Optional[str]:
        """The absolute URL the page names as its canonical one."""
        return self._source.field(_fields.FIELD_CANONICAL_URL, "canonical_url")

    @property
    def site(self) -> Optional[str]:
        """The site's name."""
        return self._source.field(_fields.FIELD_SITE, "site")

    @property
    def language(self) -> Optional[str]:
        """BCP 47 language tag, such as "en": the markup's, else detected."""
        return self._source.field(_fields.FIELD_LANGUAGE, "language")

    @property
    def author(self) -> Optional[Author]:
        """Who wrote the opening post or article."""
        author = self._source.data().get("author")
        return None if author is None else one(Author, author)

    @property
    def published(self) -> Optional[str]:
        """When the opening post or article was published: RFC 3339, as precise as the page."""
        return self._source.field(_fields.FIELD_PUBLISHED, "published")

    @property
    def modified(self) -> Optional[str]:
        """When it was last changed: RFC 3339, as precise as the page."""
        return self._source.field(_fields.FIELD_MODIFIED, "modified")

    @property
    def breadcrumbs(self) -> tuple[str, ...]:
        """The path from the site's root to the page's forum, outermost first, without the title itself."""
        return tuple(self._source.data().get("breadcrumbs", ()))

    @property
    def tags(self) -> tuple[str, ...]:
        """Tags and thread prefixes."""
        return tuple(self._source.data().get("tags", ()))

    @property
    def page(self) -> Optional[PageLinks]:
        """Where the page stands among the thread's pages; None when it names none."""
        links = PageLinks(
            self._number(_fields.FIELD_PAGE_NUMBER, "page", "number"),
            self._number(_fields.FIELD_PAGE_TOTAL, "page", "total"),
            self._source.field(_fields.FIELD_PAGE_FIRST, "page", "first"),
            self._source.field(_fields.FIELD_PAGE_PREV, "page", "prev"),
            self._source.field(_fields.FIELD_PAGE_NEXT, "page", "next"),
            self._source.field(_fields.FIELD_PAGE_LAST, "page", "last"),
        )
        return None if links == PageLinks() else links

    @property
    def counts(self) -> Optional[Counts]:
        """How often the thread was answered and read; None when the page tells none of it."""
        counts = Counts(
            self._number(_fields.FIELD_REPLIES, "counts", "replies"),
            self._number(_fields.FIELD_VIEWS, "counts", "views"),
            self._number(_fields.FIELD_POSTS, "counts", "posts"),
        )
        return None if counts == Counts() else counts

    @property
    def stats(self) -> Optional[Stats]:
        """The board's statistics; None when the page shows none."""
        stats = Stats(
            self._number(_fields.FIELD_STATS_THREADS, "stats", "threads"),
            self._number(_fields.FIELD_STATS_POSTS, "stats", "posts"),
            self._number(_fields.FIELD_STATS_MEMBERS, "stats", "members"),
            self._source.field(_fields.FIELD_STATS_LATEST_MEMBER, "stats", "latest_member"),
            self._number(_fields.FIELD_STATS_ONLINE, "stats", "online"),
        )
        return None if stats == Stats() else stats

    @property
    def locked(self) -> bool:
        """Whether the thread takes no more answers; False where the page does not say."""
        return self._flag(_fields.FIELD_LOCKED, "locked")

    @property
    def solved(self) -> bool:
        """Whether its question has an accepted answer or is marked as solved."""
        return self._flag(_fields.FIELD_SOLVED, "solved")

    @property
    def sticky(self) -> bool:
        """Whether it is kept at the top of its forum."""
        return self._flag(_fields.FIELD_STICKY, "sticky")

    @property
    def threads(self) -> tuple[ThreadLink, ...]:
        """The threads of a listing, in page order."""
        return many(ThreadLink, self._source.data().get("threads"))

    @property
    def images(self) -> tuple[Image, ...]:
        """The images of an article, file names from flat text included. A post's images stand in the post."""
        return many(Image, self._source.data().get("images"))

    @property
    def removed(self) -> tuple[Removal, ...]:
        """What was removed from ``full_text``, ascending and without overlap; empty without option ``explain``."""
        return many(Removal, self._source.data().get("removed"))

    @property
    def full_text(self) -> Optional[str]:
        """All visible text of the page in reading order, or the decoded flat text; None without option ``explain``."""
        return self._source.field(_fields.FIELD_FULL_TEXT, "full_text")

    def removed_texts(self) -> list[str]:
        """The text of each span in ``removed``."""
        full_text = (self.full_text or "").encode()
        return [full_text[removal.start : removal.end].decode() for removal in self.removed]

    def _number(self, number: int, *path: str) -> Optional[int]:
        text = self._source.field(number, *path)
        return None if text is None else int(text)

    def _flag(self, number: int, *path: str) -> bool:
        return self._source.field(number, *path) is not None

    def __repr__(self) -> str:
        return (
            f"<dechrome.Document kind={self.kind!r} title={self.title!r} url={self.url!r} "
            f"{len(self.posts)} posts, {len(self.text)} characters>"
        )
