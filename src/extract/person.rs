//! Which words are names of people.

use crate::chrome::bylines::Bylines;
use crate::extract::numbers::digit;

use super::dates;

/// Words between the parts of a name.
const PARTICLES: [&str; 34] = [
    "al", "av", "af", "bin", "ben", "ibn", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "la", "las", "le", "los", "mac", "st", "te", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur", "'t",
];
/// Words between two names.
const CONNECTORS: [&str; 22] = [
    "and", "&", "with", "und", "mit", "et", "avec", "y", "e", "con", "com", "en", "met", "og", "och", "med", "ja",
    "és", "ve", "и", "та", "和",
];
/// Words of the longest name of one person: "Dr Anna Maria de la Cruz".
const MAX_WORDS: usize = 6;
/// Characters of the longest name of one person, and of the longest nickname.
const MAX_NAME: usize = 50;
const MAX_NICKNAME: usize = 30;
/// Letters of the longest degree after a name: "DACVB".
const MAX_DEGREE: usize = 6;

/// A text between two borders of elements, and what element it stands in.
pub(super) struct Part<'t, S> {
    pub(super) text: &'t str,
    pub(super) style: S,
}

/// The names that a line begins with, as it joins them: "Anna Wren, Ada Lark and Jo Reed" of that and " on 3 May".
///
/// What follows a comma is another name only where it looks the same; else it is what the person does.
pub(super) fn names<S: PartialEq>(parts: &[Part<S>], words: &Bylines, language: Option<&str>) -> Option<String> {
    let mut out = String::new();
    let mut style: Option<&S> = None;
    // what joins the next name to those found
    let mut joint = Some(String::new());
    for part in parts {
        let mut rest = part.text.trim();
        while !rest.is_empty() {
            if let Some((mark, after)) = connector(rest) {
                if out.is_empty() || (joint.is_some() && !mark.chars().any(char::is_alphanumeric) && mark != "&") {
                    return finish(out);
                }
                let tight = mark == "," || mark == ";";
                let joined = joint.take().unwrap_or_default();
                joint = Some(if tight { mark.to_owned() } else { format!("{joined} {mark}") });
                rest = after;
                continue;
            }
            let Some(mark) = joint.take() else { return finish(out) };
            let (name, after) = run(rest, words, language);
            let by_comma = mark == "," || mark == ";";
            let is_degree = by_comma && name.chars().count() <= MAX_DEGREE && is_capitals(name);
            let looks_else = by_comma && style.is_some_and(|style| *style != part.style);
            let is_short = by_comma && name.split_whitespace().count() < 2;
            // the letters that stand for a picture
            let is_picture = out.is_empty() && are_initials(name);
            if name.is_empty() || is_picture || (!is_degree && (looks_else || is_short)) {
                return finish(out);
            }
            if !mark.is_empty() {
                out.push_str(&mark);
                out.push(' ');
            }
            out.push_str(name);
            style = style.or(Some(&part.style));
            rest = after.trim_start();
        }
    }
    finish(out)
}

fn finish(names: String) -> Option<String> {
    (names.chars().filter(|c| c.is_alphabetic()).count() >= 2).then_some(names)
}

/// How many people a line of names names: each by two words or more, for a degree is one.
pub(super) fn count(names: &str) -> usize {
    let (mut people, mut words) = (0, 0);
    for word in names.split(' ') {
        words = if connector(word).is_some() { 0 } else { words + 1 };
        people += usize::from(words == 2);
        if word.ends_with([',', ';']) {
            words = 0;
        }
    }
    people.max(1)
}

/// A comma or a word that joins two names, and what follows it.
fn connector(text: &str) -> Option<(&str, &str)> {
    let end = if text.starts_with([',', ';', '&', '和']) {
        text.chars().next()?.len_utf8()
    } else {
        text.find(char::is_whitespace).unwrap_or(text.len())
    };
    let (word, rest) = text.split_at(end);
    let is_one = matches!(word, "," | ";") || CONNECTORS.contains(&word.to_lowercase().as_str());
    is_one.then(|| (word, rest.trim_start()))
}

/// The name of one person that a text begins with, and the rest.
fn run<'t>(text: &'t str, words: &Bylines, language: Option<&str>) -> (&'t str, &'t str) {
    let none = ("", text);
    let mut end = 0;
    let (mut count, mut proper) = (0, 0);
    let mut rest = text;
    let mut last = "";
    while !rest.is_empty() {
        let stop = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).unwrap_or(rest.len());
        let word = &rest[..stop];
        if word.is_empty() || connector(word).is_some() {
            break;
        }
        let is_particle = PARTICLES.contains(&word.to_lowercase().as_str());
        if !is_particle && !is_name_word(word) {
            // "Anna Wren March 3": the month belongs to the day
            if word.starts_with(|c| digit(c).is_some()) && dates::is_month(last, language) {
                (count, proper) = (count - 1, proper - 1);
                end = text[..end].trim_end().len() - last.len();
            }
            break;
        }
        if words.is_no_name(word) && !is_particle {
            return none;
        }
        (count, proper) = (count + 1, proper + usize::from(!is_particle));
        let at = text.len() - rest.len() + stop;
        if !is_particle {
            end = at;
        }
        last = word;
        rest = text[at..].trim_start();
        if text[at..].starts_with([',', ';']) {
            break;
        }
    }
    let name = text[..end].trim_end().trim_end_matches(['.', ':']);
    // "J. R." ends in a dot that belongs to it
    let name = if text[..end].ends_with('.') && name.chars().next_back().is_some_and(char::is_uppercase) {
        text[..end].trim_end()
    } else {
        name
    };
    if proper == 0 || count > MAX_WORDS || name.chars().count() > MAX_NAME {
        return none;
    }
    (name, &text[end..])
}

