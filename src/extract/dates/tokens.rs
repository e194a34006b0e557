//! A date string as numbers, words and symbols: one case, no accents, ASCII digits.

use crate::extract::numbers::digit;
use crate::letters;

/// A part of a date string.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Folded text.
    pub(super) text: String,
    /// The number's value, `u32::MAX` when larger.
    pub(super) value: u32,
    /// White space stands before it.
    pub(super) spaced: bool,
    /// It is a number in Persian digits.
    pub(super) persian: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Word,
    Symbol,
}

impl Token {
    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text == word
    }

    /// Whether a word that stands beside it may be read together with it: a month's number, in letters or after its word.
    pub(super) fn may_join(&self) -> bool {
        ["月", "thứ", "thang", "thg"].iter().any(|word| self.is_word(word))
    }

    pub(super) fn is_symbol(&self) -> bool {
        self.kind == Kind::Symbol
    }

    /// Whether it is this symbol, without regard to white space.
    pub(super) fn is(&self, symbol: &str) -> bool {
        self.kind == Kind::Symbol && self.text == symbol
    }

    /// The value of a number of `digits` digits.
    pub(super) fn of_digits(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        (self.is_number() && digits.contains(&self.text.len())).then_some(self.value)
    }
}

/// Cuts a string. A word is a run of letters, but each ideograph stands alone.
pub(super) fn tokenize(raw: &str) -> Vec<Token> {
    let tokens = Vec::with_capacity(raw.len() / BYTES + 1);
    let mut cutter = Cutter { tokens, spaced: false, alone: true };
    for c in raw.chars() {
        match c.is_ascii() {
            true => cutter.push(c.to_ascii_lowercase()),
            false => letters::lower(c).for_each(|c| cutter.push(c)),
        }
    }
    let mut tokens = cutter.tokens;
    spelled_months(&mut tokens);
    vietnamese_numbers(&mut tokens);
    for token in tokens.iter_mut().filter(|t| t.is_number()) {
        token.value = token.text.parse().unwrap_or(u32::MAX);
    }
    tokens
}

/// Bytes of a short token with the symbol after it, a token each; and of a longer one.
const BYTES: usize = 2;
const LONG: usize = 10;

/// Tokens as they grow.
struct Cutter {
    tokens: Vec<Token>,
    /// White space was read since the last token.
    spaced: bool,
    /// What comes next is a token of its own.
    alone: bool,
}

impl Cutter {
    /// Adds a character in lower case.
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            (self.spaced, self.alone) = (true, true);
            return;
        }
        if is_invisible(c) || (!self.spaced && self.tokens.last().is_some_and(|last| is_abbreviating(c, last))) {
            return;
        }
        let (kind, folded) = classify(c);
        let is_ideograph = is_ideograph(folded);
        match self.tokens.last_mut() {
            Some(last) if !self.alone && last.kind == kind && kind != Kind::Symbol && !is_ideograph => {
                last.text.push(folded);
            }
            _ => {
                let mut text = String::with_capacity(if kind == Kind::Symbol { folded.len_utf8() } else { LONG });
                text.push(folded);
                let persian = matches!(c, '\u{6f0}'..='\u{6f9}');
                self.tokens.push(Token { kind, text, value: 0, spaced: self.spaced, persian });
            }
        }
        (self.spaced, self.alone) = (false, is_ideograph);
    }
}

/// A word in ASCII in lower case, if it is no longer than the buffer.
pub(super) fn lower_ascii<'a>(word: &str, buffer: &'a mut [u8]) -> Option<&'a str> {
    let lower = buffer.get_mut(..word.len()).filter(|lower| !lower.is_empty())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// Writes the number of a spelled month in digits: `十一月`.
fn spelled_months(tokens: &mut Vec<Token>) {
    const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let numeral = |token: &Token| NUMERALS.iter().position(|n| token.is_word(n)).map(|at| at + 1);
    let Some(month) = tokens.iter().position(|t| t.is_word("月")).filter(|at| *at > 0) else { return };
    let Some(last) = numeral(&tokens[month - 1]) else { return };
    let tens = month.checked_sub(2).filter(|at| last < 10 && tokens[*at].is_word("十"));
    let (start, value) = tens.map_or((month - 1, last), |at| (at, 10 + last));
    let spaced = tokens[start].spaced;
    let number = Token { kind: Kind::Number, text: value.to_string(), value: 0, spaced, persian: false };
    tokens.splice(start..month, [number]);
}

