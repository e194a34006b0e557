#!/usr/bin/env python3
"""One extractor of PyPI in a process of its own, which goes over the same pages whenever it is told to.

    worker.py EXTRACTOR PAGES.jsonl

Reads the pages, prints a line when it is ready, and for each line of standard input extracts every page once and prints what
that took as a line of JSON. run.py starts and tells it. Only the extractor asked for is imported.
"""
import json
import logging
import sys
import time


def turbohtml():
    from turbohtml import parse

    return lambda html: parse(html).main_text()


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: extract_plain_text(html, main_content=True)


def selectolax():
    from selectolax.lexbor import LexborHTMLParser

    def parse(html):
        LexborHTMLParser(html)

    return parse


def trafilatura():
    from trafilatura import extract

    return extract


def readability():
    from readability import Document

    return lambda html: Document(html).summary()


def justext():
    from justext import get_stoplist, justext

    words = get_stoplist("English")
    return lambda html: "\n".join(part.text for part in justext(html, words) if not part.is_boilerplate)


EXTRACTORS = {
    "turbohtml": turbohtml,
    "resiliparse": resiliparse,
    "selectolax": selectolax,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "justext": justext,
}
# What these make is no text whose words could be looked for: a tree, HTML.
NO_TEXT = {"selectolax", "readability-lxml"}


def one_pass(extract, pages, is_text):
    """Every page once; what is made of a page is dropped before the next.

    >>> made = one_pass(lambda page: page[:1 // len(page)], ["a", "", "bc"], True)
    >>> made["failures"], made["empty"]
    (['ZeroDivisionError'], 1)
    """
    failures, empty = [], 0
    start = time.process_time()
    for page in pages:
        try:
            made = extract(page)
            if is_text and not (made and made.strip()):
                empty += 1
        except Exception as error:
            failures.append(type(error).__name__)
    return {"seconds": time.process_time() - start, "failures": failures, "empty": empty}


def main():
    name, path = sys.argv[1:]
    logging.disable(logging.CRITICAL)
    with open(path, encoding="utf-8") as lines:
        pages = [json.loads(line)["html"] for line in lines]
    extract = EXTRACTORS[name]()
    answers, sys.stdout = sys.stdout, sys.stderr
    print(json.dumps({"ready": len(pages)}), file=answers, flush=True)
    for _ in sys.stdin:
        print(json.dumps(one_pass(extract, pages, name not in NO_TEXT)), file=answers, flush=True)


if __name__ == "__main__":
    main()
