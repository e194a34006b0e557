"""A Scrapy project that crawls forums: one joined document a thread."""
