//! Signals that mean the same in any language: file names, numbers, dates, page numbers, sentences.

/// The longest line that can be a label, a date or a number, in bytes; only prose is longer.
const MAX_TOKEN_LINE: usize = 120;
/// Sentences are told from labels by words from here on.
const SENTENCE_WORDS: usize = 5;
/// So many words in one line are prose even without punctuation; menus put fewer on a line.
const PROSE_WORDS: usize = 12;
/// Columns from which a line in a script without spaces is prose when it is punctuated.
const DENSE_SENTENCE_COLUMNS: usize = 20;
/// Columns from which a line in a script without spaces is prose in any case.
const DENSE_PROSE_COLUMNS: usize = 60;
/// Names, menu entries and labels have at most so many words …
const LABEL_WORDS: usize = 5;
/// … and columns.
const LABEL_COLUMNS: usize = 48;
/// What ends in these is a picture.
const IMAGE_EXTENSIONS: &[&str] = &["jpg", "jpeg", "png", "gif", "webp", "bmp", "svg", "avif", "heic", "tif", "tiff"];
/// Years that dates name: forum software is not older than the first.
const YEARS: std::ops::RangeInclusive<u32> = 1985..=2099;
/// Most words a date is looked for in: "Wednesday 3 de septiembre de 2024 a las 10:12 pm" has ten.
const MAX_DATE_WORDS: usize = 12;
/// What stands between the parts of a date.
const DATE_SEPARATORS: [char; 22] = [
    ' ', ',', '\u{a0}', '\u{202f}', '(', ')', '•', '·', '|', '«', '»', 'T', '@', '-', '–', '/', '.', '年', '月', '日',
    '\t', '\'',
];
/// The shortest name of a month, in letters; shorter words are "of", "at" and "PM".
const MIN_MONTH_LETTERS: usize = 3;
/// Names in a date: of the month, of the day, and a word like "Uhr".
const MAX_DATE_NAMES: usize = 3;
/// Small letters directly before capitals that show a menu run together; "JavaScript" and "YouTube" are in prose too.
const MIN_SEAMS: usize = 6;
/// Characters of a line that are looked at for it.
const GLUE_SAMPLE: usize = 2000;

/// `IMG_2041.jpg`: one word that names a picture's file.
pub(crate) fn is_image_name(line: &str) -> bool {
    let line = line.trim();
    if line.len() > MAX_TOKEN_LINE || line.contains(['/', '\\', '\n', '<', '>', '"']) || line.contains("  ") {
        return false;
    }
    let Some((stem, extension)) = line.rsplit_once('.') else { return false };
    let spaces = stem.matches(' ').count();
    !stem.is_empty()
        && IMAGE_EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
        && stem.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '_' | '-' | ']'))
        // "Screenshot 2024-05-01 at 11.04.12.png" has four words; a sentence about a file has more.
        && (spaces == 0 || spaces <= 3 && stem.contains(|c: char| c.is_ascii_digit()))
}

/// A number alone: `3,386`, `33.7K`, `-55`, `(12)`.
pub(crate) fn is_number(line: &str) -> bool {
    let line = line.trim().trim_matches(['(', ')', '[', ']']);
    let digits = line.strip_prefix(['-', '+', '−']).unwrap_or(line).trim_end_matches(['k', 'K', 'm', 'M']).trim_end();
    line.len() <= MAX_TOKEN_LINE
        && digits.starts_with(char::is_numeric)
        && digits.chars().all(|c| c.is_numeric() || matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}' | '\''))
        && !digits.contains("  ")
        && !is_full_date(digits)
}

/// An address alone.
pub(crate) fn is_url(line: &str) -> bool {
    let line = line.trim();
    (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) && !line.contains(' ')
}

