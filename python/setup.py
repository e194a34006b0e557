"""Builds the Rust library and packages it under its plain name; whatever can be static is in pyproject.toml.

``DECHROME_PREBUILT=/path/to/libdechrome.so`` packages that library instead, and needs no Rust. Build files go to the folder
``python`` of cargo's target folder.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Optional

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build import build
from setuptools.command.sdist import sdist
from setuptools_rust import Binding, RustExtension, build_rust

ROOT = Path(__file__).resolve().parent.parent
MANIFEST = ROOT / "Cargo.toml"
if not MANIFEST.is_file():
    sys.exit(f"the Rust sources are missing: {MANIFEST}\nbuild from a whole checkout: pip install ./python")

LIBRARY = {"win32": "dechrome.dll", "darwin": "libdechrome.dylib"}.get(sys.platform, "libdechrome.so")
PREBUILT = os.environ.get("DECHROME_PREBUILT")
BUILD = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"), "python").resolve()


def version() -> str:
    """The version of the Rust crate."""
    found = re.search(r'^version = "([^"]+)"$', MANIFEST.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        sys.exit(f"{MANIFEST} states no version")
    return found[1]


class FreshBuild(build):  # type: ignore[misc, unused-ignore]
    """Builds from nothing, so that no file of an older build is packaged."""

    def run(self) -> None:
        shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()


class BuildLibrary(build_rust):  # type: ignore[misc, unused-ignore]
    """Puts the library beside the package, stripped, under the name that the loader looks for."""

    def run(self) -> None:
        if PREBUILT is None:
            super().run()
            return
        if not Path(PREBUILT).is_file():
            sys.exit(f"DECHROME_PREBUILT is {PREBUILT!r}, but there is no such file")
        for extension in self.extensions:
            self.install_extension(extension, [(extension.name, os.path.abspath(PREBUILT))], None)

    def install_extension(self, ext: Any, dylib_paths: list[Any], build_artifact_dir: Optional[Path]) -> None:
        super().install_extension(ext, dylib_paths, build_artifact_dir)
        if sys.platform != "win32" and shutil.which("strip"):
            everything_local = ["-x"] if sys.platform == "darwin" else []
            for name, _ in dylib_paths:
                subprocess.run(["strip", *everything_local, self.get_dylib_ext_path(ext, name)], check=True)

    def get_dylib_ext_path(self, ext: Any, target_fname: str) -> str:
        return str(Path(super().get_dylib_ext_path(ext, target_fname)).with_name(LIBRARY))


class PlatformWheel(bdist_wheel):  # type: ignore[misc, unused-ignore]
    """A wheel for every Python of the platform: the library is loaded through ctypes."""

    def get_tag(self) -> tuple[str, str, str]:
        _, _, platform = super().get_tag()
        return "py3", "none", platform


class NoSourceArchive(sdist):  # type: ignore[misc, unused-ignore]
    """The Rust sources stand one folder up, where no archive of this folder has them."""

    def run(self) -> None:
        sys.exit("there is no source archive of dechrome: build a wheel from a checkout with `pip wheel ./python`")


BUILD.mkdir(parents=True, exist_ok=True)
setup(
    version=version(),
    rust_extensions=[
        RustExtension("dechrome.libdechrome", str(MANIFEST), binding=Binding.NoBinding, args=["--locked"], debug=False)
    ],
    options={"build": {"build_base": str(BUILD)}, "egg_info": {"egg_base": str(BUILD)}},
    cmdclass={"build": FreshBuild, "build_rust": BuildLibrary, "bdist_wheel": PlatformWheel, "sdist": NoSourceArchive},
    zip_safe=False,
)
