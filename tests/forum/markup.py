"""The pages of the fixture forum: markup as XenForo 2 writes it, of the description in forum.json."""

from __future__ import annotations

import html
import re
from typing import Any, Mapping, Optional

_PAGE = """<!DOCTYPE html>
<html id="XF" lang="en-US" dir="LTR" data-app="public" data-template="{template}" data-container-key="node-2"
	data-logged-in="false" class="has-no-js template-{template}">
<head>
	<meta charset="utf-8" />
	<title>{title}{of_pages} | {site}</title>
	<meta property="og:site_name" content="{site}" />
	<meta property="og:title" content="{title}" />
	{links}
</head>
<body data-template="{template}">
<div class="p-pageWrapper" id="top">
<nav class="p-nav">
	<ul class="p-nav-list js-offCanvasNavSource">
		<li><div class="p-navEl is-selected"><a href="/" class="p-navEl-link" data-nav-id="forums">Forums</a></div></li>
		<li><div class="p-navEl"><a href="/members/" class="p-navEl-link" data-nav-id="members">Members</a></div></li>
	</ul>
	<div class="p-nav-opposite"><a href="/login/" class="p-navgroup-link p-navgroup-link--logIn">Log in</a></div>
</nav>
<div class="p-body"><div class="p-body-inner">
	<ul class="p-breadcrumbs">
		<li><a href="/" itemprop="item"><span itemprop="name">Forums</span></a></li>
		<li><a href="/forums/tea.2/" itemprop="item"><span itemprop="name">Tea</span></a></li>
	</ul>
	<div class="p-body-header"><div class="p-title"><h1 class="p-title-value">{title}</h1></div></div>
	<div class="p-body-main"><div class="p-body-content"><div class="p-body-pageContent">
{pages}{content}
	</div></div></div>
</div></div>
<footer class="p-footer"><ul class="p-footer-linkList"><li><a href="/help/terms/">Terms and rules</a></li></ul></footer>
</div>
</body>
</html>
"""

_POST = """	<article class="message message--post js-post js-inlineModContainer" data-author="{author}" data-content="post-{id}" id="js-post-{id}">
		<div class="message-inner">
			<div class="message-cell message-cell--user">
				<section class="message-user"><div class="message-userDetails">
					<h4 class="message-name"><a href="/members/{slug}.{member}/" class="username" data-user-id="{member}">{author}</a></h4>
					<h5 class="userTitle message-userTitle">Member</h5>
				</div></section>
			</div>
			<div class="message-cell message-cell--main">
				<header class="message-attribution message-attribution--split">
					<ul class="message-attribution-main listInline"><li class="u-concealed"><a href="{thread}post-{id}" rel="nofollow"><time class="u-dt" datetime="{date}">{day}</time></a></li></ul>
					<ul class="message-attribution-opposite"><li><a href="{thread}post-{id}" rel="nofollow">#{number}</a></li></ul>
				</header>
				<div class="message-content js-messageContent"><div class="message-userContent lbContainer"><article class="message-body js-selectToQuote"><div class="bbWrapper">{body}</div></article></div></div>
			</div>
		</div>
	</article>
"""

_QUOTE = """<blockquote data-quote="{author}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote">
	<div class="bbCodeBlock-title">{author} said:</div>
	<div class="bbCodeBlock-content">{text}</div>
</blockquote>"""

_ROW = """	<div class="structItem structItem--thread js-inlineModContainer" data-author="{author}">
		<div class="structItem-cell structItem-cell--main">
			{sticky}<div class="structItem-title"><a href="{url}" data-tp-primary="on">{title}</a></div>
			<div class="structItem-minor"><ul class="structItem-parts"><li><a href="/members/{slug}.1/" class="username">{author}</a></li></ul></div>
		</div>
		<div class="structItem-cell structItem-cell--meta"><dl class="pairs pairs--justified"><dt>Replies</dt><dd>{replies}</dd></dl></div>
	</div>
"""