/// Whether a word is written as names are: with a capital, or in a script that has none.
fn is_name_word(word: &str) -> bool {
    let mut letters = word.chars().skip_while(|c| matches!(c, '"' | '“' | '„' | '\'' | '(' | '’'));
    let first = letters.next();
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '"' | '“' | '”' | '‑' | '·' | '®' | '(' | ')'))
        // a sentence's first word, or a word shouted: no initials
        && (word.chars().count() <= MAX_WORD)
}

/// Letters of the longest part of a name.
const MAX_WORD: usize = 24;

fn are_initials(name: &str) -> bool {
    !name.contains(' ') && name.chars().count() <= INITIALS && is_capitals(name) && name.is_ascii()
}

/// Letters of the longest initials.
const INITIALS: usize = 3;

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Whether a text is nothing but the name of one person or several.
pub(super) fn is_names(text: &str, words: &Bylines, language: Option<&str>) -> bool {
    names(&[Part { text, style: () }], words, language).is_some_and(|names| letters(&names) == letters(text))
}

/// A nickname, as software allows them: one word, whatever its letters.
pub(super) fn is_nickname(text: &str, words: &Bylines) -> bool {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.chars().count() <= MAX_NICKNAME
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && text.chars().all(fits)
        && !are_initials(text)
        && !words.is_no_name(text)
}

/// What a group that writes together may call itself: a few words, the first with a capital.
pub(super) fn is_title(text: &str) -> bool {
    text.split_whitespace().count() <= MAX_WORDS
        && text.chars().count() <= MAX_NAME
        && text.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
        && !text.chars().any(|c| c.is_ascii_digit())
}

/// Letters and digits without case.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name as it is written for machines, without "By" before it; none where no name was filled in.
pub(super) fn cleaned<'t>(name: &'t str, words: &Bylines) -> Option<&'t str> {
    let name = name.trim();
    let name = words.after(name).map(|(rest, _)| rest).filter(|rest| !rest.is_empty()).unwrap_or(name).trim();
    let is_address = name.contains("://") || name.starts_with('@') || (name.contains('@') && !name.contains(' '));
    // what a template meant to fill in: "{{ author }}", "page.author", "%author%"
    let is_template = name.contains(['{', '}', '%', '<', '>', '$'])
        || (!name.contains(' ')
            && name.split('.').filter(|part| part.len() > 1).count() > 1
            && !name.contains(char::is_uppercase));
    let is_void = matches!(name.to_ascii_lowercase().as_str(), "" | "null" | "undefined" | "none" | "n/a" | "unknown");
    (!is_address && !is_template && !is_void && name.chars().any(char::is_alphabetic)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(parts: &[(&str, u8)]) -> Option<String> {
        let parts: Vec<Part<u8>> = parts.iter().map(|(text, style)| Part { text, style: *style }).collect();
        names(&parts, &Bylines::for_language(Some("en")), Some("en"))
    }

    #[test]
    fn names_end_where_no_name_goes_on() {
        let cases = [
            ("Ada Wren", Some("Ada Wren")),
            ("Ada Wren on 3 May 2024", Some("Ada Wren")),
            ("Ada Wren March 3, 2024", Some("Ada Wren")),
            ("Ada Wren | 3 minutes", Some("Ada Wren")),
            ("Ada Wren, Jo Reed, and Max de la Tour", Some("Ada Wren, Jo Reed, and Max de la Tour")),
            ("Ada Wren with Jo Reed", Some("Ada Wren with Jo Reed")),
            ("Ada Wren, MD, and Jo Reed", Some("Ada Wren, MD, and Jo Reed")),
            ("Ada Wren, Senior Editor", Some("Ada Wren")),
            ("Ada Wren, horticulturist", Some("Ada Wren")),
            ("A. J. Wren", Some("A. J. Wren")),
            ("combining two teas", None),
            ("More From This Writer", None),
            ("Ada Wren Who Had Far Too Many Names", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(found(&[(text, 0)]).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_looks_else_behind_a_comma_is_no_name() {
        assert_eq!(found(&[("Ada Wren", 1), (", Tea Columnist", 0)]).as_deref(), Some("Ada Wren"));
        assert_eq!(found(&[("Ada Wren", 1), (",", 0), ("Jo Reed", 1)]).as_deref(), Some("Ada Wren, Jo Reed"));
        assert_eq!(found(&[("Ada Wren", 1), ("and", 0), ("Jo Reed", 1)]).as_deref(), Some("Ada Wren and Jo Reed"));
        assert_eq!(found(&[("Ada Wren", 1), ("Tea Leaves", 0)]).as_deref(), Some("Ada Wren"));
    }

    #[test]
    fn what_was_never_filled_in_is_no_name() {
        let words = Bylines::for_language(Some("en"));
        assert_eq!(cleaned("By Ada Wren", &words), Some("Ada Wren"));
        assert_eq!(cleaned("ada.wren Tea", &words), Some("ada.wren Tea"));
        for name in ["page.extra.author", "{{author}}", "@ada", "https://x.example/ada", "ada@x.example", "", "null"] {
            assert_eq!(cleaned(name, &words), None, "{name}");
        }
    }

    #[test]
    fn nicknames_are_one_word() {
        let words = Bylines::for_language(Some("en"));
        assert!(is_nickname("ada_wren88", &words) && is_nickname("BeauTea", &words));
        assert!(!is_nickname("ada wren", &words) && !is_nickname("more", &words) && !is_nickname("12", &words));
    }
}
