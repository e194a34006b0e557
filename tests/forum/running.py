"""The fixture forum as a context manager, for tests in Python."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Dict, Optional

HERE = Path(__file__).parent


class Forum:
    """A server of its own: ``url`` inside the ``with`` block, ``requests`` after it, how often each path was asked for."""

    def __enter__(self) -> Forum:
        command = [sys.executable, str(HERE / "serve.py")]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._server.stdout
        self.url = self._server.stdout.readline().strip()
        self.requests: Optional[Dict[str, int]] = None
        return self

    def __exit__(self, *_: object) -> None:
        said, _nothing = self._server.communicate()
        self.requests = json.loads(said)
