"""dechrome inside other people's pipelines: a module for each. Each needs the package it is named after.

- :mod:`dechrome.integrations.datatrove`: an extractor, in the place of ``Trafilatura``.
- :mod:`dechrome.integrations.scrapy_poet`: documents for callbacks and page objects that ask for one by annotation.
"""
