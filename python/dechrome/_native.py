"""The C interface through ctypes: finding the library, and calls whose arguments and results are Python's own."""

from __future__ import annotations

import ctypes
import datetime
import os
import re
import sys
import weakref
from ctypes import POINTER, Structure, byref, c_char_p, c_size_t, c_uint32, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ._errors import INVALID_OPTION, DechromeError, error

Page = Union[bytes, bytearray, memoryview, str]
Retrieved = Union[str, datetime.date, datetime.datetime]
Option = Union[bool, int, str]

ABI_VERSION = 1
OK = 0
INPUT_UTF8 = 1
OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_HTML, OUTPUT_JSON = 1, 2, 3, 4

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class _Str(Structure):
    _fields_ = [("ptr", c_void_p), ("len", c_size_t)]


class _Input(Structure):
    _fields_ = [
        ("bytes", c_void_p),
        ("len", c_size_t),
        ("url", _Str),
        ("content_type", _Str),
        ("retrieved", _Str),
        ("flags", c_uint32),
    ]


def _candidates() -> List[Path]:
    """Where the library may be, the best place first."""
    name = {"win32": "dechrome.dll", "darwin": "libdechrome.dylib"}.get(sys.platform, "libdechrome.so")
    package = Path(__file__).resolve().parent
    built = [package.parents[1] / "target" / profile / name for profile in ("release", "debug")]
    built = sorted((path for path in built if path.exists()), key=lambda path: -path.stat().st_mtime)
    return [package / name, *built]


def _find() -> Path:
    named = os.environ.get("DECHROME_LIBRARY")
    if named:
        if not Path(named).is_file():
            raise ImportError(f"DECHROME_LIBRARY is {named!r}, but there is no such file")
        return Path(named).resolve()
    for path in _candidates():
        if path.is_file():
            return path
    raise ImportError(
        "the dechrome library was not found beside the package nor in target/: "
        "build it with `cargo build --release`, or set DECHROME_LIBRARY to its path"
    )


_FUNCTIONS: Dict[str, Tuple[Any, List[Any]]] = {
    "dechrome_version": (c_char_p, []),
    "dechrome_status_message": (c_char_p, [c_uint32]),
    "dechrome_options_new": (c_void_p, []),
    "dechrome_options_set": (c_uint32, [c_void_p, c_char_p, c_char_p]),
    "dechrome_options_free": (None, [c_void_p]),
    "dechrome_clean": (c_uint32, [POINTER(_Input), c_void_p, POINTER(c_void_p)]),
    "dechrome_clean_batch": (
        c_uint32,
        [POINTER(_Input), c_size_t, c_void_p, c_size_t, POINTER(c_void_p), POINTER(c_uint32)],
    ),
    "dechrome_document_free": (None, [c_void_p]),
    "dechrome_document_join": (c_uint32, [POINTER(c_void_p), c_size_t, POINTER(c_void_p)]),
    "dechrome_document_render": (c_uint32, [c_void_p, c_uint32, POINTER(_Str)]),
}


def _load(path: Path) -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(str(path))
        library.dechrome_abi_version.restype = c_uint32
        abi = library.dechrome_abi_version()
    except (OSError, AttributeError) as problem:
        raise ImportError(f"{path} is not a dechrome library: {problem}") from problem
    if abi != ABI_VERSION:
        raise ImportError(f"{path} has ABI version {abi}, this package needs {ABI_VERSION}: rebuild or update one of them")
    for name, (restype, argtypes) in _FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = restype, argtypes
    return library


_library = _load(_find())


def version() -> str:
    """The library's version."""
    return str(_library.dechrome_version().decode())


def _error(status: int, about: Optional[str] = None) -> DechromeError:
    return error(status, _library.dechrome_status_message(status).decode(), about)


@dataclass(frozen=True)
class Input:
    """A page and what is known about it; see :func:`dechrome.clean`."""

    page: Page
    url: Optional[str] = None
    content_type: Optional[str] = None
    retrieved: Optional[Retrieved] = None


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\ufffd", text).encode()


def _view(text: Optional[str], alive: List[bytes]) -> _Str:
    if text is None:
        return _Str(None, 0)
    if not isinstance(text, str):
        raise TypeError(f"expected text, not {type(text).__name__}")
    alive.append(_utf8(text))
    return _Str(ctypes.cast(alive[-1], c_void_p), len(alive[-1]))


