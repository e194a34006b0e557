//! Single elements of a body: code, tables, pictures, a quotation's author.

use crate::chrome::phrases::Phrases;
use crate::document::Image;
use crate::dom::{Node, Selector};
use crate::extract::base::Base;
use crate::extract::dates::{self, DateContext, Retrieved};
use crate::extract::numbers::{digit, has_digit};
use crate::extract::visible::is_smiley;
use crate::platform::QuoteForm;

/// The text of an element that is preformatted: `<pre>`, `<code>` of several lines, or what a platform names.
pub(super) fn code(node: Node, rule: &Selector) -> Option<String> {
    let is_code = match node.tag() {
        "pre" => true,
        "code" => node.descendants().any(|n| n.tag() == "br" || n.as_text().is_some_and(|t| t.trim().contains('\n'))),
        _ => false,
    };
    (is_code || node.matches(rule)).then(|| {
        let mut text = String::new();
        let mut after_break = false;
        for part in node.descendants() {
            match part.as_text() {
                Some(t) => {
                    // the source's own line break beside that of the markup
                    let own = after_break && node.tag() != "pre";
                    let t = if own { t.strip_prefix('\n').unwrap_or(t) } else { t };
                    text.push_str(&t.replace('\u{a0}', " "));
                }
                // lines are rows of a list or blocks, too
                None if matches!(part.tag(), "br" | "li" | "div") && !text.ends_with('\n') => text.push('\n'),
                None => {}
            }
            after_break = part.tag() == "br";
        }
        text.strip_prefix('\n').unwrap_or(&text).trim_end().to_owned()
    })
}

/// The language in `class="language-rust"` and the like.
pub(super) fn code_language(node: Node) -> Option<String> {
    let of = |n: Node| {
        let named = |c: &str| c.strip_prefix("language-").or_else(|| c.strip_prefix("lang-")).map(str::to_owned);
        n.classes().find_map(named).or_else(|| n.attr("data-lang").map(str::to_owned))
    };
    of(node)
        .or_else(|| node.elements().find_map(of))
        .filter(|name| !name.is_empty() && !matches!(name.as_str(), "auto" | "plaintext" | "nohighlight" | "none"))
}

/// A table of data, as opposed to one for layout: no table inside, and more than one row of more than one cell.
pub(super) fn is_data_table(table: Node) -> bool {
    let (mut rows, mut wide_rows, mut cells) = (0, 0, 0);
    for node in table.descendants().skip(1) {
        match node.tag() {
            "table" | "blockquote" | "pre" | "article" => return false,
            "tr" => {
                rows += 1;
                cells = 0;
            }
            "td" | "th" => {
                cells += 1;
                wide_rows += usize::from(cells == 2);
            }
            _ => {}
        }
    }
    rows > 1 && wide_rows * 2 >= rows
}

/// A picture, unless it is a spacer or counts visits. Lazy loaders keep the address in an attribute of their own.
pub(super) fn image(node: Node, base: &Base) -> Option<Image> {
    let lazy =
        ["data-src", "data-url", "data-original", "data-lazy-src", "zoomfile"].iter().find_map(|name| node.attr(name));
    let source = lazy.or_else(|| node.attr("src")).filter(|source| !source.starts_with("data:"))?;
    if ["width", "height"].iter().any(|name| matches!(node.attr(name), Some("0" | "1"))) {
        return None;
    }
    if is_smiley(node) {
        return None;
    }
    let url = base.resolve(source)?;
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().filter(|name| name.contains('.') && !name.is_empty()).map(str::to_owned);
    let alt = node.attr("alt").map(str::trim).filter(|alt| !alt.is_empty()).map(str::to_owned);
    Some(Image { url: Some(url), name, alt })
}

