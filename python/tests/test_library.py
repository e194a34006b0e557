"""Finding and checking the library, agreement with the C header, and what the wheel holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from pages import CHECKOUT

import dechrome
from dechrome import _errors, _fields, _library, _options

HEADER = (CHECKOUT / "include" / "dechrome.h").read_text(encoding="utf-8")


def imported(library: str) -> tuple[int, str]:
    """What importing the package says when ``DECHROME_LIBRARY`` is ``library``."""
    environment = {**os.environ, "DECHROME_LIBRARY": library}
    command = [sys.executable, "-c", "import dechrome; print(dechrome.__version__)"]
    run = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return run.returncode, run.stdout.decode()


def test_the_named_library_is_loaded() -> None:
    assert imported(str(_library.PATH)) == (0, dechrome.__version__ + os.linesep)


def test_a_missing_library_is_named() -> None:
    status, said = imported("/no/such/library")
    assert status == 1
    assert "ImportError: DECHROME_LIBRARY is '/no/such/library', but there is no such file" in said


def test_another_file_is_refused() -> None:
    status, said = imported(__file__)
    assert status == 1
    assert "ImportError: " in said and "is not a dechrome library" in said


def test_another_abi_is_refused(tmp_path: Path) -> None:
    source, library = tmp_path / "other.c", tmp_path / "other.so"
    source.write_text("unsigned dechrome_abi_version(void) { return 99; }\n", encoding="utf-8")
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", str(source), "-o", str(library)], check=True)
    status, said = imported(str(library))
    assert status == 1
    assert "has ABI version 99, this package needs 1: rebuild or update one of them" in said


def test_the_library_beside_the_package_comes_first() -> None:
    places = _library.candidates()
    assert places[0].parent == Path(dechrome.__file__).resolve().parent
    assert re.fullmatch(r"libdechrome\.(so|dylib)|dechrome\.dll", places[0].name)


def test_nothing_to_load_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECHROME_LIBRARY", raising=False)
    monkeypatch.setattr(_library, "candidates", lambda: [Path("/no/such/library")])
    with pytest.raises(ImportError, match="install the package with `pip install ./python`"):
        _library._find()


CONSTANTS = {name: int(value) for name, value in re.findall(r"#define DECHROME_(\w+) (\d+)", HEADER)}


def test_constants_are_those_of_the_header() -> None:
    here = {**vars(_errors), **vars(_fields), **vars(_library)}
    here = {name: value for name, value in here.items() if type(value) is int}
    assert here and here == {name: CONSTANTS.get(name) for name in here}


@pytest.mark.parametrize("family", ["FIELD_", "OUTPUT_", "LIMIT_"])
def test_none_is_forgotten(family: str) -> None:
    here = {name for module in (_errors, _fields, _library) for name in vars(module) if name.startswith(family)}
    elsewhere = ("FIELD_AUTHOR_", "FIELD_BREADCRUMBS", "FIELD_TAGS")  # read from the JSON form
    assert here == {name for name in CONSTANTS if name.startswith(family) and not name.startswith(elsewhere)}


def test_functions_and_structs_are_those_of_the_header() -> None:
    names = [getattr(function, "__name__", "") for function in vars(_library).values() if hasattr(function, "argtypes")]
    functions = [name for name in names if name.startswith("dechrome_")]
    assert len(functions) > 10
    for name in functions:
        assert re.search(rf"\b{name}\(", HEADER), name
    for struct, here in (
        ("dechrome_input", _library.CInput),
        ("dechrome_str", _library.Str),
        ("dechrome_str", _library.InText),
    ):
        found = re.search(rf"typedef struct {struct} \{{(.*?)\}} {struct};", HEADER, re.DOTALL)
        assert found is not None
        assert re.findall(r"(\w+);", re.sub("//.*", "", found[1])) == [name for name, _ in here._fields_]  # type: ignore[misc]


def test_options_are_those_of_the_header() -> None:
    table = re.findall(r"^//   (\w+) +(auto, html or text|true or false|a whole number above 0) ", HEADER, re.MULTILINE)
    assert {key: takes.replace("true or false", "True or False") for key, takes in table} == {
        key: takes.replace("'", "") for key, takes in _options.VALUES.items()
    }
    assert set(_options.VALUES) == set(_options.Options.__annotations__)
    assert f"{_options.DEFAULT_MAX_BYTES >> 20} MiB" in HEADER


def test_every_status_has_its_exception() -> None:
    for status in [value for name, value in vars(_errors).items() if name.isupper() and isinstance(value, int)]:
        assert type(_library.status_error(status)) is not dechrome.DechromeError, status
    assert type(_library.status_error(99)) is dechrome.DechromeError


def test_the_version_is_the_crates() -> None:
    manifest = (CHECKOUT / "Cargo.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{dechrome.__version__}"\n' in manifest
    assert metadata.version("dechrome") == dechrome.__version__


def test_the_wheel_is_for_every_python_of_the_platform() -> None:
    wheel = metadata.distribution("dechrome").read_text("WHEEL") or ""
    assert "Root-Is-Purelib: false" in wheel
    assert re.search(r"^Tag: py3-none-(?!any)\w+$", wheel, re.MULTILINE), wheel


def test_the_wheel_holds_the_package_and_one_library() -> None:
    files = [file for file in metadata.files("dechrome") or () if file.parts[0] == "dechrome"]
    others = [str(file) for file in files if file.suffix not in (".py", ".pyc")]
    assert sorted(others) == sorted([f"dechrome/{_library.candidates()[0].name}", "dechrome/py.typed"])
    assert all((CHECKOUT / "python" / file).is_file() for file in files if file.suffix == ".py")


def test_classes_have_the_name_they_are_imported_by() -> None:
    for name in dechrome.__all__:
        public = getattr(dechrome, name)
        if isinstance(public, type):
            assert (public.__module__, public.__qualname__) == ("dechrome", name)


def test_everything_public_is_documented() -> None:
    for name in dechrome.__all__:
        public = getattr(dechrome, name)
        if isinstance(public, type) or hasattr(public, "__code__"):
            assert public.__doc__ and not public.__doc__.startswith(f"{name}("), name
        for part, member in vars(public).items() if isinstance(public, type) else ():
            if isinstance(member, property) or callable(member) and not part.startswith("_"):
                assert member.__doc__, f"{name}.{part}"
