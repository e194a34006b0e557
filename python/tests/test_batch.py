"""Cleaning many pages: order, isolation, threads."""

import gc
import os
import time
import unittest
import warnings

import dechrome
from pages import ARTICLE, FLAT, PNG, THREAD


class Batches(unittest.TestCase):
    def test_results_are_those_of_clean_in_order(self):
        pages = [ARTICLE, THREAD.encode(), FLAT, b"", ARTICLE.encode()] * 5
        expected = [dechrome.clean(page) for page in pages]
        for threads in (0, 1, 3, 100):
            self.assertEqual(dechrome.clean_batch(pages, threads=threads), expected)

    def test_a_bad_page_fails_alone(self):
        limit = len(ARTICLE.encode())
        items = [ARTICLE, PNG, {"page": ARTICLE, "retrieved": "soon"}, ARTICLE + " " * limit, ARTICLE]
        results = dechrome.clean_batch(items, max_bytes=limit)
        self.assertEqual([type(result) for result in results], [
            dechrome.Document, dechrome.NotText, dechrome.InvalidRetrieved, dechrome.LimitExceeded, dechrome.Document,
        ])
        self.assertEqual(results[3].limit, "max_bytes")
        self.assertEqual(results[0].title, "Tea")

    def test_items_carry_what_is_known(self):
        url = "https://forum.example/t/1"
        items = [dechrome.Input(ARTICLE, url=url), {"page": ARTICLE, "url": url}, ARTICLE]
        self.assertEqual([document.url for document in dechrome.clean_batch(iter(items))], [url, url, None])

    def test_options_hold_for_all(self):
        for document in dechrome.clean_batch([ARTICLE, FLAT], explain=True):
            self.assertTrue(document.full_text)

    def test_documents_live_apart(self):
        results = dechrome.clean_batch([ARTICLE, THREAD])
        thread = results.pop()
        del results
        gc.collect()
        self.assertIn("alice", thread.markdown)

    @unittest.skipUnless(hasattr(os, "fork"), "no fork here")
    def test_a_forked_process_cleans_too(self):
        dechrome.clean_batch([ARTICLE] * 4)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the interpreter warns of forking beside threads
            child = os.fork()
        if child == 0:
            try:
                os._exit(0 if len(dechrome.clean_batch([ARTICLE] * 4)) == 4 else 1)
            finally:
                os._exit(2)
        for _ in range(600):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            time.sleep(0.1)
        else:
            os.kill(child, 9)
            os.waitpid(child, 0)
            self.fail("the child hangs")
        self.assertEqual(status, 0)

    def test_nothing(self):
        self.assertEqual(dechrome.clean_batch([]), [])

    def test_wrong_arguments(self):
        with self.assertRaises(dechrome.InvalidOption):
            dechrome.clean_batch([ARTICLE], no_such_option=True)
        with self.assertRaises(ValueError):
            dechrome.clean_batch([ARTICLE], threads=-1)
        with self.assertRaises(TypeError):
            dechrome.clean_batch([ARTICLE, None])
        with self.assertRaises(TypeError):
            dechrome.clean_batch([{"page": ARTICLE, "html": ""}])


if __name__ == "__main__":
    unittest.main()
