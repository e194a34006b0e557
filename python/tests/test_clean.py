"""Cleaning one page: what comes out, options, errors, bad input."""

import copy
import dataclasses
import datetime
import gc
import json
import pickle
import threading
import unittest

import dechrome
from pages import ARTICLE, FLAT, PNG, THREAD


class Documents(unittest.TestCase):
    def test_article(self):
        document = dechrome.clean(ARTICLE, url="https://forum.example/t/1")
        self.assertEqual(document.title, "Tea")
        self.assertEqual(document.url, "https://forum.example/t/1")
        self.assertEqual(document.language, "en")
        self.assertTrue(document.text.startswith("Green tea is steeped"), document.text)
        self.assertNotIn("Home", document.text)
        self.assertTrue(0 <= document.confidence <= 1)
        self.assertIsNone(document.full_text)
        self.assertEqual(document.removed, ())

    def test_thread(self):
        document = dechrome.clean(THREAD, url="https://forum.example/threads/tea.1/")
        self.assertEqual((document.kind, document.method), ("thread", "platform"))
        self.assertEqual(document.platform.name, "xenforo")
        self.assertEqual([post.author.name for post in document.posts], ["alice", "bob"])
        self.assertEqual([post.id for post in document.posts], ["11", "12"])
        self.assertIsInstance(document.posts[0], dechrome.Post)
        self.assertTrue(document.posts[0].published.startswith("2024-08-19"))
        self.assertIn("Two minutes are enough", document.posts[1].text)

    def test_flat_text(self):
        document = dechrome.clean(FLAT)
        self.assertEqual(document.title, "Grüner Tee")
        self.assertEqual((document.stats.threads, document.stats.posts, document.stats.members), (3386, 33718, None))

    def test_renderings(self):
        document = dechrome.clean(ARTICLE)
        self.assertIn("# Tea", document.markdown)
        self.assertIn("<p>Green tea", document.html)
        self.assertEqual(json.loads(document.json), document.to_dict())
        self.assertEqual(document.to_dict()["schema"], document.schema)

    def test_dataclasses_mirror_the_json(self):
        for page in (ARTICLE, THREAD, FLAT):
            document = dechrome.clean(page, explain=True)
            fields = json.loads(json.dumps(dataclasses.asdict(dataclasses.replace(document, _handle=None))))
            del fields["_handle"]
            self.assertEqual(_present(fields), document.to_dict())

    def test_removals_are_byte_spans(self):
        document = dechrome.clean(FLAT, explain=True)
        raw = document.full_text.encode()
        self.assertTrue(document.removed)
        self.assertEqual(len(document.removed), len(document.removed_texts()))
        self.assertTrue(any("33,718" in text for text in document.removed_texts()))
        end = 0
        for removal, text in zip(document.removed, document.removed_texts()):
            self.assertTrue(end <= removal.start < removal.end <= len(raw))
            self.assertEqual(raw[removal.start : removal.end].decode(), text)
            self.assertTrue(removal.kind and removal.rule)
            end = removal.end

    def test_text_outlives_the_document(self):
        document = dechrome.clean(THREAD)
        post, markdown = document.posts[0], document.markdown
        del document
        gc.collect()
        self.assertIn("How long is green tea steeped?", post.text)
        self.assertIn("How long is green tea steeped?", markdown)

    def test_a_document_is_pickled_and_copied(self):
        document = dechrome.clean(THREAD)
        for twin in (pickle.loads(pickle.dumps(document)), copy.deepcopy(document), copy.copy(document)):
            self.assertEqual(twin, document)
            self.assertEqual((twin.markdown, twin.html, twin.json), (document.markdown, document.html, document.json))

    def test_only_cleaned_documents_render(self):
        bare = dechrome.Document(schema=1, kind="other", method="text", confidence=0, text="")
        with self.assertRaises(TypeError):
            bare.markdown

    def test_threads_share_a_document(self):
        document, seen = dechrome.clean(THREAD), []
        work = lambda: seen.append((document.markdown, document.html, dechrome.clean(THREAD) == document))
        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(seen, [(document.markdown, document.html, True)] * 8)


