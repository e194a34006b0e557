"""What the checks that run over annotated pages share: reading pages, running the program, comparing words.

A corpus is a folder of `<set>.jsonl.gz`; a line is one page: {"id", "url", "html" | "text", "retrieved"?, "gold"}.
Standard library only.
"""
import gzip
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

WORD = re.compile(r"\w+")
# Two posts are the same one when their words agree this well.
SAME = 0.9


def sets(folder):
    """The corpora of a folder: name and pages of each."""
    for path in sorted(Path(folder).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield path.name.removesuffix(".jsonl.gz"), [json.loads(line) for line in lines]


def clean(binary, pages, *options):
    """What the program makes of pages: {id: document or {"error": …}}."""
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        with given.open("w", encoding="utf-8") as out:
            for page in pages:
                out.write(json.dumps({key: value for key, value in page.items() if key != "gold"}) + "\n")
        command = [binary, "batch", str(given), "--output", str(made), *options]
        done = subprocess.run(command, capture_output=True, text=True)
        if not made.exists():
            raise SystemExit(f"{' '.join(command)} failed with {done.returncode}: {done.stderr}")
        with made.open(encoding="utf-8") as lines:
            return {answer["id"]: answer for answer in map(json.loads, lines)}


def words(text):
    """The words of a text, counted."""
    return Counter(WORD.findall((text or "").lower()))


def f1(ours, theirs):
    """How well two counts of words agree.

    >>> f1(words("a b"), words("B a")), f1(words("a b"), words("a c")), f1(words(""), words("a")), f1(words(""), words(""))
    (1.0, 0.5, 0.0, 1.0)
    """
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def own(text):
    """A post's text without the lines that it quotes."""
    return "\n".join(line for line in (text or "").split("\n") if not line.startswith(">"))


def align(ours, theirs, text=lambda post: post.get("text")):
    """Pairs of posts with the same words, best first, each post once.

    >>> align([{"text": "a b"}, {"text": "c"}], [{"text": "c"}, {"text": "d"}])
    [(1, 0)]
    """
    left, right = [words(text(post)) for post in ours], [words(text(post)) for post in theirs]
    pairs = [(f1(a, b), -abs(i - j), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    used, found = (set(), set()), []
    for score, _, i, j in sorted(pairs, reverse=True):
        if score >= SAME and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            found.append((i, j))
    return found
