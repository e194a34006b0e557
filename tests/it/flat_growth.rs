//! Flat text of so many times the bytes takes so many times as long, and what is held at once is a few times the text.

#[path = "../../benches/flat/weight.rs"]
mod weight;

use crate::growth::pages::time;
use dechrome::{Options, clean};
use weight::{KINDS, Kind, peak};

#[global_allocator]
static COUNTING: weight::Counting = weight::Counting;

/// Bytes of the smaller page, and how many times as many the larger one has.
const BYTES: usize = 10_000;
const TIMES: usize = 8;
/// A noisy machine, and caches that a large page does not fit in, add less than half.
const MOST_TIME: f64 = 14.0;

fn grows_with_its_bytes(kind: &Kind) -> Result<(), String> {
    let (small, large) = (kind.page(BYTES), kind.page(TIMES * BYTES));
    let ratio = |rounds| time(&large, rounds, 1).as_secs_f64() / time(&small, rounds, 1).as_secs_f64();
    // a second look where the machine may have been busy
    let found = Some(ratio(1)).filter(|found| *found <= MOST_TIME).unwrap_or_else(|| ratio(3));
    let held = peak(&large) as f64 / large.len() as f64;
    match found <= MOST_TIME && held <= kind.most_held {
        true => Ok(()),
        false => Err(format!(
            "{}: {TIMES} times the bytes, {found:.1} times the time; {held:.1} bytes held a byte",
            kind.name
        )),
    }
}

#[test]
fn time_and_memory_are_linear_in_bytes() {
    // what is made once a process is no page's
    clean(KINDS[0].page(BYTES).as_str(), &Options::new()).unwrap();
    let failures: Vec<String> = KINDS.iter().filter_map(|kind| grows_with_its_bytes(kind).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
