"""Exceptions: one class a status of the C interface."""

from __future__ import annotations

from typing import Optional


class DechromeError(Exception):
    """A page could not be cleaned or an option not set.

    :ivar status: the status of the C interface, a number above 0.
    :ivar message: what it means, in English.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    def __str__(self) -> str:
        return self.message


class InvalidArgument(DechromeError, ValueError):
    """An argument is out of range."""


class InternalError(DechromeError):
    """A bug in the library; please report it with the page."""


class NotText(DechromeError, ValueError):
    """The page is an image, an archive or another binary format."""


class InvalidOption(DechromeError, ValueError):
    """There is no such option, or its value does not fit."""


class InvalidRetrieved(DechromeError, ValueError):
    """The retrieval time is no RFC 3339 date or instant."""


class LimitExceeded(DechromeError, ValueError):
    """The page exceeds a limit of the options."""

    @property
    def limit(self) -> str:
        """The option that holds the limit: ``max_bytes``, ``max_nodes``, ``max_depth`` or ``max_posts``."""
        return LIMITS[self.status]


NULL_POINTER = 1
INVALID_ARGUMENT = 2
PANIC = 3
NOT_TEXT = 4
INVALID_OPTION = 5
INVALID_RETRIEVED = 6
LIMIT_BYTES = 16
LIMIT_NODES = 17
LIMIT_DEPTH = 18
LIMIT_POSTS = 19

LIMITS: dict[int, str] = {
    LIMIT_BYTES: "max_bytes",
    LIMIT_NODES: "max_nodes",
    LIMIT_DEPTH: "max_depth",
    LIMIT_POSTS: "max_posts",
}

_CLASSES: dict[int, type[DechromeError]] = {
    NULL_POINTER: InvalidArgument,
    INVALID_ARGUMENT: InvalidArgument,
    PANIC: InternalError,
    NOT_TEXT: NotText,
    INVALID_OPTION: InvalidOption,
    INVALID_RETRIEVED: InvalidRetrieved,
    **dict.fromkeys(LIMITS, LimitExceeded),
}

# What to do about it, for messages that do not say so themselves.
_ADVICE: dict[int, str] = {
    NOT_TEXT: "pass a page of HTML or text",
    INVALID_RETRIEVED: "pass a date, a datetime, or text such as '2024-08-19' or '2024-08-19T14:03:00Z'",
    **{status: f"pass a larger {limit}, or leave the page out" for status, limit in LIMITS.items()},
}


def error(status: int, message: str, about: Optional[str] = None) -> DechromeError:
    """The exception of a status; ``about`` says what it is about."""
    message = f"{about}: {message}" if about else message
    advice = _ADVICE.get(status)
    return _CLASSES.get(status, DechromeError)(status, f"{message}: {advice}" if advice else message)
