#!/usr/bin/env python3
"""Installs the library as its users do and builds what uses it against the installed prefix.

    tests/installed.py                      installs with cargo-c into target/installed, then tests
    tests/installed.py --prefix /usr/local  tests what is installed there

Needs cargo-c, a C and a C++ compiler, pkg-config, CMake, binutils and libcurl's headers. Prints figures: how large the library is,
how long a first page takes, how much memory many cleans hold.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import time
import unittest
from pathlib import Path
from typing import List

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "installed-tests"
PAGE = "examples/pages/thread.html"

#: Threads and cleans of each in the stress test; threads and cleans whose memory is watched.
STRESS = ("8", "10000")
MANY = ("2", "50000")
#: KB that a process may hold more after nine tenths of its work than after one.
ROOM = 4096
#: Starts whose median is printed.
STARTS = 31

#: Compiled as C or C++ and linked with the library, with what else they need.
PROGRAMS = {
    "tests/c/api.c": [],
    "tests/c/lists.c": [],
    "tests/c/batches.c": [],
    "tests/c/process.c": [],
    "tests/c/stress.c": [],
    "tests/c/wrapper.cpp": [],
    "examples/c/clean.c": [],
    "examples/c/posts.c": [],
    "examples/c/batch.c": [],
    "examples/c/fetch.c": ["-lcurl"],
    "examples/cpp/posts.cpp": [],
}

prefix = Path()


def run(*command: object, **more: object) -> str:
    """What a command prints; an error with all it said if it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)  # type: ignore
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(words)}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def pkg_config(*arguments: str) -> List[str]:
    environment = {**os.environ, "PKG_CONFIG_PATH": str(prefix / "lib" / "pkgconfig")}
    return run("pkg-config", *arguments, "dechrome", env=environment).split()


def compile(source: str, linkage: str) -> Path:
    """A program, linked as pkg-config says: shared, or static with the private libraries."""
    program = WORK / (re.sub(r"\W", "-", source) + "-" + linkage)
    compiler = ["c++", "-std=c++17"] if source.endswith(".cpp") else ["cc", "-std=c99"]
    if linkage == "shared":
        libraries = [*pkg_config("--libs"), f"-Wl,-rpath,{prefix / 'lib'}"]
    else:
        libraries = [":libdechrome.a" if word == "-ldechrome" else word for word in pkg_config("--static", "--libs")]
        libraries = [f"-l{word}" if word.startswith(":") else word for word in libraries]
    run(*compiler, "-O1", "-g", "-pthread", *pkg_config("--cflags"), source, "-o", program, *libraries, *PROGRAMS[source])
    return program


def needed(program: Path) -> List[str]:
    """The shared libraries that a program or library asks for."""
    return re.findall(r"NEEDED.*\[(.*)\]", run("readelf", "--dynamic", program))


def held(printed: str) -> List[int]:
    """The KB that a program says it holds."""
    return [int(kb) for kb in re.findall(r"^(\d+) KB", printed, re.MULTILINE)]


class Installed(unittest.TestCase):
    """What is in the prefix."""

    def test_files(self) -> None:
        for path in ("include/dechrome.h", "include/dechrome.hpp"):
            self.assertEqual((prefix / path).read_bytes(), (ROOT / path).read_bytes())
        for path in ("lib/libdechrome.a", "lib/libdechrome.so", "lib/libdechrome.so.1"):
            self.assertTrue((prefix / path).exists(), path)
        self.assertTrue((prefix / "share/dechrome/cmake/dechrome-config.cmake").exists())

    def test_soname_is_the_abi(self) -> None:
        header = (prefix / "include/dechrome.h").read_text()
        version = re.search(r"#define DECHROME_ABI_VERSION (\d+)", header)
        assert version
        self.assertIn(f"[libdechrome.so.{version[1]}]", run("readelf", "--dynamic", prefix / "lib/libdechrome.so"))

    def test_only_dechrome_is_exported(self) -> None:
        symbols = [line.split()[2] for line in run("nm", "-D", "--defined-only", prefix / "lib/libdechrome.so").splitlines()]
        self.assertGreater(len(symbols), 10)
        self.assertEqual([name for name in symbols if not name.startswith("dechrome_")], [])

    def test_versions(self) -> None:
        self.assertEqual(pkg_config("--modversion"), [re.findall(r'^version = "(.*)"', (ROOT / "Cargo.toml").read_text(), re.M)[0]])

    def test_native_libraries_are_those_of_the_readme(self) -> None:
        private = [word for word in pkg_config("--static", "--libs") if word.startswith("-l") and word != "-ldechrome"]
        self.assertIn(" ".join(private), (ROOT / "README.md").read_text())


