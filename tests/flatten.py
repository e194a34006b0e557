#!/usr/bin/env python3
"""Flatten annotated pages as common scrapers do.

    tests/flatten.py CORPUS.jsonl.gz FOLDER     writes <set>-<way>.jsonl.gz into FOLDER, one file for each way

A line of CORPUS is one page: {"id", "html", "gold", …}; it is written with "text" for "html". The ways: get_text and
stripped_strings of BeautifulSoup, html2text (Markdown without links, lines unwrapped), and inscriptis (indented). They are
installed with `pip install --requirement tests/requirements.txt`.
"""
import gzip
import json
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import html2text
import inscriptis
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

# Pages of XHTML read as HTML, as scrapers do.
warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)


def get_text(html):
    return BeautifulSoup(html, "lxml").get_text()


def stripped_strings(html):
    return "\n".join(BeautifulSoup(html, "lxml").stripped_strings)


def markdown(html):
    parser = html2text.HTML2Text(bodywidth=0)
    parser.ignore_links = True
    return parser.handle(html)


WAYS = {
    "get_text": get_text,
    "stripped_strings": stripped_strings,
    "html2text": markdown,
    "inscriptis": inscriptis.get_text,
}


def flattened(line):
    """A page in every way, in the order of WAYS."""
    page = json.loads(line)
    html = page.pop("html")
    return [json.dumps(page | {"text": flatten(html)}, ensure_ascii=False) for flatten in WAYS.values()]


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    name = source.name.removesuffix(".jsonl.gz")
    outputs = [gzip.open(folder / f"{name}-{way}.jsonl.gz", "wt", encoding="utf-8", compresslevel=1) for way in WAYS]
    with gzip.open(source, "rt", encoding="utf-8") as lines, ProcessPoolExecutor() as pool:
        for texts in pool.map(flattened, lines, chunksize=8):
            for output, text in zip(outputs, texts):
                output.write(text + "\n")
    for output in outputs:
        output.close()


if __name__ == "__main__":
    main()
