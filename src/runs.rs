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
    let mut at = 0;
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

/// Appends text with every run of white space as one space, none at the start.
pub(crate) fn push_collapsed(out: &mut String, text: &str) {
    let separate = |out: &mut String| {
        if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
    };
    if text.starts_with(char::is_whitespace) {
        separate(out);
    }
    for (at, run) in runs(text).enumerate() {
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
        ] {
            assert_eq!(runs(text).collect::<Vec<_>>(), expected, "{text:?}");
            assert_eq!(
                runs(text).flat_map(|run| run.split(' ')).collect::<Vec<_>>(),
                text.split_whitespace().collect::<Vec<_>>()
            );
        }
    }
}
