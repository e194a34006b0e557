"""Pages to measure on, where none are given: threads as XenForo writes them, with as much around the posts as forums have."""

from __future__ import annotations

from collections.abc import Iterator

# Posts of each page.
POSTS = (1, 5, 10, 20, 20, 20, 40)
# Lines of script and style in the head, and links of the navigation: a page of 20 posts has some 200 KB then.
SCRIPT_LINES = 1500
STYLE_LINES = 400
LINKS = 150

WORDS = (
    "the bearings in a hub that old are loose balls and sizes have not changed in a century so buy new ones keep the cones if "
    "they are not pitted and use more grease than seems decent before you take it apart count how many there were on each side"
).split()

POST = """<article class="message message--post js-post" data-author="{name}" data-content="post-{id}" id="js-post-{id}">
<div class="message-inner"><div class="message-cell message-cell--user"><section class="message-user">
<div class="message-avatar"><a href="/members/{name}.{user}/" class="avatar avatar--m" data-user-id="{user}">
<img src="/data/avatars/m/{user}.jpg" alt="{name}"></a></div><div class="message-userDetails"><h4 class="message-name">
<a href="/members/{name}.{user}/" class="username" data-user-id="{user}">{name}</a></h4>
<h5 class="userTitle message-userTitle">Member</h5></div><div class="message-userExtras"><dl class="pairs"><dt>Joined</dt>
<dd>May 1, 2012</dd></dl><dl class="pairs"><dt>Messages</dt><dd>1,234</dd></dl></div></section></div>
<div class="message-cell message-cell--main"><header class="message-attribution"><ul class="message-attribution-main">
<li class="u-concealed"><a href="/threads/hub.1/post-{id}"><time class="u-dt" datetime="2024-08-19T14:03:00+0200">Aug 19,
2024</time></a></li></ul><ul class="message-attribution-opposite"><li><a href="/threads/hub.1/post-{id}">#{id}</a></li></ul>
</header><div class="message-content"><div class="message-userContent"><article class="message-body js-selectToQuote">
<div class="bbWrapper">{quote}{body}</div></article></div><aside class="message-signature">
<div class="bbWrapper">Steel is real, said {name}.</div></aside></div><footer class="message-footer">
<div class="message-actionBar"><a href="/posts/{id}/react" class="reaction">Like</a>
<a href="/posts/{id}/reply" class="actionBar-action">Reply</a><a href="/posts/{id}/report">Report</a></div></footer></div></div>
</article>"""

QUOTE = """<blockquote class="bbCodeBlock bbCodeBlock--quote" data-quote="{name}" data-source="post: {id}">
<div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">{text}</div></div></blockquote>"""


def sentences(start: int, count: int) -> str:
    """So many sentences, others for each start."""
    return " ".join(
        " ".join(WORDS[(start * 7 + number * 5 + place) % len(WORDS)] for place in range(12)).capitalize() + "."
        for number in range(count)
    )


def posts(count: int) -> Iterator[str]:
    """The posts of a page, every third with a quotation."""
    for number in range(1, count + 1):
        quote = QUOTE.format(name=f"rider{number - 1}", id=number - 1, text=sentences(number - 1, 1)) if number % 3 == 0 else ""
        body = "<br><br>".join(sentences(number + part, 4) for part in range(3))
        yield POST.format(name=f"rider{number}", id=number, user=100 + number, quote=quote, body=body)


def page(count: int) -> bytes:
    """A page of so many posts."""
    script = "".join(
        f"XF.config.phrase_{line} = 'Something that the page may say at some time: {line}';\n" for line in range(SCRIPT_LINES)
    )
    style = "".join(f".block--{line} > .item:hover {{ margin: {line}px; color: #112233; }}\n" for line in range(STYLE_LINES))
    links = "".join(
        f'<li><a href="/forums/board.{line}/" class="p-navEl-link">Board {line}</a></li>\n' for line in range(LINKS)
    )
    return (
        '<!DOCTYPE html><html id="XF" lang="en-US" data-app="public" data-template="thread_view"><head><meta charset="utf-8">'
        f"<title>Old bicycle | Riders</title><style>{style}</style><script>{script}</script></head>"
        f'<body data-template="thread_view"><nav class="p-nav"><ul>{links}</ul></nav><h1 class="p-title-value">Old bicycle</h1>'
        f'<div class="block-body js-replyNewMessageContainer">{"".join(posts(count))}</div>'
        f'<footer class="p-footer"><ul>{links}</ul></footer></body></html>'
    ).encode()


def own() -> list[bytes]:
    """All pages."""
    return [page(count) for count in POSTS]
