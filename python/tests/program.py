"""A program that uses everything the package has, for the type checker to read and for the tests to run."""

from __future__ import annotations

import copy
import datetime
import pathlib
import pickle
import sys
from typing import Any, Optional, Union

import dechrome
from dechrome import extract


def whole(document: dechrome.Document) -> dict[str, Any]:
    """Every property of a document, with its type."""
    texts: tuple[str, ...] = (document.kind, document.method, document.text, document.markdown, document.html, document.json)
    told: tuple[Optional[str], ...] = (
        document.encoding, document.title, document.url, document.canonical_url, document.site, document.language,
        document.published, document.modified, document.full_text,
    )  # fmt: skip
    flags: tuple[bool, ...] = (document.locked, document.solved, document.sticky)
    confidence: float = document.confidence
    schema: int = document.schema
    platform: Optional[dechrome.Platform] = document.platform
    author: Optional[dechrome.Author] = document.author
    page: Optional[dechrome.PageLinks] = document.page
    counts: Optional[dechrome.Counts] = document.counts
    stats: Optional[dechrome.Stats] = document.stats
    breadcrumbs: tuple[str, ...] = document.breadcrumbs + document.tags
    threads: tuple[dechrome.ThreadLink, ...] = document.threads
    images: tuple[dechrome.Image, ...] = document.images
    removed: tuple[dechrome.Removal, ...] = document.removed
    removed_texts: list[str] = document.removed_texts()
    posts: tuple[dechrome.Post, ...] = document.posts
    assert all(isinstance(text, str) for text in (*texts, *breadcrumbs, *removed_texts))
    assert schema == 1 and 0 <= confidence <= 1 and len(told) == 9 and not any(flags)
    assert len(removed) == len(removed_texts) and not threads and not images
    names = [
        platform and platform.name,
        author and author.name,
        page and page.next,
        counts and counts.replies,
        stats and stats.posts,
    ]
    return {"names": names, "posts": [post_of(post) for post in posts]}


def post_of(post: dechrome.Post) -> dict[str, Any]:
    """Every property of a post, with its type."""
    texts: tuple[str, ...] = (post.text, post.markdown, post.html, post.json)
    told: tuple[Optional[str], ...] = (
        post.id, post.url, post.title, post.published, post.published_raw, post.modified, post.signature, post.reply_to,
    )  # fmt: skip
    numbers: tuple[Optional[int], ...] = (post.number, post.reactions, post.depth)
    flags: tuple[bool, ...] = (post.accepted, post.opening, post.comment)
    author: Optional[dechrome.Author] = post.author
    quotes: tuple[dechrome.Quote, ...] = post.quotes
    images: tuple[dechrome.Image, ...] = post.images
    attachments: tuple[dechrome.Attachment, ...] = post.attachments
    links: tuple[dechrome.Link, ...] = post.links
    assert len(texts) + len(told) + len(numbers) + len(flags) == 18 and not (quotes or images or attachments or links)
    data: dict[str, Any] = post.to_dict()
    return {"author": author.name if author else None, "data": data}


def failures(results: list[Union[dechrome.Document, dechrome.DechromeError]]) -> list[str]:
    """What became of pages that could not be cleaned."""
    said: list[str] = []
    for result in results:
        if isinstance(result, dechrome.LimitExceeded):
            said.append(result.limit)
        elif isinstance(result, dechrome.DechromeError):
            said.append(f"{result.status} {result.message}")
    return said


def main(path: str) -> None:
    """Cleans the page at a path in every way there is."""
    now = datetime.datetime.now(datetime.timezone.utc)
    options: dechrome.Options = {"explain": True, "max_bytes": 1 << 20}
    page = pathlib.Path(path).read_bytes()
    document = dechrome.clean(page, url="https://forum.example/t/1", content_type="text/html", retrieved=now, **options)
    same = dechrome.clean_file(
        pathlib.Path(path), url="https://forum.example/t/1", content_type="text/html", retrieved=now, **options
    )
    assert document == same == copy.deepcopy(same) == pickle.loads(pickle.dumps(same)) and len({document, same}) == 1
    for page_like in (bytearray(page), memoryview(page), page.decode()):
        assert dechrome.clean(page_like).text == document.text
    items: list[dechrome.Item] = [
        page,
        dechrome.Input(page, url="https://forum.example/t/1"),
        {"page": page},
        b"\x89PNG\r\n\x1a\n",
    ]
    results = dechrome.clean_batch(items, threads=2, format="html")
    joined = dechrome.join(result for result in results if isinstance(result, dechrome.Document))
    assert joined.text == document.text and extract(page) == document.text
    markdown: Optional[str] = extract(page, "https://forum.example/t/1", output_format="markdown", with_metadata=True)
    assert markdown is not None and markdown.startswith("---\n")
    try:
        dechrome.clean(page, max_posts=1)
    except (dechrome.LimitExceeded, dechrome.NotText) as failed:
        print(failed)
    print(dechrome.__version__, whole(document)["names"], failures(results))


if __name__ == "__main__":
    main(sys.argv[1])
