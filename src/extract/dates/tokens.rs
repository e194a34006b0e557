//! A date string as numbers, words and symbols: one case, no accents, ASCII digits.

use crate::extract::numbers::digit;

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
    let mut tokens: Vec<Token> = Vec::new();
    let (mut spaced, mut alone) = (false, true);
    for c in raw.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            (spaced, alone) = (true, true);
            continue;
        }
        if is_invisible(c) {
            continue;
        }
        let (kind, c) = classify(c);
        match tokens.last_mut() {
            Some(last) if !alone && last.kind == kind && kind != Kind::Symbol && !is_ideograph(c) => last.text.push(c),
            _ => tokens.push(Token { kind, text: c.to_string(), value: 0, spaced }),
        }
        (spaced, alone) = (false, is_ideograph(c));
    }
    spelled_months(&mut tokens);
    for token in tokens.iter_mut().filter(|t| t.is_number()) {
        token.value = token.text.parse().unwrap_or(u32::MAX);
    }
    tokens
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
    let number = Token { kind: Kind::Number, text: value.to_string(), value: 0, spaced };
    tokens.splice(start..month, [number]);
}

fn classify(c: char) -> (Kind, char) {
    if let Some(c) = digit(c).and_then(|value| char::from_digit(value, 10)) {
        return (Kind::Number, c);
    }
    match fold(c) {
        c if c.is_alphabetic() => (Kind::Word, c),
        c => (Kind::Symbol, c),
    }
}

/// Zero-width characters, direction marks, combining accents, Arabic vowel signs and stretching.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{640}' | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{300}'..='\u{36f}')
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
        assert_eq!(texts("Ιούλιος يومًا"), ["ιουλιοσ", "يوما"]);
        assert_eq!(texts("İki\u{200e} ’24"), ["iki", "'", "24"]);
    }
}
