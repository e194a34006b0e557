//! Dumps in which markup was left: BBCode, tags of HTML and character references are decoded, where the text clearly is
//! such a dump. Prose that mentions a tag, and listings of code, stay as they are.

use super::rewrite::{Cut, Rewritten, apply};
use super::tags::{Effect, Markup, Tag};
use crate::chrome::shape;
use crate::dom::character_reference;
use std::borrow::Cow;

/// Begins a line that is code. Input has no such character: it is taken out before.
pub(in crate::flat) const CODE_MARK: char = '\u{1}';
/// Pairs of BBCode that make a text a dump; a quotation that names its author is as much.
const MIN_PAIRS: usize = 3;
/// Tags of HTML inside or beside prose that make a text a dump.
const MIN_TAGS: usize = 3;
/// Of a hundred lines, so many have such a tag; where people only talk of tags, fewer do.
const TAG_SHARE: usize = 10;
/// Words that a line has besides its tags, if it is prose and no listing.
const PROSE_WORDS: usize = 3;
/// Character references that make a text a dump …
const MIN_REFERENCES: usize = 5;
/// … where one inside a word (`don&#39;t`) or escaped twice (`&amp;quot;`) counts so many times: no one writes them.
const SURE_REFERENCE: usize = 3;
/// Tags that can be open at once.
const MAX_OPEN: usize = 64;
/// The longest name of a quoted author, in bytes.
const MAX_AUTHOR: usize = 120;

/// A character reference, escaped once or more often.
struct Reference {
    start: usize,
    end: usize,
    text: String,
}

/// The decoded text; `None` when it is no dump.
pub(super) fn decode(text: &str) -> Option<Rewritten> {
    let bytes = text.as_bytes();
    let (mut tags, mut references, mut sure) = (Vec::new(), Vec::new(), 0);
    let mut past = 0;
    for at in memchr::memchr3_iter(b'[', b'<', b'&', bytes) {
        if at < past {
            continue;
        }
        if bytes[at] == b'&' {
            let Some(reference) = reference(text, at) else { continue };
            let inside = at > 0
                && bytes[at - 1].is_ascii_alphabetic()
                && bytes.get(reference.end).is_some_and(u8::is_ascii_alphabetic);
            let twice = text[at..reference.end].starts_with("&amp;") && reference.text != "&";
            sure += if inside || twice { SURE_REFERENCE } else { 1 };
            past = reference.end;
            references.push(reference);
        } else if let Some(tag) = Tag::at(text, at) {
            tags.push(tag);
        }
    }
    if tags.is_empty() && references.is_empty() {
        return None;
    }
    let pairs = pairs(&tags);
    let bbcode = is_bbcode(text, &tags, &pairs);
    let html = is_html(text, &tags);
    if !bbcode && !html && sure < MIN_REFERENCES {
        return None;
    }
    let mut decoder = Decoder { text, cuts: Vec::new(), depth: 0, code: None };
    let wanted = |tag: &Tag| if tag.markup == Markup::BbCode { bbcode } else { html };
    let mut references = references.into_iter().peekable();
    let mut at = 0;
    for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| wanted(tag)) {
        // Tags inside a picture's address went with it.
        if tag.start >= at {
            decoder.plain(at, tag.start, &mut references);
            at = decoder.tag(tag, pairs[index].map(|pair| &tags[pair]));
        }
    }
    decoder.plain(at, text.len(), &mut references);
    Some(apply(text, decoder.cuts))
}

/// The reference at an ampersand: `&#39;`, `&amp;#39;`, `&amp;amp;quot;`.
fn reference(text: &str, start: usize) -> Option<Reference> {
    let mut at = start + 1;
    while let Some(rest) = text[at..].strip_prefix("amp;")
        && (rest.starts_with("amp;") || escaped(rest).is_some())
    {
        at += "amp;".len();
    }
    let (decoded, length) = escaped(&text[at..])?;
    let decoded = if decoded == "\u{a0}" { " ".to_owned() } else { decoded };
    Some(Reference { start, end: at + length, text: decoded })
}

