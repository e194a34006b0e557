//! Text of a print-out: page furniture, and words hyphenated at the end of a line.

use super::rewrite::Cut;
use crate::extract::dates::is_month;
use crate::letters;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Lines at the top or bottom of a page that can be its furniture.
const MAX_FURNITURE: usize = 3;
/// Pages on which a line must stand at the same edge to be furniture.
const MIN_PAGES: usize = 2;
/// Columns of the shortest line that a word is hyphenated at the end of; shorter ones end in a dash.
const MIN_HYPHENATED: usize = 40;
/// The longest page mark, in bytes.
const MAX_MARK: usize = 200;
/// Years, which are no numbers of pages after a word and another number: forums are no older.
const YEARS: RangeInclusive<usize> = 1990..=2099;
/// Most pages of a print-out.
const MAX_PAGES: usize = 9999;

/// The page that a line counts: "Page 3 of 7", "Seite 3 von 7", "https://… 3/7", "- 3 -".
pub(super) fn page_of(line: &str) -> Option<usize> {
    if line.len() > MAX_MARK || !letters::has_numeric(line) {
        return None;
    }
    let last = line.rsplit(' ').next()?;
    if let Some((page, pages)) = last.split_once('/') {
        let address = line.contains("://") || line.len() == last.len();
        return counted(page, pages).filter(|_| address);
    }
    // A word for the page, the number, a word, the number of pages.
    let mut words = line.split_whitespace();
    let (word, page, of, pages) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let alphabetic = |word: &str| word.chars().all(char::is_alphabetic) && word.len() <= 12;
    if !alphabetic(word) || !alphabetic(of) || words.next().is_some() {
        return None;
    }
    // "Posted 5 May 2020"
    let is_date = || is_month(of, None) || pages.parse().is_ok_and(|pages: usize| YEARS.contains(&pages));
    counted(page, pages).filter(|_| !is_date())
}

fn counted(page: &str, pages: &str) -> Option<usize> {
    let (page, pages): (usize, usize) = (page.parse().ok()?, pages.parse().ok()?);
    (page >= 1 && page <= pages && pages <= MAX_PAGES).then_some(page)
}

/// Furniture and hyphens of a print-out.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let pages = pages(text);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for page in &pages {
        edges(page, |line, _| *seen.entry(shape_of(line)).or_default() += 1);
    }
    for page in &pages {
        edges(page, |line, at| {
            let running = pages.len() >= MIN_PAGES
                && seen.get(shape_of(line)).is_some_and(|count| *count >= MIN_PAGES.max(pages.len() / 2));
            if running || page_of(line).is_some() {
                cuts.push(Cut::gone(at..at + line.len()));
            }
        });
    }
    hyphens(text, &mut cuts);
    cuts
}

/// A line without what changes from page to page: figures at its ends.
fn shape_of(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-' | '.' | '|'))
}

/// The pages: each the lines between two form feeds, or up to a line that counts the page.
fn pages(text: &str) -> Vec<Vec<(usize, &str)>> {
    let feeds = text.contains('\u{0c}');
    let mut pages = Vec::new();
    let mut page: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at + raw.len() - raw.trim_start().len();
        let line = raw.trim();
        at += raw.len();
        if raw.starts_with('\u{0c}') && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
        }
        if !line.is_empty() {
            page.push((start, line));
        }
        if !feeds && page_of(line).is_some() {
            pages.push(std::mem::take(&mut page));
        }
    }
    pages.push(page);
    pages.retain(|page| !page.is_empty());
    pages
}

/// Calls with the lines at the top and bottom of a page.
fn edges<'a>(page: &[(usize, &'a str)], mut edge: impl FnMut(&'a str, usize)) {
    let bottom = page.len().saturating_sub(MAX_FURNITURE).max(MAX_FURNITURE);
    for (index, (at, line)) in page.iter().enumerate() {
        if (index < MAX_FURNITURE || index >= bottom) && !shape_of(line).is_empty() || page_of(line).is_some() {
            edge(line, *at);
        }
    }
}

/// "infor-", line break, "mation": the hyphen and the break, with page furniture between them, go.
fn hyphens(text: &str, cuts: &mut Vec<Cut>) {
    let mut furniture: Vec<(usize, usize)> = cuts.iter().map(|cut| (cut.range.start, cut.range.end)).collect();
    furniture.sort_unstable();
    let mut joined = Vec::new();
    for at in
        memchr::memmem::find_iter(text.as_bytes(), b"-\n").chain(memchr::memmem::find_iter(text.as_bytes(), b"-\r\n"))
    {
        let start = text[..at].rfind('\n').map_or(0, |start| start + 1);
        let letters = text[start..at].chars().next_back().is_some_and(char::is_lowercase);
        if !letters || text[start..at].trim_start().chars().count() < MIN_HYPHENATED {
            continue;
        }
        let mut next = at + 1;
        let mut index = furniture.partition_point(|(_, end)| *end <= at);
        loop {
            next += text[next..].len() - text[next..].trim_start().len();
            match furniture.get(index) {
                Some((start, end)) if *start == next => (next, index) = (*end, index + 1),
                _ => break,
            }
        }
        if text[next..].starts_with(char::is_lowercase) {
            joined.push(Cut::gone(at..next));
        }
    }
    cuts.extend(joined);
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    fn plain(text: &str) -> String {
        apply(text, cuts(text)).text
    }

    #[test]
    fn pages_are_counted() {
        for (line, page) in [
            ("Page 3 of 7", Some(3)),
            ("Seite 3 von 7", Some(3)),
            ("https://tea.example/t/1 3/7", Some(3)),
            ("3/7", Some(3)),
            ("8/7", None),
            ("About 3/7", None),
            ("Chapter 3", None),
            ("Posted 5 May 2020", None),
            ("Napisano 5 Lutego 2020", None),
            ("I drank 3 of 7 cups", None),
        ] {
            assert_eq!(page_of(line), page, "{line}");
        }
    }

    #[test]
    fn furniture_is_gone_and_words_are_joined() {
        let half = "The leaves of this tea are rolled by hand, and that gives infor-";
        let text = format!(
            "Brewing tea - Tea Board\n{half}\nmation.\nPage 1 of 2\n\u{0c}Brewing tea - Tea Board\nSo do I.\nPage 2 of 2\n"
        );
        let made = plain(&text);
        assert!(made.contains("that gives information.") && made.contains("So do I."), "{made}");
        assert!(!made.contains("Board") && !made.contains("Page"), "{made}");
        let across = format!("Top line here\n{half}\nPage 1 of 2\n\u{0c}mation.\nPage 2 of 2\n");
        assert!(plain(&across).contains("information."), "{}", plain(&across));
        assert_eq!(plain("short infor-\nmation"), "short infor-\nmation");
    }
}
