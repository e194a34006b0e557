"""Cleaning pages and joining what comes out."""

from __future__ import annotations

import gzip
import operator
import os
import sys
import zlib
from collections.abc import Iterable, Mapping
from ctypes import byref, c_uint32, c_void_p
from typing import IO, TYPE_CHECKING, Any, Optional, Union, cast

from . import _library
from ._document import Document
from ._errors import DechromeError
from ._input import Input, Item, Page, Retrieved, as_input, to_native
from ._library import CInput
from ._options import DEFAULT_MAX_BYTES, NativeOptions, Options
from ._source import NativeDocument

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack


def clean(
    page: Page,
    *,
    url: Optional[str] = None,
    content_type: Optional[str] = None,
    retrieved: Optional[Retrieved] = None,
    **options: Unpack[Options],
) -> Document:
    """Cleans one page.

    >>> import dechrome
    >>> document = dechrome.clean("<title>Tea</title><p>Green tea is steeped at 80 degrees, for two minutes.")
    >>> document.text
    'Green tea is steeped at 80 degrees, for two minutes.'

    :param page: bytes in any encoding, or str, which is not decoded again, whatever its markup claims. Bytes are not copied;
        other buffers of bytes (bytearray, memoryview, mmap, array) are copied once, for others may write to them meanwhile.
        Lone surrogates of a str and bytes that cannot be decoded become U+FFFD.
    :param url: where the page came from; relative links are resolved against it.
    :param content_type: the HTTP header; its charset decides the encoding of bytes unless a byte order mark does.
    :param retrieved: when the page was fetched: what "yesterday" on it is relative to. A date, a datetime, or RFC 3339 text;
        without a time zone, it is in the page's.
    :param options: see :class:`Options`.
    :raises TypeError: for an argument of a wrong type.
    :raises NotText: for an image, an archive or another binary format.
    :raises LimitExceeded: for a page beyond a limit of the options.
    :raises InvalidOption: for an unknown option, or a value that does not fit.
    :raises InvalidRetrieved: for a retrieval time that is no RFC 3339 date or instant.

    The time is linear in the size of the page. The interpreter's lock is released meanwhile; any number of threads may clean at
    once. An empty page is an empty document of kind "other".
    """
    if not options:
        return _clean(to_native(page, url, content_type, retrieved, DEFAULT_MAX_BYTES), None)
    settings = NativeOptions(options)
    native = to_native(page, url, content_type, retrieved, settings.max_bytes)
    with settings as handle:
        return _clean(native, handle)


def _clean(native: CInput, options: Optional[int]) -> Document:
    pointer = c_void_p()
    status = _library.clean(byref(native), options, byref(pointer))
    if status:
        raise _library.status_error(status)
    return _document(pointer.value)


def _document(pointer: Optional[int]) -> Document:
    return Document(NativeDocument(pointer or 0))


def clean_batch(items: Iterable[Item], *, threads: int = 0, **options: Unpack[Options]) -> list[Union[Document, DechromeError]]:
    """Cleans many pages in one call of the library, on ``threads`` threads, 0 meaning one for each core.

    >>> import dechrome
    >>> dechrome.clean_batch(["<p>one", {"page": "<p>two", "url": "https://forum.example/2"}, b"\\x89PNG\\r\\n\\x1a\\n"])[2]
    NotText(4, 'the input is not text but a binary format: pass a page of HTML or text')

    :param items: pages, :class:`Input` objects or mappings with the fields of one (``page``, ``url``, ``content_type``,
        ``retrieved``). All of them are in memory at once.
    :return: in the order of the items, the document of each; a page that fails, fails alone: its result is the
        :class:`DechromeError` that :func:`clean` would raise.
    :raises TypeError: for an item, or a field of it, of a wrong type; the message says which item. No page is cleaned then.
    :raises ValueError: for a negative number of threads.
    :raises InvalidOption: for a wrong option, before any page is cleaned.

    The interpreter's lock is released meanwhile.
    """
    workers = _threads(threads)
    settings = NativeOptions(options)
    natives = _natives(items, settings.max_bytes)
    inputs = [native for native in natives if isinstance(native, CInput)]
    count = len(inputs)
    array = (CInput * count)(*inputs)
    pointers = (c_void_p * count)()
    statuses = (c_uint32 * count)()
    with settings as handle:
        _library.check(_library.clean_batch(array, count, handle, min(workers, count), pointers, statuses))
    cleaned = iter(
        [_document(pointer) if pointer else _library.status_error(code) for pointer, code in zip(pointers, statuses)]
    )
    return [next(cleaned) if isinstance(native, CInput) else native for native in natives]


