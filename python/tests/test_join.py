"""Joining the pages of a thread."""

import pickle
import unittest

import dechrome
from pages import ARTICLE, THREAD


class Joins(unittest.TestCase):
    def test_each_post_stands_once(self):
        page = dechrome.clean(THREAD)
        joined = dechrome.join(iter([page, dechrome.clean(THREAD)]))
        self.assertEqual(joined.posts, page.posts)
        self.assertEqual(joined.text, page.text)
        self.assertEqual(joined.markdown, page.markdown)

    def test_posts_of_all_pages_in_order(self):
        other = THREAD.replace("alice", "carol").replace("bob", "dave").replace("carol", "erin")
        pages = [dechrome.clean(page) for page in (THREAD, other)]
        joined = dechrome.join(pages)
        names = [post.author.name for page in pages for post in page.posts]
        self.assertEqual([post.author.name for post in joined.posts], names)

    def test_nothing_joined_is_an_empty_document(self):
        self.assertEqual((dechrome.join([]).text, dechrome.join([]).kind), ("", "other"))

    def test_what_cannot_be_joined(self):
        page = dechrome.clean(ARTICLE)
        with self.assertRaisesRegex(TypeError, "expected a Document, not str"):
            dechrome.join([page, ARTICLE])
        with self.assertRaisesRegex(ValueError, "pickled"):
            dechrome.join([page, pickle.loads(pickle.dumps(page))])


if __name__ == "__main__":
    unittest.main()
