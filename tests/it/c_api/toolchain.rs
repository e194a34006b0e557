//! Compiling C and C++ against this build's libraries, and running what comes out: as it is, under valgrind, with sanitizers.

use std::env::{self, consts};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

pub(super) const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];
const SANITIZERS: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];

/// What valgrind exits with when it has found something.
pub(super) const VALGRIND_FOUND: i32 = 9;

/// The libraries of this build.
pub(crate) struct Built {
    pub(crate) dynamic: PathBuf,
    archive: PathBuf,
}

/// Finds them beside this test program, where cargo puts them when it builds the tests; elsewhere it builds them.
pub(crate) fn built() -> &'static Built {
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
pub(crate) fn succeed(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{stdout}{stderr}", output.status);
    output
}

/// Whether a tool is there. Where `DECHROME_REQUIRE_TOOLS` is set a missing one fails the test; else the test says what it
/// left out.
pub(super) fn has(tool: &str, works: impl FnOnce() -> bool) -> bool {
    let there = works();
    if !there {
        assert!(env::var_os("DECHROME_REQUIRE_TOOLS").is_none(), "{tool} is required but not installed");
        eprintln!("note: {tool} is not installed, what needs it was not checked");
    }
    there
}

pub(super) fn answers(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

/// What a program that links the archive must link besides, as rustc tells: the standard library's needs, for no
/// dependency adds any.
pub(super) fn native_libraries() -> &'static [String] {
    static LIBRARIES: OnceLock<Vec<String>> = OnceLock::new();
    LIBRARIES.get_or_init(|| {
        let empty = Path::new(env!("CARGO_TARGET_TMPDIR")).join("native-libraries.a");
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let print = ["--crate-type", "staticlib", "--print", "native-static-libs", "--crate-name", "none", "-", "-o"];
        let output = succeed(Command::new(rustc).args(print).arg(empty));
        let said = String::from_utf8_lossy(&output.stderr);
        let (_, list) = said.split_once("native-static-libs:").expect("rustc names the libraries");
        list.lines().next().unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    })
}

/// A program to compile.
#[derive(Clone, Copy)]
pub(super) struct Source {
    /// Its one file, relative to the project.
    pub(super) path: &'static str,
    /// What it links besides dechrome.
    pub(super) libraries: &'static [&'static str],
}

/// How it is linked and built.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Build {
    Static,
    Dynamic,
    /// Statically, with the sanitizers for addresses, leaks and undefined behaviour in the C code; the library's memory is
    /// theirs to watch too, for they replace malloc.
    Sanitized,
}

impl Source {
    fn is_cpp(&self) -> bool {
        self.path.ends_with(".cpp")
    }

    /// A command that compiles one file with this language's compiler and all warnings.
    fn compiler(&self) -> Command {
        let (variable, default, standard) =
            if self.is_cpp() { ("CXX", "c++", "-std=c++17") } else { ("CC", "cc", "-std=c99") };
        let mut compiler = Command::new(env::var_os(variable).unwrap_or_else(|| default.into()));
        compiler.current_dir(ROOT).arg(standard).args(WARNINGS).args(["-g", "-pthread", "-I", "include", self.path]);
        compiler
    }

    pub(super) fn compile(&self, build: Build) -> PathBuf {
        let name = self.path.replace(['/', '.'], "-");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let program = folder.join(format!("{name}-{build:?}{}", consts::EXE_SUFFIX));
        let mut compiler = self.compiler();
        compiler.arg("-o").arg(&program);
        if build == Build::Sanitized {
            compiler.args(SANITIZERS);
        }
        if build == Build::Dynamic {
            // Copied to a folder of its own, so that `-l` cannot find the archive in its stead.
            let dir = folder.join(format!("{name}-lib"));
            std::fs::create_dir_all(&dir).unwrap();
            std::fs::copy(&built().dynamic, dir.join(built().dynamic.file_name().unwrap())).unwrap();
            compiler.arg("-L").arg(&dir).arg("-ldechrome").arg(format!("-Wl,-rpath,{}", dir.display()));
        } else {
            compiler.arg(&built().archive).args(native_libraries());
        }
        succeed(compiler.args(self.libraries));
        program
    }
}

/// A command that loads the dynamic library it was linked with: cargo's search path would lead to others.
pub(super) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env_remove("LD_LIBRARY_PATH").env_remove("DYLD_FALLBACK_LIBRARY_PATH").current_dir(ROOT);
    command
}

/// A command that runs a program under valgrind, which exits with [`VALGRIND_FOUND`] when it has found something.
pub(super) fn valgrind(program: &Path) -> Command {
    let mut valgrind = command("valgrind");
    // What stays reachable only through the middle of a table of a static is "possibly lost".
    let leaks = ["--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite"];
    valgrind
        .args(["--quiet", "--read-inline-info=no"])
        .arg(format!("--error-exitcode={VALGRIND_FOUND}"))
        .args(leaks)
        .arg(program);
    valgrind
}

pub(super) fn has_valgrind() -> bool {
    has("valgrind", || answers("valgrind"))
}

/// Whether the C compiler brings the sanitizers.
pub(super) fn has_sanitizers() -> bool {
    static THERE: OnceLock<bool> = OnceLock::new();
    let there = *THERE.get_or_init(|| {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sanitizers");
        let mut compiler = Command::new(env::var_os("CC").unwrap_or_else(|| "cc".into()));
        compiler.args(SANITIZERS).args(["-x", "c", "-o"]).arg(&program).arg("-");
        let compiled = compiler.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().and_then(|mut child| {
            std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"int main(void) { return 0; }\n")?;
            child.wait()
        });
        compiled.is_ok_and(|status| status.success())
    });
    has("a compiler with sanitizers", || there)
}

/// Compiles a program in every way and runs it: linked statically, linked dynamically as it is and under valgrind, and with
/// sanitizers. What it printed is the same each time.
pub(super) fn run(source: Source, arguments: &[&str]) -> String {
    let mut printed = Vec::new();
    for build in [Build::Static, Build::Dynamic, Build::Sanitized] {
        if build == Build::Sanitized && !has_sanitizers() {
            continue;
        }
        let program = source.compile(build);
        printed.push(succeed(command(&program).args(arguments)).stdout);
        if build == Build::Dynamic && has_valgrind() {
            printed.push(succeed(valgrind(&program).args(arguments)).stdout);
        }
    }
    let first = String::from_utf8(printed[0].clone()).unwrap();
    assert!(printed.iter().all(|one| *one == printed[0]), "{}: it does not print the same each time", source.path);
    first
}
