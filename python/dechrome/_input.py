"""Pages and what is known about them, on their way to the library."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, Union

from ._errors import LIMIT_BYTES
from ._library import INPUT_UTF8, CInput, InText, status_error
from ._text import utf8

if TYPE_CHECKING:
    from typing_extensions import Buffer

    Page = Union[str, Buffer]
else:
    #: A page: text, or bytes in any encoding, or another buffer of bytes, which is copied.
    Page = Union[str, bytes, bytearray, memoryview]

#: When a page was fetched.
Retrieved = Union[str, datetime.date, datetime.datetime]


@dataclass(frozen=True)
class Input:
    """A page and what is known about it: the fields are the arguments of :func:`dechrome.clean`."""

    page: Page
    url: Optional[str] = None
    content_type: Optional[str] = None
    retrieved: Optional[Retrieved] = None


#: What :func:`dechrome.clean_batch` takes for a page.
Item = Union[Page, Input, Mapping[str, Any]]

_KEYS = ("page", "url", "content_type", "retrieved")


def as_input(item: Item) -> Input:
    """The input that an item stands for.

    :raises TypeError: for a mapping without ``page``, or with keys that are no fields of :class:`Input`.
    """
    if isinstance(item, Input):
        return item
    if isinstance(item, AbstractMapping):
        unknown = [key for key in item if key not in _KEYS]
        if unknown or "page" not in item:
            wrong = f"unknown key {unknown[0]!r}" if unknown else "no key 'page'"
            raise TypeError(f"{wrong}: a mapping has page and perhaps {', '.join(_KEYS[1:])}")
        return Input(**item)
    return Input(item)


def to_native(
    page: Page, url: Optional[str], content_type: Optional[str], retrieved: Optional[Retrieved], max_bytes: int
) -> CInput:
    """The C form of a page and what is known about it.

    :raises TypeError: for an argument of a wrong type.
    :raises LimitExceeded: for a page that would have to be copied and is larger than ``max_bytes``.
    """
    if isinstance(page, bytes):
        native = CInput(page, len(page))
    else:
        raw, flags = _raw(page, max_bytes)
        native = CInput(raw, len(raw))
        native.flags = flags
    # What is not known is zero already.
    if url is not None:
        native.url = _text("url", url)
    if content_type is not None:
        native.content_type = _text("content_type", content_type)
    if retrieved is not None:
        native.retrieved = _text("retrieved", _retrieved(retrieved))
    return native


def _raw(page: Page, max_bytes: int) -> tuple[bytes, int]:
    """The bytes of a page that is none itself, and the flags that go with them."""
    if isinstance(page, str):
        if len(page) > max_bytes:
            raise status_error(LIMIT_BYTES)
        return utf8(page), INPUT_UTF8
    try:
        view = memoryview(page)
    except TypeError:
        raise TypeError(f"a page is bytes or str, not {type(page).__name__}{_hint(page)}") from None
    with view:
        if view.itemsize != 1:
            raise TypeError(f"a page's items are bytes, not {view.format!r} of {view.itemsize} bytes: pass its .tobytes()")
        whole = view.obj
        if type(whole) is bytes and view.c_contiguous and view.nbytes == len(whole):
            return whole, 0
        if view.nbytes > max_bytes:
            raise status_error(LIMIT_BYTES)
        # Others may write to the buffer while the library reads it.
        return bytes(view), 0


def _hint(page: object) -> str:
    if isinstance(page, os.PathLike):
        return ": clean_file reads a path"
    if hasattr(page, "read"):
        return ": pass what its .read() returns"
    if page is None:
        return ": was the page fetched?"
    return ""


def _text(name: str, text: str) -> InText:
    if not isinstance(text, str):
        raise TypeError(f"{name} is str, not {type(text).__name__}")
    raw = utf8(text)
    return InText(raw, len(raw))


def _retrieved(moment: Retrieved) -> str:
    if isinstance(moment, str):
        return moment
    if isinstance(moment, datetime.date):
        return moment.isoformat()
    raise TypeError(f"retrieved is a date, a datetime or RFC 3339 text, not {type(moment).__name__}")
