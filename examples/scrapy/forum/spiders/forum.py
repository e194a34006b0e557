"""The spider: from a list of threads, or from a thread, to all pages of each thread."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from functools import partial
from typing import Any, AsyncIterator, Callable, List, Optional, Set, Union
from urllib.parse import urldefrag, urlsplit

import dechrome
from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from forum.items import Thread

Direction = Callable[[dechrome.PageLinks], Optional[str]]


class ForumSpider(Spider):
    """``scrapy crawl forum -a start=URL[,URL…] [-a thread_pages=100] [-a listing_pages=50]``

    :param start: where to start: lists of threads, or threads, of one host.
    :param thread_pages: how many pages of a thread are fetched at most.
    :param listing_pages: how many pages of a list are fetched at most.
    """

    name = "forum"

    def __init__(self, start: str = "", thread_pages: str = "100", listing_pages: str = "50", **more: Any) -> None:
        super().__init__(**more)
        self.start_urls = [url.strip() for url in start.split(",") if url.strip()]
        starts = [urlsplit(url) for url in self.start_urls]
        hosts = {start.netloc.lower() for start in starts}
        if len(hosts) != 1 or "" in hosts or not all(start.scheme in ("http", "https") for start in starts):
            raise ValueError(f"start is http or https URLs of one host, separated by commas: -a start=URL, not {start!r}")
        (self.host,) = hosts
        self.thread_pages = _positive("thread_pages", thread_pages)
        self.listing_pages = _positive("listing_pages", listing_pages)

    async def start(self) -> AsyncIterator[Request]:
        for url in self.start_urls:
            yield Request(url, errback=self.failed)

    async def parse(self, response: Response, page: int = 1) -> AsyncIterator[Union[Request, Thread]]:
        """A page of a list gives its threads and the list's next page, the ``page``-th of it; a page of a thread gives
        the thread. Scrapy fetches no page twice of what is asked for here."""
        document = await self.clean(response)
        if document is None:
            return
        if document.kind == "listing":
            for thread in document.threads:
                if thread.url:
                    yield Request(thread.url, errback=self.failed)
            if document.page and document.page.next and page < self.listing_pages:
                yield Request(document.page.next, errback=self.failed, cb_kwargs={"page": page + 1})
        elif document.kind == "thread":
            yield Thread(await self.pages(document))
        else:
            self.logger.info("no thread and no list of threads, but %s: %s", document.kind, response.url)

    async def pages(self, document: dechrome.Document) -> List[dechrome.Document]:
        """All pages of the thread that ``document`` is a page of, in order.

        They are followed to the end, and back to the beginning if the crawl started in the middle. Where a page cannot be
        read, nobody knows what comes after it: the pages beyond are reached from the last one, backwards.
        """
        seen = {document.url}
        links = document.page or dechrome.PageLinks()
        after = await self.walk(links.next, lambda page: page.next, seen, self.thread_pages - 1)
        before = await self.walk(links.prev, lambda page: page.prev, seen, self.thread_pages - 1 - len(after))
        rest = await self.walk(links.last, lambda page: page.prev, seen, self.thread_pages - 1 - len(after) - len(before))
        return [*reversed(before), document, *after, *reversed(rest)]

    async def walk(self, url: Optional[str], onward: Direction, seen: Set[Optional[str]], room: int) -> List[dechrome.Document]:
        """The pages from ``url`` onward, ``room`` of them at most, up to one that was seen or cannot be read."""
        found: List[dechrome.Document] = []
        while url and len(found) < room:
            url = urldefrag(url).url
            if url in seen:
                break
            seen.add(url)
            document = await self.fetch(url)
            if document is None or (document.url != url and document.url in seen):
                break
            if not document.posts:
                self.logger.warning("no page of a thread, but %s: %s", document.kind, url)
                break
            seen.add(document.url)
            found.append(document)
            url = onward(document.page) if document.page else None
        return found

    async def fetch(self, url: str) -> Optional[dechrome.Document]:
        """The page of a URL, or None if it cannot be had; downloader middlewares see to robots.txt and the host."""
        assert self.crawler.engine
        try:
            response = await self.crawler.engine.download_async(Request(url))
        except Exception as error:
            self.logger.warning("not fetched: %s: %s", url, error)
            return None
        if response.status != 200:
            self.logger.warning("not fetched: %s: status %d", url, response.status)
            return None
        return await self.clean(response)

    def failed(self, failure: Failure) -> None:
        """Says what became of a page that was asked for in vain."""
        error = failure.value
        reason = f"status {error.response.status}" if isinstance(error, HttpError) else error
        self.logger.warning("not fetched: %s: %s", getattr(failure, "request").url, reason)

    async def clean(self, response: Response) -> Optional[dechrome.Document]:
        """The document of a page, or None if it is no text. Cleaning holds neither the event loop nor Python's lock."""
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        now = datetime.now(timezone.utc)
        clean = partial(dechrome.clean, url=response.url, content_type=content_type, retrieved=now)
        try:
            return await asyncio.to_thread(clean, response.body)
        except dechrome.DechromeError as error:
            self.logger.warning("not cleaned: %s: %s", response.url, error)
            return None


def _positive(name: str, value: str) -> int:
    if not value.isdecimal() or int(value) == 0:
        raise ValueError(f"{name} is a number of pages, 1 or more, not {value!r}")
    return int(value)
