#!/usr/bin/env python3
"""Fail where measured quality has fallen below the floor.

    tests/quality_floor.py REPORT.json…           compares with tests/quality-floor.json
    tests/quality_floor.py --raise REPORT.json…   raises the floor to the figures that are better, never lowers it

A report is what the scorer writes: {set: {figure: value}}. `.ci/run` leaves two in target/ci, quality.json and, of flattened
pages, flattened.json; both together have every set of the floor. Every figure of the floor must be reached, exactly: the
program's output does not vary. Standard library only.
"""
import json
import math
import sys
from pathlib import Path

FLOOR = Path(__file__).resolve().with_name("quality-floor.json")
# Figures that are better when smaller.
CEILINGS = {"snippets_leaked"}
# Shares that trade against each other; their F1 is the figure to hold.
UNHELD = {"precision", "recall"}
# A figure this much better than its floor is worth holding.
RISE = 0.005
# The floor's decimals; figures are rounded so that they still reach it.
DECIMALS = 4


def gain(name, value, floor):
    """How much better than its floor a figure is; negative if it is worse."""
    return floor - value if name in CEILINGS else value - floor


def compare(report, floor):
    """What is wrong, and what is better than the floor says.

    >>> compare({"a": {"f1": 0.8}}, {"a": {"f1": 0.8}})
    ([], [])
    >>> compare({"a": {"f1": 0.7999, "snippets_leaked": 0.04}}, {"a": {"f1": 0.8, "snippets_leaked": 0.05}})
    (['a: f1 is 0.7999, the floor 0.8000'], ['a: snippets_leaked is 0.0400, the floor 0.0500'])
    >>> compare({"a": {"snippets_leaked": 0.06, "errors": 2}}, {"a": {"snippets_leaked": 0.05}, "b": {"f1": 0.1}})[0]
    ['a: 2 pages could not be cleaned', 'a: snippets_leaked is 0.0600, the floor 0.0500', 'b: f1 was not measured']
    """
    wrong, better = [], []
    for group, figures in sorted(report.items()):
        if figures.get("errors"):
            wrong.append(f"{group}: {figures['errors']} pages could not be cleaned")
    for group, figures in sorted(floor.items()):
        for name, wanted in figures.items():
            value = report.get(group, {}).get(name)
            if value is None:
                wrong.append(f"{group}: {name} was not measured")
                continue
            line = f"{group}: {name} is {value:.4f}, the floor {wanted:.4f}"
            if gain(name, value, wanted) < 0:
                wrong.append(line)
            elif gain(name, value, wanted) >= RISE:
                better.append(line)
    return wrong, better


def raised(report, floor):
    """The floor with every figure at its best so far.

    >>> raised({"a": {"pages": 3, "f1": 0.81239, "recall": 0.9, "kind": 0.5}}, {"a": {"kind": 0.6}, "b": {"f1": 0.7}})
    {'a': {'f1': 0.8123, 'kind': 0.6}, 'b': {'f1': 0.7}}
    >>> raised({"a": {"snippets_leaked": 0.01231}}, {"a": {"snippets_leaked": 0.05}})
    {'a': {'snippets_leaked': 0.0124}}
    """
    scale = 10**DECIMALS
    result = {group: dict(figures) for group, figures in floor.items()}
    for group, figures in report.items():
        for name, value in figures.items():
            if not isinstance(value, float) or name in UNHELD:
                continue
            held = (math.ceil if name in CEILINGS else math.floor)(value * scale) / scale
            known = result.setdefault(group, {})
            if name not in known or gain(name, held, known[name]) > 0:
                known[name] = held
    return {group: dict(sorted(figures.items())) for group, figures in sorted(result.items())}


def main():
    arguments = sys.argv[1:]
    raising = arguments[:1] == ["--raise"]
    paths = arguments[raising:]
    if not paths:
        sys.exit(__doc__)
    report = {}
    for path in paths:
        report |= json.loads(Path(path).read_text(encoding="utf-8"))
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    wrong, better = compare(report, floor)
    for line in wrong:
        print(f"BELOW  {line}")
    if raising:
        FLOOR.write_text(json.dumps(raised(report, floor), indent=1) + "\n", encoding="utf-8")
    elif better:
        print("\n".join(f"above  {line}" for line in better))
        print(f"raise the floor: tests/quality_floor.py --raise {' '.join(paths)}")
    print(f"{sum(map(len, floor.values()))} figures held, {len(wrong)} below")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
