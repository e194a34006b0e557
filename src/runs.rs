//! Text without superfluous white space, a run at a time.

use crate::letters::is_space;

/// The longest parts of a text whose words stand one space apart; what is between them is other white space.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = after_space(text);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (run, after) = rest.split_at(end(rest));
        rest = after_space(after);
        Some(run)
    })
}

/// The text without the white space that it begins with.
fn after_space(text: &str) -> &str {
    let rest = &text[text.bytes().take_while(|byte| is_space(*byte)).count()..];
    if rest.starts_with(|c: char| c.is_ascii()) { rest } else { rest.trim_start() }
}

/// Where the run ends that a text begins with.
fn end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = plain(bytes);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'!'..=0x7f => at += 1,
            b' ' if matches!(bytes.get(at + 1), Some(b'!'..=0x7f)) => at += 1,
            _ => {
                let mut characters = text[at..].chars();
                let Some(c) = characters.next() else { break };
                let goes_on = c == ' ' && characters.next().is_some_and(|next| !next.is_whitespace());
                if c.is_whitespace() && !goes_on {
                    break;
                }
                at += c.len_utf8();
            }
        }
    }
    at
}

/// Bytes that are looked at together.
const STEP: usize = 16;

/// How much of a text, a step at a time, is sure to be of its first run: ASCII without other white space than single spaces.
fn plain(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(bytes) = text[at..].first_chunk::<{ STEP + 1 }>() {
        // Without a way out in its middle the loop is one step of many bytes.
        let pairs = bytes[..STEP].iter().zip(&bytes[1..]);
        let is_odd = |byte: u8, next: u8| !(b' '..=b'~').contains(&byte) | ((byte == b' ') & (next == b' '));
        if pairs.fold(false, |odd, (byte, next)| odd | is_odd(*byte, *next)) {
            break;
        }
        at += STEP;
    }
    // what follows may end the run before its last space
    at - usize::from(at > 0 && text[at - 1] == b' ')
}

/// Appends text with every run of white space as one space, none at the start.
pub(crate) fn push_collapsed(out: &mut String, text: &str) {
    let separate = |out: &mut String| {
        if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    };
    let words = after_space(text);
    if words.len() < text.len() {
        separate(out);
    }
    if words.is_empty() {
        return;
    }
    out.reserve(words.len());
    for (at, run) in runs(words).enumerate() {
        if at > 0 {
            separate(out);
        }
        out.push_str(run);
    }
    if text.ends_with(char::is_whitespace) {
        separate(out);
    }
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn words_one_space_apart_are_a_run() {
        for (text, expected) in [
            ("", &[][..]),
            (" \n", &[]),
            ("a b", &["a b"]),
            (" a b  c\nd ", &["a b", "c", "d"]),
            ("a \nb\u{a0}c é é\u{2003}ö", &["a", "b", "c é é", "ö"]),
            ("a\u{200b} \u{200b}b \u{3000}c\x1f", &["a\u{200b} \u{200b}b", "c\x1f"]),
            ("é ", &["é"]),
            ("a word of fifteen ", &["a word of fifteen"]),
            ("seventeen bytes a\tb", &["seventeen bytes a", "b"]),
            ("fifteen bytes a \nand a step of plain words", &["fifteen bytes a", "and a step of plain words"]),
            ("fifteen bytes a  b", &["fifteen bytes a", "b"]),
            ("fourteen bytes \u{a0}x", &["fourteen bytes", "x"]),
            ("fifteen bytes a é", &["fifteen bytes a é"]),
        ] {
            assert_eq!(runs(text).collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(
                runs(text).flat_map(|run| run.split(' ')).collect::<Vec<_>>(),
                text.split_whitespace().collect::<Vec<_>>()
            );
        }
    }
}
