"""One function with the call of ``trafilatura.extract``, for programs that are written for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Optional
from urllib.parse import urlsplit

from ._clean import clean
from ._document import Document
from ._errors import NotText
from ._input import Page, Retrieved
from ._options import Options

if sys.version_info >= (3, 11):
    from typing import Unpack
elif TYPE_CHECKING:
    from typing_extensions import Unpack

#: The formats of :func:`extract`, and the property of a document that holds each.
FORMATS: dict[str, str] = {"txt": "text", "markdown": "markdown", "html": "html", "json": "json"}


def extract(
    page: Optional[Page],
    url: Optional[str] = None,
    record_id: Optional[str] = None,
    fast: bool = False,
    no_fallback: bool = False,
    favor_precision: bool = False,
    favor_recall: bool = False,
    include_comments: bool = True,
    output_format: Literal["txt", "markdown", "html", "json"] = "txt",
    *,
    target_language: Optional[str] = None,
    include_tables: bool = True,
    include_images: bool = False,
    include_formatting: Optional[bool] = None,
    include_links: bool = False,
    deduplicate: bool = False,
    with_metadata: bool = False,
    only_with_metadata: bool = False,
    content_type: Optional[str] = None,
    retrieved: Optional[Retrieved] = None,
    **options: Unpack[Options],
) -> Optional[str]:
    """The clean page in one format, or None where there is nothing: the call of ``trafilatura.extract``.

    >>> from dechrome import extract
    >>> extract("<html><body><p>Green tea is steeped at 80 degrees, for two minutes.</p></body></html>")
    'Green tea is steeped at 80 degrees, for two minutes.'
    >>> extract(b"\\x89PNG\\r\\n\\x1a\\n") is None
    True

    :param page: as for :func:`clean`; None, as fetchers return it for what they did not get, gives None.
    :param url: where the page came from; relative links are resolved against it.
    :param include_comments: comments under articles and answers, in every format but "json", which always has them among its
        posts. The posts of a thread are no comments, and always there.
    :param output_format: "txt", "markdown" (with authors, dates and quotes of posts), "html" or "json" (that of
        :attr:`Document.json`).
    :param target_language: gives None for a page that is known to be in another language than this one, such as "en".
    :param with_metadata: in "txt" and "markdown", what is known of title, author, url, hostname, sitename, date, tags and
        language stands before the text, a line each between lines of three hyphens. "json" always has it.
    :param only_with_metadata: gives None for a page without date, title or url.
    :param content_type: as for :func:`clean`.
    :param retrieved: as for :func:`clean`.
    :param options: as for :func:`clean`.
    :return: None where no text was found, or the page is no text but an image or another binary format.
    :raises TypeError: for an argument of a wrong type.
    :raises InvalidOption: for an argument that is neither named here nor an option.
    :raises ValueError: for another output format.
    :raises LimitExceeded: for a page beyond a limit of the options.

    These arguments change nothing, for what they choose is always or never done: ``record_id``, ``fast``, ``no_fallback``,
    ``favor_precision``, ``favor_recall``, ``include_tables``, ``include_images``, ``include_formatting``, ``include_links``,
    ``deduplicate``.
    """
    if output_format not in FORMATS:
        raise ValueError(f"output_format is one of {', '.join(map(repr, FORMATS))}, not {output_format!r}")
    if page is None:
        return None
    options.setdefault("comments", include_comments)
    try:
        document = clean(page, url=url, content_type=content_type, retrieved=retrieved, **options)
    except NotText:
        return None
    if not document.text.strip() or not _wanted(document, target_language, only_with_metadata):
        return None
    rendered: str = getattr(document, FORMATS[output_format])
    if with_metadata and output_format in ("txt", "markdown"):
        lines = "".join(f"{name}: {value}\n" for name, value in _metadata(document))
        return f"---\n{lines}---\n{rendered}"
    return rendered


def _wanted(document: Document, target_language: Optional[str], only_with_metadata: bool) -> bool:
    language = document.language
    if target_language and language and language.split("-")[0].lower() != target_language.split("-")[0].lower():
        return False
    return not only_with_metadata or all((document.published, document.title, document.canonical_url or document.url))


def _metadata(document: Document) -> Iterator[tuple[str, str]]:
    """Names and values, as YAML, which JSON is part of."""
    url = document.canonical_url or document.url
    author = document.author
    values: dict[str, object] = {
        "title": document.title,
        "author": author.name if author else None,
        "url": url,
        "hostname": urlsplit(url).hostname if url else None,
        "sitename": document.site,
        "date": (document.published or "")[: len("2024-08-19")],
        "tags": list(document.tags),
        "language": document.language,
    }
    return ((name, json.dumps(value, ensure_ascii=False)) for name, value in values.items() if value)
