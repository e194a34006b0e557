"""Joining the pages of a thread."""

from __future__ import annotations

import gc
import pickle

import pytest
from pages import ARTICLE, THREAD

import dechrome


def test_each_post_stands_once() -> None:
    page = dechrome.clean(THREAD)
    joined = dechrome.join(iter([page, dechrome.clean(THREAD)]))
    assert (joined.posts, joined.text, joined.markdown) == (page.posts, page.text, page.markdown)


def test_posts_of_all_pages_in_order() -> None:
    other = THREAD.replace("alice", "carol").replace("bob", "dave").replace("carol", "erin")
    pages = [dechrome.clean(page) for page in (THREAD, other)]
    joined = dechrome.join(pages)
    posts = [post for page in pages for post in page.posts]
    assert list(joined.posts) == posts
    del pages, posts
    gc.collect()
    assert [post.author and post.author.name for post in joined.posts] == ["alice", "bob", "erin", "dave"]


def test_nothing_joined_is_an_empty_document() -> None:
    assert (dechrome.join([]).text, dechrome.join([]).kind) == ("", "other")


def test_what_was_pickled_cannot_be_joined() -> None:
    page = dechrome.clean(ARTICLE)
    with pytest.raises(ValueError) as caught:
        dechrome.join([page, pickle.loads(pickle.dumps(page))])
    assert str(caught.value) == "document 1 was pickled and cannot be joined: join in the process that cleaned its page"
