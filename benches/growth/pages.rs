//! Pages of any size, and how long they take.

use dechrome::{Input, Options, clean};
use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A kind of page: what stands before, one record, what stands after it, and what ends the page.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    head: &'static str,
    record: fn(usize) -> String,
    /// Closes a record; records nest when it is written after all of them.
    close: &'static str,
    nests: bool,
}

const WORDS: [&str; 12] =
    ["kettle", "water", "leaves", "steep", "minutes", "green", "bitter", "second", "infusion", "cup", "warm", "pour"];

/// Words that differ from record to record.
fn prose(n: usize, count: usize) -> String {
    (0..count).map(|i| WORDS[(n * 7 + i * i + i * (n % 5)) % WORDS.len()]).collect::<Vec<_>>().join(" ")
}

fn date(n: usize) -> String {
    format!("2024-{:02}-{:02} {:02}:{:02}", n / 40_320 % 12 + 1, n / 1440 % 28 + 1, n / 60 % 24, n % 60)
}

pub(crate) const FAMILIES: [Family; 7] = [
    Family {
        name: "unknown, blocks",
        head: "<title>Tea</title><body><h1>Tea</h1><div>",
        record: |n| {
            format!(
                "<div class=reply id=r{n}><div class=who><a href=/user/{}>user{}</a></div><div class=when>{}</div><div class=say>\
                 <p>{}</p><p>{}</p></div><div class=tools><a href=#>Reply</a> <a href=#>Quote</a></div>",
                n % 97,
                n % 97,
                date(n),
                prose(n, 20 + n % 13),
                prose(n + 1, 9)
            )
        },
        close: "</div>",
        nests: false,
    },
    Family {
        name: "unknown, table",
        head: "<title>Tea</title><body><table>",
        record: |n| {
            format!(
                "<tr><td><b>user{}</b></td><td>{}</td></tr><tr><td>Posts: {n}</td><td>{}<br>{}",
                n % 97,
                date(n),
                prose(n, 20 + n % 13),
                prose(n + 1, 9)
            )
        },
        close: "</td></tr>",
        nests: false,
    },
    Family {
        name: "unknown, nested",
        head: "<title>Tea</title><body><div>",
        record: |n| {
            format!(
                "<div class=reply id=r{n}><a class=author href=/user/{}>user{}</a> <time>{}</time><p>{}</p>",
                n % 97,
                n % 97,
                date(n),
                prose(n, 20 + n % 13)
            )
        },
        close: "</div>",
        nests: true,
    },
    Family {
        name: "unknown, loose",
        head: "<title>Tea</title><body><div>",
        record: |n| {
            format!("<hr><b>user{}</b> wrote on {}:<br>{}<br><br>{}", n % 97, date(n), prose(n, 30), prose(n + 1, 20))
        },
        close: "<br>",
        nests: false,
    },
    Family {
        name: "phpBB 3",
        head: "<title>Tea</title><body id=phpbb class=section-viewtopic>",
        record: |n| {
            format!(
                "<div id=p{n} class=\"post bg1\"><div class=postbody><p class=author>by <a href=/u/{} class=username>user{}</a> \
                 <time>{}</time></p><div class=content>{}<br>{}</div><ul class=post-buttons><li><a href=#>Quote</a></ul></div>",
                n % 97,
                n % 97,
                date(n),
                prose(n, 20 + n % 13),
                prose(n + 1, 9)
            )
        },
        close: "</div>",
        nests: false,
    },
    Family {
        name: "article",
        head: "<title>Tea</title><body><article><h1>Tea</h1>",
        record: |n| format!("<p>{}, <a href=/{n}>{}</a>.", prose(n, 30), prose(n, 2)),
        close: "</p>",
        nests: false,
    },
    Family {
        name: "list of threads",
        head: "<title>Tea</title><body><table>",
        record: |n| {
            format!(
                "<tr><td><a href=/thread/{n}>{}</a></td><td><a href=/user/{}>user{}</a></td><td>{}</td><td>{}</td><td>{}",
                prose(n, 6),
                n % 97,
                n % 97,
                n % 50,
                n % 5000,
                date(n)
            )
        },
        close: "</td></tr>",
        nests: false,
    },
];

impl Family {
    /// A page of about so many nodes; and none deeper than the default limit.
    pub(crate) fn page(&self, nodes: usize) -> String {
        let per_record = count(&(self.record)(1)).max(1);
        let records = (nodes / per_record).max(1);
        let mut page = format!("<!DOCTYPE html><html>{}", self.head);
        for n in 0..records {
            page.push_str(&(self.record)(n));
            if !self.nests {
                page.push_str(self.close);
            } else if (n + 1) % DEPTH == 0 {
                // what nests starts anew, so as to stay below the limit of depth
                page.push_str(&self.close.repeat(DEPTH));
            }
        }
        page
    }
}

/// Replies inside each other.
const DEPTH: usize = 50;

/// Elements and texts.
pub(crate) fn count(page: &str) -> usize {
    let bytes = page.as_bytes();
    let elements = bytes.windows(2).filter(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()).count();
    elements + bytes.windows(2).filter(|pair| pair[0] == b'>' && pair[1] != b'<').count()
}

/// Time that this thread has run for.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let ran = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = ran.and_then(|ran| ran.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// The least time of several runs, each of so many cleanings that Linux's clock ticks.
pub(crate) fn time(page: &str, rounds: usize, repeats: u32) -> Duration {
    let options = options();
    let run = || {
        let start = now();
        for _ in 0..repeats {
            black_box(clean(Input::from_text(page), &options).expect("within the limits"));
        }
        (now() - start) / repeats
    };
    (0..rounds).map(|_| run()).min().unwrap_or_default()
}

/// The default limits, but for those that the largest page exceeds.
pub(crate) fn options() -> Options {
    Options::new().max_bytes(1 << 30).max_nodes(100_000_000).max_posts(1_000_000)
}