/// The number in `#12`, `#12:` or `No. 12`-less forms of it; `None` for anything else.
pub(crate) fn post_number(line: &str) -> Option<u64> {
    let rest = line.trim().strip_prefix('#')?.trim_start();
    let rest = rest.trim_end_matches([':', '.', ' ']).replace(',', "");
    rest.parse().ok().filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A line that is nothing but a date or a time, in figures or with names of months and days in any language.
pub(crate) fn is_date_like(line: &str) -> bool {
    let line = line.trim();
    if line.len() > MAX_TOKEN_LINE || !line.contains(char::is_numeric) || is_number(line) {
        return false;
    }
    match date_suffix(line) {
        Some((before, _)) => before.is_empty() || is_weekday_like(before),
        None => is_clock(line),
    }
}

/// A line's date at its end, and what is before it: a name, or nothing.
pub(crate) fn date_suffix(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    if line.len() > MAX_TOKEN_LINE || !line.contains(char::is_numeric) {
        return None;
    }
    // The shortest end that is a date: what is before a month's name is not the date's.
    let starts =
        line.char_indices().map(|(at, _)| at).filter(|at| *at == 0 || line[..*at].ends_with(char::is_whitespace));
    let starts: Vec<usize> = starts.collect();
    let found = starts.iter().rev().take(MAX_DATE_WORDS).find(|at| is_dated(&line[**at..]))?;
    Some((line[..*found].trim(), &line[*found..]))
}

/// "Fri", "Wednesday,", "Freitag".
fn is_weekday_like(word: &str) -> bool {
    let ending = ["day", "tag", "dag"].iter().any(|ending| word.trim_end_matches(',').ends_with(ending));
    !word.contains(' ') && (word.ends_with([',', '.']) || word.chars().count() == 3 || ending)
}

fn is_clock(line: &str) -> bool {
    let mut clocks = 0;
    for word in line.split(' ') {
        match kind_of(word) {
            Piece::Clock => clocks += 1,
            Piece::Letters if clocks == 1 && word.len() <= 2 => {}
            _ => return false,
        }
    }
    clocks == 1
}

/// Whether all of the text is a date: figures, or a day beside a month's name with a year or a time.
fn is_dated(text: &str) -> bool {
    let mut pieces = Vec::new();
    for word in text.split(DATE_SEPARATORS) {
        match kind_of(word) {
            Piece::Other => return false,
            Piece::Empty => {}
            piece => pieces.push((piece, word.chars().count())),
        }
    }
    let count = |wanted: Piece| pieces.iter().filter(|(piece, _)| *piece == wanted).count();
    let (years, days, clocks) = (count(Piece::Year), count(Piece::Day), count(Piece::Clock));
    let names =
        pieces.iter().filter(|(piece, length)| *piece == Piece::Letters && *length >= MIN_MONTH_LETTERS).count();
    if pieces.len() > MAX_DATE_WORDS || names > MAX_DATE_NAMES {
        return false;
    }
    if text.split(' ').any(is_full_date) {
        return names == 0 || pieces.first().is_some_and(|(piece, _)| *piece == Piece::Letters) && names == 1;
    }
    // A month's name stands beside the day, with at most an "of" between them.
    let significant: Vec<Piece> = pieces
        .iter()
        .filter(|(piece, length)| *piece != Piece::Letters || *length >= MIN_MONTH_LETTERS)
        .map(|(piece, _)| *piece)
        .collect();
    let beside =
        significant.windows(2).any(|pair| matches!(pair, [Piece::Day, Piece::Letters] | [Piece::Letters, Piece::Day]));
    let year_at = significant.iter().position(|piece| *piece == Piece::Year);
    let words_after_year = year_at.is_some_and(|at| at > 0 && significant[at + 1..].contains(&Piece::Letters));
    days == 1 && beside && !words_after_year && (years == 1 || clocks > 0) && years <= 1
        || (days == 2 && years == 1 && names == 0 && text.contains(['年', '月']))
}

/// Letters run together where a menu lost its line breaks: "HomeForumsNew postsSearch".
pub(crate) fn is_glued(line: &str) -> bool {
    let (mut words, mut seams, mut before) = (0usize, 0usize, ' ');
    for c in line.chars().take(GLUE_SAMPLE) {
        words += usize::from(c.is_whitespace());
        seams += usize::from(c.is_uppercase() && before.is_lowercase());
        before = c;
    }
    seams >= MIN_SEAMS && seams * 2 > words && !ends_sentence(line) && !line.contains(". ")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Empty,
    Year,
    Day,
    Clock,
    Letters,
    Other,
}

fn kind_of(word: &str) -> Piece {
    let word = word.trim_matches([':', ';', '\'', '’', '"']);
    if word.is_empty() {
        return Piece::Empty;
    }
    if let Ok(number) = word.parse::<u32>() {
        return match word.len() {
            4 if YEARS.contains(&number) => Piece::Year,
            // "2024" and "1 yr" ago, run together.
            5 | 6 if word[..4].parse().is_ok_and(|year| YEARS.contains(&year)) => Piece::Year,
            1 | 2 => Piece::Day,
            _ => Piece::Other,
        };
    }
    let lower = word.trim_end_matches(['Z', 'h']);
    let clock = lower.trim_end_matches(['a', 'p', 'm', 'A', 'P', 'M']);
    if clock.contains(':')
        && clock.split(':').all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Piece::Clock;
    }
    if clock.len() < lower.len() && clock.parse::<u32>().is_ok_and(|hour| hour <= 12) {
        return Piece::Clock;
    }
    let ordinal = word.trim_end_matches(char::is_alphabetic);
    if ordinal.len() < word.len() && word.len() <= 4 && ordinal.parse::<u32>().is_ok_and(|day| day <= 31) {
        return Piece::Day;
    }
    // Names of months and days have up to 12 letters in the languages forums are written in.
    if word.chars().all(char::is_alphabetic) && word.chars().count() <= 12 { Piece::Letters } else { Piece::Other }
}

/// `2024-05-01`, `1.5.2024`, `05/01/24`.
fn is_full_date(word: &str) -> bool {
    let word = word.trim_matches([',', '(', ')', '«', '»']);
    let word = word.split('T').next().unwrap_or(word);
    for separator in ['-', '/', '.'] {
        let parts: Vec<&str> = word.split(separator).take(4).collect();
        let numeric =
            parts.iter().all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()));
        if parts.len() == 3 && numeric && parts.iter().filter(|part| part.len() == 4).count() <= 1 {
            return parts.iter().any(|part| part.len() == 4) || separator != '.';
        }
    }
    false
}

