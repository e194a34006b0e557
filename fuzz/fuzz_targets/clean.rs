//! Any bytes are cleaned and rendered without a panic; kept and removed text give the full text. The last byte sets options.

#![no_main]

#[path = "../../tests/it/spans.rs"]
mod spans;

use dechrome::{Format, Options, Output, clean};
use libfuzzer_sys::fuzz_target;

fn options(bits: u8) -> Options {
    let is_set = |bit: u8| bits & 1 << bit != 0;
    let format = match bits & 3 {
        1 => Format::Html,
        2 => Format::Text,
        _ => Format::Auto,
    };
    Options::new()
        .explain(true)
        .format(format)
        .headers(is_set(2))
        .quotes(is_set(3))
        .comments(is_set(4))
        .platforms(!is_set(5))
}

fuzz_target!(|data: &[u8]| {
    let Some((last, page)) = data.split_last() else { return };
    let Ok(document) = clean(page, &options(*last)) else { return };
    if let Err(error) = spans::check(&document) {
        panic!("{error}");
    }
    for output in [Output::Text, Output::Markdown, Output::Html, Output::Json] {
        document.render(output);
    }
});
