//! What flat text costs.
//!
//! `cargo bench --bench flat` prints for flat pages of up to 50 MB the time and the bytes that cleaning holds at once, a byte of
//! the page each. `cargo bench --bench flat -- HTML.jsonl TEXT.jsonl …` compares pages as HTML with the same pages flattened
//! (lines with a key `html` or `text`): bytes of each input in a second of the processor, run by turns. Before all that, it tells
//! how long the first cleaning of a process takes.

#[path = "../growth/pages.rs"]
#[allow(dead_code)] // its pages of HTML are for the other bench
mod pages;
mod weight;

use dechrome::clean;
use pages::{options, time};
use std::fs;
use std::time::{Duration, Instant};
use weight::{KINDS, peak};

#[global_allocator]
static COUNTING: weight::Counting = weight::Counting;

/// Turns of the comparison.
const ROUNDS: usize = 5;

fn main() {
    let start = Instant::now();
    clean("Anna\nMay 3, 2024\nThis is a sentence about tea.\n", &options()).expect("within the limits");
    println!("first cleaning: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match files.is_empty() {
        true => growth(),
        false => compare(&files),
    }
}

fn growth() {
    println!("{:<22}{:>12}{:>10}{:>12}{:>14}", "page", "bytes", "ms", "ns a byte", "held a byte");
    for kind in &KINDS {
        for bytes in [1 << 20, 10 << 20, 50 << 20] {
            let page = kind.page(bytes);
            let (elapsed, held) = (time(&page, 1, 1), peak(&page));
            let (ms, ns) = (elapsed.as_secs_f64() * 1e3, elapsed.as_secs_f64() * 1e9 / page.len() as f64);
            println!(
                "{:<22}{:>12}{ms:>10.0}{ns:>12.1}{:>14.2}",
                kind.name,
                page.len(),
                held as f64 / page.len() as f64
            );
        }
    }
}

/// The pages of a file of JSON lines.
fn pages_of(path: &str) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a file of JSON lines");
    let page = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        ["html", "text"].iter().find_map(|key| line[key].as_str().map(str::to_owned))
    };
    text.lines().filter_map(page).collect()
}

fn compare(files: &[String]) {
    let sets: Vec<Vec<String>> = files.iter().map(|path| pages_of(path)).collect();
    let mut least = vec![Duration::MAX; sets.len()];
    for _ in 0..ROUNDS {
        for (set, least) in sets.iter().zip(&mut least) {
            *least = (*least).min(set.iter().map(|page| time(page, 1, 1)).sum());
        }
    }
    let rate = |at: usize| sets[at].iter().map(String::len).sum::<usize>() as f64 / least[at].as_secs_f64() / 1e6;
    for (at, path) in files.iter().enumerate() {
        println!("{:<60}{:>8.2} MB/s{:>8.2} times the first", path, rate(at), rate(at) / rate(0));
    }
}