/// The name in a quotation's header: `Anna said:`, `Anna wrote: ↑`, `On 3/4/2024 at 5:06 PM, Anna said:`.
pub(super) fn quoted_name(text: &str, phrases: &Phrases, form: QuoteForm) -> Option<String> {
    let text = text.trim().trim_end_matches(['↑', ' ']);
    let text = match form {
        QuoteForm::Labelled => labelled_name(text)?.to_owned(),
        // Invision Power Board: "QUOTE (Anna @ May 3 2004, 10:20 PM)"
        QuoteForm::Phrase if text.contains(" @ ") && text.contains('(') => {
            text.split_once('(')?.1.rsplit_once(" @ ")?.0.trim().to_owned()
        }
        QuoteForm::Phrase => {
            phrases.quote_author(text).or_else(|| name_before_date(text)).unwrap_or(text).trim().to_owned()
        }
        QuoteForm::Verb => {
            let text = without_date(text);
            let before = before_colon(text).unwrap_or(text);
            match phrases.quote_author(&format!("{before}:")) {
                Some(name) => name.to_owned(),
                None => without_verb(before)?.to_owned(),
            }
        }
    };
    // a name that is a mention, or in quotation marks
    let text = text.trim_end_matches([':', ' ']).trim_start_matches('@').trim_matches(['"', '“', '”', '„']);
    (!text.is_empty()).then(|| text.to_owned())
}

/// The name in "Anna wrote on 3 May 2024 at 10:20:", in any language.
pub(crate) fn named_by_verb(text: &str, phrases: &Phrases) -> Option<String> {
    quoted_name(text, phrases, QuoteForm::Verb)
}

/// The first line of a quotation, and the name in it, where the line says no more than "Anna wrote:".
pub(super) fn written_header<'a>(quote: Node<'a>, phrases: &Phrases) -> Option<(Node<'a>, String)> {
    let is_blank = |node: &Node| node.as_text().map_or(!node.is_element(), |text| text.trim().is_empty());
    let first = quote.children().find(|node| !is_blank(node))?;
    if !matches!(first.tag(), "p" | "div" | "strong" | "b" | "cite" | "em") {
        return None;
    }
    let name = phrases.quote_author(first.short_text(MAX_HEADER)?.trim())?.to_owned();
    Some((first, name))
}

/// Bytes of the longest line that is looked at for a quotation's header.
const MAX_HEADER: usize = 120;

/// "Anna wrote" in any language, without its last word. A lone word is no name.
fn without_verb(text: &str) -> Option<&str> {
    /// Words before a verb's participle: "ha scritto", "a scris".
    const AUXILIARIES: [&str; 4] = ["a", "ha", "hat", "has"];
    let name = text.rsplit_once(' ').map(|(name, _)| name.trim_end())?;
    Some(match name.rsplit_once(' ') {
        Some((name, word)) if AUXILIARIES.contains(&word.to_lowercase().as_str()) => name,
        _ => name,
    })
}

/// "Anna wrote on 3 May 2024 at 10:20:" without what follows the verb, if that is a date.
fn without_date(text: &str) -> &str {
    /// Bytes of the longest preposition before a date: "on", "at", "den".
    const PREPOSITION: usize = 3;
    let whole = text.trim_end_matches([':', ' ']);
    let is_dated = whole.ends_with(|c| digit(c).is_some()) || whole.ends_with("am") || whole.ends_with("pm");
    let Some(start) = date_start(whole).filter(|_| is_dated) else { return text };
    let before = whole[..start].trim_end();
    match before.rsplit_once(' ') {
        Some((rest, word)) if word.len() <= PREPOSITION && word.chars().all(char::is_lowercase) => rest.trim_end(),
        _ => before,
    }
}

/// Where the date at the end of a text begins: the shortest rest that is the same date, for words before it are no part of it.
fn date_start(text: &str) -> Option<usize> {
    let whole = date(text)?;
    text.match_indices(' ').map(|(at, _)| at).rfind(|at| date(&text[*at..]).as_ref() == Some(&whole))
}

/// "(3 May 2024) Anna wrote: ↑ 4 May 2024, 10:20" without what stands around "Anna wrote".
fn before_colon(text: &str) -> Option<&str> {
    let dated = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let text = dated.map_or(text, |(_, rest)| rest);
    let is_time = |rest: &str| rest.chars().nth(1).is_some_and(|c| digit(c).is_some());
    let mut colons = text.rmatch_indices([':', '：']).filter(|(at, _)| !is_time(&text[*at..]));
    colons.next().map(|(at, _)| text[..at].trim())
}

