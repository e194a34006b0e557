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

/// Every block of a language in a document.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(ROOT).join(document)).unwrap();
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).map(|rest| rest.split_once("```").expect("the block ends").0.to_owned()).collect()
}

/// Compiles statements inside a function that has a page, and what was cleaned of it.
fn compiles(name: &str, statements: &str) {
    let (compiler, default, standard, includes, page) = match name.ends_with(".cpp") {
        true => ("CXX", "c++", "-std=c++17", "#include \"dechrome.hpp\"\n#include <iostream>", "std::string_view page"),
        false => ("CC", "cc", "-std=c99", "#include \"dechrome.h\"", "const unsigned char *page, size_t page_len"),
    };
    let document = if name.ends_with(".cpp") { "" } else { ", const dechrome_document *document" };
    let source = format!(
        "{includes}\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\
         int run({page}{document});\nint run({page}{document}) {{\n{statements}\nreturn 0;\n}}\n"
    );
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, source).unwrap();
    let compiler = env::var_os(compiler).unwrap_or_else(|| default.into());
    let strict = [standard, "-Wall", "-Wextra", "-Wno-unused-parameter", "-Wpedantic", "-Werror", "-fsyntax-only"];
    succeed(Command::new(compiler).args(strict).args(["-I", "include"]).arg(file).current_dir(ROOT));
}

#[test]
fn the_c_examples_compile() {
    let readme = block("c").split_once("\n\n").map(|(_, body)| body.to_owned()).unwrap();
    compiles("readme.c", &format!("{{\n{readme}\n}}"));
    let (c, cpp) = (blocks("docs/c.md", "c"), blocks("docs/c.md", "cpp"));
    assert!(c.len() > 3 && !cpp.is_empty());
    for (i, body) in c.iter().enumerate() {
        compiles(&format!("docs-{i}.c"), body);
    }
    for (i, body) in cpp.iter().enumerate() {
        compiles(&format!("docs-{i}.cpp"), body);
    }
}

#[test]
fn the_platforms_are_those_it_names() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap().to_lowercase();
    for (name, _) in dechrome::platforms() {
        assert!(readme.contains(name), "the README does not name {name}");
    }
}
