//! Elements of a page that html2text wrote on one line: they become lines again.
//!
//! It makes one space of the white space in a text, but cells that are no table's, buttons and boxes beside each other it joins
//! with a space of each. So two spaces between words stand where one element ends and another begins:
//! `**#3** 05-03-2024, 9:14 PM  I like it, too.  Find Reply ![](a.png) **Anna** ![Offline](b.png)`.

use super::rewrite::Cut;
use std::ops::Range;

/// Two spaces end a line that is no wrap.
const BREAK: &str = "  \n";
/// Bytes of the longest name in bold.
const MAX_NAME: usize = 80;
/// Bytes of the longest line in italics that tells when a post was written.
const MAX_DATED: usize = 120;
/// Bytes of the longest line that can be a phrase about a post with a name in an element of its own:
/// "answered May 3, 2024 by  Anna (12 points)".
const MAX_PHRASE: usize = 100;

/// Cuts a line where elements meet; `line` has no break at its end.
pub(super) fn cut(text: &str, line: Range<usize>, cuts: &mut Vec<Cut>) {
    let raw = &text[line.clone()];
    let words = raw.trim();
    if words.starts_with(['>', '#']) || words.starts_with("* ") {
        return;
    }
    let start = line.start + raw.len() - raw.trim_start().len();
    let mut breaks = Breaks { words, start, cuts };
    breaks.gaps();
    if memchr::memchr2(b'*', b'_', words.as_bytes()).is_some() {
        breaks.twice();
        breaks.numbers();
        breaks.dated();
        breaks.next_author();
    }
}

/// Whether a text is the end of a sentence in bold: "The newest member is  **Anna**."
fn is_end_in_bold(text: &str) -> bool {
    let bold = text.trim_start().strip_prefix("**").and_then(|rest| rest.strip_suffix("**."));
    bold.is_some_and(|bold| bold.len() <= MAX_NAME && !bold.contains("**"))
}

/// Whether nothing but words in a row are on a line: no sentence, figure or mark of an element.
fn is_menu(words: &str) -> bool {
    !words.contains(|c: char| c.is_numeric() || matches!(c, '*' | '_' | '!' | '[' | '.' | '?' | '。'))
}

struct Breaks<'a> {
    words: &'a str,
    /// Where the words begin in the text.
    start: usize,
    cuts: &'a mut Vec<Cut>,
}

impl Breaks<'_> {
    /// Makes a break of the white space around a place.
    fn at(&mut self, place: usize) {
        let (before, after) = self.words.split_at(place);
        if before.trim_end().is_empty() || after.trim_start().is_empty() {
            return;
        }
        let from = self.start + before.trim_end_matches(' ').len();
        let end = self.start + self.words.len() - after.trim_start_matches(' ').len();
        self.cuts.push(Cut::with(from..end, BREAK));
    }

    fn gaps(&mut self) {
        let words = self.words;
        if is_menu(words) {
            return;
        }
        let bytes = words.as_bytes();
        let (mut ticks, mut seen) = (0, 0);
        let mut gaps = memchr::memmem::find_iter(bytes, b"  ")
            .filter(|gap| {
                ticks += memchr::memchr_iter(b'`', &bytes[seen..*gap]).count();
                seen = *gap;
                // Behind a mark the same header goes on: "Anna ·  May 3, 2024".
                let goes_on = words[..*gap].ends_with(['·', '•', '–', '—', ',']) || is_end_in_bold(&words[*gap..]);
                // What stands in backticks is code.
                ticks % 2 == 0 && *gap > 0 && !matches!(bytes[gap - 1], b' ' | b'|') && !goes_on
            })
            .peekable();
        let Some(first) = gaps.next() else { return };
        if gaps.peek().is_none() && is_phrase(words, first) {
            return;
        }
        self.at(first);
        gaps.for_each(|gap| self.at(gap));
    }

    /// `Anna **Anna** _offline_`: a name, and the same at the head of a panel, which goes with what is around it.
    fn twice(&mut self) {
        let Some((name, rest)) = self.words.split_once(" **") else { return };
        let again = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix("**"));
        if !name.is_empty() && again.is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
            let from = self.start + name.len();
            self.cuts.push(Cut::with(from..from + " ****".len() + name.len(), BREAK));
        }
    }

    /// `**#3**`: the number of a post, with a figure, a mark or nothing behind it.
    fn numbers(&mut self) {
        let words = self.words;
        for (open, _) in words.match_indices("**") {
            let inside = &words[open + 2..];
            let Some(close) = inside.find("**") else { return };
            let number = inside[..close].trim().trim_matches(['_', ' ', '#']);
            let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            let after = inside[close + 2..].trim_start();
            let is_heading = after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '!' | '_' | '['));
            if is_number && inside[..close].contains('#') && (after.is_empty() || is_heading) {
                self.at(open);
                self.at(open + close + "****".len());
            }
        }
    }

    /// `_posted May 3, 2024 9:14:02_`: italics that tell a time.
    fn dated(&mut self) {
        let mut from = 0;
        while let Some(open) = self.words[from..].find('_').map(|at| from + at) {
            let Some(close) = self.words[open + 1..].find('_').map(|at| open + 1 + at) else { return };
            let outside =
                self.words[..open].ends_with(' ') && !self.words[close + 1..].starts_with(char::is_alphanumeric);
            if outside && close - open <= MAX_DATED && has_time(&self.words[open..close]) {
                self.at(open);
                self.at(close + 1);
                from = close + 1;
            } else {
                from = close;
            }
        }
    }

    /// `Find Reply ![](a.png) **Anna** ![Offline](b.png)`: a post's buttons, and the author of the next post between
    /// pictures.
    fn next_author(&mut self) {
        let picture_before = |end: usize| {
            let words = self.words[..end].trim_end();
            let at = words.rfind("![").filter(|_| words.ends_with(')'))?;
            // What closes the parenthesis must belong to the picture.
            (words[at..].matches(')').count() == 1).then_some(at)
        };
        let author = picture_before(self.words.len()).and_then(|end| {
            let name = self.words[..end].trim_end().strip_suffix("**")?.trim_end_matches('*');
            let open = name.rfind("**").filter(|open| name.len() - open <= MAX_NAME)?;
            picture_before(self.words[..open].trim_end_matches('*').len())
        });
        if let Some(at) = author {
            self.at(at);
        }
    }
}

