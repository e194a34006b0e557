#!/usr/bin/env python3
"""Fail where posts read from structured data and from the same pages without it disagree.

    tests/structured_agreement.py BIN FOLDER [--pages]

Each page of the corpora in FOLDER whose JSON-LD or microdata carry its posts is cleaned again with that markup taken out,
as a page of unknown software and with the rules for known software. Of the posts found both ways, nearly all must have the
same author and the same day. With --pages, those that disagree most are named. Standard library only.
"""
import datetime
import re
import sys

import corpora

# Share of the posts found both ways that must agree, in author and in date. Of a page whose software is not known, and that
# is read as repeated records, the goal is the same; what is reached is held.
AGREEMENT = {
    "with platform rules": {"author": 0.97, "date": 0.97},
    "as unknown software": {"author": 0.91, "date": 0.95},
}
# Fewer posts than this prove nothing.
MIN_POSTS = 100

JSON_LD = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>.*?</script\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>", re.IGNORECASE)
MICRODATA = re.compile(
    r"\s(?:itemprop|itemtype|itemscope|itemid|itemref)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?(?=[\s/>])", re.IGNORECASE
)


def bare(html):
    """A page without its structured data.

    >>> bare('<p itemprop="text" class=a itemscope>itemprop="x"</p><script type="application/ld+json">{}</script>')
    '<p class=a>itemprop="x"</p>'
    """
    return TAG.sub(lambda tag: MICRODATA.sub("", tag[0]), JSON_LD.sub("", html))


def same_name(ours, theirs):
    """Whether two posts name the same author; None when one of them names nobody."""
    names = [((post.get("author") or {}).get("name") or "").casefold().split() for post in (ours, theirs)]
    return names[0] == names[1] if all(names) else None


def same_day(ours, theirs):
    """Whether two posts are of the same day; None when one of them has no date. Zones move an instant to the next day.

    >>> same_day({"published": "2024-08-19"}, {"published": "2024-08-20T01:00:00Z"})
    True
    >>> same_day({"published": "2024-08-19"}, {"published": "2024-08-21"}), same_day({"published": "2024-08"}, {"published": "2024-08-21"})
    (False, True)
    >>> same_day({}, {"published": "2024-08-21"})
    """
    dates = [post.get("published") or "" for post in (ours, theirs)]
    if not all(dates):
        return None
    shortest = min(map(len, dates))
    if shortest < len("2024-08-19"):
        return dates[0][:shortest] == dates[1][:shortest]
    days = [datetime.date.fromisoformat(date[:10]) for date in dates]
    return abs((days[0] - days[1]).days) <= 1


def compare(told, found):
    """How often the posts that were found both ways agree: (agreeing, compared) of authors and of dates."""
    tally = {"author": [0, 0], "date": [0, 0]}
    for i, j in corpora.align(told, found):
        for name, same in (("author", same_name), ("date", same_day)):
            agrees = same(told[i], found[j])
            if agrees is not None:
                tally[name][0] += agrees
                tally[name][1] += 1
    return tally


def main():
    binary, folder = sys.argv[1:3]
    failed = []
    for title, options in (("as unknown software", ["--no-platforms"]), ("with platform rules", [])):
        total, pages_told, worst = {"author": [0, 0], "date": [0, 0]}, 0, []
        for _, pages in corpora.sets(folder):
            pages = [page for page in pages if "html" in page]
            told = corpora.clean(binary, pages, "--no-platforms")
            pages = [page for page in pages if told[page["id"]].get("method") == "structured"]
            pages_told += len(pages)
            found = corpora.clean(binary, [page | {"html": bare(page["html"])} for page in pages], *options)
            for page in pages:
                posts = [answers[page["id"]].get("posts", []) for answers in (told, found)]
                for name, (agreeing, compared) in compare(*posts).items():
                    total[name][0] += agreeing
                    total[name][1] += compared
                    if agreeing < compared:
                        worst.append((compared - agreeing, name, page["id"]))
        for name, (agreeing, compared) in total.items():
            share = agreeing / compared if compared else 0.0
            print(f"{title}: {name} agrees on {agreeing} of {compared} posts, {share:.4f}, of {pages_told} pages")
            wanted = AGREEMENT[title][name]
            if compared < MIN_POSTS or share < wanted:
                failed.append(f"{title}: {name} agrees on {share:.4f} of {compared} posts, not on {wanted}")
        if "--pages" in sys.argv:
            print(*sorted(worst, reverse=True)[:20], sep="\n")
    print("\n".join(failed) or "structured data and what pages show agree")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
