"""What people wrote on a forum page, and what the page says about it.

>>> import dechrome
>>> page = (
...     "<html><head><title>Tea</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Tea</h1>"
...     "<p>Green tea is steeped at 80 degrees, for two minutes, and not a second longer than that.</p>"
...     "</article></body></html>"
... )
>>> document = dechrome.clean(page, url="https://forum.example/t/1")
>>> document.title
'Tea'
>>> document.text
'Green tea is steeped at 80 degrees, for two minutes, and not a second longer than that.'

A page is ``bytes`` as they came from the network, in whatever encoding, or ``str`` if it is decoded already.
"""

from __future__ import annotations

from ._clean import clean, clean_batch, clean_file, join
from ._document import Document
from ._errors import (
    DechromeError,
    InternalError,
    InvalidArgument,
    InvalidOption,
    InvalidRetrieved,
    LimitExceeded,
    NotText,
)
from ._extract import extract
from ._input import Input, Item, Page, Retrieved
from ._library import version as _version
from ._options import Options
from ._parts import (
    Attachment,
    Author,
    Counts,
    Image,
    Link,
    PageLinks,
    Platform,
    Quote,
    Removal,
    Stats,
    ThreadLink,
)
from ._post import Post
from ._tables import to_arrow, to_pandas

__all__ = [
    "Attachment", "Author", "Counts", "DechromeError", "Document", "Image", "Input", "InternalError",
    "InvalidArgument", "InvalidOption", "InvalidRetrieved", "Item", "LimitExceeded", "Link", "NotText", "Options",
    "Page", "PageLinks", "Platform", "Post", "Quote", "Removal", "Retrieved", "Stats", "ThreadLink", "__version__",
    "clean", "clean_batch", "clean_file", "extract", "join", "to_arrow", "to_pandas",
]  # fmt: skip

#: The version of the native library, such as "0.1.0".
__version__: str = _version()

# In tracebacks and pickles, classes have the name that they are imported by.
for _public in [_value for _name, _value in list(globals().items()) if _name in __all__ and isinstance(_value, type)]:
    _public.__module__ = __name__
del _public
