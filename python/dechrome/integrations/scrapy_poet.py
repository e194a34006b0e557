"""Documents for callbacks and page objects of Scrapy spiders that ask for one by annotation::

    # settings.py
    ADDONS = {"scrapy_poet.Addon": 300}
    SCRAPY_POET_PROVIDERS = {"dechrome.integrations.scrapy_poet.DocumentProvider": 500}
    DECHROME_OPTIONS = {"explain": True}  # as for dechrome.clean; may be left out

    # a spider
    def parse(self, response: DummyResponse, document: dechrome.Document):
        yield document.to_dict()

    # a page object
    @attrs.define
    class ThreadPage(WebPage):
        document: dechrome.Document

        @field
        def title(self):
            return self.document.title

Needs scrapy-poet: ``pip install scrapy-poet``.
"""

from __future__ import annotations

import pickle
from datetime import datetime, timezone
from typing import Any, Callable, List, Set, Type

import dechrome

try:
    from scrapy.http import Response
    from scrapy.settings import Settings
    from scrapy_poet.page_input_providers import PageObjectInputProvider
    from web_poet.serialization import SerializedLeafData, register_serialization
except ImportError as error:
    raise ImportError("dechrome.integrations.scrapy_poet needs scrapy-poet: pip install scrapy-poet") from error


class DocumentProvider(PageObjectInputProvider):
    """Provides the :class:`dechrome.Document` of the response.

    A page that cannot be cleaned raises :class:`dechrome.DechromeError`, which the request's errback gets in the place of
    the callback's call.
    """

    provided_classes = {dechrome.Document}
    name = "dechrome_document"

    def __call__(self, to_provide: Set[Callable[..., Any]], response: Response, settings: Settings) -> List[dechrome.Document]:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1") or None
        document = dechrome.clean(
            response.body,
            url=response.url,
            content_type=content_type,
            retrieved=datetime.now(timezone.utc),
            **settings.getdict("DECHROME_OPTIONS"),
        )
        return [document]


def _serialize(document: dechrome.Document) -> SerializedLeafData:
    return {"pickle": pickle.dumps(document)}


def _deserialize(cls: Type[dechrome.Document], data: SerializedLeafData) -> dechrome.Document:
    document: dechrome.Document = pickle.loads(data["pickle"])
    return document


# scrapy-poet's cache, and the fixtures that it saves, store what was provided.
register_serialization(_serialize, _deserialize)
