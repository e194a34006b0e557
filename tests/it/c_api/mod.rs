//! The C door: C and C++ programs link both ways, give what they should and run clean.

mod abi;
mod fetch;
mod toolchain;

use std::fs;
use std::path::Path;
use toolchain::{
    Build, Source, VALGRIND_FOUND, command, has_sanitizers, has_valgrind, native_libraries, run, valgrind,
};
pub(super) use toolchain::{built, succeed};

const fn source(path: &'static str) -> Source {
    Source { path, libraries: &[] }
}

/// A page in a file.
fn page(name: &str, html: impl AsRef<[u8]>) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, html).unwrap();
    path.to_str().unwrap().to_owned()
}

const ARTICLE: &str = "<html><body><nav><a href=/>Home</a></nav><article><h1>Tea</h1><p>Green tea is steeped at 80 degrees, \
                       for two minutes, and not a second longer than that.</p><p>Black tea takes boiling water and four \
                       minutes, or five if it is drunk with milk, as most of us do.</p><p>White tea is the most forgiving of \
                       all, and can be left in the pot until the second cup is poured.</p></article></body></html>";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A page of a thread as XenForo 2 writes it, with posts of these numbers.
fn thread_page(posts: &[u32]) -> String {
    let mut html = String::from(
        "<!DOCTYPE html><html id='XF' lang='en-US' data-app='public' data-template='thread_view'><head><title>Tea</title></head>\
         <body data-template='thread_view'><h1 class='p-title-value'>Tea</h1><div class='block-body'>",
    );
    for id in posts {
        html += &format!(
            "<article class='message message--post js-post' data-author='user{id}' data-content='post-{id}' id='js-post-{id}'>\
             <h4 class='message-name'><a href='/members/{id}/' class='username'>user{id}</a></h4>\
             <div class='message-userContent'><article class='message-body js-selectToQuote'><div class='bbWrapper'>\
             Tea number {id} is steeped for two minutes.</div></article></div></article>"
        );
    }
    html + "</div></body></html>"
}

#[test]
fn interface() {
    run(source("tests/c/api.c"), &[]);
}

#[test]
fn lists() {
    run(source("tests/c/lists.c"), &[]);
}

#[test]
fn batches() {
    run(source("tests/c/batches.c"), &[]);
}

#[test]
fn wrapper() {
    run(source("tests/c/wrapper.cpp"), &[]);
}

#[test]
#[cfg(unix)]
fn processes_fork_and_go_on() {
    run(source("tests/c/process.c"), &[]);
}

#[test]
#[cfg(feature = "internals")]
fn a_panic_is_a_status() {
    run(source("tests/c/panic.c"), &[]);
}

/// Few rounds, for valgrind takes them one instruction after the other; the installed library takes more.
#[test]
#[cfg(unix)]
fn threads_share_options_and_documents() {
    let program = source("tests/c/stress.c");
    let ends = |printed: &[u8], end: &str| assert!(String::from_utf8_lossy(printed).ends_with(end), "{end}");
    for build in [Build::Static, Build::Dynamic] {
        let program = program.compile(build);
        ends(&succeed(command(&program).args(["8", "70"])).stdout, "560 cleans, 0 wrong\n");
        if build == Build::Dynamic && has_valgrind() {
            ends(&succeed(valgrind(&program).args(["8", "7"])).stdout, "56 cleans, 0 wrong\n");
        }
    }
    if has_sanitizers() {
        ends(&succeed(command(program.compile(Build::Sanitized)).args(["8", "70"])).stdout, "560 cleans, 0 wrong\n");
    }
}

/// It does not link the library but loads it.
#[test]
#[cfg(unix)]
fn the_library_is_loaded_and_unloaded() {
    let program = Source { path: "tests/c/load.c", libraries: &["-ldl"] };
    let library = built().dynamic.to_str().unwrap();
    for build in [Build::Static, Build::Sanitized] {
        if build == Build::Static || has_sanitizers() {
            let printed = succeed(command(program.compile(build)).args([library, "100"])).stdout;
            let held: Vec<u64> = String::from_utf8(printed).unwrap().lines().map(first_number).collect();
            // Loaded anew each time, its tables alone would be 80 MB.
            assert!(held[1] < held[0] + 10_000, "{held:?} KB");
        }
    }
    if has_valgrind() {
        succeed(valgrind(&program.compile(Build::Static)).args([library, "3"]));
    }
}

fn first_number(line: &str) -> u64 {
    line.split(' ').next().and_then(|word| word.parse().ok()).unwrap_or_else(|| panic!("no number: {line}"))
}

