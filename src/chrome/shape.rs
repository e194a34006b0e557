//! Signals that mean the same in any language: file names, numbers, dates, page numbers, sentences.

mod dates;
mod plain;
mod prefix;
mod scripts;

use crate::extract::numbers::{self, whole_number};
use crate::letters;
pub(crate) use dates::{date_inside, date_suffix, is_date_like};
pub(crate) use prefix::{clock_prefix, date_prefix};
pub(crate) use scripts::width;
use scripts::{MAX_TOKEN_LINE, dense_columns, is_direction, is_long, trimmed};

/// Sentences are told from labels by words from here on.
const SENTENCE_WORDS: usize = 5;
/// So many words in one line are prose even without punctuation; menus put fewer on a line.
const PROSE_WORDS: usize = 12;
/// Columns from which a line in a script without spaces is prose when it is punctuated.
const DENSE_SENTENCE_COLUMNS: usize = 20;
/// Columns from which a line in a script without spaces is prose in any case.
const DENSE_PROSE_COLUMNS: usize = 60;
/// What ends the sentences of Thai, which has no full stop.
const POLITE_ENDS: [&str; 4] = ["ครับ", "ค่ะ", "คะ", "นะ"];
/// Names, menu entries and labels have at most so many words …
const LABEL_WORDS: usize = 5;
/// … and columns.
const LABEL_COLUMNS: usize = 48;
/// What ends in these is a picture.
const IMAGE_EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "bmp", "svg", "avif", "heic", "tif", "tiff"];
/// What stands after a file's size, before what else is told of it.
const FILE_SIZE_ENDS: [char; 10] = [',', ')', ']', '）', '،', '，', '·', '-', '|', ';'];
/// Small letters directly before capitals that show a menu run together; "JavaScript" and "YouTube" are in prose too.
const MIN_SEAMS: usize = 6;
/// Characters of a line that are looked at for it.
const GLUE_SAMPLE: usize = 2000;

/// `IMG_2041.jpg`: one word that names a picture's file.
pub(crate) fn is_image_name(line: &str) -> bool {
    let line = line.trim();
    let Some((stem, extension)) = line.rsplit_once('.') else { return false };
    // Most lines have no such extension.
    if !IMAGE_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
        || line.len() > MAX_TOKEN_LINE
        || line.contains(['/', '\\', '\n', '<', '>', '"'])
        || line.contains("  ")
    {
        return false;
    }
    let spaces = stem.matches(' ').count();
    !stem.is_empty()
        && stem.ends_with(|c: char| letters::is_alphanumeric(c) || matches!(c, ')' | '_' | '-' | ']'))
        // "Screenshot 2024-05-01 at 11.04.12.png" has four words; a sentence about a file has more.
        && (spaces == 0 || spaces <= 3 && stem.contains(|c: char| c.is_ascii_digit()))
}

/// What stands beside an attached file's name: `(84.2 KB, 37 views)`, `412,9 kB · Aufrufe: 48`.
pub(crate) fn is_file_size(line: &str) -> bool {
    let line = trimmed(line).trim_start_matches(['(', '[', '（']);
    if line.len() > MAX_TOKEN_LINE || !line.starts_with(letters::is_numeric) {
        return false;
    }
    let end = line.find(letters::is_alphabetic).unwrap_or(line.len());
    let unit = line[end..].find(|c: char| !letters::is_alphabetic(c)).map_or(line.len(), |length| end + length);
    let rest = line[unit..].trim_start();
    // one letter shortens counts and lengths, too
    line[end..unit].chars().count() > 1
        && numbers::parse_size(&line[..unit]).is_some()
        && (rest.is_empty() || rest.starts_with(FILE_SIZE_ENDS))
}

/// A number alone: `3,386`, `33.7K`, `-55`, `(12)`, `۳٬۳۸۶`, `3.2만`.
pub(crate) fn is_number(line: &str) -> bool {
    let line = trimmed(line).trim_matches(['(', ')', '[', ']']);
    let signed = line.strip_prefix(['-', '+', '−', '－']).unwrap_or(line);
    if line.len() > MAX_TOKEN_LINE || !signed.starts_with(letters::is_numeric) {
        return false;
    }
    let end = signed.rfind(letters::is_numeric).unwrap_or_default();
    let unit = signed[end..].trim_start_matches(letters::is_numeric).trim_start();
    let digits = signed[..signed.len() - unit.len()].trim_end();
    (unit.is_empty() || numbers::is_count_unit(unit))
        && digits.chars().all(|c| letters::is_numeric(c) || is_group_mark(c))
        && !digits.contains("  ")
        && !dates::is_date_in_figures(digits)
}

