//! Tokens and trees are those of html5ever's own tokenizer: of documents and, by the last byte, of fragments in any context.

#![no_main]

use dechrome::internals::{CONTEXTS, tokenizer_agrees};
use libfuzzer_sys::fuzz_target;

/// The bit of the last byte that turns scripts on.
const SCRIPTING: u8 = 1 << 7;

fuzz_target!(|data: &[u8]| {
    let Some((last, text)) = data.split_last() else { return };
    let context = CONTEXTS[usize::from(last & !SCRIPTING) % CONTEXTS.len()];
    let text = String::from_utf8_lossy(text);
    if let Err(difference) = tokenizer_agrees(&text, context, last & SCRIPTING != 0) {
        panic!("{text:?} in {context:?}: {difference}");
    }
});
