//! How a run ends: its status, what it leaves behind, what it took.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Folder, content, ends_with, gzip, lines, program, zstd};

/// How long a test waits for what must happen.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn status_1_is_a_page_that_cannot_be_cleaned() {
    let folder = Folder::new();
    let source = folder.write("in.jsonl", "{\"id\": 1, \"text\": \"Tea\", \"retrieved\": \"tomorrow\"}\n");
    assert!(ends_with(1, &["batch", &source, "--output", "-"]).contains("1 of 1 lines failed"));
    let png = folder.write("page.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    assert!(ends_with(1, &["clean", &png]).contains("page.png"));
}

#[test]
fn status_2_is_bad_usage() {
    for args in [
        &[][..],
        &["wash"],
        &["clean", "--format", "pdf"],
        &["clean", "a", "b"],
        &["clean", "--retrieved", "tomorrow"],
        &["batch"],
        &["batch", "-"],
        &["batch", "-", "--output", "-", "--threads", "many"],
        &["batch", "-", "--output", "-", "--threads", "100000"],
    ] {
        assert!(!ends_with(2, args).is_empty(), "{args:?} says nothing");
    }
}

#[test]
fn status_2_is_a_file_that_cannot_be_read_or_written() {
    let folder = Folder::new();
    let (source, none) = (folder.write("in.jsonl", lines(2)), folder.name("none/at/all"));
    assert!(ends_with(2, &["clean", &none]).contains(&none));
    assert!(ends_with(2, &["batch", &none, "--output", "-"]).contains(&none));
    assert!(ends_with(2, &["batch", &source, "--output", &none]).contains(&none));
    assert!(!ends_with(2, &["batch", &source, "--output", &folder.name("")]).is_empty());
    assert!(!ends_with(2, &["batch", &folder.name(""), "--output", "-"]).is_empty());
}

#[test]
fn a_corrupt_archive_leaves_no_target() {
    let folder = Folder::new();
    let lines = lines(400);
    let (mut broken_gzip, mut broken_zstd) = (gzip(lines.as_bytes()), zstd(lines.as_bytes()));
    for archive in [&mut broken_gzip, &mut broken_zstd] {
        let middle = archive.len() / 2;
        archive[middle..middle + 64].fill(0xff);
    }
    let cut = |archive: Vec<u8>| archive[..archive.len() * 2 / 3].to_vec();
    let sources = [
        folder.write("broken.gz", broken_gzip),
        folder.write("broken.zst", broken_zstd),
        folder.write("cut.gz", cut(gzip(lines.as_bytes()))),
        folder.write("cut.zst", cut(zstd(lines.as_bytes()))),
        folder.write("plain.gz", &lines),
        folder.write("plain.zst", &lines),
    ];
    let before = folder.names();
    for source in &sources {
        let said = ends_with(2, &["batch", source, "--output", &folder.name("out.jsonl")]);
        assert!(said.contains(source), "{said}");
        assert_eq!(folder.names(), before, "{source}");
    }
}

#[test]
fn a_failed_run_leaves_the_old_target_as_it_was() {
    let folder = Folder::new();
    let (source, target) = (folder.write("plain.gz", lines(3)), folder.write("out.jsonl", "old"));
    ends_with(2, &["batch", &source, "--output", &target]);
    assert_eq!(content(&folder.path("out.jsonl")), "old");
}

/// Waits until something is so.
fn wait_for(what: &str, mut so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < PATIENCE, "{what}: not after {PATIENCE:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_killed_run_leaves_no_target() {
    let folder = Folder::new();
    let written =
        |folder: &Folder| folder.0.path().read_dir().unwrap().flatten().any(|e| e.metadata().unwrap().len() > 0);
    let args = ["batch", "-", "--output", &folder.name("out.jsonl")];
    let mut child = program().args(args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The input stays open: the run is in the middle of it when some output is on the disk.
    let lines = lines(500);
    wait_for("output beside the target", || {
        stdin.write_all(lines.as_bytes()).unwrap();
        written(&folder)
    });
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
    assert!(!folder.path("out.jsonl").exists(), "half a file under the target's name");
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let mut child = program()
        .args(["batch", "-", "--output", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines = lines(500);
    // Until the program no longer reads.
    let feeding = std::thread::spawn(move || while stdin.write_all(lines.as_bytes()).is_ok() {});
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.starts_with("{\"id\":0,"));
    let ran = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_file() {
    /// Input, in bytes.
    const INPUT: usize = 200 << 20;
    /// What the program may take at most, in KiB: two threads hold eight chunks of 356 KiB, and what cleaning takes.
    const PEAK: u64 = 64 << 10;
    let folder = Folder::new();
    let args = ["batch", "-", "--output", &folder.name("out.jsonl"), "--threads", "2"];
    let mut child = program().args(args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let line = json!({"text": "Green tea.\n\nTwo minutes.", "pad": "x".repeat(100 << 10)}).to_string() + "\n";
    for _ in 0..INPUT / line.len() {
        stdin.write_all(line.as_bytes()).unwrap();
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(content(&folder.path("out.jsonl")).lines().count(), INPUT / line.len());
    assert!(peak < PEAK, "{peak} KiB at the peak");
}