class Programs(unittest.TestCase):
    """Every program, through pkg-config, linked both ways."""

    def test_linkage(self) -> None:
        for source in PROGRAMS:
            with self.subTest(source):
                self.assertIn("libdechrome.so.1", needed(compile(source, "shared")))
                self.assertNotIn("libdechrome.so.1", needed(compile(source, "static")))

    def test_programs_pass(self) -> None:
        for source in ("api.c", "lists.c", "batches.c", "process.c", "wrapper.cpp"):
            for linkage in ("shared", "static"):
                with self.subTest(source, linkage=linkage):
                    run(compile(f"tests/c/{source}", linkage))

    def test_examples(self) -> None:
        for linkage in ("shared", "static"):
            with self.subTest(linkage):
                self.assertIn("title: Old bicycle, new bearings", run(compile("examples/c/clean.c", linkage), PAGE))
                for source in ("examples/c/posts.c", "examples/cpp/posts.cpp"):
                    printed = run(compile(source, linkage), "https://forum.example/t/1", PAGE, PAGE)
                    self.assertEqual(printed.count("Ten balls a side it was"), 1)
                self.assertEqual(run(compile("examples/c/batch.c", linkage), "4", PAGE, PAGE).count("thread, 3 posts"), 2)

    def test_stress(self) -> None:
        printed = run(compile("tests/c/stress.c", "shared"), *STRESS)
        self.assertIn(f"{int(STRESS[0]) * int(STRESS[1])} cleans, 0 wrong", printed)

    def test_memory_does_not_grow(self) -> None:
        printed = run(compile("tests/c/stress.c", "shared"), *MANY)
        early, late = held(printed)
        cleans = int(MANY[0]) * int(MANY[1])
        self.assertIn(f"{cleans} cleans, 0 wrong", printed)
        self.assertLess(late, early + ROOM)
        print(f"\n{cleans} cleans on {MANY[0]} threads: {early} KB held after a tenth, {late} KB at the end", file=sys.stderr)

    def test_loading_a_hundred_times(self) -> None:
        program = WORK / "load"
        run("cc", "-std=c99", f"-I{prefix / 'include'}", "tests/c/load.c", "-ldl", "-o", program)
        early, late = held(run(program, prefix / "lib/libdechrome.so", 100))
        self.assertLess(late, early + ROOM)
        print(f"\nloaded 100 times: {early} KB held after a tenth, {late} KB at the end", file=sys.stderr)


class CMake(unittest.TestCase):
    """find_package, with the project that builds the examples."""

    def configure(self, name: str, *options: str) -> Path:
        build = WORK / f"cmake-{name}"
        run("cmake", "-S", "examples", "-B", build, f"-DCMAKE_PREFIX_PATH={prefix}", *options)
        return build

    def test_examples(self) -> None:
        for linkage, static in (("shared", "OFF"), ("static", "ON")):
            with self.subTest(linkage):
                build = self.configure(linkage, f"-DDECHROME_STATIC={static}")
                run("cmake", "--build", build)
                for program in ("clean", "posts", "batch", "fetch", "posts-cpp"):
                    self.assertEqual("libdechrome.so.1" in needed(build / f"example-{program}"), linkage == "shared", program)
                self.assertIn("title: Old bicycle", run(build / "example-clean", PAGE))
                self.assertIn("Old bicycle, new bearings, 3 posts", run(build / "example-posts-cpp", "https://forum.example/t/1", PAGE))

    def test_other_versions_are_refused(self) -> None:
        for version, found in (("0.1", "1"), ("0.1.0", "1"), ("0.2", "0"), ("1", "0"), ("0.0", "0")):
            with self.subTest(version):
                folder = WORK / f"version-{version}"
                folder.mkdir(parents=True, exist_ok=True)
                ask = f'find_package(dechrome {version} QUIET)\nmessage("found ${{dechrome_FOUND}}")\n'
                (folder / "CMakeLists.txt").write_text(f"cmake_minimum_required(VERSION 3.16)\nproject(ask C)\n{ask}")
                asked = ["cmake", "-S", str(folder), "-B", str(folder / "build"), f"-DCMAKE_PREFIX_PATH={prefix}"]
                done = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                self.assertIn(f"found {found}", done.stdout)


class Figures(unittest.TestCase):
    """What is only told."""

    def test_size_and_start(self) -> None:
        library = prefix / "lib/libdechrome.so"
        stripped = WORK / "stripped.so"
        run("strip", "-o", stripped, library.resolve())
        sizes = [f"{path.stat().st_size / 1e6:.1f} MB" for path in (library.resolve(), stripped, prefix / "lib/libdechrome.a")]
        program, times = compile("examples/c/clean.c", "shared"), []
        for _ in range(STARTS):
            start = time.perf_counter()
            run(program, PAGE)
            times.append(time.perf_counter() - start)
        print(
            f"\nlibdechrome.so {sizes[0]} ({sizes[1]} stripped), libdechrome.a {sizes[2]}; a process that loads it, cleans one "
            f"page and ends takes {statistics.median(times) * 1000:.1f} ms, median of {STARTS}",
            file=sys.stderr,
        )


def install() -> Path:
    """Installs into the target folder."""
    target = ROOT / "target" / "installed"
    run("cargo", "cinstall", "--release", "--prefix", target, "--libdir", target / "lib")
    return target


def main() -> None:
    global prefix
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prefix", type=Path, help="where the library is installed, its libraries in lib/")
    arguments, rest = parser.parse_known_args()
    prefix = arguments.prefix.resolve() if arguments.prefix else install()
    WORK.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