def _threads(threads: int) -> int:
    try:
        number = operator.index(threads)
    except TypeError:
        raise TypeError(f"threads is int, not {type(threads).__name__}") from None
    if number < 0:
        raise ValueError(f"threads is 0, for one a core, or more, not {number}")
    return number


def _natives(items: Iterable[Item], max_bytes: int) -> list[Union[CInput, DechromeError]]:
    """The C form of each item, or why it has none."""
    if isinstance(items, (str, bytes, bytearray, memoryview, Mapping, Input)):
        raise TypeError(f"items are many pages, not {type(items).__name__}: pass a list of pages, or call clean")
    try:
        iterator = iter(items)
    except TypeError:
        raise TypeError(f"items are an iterable of pages, not {type(items).__name__}") from None
    natives: list[Union[CInput, DechromeError]] = []
    for index, item in enumerate(iterator):
        try:
            known = as_input(item)
            natives.append(to_native(known.page, known.url, known.content_type, known.retrieved, max_bytes))
        except DechromeError as failed:
            natives.append(failed)
        except TypeError as wrong:
            raise TypeError(f"item {index}: {wrong}") from None
    return natives


def clean_file(
    path: Union[str, bytes, os.PathLike[str], os.PathLike[bytes]],
    *,
    url: Optional[str] = None,
    content_type: Optional[str] = None,
    retrieved: Optional[Retrieved] = None,
    **options: Unpack[Options],
) -> Document:
    """Cleans the page in a file; a file whose name ends in ``.gz`` is unpacked.

    No more is read, or unpacked, than ``max_bytes`` and one byte. Arguments and errors are those of :func:`clean`, and:

    :param path: str, bytes or path-like; a file descriptor or an open file is refused.
    :raises TypeError: for a path of a wrong type.
    :raises OSError: for a file that cannot be read; :class:`gzip.BadGzipFile` if it cannot be unpacked.
    """
    settings = NativeOptions(options)
    try:
        name = os.fspath(path)
    except TypeError:
        raise TypeError(f"path is str, bytes or path-like, not {type(path).__name__}: clean takes pages") from None
    page = _read(name, settings.max_bytes + 1)
    native = to_native(page, url, content_type, retrieved, settings.max_bytes)
    with settings as handle:
        return _clean(native, handle)


# What is asked of a file at once, in bytes: more than most pages have.
_PART = 1 << 20


def _read(name: Union[str, bytes], most: int) -> bytes:
    if not os.fsencode(name).lower().endswith(b".gz"):
        with open(name, "rb") as file:
            return _head(file, most)
    try:
        with gzip.open(name, "rb") as packed:
            return _head(cast(IO[bytes], packed), most)
    except (EOFError, zlib.error) as broken:
        raise gzip.BadGzipFile(f"{os.fsdecode(name)}: {broken}") from broken


def _head(file: IO[bytes], most: int) -> bytes:
    parts: list[bytes] = []
    while most > 0:
        part = file.read(min(most, _PART))
        if not part:
            break
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def join(documents: Iterable[Document]) -> Document:
    """Joins the pages of one thread into one document: its posts in order, each once.

    Pages come in any order when each says which one it is, else in the order given; a post that several pages show stands
    where it is shown first. Other fields are those of the first page that tells them, ``modified`` of the last;
    ``confidence`` is the lowest; ``page`` leads on from what was joined. Whether the pages belong to one thread is for the
    caller to know. The documents stay as they are; without any, the result is empty. The time is linear in their size.

    :raises TypeError: for what is no document; the message says which.
    :raises ValueError: for a document that was pickled: join pages in the process that cleaned them.
    """
    if isinstance(documents, Document):
        raise TypeError("documents are an iterable of them, not one Document: pass a list")
    sources = [_joinable(index, document) for index, document in enumerate(documents)]
    count = len(sources)
    pointers = (c_void_p * count)(*(source.pointer for source in sources))
    pointer = c_void_p()
    _library.check(_library.document_join(pointers, count, byref(pointer)))
    return _document(pointer.value)


def _joinable(index: int, document: Any) -> NativeDocument:
    if not isinstance(document, Document):
        failed = ": leave out pages that failed" if isinstance(document, DechromeError) else ""
        raise TypeError(f"document {index} is no Document, but {type(document).__name__}{failed}")
    source = document._source
    if not isinstance(source, NativeDocument):
        raise ValueError(f"document {index} was pickled and cannot be joined: join in the process that cleaned its page")
    return source
