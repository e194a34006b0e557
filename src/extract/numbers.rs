//! Numbers as pages write them: grouped, abbreviated, signed, as sizes, in the digits of several scripts.

use crate::letters;

/// Values of the number words that shorten counts, lower case; "n" and "tr" are Vietnamese. A thousand in most languages, ten thousand in Chinese and Japanese.
#[rustfmt::skip] // a table
const COUNT_UNITS: &[(&str, u64)] = &[
    ("k", 1_000), ("m", 1_000_000), ("b", 1_000_000_000), ("mil", 1_000), ("tys", 1_000), ("tis", 1_000),
    ("mii", 1_000), ("χιλ", 1_000), ("אלף", 1_000), ("ألف", 1_000), ("هزار", 1_000), ("हज़ार", 1_000),
    ("हजार", 1_000), ("rb", 1_000), ("ribu", 1_000), ("n", 1_000), ("nghìn", 1_000), ("ngàn", 1_000), ("พัน", 1_000),
    ("천", 1_000), ("tsd", 1_000), ("тыс", 1_000), ("тис", 1_000), ("mio", 1_000_000), ("mln", 1_000_000),
    ("млн", 1_000_000), ("εκ", 1_000_000), ("tr", 1_000_000), ("triệu", 1_000_000), ("jt", 1_000_000),
    ("juta", 1_000_000), ("ล้าน", 1_000_000), ("مليون", 1_000_000), ("میلیون", 1_000_000), ("लाख", 100_000),
    ("करोड़", 10_000_000), ("หมื่น", 10_000), ("แสน", 100_000), ("만", 10_000), ("千", 1_000), ("万", 10_000),
    ("萬", 10_000), ("億", 100_000_000), ("亿", 100_000_000), ("억", 100_000_000),
];

/// Bytes of the units of file sizes, lower case. Boards count in powers of 1024 whichever letter they show.
#[rustfmt::skip] // a table
const SIZE_UNITS: &[(&str, u64)] = &[
    ("b", 1), ("o", 1), ("б", 1), ("byte", 1), ("bytes", 1), ("octets", 1), ("בתים", 1), ("بايت", 1), ("بایت", 1),
    ("बाइट", 1), ("ไบต์", 1), ("바이트", 1), ("位元組", 1), ("байт", 1), ("k", 1 << 10), ("kb", 1 << 10), ("kib", 1 << 10),
    ("ko", 1 << 10), ("кб", 1 << 10), ("кіб", 1 << 10), ("كيلوبايت", 1 << 10), ("کیلوبایت", 1 << 10),
    ("กิโลไบต์", 1 << 10), ("킬로바이트", 1 << 10), ("m", 1 << 20), ("mb", 1 << 20), ("mib", 1 << 20), ("mo", 1 << 20),
    ("мб", 1 << 20), ("міб", 1 << 20), ("ميجابايت", 1 << 20), ("ميغابايت", 1 << 20), ("مگابایت", 1 << 20),
    ("เมกะไบต์", 1 << 20), ("เมกกะไบต์", 1 << 20), ("메가바이트", 1 << 20), ("g", 1 << 30), ("gb", 1 << 30),
    ("gib", 1 << 30), ("go", 1 << 30), ("гб", 1 << 30), ("tb", 1 << 40), ("tib", 1 << 40),
];

/// Digits that `u64` certainly holds; a longer number is an identifier, not a count.
const MAX_DIGITS: usize = 18;

/// First code points of runs of ten digits: Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali, Thai, full-width.
const DIGIT_ZEROS: [u32; 6] = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];

/// The value of a decimal digit of any script that forums are commonly shown in.
pub(crate) fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| DIGIT_ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|d| *d < 10)))
}

/// Whether a text has a digit of any script.
pub(crate) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) || !text.is_ascii() && text.chars().any(|c| digit(c).is_some())
}

/// The number that a text of digits of any script is; no sign, no separators.
pub(crate) fn whole_number(text: &str) -> Option<u64> {
    if text.is_ascii() {
        return text.parse().ok().filter(|_| text.starts_with(|c: char| c.is_ascii_digit()));
    }
    let digits = text.chars().try_fold(0u64, |value, c| value.checked_mul(10)?.checked_add(u64::from(digit(c)?)));
    digits.filter(|_| !text.is_empty())
}

/// The count that the whole string is: `3,386`, `3.386`, `3 386`, `33.7K`. A `+` may follow ("100+").
pub(crate) fn parse_count(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches('+').trim_end();
    let literal = Literal::scan(text);
    let unit = text[literal.end..].trim().trim_end_matches('.');
    if unit.is_empty() {
        return literal.value(Reading::Plain)?.scaled(1).filter(|_| literal.is_whole());
    }
    literal.value(Reading::Abbreviated)?.scaled(unit_value(unit, COUNT_UNITS)?)
}

