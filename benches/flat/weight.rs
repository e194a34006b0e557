//! Flat pages of any size, and what it takes to clean them: bytes held at once.

// An allocator cannot be written without.
#![allow(unsafe_code)]

use dechrome::{Input, Options, clean};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, which counts what each thread holds.
pub(crate) struct Counting;

thread_local! {
    static HELD: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

fn add(bytes: usize) {
    // A thread that ends has no counters any more.
    let _ = HELD.try_with(|held| {
        held.set(held.get().wrapping_add(bytes));
        let _ = MOST.try_with(|most| most.set(most.get().max(held.get())));
    });
}

fn take(bytes: usize) {
    // What another thread allocated can be more than what this one holds.
    let _ = HELD.try_with(|held| held.set(held.get().saturating_sub(bytes)));
}

// SAFETY: every call is handed on to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller keeps the contract of `alloc_zeroed`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        take(layout.size());
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // The system moves large blocks without a copy of them.
        add(size);
        take(layout.size());
        // SAFETY: the caller keeps the contract of `realloc`.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// The most bytes that cleaning a text held at once, without the text itself.
pub(crate) fn peak(text: &str) -> usize {
    let before = HELD.get();
    MOST.set(before);
    clean(Input::from_text(text), &Options::new().max_bytes(1 << 30).max_nodes(100_000_000).max_posts(1_000_000))
        .expect("within the limits");
    MOST.get() - before
}

/// A kind of flat page, made of pieces.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Bytes held at once, a byte of the page, at most: a line takes the same whatever its length, and a post too.
    #[allow(dead_code)] // the test's
    pub(crate) most_held: f64,
    piece: fn(usize) -> String,
}

const WORDS: [&str; 12] = [
    "kettle", "water", "leaves", "steeping", "minutes", "green", "bitter", "second", "infusion", "saucer", "warmth",
    "pouring",
];

fn word(n: usize) -> &'static str {
    WORDS[(n * 7 + n / 12) % WORDS.len()]
}

fn sentence(n: usize) -> String {
    let words: Vec<&str> = (0..9 + n % 5).map(|at| word(n * 3 + at * at + n / 7)).collect();
    format!("Then {} is number {n}.", words.join(" "))
}

pub(crate) const KINDS: [Kind; 5] = [
    Kind {
        name: "posts",
        most_held: 6.0,
        piece: |n| {
            format!(
                "Anna{}\nPosts: {}\nMay {}, 2024 at 10:{:02}\n#{}\n{} {}\n{}\nReply\n\n",
                n % 89,
                n % 89 * 3,
                n % 28 + 1,
                n % 60,
                n + 1,
                sentence(n),
                sentence(n + 1),
                sentence(2 * n)
            )
        },
    },
    Kind { name: "sentences", most_held: 3.0, piece: |n| format!("{}\n\n", sentence(n)) },
    Kind { name: "one word a line", most_held: 6.0, piece: |n| format!("{}\n", word(n)) },
    Kind { name: "another word a line", most_held: 6.0, piece: |n| format!("{}{n}\n", word(n)) },
    Kind { name: "one line", most_held: 3.0, piece: |n| format!("{} ", sentence(n)) },
];

impl Kind {
    /// A page of so many bytes, or a piece more.
    pub(crate) fn page(&self, bytes: usize) -> String {
        let mut page = String::with_capacity(bytes + 1000);
        for n in 0.. {
            if page.len() >= bytes {
                break;
            }
            page.push_str(&(self.piece)(n));
        }
        page
    }
}
