//! Time by size: whether a page of ten times the nodes takes ten times as long.
//!
//! `cargo bench --bench growth` prints a table of nanoseconds a node for pages of 10³ to 10⁶ nodes: threads of unknown
//! software (blocks, tables, replies inside replies, text without elements), a thread of known software of the same size, an article, a list of threads.
//! Times are those of one thread, the least of several runs: on its processor where Linux tells, else by the clock.

use dechrome::{Input, clean};
use pages::{FAMILIES, count, options, time};

mod pages;

fn main() {
    println!("{:<18}{:>10}{:>12}{:>10}{:>12}{:>9}", "page", "nodes", "bytes", "ms", "ns a node", "posts");
    for family in &FAMILIES {
        for (nodes, rounds, repeats) in [(1_000, 5, 100), (10_000, 5, 10), (100_000, 5, 1), (1_000_000, 3, 1)] {
            let page = family.page(nodes);
            let posts = clean(Input::from_text(&page), &options()).map_or(0, |document| document.posts.len());
            let (elapsed, nodes) = (time(&page, rounds, repeats), count(&page));
            let (ms, ns) = (elapsed.as_secs_f64() * 1e3, elapsed.as_secs_f64() * 1e9 / nodes as f64);
            println!("{:<18}{nodes:>10}{:>12}{ms:>10.1}{ns:>12.0}{posts:>9}", family.name, page.len());
        }
    }
}