/// Valgrind sees what is wrong in the library's own memory, and nothing where nothing is.
#[test]
fn valgrind_is_active() {
    if !has_valgrind() {
        return;
    }
    let program = source("tests/c/control.c").compile(Build::Static);
    succeed(&mut valgrind(&program));
    for (wrong, message) in [("freed", "Invalid read"), ("leak", "definitely lost"), ("overflow", "Invalid read")] {
        let output = valgrind(&program).arg(wrong).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(VALGRIND_FOUND) && said.contains(message), "{wrong}: {said}");
    }
}

/// So do the sanitizers.
#[test]
fn sanitizers_are_active() {
    if !has_sanitizers() {
        return;
    }
    let program = source("tests/c/control.c").compile(Build::Sanitized);
    succeed(&mut command(&program));
    let seen = [
        ("freed", "heap-use-after-free"),
        ("leak", "LeakSanitizer: detected memory leaks"),
        ("overflow", "heap-buffer-overflow"),
        ("shift", "signed integer overflow"),
    ];
    for (wrong, message) in seen {
        let output = command(&program).arg(wrong).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(message), "{wrong}: {said}");
    }
}

#[test]
fn example_clean() {
    let program = source("examples/c/clean.c");
    let shown = run(program, &[&page("clean.html", ARTICLE), "https://forum.example/t/1"]);
    assert!(shown.starts_with("title: Tea\n    Green tea is steeped"), "{shown}");
    assert!(shown.contains("\nremoved ") && shown.contains("\n    Home"), "{shown}");
    let (png, built) = (page("clean.png", PNG), program.compile(Build::Static));
    for (path, message) in [(png.as_str(), "not text"), ("no/such/file", "cannot be read")] {
        let output = command(&built).arg(path).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains(message), "{output:?}");
    }
}

/// What the examples print for two pages of a thread that share a post: each post once.
const JOINED: [&str; 3] = ["Tea number 1 is", "Tea number 2 is", "Tea number 3 is"];

fn is_joined(shown: &str) {
    let places: Vec<_> =
        JOINED.iter().map(|post| shown.find(post).unwrap_or_else(|| panic!("{post}: {shown}"))).collect();
    assert!(places.is_sorted(), "{shown}");
    assert_eq!(shown.matches("is steeped for two minutes").count(), JOINED.len(), "{shown}");
}

#[test]
fn example_posts() {
    let program = source("examples/c/posts.c");
    let (first, second) = (page("posts-1.html", thread_page(&[1, 2])), page("posts-2.html", thread_page(&[2, 3])));
    let shown = run(program, &["https://forum.example/t/1", &first, &second]);
    is_joined(&shown);
    assert!(
        shown.starts_with("title: Tea\nforum software: xenforo\n") && shown.contains("  author: user3\n"),
        "{shown}"
    );
    let built = program.compile(Build::Static);
    assert_eq!(command(&built).output().unwrap().status.code(), Some(2));
    let output = command(&built).args(["https://forum.example/t/1", &first, "no/such/file"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stdout).contains(JOINED[1]),
        "a page that fails loses no other: {output:?}"
    );
}

#[test]
fn example_posts_in_cpp() {
    let (first, second) = (page("cpp-1.html", thread_page(&[1, 2])), page("cpp-2.html", thread_page(&[2, 3])));
    let shown = run(source("examples/cpp/posts.cpp"), &["https://forum.example/t/1", &first, &second]);
    is_joined(&shown);
    assert!(shown.starts_with("Tea, 3 posts\n"), "{shown}");
}

#[test]
fn example_batch() {
    let program = source("examples/c/batch.c");
    let paths =
        [page("batch-1.html", ARTICLE), page("batch-2.html", thread_page(&[1, 2, 3])), page("batch-3.html", "")];
    let shown = run(program, &["4", &paths[0], &paths[1], &paths[2]]);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[0].contains(": article, 0 posts") && lines[1].contains(": thread, 3 posts"), "{shown}");
    assert!(lines[2].ends_with(": other, 0 posts, 0 bytes of text"), "{shown}");
    let built = program.compile(Build::Static);
    let output = command(&built).args(["2", &page("batch.png", PNG), &paths[0], "no/such/file"]).output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(shown.contains("not text") && shown.contains(": article,") && shown.contains("cannot be read"), "{shown}");
    for threads in ["0", "-1", "257", "many"] {
        assert_eq!(command(&built).args([threads, &paths[0]]).output().unwrap().status.code(), Some(2), "{threads}");
    }
}

/// What has to be linked besides the archive stands in the README and in the CMake package.
#[test]
#[cfg(target_os = "linux")]
fn native_libraries_are_listed() {
    let listed = native_libraries().join(" ");
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    for document in ["README.md", "docs/c.md"] {
        assert!(read(document).contains(&listed), "{document} does not have {listed}");
    }
    let cmake = format!("set(_dechrome_system {})", listed.replace("-l", ""));
    assert!(read("include/cmake/dechrome-config.cmake").contains(&cmake), "the CMake package does not have {cmake}");
}
