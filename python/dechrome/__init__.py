"""What people wrote on a forum page, and what the page says about it.

    import dechrome

    document = dechrome.clean(page, url="https://forum.example/t/1")
    for post in document.posts:
        print(post.author.name if post.author else "?", post.published, post.text)

A page is ``bytes`` as they came from the network, in whatever encoding, or ``str`` if it is decoded already.
"""

from __future__ import annotations

from typing import Any, Iterable, List, Mapping, Optional, Union

from . import _native
from ._errors import (
    DechromeError,
    InternalError,
    InvalidArgument,
    InvalidOption,
    InvalidRetrieved,
    LimitExceeded,
    NotText,
)
from ._model import (
    Attachment,
    Author,
    Counts,
    Document,
    Image,
    Link,
    PageLinks,
    Platform,
    Post,
    Quote,
    Removal,
    Stats,
    ThreadLink,
    from_native,
)
from ._native import Input, Option, Page, Retrieved

__all__ = [
    "Attachment", "Author", "Counts", "DechromeError", "Document", "Image", "Input", "InternalError",
    "InvalidArgument", "InvalidOption", "InvalidRetrieved", "LimitExceeded", "Link", "NotText", "PageLinks",
    "Platform", "Post", "Quote", "Removal", "Stats", "ThreadLink", "clean", "clean_batch", "join",
]  # fmt: skip

#: The version of the native library.
__version__: str = _native.version()


def clean(
    page: Page,
    *,
    url: Optional[str] = None,
    content_type: Optional[str] = None,
    retrieved: Optional[Retrieved] = None,
    **options: Option,
) -> Document:
    """Cleans one page.

    :param page: bytes in any encoding, or text; text is not decoded again, whatever its markup claims.
    :param url: where the page came from; relative links are resolved against it.
    :param content_type: the HTTP header; its charset decides the encoding of bytes unless a byte order mark does.
    :param retrieved: when the page was fetched, as RFC 3339 text, date or datetime: what "yesterday" is relative to.
    :param options: ``format`` ("auto", "html", "text"), ``explain``, ``headers``, ``quotes``, ``comments``, ``platforms``
        (bool), ``max_bytes``, ``max_nodes``, ``max_depth``, ``max_posts`` (int).
    :raises DechromeError: of the subclass that fits: :class:`NotText`, :class:`LimitExceeded`,
        :class:`InvalidOption`, :class:`InvalidRetrieved`.

    The interpreter's lock is released meanwhile; any number of threads may clean at once.
    """
    with _native.Options(options) as native_options:
        return from_native(_native.clean(Input(page, url, content_type, retrieved), native_options))


def clean_batch(
    items: Iterable[Union[Page, Input, Mapping[str, Any]]], *, threads: int = 0, **options: Option
) -> List[Union[Document, DechromeError]]:
    """Cleans many pages on ``threads`` threads, 0 meaning one for each core.

    An item is a page, an :class:`Input` or a mapping with its fields (``page``, ``url``, ``content_type``,
    ``retrieved``). Results are in the order of the items; a page that fails, fails alone: its result is the
    :class:`DechromeError` that :func:`clean` would raise.

    :raises InvalidOption: for a wrong option, before any page is cleaned.
    :raises ValueError: for a negative number of threads.
    """
    if threads < 0:
        raise ValueError(f"threads must not be negative: {threads}")
    inputs = [_input(item) for item in items]
    with _native.Options(options) as native_options:
        results = _native.clean_batch(inputs, native_options, threads)
    return [result if isinstance(result, DechromeError) else from_native(result) for result in results]


def join(documents: Iterable[Document]) -> Document:
    """Joins the pages of one thread into one document: its posts in order, each once.

    Pages come in any order when each says which one it is, else in the order given; a post that several pages show stands
    where it is shown first. Other fields are those of the first page that tells them, ``modified`` of the last;
    ``confidence`` is the lowest; ``page`` leads on from what was joined. Whether the pages belong to one thread is for the
    caller to know. The documents stay as they are; without any, the result is empty.

    :raises TypeError: for what is no document.
    :raises ValueError: for a document that was pickled: join pages in the process that cleaned them.
    """
    handles = []
    for document in documents:
        if not isinstance(document, Document):
            raise TypeError(f"expected a Document, not {type(document).__name__}")
        if not isinstance(document._handle, _native.Handle):
            raise ValueError("a document that was pickled cannot be joined: join in the process that cleaned its pages")
        handles.append(document._handle)
    return from_native(_native.join(handles))


def _input(item: Union[Page, Input, Mapping[str, Any]]) -> Input:
    if isinstance(item, Input):
        return item
    return Input(**item) if isinstance(item, Mapping) else Input(item)
