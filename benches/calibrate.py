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
RIDGE = 0.04
# Newton's method needs fewer.
STEPS = 30


def share(weights, features):
    """What a logistic regression expects."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(w * f for w, f in zip(weights, features))))))


def solve(matrix, vector):
    """The solution of linear equations, by elimination.

    >>> solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 4.0])
    [1.0, 1.0]
    """
    rows = [[*row, value] for row, value in zip(matrix, vector)]
    for k in range(len(rows)):
        best = max(range(k, len(rows)), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(len(rows)):
            if i != k:
                rows[i] = [value - rows[i][k] * own for value, own in zip(rows[i], rows[k])]
    return [row[-1] for row in rows]


def fit(rows):
    """Weights of a logistic regression, by Newton's method.

    >>> weights = fit([([1.0, 0.0], 0)] * 30 + [([1.0, 1.0], 1)] * 30)
    >>> share(weights, [1.0, 0.0]) < 0.15, share(weights, [1.0, 1.0]) > 0.85
    (True, True)
    """
    size = len(rows[0][0])
    weights = [0.0] * size
    # the constant is held a little, too, for a way that is always right
    pulls = [0.1] + [RIDGE] * (size - 1)
    for _ in range(STEPS):
        gradient = [pull * weight for pull, weight in zip(pulls, weights)]
        hessian = [[pulls[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
        for features, right in rows:
            expected = share(weights, features)
            for i in range(size):
                gradient[i] += (expected - right) * features[i]
                for j in range(size):
                    hessian[i][j] += expected * (1 - expected) * features[i] * features[j]
        weights = [weight - step for weight, step in zip(weights, solve(hessian, gradient))]
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
