#!/usr/bin/env python3
"""Fail where cleaning a page takes more instructions than it did, or fewer: ±3 %.

    tests/instructions.py            counts, and compares with tests/instructions.json
    tests/instructions.py --bless    counts, and writes that file

Instructions, as callgrind counts them in the release build, vary by 0.2 % from run to run, whatever else the machine does. Of three golden pages there are
two counts: what one cleaning takes, in thousands, as the difference between a process that cleans the page a few times and one that
does so more often; and what the first one of a process takes on top of that (tables that are made once). They depend on the compiler
and the dependencies as well, so an update of either may need a blessing. Fewer instructions fail, too: what was won is held only
when it is written down. Needs cargo and valgrind; standard library only.
"""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KNOWN = ROOT / "tests/instructions.json"
# Software of two kinds and a page of no known software: large, middling and small.
PAGES = ("xenforo2/thread", "phpbb3/french", "records/comments")
# What a count may differ by, as a share.
ALLOWED = 0.03
# Cleanings of the shorter and the longer process: after the first ones all are alike.
FEW, MANY = 2, 32
# Block copies and fills count by the vector, not by the byte: how many bytes the allocator has to move is chance.
STEADY = ":".join(f"glibc.cpu.x86_rep_{kind}_threshold={1 << 40}" for kind in ("movsb", "stosb"))
CLEANING, FIRST = "one cleaning", "first of a process"


def counted(said):
    """The instructions that callgrind tells of.

    >>> counted("==7== \\n==7== Events    : Ir\\n==7== Collected : 1234567\\n")
    1234567
    """
    return int(re.search(r"Collected : (\d+)", said).group(1))


def split(none, few, many):
    """One cleaning, and what the first takes on top, in thousands, from processes that clean no, a few and many times.

    >>> split(1_000_000, 5_000_000, 35_000_000) == {CLEANING: 1000, FIRST: 2000}
    True
    """
    one = (many - few) / (MANY - FEW)
    return {CLEANING: round(one / 1000), FIRST: round((few - none - FEW * one) / 1000)}


def compare(counts, known):
    """What is out of bounds.

    >>> compare({"a": {"x": 1030, "y": 970}}, {"a": {"x": 1000, "y": 1000}})
    []
    >>> for line in compare({"a": {"x": 1031, "y": 969}, "b": {"x": 1}}, {"a": {"x": 1000, "y": 1000}}): print(line)
    a, x: ROSE by 3.1 %, from 1,000 to 1,031 thousand instructions
    a, y: fell by 3.1 %, from 1,000 to 969 thousand instructions
    b, x: 1 thousand instructions, and nothing to compare with
    """
    wrong = []
    for page, figures in counts.items():
        for name, count in figures.items():
            old = known.get(page, {}).get(name)
            if old is None:
                wrong.append(f"{page}, {name}: {count:,} thousand instructions, and nothing to compare with")
            elif abs(count - old) > ALLOWED * old:
                change = f"{'ROSE' if count > old else 'fell'} by {abs(count - old) / old * 100:.1f} %"
                wrong.append(f"{page}, {name}: {change}, from {old:,} to {count:,} thousand instructions")
    return wrong


def build():
    """The program whose instructions are counted."""
    command = ["cargo", "bench", "--quiet", "--no-run", "--bench", "instructions", "--message-format=json"]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    made = [json.loads(line).get("executable") for line in said.splitlines() if '"instructions"' in line]
    return next(path for path in made if path)


def count(binary, page, times):
    """The instructions of a process that cleans a page so many times. Nothing of the caller's environment changes it."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, page, str(times)]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "GLIBC_TUNABLES": STEADY}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed with {done.returncode}: {done.stderr}")
    return counted(done.stderr)


def measure(binary):
    """The counts of every page."""
    counts = {}
    for name in PAGES:
        page = f"tests/golden/{name}/input.html"
        counts[name] = split(*(count(binary, page, times) for times in (0, FEW, MANY)))
    return counts


def main():
    arguments = sys.argv[1:]
    if arguments not in ([], ["--bless"]):
        sys.exit(__doc__)
    known = json.loads(KNOWN.read_text(encoding="utf-8")) if KNOWN.exists() else {}
    counts = measure(build())
    compiler = subprocess.run(["rustc", "--version"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    for page, figures in counts.items():
        print(f"{page:<20}" + "".join(f"  {name}: {count:>7,} k" for name, count in figures.items()))
    wrong = compare(counts, known.get("counts", {}))
    print("\n".join(wrong))
    if arguments:
        KNOWN.write_text(json.dumps({"compiler": compiler, "counts": counts}, indent=1) + "\n", encoding="utf-8")
        return
    if wrong:
        if compiler != known.get("compiler"):
            print(f"the compiler is {compiler}; counts are blessed with {known.get('compiler')}")
        sys.exit("if this is meant, bless it, and say why in the commit: tests/instructions.py --bless")
    print(f"{len(PAGES)} pages, all within {ALLOWED:.0%} of what is blessed")


if __name__ == "__main__":
    main()
