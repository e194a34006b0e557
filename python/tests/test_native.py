"""Finding and checking the library, and agreement with the C header."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import dechrome
from dechrome import _errors, _native

PYTHON = Path(__file__).resolve().parents[1]
HEADER = (PYTHON.parent / "include" / "dechrome.h").read_text(encoding="utf-8")


def _import(library):
    """What importing the package says when ``DECHROME_LIBRARY`` is ``library``."""
    environment = {**os.environ, "DECHROME_LIBRARY": str(library), "PYTHONPATH": str(PYTHON)}
    command = [sys.executable, "-c", "import dechrome; print(dechrome.__version__)"]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return run.returncode, (run.stdout + run.stderr).decode()


class Loading(unittest.TestCase):
    def test_the_named_library_is_loaded(self):
        status, said = _import(_native._library._name)
        self.assertEqual((status, said.strip()), (0, dechrome.__version__), said)

    def test_a_missing_library_is_named(self):
        status, said = _import("/no/such/library")
        self.assertEqual(status, 1)
        self.assertIn("ImportError: DECHROME_LIBRARY is '/no/such/library', but there is no such file", said)

    def test_another_file_is_refused(self):
        status, said = _import(__file__)
        self.assertEqual(status, 1)
        self.assertIn("is not a dechrome library", said)

    def test_another_abi_is_refused(self):
        compiler = os.environ.get("CC", "cc")
        with tempfile.TemporaryDirectory() as folder:
            source, library = Path(folder, "other.c"), Path(folder, "other.so")
            source.write_text("unsigned dechrome_abi_version(void) { return 99; }\n", encoding="utf-8")
            try:
                subprocess.run([compiler, "-shared", "-fPIC", str(source), "-o", str(library)], check=True)
            except FileNotFoundError:
                self.skipTest("no C compiler")
            status, said = _import(library)
        self.assertEqual(status, 1)
        self.assertIn("has ABI version 99, this package needs 1", said)

    def test_places_in_order(self):
        places = _native._candidates()
        self.assertEqual(places[0].parent, PYTHON / "dechrome")
        for place in places[1:]:
            self.assertEqual(place.parents[1], PYTHON.parent / "target")


class Agreement(unittest.TestCase):
    def test_constants_are_those_of_the_header(self):
        defined = {name: int(value) for name, value in re.findall(r"#define DECHROME_(\w+) (\d+)", HEADER)}
        here = {name: value for name, value in {**vars(_errors), **vars(_native)}.items() if isinstance(value, int)}
        self.assertEqual(here, {name: value for name, value in defined.items() if not name.startswith(("FIELD_", "POST_"))})

    def test_functions_are_in_the_header(self):
        for name in _native._FUNCTIONS:
            self.assertRegex(HEADER, rf"\b{name}\(")

    def test_every_status_has_its_exception(self):
        for status in [value for name, value in vars(_errors).items() if name.isupper() and isinstance(value, int)]:
            self.assertIsNot(type(_native._error(status)), dechrome.DechromeError, status)

    def test_the_package_has_the_library_s_version(self):
        project = (PYTHON / "pyproject.toml").read_text(encoding="utf-8")
        self.assertIn(f'version = "{dechrome.__version__}"', project)


if __name__ == "__main__":
    unittest.main()
