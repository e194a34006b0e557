"""An extractor for datatrove pipelines, where ``Trafilatura`` would stand::

    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter
    from dechrome.integrations.datatrove import Dechrome

    pipeline = [WarcReader("crawl/"), Dechrome(), JsonlWriter("clean/")]

Needs datatrove: ``pip install datatrove``.
"""

from __future__ import annotations

from typing import Any

import dechrome

try:
    from datatrove.pipeline.extractors.base import BaseExtractor
except ImportError as error:
    raise ImportError("dechrome.integrations.datatrove needs datatrove: pip install datatrove") from error

#: What :class:`Dechrome` can write, and the property of a document that holds it.
FORMATS = {"txt": "text", "markdown": "markdown", "html": "html", "json": "json"}


class Dechrome(BaseExtractor):
    """Replaces the page in a document's ``text`` by what people wrote on it.

    As with every extractor of datatrove, pages are cleaned in a process of their own, and one that takes longer than
    ``timeout`` is skipped. A page without any text, a page that is none, and one beyond a limit of the options are dropped.

    :param output_format: "txt", "markdown" (with authors, dates and quotes of posts), "html" or "json" (posts and
        metadata: the JSON form of the document).
    :param timeout: seconds a page may take; the first one's include the start of the process.
    :param options: as for :func:`dechrome.clean`: ``headers``, ``quotes``, ``comments``, ``max_bytes`` …
    :raises ValueError: for another output format.
    :raises InvalidOption: for a wrong option.
    """

    name = "⛏ Dechrome"

    def __init__(self, output_format: str = "txt", timeout: float = 1, **options: Any) -> None:
        super().__init__(timeout)
        if output_format not in FORMATS:
            raise ValueError(f"output_format is one of {', '.join(map(repr, FORMATS))}, not {output_format!r}")
        dechrome.clean("", **options)
        self.output_format = output_format
        self.options = options

    def extract(self, text: str) -> str:
        """The page ``text`` in the output format, or nothing where the page has no text."""
        try:
            document = dechrome.clean(text, **self.options)
        except (dechrome.NotText, dechrome.LimitExceeded):
            return ""
        return str(getattr(document, FORMATS[self.output_format])) if document.text.strip() else ""
