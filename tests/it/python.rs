//! The Python door: a wheel with this build's library, installed in a clean virtual environment, passes the package's own tests.

use super::c_api::{built, succeed};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the wheel, of what builds it and of the environment it is installed in.
fn place() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("python")
}

/// A program of the environment, run where nothing but what is installed can be imported.
fn installed(program: &str) -> Command {
    let bin = place().join("venv").join(if cfg!(windows) { "Scripts" } else { "bin" });
    let mut command = Command::new(bin.join(program));
    command.current_dir(place()).env_remove("PYTHONPATH").env_remove("DECHROME_LIBRARY");
    command
}

/// Builds a wheel of this build's library, or of another one.
fn wheel(library: &Path) -> Command {
    let mut build = installed("pip");
    build.args(["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir"]).arg(place().join("wheels"));
    build.arg(package()).env("DECHROME_PREBUILT", library).env("CARGO_TARGET_DIR", place());
    build
}

fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("python")
}

/// Makes the environment and installs in it what the tests need, then the wheel. Gives the wheel's name.
fn install() -> String {
    if place().exists() {
        fs::remove_dir_all(place()).unwrap();
    }
    fs::create_dir_all(place()).unwrap();
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    succeed(Command::new(python).args(["-m", "venv"]).arg(place().join("venv")));
    succeed(installed("pip").args(["install", "--quiet", "setuptools>=77", "setuptools-rust", "pytest"]));
    succeed(&mut wheel(&built().dynamic));
    let mut made = fs::read_dir(place().join("wheels")).unwrap().map(|entry| entry.unwrap().path());
    let (Some(wheel), None) = (made.next(), made.next()) else { panic!("one wheel is made") };
    succeed(installed("pip").args(["install", "--quiet"]).arg(&wheel));
    wheel.file_name().unwrap().to_str().unwrap().to_owned()
}

/// What a command that must fail says.
fn failure(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(!output.status.success(), "{command:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_wheel_installs_and_passes_its_tests() {
    let name = install();
    let start = format!("dechrome-{}-py3-none-", env!("CARGO_PKG_VERSION"));
    assert!(name.starts_with(&start) && name.ends_with(".whl") && !name.ends_with("-any.whl"), "{name}");

    let output = succeed(installed("python").args(["-c", "import dechrome; print(dechrome.__file__)"]));
    let file = PathBuf::from(String::from_utf8(output.stdout).unwrap().trim_end());
    assert!(file.starts_with(place().join("venv")), "{}", file.display());

    let output = succeed(installed("python").args(["-m", "pytest", "--quiet"]).arg(package().join("tests")));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(" passed"), "{said}");

    let said = failure(&mut wheel(Path::new("/no/such/library")));
    assert!(said.contains("DECHROME_PREBUILT is '/no/such/library', but there is no such file"), "{said}");
    let archive = ["-c", "from setuptools import build_meta; build_meta.build_sdist('.')"];
    let said = failure(installed("python").args(archive).current_dir(package()).env("CARGO_TARGET_DIR", place()));
    assert!(said.contains("there is no source archive of dechrome: build a wheel from a checkout"), "{said}");
}