/// The reference whose ampersand is not there.
fn escaped(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let (decoded, length) = character_reference(&format!("&{}", rest.get(..=end)?))?;
    Some((decoded, length - 1))
}

/// For each tag the one that opens or closes it.
fn pairs(tags: &[Tag]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; tags.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, tag) in tags.iter().enumerate() {
        let same = |other: &usize| tags[*other].name == tag.name && tags[*other].markup == tag.markup;
        if tag.closes {
            if let Some(found) = open.iter().rposition(same) {
                pairs[index] = Some(open[found]);
                pairs[open[found]] = Some(index);
                open.truncate(found);
            }
        } else if !tag.is_single() {
            if open.len() == MAX_OPEN {
                open.remove(0);
            }
            open.push(index);
        }
    }
    pairs
}

fn is_bbcode(text: &str, tags: &[Tag], pairs: &[Option<usize>]) -> bool {
    let weight = |(tag, pair): (&Tag, &Option<usize>)| match pair {
        Some(_) if tag.markup == Markup::BbCode && !tag.closes => {
            let named = tag.effect == Effect::Quote && author(tag.argument(text)).is_some();
            if named { MIN_PAIRS } else { 1 }
        }
        _ => 0,
    };
    tags.iter().zip(pairs).map(weight).sum::<usize>() >= MIN_PAIRS
}

/// Whether enough lines of prose have tags of HTML in them.
fn is_html(text: &str, tags: &[Tag]) -> bool {
    let mut html = tags.iter().filter(|tag| tag.markup == Markup::Html).peekable();
    if html.peek().is_none() {
        return false;
    }
    let (mut lines, mut tagged, mut listed, mut count, mut start) = (0, 0, 0, 0, 0);
    for raw in text.split_inclusive('\n') {
        let end = start + raw.len();
        let (mut found, mut marked) = (0, 0);
        while let Some(tag) = html.next_if(|tag| tag.start < end) {
            found += 1;
            marked += tag.end - tag.start;
        }
        lines += usize::from(!raw.trim().is_empty());
        if found > 0 {
            let words = raw.split_whitespace().filter(|word| !word.contains(['<', '>', '=', '"'])).count();
            let prose = words >= PROSE_WORDS && (raw.len() > marked);
            // A line of nothing but tags belongs to either.
            let only = raw.trim().len() <= marked;
            tagged += usize::from(prose);
            listed += usize::from(!prose && !only);
            count += if prose { found } else { 0 };
        }
        start = end;
    }
    let share = tagged * 100 >= lines * TAG_SHARE;
    count >= MIN_TAGS && share && tagged > listed
}

/// Who is quoted, by a quotation's argument: `=Anna;12`, `="Anna, post: 12, member: 3"`, ` author=Anna link=…`.
fn author(argument: &str) -> Option<String> {
    let argument = decoded(argument);
    let rest = argument.trim().trim_start_matches('=').trim_start();
    let rest = ["author=", "user=", "name="].iter().find_map(|key| rest.strip_prefix(key)).unwrap_or(rest);
    let quoted = rest.starts_with(['"', '\'']);
    let name = match rest.chars().next().filter(|_| quoted) {
        Some(mark) => rest[1..].split(mark).next().unwrap_or_default(),
        None => rest,
    };
    let end = [", post:", ",post:", ", member:", ";", " link=", " date=", " pid=", " post_id=", " time=", " uid="]
        .iter()
        .filter_map(|mark| name.find(mark))
        .min();
    let name = name[..end.unwrap_or(name.len())].trim().trim_matches(['"', '\'']);
    (!name.is_empty() && name.len() <= MAX_AUTHOR).then(|| name.to_owned())
}

