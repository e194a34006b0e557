//! What the crate promises about itself: what it pulls in, what is committed, how its source is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Crates of the program alone.
const PROGRAM_ONLY: [&str; 10] =
    ["anyhow", "arrow", "clap", "clap_derive", "flate2", "indicatif", "parquet", "tempfile", "zstd", "cbindgen"];

/// A file that is longer does two things.
const MAX_LINES: usize = 400;

/// The set-up of a fresh machine: the README's first two commands.
const README_COMMANDS: [&str; 2] = [
    "cargo run --release --features cli -- clean examples/pages/thread.html --format markdown",
    "cargo test --all-features",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Source files, relative to the crate, with their text.
fn sources() -> Vec<(PathBuf, String)> {
    let files = files(&root().join("src")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    files.map(|path| (path.strip_prefix(root()).unwrap().to_owned(), read(&path))).collect()
}

#[test]
fn the_library_pulls_no_crate_of_the_program() {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--edges", "normal", "--no-default-features", "--offline", "--locked"])
        .args(["--prefix", "none", "--format", "{p}"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    let crates: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"html5ever"), "not the library's tree:\n{tree}");
    let program: Vec<&&str> = PROGRAM_ONLY.iter().filter(|name| crates.contains(name)).collect();
    assert!(program.is_empty(), "the library pulls {program:?}");
}

#[test]
fn the_default_features_are_the_library_alone() {
    assert!(read("Cargo.toml").contains("\ndefault = []\n"));
}

#[test]
fn the_lock_file_is_committed() {
    assert!(read("Cargo.lock").contains("name = \"dechrome\""));
    assert!(!read(".gitignore").lines().any(|line| line.contains("Cargo.lock")));
    if root().join(".git").exists() {
        let tracked = Command::new("git")
            .current_dir(root())
            .args(["ls-files", "--error-unmatch", "Cargo.lock"])
            .output()
            .is_ok_and(|output| output.status.success());
        assert!(tracked, "Cargo.lock is not committed");
    }
}

#[test]
fn the_licences_are_the_manifest_s() {
    assert!(read("Cargo.toml").contains("license = \"MIT OR Apache-2.0\""));
    assert!(read("LICENSE-MIT").contains("Permission is hereby granted, free of charge"));
    assert!(read("LICENSE-APACHE").contains("Version 2.0, January 2004"));
}

#[test]
fn the_changelog_names_the_version() {
    assert!(read("CHANGELOG.md").contains(concat!("## [", env!("CARGO_PKG_VERSION"), "]")));
}

#[test]
fn the_readme_starts_with_the_two_commands() {
    let readme = read("README.md");
    let mut in_code = false;
    let mut commands = Vec::new();
    for line in readme.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code && line.trim_start().trim_start_matches("$ ").starts_with("cargo ") {
            commands.push(line.trim_start().trim_start_matches("$ ").trim_end());
        }
    }
    assert_eq!(commands.get(..2), Some(&README_COMMANDS[..]));
    for page in README_COMMANDS[0].split(' ').filter(|word| word.starts_with("examples/")) {
        assert!(root().join(page).is_file(), "{page} does not ship with the project");
    }
}

#[test]
fn source_files_are_short() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(path, lines)| format!("{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "over {MAX_LINES} lines: {long:#?}");
}

#[test]
fn source_files_say_what_they_are_for() {
    let silent: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! ") && !text.starts_with("#![doc = include_str!("))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no //! line at the start: {silent:?}");
}

#[test]
fn unsafe_code_stands_in_ffi_alone() {
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.starts_with("src/ffi")) {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            assert!(words.into_iter().all(|word| word != "unsafe"), "{}:{}: {line}", path.display(), number + 1);
        }
    }
    let lib = read("src/lib.rs");
    let allowed: Vec<&str> =
        lib.lines().skip_while(|line| !line.contains("allow(unsafe_code)")).skip(1).take(1).collect();
    assert_eq!(allowed, ["pub mod ffi;"]);
    let allowing = sources().iter().map(|(_, text)| text.matches("allow(unsafe_code)").count()).sum::<usize>();
    assert_eq!(allowing, 1, "unsafe code is allowed outside src/ffi");
}

/// Where the interface of Rust is declared. That of C has its examples in docs/c.md.
const INTERFACE: [&str; 13] = [
    "src/batch.rs",
    "src/block.rs",
    "src/document/mod.rs",
    "src/document/join.rs",
    "src/document/page.rs",
    "src/document/post.rs",
    "src/document/removal.rs",
    "src/error.rs",
    "src/input.rs",
    "src/options.rs",
    "src/pipeline.rs",
    "src/platform/mod.rs",
    "src/render/mod.rs",
];

#[test]
fn every_public_item_has_an_example() {
    let (mut items, mut without) = (0, Vec::new());
    for path in INTERFACE {
        let mut has_example = false;
        for line in read(path).lines().map(str::trim) {
            if line.starts_with("///") {
                has_example |= line.contains("```");
            } else if !line.starts_with("#[") {
                if ["pub fn ", "pub struct ", "pub enum ", "pub const "].iter().any(|start| line.starts_with(start)) {
                    items += 1;
                    if !has_example {
                        without.push(format!("{path}: {line}"));
                    }
                }
                has_example = false;
            }
        }
    }
    assert!(items > 50, "the interface is declared elsewhere");
    assert!(without.is_empty(), "without an example: {without:#?}");
}
