#!/usr/bin/env python3
"""Fail where the program's answer to a page differs from what is expected of it.

    tests/seed.py BIN FOLDER        each *.txt of FOLDER against expected.json beside it

Every field that expected.json names must be equal; "removed_kinds" are the kinds of removal in the order of their first
appearance. Standard library only.
"""
import json
import subprocess
import sys
from pathlib import Path


def main():
    binary, folder = sys.argv[1], Path(sys.argv[2])
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    pages = sorted(folder.glob("*.txt"))
    failed = [] if pages else [f"{folder} holds no page"]
    for page in pages:
        command = [binary, "clean", str(page), "--format", "json", "--explain"]
        document = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        document["removed_kinds"] = list(dict.fromkeys(removal["kind"] for removal in document.get("removed", [])))
        for name, value in wanted.items():
            if document.get(name) != value:
                failed.append(f"{page.name}: {name} is {document.get(name)!r}, expected {value!r}")
    print("\n".join(failed) or f"{len(pages)} pages as expected")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
