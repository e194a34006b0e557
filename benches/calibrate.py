#!/usr/bin/env python3
"""Fit the weights of confidence (src/confidence.rs) to annotated pages.

    tests/reliability.py BIN FOLDER --rows ROWS.jsonl
    benches/calibrate.py ROWS.jsonl

For each way of finding content, a logistic regression of "the answer is right" on a few features of the answer, a little
regularised; its weights are printed as the table of src/confidence.rs. The training data are the annotated pages that tests/reliability.py reads. Standard library only.
"""
import json
import math
import sys
from collections import defaultdict

# Pull of each weight towards 0, in pages; the constant is free.
RIDGE = 1.0
STEPS = 4000
RATE = 0.5


def fit(rows):
    """Weights of a logistic regression by gradient descent.

    >>> weights = fit([([1.0, 0.0], 0)] * 30 + [([1.0, 1.0], 1)] * 30)
    >>> share = lambda features: 1 / (1 + math.exp(-sum(w * f for w, f in zip(weights, features))))
    >>> share([1.0, 0.0]) < 0.15, share([1.0, 1.0]) > 0.85
    (True, True)
    """
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [0.0 if k == 0 else RIDGE * weights[k] for k in range(size)]
        for features, right in rows:
            z = sum(w * f for w, f in zip(weights, features))
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, z)))) - right
            for k in range(size):
                gradient[k] += error * features[k]
        weights = [w - RATE * g / len(rows) for w, g in zip(weights, gradient)]
    return weights


def main():
    ways = defaultdict(list)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if "way" in row:  # an empty answer has none
                ways[row["way"]].append((row["features"], row["right"]))
    for way, rows in sorted(ways.items()):
        weights = ", ".join(f"{weight:.2f}" for weight in fit(rows))
        print(f"    (Way::{way}, [{weights}]), // {len(rows)} pages")


if __name__ == "__main__":
    main()