def _marshal(item: Input, alive: List[bytes]) -> _Input:
    """The C form of an input. ``alive`` takes the bytes that it points into."""
    if isinstance(item.page, str):
        page, flags = _utf8(item.page), INPUT_UTF8
    elif isinstance(item.page, (bytes, bytearray, memoryview)):
        page, flags = bytes(item.page), 0
    else:
        raise TypeError(f"a page is bytes or text, not {type(item.page).__name__}")
    alive.append(page)
    retrieved = item.retrieved.isoformat() if isinstance(item.retrieved, datetime.date) else item.retrieved
    return _Input(
        ctypes.cast(page, c_void_p),
        len(page),
        _view(item.url, alive),
        _view(item.content_type, alive),
        _view(retrieved, alive),
        flags,
    )


class Options:
    """Options of one call: made on entering the ``with`` block, freed on leaving it."""

    def __init__(self, options: Mapping[str, Option]) -> None:
        self._settings = [(key, self._text(key, value)) for key, value in options.items()]

    @staticmethod
    def _text(key: str, value: Option) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, (int, str)):
            return str(value)
        raise TypeError(f"option {key} is bool, int or str, not {type(value).__name__}")

    def __enter__(self) -> int:
        self._handle = _library.dechrome_options_new()
        try:
            for key, value in self._settings:
                about = f"option {key}={value!r}"
                if "\0" in key + value:
                    raise _error(INVALID_OPTION, about)
                status = _library.dechrome_options_set(self._handle, _utf8(key), _utf8(value))
                if status != OK:
                    raise _error(status, about)
        except BaseException:
            self.__exit__()
            raise
        return int(self._handle)

    def __exit__(self, *_: object) -> None:
        _library.dechrome_options_free(self._handle)


class Handle:
    """A native document, freed when nothing refers to it any more. Any number of threads may use it."""

    def __init__(self, pointer: int) -> None:
        self._pointer = pointer
        weakref.finalize(self, _library.dechrome_document_free, pointer).atexit = False

    def render(self, output: int) -> str:
        """The document in a format, a text of its own."""
        view = _Str()
        status = _library.dechrome_document_render(self._pointer, output, byref(view))
        if status != OK:
            raise _error(status)
        return ctypes.string_at(view.ptr, view.len).decode()

    def __reduce__(self) -> Tuple[Any, ...]:
        """Another process gets the renderings in the handle's stead."""
        return Rendered, ({output: self.render(output) for output in (OUTPUT_MARKDOWN, OUTPUT_HTML, OUTPUT_JSON)},)


class Rendered:
    """What a :class:`Handle` becomes when it is pickled or copied."""

    def __init__(self, texts: Dict[int, str]) -> None:
        self._texts = texts

    def render(self, output: int) -> str:
        """The document in a format."""
        return self._texts[output]


def clean(item: Input, options: int) -> Handle:
    """Cleans one page."""
    alive: List[bytes] = []
    pointer = c_void_p()
    status = _library.dechrome_clean(byref(_marshal(item, alive)), options, byref(pointer))
    if status != OK:
        raise _error(status)
    return Handle(pointer.value or 0)


def clean_batch(items: Sequence[Input], options: int, threads: int) -> List[Union[Handle, DechromeError]]:
    """Cleans many pages; one that fails has its error in the list."""
    alive: List[bytes] = []
    count = len(items)
    inputs = (_Input * count)(*(_marshal(item, alive) for item in items))
    pointers = (c_void_p * count)()
    statuses = (c_uint32 * count)()
    status = _library.dechrome_clean_batch(inputs, count, options, threads, pointers, statuses)
    if status != OK:
        raise _error(status)
    return [Handle(pointer) if pointer else _error(code) for pointer, code in zip(pointers, statuses)]


def join(handles: Sequence[Handle]) -> Handle:
    """Joins the pages of one thread."""
    pointers = (c_void_p * len(handles))(*(handle._pointer for handle in handles))
    pointer = c_void_p()
    status = _library.dechrome_document_join(pointers, len(handles), byref(pointer))
    if status != OK:
        raise _error(status)
    return Handle(pointer.value or 0)
