#!/usr/bin/env python3
"""Fail where the confidence of the program's answers is not the share of them that is right.

    tests/reliability.py BIN FOLDER [--rows FILE]

Every page of the corpora in FOLDER is cleaned, with the rules for known software and without them. An answer is right when
its kind is, where the page's kind is known, and its posts agree with the annotated ones (F1 over posts at least 0.9), or,
where posts are not annotated, its text does (word F1 at least 0.8). Prints the reliability table: pages by confidence,
the mean confidence of each bin, and the share that is right. A bin of 20 or more pages may be off by 0.1. --rows writes a
line of JSON for each page: what it was answered with, and whether that is right. Annotated articles are read a second
time as flat text, a line a text node, for no corpus has such. Standard library only.
"""
import json
import math
import sys
from collections import defaultdict
from html.parser import HTMLParser

import corpora

# Bins of confidence: ten of equal width.
BINS = 10
# Bins of fewer pages than this say too little.
MIN_PAGES = 20
# How far mean confidence and share of right answers may lie apart.
MAX_GAP = 0.1
# What makes an answer right.
POSTS, TEXT = 0.9, 0.8


def is_right(document, gold):
    """Whether an answer is right.

    >>> post = {"text": "one two"}
    >>> is_right({"kind": "thread", "posts": [post]}, {"posts": [post], "kind": "thread"})
    True
    >>> is_right({"kind": "article", "posts": [post]}, {"posts": [post], "kind": "thread"})
    False
    >>> is_right({"kind": "other", "text": "a b c d"}, {"text": "a b c d e"}), is_right({"text": "a"}, {"text": "a b c"})
    (True, False)
    """
    if gold.get("kind") and document.get("kind") != gold["kind"]:
        return False
    if "posts" in gold:
        ours, theirs = document.get("posts", []), gold["posts"]
        text = (lambda post: corpora.own(post.get("text"))) if gold.get("own_text") else (lambda post: post.get("text"))
        pairs = corpora.align(ours, theirs, text) if ours and theirs else []
        return 2 * len(pairs) >= POSTS * (len(ours) + len(theirs))
    return corpora.f1(corpora.words(document.get("text")), corpora.words(gold.get("text"))) >= TEXT


class Flat(HTMLParser):
    """The visible text of a page, a line a text node, as careless scrapers make it.

    >>> flat = Flat()
    >>> flat.feed("<title>T</title><p>one <b>two</b></p><script>no</script>")
    >>> flat.lines
    ['T', 'one', 'two']
    """

    SILENT = {"script", "style", "noscript", "template", "svg"}

    def __init__(self):
        super().__init__()
        self.lines, self.silent = [], 0

    def handle_starttag(self, tag, attributes):
        self.silent += tag in self.SILENT

    def handle_endtag(self, tag):
        self.silent -= tag in self.SILENT and self.silent > 0

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.lines.append(data.strip())


def flattened(pages):
    """Annotated articles as flat text."""
    for page in pages:
        if page["gold"].get("kind") == "article" and "html" in page:
            flat = Flat()
            flat.feed(page["html"])
            yield {"id": page["id"], "text": "\n".join(flat.lines), "gold": page["gold"]}


# Bytes of text, and posts, above which more of them tell nothing.
LONG, MANY = 100_000, 50


def way(document):
    """How an answer was found, as src/confidence.rs has it."""
    method, kind = document["method"], document["kind"]
    if kind in ("listing", "index"):
        return "Listed" if "platform" in document else "Lists"
    if method == "text":
        numbered = all("number" in post for post in document.get("posts", []))
        return {"article": "FlatArticle", "thread": "FlatNumbered" if numbered else "FlatPosts"}.get(kind, "Other")
    if method == "article":
        return "Article" if kind == "article" else "Other"
    return method.capitalize()


def features(document):
    """What src/confidence.rs sees of an answer."""
    posts = document.get("posts", [])
    if posts:
        authored = sum("name" in post.get("author", {}) for post in posts) / len(posts)
        dated = sum("published" in post for post in posts) / len(posts)
    else:
        authored, dated = float("author" in document), float("published" in document)
    orders = lambda count, most: min(1.0, math.log(count + 1) / math.log(most))
    length, number = orders(len(document["text"].encode()), LONG), orders(len(posts), MANY)
    return [1.0, authored, dated, float(len(posts) == 1), length, number]


def table(rows):
    """The reliability table of (confidence, right) pairs: for each bin its pages, mean confidence and share of right ones.

    >>> table([(0.25, False), (0.21, True), (0.95, True), (1.0, True)])
    [(2, 2, 0.23, 0.5), (9, 2, 0.975, 1.0)]
    """
    bins = defaultdict(list)
    for confidence, right in rows:
        bins[min(int(confidence * BINS + 1e-9), BINS - 1)].append((confidence, right))
    mean = lambda values: sum(values) / len(values)
    return [
        (number, len(pairs), round(mean([pair[0] for pair in pairs]), 4), round(mean([pair[1] for pair in pairs]), 4))
        for number, pairs in sorted(bins.items())
    ]


def main():
    binary, folder = sys.argv[1:3]
    rows = []
    sets = dict(corpora.sets(folder))
    sets["articles as text"] = [page for pages in list(sets.values()) for page in flattened(pages)]
    for name, pages in sets.items():
        known = {}
        for options in ([], ["--no-platforms"]):
            answers = corpora.clean(binary, pages, *options)
            for page in pages:
                answer = answers[page["id"]]
                if known.setdefault(page["id"], answer) == answer and options:
                    continue  # the rules made no difference: one answer
                right = is_right(answer, page["gold"])
                shown = {key: answer[key] for key in ("kind", "method", "confidence")}
                learnt = {"way": way(answer), "features": features(answer)} if answer["text"] else {}
                row = {"set": name, "id": page["id"], "platforms": not options, **shown, "right": right, **learnt}
                rows.append(row)
    if "--rows" in sys.argv:
        with open(sys.argv[sys.argv.index("--rows") + 1], "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    failed = []
    print("confidence    pages   mean   right    gap")
    for number, pages, confidence, right in table([(row["confidence"], row["right"]) for row in rows]):
        gap = right - confidence
        label = f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}"
        print(f"{label:<12}{pages:>7}{confidence:>7.3f}{right:>8.3f}{gap:>+7.3f}")
        if pages >= MIN_PAGES and abs(gap) > MAX_GAP:
            failed.append(f"confidence {label}: {right:.3f} of {pages} pages are right, not {confidence:.3f}")
    print("\n".join(failed) or "confidence is the share of answers that are right")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
