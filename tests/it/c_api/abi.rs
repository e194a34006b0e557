//! The ABI: the header is current and C++ too, nothing else is exported, and what programs were compiled against stays.
//!
//! `tests/c/abi-1.xml` records symbols, layouts and constants of ABI version 1, as libabigail reads them of a library that is
//! made of the header. A removal or a change is a break: raise `DECHROME_ABI_VERSION`, which has a record of its own, and say so
//! in the changelog. An addition is none: `DECHROME_BLESS=1` records it.

use super::toolchain::{ROOT, answers, built, has, succeed};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const HEADER: &str = include_str!("../../../include/dechrome.h");

/// The header without comments and directives.
fn declarations(header: &str) -> String {
    let lines = header[header.find("#ifndef").unwrap()..].lines();
    lines.filter(|line| !line.trim_start().starts_with(['#', '/'])).collect::<Vec<_>>().join("\n")
}

/// The prototypes of its functions.
fn prototypes(header: &str) -> Vec<String> {
    let declarations = declarations(header);
    let functions = declarations.rsplit_once("extern \"C\" {").unwrap().1;
    functions.split(';').filter(|part| part.contains('(')).map(|part| part.trim().to_owned()).collect()
}

/// The names of its constants.
fn constants(header: &str) -> Vec<&str> {
    let defines = header.lines().filter_map(|line| line.strip_prefix("#define "));
    defines.filter_map(|define| define.split_once(' ')).map(|(name, _)| name).collect()
}

/// What abidw writes of a library that a header describes: its functions do nothing, and a constant is an array of
/// one byte more than its value.
fn abi_of(header: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("abi-{name}"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("dechrome.h"), header).unwrap();
    let mut source = String::from("#include \"dechrome.h\"\n");
    for prototype in prototypes(header) {
        let _ = writeln!(source, "{prototype} {{ __builtin_trap(); }}");
    }
    for constant in constants(header) {
        let _ = writeln!(source, "char constant_{constant}[{constant} + 1];");
    }
    let (file, library, abi) = (folder.join("abi.c"), folder.join("libabi.so"), folder.join("abi.xml"));
    fs::write(&file, source).unwrap();
    let cc = env::var_os("CC").unwrap_or_else(|| "cc".into());
    succeed(Command::new(cc).args(["-std=c99", "-g", "-shared", "-fPIC", "-o"]).arg(&library).arg(&file));
    let quiet = ["--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--no-elf-needed", "--out-file"];
    succeed(Command::new("abidw").args(quiet).arg(&abi).arg(&library));
    abi
}

/// What abidiff says of two records; nothing where they do not differ.
fn difference(options: &[&str], old: &Path, new: &Path) -> Option<String> {
    let output = Command::new("abidiff").args(options).arg(old).arg(new).output().unwrap();
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What breaks programs that were compiled against the old.
fn breaks(old: &Path, new: &Path) -> Option<String> {
    difference(&["--no-added-syms"], old, new)
}

fn has_abigail() -> bool {
    has("abidiff", || answers("abidw") && answers("abidiff"))
}

#[test]
fn the_abi_is_the_recorded_one() {
    if !has_abigail() {
        return;
    }
    let recorded = Path::new(ROOT).join(format!("tests/c/abi-{}.xml", dechrome::ffi::DECHROME_ABI_VERSION));
    let now = abi_of(HEADER, "now");
    let blessed = env::var_os("DECHROME_BLESS").is_some();
    if recorded.exists() {
        let broken = breaks(&recorded, &now);
        assert!(broken.is_none(), "raise DECHROME_ABI_VERSION, for programs break:\n{}", broken.unwrap_or_default());
        let Some(added) = difference(&["--harmless"], &recorded, &now) else { return };
        assert!(blessed, "DECHROME_BLESS=1 records what is new:\n{added}");
    }
    assert!(blessed, "DECHROME_BLESS=1 records the new version");
    fs::copy(now, recorded).unwrap();
}

/// What is a break is seen as one, and what is none is not.
#[test]
fn breaks_of_the_abi_are_seen() {
    if !has_abigail() {
        return;
    }
    let old = abi_of(HEADER, "old");
    let changed = |from: &str, to: &str| {
        assert!(HEADER.contains(from), "{from}");
        HEADER.replacen(from, to, 1)
    };
    let broken = [
        ("layout", changed("    uint32_t flags;\n", "    uint64_t flags;\n")),
        (
            "order",
            changed(
                "    size_t start;\n    // Byte after the last.\n    size_t end;\n",
                "    size_t end;\n    size_t start;\n",
            ),
        ),
        ("type", changed("uint32_t dechrome_abi_version(void)", "uint64_t dechrome_abi_version(void)")),
        ("parameter", changed("void dechrome_options_free(", "void dechrome_options_free(int now, ")),
        ("removed", changed("const char *dechrome_version(void);", "")),
        ("value", changed("#define DECHROME_PANIC 3\n", "#define DECHROME_PANIC 30\n")),
        ("constant", changed("#define DECHROME_PANIC 3\n", "")),
    ];
    for (name, header) in broken {
        assert!(breaks(&old, &abi_of(&header, name)).is_some(), "not seen: {name}");
    }
    let function =
        changed("const char *dechrome_version(void);", "const char *dechrome_version(void); int dechrome_new(void);");
    let constant = changed("#define DECHROME_PANIC 3\n", "#define DECHROME_PANIC 3\n#define DECHROME_NEW 99\n");
    for (name, header) in [("more", function), ("more-constants", constant)] {
        let new = abi_of(&header, name);
        assert_eq!(breaks(&old, &new), None, "{name}");
        assert!(difference(&["--harmless"], &old, &new).is_some(), "not seen: {name}");
    }
}

#[test]
fn header_is_cpp_too() {
    if has("c++", || answers("c++")) {
        let options = ["-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-x", "c++"];
        succeed(Command::new("c++").args(options).arg("include/dechrome.h").current_dir(ROOT));
    }
}

/// Needs feature `header`, for only with it the build script generates the header anew.
#[test]
#[cfg(feature = "header")]
fn header_is_current() {
    let generated = include_str!(concat!(env!("OUT_DIR"), "/dechrome.h"));
    assert!(generated == HEADER, "include/dechrome.h is stale: DECHROME_BLESS=1 cargo build --features header");
}

/// Every exported symbol is in the header, and the other way round.
#[test]
#[cfg(target_os = "linux")]
fn exports_are_the_functions_of_the_header() {
    let output = succeed(Command::new("nm").args(["-D", "--defined-only"]).arg(&built().dynamic));
    let symbols = String::from_utf8(output.stdout).unwrap();
    let exported: std::collections::BTreeSet<_> =
        symbols.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect();
    let name = |prototype: &String| prototype.split_once('(').unwrap().0.rsplit([' ', '*']).next().unwrap().to_owned();
    assert_eq!(exported, prototypes(HEADER).iter().map(name).collect());
    assert!(exported.iter().all(|name| name.starts_with("dechrome_")));
}

/// The soname of the installed library and the version of its CMake package.
#[test]
fn versions_of_what_is_installed_are_current() {
    let read = |path: &str| fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let soname = format!("version = \"{}.0.0\"\nversion_suffix_components = 1", dechrome::ffi::DECHROME_ABI_VERSION);
    assert!(read("Cargo.toml").contains(&soname), "the soname in Cargo.toml is not that of the ABI");
    let version = format!("set(PACKAGE_VERSION \"{}\")", env!("CARGO_PKG_VERSION"));
    assert!(read("include/cmake/dechrome-config-version.cmake").contains(&version), "not {version}");
}
