//! Pages that are made to be slow: so many times the bytes take so many times as long, and give a document.

#[path = "../../benches/growth/bombs.rs"]
mod made;

use crate::growth::pages::time;
use made::Bomb;
use std::time::Duration;

/// Bytes of the smaller page, and how many times as many the larger one has.
const BYTES: usize = 16 << 10;
const TIMES: usize = 4;
/// What is linear takes four times as long, what is quadratic sixteen times; a busy machine blurs both.
const MOST: f64 = 9.0;
/// A time that says nothing: Linux's clock ticks a few times meanwhile.
const LEAST: Duration = Duration::from_millis(20);

fn grows_with_its_bytes(bomb: &Bomb) -> Result<(), String> {
    let (small, large) = (bomb.page(BYTES), bomb.page(TIMES * BYTES));
    let ratio = |rounds| time(&large, rounds, 1).as_secs_f64() / time(&small, rounds, 1).max(LEAST).as_secs_f64();
    // a second look where the machine may have been busy
    let found = Some(ratio(1)).filter(|found| *found <= MOST).unwrap_or_else(|| ratio(3));
    match found <= MOST {
        true => Ok(()),
        false => Err(format!("{}: {TIMES} times the bytes, {found:.1} times the time", bomb.name)),
    }
}

#[test]
fn no_page_is_slow_by_its_making() {
    let failures: Vec<String> = made::all().filter_map(|bomb| grows_with_its_bytes(bomb).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
