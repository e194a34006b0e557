"""What the spider finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List

import dechrome


@dataclass
class Thread:
    """A thread's pages that could be read, in the thread's order, at least one."""

    pages: List[dechrome.Document] = field(repr=False)