/// Whether a line with one gap is a phrase with a name, or a link, in its midst: a date, small words and the name.
fn is_phrase(words: &str, gap: usize) -> bool {
    let before = &words[..gap];
    words.len() <= MAX_PHRASE && before.ends_with(char::is_lowercase) && before.bytes().any(|b| b.is_ascii_digit())
}

/// `9:14` somewhere in a text.
fn has_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes)
        .any(|at| at > 0 && bytes[at - 1].is_ascii_digit() && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
}

#[cfg(test)]
mod tests {
    use super::super::rewrite::apply;
    use super::*;

    /// The lines that a line becomes.
    fn made(line: &str) -> Vec<String> {
        let mut cuts = Vec::new();
        cut(line, 0..line.len(), &mut cuts);
        apply(line, cuts).text.lines().map(|line| line.trim_end().to_owned()).collect()
    }

    #[test]
    fn gaps_are_breaks() {
        assert_eq!(
            made("I like it, too.  So it is brewed.  Find Reply   "),
            ["I like it, too.", "So it is brewed.", "Find Reply"]
        );
        for kept in [
            "  * tea  and milk",
            "> tea  and milk",
            "answered May 3, 2024 by  Anna (12 points)",
            "tea|  milk",
            "My tea  Leaves  Saved",
            "The newest member is  **Anna**.",
            "Anna ·  May 3, 2024 10:12",
            "Run `tea  milk`",
            "tea",
        ] {
            assert_eq!(made(kept), [kept]);
        }
        assert_eq!(made(&format!("It is  **{}**.", "x".repeat(MAX_NAME))).len(), 1);
        assert_eq!(made(&format!("It is  **{}**.", "x".repeat(MAX_NAME + 1))).len(), 2);
        let long = format!("answered May 3, 2024 by  {}", "x".repeat(MAX_PHRASE));
        assert_eq!(made(&long).len(), 2);
    }

    #[test]
    fn numbers_and_dates_are_lines() {
        assert_eq!(
            made("Tea: **0** **#3** 05-03-2024, 9:14 PM  Yes."),
            ["Tea: **0**", "**#3**", "05-03-2024, 9:14 PM", "Yes."]
        );
        assert_eq!(
            made("| ** _5_ # ** ![](a.png) _am 3.5.2024 9:14_ | x"),
            ["|", "** _5_ # **", "![](a.png)", "_am 3.5.2024 9:14_", "| x"]
        );
        for kept in ["The **#1** reason", "It has **12** 3", "At _half past nine_ we", "snake_9:14_case"] {
            assert_eq!(made(kept), [kept]);
        }
    }

    #[test]
    fn names_are_lines() {
        assert_eq!(made("Anna Bö **Anna Bö** _offline_"), ["Anna Bö", " _offline_"]);
        assert_eq!(made("Anna **Annabel** _offline_").len(), 1);
        assert_eq!(
            made("Find Reply ![](a.png) ****Anna**** ![Offline](b.png)"),
            ["Find Reply", "![](a.png) ****Anna**** ![Offline](b.png)"]
        );
        for kept in
            ["![](a.png) **Anna** ![Offline](b.png)", "I ![:)](a.png) like **tea**", "I ![:)](a.png) like ![:D](b.png)"]
        {
            assert_eq!(made(kept), [kept]);
        }
        let name = |length: usize| made(&format!("x ![](a.png) **{}** ![](b.png)", "n".repeat(length))).len();
        assert_eq!((name(MAX_NAME - 2), name(MAX_NAME - 1)), (2, 1));
    }
}