def _present(value):
    """A JSON form without absent and empty fields, as the library writes it; texts stand even when empty."""
    if isinstance(value, dict):
        kept = {key: _present(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, [], False) or item == 0 and item is not False}
    return [_present(item) for item in value] if isinstance(value, list) else value


class Inputs(unittest.TestCase):
    def test_bytes_are_decoded(self):
        page = ARTICLE.replace("Tea", "Thé").encode("windows-1252")
        document = dechrome.clean(page, content_type="text/html; charset=windows-1252")
        self.assertEqual((document.title, document.encoding), ("Thé", "windows-1252"))

    def test_text_is_not_decoded_again(self):
        page = ARTICLE.replace("Tea", "Thé").replace("<head>", '<head><meta charset="windows-1252">')
        document = dechrome.clean(page, content_type="text/html; charset=windows-1252")
        self.assertEqual((document.title, document.encoding), ("Thé", None))

    def test_every_bytes_like_page(self):
        raw = ARTICLE.encode()
        for page in (bytearray(raw), memoryview(raw)):
            self.assertEqual(dechrome.clean(page), dechrome.clean(raw))

    def test_empty_pages_are_empty_documents(self):
        for page in (b"", "", bytearray(), " \n", b"\xef\xbb\xbf"):
            document = dechrome.clean(page, url="", content_type="", retrieved="")
            self.assertEqual((document.kind, document.text, document.posts, document.url), ("other", "", (), None))

    def test_undecodable_pages_are_documents(self):
        for page in (b"\xff\xfe\xfd text", b"a\0b", b"\xff", ARTICLE.encode() + b"\xc3", "lone \ud800 surrogate, \0 and NUL"):
            self.assertIsInstance(dechrome.clean(page).text, str)

    def test_the_retrieval_time_may_be_a_date(self):
        moment = datetime.datetime(2024, 8, 19, 14, 3, tzinfo=datetime.timezone.utc)
        for retrieved in ("2024-08-19", "2024-08-19T14:03:00Z", moment.date(), moment):
            self.assertEqual(dechrome.clean(ARTICLE, retrieved=retrieved).title, "Tea")

    def test_wrong_types(self):
        for page in (None, 1, ["<p>"]):
            with self.assertRaises(TypeError):
                dechrome.clean(page)
        with self.assertRaises(TypeError):
            dechrome.clean(ARTICLE, url=b"https://forum.example/")
        with self.assertRaises(TypeError):
            dechrome.clean(ARTICLE, max_bytes=1.5)


class Errors(unittest.TestCase):
    def test_not_text(self):
        with self.assertRaises(dechrome.NotText) as caught:
            dechrome.clean(PNG)
        self.assertIsInstance(caught.exception, dechrome.DechromeError)
        self.assertEqual(caught.exception.status, 4)
        self.assertIn("binary", caught.exception.message)

    def test_limits_are_named(self):
        for limit in ("max_bytes", "max_nodes", "max_posts"):
            with self.assertRaises(dechrome.LimitExceeded) as caught:
                dechrome.clean(THREAD, **{limit: 1})
            self.assertEqual(caught.exception.limit, limit)
            self.assertIn(limit, str(caught.exception))

    def test_options(self):
        dechrome.clean(ARTICLE, format="html", explain=True, headers=False, quotes=True, comments=True, max_bytes=10**6)
        for options in ({"format": "pdf"}, {"explain": "maybe"}, {"max_posts": 0}, {"max_posts": -1}, {"no_such": 1}):
            with self.assertRaises(dechrome.InvalidOption) as caught:
                dechrome.clean(ARTICLE, **options)
            self.assertIn(next(iter(options)), str(caught.exception))
        with self.assertRaises(dechrome.InvalidOption):
            dechrome.clean(ARTICLE, format="html\0")

    def test_retrieved(self):
        with self.assertRaises(dechrome.InvalidRetrieved):
            dechrome.clean(ARTICLE, retrieved="yesterday")

    def test_errors_are_pickled(self):
        error = dechrome.LimitExceeded(16, "too large")
        twin = pickle.loads(pickle.dumps(error))
        self.assertEqual((type(twin), twin.args, twin.limit), (type(error), error.args, "max_bytes"))


if __name__ == "__main__":
    unittest.main()
