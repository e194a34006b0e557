//! Time by size: whether a page of ten times the bytes takes ten times as long.
//!
//! `cargo bench --bench growth` prints a table of nanoseconds a byte for pages of 1 KB to 50 MB: threads of unknown
//! software (blocks, tables, replies inside replies, text without elements), a thread of known software, an article, a list of threads.
//! Times are those of one thread, the least of several runs: on its processor where Linux tells, else by the clock. Beside them
//! are the bytes that cleaning holds at once, a byte of the page. A second table has pages that are made to be slow, up to a megabyte.
//! `cargo bench --bench growth -- WORD …` takes those of both whose names have one of the words.

use bombs::Bomb;
use dechrome::{Input, clean};
use pages::{FAMILIES, Family, count, options, time};
use weight::peak;

mod bombs;
mod pages;
#[path = "../flat/weight.rs"]
#[allow(dead_code)] // its pages of flat text are for the other bench
mod weight;

#[global_allocator]
static COUNTING: weight::Counting = weight::Counting;

const KILOBYTE: usize = 1 << 10;
/// Bytes of the largest page that is made to be slow.
const MEGABYTE: usize = 1 << 20;
/// Bytes of a page, how often the least time of it is looked for, and of how many cleanings.
const SIZES: [(usize, usize, u32); 6] = [
    (KILOBYTE, 5, 1000),
    (10 * KILOBYTE, 5, 100),
    (100 * KILOBYTE, 5, 10),
    (MEGABYTE, 5, 1),
    (10 * MEGABYTE, 3, 1),
    (50 * MEGABYTE, 2, 1),
];
/// Nodes of a page that tells how many bytes one of its nodes has.
const SAMPLE: usize = 1000;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let is_asked = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    println!(
        "{:<18}{:>10}{:>12}{:>10}{:>12}{:>14}{:>9}",
        "page", "bytes", "nodes", "ms", "ns a byte", "held a byte", "posts"
    );
    FAMILIES.iter().filter(|family| is_asked(family.name)).for_each(grow);
    println!("\n{:<44}{:>8}{:>8}{:>8}{:>8}{:>8}", "made to be slow, ms", "128 KB", "256 KB", "512 KB", "1 MB", "ratio");
    bombs::all().filter(|bomb| is_asked(bomb.name)).for_each(explode);
}

fn grow(family: &Family) {
    for (bytes, rounds, repeats) in SIZES {
        let page = family.page(bytes * SAMPLE / family.page(SAMPLE).len());
        let posts = clean(Input::from_text(&page), &options()).map_or(0, |document| document.posts.len());
        let (elapsed, nodes) = (time(&page, rounds, repeats), count(&page));
        let (ms, ns) = (elapsed.as_secs_f64() * 1e3, elapsed.as_secs_f64() * 1e9 / page.len() as f64);
        let held = peak(&page) as f64 / page.len() as f64;
        println!("{:<18}{:>10}{nodes:>12}{ms:>10.2}{ns:>12.1}{held:>14.2}{posts:>9}", family.name, page.len());
    }
}

fn explode(bomb: &Bomb) {
    let times = [8, 4, 2, 1].map(|part| time(&bomb.page(MEGABYTE / part), 2, 1).as_secs_f64() * 1e3);
    let [first, .., last] = times;
    print!("{:<44}", bomb.name);
    times.iter().for_each(|ms| print!("{ms:>8.1}"));
    println!("{:>8.1}", last / first);
}