/// What groups the digits of a number.
fn is_group_mark(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '\'') || !c.is_ascii() && (numbers::is_separator(c) || is_direction(c))
}

/// An address alone.
pub(crate) fn is_url(line: &str) -> bool {
    let line = line.trim();
    (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) && !line.contains(' ')
}

/// The number in `#12`, `#12:`, `#۱۲` or `No. 12`-less forms of it; `None` for anything else.
pub(crate) fn post_number(line: &str) -> Option<u64> {
    let rest = trimmed(line).strip_prefix(['#', '＃'])?.trim_start();
    whole_number(&rest.trim_end_matches([':', '.', ' ']).replace([',', '٬'], ""))
}

/// Letters run together where a menu lost its line breaks: "HomeForumsNew postsSearch".
pub(crate) fn is_glued(line: &str) -> bool {
    let (mut words, mut seams) = (0usize, 0usize);
    if line.is_ascii() {
        let mut before = b' ';
        for byte in line.bytes().take(GLUE_SAMPLE) {
            words += usize::from(letters::is_space(byte));
            seams += usize::from(byte.is_ascii_uppercase() && before.is_ascii_lowercase());
            before = byte;
        }
    } else {
        let mut before = ' ';
        for c in line.chars().take(GLUE_SAMPLE) {
            words += usize::from(c.is_whitespace());
            seams += usize::from(c.is_uppercase() && before.is_lowercase());
            before = c;
        }
    }
    seams >= MIN_SEAMS && seams * 2 > words && !ends_sentence(line) && !line.contains(". ")
}

/// Page numbers in a row: `1 2 3 … 9 Next`, `۱ ۲ ۳`.
pub(crate) fn is_pagination(line: &str) -> bool {
    if is_long(line) || !letters::has_numeric(line) {
        return false;
    }
    let (mut numbers, mut ascending, mut last, mut words) = (0, true, 0, 0);
    for word in line.split_whitespace() {
        match whole_number(
            word.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')' | ',' | '،' | '|') || is_direction(c)),
        ) {
            Some(number) => {
                ascending &= number > last;
                (numbers, last) = (numbers + 1, number);
            }
            None if word.contains(letters::is_alphabetic) => words += 1,
            None => {}
        }
    }
    // "1 2 3" with at most "Prev", "Next" and "Last" around it.
    numbers >= 3 && ascending && words <= 3
}

/// Whether the line ends as sentences do.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches([' ', '"', '”', '’', '\'', ')', ']', '»', '*', '_', '」', '\u{200b}', '\u{200f}']);
    end.ends_with(['.', '!', '?', '。', '！', '？', '…', '؟', '۔', '।', '॥']) && !end.ends_with("...")
        || end.ends_with(['。', '！', '？'])
        || POLITE_ENDS.iter().any(|particle| end.ends_with(particle))
}

/// Whether the line reads as prose: a punctuated sentence, or simply many words.
pub(crate) fn is_sentence(line: &str) -> bool {
    let words = lettered_words(line, PROSE_WORDS);
    if words >= PROSE_WORDS {
        return true;
    }
    // Everything short of that is a short line, unless its script has no spaces.
    let columns = dense_columns(line);
    if columns >= DENSE_PROSE_COLUMNS {
        return true;
    }
    (words >= SENTENCE_WORDS || columns >= DENSE_SENTENCE_COLUMNS)
        && (ends_sentence(line) || line.trim_end().ends_with([':', ',']))
}

/// Words with a letter in them; of more than a number, so many.
fn lettered_words(line: &str, most: usize) -> usize {
    if !line.is_ascii() {
        return line.split_whitespace().filter(|word| word.contains(letters::is_alphabetic)).take(most).count();
    }
    let (mut words, mut lettered) = (0, false);
    for byte in line.bytes() {
        if letters::is_space(byte) {
            lettered = false;
        } else if !lettered && byte.is_ascii_alphabetic() {
            (words, lettered) = (words + 1, true);
            if words == most {
                break;
            }
        }
    }
    words
}

