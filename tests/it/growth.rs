//! A page of so many times the nodes takes so many times as long: of known software and unknown, an article, a list.

#[path = "../../benches/growth/pages.rs"]
pub(crate) mod pages;

use pages::{FAMILIES, Family, count, time};

/// Nodes of the smaller page, and how many times as many the larger one has. Of fewer, what is quadratic among the posts of a
/// page takes too little of the time to show.
const NODES: usize = 50_000;
const TIMES: usize = 8;
/// A noisy machine, and caches that a large page does not fit in, add less than half.
const MOST: f64 = 14.0;

fn grows_with_its_nodes(family: &Family) -> Result<(), String> {
    let (small, large) = (family.page(NODES), family.page(TIMES * NODES));
    let ratio = |rounds| time(&large, rounds, 1).as_secs_f64() / time(&small, rounds, 1).as_secs_f64();
    // a second look where the machine may have been busy
    let found = Some(ratio(1)).filter(|found| *found <= MOST).unwrap_or_else(|| ratio(3));
    let times = count(&large) as f64 / count(&small) as f64;
    if found <= MOST {
        Ok(())
    } else {
        Err(format!("{}: {times:.1} times the nodes, {found:.1} times the time", family.name))
    }
}

#[test]
fn time_is_linear_in_nodes() {
    let failures: Vec<String> = FAMILIES.iter().filter_map(|family| grows_with_its_nodes(family).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
