#!/usr/bin/env python3
"""Measure dechrome beside other extractors: the same pages, processor time, one thread each, by turns.

    benches/peers/run.py                                the project's own golden pages
    benches/peers/run.py --pages FILE.jsonl[.gz]…       pages of your own, a line each: {"html", "url"?}

The one command builds all of it (a Python environment and a Rust program under target/peers), starts every extractor in a
process of its own that stays alive, lets each go over all pages once uncounted, and then by rounds: in each round every
extractor has a turn, alone. It prints a table of medians and draws target/peers/peers.svg. What is measured is the
time on the processor of the whole process, from decoded HTML in memory to text in memory, parsing included; selectolax only
parses, readability-lxml ends with HTML. Each extractor is asked as its documentation first shows it.

Extractors that take long have fewer rounds; the table has how many, and how far the slowest is from the fastest: on a machine
that does something else, too, by half of the median. Pages on which an extractor fails are counted, and those it finds no text on.
Needs Python 3.10, Rust and the package registries; standard library only.
"""
import argparse
import gzip
import hashlib
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import plot

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BUILT = ROOT / "target" / "peers"

# The extractors: name, what tells its worker so, what is asked of it.
OURS = "dechrome"
RENDERING = "dechrome-rendering"
RUST = {
    OURS: "`clean`: posts, metadata and text",
    RENDERING: "",
    "dom_smoothie": "`Readability::parse`",
    "rs-trafilatura": "`extract`",
}
PYTHON = {
    "selectolax": "lexbor, parses only",
    "turbohtml": "`parse(html).main_text()`",
    "resiliparse": "`extract_plain_text(main_content=True)`",
    "trafilatura": "`extract`",
    "readability-lxml": "`Document(html).summary()`, HTML",
    "justext": "`justext`, English",
}
# What does less than the others, in the plot.
LESS = {"selectolax": "parses only", "readability-lxml": "to HTML"}
# Rounds that an extractor has at least, whatever it takes.
LEAST_ROUNDS = 3
# What keeps libraries from starting threads.
ALONE = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")}
MEGABYTE = 1e6


