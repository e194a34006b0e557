"""What becomes of a thread: its pages are joined, and it is exported as the JSON form of the joined document."""

from __future__ import annotations

from typing import Any, Dict, Optional, Set

import dechrome
from scrapy.exceptions import DropItem

from forum.items import Thread


class JoinPipeline:
    """Joins the pages of a thread into one document, each post once. A thread that came before is dropped: a crawl may
    start from one of its later pages and find its first one in a list as well."""

    def __init__(self) -> None:
        self.seen: Set[Optional[str]] = set()

    def process_item(self, item: Thread) -> Dict[str, Any]:
        document = dechrome.join(item.pages)
        if document.url in self.seen:
            raise DropItem(f"a thread that came before: {document.url}", log_level="INFO")
        self.seen.add(document.url)
        return document.to_dict()
