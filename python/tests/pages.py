"""Pages that the tests clean."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]

ARTICLE = (
    '<html lang="en"><head><title>Tea</title></head><body><nav><a href="/">Home</a></nav><article><h1>Tea</h1>'
    "<p>Green tea is steeped at 80 degrees, for two minutes, and not a second longer than that.</p>"
    "<p>Black tea takes boiling water and four minutes, or five if it is drunk with milk.</p></article></body></html>"
)

# A thread as XenForo 2 writes it.
_POST = """<article class="message message--post js-post" data-author="{name}" data-content="post-{id}" id="js-post-{id}">
<h4 class="message-name"><a href="/members/{name}.{id}/" class="username" data-user-id="{id}">{name}</a></h4>
<ul class="message-attribution-main"><li class="u-concealed"><a href="/threads/tea.1/post-{id}">
<time class="u-dt" datetime="2024-08-19T14:03:00+0000">Aug 19, 2024</time></a></li></ul>
<div class="message-userContent"><article class="message-body js-selectToQuote"><div class="bbWrapper">{text}</div>
</article></div></article>"""
THREAD = (
    '<!DOCTYPE html><html id="XF" lang="en-US" data-app="public" data-template="thread_view" class="has-js"><head>'
    '<title>Tea | Drinks</title></head><body data-template="thread_view"><h1 class="p-title-value">Tea</h1>'
    '<div class="block-body js-replyNewMessageContainer">'
    + _POST.format(name="alice", id=11, text="How long is green tea steeped? I have tried two minutes at eighty degrees.")
    + _POST.format(name="bob", id=12, text="Two minutes are enough, and the second infusion is the better one anyway.")
    + "</div></body></html>"
)

FLAT = (
    "Grüner Tee\n\nGreen tea, or grüner Tee, is steeped at 80 degrees, for two minutes, never longer than that.\n\n"
    "Forum statistics\nThreads\n3,386\nMessages\n33,718\nBack\nTop\n"
)

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def golden(name: str) -> bytes:
    """A page of the library's own tests, such as "phpbb3/thread"."""
    return next((CHECKOUT / "tests" / "golden").joinpath(name).glob("input.*")).read_bytes()


def one_a_platform() -> list[bytes]:
    """The first page of each folder of the library's own tests."""
    folders = sorted((CHECKOUT / "tests" / "golden").iterdir())
    return [next(folder.glob("*/input.*")).read_bytes() for folder in folders if any(folder.glob("*/input.*"))]