/// Whether a word shortens counts: "k" in `33.7k`.
pub(crate) fn is_count_unit(word: &str) -> bool {
    unit_value(word.trim_end_matches('.'), COUNT_UNITS).is_some()
}

/// The first count inside a text: 41 in `Replies: 41`.
pub(crate) fn first_count(text: &str) -> Option<u64> {
    let start = text.find(|c| digit(c).is_some())?;
    let text = &text[start..];
    let literal = Literal::scan(text);
    let rest = &text[literal.end..];
    let unit = &rest[..rest.find(|c: char| !letters::is_alphabetic(c) && !is_mark(c)).unwrap_or(rest.len())];
    if let Some(unit) = unit_value(unit, COUNT_UNITS)
        && let Some(count) = literal.value(Reading::Abbreviated).and_then(|value| value.scaled(unit))
    {
        return Some(count);
    }
    literal.leading_count()
}

/// A count with an optional sign, as scores are shown: `−3`, `+12`.
pub(crate) fn parse_signed(text: &str) -> Option<i64> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '−', '–', '‐', '‑', '－']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix(['+', '＋']).unwrap_or(text)),
    };
    let count = i64::try_from(parse_count(text)?).ok()?;
    Some(if negative { -count } else { count })
}

/// A file size in bytes: `12.3 KB` and `12.3 KiB` are 12,595.
pub(crate) fn parse_size(text: &str) -> Option<u64> {
    let text = text.trim();
    let literal = Literal::scan(text);
    let unit = unit_value(text[literal.end..].trim().trim_end_matches('.'), SIZE_UNITS)?;
    literal.value(Reading::Abbreviated)?.scaled(unit)
}

fn unit_value(unit: &str, units: &[(&str, u64)]) -> Option<u64> {
    let unit = unit.to_lowercase();
    units.iter().find(|(name, _)| *name == unit).map(|(_, value)| *value)
}

/// How a single point before exactly three digits is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// As grouping.
    Plain,
    /// As a decimal point: "1.234K" is 1,234.
    Abbreviated,
}

/// Marks within words of Hindi and Thai that are no letters.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{93c}' | '\u{94d}' | '\u{e47}'..='\u{e4e}')
}

/// Runs of digits and the separators between them.
struct Literal {
    /// Each run with the separator before it; the first one's is a space.
    groups: Vec<(char, String)>,
    /// Byte after the last digit.
    end: usize,
}

/// A decimal number: `mantissa / 10^decimals`.
struct Decimal {
    mantissa: u128,
    decimals: u32,
}

impl Literal {
    fn scan(text: &str) -> Literal {
        let mut literal = Literal { groups: Vec::new(), end: 0 };
        let mut separator = Some(' ');
        for (at, c) in text.char_indices() {
            if let Some(value) = digit(c) {
                if let Some(separator) = separator.take() {
                    literal.groups.push((separator, String::new()));
                }
                if let (Some((_, digits)), Some(c)) = (literal.groups.last_mut(), char::from_digit(value, 10)) {
                    digits.push(c);
                }
                literal.end = at + c.len_utf8();
            } else if separator.is_none() && is_separator(c) {
                separator = Some(if c.is_whitespace() { ' ' } else { c });
            } else {
                break;
            }
        }
        literal
    }

    /// Whether it has no decimals.
    fn is_whole(&self) -> bool {
        self.grouped() == self.groups.len()
    }

    /// How many of the runs, from the first, are one number in groups of three (or, after commas, of two before the last three).
    fn grouped(&self) -> usize {
        let Some((_, first)) = self.groups.first() else { return 0 };
        let Some((separator, _)) = self.groups.get(1) else { return 1 };
        if first.len() > 3 || first.starts_with('0') {
            return 1;
        }
        let run = |width: usize| {
            let of_width = |(s, digits): &&(char, String)| s == separator && digits.len() == width;
            1 + self.groups[1..].iter().take_while(of_width).count()
        };
        let pairs = run(2);
        let last = self.groups.get(pairs);
        if *separator == ',' && first.len() <= 2 && pairs > 1 && last.is_some_and(|(s, d)| *s == ',' && d.len() == 3) {
            return pairs + 1;
        }
        run(3)
    }

    fn joined(&self, groups: usize) -> Option<u128> {
        let digits: String = self.groups.iter().take(groups).map(|(_, digits)| digits.as_str()).collect();
        if digits.len() > MAX_DIGITS { None } else { digits.parse().ok() }
    }

    /// The whole literal as a number, the last run perhaps its decimals.
    fn value(&self, reading: Reading) -> Option<Decimal> {
        let all = self.groups.len();
        let grouped = self.grouped();
        let point = reading == Reading::Abbreviated && all == 2 && self.groups[1].0 == '.';
        if grouped == all && !point {
            return Some(Decimal { mantissa: self.joined(all)?, decimals: 0 });
        }
        let (separator, decimals) = self.groups.last()?;
        if all < 2 || grouped.min(all - 1) != all - 1 || !matches!(separator, '.' | ',' | '٫') {
            return None;
        }
        Some(Decimal { mantissa: self.joined(all)?, decimals: u32::try_from(decimals.len()).ok()? })
    }