/// A short text with its character references decoded.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let cuts = text.match_indices('&').filter_map(|(at, _)| reference(text, at));
    Cow::Owned(
        apply(text, cuts.map(|found| Cut { range: found.start..found.end, with: found.text.into() }).collect()).text,
    )
}

struct Decoder<'a> {
    text: &'a str,
    cuts: Vec<Cut>,
    /// Quotations that are open.
    depth: usize,
    /// The end of the code that is open.
    code: Option<usize>,
}

impl Decoder<'_> {
    fn cut(&mut self, start: usize, end: usize, with: impl Into<Cow<'static, str>>) {
        self.cuts.push(Cut { range: start..end, with: with.into() });
    }

    /// The marks that each line begins with here.
    fn line_start(&self) -> String {
        let code = if self.code.is_some() { String::from(CODE_MARK) } else { String::new() };
        "> ".repeat(self.depth) + &code
    }

    /// Text between two tags: references, and marks after its line breaks.
    fn plain(
        &mut self,
        start: usize,
        end: usize,
        references: &mut std::iter::Peekable<impl Iterator<Item = Reference>>,
    ) {
        if self.depth > 0 || self.code.is_some() {
            let mark = self.line_start();
            for at in memchr::memchr_iter(b'\n', &self.text.as_bytes()[start..end]).map(|at| start + at + 1) {
                self.cut(at, at, mark.clone());
            }
        }
        while let Some(found) = references.next_if(|found| found.start < end) {
            if found.start >= start {
                self.cut(found.start, found.end, found.text);
            }
        }
    }

    /// A tag with the one that belongs to it. Returns where the text goes on.
    fn tag(&mut self, tag: &Tag, pair: Option<&Tag>) -> usize {
        let (start, end) = (tag.start, tag.end);
        if self.code.is_some_and(|code| start < code) {
            return start;
        }
        if pair.is_none() && !tag.is_single() && tag.markup == Markup::BbCode {
            return start;
        }
        let breaks = || format!("\n{}", "> ".repeat(self.depth));
        let with = match tag.effect {
            Effect::Inline => String::new(),
            Effect::Break if self.text[end..].trim_start_matches([' ', '\r']).starts_with('\n') => String::new(),
            Effect::Break => breaks(),
            Effect::Block => breaks() + &breaks(),
            Effect::Item if tag.closes => String::new(),
            Effect::Item => breaks() + "* ",
            Effect::Quote => self.quote(tag, pair.is_some()),
            Effect::Code => self.code(tag, pair),
            Effect::Picture => return self.picture(tag, pair),
            Effect::Gone => match pair.filter(|_| !tag.closes) {
                Some(close) => {
                    self.cut(start, close.end, "");
                    return close.end;
                }
                None => String::new(),
            },
        };
        self.cut(start, end, with);
        end
    }

    fn quote(&mut self, tag: &Tag, paired: bool) -> String {
        if tag.closes {
            self.depth = self.depth.saturating_sub(usize::from(paired));
            return format!("\n\n{}", "> ".repeat(self.depth));
        }
        let outer = "> ".repeat(self.depth);
        self.depth += usize::from(paired);
        let inner = "> ".repeat(self.depth);
        match author(tag.argument(self.text)).filter(|_| tag.markup == Markup::BbCode) {
            Some(name) => format!("\n{outer}{name} wrote:\n{inner}"),
            None => format!("\n{inner}"),
        }
    }

    fn code(&mut self, tag: &Tag, pair: Option<&Tag>) -> String {
        match pair.filter(|_| !tag.closes) {
            Some(close) => {
                self.code = Some(close.start);
                format!("\n{}", self.line_start())
            }
            None => {
                self.code = None;
                format!("\n{}", self.line_start())
            }
        }
    }

    /// A picture's address becomes its name.
    fn picture(&mut self, tag: &Tag, pair: Option<&Tag>) -> usize {
        let Some(close) = pair.filter(|_| !tag.closes) else { return tag.end };
        let address = &self.text[tag.end..close.start];
        let name = address.rfind('/').map_or(0, |slash| slash + 1);
        if shape::is_image_name(&address[name..]) {
            self.cut(tag.start, tag.end + name, "\n");
            self.cut(close.start, close.end, "\n");
        } else {
            self.cut(tag.start, close.end, "");
        }
        close.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        decode(text).map_or_else(|| text.to_owned(), |made| made.text)
    }

    #[test]
    fn bbcode() {
        assert_eq!(
            plain("[quote=Anna;123]I like tea\nand [b]cocoa[/b].[/quote]So do I."),
            "\nAnna wrote:\n> I like tea\n> and cocoa.\n\nSo do I."
        );
        assert_eq!(
            plain("[QUOTE=\"Anna, post: 1, member: 2\"][quote=Ben]Tea?[/quote]Yes.[/QUOTE]"),
            "\nAnna wrote:\n> \n> Ben wrote:\n> > Tea?\n\n> Yes.\n\n"
        );
        assert_eq!(
            plain("[b]a[/b] [i]b[/i] [url=x]c[/url] [img]https://a.example/t/tea.png[/img]!"),
            "a b c \ntea.png\n!"
        );
        assert_eq!(
            plain("[list][*]tea[*]cocoa[/list][b]x[/b] [u]y[/u] [media=a]z[/media]"),
            "\n\n\n* tea\n* cocoa\n\nx y "
        );
        assert_eq!(
            plain("[quote=A]a[/quote][code]x[0]\n [b]y[/b][/code]"),
            "\nA wrote:\n> a\n\n\n\u{1}x[0]\n\u{1} [b]y[/b]\n"
        );
    }

    #[test]
    fn tags_and_references() {
        let text = "I like tea, don&#39;t you?<br />\nIt is <b>good</b>.<br>And so on.";
        assert_eq!(plain(text), "I like tea, don't you?\nIt is good.\nAnd so on.");
        assert_eq!(
            plain("He said &amp;quot;tea&amp;quot;&nbsp;and it&amp;#39;s good"),
            "He said \"tea\" and it's good"
        );
        let text = "<p>It is good, says he.</p><blockquote>Tea is what I like.</blockquote>";
        assert_eq!(plain(text), "\n\nIt is good, says he.\n\n\n> Tea is what I like.\n\n");
    }

    #[test]
    fn what_is_no_dump_stays_as_it_is() {
        for text in [
            "Write `<br>` for a break, or [b] for bold, and &nbsp; for a space.",
            "let v: Vec<u8> = Vec::new();\nlet m: Map<String, Vec<b>> = x[i];\nif a < b && c > d { x[i] = y[b]; }",
            "<ul>\n  <li>tea</li>\n  <li>cocoa</li>\n</ul>\n<p class=\"x\">tea</p>\nThat is how I wrote it.",
            "Use [b]bold[/b] and [i]italics[/i] here.",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn dumps_have_enough_marks() {
        let pairs = |count: usize| decode(&"a [b]b[/b] c ".repeat(count)).is_some();
        assert!(pairs(MIN_PAIRS) && !pairs(MIN_PAIRS - 1));
        let tags = |count: usize| decode(&"it is good tea<br />".repeat(count)).is_some();
        assert!(tags(MIN_TAGS) && !tags(MIN_TAGS - 1));
        let share =
            |lines: usize| decode(&format!("it is good <br> tea <br> <br>\n{}", "no tag\n".repeat(lines))).is_some();
        assert!(share(9) && !share(10));
        let references = |count: usize| decode(&"tea &amp; cocoa ".repeat(count)).is_some();
        assert!(references(MIN_REFERENCES) && !references(MIN_REFERENCES - 1));
        assert!(decode("don&#39;t, &amp;quot;").is_some() && decode("don&#39;t").is_none());
    }
}
