"""Options: which there are, and their native form for the time of a call."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Literal, Optional, TypedDict

from . import _library
from ._errors import INVALID_OPTION, InvalidOption
from ._text import utf8

#: The default of ``max_bytes``: 128 MiB.
DEFAULT_MAX_BYTES = 128 << 20


class Options(TypedDict, total=False):
    """What cleaning can be told, all of it optional; see :func:`dechrome.clean`."""

    #: What the page is taken for; "auto", the default, decides by the content.
    format: Literal["auto", "html", "text"]
    #: Keeps the full text and what was removed from it, and why. Default: False.
    explain: bool
    #: A line with author and date before each post. Default: False in text, True in Markdown and HTML.
    headers: bool
    #: Quoted blocks inside posts; a post's own text always has them. Default: as for headers, but True for Q&A software.
    quotes: bool
    #: Comments under answers and articles in the text; they are always among the posts. Default: False.
    comments: bool
    #: The rules for known forum software; without them only what any page shows. Default: True.
    platforms: bool
    #: The largest page, in bytes. Default: 128 MiB.
    max_bytes: int
    #: The largest page, in nodes. Default: 8,000,000.
    max_nodes: int
    #: The deepest page, in levels. Default: 10,000.
    max_depth: int
    #: The most posts of a page. Default: 100,000.
    max_posts: int


_FORMAT = "'auto', 'html' or 'text'"
_FLAG = "True or False"
_NUMBER = "a whole number above 0"
#: What each option takes.
VALUES: dict[str, str] = {
    "format": _FORMAT,
    **dict.fromkeys(("explain", "headers", "quotes", "comments", "platforms"), _FLAG),
    **dict.fromkeys(("max_bytes", "max_nodes", "max_depth", "max_posts"), _NUMBER),
}

# Above every number that the library can count to.
_TOO_LARGE = 1 << 64


class NativeOptions:
    """Options of one call: made on entering the ``with`` block, freed on leaving it.

    :raises TypeError: for a value of a wrong type, before anything is made.
    :raises InvalidOption: for an unknown option or a value that does not fit.
    """

    def __init__(self, options: Mapping[str, object]) -> None:
        self.max_bytes = DEFAULT_MAX_BYTES
        self._settings = [(key, self._text(key, value)) for key, value in options.items()]
        self._handle: Optional[int] = None

    def _text(self, key: str, value: object) -> str:
        takes = VALUES.get(key)
        if takes is None:
            raise InvalidOption(INVALID_OPTION, f"there is no option {key!r}: there are {', '.join(VALUES)}")
        if takes is _FLAG and isinstance(value, bool):
            return "true" if value else "false"
        if takes is _FORMAT and isinstance(value, str):
            return value
        if takes is _NUMBER and not isinstance(value, bool):
            try:
                number = operator.index(value)  # type: ignore[arg-type]
            except TypeError:
                pass
            else:
                return self._number(key, number)
        raise TypeError(f"option {key} is {takes}, not {type(value).__name__}")

    def _number(self, key: str, number: int) -> str:
        if not 0 < number < _TOO_LARGE:
            raise self._unfit(key, repr(number) if abs(number) < _TOO_LARGE else "one of more than 64 bits")
        if key == "max_bytes":
            self.max_bytes = number
        return str(number)

    @staticmethod
    def _unfit(key: str, shown: str) -> InvalidOption:
        return InvalidOption(INVALID_OPTION, f"option {key} is {VALUES[key]}, not {shown}")

    def __enter__(self) -> Optional[int]:
        if not self._settings:
            return None
        self._handle = _library.options_new()
        try:
            for key, value in self._settings:
                raw = utf8(value)
                if b"\0" in raw or _library.options_set(self._handle, key.encode(), raw) != _library.OK:
                    raise self._unfit(key, repr(value))
        except BaseException:
            self.__exit__()
            raise
        return self._handle

    def __exit__(self, *_: object) -> None:
        _library.options_free(self._handle)
        self._handle = None