/// Numbers after the Vietnamese words for the month and the weekday: `tháng 5` and `tháng năm` become `5月`, `thứ 6` becomes
/// `thứ sáu`.
fn vietnamese_numbers(tokens: &mut Vec<Token>) {
    const NUMERALS: [&[&str]; 10] = [
        &["một", "gieng"],
        &["hai"],
        &["ba"],
        &["tư", "bốn"],
        &["nam"],
        &["sau"],
        &["bảy", "bẩy"],
        &["tam"],
        &["chin"],
        &["mười"],
    ];
    let numeral = |token: Option<&Token>| {
        let token = token.filter(|token| token.kind == Kind::Word)?;
        NUMERALS.iter().position(|words| words.contains(&token.text.as_str())).map(|at| at + 1)
    };
    let mut at = 0;
    while at + 1 < tokens.len() {
        let spaced = tokens[at].spaced;
        if tokens[at].is_word("thứ") {
            let day =
                tokens[at + 1].text.parse().ok().filter(|day| (2..=7).contains(day) && tokens[at + 1].is_number());
            if let Some(word) = day.and_then(|day: usize| NUMERALS[day - 1].first()) {
                tokens[at + 1] = Token { kind: Kind::Word, text: (*word).to_owned(), ..tokens[at + 1].clone() };
            }
        } else if tokens[at].is_word("thang") || tokens[at].is_word("thg") {
            let (month, words) = match (numeral(tokens.get(at + 1)), numeral(tokens.get(at + 2))) {
                (Some(10), Some(more @ 1..=2)) => (10 + more, 2),
                (Some(month), _) => (month, 1),
                _ if tokens[at + 1].is_word("chạp") => (12, 1),
                // "3 tháng 2 ngày" is a duration
                _ if tokens.get(at + 2).is_some_and(|next| next.is_word("ngay")) => (0, 0),
                _ => (tokens[at + 1].text.parse().unwrap_or(0), 1),
            };
            if (1..=12).contains(&month) {
                let number = Token { kind: Kind::Number, text: month.to_string(), value: 0, spaced, persian: false };
                let mark = Token { kind: Kind::Word, text: "月".to_owned(), value: 0, spaced: false, persian: false };
                tokens.splice(at..=at + words, [number, mark]);
            }
        }
        at += 1;
    }
}

fn classify(c: char) -> (Kind, char) {
    match c {
        '0'..='9' => return (Kind::Number, c),
        'a'..='z' => return (Kind::Word, c),
        _ => {}
    }
    if let Some(c) = digit(c).and_then(|value| char::from_digit(value, 10)) {
        return (Kind::Number, c);
    }
    match fold(c) {
        c if letters::is_alphabetic(c) => (Kind::Word, c),
        c => (Kind::Symbol, c),
    }
}

/// Signs within Thai and Hebrew abbreviations: "พ.ค.", "אחה״צ".
fn is_abbreviating(c: char, last: &Token) -> bool {
    let after =
        |range: std::ops::RangeInclusive<char>| last.kind == Kind::Word && last.text.ends_with(|c| range.contains(&c));
    match c {
        '.' => after('\u{e01}'..='\u{e4e}'),
        '"' | '\'' | '’' | '״' | '׳' => after('\u{5d0}'..='\u{5ea}'),
        _ => false,
    }
}

/// Zero-width characters, direction marks, combining accents, vowel signs and stretching of Arabic, points of Hebrew, the
/// marks of Hindi and Thai that are no letters.
fn is_invisible(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{61c}' | '\u{93c}' | '\u{94d}' | '\u{970}' | '\u{e47}'..='\u{e4e}' |
        '\u{640}' | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// A lower-case letter without its accent; a symbol as its ASCII relative.
fn fold(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ț' | 'ţ' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' => 'u',
        'ý' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'й' => 'и',
        'ї' => 'і',
        'ґ' => 'г',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '–' | '—' | '−' | '‐' | '‑' | '－' => '-',
        '’' | '‘' | '´' | '`' | 'ʼ' => '\'',
        '：' => ':',
        '／' | '⁄' => '/',
        '．' | '。' => '.',
        '，' | '、' | '،' => ',',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_and_folded() {
        let texts = |raw| tokenize(raw).into_iter().map(|t| t.text).collect::<Vec<_>>();
        assert_eq!(texts("Août 19th, 14h03"), ["aout", "19", "th", ",", "14", "h", "03"]);
        assert_eq!(texts("2024年8月19日下午"), ["2024", "年", "8", "月", "19", "日", "下", "午"]);
        assert_eq!(texts("٢٣/١١/٢٠٢٦"), ["23", "/", "11", "/", "2026"]);
        assert_eq!(texts("十一月 2, 2024"), ["11", "月", "2", ",", "2024"]);
        assert_eq!(texts("八月"), ["8", "月"]);
        assert_eq!(texts("3 tháng mười một, 2024"), ["3", "11", "月", ",", "2024"]);
        assert_eq!(texts("Thứ 6 Tháng 5 03"), ["thứ", "sau", "5", "月", "03"]);
        assert_eq!(texts("Thu 6 thing"), ["thu", "6", "thing"]);
        assert_eq!(texts("3 พ.ค. 67"), ["3", "พค", "67"]);
        assert_eq!(texts("יום ו׳, 10 אחה\"צ"), ["יום", "ו", ",", "10", "אחהצ"]);
        assert_eq!(texts("Ιούλιος يومًا"), ["ιουλιοσ", "يوما"]);
        assert_eq!(texts("İki\u{200e} ’24"), ["iki", "'", "24"]);
    }
}
