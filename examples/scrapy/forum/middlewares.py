"""What may be fetched: pages of one host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.utils.httpobj import urlparse_cached

if TYPE_CHECKING:
    from scrapy import Request, Spider


class OneHostMiddleware(OffsiteMiddleware):
    """Refuses requests to other hosts than the spider's, those that redirects lead to included. Scrapy's own lets
    subdomains and other ports pass."""

    def should_follow(self, request: Request, spider: Spider) -> bool:
        host: str = getattr(spider, "host")
        if host == urlparse_cached(request).netloc.lower():
            return True
        spider.logger.info("on another host, not followed: %s", request.url)
        return False