    /// The number the literal begins with, decimals dropped.
    fn leading_count(&self) -> Option<u64> {
        self.joined(self.grouped()).and_then(|count| u64::try_from(count).ok())
    }
}

impl Decimal {
    /// Times `unit`, rounded down.
    fn scaled(&self, unit: u64) -> Option<u64> {
        let product = self.mantissa.checked_mul(u128::from(unit))?;
        u64::try_from(product / 10u128.checked_pow(self.decimals)?).ok()
    }
}

/// Characters that group digits or stand before decimals. `’` and `'` are Swiss, `٬` and `٫` Arabic.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | '٬' | '٫' | '،' | '，' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}')
}

/// The count in "−3", "4 Likes", or of several reactions side by side in "3 1".
pub(crate) fn reaction_count(text: &str) -> Option<i64> {
    let each: Option<Vec<i64>> = text.split_whitespace().map(parse_signed).collect();
    let sum = each.map(|counts| counts.iter().fold(0, |sum: i64, count| sum.saturating_add(*count)));
    sum.or_else(|| first_count(text).and_then(|count| i64::try_from(count).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts() {
        let cases: &[(&str, Option<u64>)] = &[
            ("12", Some(12)),
            (" 0 ", Some(0)),
            ("3,386", Some(3386)),
            ("3.386", Some(3386)),
            ("3 386", Some(3386)),
            ("3\u{a0}386", Some(3386)),
            ("3\u{202f}386\u{202f}001", Some(3_386_001)),
            ("3'386", Some(3386)),
            ("1,23,456", Some(123_456)),
            ("12,34,56,789", Some(123_456_789)),
            ("33.7K", Some(33_700)),
            ("33,7K", Some(33_700)),
            ("33,7 k", Some(33_700)),
            ("1.2M", Some(1_200_000)),
            ("1,234K", Some(1_234_000)),
            ("1.234K", Some(1_234)),
            ("2万", Some(20_000)),
            ("1,5 tys.", Some(1_500)),
            ("100+", Some(100)),
            ("٣٬٣٨٦", Some(3386)),
            ("१,२३,४५६", Some(123_456)),
            ("۳٬۳۸۶", Some(3386)),
            ("3.2만", Some(32_000)),
            ("๕ พัน", Some(5000)),
            ("2,5 rb", Some(2500)),
            ("１２３", Some(123)),
            ("3.5", None),
            ("1,2", None),
            ("1.2.3", None),
            ("12 replies", None),
            ("replies 12", None),
            ("-3", None),
            ("", None),
            ("K", None),
            ("99999999999999999999", None),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_count(text), *expected, "{text}");
        }
    }

    #[test]
    fn counts_inside_text() {
        let cases: &[(&str, Option<u64>)] = &[
            ("Replies: 41", Some(41)),
            ("Replies: 1,041, Views: 20,000", Some(1041)),
            ("41, 300 others", Some(41)),
            ("12.5K views", Some(12_500)),
            ("12 kids", Some(12)),
            ("3.5 stars", Some(3)),
            ("1 234 posts", Some(1234)),
            ("Messages:33 718", Some(33_718)),
            ("none", None),
        ];
        for (text, expected) in cases {
            assert_eq!(first_count(text), *expected, "{text}");
        }
    }

    #[test]
    fn signed_counts_and_sizes() {
        for (text, expected) in
            [("−3", Some(-3)), ("-1,200", Some(-1200)), ("+7", Some(7)), ("0", Some(0)), ("--3", None)]
        {
            assert_eq!(parse_signed(text), expected, "{text}");
        }
        let sizes = [
            ("12.3 KB", Some(12_595)),
            ("12.3KiB", Some(12_595)),
            ("12,3 Ko", Some(12_595)),
            ("1,234 bytes", Some(1234)),
            ("1.5 MB", Some(1_572_864)),
            ("7 Б", Some(7)),
            ("7", None),
            ("7 apples", None),
        ];
        for (text, expected) in sizes {
            assert_eq!(parse_size(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC*", near in "[0-9.,' KMkb万+−٣-]{0,40}") {
            for text in [text, near] {
                let _ = (parse_count(&text), first_count(&text), parse_signed(&text), parse_size(&text));
            }
        }

        #[test]
        fn grouped_counts_round_trip(count in 0u64..1_000_000_000_000) {
            let plain = count.to_string();
            for separator in [",", ".", " ", "'"] {
                let mut grouped = String::new();
                for (i, c) in plain.chars().enumerate() {
                    if i > 0 && (plain.len() - i).is_multiple_of(3) {
                        grouped.push_str(separator);
                    }
                    grouped.push(c);
                }
                prop_assert_eq!(parse_count(&grouped), Some(count));
            }
        }
    }
}