/// Page numbers in a row: `1 2 3 … 9 Next`.
pub(crate) fn is_pagination(line: &str) -> bool {
    if line.len() > MAX_TOKEN_LINE {
        return false;
    }
    let (mut numbers, mut ascending, mut last, mut words) = (0, true, 0u32, 0);
    for word in line.split_whitespace() {
        match word.trim_matches(['[', ']', '(', ')', ',', '|']).parse::<u32>() {
            Ok(number) => {
                ascending &= number > last;
                (numbers, last) = (numbers + 1, number);
            }
            Err(_) if word.contains(char::is_alphabetic) => words += 1,
            Err(_) => {}
        }
    }
    // "1 2 3" with at most "Prev", "Next" and "Last" around it.
    numbers >= 3 && ascending && words <= 3
}

/// Columns the line takes: two for East Asian wide characters, none for combining ones.
pub(crate) fn width(line: &str) -> usize {
    line.chars().map(|c| if is_wide(c) { 2 } else { usize::from(!is_combining(c)) }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether the line ends as sentences do.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches([' ', '"', '”', '’', '\'', ')', ']', '»', '*', '_', '」', '\u{200b}']);
    end.ends_with(['.', '!', '?', '。', '！', '？', '…', '؟', '।']) && !end.ends_with("...")
        || end.ends_with(['。', '！', '？'])
}

/// Whether the line reads as prose: a punctuated sentence, or simply many words.
pub(crate) fn is_sentence(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).take(PROSE_WORDS).count();
    if words >= PROSE_WORDS {
        return true;
    }
    // Everything short of that is a short line, unless its script has no spaces.
    let columns = line
        .char_indices()
        .take_while(|(at, _)| *at < 4 * MAX_TOKEN_LINE)
        .map(|(_, c)| usize::from(is_wide(c)) * 2)
        .sum::<usize>();
    if columns >= DENSE_PROSE_COLUMNS {
        return true;
    }
    (words >= SENTENCE_WORDS || columns >= DENSE_SENTENCE_COLUMNS)
        && (ends_sentence(line) || line.trim_end().ends_with([':', ',']))
}

/// Whether the line can be a name, a menu entry or a label: few words and no sentence.
pub(crate) fn is_short_label(line: &str) -> bool {
    let line = line.trim();
    line.len() <= MAX_TOKEN_LINE
        && line.split_whitespace().take(LABEL_WORDS + 1).count() <= LABEL_WORDS
        && width(line) <= LABEL_COLUMNS
        && !ends_sentence(line)
        && !line.ends_with([',', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for number in ["3,386", "3.386", "33.7K", "-55", "(12)", "1 234"] {
            assert!(is_number(number), "{number}");
        }
        assert!(!is_number("3rd") && !is_number("12 posts") && !is_number(""));
        assert_eq!(
            (post_number("#12"), post_number(" # 1,204:"), post_number("#tea"), post_number("12")),
            (Some(12), Some(1204), None, None)
        );
    }

    #[test]
    fn dates() {
        for date in [
            "Nov 4, 2011",
            "2025-11-01 15:14:37",
            "Jul 5, 2024 at 7:30 PM",
            "Fri Nov 15, 2024 3:06 pm",
            "19. August 2024, 14:03",
            "12/31/2020",
            "1.5.2024",
            "Tuesday 3rd of May 2022",
            "2025年12月18日",
            "10:35 PM",
            "20 janvier 2023 à 10:12",
        ] {
            assert!(is_date_like(date), "{date}");
        }
        for other in [
            "May 2024 was a good month for me, 3 of us said so",
            "33,718",
            "Windows 10",
            "I have 2",
            "3.5.1",
            "#12",
            "Ubuntu 24.04",
        ] {
            assert!(!is_date_like(other), "{other}");
        }
    }

    #[test]
    fn page_numbers() {
        assert!(is_pagination("1 2 3 … 9 Next") && is_pagination("Prev 1 2 3") && is_pagination("[1] 2 3 4 »"));
        assert!(!is_pagination("1 2") && !is_pagination("3 2 1") && !is_pagination("add 1 cup, 2 spoons and 3 eggs"));
    }

    #[test]
    fn sentences_and_labels() {
        assert!(
            is_sentence("The kettle is on the table.")
                && is_sentence("one two three four five six seven eight nine ten eleven twelve")
        );
        assert!(!is_sentence("New posts") && !is_sentence("A kettle, a table") && !is_sentence("Not five words."));
        assert!(is_sentence("今日は天気がいいですね。散歩しましょう。") && !is_sentence("新しい投稿"));
        assert!(
            is_short_label("Anna Maria")
                && !is_short_label("I agree.")
                && !is_short_label("one two three four five six")
        );
        assert!(!is_short_label(&"x".repeat(LABEL_COLUMNS + 1)) && is_short_label(&"x".repeat(LABEL_COLUMNS)));
        assert_eq!((width("tea"), width("お茶"), width("e\u{301}")), (3, 4, 1));
    }
}