/// The name in "Anna, on 3 May 2004 - 10:20 PM, said:" in any language.
fn name_before_date(text: &str) -> Option<&str> {
    let is_dated = |rest: &str| has_digit(rest) && date(rest).is_some();
    text.match_indices(", ").find(|(at, _)| is_dated(&text[at + 2..])).map(|(at, _)| &text[..at])
}

/// The date in a header. Only whether one is there matters, so that any instant does for "today".
fn date(text: &str) -> Option<String> {
    let context = DateContext { retrieved: Retrieved::parse("2000-01-01").ok(), ..DateContext::default() };
    dates::parse_date(text, &context)
}

/// The name in "Quote from: Anna on 3 May 2024, 10:20" in any language: what stands between the colon and the word before
/// the date.
fn labelled_name(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once([':', '：'])?;
    let rest = rest.trim();
    let name = date_start(rest).map_or(rest, |at| {
        let before = rest[..at].trim_end();
        before.rsplit_once(' ').map_or(before, |(name, _)| name)
    });
    Some(name.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '«' | '»' | ',')))
}

#[cfg(test)]
mod tests {
    use super::{labelled_name, quoted_name, written_header};
    use crate::Options;
    use crate::chrome::phrases::Phrases;
    use crate::dom::{Dom, Noscript};
    use crate::platform::QuoteForm;

    #[test]
    fn a_first_line_that_says_only_who_wrote_heads_a_quotation() {
        let phrases = Phrases::for_language(Some("en"));
        let name = |html: &str| {
            let dom = Dom::parse(html, Noscript::Text, &Options::new()).unwrap();
            let quote = dom.root().descendants().find(|node| node.tag() == "blockquote").unwrap();
            written_header(quote, phrases).map(|(_, name)| name)
        };
        let wrote = "<blockquote><p><strong>Anna wrote:</strong></p><p>Tea.</p></blockquote>";
        assert_eq!(name(wrote).as_deref(), Some("Anna"));
        assert_eq!(name("<blockquote><p><strong>Tea</strong> it is.</p></blockquote>"), None);
        assert_eq!(name("<blockquote>Anna wrote: tea.</blockquote>"), None);
    }

    #[test]
    fn names_in_quotation_headers_of_any_language() {
        for (header, name) in [
            ("Quote from: Anna B on Apr 05, 2025, 08:35 AM", Some("Anna B")),
            ("Quote from: node42 on Today at 09:01:22 am", Some("node42")),
            ("Quote from: Anna – on March 15, 2025, 07:00:26 pm", Some("Anna")),
            ("Цитата: Łukasz от Окт. 21, 2025, 07:23 PM", Some("Łukasz")),
            ("Citation de: may flower", Some("may flower")),
            ("Quote", None),
        ] {
            assert_eq!(labelled_name(header), name, "{header}");
        }
        let by_verb = |header| quoted_name(header, Phrases::for_language(None), QuoteForm::Verb);
        for (header, name) in [
            ("Old Tom пишет:", Some("Old Tom")),
            ("Łukasz さんの発言:", Some("Łukasz")),
            ("(09-01-2025, 12:59 AM)brass.monkey Ha scritto: [ -> ]", Some("brass.monkey")),
            ("Łukasz napisał: ↑ 08 lis 2025, 21:55", Some("Łukasz")),
            ("さくら كتب", Some("さくら")),
            ("Old Tom wrote on Jun 11th, 2024 at 4:38pm:", Some("Old Tom")),
            ("Old Tom posted on 2024-12-1 17:17", Some("Old Tom")),
            ("Old Tom 发表于 2024-12-1 17:17", Some("Old Tom")),
            ("Quote:", None),
        ] {
            assert_eq!(by_verb(header).as_deref(), name, "{header}");
        }
    }
}