def rounds_of(seconds, rounds, budget):
    """In which rounds an extractor has a turn that takes so many seconds: as many as the budget allows, evenly spread.

    >>> rounds_of(0.1, 5, 60), rounds_of(25, 5, 60), rounds_of(15, 8, 60)
    ([0, 1, 2, 3, 4], [1, 3, 4], [1, 3, 5, 7])
    """
    turns = max(min(rounds, LEAST_ROUNDS), min(rounds, int(budget / max(seconds, 1e-9))))
    return [r for r in range(rounds) if (r + 1) * turns // rounds > r * turns // rounds]


def figures(times, ours, size):
    """Median milliseconds, MB/s, how many times ours, and how far apart the rounds are as a share of the median.

    >>> figures([0.2, 0.4, 0.25], [0.1, 0.2, 0.125], 1_000_000)
    {'ms': 250.0, 'rate': 4.0, 'ratio': 2.0, 'spread': 0.8, 'rounds': 3}
    """
    middle = statistics.median(times)
    return {
        "ms": middle * 1e3,
        "rate": size / MEGABYTE / middle,
        "ratio": middle / statistics.median(ours),
        "spread": (max(times) - min(times)) / middle,
        "rounds": len(times),
    }


def table(rows):
    """The figures as a table of Markdown, the fastest first.

    >>> row = {"name": "a", "what": "`b`", "ms": 12.34, "rate": 123.4, "ratio": 1.234, "spread": 0.021, "rounds": 9}
    >>> print(table([row | {"failures": ["E", "E"], "empty": 1}]))
    | extractor | what is asked | CPU ms | MB/s | × dechrome's time | rounds | spread | no text | failed |
    |---|---|---:|---:|---:|---:|---:|---:|---|
    | a | `b` | 12.3 | 123 | 1.23 | 9 | 2 % | 1 | 2: E |
    """
    head = ("extractor", "what is asked", "CPU ms", "MB/s", "× dechrome's time", "rounds", "spread", "no text", "failed")
    lines = [f"| {' | '.join(head)} |", "|---|---|---:|---:|---:|---:|---:|---:|---|"]
    for row in sorted(rows, key=lambda row: row["ms"]):
        failed = ", ".join(f"{count}: {why}" for why, count in Counter(row["failures"]).most_common(2)) or "0"
        ms = f"{row['ms']:.0f}" if row["ms"] >= 100 else f"{row['ms']:.1f}"
        numbers = f"{ms} | {row['rate']:.3g} | {row['ratio']:.2f} | {row['rounds']} | {row['spread'] * 100:.0f} %"
        lines.append(f"| {row['name']} | {row['what']} | {numbers} | {row['empty']} | {failed} |")
    return "\n".join(lines)


def run(*command, **options):
    """A step of the build; what it says goes to standard error."""
    print("$", *command, file=sys.stderr)
    subprocess.run([str(part) for part in command], check=True, stdout=sys.stderr, **options)


def build(names):
    """The program and the environment of the workers asked for."""
    if any(name in RUST for name in names):
        run("cargo", "build", "--release", "--quiet", "--manifest-path", HERE / "Cargo.toml", "--target-dir", BUILT / "cargo")
    if any(name in PYTHON for name in names):
        wanted = HERE / "requirements.txt"
        made = BUILT / "venv" / hashlib.sha256(wanted.read_bytes()).hexdigest()
        if not made.exists():
            run(sys.executable, "-m", "venv", "--clear", BUILT / "venv")
            pip = (BUILT / "venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            run(*pip, "--upgrade", "pip>=25")  # older ones do not resolve extras such as lxml[html_clean]
            run(*pip, "--requirement", wanted)
            made.touch()


def golden():
    """The pages that the project's tests have."""
    for path in sorted((ROOT / "tests/golden").glob("*/*/input.html")):
        meta = path.with_name("meta.json")
        url = json.loads(meta.read_text(encoding="utf-8")).get("url") if meta.exists() else None
        yield {"html": path.read_text(encoding="utf-8", errors="replace"), "url": url}


def read(path):
    """The pages of a file of JSON lines."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            if page.get("html"):
                html = page["html"].encode("utf-8", "replace").decode("utf-8")
                yield {"html": html, "url": page.get("url")}


class Worker:
    """An extractor's process, in this process's group."""

    def __init__(self, name, pages):
        program = [BUILT / "cargo/release/dechrome-peers"] if name in RUST else [BUILT / "venv/bin/python", HERE / "worker.py"]
        command = [*map(str, program), name, str(pages)]
        environment = os.environ | ALONE
        self.name, self.times, self.failures, self.empty = name, [], [], 0
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        self.alive = bool(self.answer())

    def answer(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line.strip() else None

    def go(self):
        """One pass over the pages: its seconds; nothing when the process has died."""
        try:
            print("go", file=self.process.stdin, flush=True)
            made = self.answer()
        except BrokenPipeError:
            made = None
        if made is None:
            self.alive = False
            return None
        self.failures, self.empty = made["failures"], made["empty"]
        return made["seconds"]

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def measure(workers, rounds, budget):
    """Fills in the workers' times, by rounds; those that take about as long stand beside each other in a round."""
    turns, first = {}, {}
    for worker in filter(lambda worker: worker.alive, workers):
        seconds = worker.go()
        first[worker] = seconds or 0
        turns[worker] = rounds_of(seconds, rounds, budget) if seconds is not None else []
        print(f"{worker.name}: first pass {seconds} s, {len(turns[worker])} rounds", file=sys.stderr)
    order = sorted(first, key=first.get)
    for r in range(rounds):
        for worker in order if r % 2 else order[::-1]:
            if worker.alive and r in turns[worker]:
                seconds = worker.go()
                if seconds is not None:
                    worker.times.append(seconds)


def processor():
    """What the pages are measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def report(workers, size):
    """The rows of the table; and what rendering takes of dechrome's total."""
    ours = next(worker for worker in workers if worker.name == OURS)
    rows = []
    for worker in workers:
        if not worker.alive or not worker.times:
            print(f"{worker.name}: its process died, so it is not in the table")
        elif worker.name != RENDERING:
            what = (RUST | PYTHON)[worker.name]
            rows.append({"name": worker.name, "what": what, "failures": worker.failures, "empty": worker.empty})
            rows[-1]["less"] = LESS.get(worker.name, "")
            rows[-1] |= figures(worker.times, ours.times, size)
    rendering = next(worker for worker in workers if worker.name == RENDERING)
    return rows, figures(rendering.times, ours.times, size)["ratio"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", nargs="+", type=Path, metavar="FILE", help="lines with html and url; default: golden pages")
    parser.add_argument("--rounds", type=int, default=15, help="rounds, %(default)s unless told otherwise")
    parser.add_argument("--budget", type=float, default=20, help="seconds that an extractor may take in all, though 3 rounds at least; %(default)s")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=[*RUST, *PYTHON], help="these beside dechrome")
    parser.add_argument("--plot", type=Path, default=BUILT / "peers.svg", help="where the plot goes")
    return parser.parse_args()


def main():
    given = arguments()
    names = [name for name in [*RUST, *PYTHON] if not given.only or name in {OURS, RENDERING, *given.only}]
    pages = [page for path in given.pages for page in read(path)] if given.pages else list(golden())
    size = sum(len(page["html"].encode()) for page in pages)
    build(names)
    path = BUILT / "pages.jsonl"
    path.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
    load = os.getloadavg()[0]
    workers = [Worker(name, path) for name in names]
    try:
        start = time.monotonic()
        measure(workers, given.rounds, given.budget)
    finally:
        for worker in workers:
            worker.end()
    if not all(worker.times for worker in workers if worker.name in {OURS, RENDERING}):
        sys.exit("dechrome's own process died")
    rows, share = report(workers, size)
    loads = f"{load:.1f} before, {os.getloadavg()[0]:.1f} after"
    print(f"{len(pages)} pages, {size / MEGABYTE:.2f} MB; {processor()}; load {loads}; {time.monotonic() - start:.0f} s\n")
    print(table(rows))
    print(f"\nText, Markdown and JSON of dechrome's documents take {share * 100:.1f} % of what cleaning takes, which makes the text once.")
    given.plot.parent.mkdir(parents=True, exist_ok=True)
    given.plot.write_text(plot.points(rows, f"{len(pages)} pages, {size / MEGABYTE:.1f} MB, one thread"), encoding="utf-8")
    print(f"\nplot: {given.plot}")


if __name__ == "__main__":
    main()
