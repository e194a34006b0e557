"""dechrome inside datatrove and scrapy-poet. Needs both, which ``pip install './python[integrations]'`` installs."""

from __future__ import annotations

import builtins
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, List

import dechrome
import pytest
from pages import ARTICLE, PNG, THREAD

FORUM = Path(__file__).parents[2] / "tests" / "forum"


@pytest.mark.parametrize(("module", "package", "command"), [
    ("datatrove", "datatrove", "pip install datatrove"),
    ("scrapy_poet", "scrapy_poet", "pip install scrapy-poet"),
])  # fmt: skip
def test_what_is_missing_is_named(module: str, package: str, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = builtins.__import__

    def absent(name: str, *arguments: Any, **more: Any) -> Any:
        if name.split(".")[0] == package:
            raise ModuleNotFoundError(f"No module named {package!r}")
        return there(name, *arguments, **more)

    monkeypatch.delitem(sys.modules, f"dechrome.integrations.{module}", raising=False)
    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(ImportError, match=f"dechrome.integrations.{module} needs .*: {command}"):
        __import__(f"dechrome.integrations.{module}")


# A pipeline that reads pages from a file, extracts, and writes what came out; the statistics go to standard output.
PIPELINE = """
import json
import sys
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from dechrome.integrations.datatrove import Dechrome

if __name__ == "__main__":
    here, output_format = sys.argv[1:]
    executor = LocalPipelineExecutor(
        pipeline=[
            JsonlReader(f"{here}/pages"),
            Dechrome(output_format, timeout=60, max_nodes=10_000),
            JsonlWriter(f"{here}/clean", compression=None),
        ],
        logging_dir=f"{here}/logs",
    )
    counts = executor.run().stats[1].to_dict()["stats"]
    del counts["doc_len"]
    print(json.dumps(counts))
"""


def piped(here: Path, output_format: str) -> "tuple[Dict[str, str], Dict[str, Any]]":
    """The texts that come out of the pipeline, by the names of their pages, and the extractor's statistics."""
    pytest.importorskip("datatrove")
    pages = {
        "thread": THREAD, "article": ARTICLE, "empty": "<html><body></body></html>", "picture": PNG.decode("latin-1"),
        "huge": "<p>" * 20_000,
    }  # fmt: skip
    (here / "pages").mkdir()
    lines = (json.dumps({"id": name, "text": page}) for name, page in pages.items())
    (here / "pages" / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (here / "pipeline.py").write_text(PIPELINE, encoding="utf-8")
    command = [sys.executable, str(here / "pipeline.py"), str(here), output_format]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    written = [json.loads(line) for file in (here / "clean").glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    return {line["id"]: line["text"] for line in written}, json.loads(ran.stdout)


def test_a_datatrove_pipeline(tmp_path: Path) -> None:
    texts, statistics = piped(tmp_path, "txt")
    assert texts == {"thread": dechrome.clean(THREAD).text, "article": dechrome.clean(ARTICLE).text}
    assert statistics == {"total": 5, "extracted": 5, "forwarded": 2, "dropped": 3}


def test_a_datatrove_pipeline_that_keeps_the_posts(tmp_path: Path) -> None:
    texts, _ = piped(tmp_path, "json")
    assert [post["author"]["name"] for post in json.loads(texts["thread"])["posts"]] == ["alice", "bob"]


def test_wrong_arguments_of_the_extractor() -> None:
    pytest.importorskip("datatrove")
    from dechrome.integrations.datatrove import Dechrome

    with pytest.raises(ValueError, match="output_format is one of 'txt', 'markdown', 'html', 'json', not 'pdf'"):
        Dechrome("pdf")
    with pytest.raises(dechrome.InvalidOption, match="explian"):
        Dechrome(explian=True)


SPIDER = """
import attrs
import dechrome
from scrapy import Request, Spider
from scrapy_poet import DummyResponse
from web_poet import WebPage, field

@attrs.define
class ThreadPage(WebPage[dict]):
    document: dechrome.Document

    @field
    def title(self):
        return self.document.title

    @field
    def last(self):
        return self.document.posts[-1].author.name

class Tea(Spider):
    name = "tea"
    custom_settings = {
        "ADDONS": {"scrapy_poet.Addon": 300},
        "SCRAPY_POET_PROVIDERS": {"dechrome.integrations.scrapy_poet.DocumentProvider": 500},
        "DECHROME_OPTIONS": {"explain": True},
    }

    async def start(self):
        yield Request(self.base + "/forums/tea.2/", self.parse)
        yield Request(self.base + "/threads/steeping-green-tea.1/", self.parse_thread)
        yield Request(self.base + "/data/pot.png", self.parse, errback=self.failed)

    def parse(self, response: DummyResponse, document: dechrome.Document):
        yield {"kind": document.kind, "url": document.url, "explained": bool(document.removed)}

    async def parse_thread(self, response, page: ThreadPage):
        yield await page.to_item()

    def failed(self, failure):
        yield {"error": failure.type.__name__}
"""


@pytest.mark.parametrize("cached", [False, True])
def test_a_spider_asks_for_documents(tmp_path: Path, cached: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("scrapy_poet")
    monkeypatch.syspath_prepend(FORUM)
    running = importlib.import_module("running")
    (tmp_path / "tea.py").write_text(SPIDER, encoding="utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "tea.py", "-O", "items.jsonl"]
    if cached:
        command += ["-s", f"SCRAPY_POET_CACHE={tmp_path / 'cache'}"]
    items: List[List[Dict[str, Any]]] = []
    with running.Forum() as forum:
        for _ in range(1 + cached):
            environment = {**os.environ, "no_proxy": "*"}
            ran = subprocess.run(
                [*command, "-a", f"base={forum.url}"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True,
                check=False,
            )  # fmt: skip
            assert ran.returncode == 0, ran.stderr
            lines = (tmp_path / "items.jsonl").read_text("utf-8").splitlines()
            items.append(sorted((json.loads(line) for line in lines), key=str))
    for found in items:
        assert found == [
            {"error": "NotText"},
            {"kind": "listing", "url": f"{forum.url}/forums/tea.2/", "explained": True},
            {"title": "Steeping green tea", "last": "Anna"},
        ], ran.stderr