_STICKY = """<ul class="structItem-statuses"><li><i class="structItem-status structItem-status--sticky"></i><span class="u-srOnly">Sticky</span></li></ul>
			"""


def listing(site: str, page: Mapping[str, Any], elsewhere: str) -> str:
    """A page of the forum's list of threads; ``elsewhere`` is the root of another site."""
    rows = "".join(
        _ROW.format(
            **{**thread, "url": thread["url"].format(elsewhere=elsewhere), "sticky": _STICKY if thread.get("sticky") else ""},
            slug=thread["author"].lower(),
        )
        for thread in page["threads"]
    )
    content = f'<div class="structItemContainer"><div class="structItemContainer-group js-threadList">\n{rows}</div></div>'
    return _page("forum_view", site, "Tea", page, content)


def thread(site: str, title: str, url: str, page: Mapping[str, Any], posts: Mapping[str, Any], first: int) -> str:
    """A page of a thread whose first post stands at place ``first`` in the thread."""
    bodies = []
    for number, post in enumerate(page["posts"], first):
        author, date, text = posts[str(post)]
        root = re.sub(r"page-\d+$", "", url)
        bodies.append(
            _POST.format(
                id=post, author=author, slug=author.lower(), member=sum(author.encode()), thread=root, date=date, day=date[:10],
                number=number, body=_body(text),
            )  # fmt: skip
        )
    content = f'<div class="block block--messages"><div class="block-body js-replyNewMessageContainer">\n{"".join(bodies)}</div></div>'
    return _page("thread_view", site, title, page, content)


def error(site: str) -> str:
    """The page of an address that leads nowhere."""
    content = '<div class="blockMessage">The requested thread could not be found.</div>'
    return _page("error", site, "Oops! We ran into some problems.", {"number": 1, "total": 1}, content)


def _page(template: str, site: str, title: str, page: Mapping[str, Any], content: str) -> str:
    links = "".join(f'<link rel="{rel}" href="{page[rel]}" />' for rel in ("prev", "next") if rel in page)
    of_pages = f" | Page {page['number']}" if page["number"] > 1 else ""
    return _PAGE.format(
        template=template, site=site, title=html.escape(title), of_pages=of_pages, links=links, pages=_pages(page),
        content=content,
    )  # fmt: skip


def _pages(page: Mapping[str, Any]) -> str:
    """The links to other pages."""
    if page["total"] == 1:
        return ""

    def jump(rel: str, label: str) -> str:
        return f'<a href="{page[rel]}" class="pageNav-jump pageNav-jump--{rel}">{label}</a>' if rel in page else ""

    def number(of: int, url: Optional[str]) -> str:
        if of == page["number"]:
            return f'<li class="pageNav-page pageNav-page--current"><a>{of}</a></li>'
        return f'<li class="pageNav-page"><a href="{url}">{of}</a></li>' if url else ""

    at = page["number"]
    known = {at: None, at - 1: page.get("prev"), at + 1: page.get("next"), page["total"]: page.get("last", page.get("next"))}
    if at == page["total"]:
        known = {at - 1: page.get("prev"), at: None}
    numbers = "".join(number(of, url) for of, url in sorted(known.items()) if of > 0)
    return (
        f'<nav class="pageNavWrapper"><div class="pageNav">{jump("prev", "Prev")}'
        f'<ul class="pageNav-main">{numbers}</ul>{jump("next", "Next")}</div></nav>\n'
    )


def _body(text: str) -> str:
    """A post of its text, where ``> name: words`` is a quotation and ``[words](url)`` a link."""
    lines = []
    for line in text.split("\n"):
        quote = re.fullmatch(r"> (\w+): (.*)", line)
        if quote:
            lines.append(_QUOTE.format(author=quote[1], text=html.escape(quote[2])))
        else:
            lines.append(re.sub(r"\[(.*?)\]\((.*?)\)", r'<a href="\2" class="link link--internal">\1</a>', html.escape(line)))
    return "".join(lines)
