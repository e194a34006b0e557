//! The C door: the header is current and C++ too, C programs link both ways and run clean, nothing else is exported.

use std::env::{self, consts};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const STRICT: [&str; 5] = ["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];

/// The libraries of this build.
pub(super) struct Built {
    pub(super) dynamic: PathBuf,
    archive: PathBuf,
}

/// Finds them beside this test program, where cargo puts them when it builds the tests; elsewhere it builds them.
pub(super) fn built() -> &'static Built {
    static BUILT: OnceLock<Built> = OnceLock::new();
    BUILT.get_or_init(|| {
        let program = env::current_exe().unwrap();
        let deps = program.parent().unwrap();
        beside(deps).unwrap_or_else(|| {
            let profile_dir = deps.parent().unwrap();
            let profile = match profile_dir.file_name().and_then(|name| name.to_str()) {
                Some("debug") | None => "dev",
                Some(name) => name,
            };
            let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let target = profile_dir.parent().unwrap();
            let build = ["build", "--lib", "--profile", profile, "--target-dir"];
            succeed(Command::new(cargo).args(build).arg(target).current_dir(ROOT));
            beside(profile_dir).expect("cargo build makes both libraries")
        })
    })
}

fn beside(dir: &Path) -> Option<Built> {
    let dynamic = dir.join(format!("{}dechrome{}", consts::DLL_PREFIX, consts::DLL_SUFFIX));
    let archive = dir.join(if cfg!(windows) { "dechrome.lib" } else { "libdechrome.a" });
    (dynamic.exists() && archive.exists()).then_some(Built { dynamic, archive })
}

/// Runs a command; whatever it says is shown if it fails.
pub(super) fn succeed(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{stdout}{stderr}", output.status);
    output
}

fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// What a program that links the archive must link besides, as rustc tells: the standard library's needs, for no
/// dependency adds any.
fn native_libraries() -> Vec<String> {
    let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("native-libraries.a");
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let print = ["--crate-type", "staticlib", "--print", "native-static-libs", "--crate-name", "none", "-", "-o"];
    let output = succeed(Command::new(rustc).args(print).arg(empty));
    let said = String::from_utf8_lossy(&output.stderr);
    let (_, list) = said.split_once("native-static-libs:").expect("rustc names the libraries");
    list.lines().next().unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// Compiles and links one C file against the archive or the dynamic library.
fn compile(source: &str, archive: bool) -> PathBuf {
    let linkage = if archive { "static" } else { "dynamic" };
    let name = source.replace(['/', '.'], "-");
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{linkage}{}", consts::EXE_SUFFIX));
    let mut cc = Command::new(env::var_os("CC").unwrap_or_else(|| "cc".into()));
    cc.current_dir(ROOT).args(STRICT).args(["-g", "-I", "include", source, "-o"]).arg(&program);
    if archive {
        cc.arg(&built().archive).args(native_libraries());
    } else {
        // Copied to a folder of its own, so that `-l` cannot find the archive in its stead.
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-lib"));
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::copy(&built().dynamic, dir.join(built().dynamic.file_name().unwrap())).unwrap();
        cc.arg("-L").arg(&dir).arg("-ldechrome").arg(format!("-Wl,-rpath,{}", dir.display()));
    }
    succeed(&mut cc);
    program
}

/// A command that loads the dynamic library it was linked with: cargo's search path would lead to others.
fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH").current_dir(ROOT);
    command
}

/// Runs a compiled program, then again under valgrind where that is installed.
fn run(program: &Path, arguments: &[&str]) -> String {
    let output = succeed(command(program).args(arguments));
    if exists("valgrind") {
        // What stays reachable only through the middle of a table of a static is "possibly lost".
        let leaks = ["--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite"];
        succeed(command("valgrind").args(["--quiet", "--error-exitcode=9"]).args(leaks).arg(program).args(arguments));
    } else {
        assert!(env::var_os("DECHROME_REQUIRE_VALGRIND").is_none(), "valgrind is required but not installed");
        eprintln!("note: valgrind is not installed, memory was not checked");
    }
    String::from_utf8(output.stdout).unwrap()
}

/// The example's output for a small article, and for what it cannot clean.
fn example(archive: bool) {
    let program = compile("examples/c/clean.c", archive);
    let page = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("example-{archive}.html"));
    let html = "<html><body><nav><a href=/>Home</a></nav><article><h1>Tea</h1><p>Green tea is steeped at 80 degrees, \
                for two minutes, and not a second longer than that.</p></article></body></html>";
    std::fs::write(&page, html).unwrap();
    let shown = run(&program, &[page.to_str().unwrap(), "https://forum.example/t/1"]);
    assert!(shown.starts_with("title: Tea\n    Green tea is steeped"), "{shown}");
    assert!(shown.contains("\nremoved ") && shown.contains("\n    Home"), "{shown}");

    std::fs::write(&page, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for (path, message) in [(page.to_str().unwrap(), "not text"), ("no/such/file", "cannot be read")] {
        let output = command(&program).arg(path).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains(message), "{output:?}");
    }
}

#[test]
fn interface_through_the_static_library() {
    run(&compile("tests/c/api.c", true), &[]);
}

#[test]
fn interface_through_the_dynamic_library() {
    run(&compile("tests/c/api.c", false), &[]);
}

#[test]
fn example_through_the_static_library() {
    example(true);
}

#[test]
fn example_through_the_dynamic_library() {
    example(false);
}

#[test]
fn header_is_cpp_too() {
    if !exists("c++") {
        eprintln!("note: c++ is not installed, the header was not compiled as C++");
        return;
    }
    let options = ["-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only", "-x", "c++"];
    succeed(Command::new("c++").args(options).arg("include/dechrome.h").current_dir(ROOT));
}

/// Needs feature `header`, for only with it the build script generates the header anew.
#[test]
#[cfg(feature = "header")]
fn header_is_current() {
    let generated = include_str!(concat!(env!("OUT_DIR"), "/dechrome.h"));
    let committed = include_str!("../../include/dechrome.h");
    assert!(generated == committed, "include/dechrome.h is stale: DECHROME_BLESS=1 cargo build --features header");
}

/// Every exported symbol is in the header, and the other way round.
#[test]
#[cfg(target_os = "linux")]
fn exports_are_the_functions_of_the_header() {
    let output = succeed(Command::new("nm").args(["-D", "--defined-only"]).arg(&built().dynamic));
    let symbols = String::from_utf8(output.stdout).unwrap();
    let exported: std::collections::BTreeSet<_> = symbols.lines().filter_map(|l| l.split_whitespace().nth(2)).collect();
    let declared = include_str!("../../include/dechrome.h").lines().filter(|line| !line.trim_start().starts_with("//"));
    let declared = declared.filter_map(|line| line.split_once('(')?.0.rsplit([' ', '*']).next());
    let declared = declared.filter(|name| name.starts_with("dechrome_")).collect();
    assert_eq!(exported, declared);
}
