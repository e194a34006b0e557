//! A page cleaned so many times and nothing else, for `tests/instructions.py` to count the instructions of.
//!
//! `cargo bench --bench instructions -- PAGE.html TIMES`

use dechrome::{Input, Options, clean};
use std::fs;
use std::hint::black_box;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [page, times] = &arguments[..] else { return println!("arguments: PAGE.html TIMES") };
    let page = fs::read(page).expect("a page");
    let options = Options::new();
    for _ in 0..times.parse().expect("a number") {
        black_box(clean(Input::new(black_box(&page)), &options).expect("within the limits"));
    }
}
