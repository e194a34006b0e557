"""The C interface: finding the library, its constants, structs and functions."""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, Structure, c_char_p, c_size_t, c_uint32, c_void_p
from pathlib import Path
from typing import Any, Optional

from ._errors import DechromeError, error

ABI_VERSION = 1
OK = 0
INPUT_UTF8 = 1
OUTPUT_TEXT, OUTPUT_MARKDOWN, OUTPUT_HTML, OUTPUT_JSON = 1, 2, 3, 4


class Str(Structure):
    """A string view: ``dechrome_str``."""

    _fields_ = [("ptr", c_void_p), ("len", c_size_t)]


class InText(Structure):
    """A ``dechrome_str`` that takes the bytes of an argument as they are, without a copy."""

    _fields_ = [("ptr", c_char_p), ("len", c_size_t)]


class CInput(Structure):
    """A page to clean: ``dechrome_input``. It keeps what it points into alive."""

    _fields_ = [
        ("bytes", c_char_p),
        ("len", c_size_t),
        ("url", InText),
        ("content_type", InText),
        ("retrieved", InText),
        ("flags", c_uint32),
    ]


def candidates() -> list[Path]:
    """Where the library may be, the best place first: in the package, else what cargo built in the checkout last."""
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
    for path in candidates():
        if path.is_file():
            return path
    raise ImportError(
        "the dechrome library was not found beside the package nor in target/: install the package with "
        "`pip install ./python`, build the library with `cargo build --release`, or set DECHROME_LIBRARY to its path"
    )


def _load(path: Path) -> ctypes.CDLL:
    try:
        library = ctypes.CDLL(str(path))
        library.dechrome_abi_version.restype = c_uint32
        abi = library.dechrome_abi_version()
    except (OSError, AttributeError) as problem:
        raise ImportError(f"{path} is not a dechrome library: {problem}") from problem
    if abi != ABI_VERSION:
        raise ImportError(f"{path} has ABI version {abi}, this package needs {ABI_VERSION}: rebuild or update one of them")
    return library


PATH = _find()
# The interpreter's lock is released during calls through the first, held through the second: those take no time, and
# giving the lock away for each would have threads wait for one another.
_working = _load(PATH)
_reading = ctypes.PyDLL(str(PATH), handle=_working._handle)


def _function(library: ctypes.CDLL, name: str, restype: Any, *argtypes: Any) -> Any:
    function = getattr(library, name)
    function.restype, function.argtypes = restype, argtypes
    return function


_c_version = _function(_reading, "dechrome_version", c_char_p)
_status_message = _function(_reading, "dechrome_status_message", c_char_p, c_uint32)
options_new = _function(_reading, "dechrome_options_new", c_void_p)
options_set = _function(_reading, "dechrome_options_set", c_uint32, c_void_p, c_char_p, c_char_p)
options_free = _function(_reading, "dechrome_options_free", None, c_void_p)
clean = _function(_working, "dechrome_clean", c_uint32, POINTER(CInput), c_void_p, POINTER(c_void_p))
clean_batch = _function(
    _working, "dechrome_clean_batch",
    c_uint32, POINTER(CInput), c_size_t, c_void_p, c_size_t, POINTER(c_void_p), POINTER(c_uint32),
)  # fmt: skip
document_free = _function(_working, "dechrome_document_free", None, c_void_p)
document_join = _function(_working, "dechrome_document_join", c_uint32, POINTER(c_void_p), c_size_t, POINTER(c_void_p))
document_field = _function(_reading, "dechrome_document_field", c_uint32, c_void_p, c_uint32, POINTER(Str))
document_render = _function(_working, "dechrome_document_render", c_uint32, c_void_p, c_uint32, POINTER(Str))
document_post = _function(_reading, "dechrome_document_post", c_uint32, c_void_p, c_size_t, POINTER(c_void_p))
post_render = _function(_working, "dechrome_post_render", c_uint32, c_void_p, c_uint32, POINTER(Str))


# Makes a str of UTF-8 where that stands; `ctypes.string_at` would copy it twice.
_decode = ctypes.PYFUNCTYPE(ctypes.py_object, c_void_p, ctypes.c_ssize_t, c_char_p)(("PyUnicode_DecodeUTF8", ctypes.pythonapi))


def text_of(view: Str) -> str:
    """The text of a view that is not absent, as a str of its own."""
    return str(_decode(view.ptr, view.len, None))


def version() -> str:
    """The library's version."""
    return str(_c_version().decode())


def status_error(status: int, about: Optional[str] = None) -> DechromeError:
    """The exception of a status; ``about`` says what it is about."""
    return error(status, _status_message(status).decode(), about)


def check(status: int) -> None:
    """Raises the exception of a status that is no success."""
    if status != OK:
        raise status_error(status)
