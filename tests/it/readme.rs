//! The README's examples are run as they stand.

use super::c_api::{built, succeed};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The first block of a language in the README.
fn block(language: &str) -> String {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let (_, rest) = readme.split_once(&format!("```{language}\n")).expect("the README has such a block");
    // a line break stands before the closing fence
    rest.split_once("\n```").expect("the block ends").0.to_owned()
}

#[test]
#[cfg(feature = "cli")]
fn the_first_command_prints_what_it_says() {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dechrome"));
    let output =
        succeed(program.args(["clean", "examples/pages/thread.html", "--format", "markdown"]).current_dir(ROOT));
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim_end(), block("markdown"));
}

#[test]
fn the_python_example_runs() {
    let python = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let mut command = Command::new(python);
    command.args(["-c", &block("python")]).current_dir(ROOT);
    command.env("PYTHONPATH", Path::new(ROOT).join("python")).env("DECHROME_LIBRARY", &built().dynamic);
    let said = String::from_utf8(succeed(&mut command).stdout).unwrap();
    assert!(said.starts_with("Old bicycle, new bearings\n1 mudguard 2024-04-06T09:12:40+02:00"), "{said}");
}

#[test]
fn the_c_example_compiles() {
    let (includes, body) = block("c").split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let source = format!(
        "{includes}\n#include <stdio.h>\nint run(const unsigned char *page, size_t page_len) {{\n{body}\nreturn 0;\n}}\n"
    );
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme.c");
    fs::write(&file, source).unwrap();
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let strict = ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-I", "include"];
    succeed(Command::new(compiler).args(strict).arg(file).current_dir(ROOT));
}

#[test]
fn the_platforms_are_those_it_names() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap().to_lowercase();
    for (name, _) in dechrome::platforms() {
        assert!(readme.contains(name), "the README does not name {name}");
    }
}