/// Whether the line can be a name, a menu entry or a label: few words and no sentence.
pub(crate) fn is_short_label(line: &str) -> bool {
    let line = line.trim();
    !is_long(line)
        && line.split_whitespace().take(LABEL_WORDS + 1).count() <= LABEL_WORDS
        && width(line) <= LABEL_COLUMNS
        && !ends_sentence(line)
        && !line.ends_with([',', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_of_attached_files() {
        for size in ["(84.2 KB, 37 views)", "412,9 kB · Aufrufe: 48", "(212.4 KiB) Visto 61 volte", "12 KB"] {
            assert!(is_file_size(size), "{size}");
        }
        for other in ["3 MB are enough for ten pictures.", "12 m", "84 posts, 37 views", "KB", "2024-05-01"] {
            assert!(!is_file_size(other), "{other}");
        }
    }

    #[test]
    fn image_names() {
        for name in ["1311386-indjapan.webp", "IMG_2041.JPG", "Screenshot 2024-05-01 at 11.04.12.png", "a (2).gif"] {
            assert!(is_image_name(name), "{name}");
        }
        for other in ["I saved it as tea.png", "see photo.png", "example.com", ".png", "https://a.org/b.png", "PNG"] {
            assert!(!is_image_name(other), "{other}");
        }
    }

    #[test]
    fn numbers_and_post_numbers() {
        for number in [
            "3,386",
            "3.386",
            "33.7K",
            "-55",
            "(12)",
            "1 234",
            "१,२३,४५६",
            "३३",
            "๑๒",
            "۳٬۳۸۶",
            "٣٫٥",
            "\u{200f}(۱۲)\u{200f}",
            "3.2만",
            "1.5 万",
            "12 พัน",
        ] {
            assert!(is_number(number), "{number}");
        }
        for other in ["3rd", "12 posts", "", "12 만두", "2024/5/3", "۱۴۰۳/۲/۱۴"] {
            assert!(!is_number(other), "{other}");
        }
        assert_eq!(
            (post_number("#12"), post_number(" # 1,204:"), post_number("#tea"), post_number("12")),
            (Some(12), Some(1204), None, None)
        );
        assert_eq!(
            (post_number("#۱۲"), post_number("\u{200f}#१२:"), post_number("#๑๒"), post_number("#")),
            (Some(12), Some(12), Some(12), None)
        );
    }

    #[test]
    fn page_numbers() {
        assert!(is_pagination("1 2 3 … 9 Next") && is_pagination("Prev 1 2 3") && is_pagination("[1] 2 3 4 »"));
        assert!(is_pagination("۱ ۲ ۳ … ۹ بعدی") && is_pagination("१ २ ३") && is_pagination("๑, ๒, ๓"));
        assert!(
            !is_pagination("۳ ۲ ۱")
                && !is_pagination("1 2")
                && !is_pagination("3 2 1")
                && !is_pagination("add 1 cup, 2 spoons and 3 eggs")
        );
    }

    #[test]
    fn sentences_and_labels() {
        assert!(
            is_sentence("The kettle is on the table.")
                && is_sentence("one two three four five six seven eight nine ten eleven twelve")
        );
        assert!(!is_sentence("New posts") && !is_sentence("A kettle, a table") && !is_sentence("Not five words."));
        for (line, words) in [("", 0), ("a 1 b", 2), ("1a-b\u{b}c", 2), ("é 1 b", 2), ("a b c d", 3), ("é b c d", 3)]
        {
            assert_eq!(lettered_words(line, 3), words, "{line:?}");
        }
        assert!(is_sentence("今日は天気がいいですね。散歩しましょう。") && !is_sentence("新しい投稿"));
        assert!(
            is_short_label("Anna Maria")
                && !is_short_label("I agree.")
                && !is_short_label("one two three four five six")
        );
        assert!(!is_short_label(&"x".repeat(LABEL_COLUMNS + 1)) && is_short_label(&"x".repeat(LABEL_COLUMNS)));
        assert!(
            is_sentence("ขอบคุณมากครับ ผมจะลองทำตามดูครับ")
                && !is_sentence("กระทู้ล่าสุด")
                && !is_sentence("ครับ")
        );
        assert_eq!((width("tea"), width("お茶"), width("e\u{301}"), width("น้ำ"), width("हिन्दी")), (3, 4, 1, 2, 5));
    }
}
