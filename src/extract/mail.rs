//! Mail, as archives of mailing lists show it: text of fixed width in which `>` quotes, `-- ` ends what is said, and parts
//! that were cut off are told in words.

use crate::extract::numbers::has_digit;
use std::ops::Range;

use crate::block::{Block, Mark, MarkKind, QuoteBlock, Rich};
use crate::chrome::phrases::Phrases;
use crate::document::{Attachment, RemovalKind};
use crate::dom::Node;

use super::base::Base;
use super::claims::Claims;
use super::numbers;

/// Levels of `>` that are told apart: answers to answers have a handful.
const MAX_LEVELS: usize = 16;
/// Lines over which "On …, Anna wrote:" is broken at most.
const MAX_LEAD: usize = 3;
/// Spaces before each line of what is no prose.
const INDENT: &str = "    ";
/// Underscores of the line above the words that a list adds to each mail.
const FOOTER: &str = "______________________________";
/// Lines of the longest such words: addresses, and how to leave.
const MAX_FOOTER: usize = 8;
/// What Pipermail writes above a part that it stored elsewhere.
const NEXT_PART: &str = "-------------- next part --------------";

/// What a mail says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Mail {
    pub(super) body: Vec<Block>,
    pub(super) signature: Option<String>,
    pub(super) attachments: Vec<Attachment>,
    /// What was taken away, as it is written.
    removed: Removed,
}

/// Reads a mail of which preformatted text is the text itself.
pub(super) fn read(blocks: Vec<Block>, phrases: &Phrases, base: &Base) -> Mail {
    let mut mail = Mail::default();
    let mut said = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Code { language: None, text } => {
                let text = mail.without_attachments(&text, base);
                said.push(Block::Code { language: None, text: mail.without_signature(&text) });
            }
            block => said.push(block),
        }
    }
    mail.body = parts(said, phrases, 0, &mut mail.removed);
    mail
}

impl Mail {
    /// Says what of the body's nodes was taken away.
    pub(super) fn claim(&self, nodes: &[Node], name: &str, claims: &mut Claims) {
        if !claims.active() {
            return;
        }
        let texts: Vec<(Node, &str)> =
            nodes.iter().flat_map(|node| node.descendants()).filter_map(|node| Some((node, node.as_text()?))).collect();
        let whole: String = texts.iter().map(|(_, text)| *text).collect();
        let mut taken: Vec<Range<usize>> = Vec::new();
        for (kind, removed) in &self.removed {
            let places = whole.match_indices(removed.as_str()).map(|(start, _)| start..start + removed.len());
            let is_free = |place: &Range<usize>| taken.iter().all(|t| t.end <= place.start || place.end <= t.start);
            let Some(place) = places.filter(is_free).last() else { continue };
            let mut start = 0;
            for (node, text) in &texts {
                let part = place.start.max(start)..place.end.min(start + text.len());
                if part.start < part.end {
                    let rule = if *kind == RemovalKind::Signature { "signature" } else { "mail" };
                    claims.remove_part(*node, part.start - start..part.end - start, *kind, name, rule);
                }
                start += text.len();
            }
            taken.push(place);
        }
    }

    /// Cuts off the signature, below `-- `, and what the list adds to each mail.
    fn without_signature(&mut self, text: &str) -> String {
        let starts = super::written::lines(text).collect::<Vec<_>>();
        let footer = starts.iter().rposition(|line| text[line.clone()].starts_with(FOOTER));
        let mut rest = text;
        if let Some(at) = footer.filter(|at| starts.len() - at <= MAX_FOOTER) {
            self.removed.push((RemovalKind::Boilerplate, text[starts[at].start..].to_owned()));
            rest = &text[..starts[at].start];
        }
        let Some(line) = starts.iter().rfind(|line| line.end <= rest.len() && &text[(*line).clone()] == "--") else {
            return rest.to_owned();
        };
        self.removed.push((RemovalKind::Signature, rest[line.start..].to_owned()));
        let signature = rest[line.end..].trim();
        self.signature = Some(signature.to_owned()).filter(|text| !text.is_empty());
        rest[..line.start].to_owned()
    }

    /// Takes out what Pipermail says of parts that it stored elsewhere.
    fn without_attachments(&mut self, text: &str, base: &Base) -> String {
        let mut pieces = text.split(NEXT_PART);
        let mut own = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let value = |label: &str| {
                let line = piece.lines().find_map(|line| line.strip_prefix(label)).map(str::trim);
                line.filter(|value| !value.is_empty() && *value != "not available")
            };
            let Some(address) = value("URL:").map(|url| url.trim_matches(['<', '>'])) else {
                // a further part of text
                self.removed.push((RemovalKind::Attachment, NEXT_PART.to_owned()));
                own.push_str(piece);
                continue;
            };
            if let Some(name) = value("Name:") {
                let size = value("Size:").and_then(numbers::first_count);
                self.attachments.push(Attachment { name: Some(name.to_owned()), url: base.resolve(address), size });
            }
            let end = piece.find("URL:").and_then(|at| Some(at + piece[at..].find('\n')? + 1)).unwrap_or(piece.len());
            self.removed.push((RemovalKind::Attachment, format!("{NEXT_PART}{}", &piece[..end])));
            own.push_str(&piece[end..]);
        }
        own
    }
}

/// The date as others write it: "Tue Jun 11 17:31:29 UTC 2024" has its year at the end.
pub(super) fn date(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [_, month, day, time, zone @ .., year] if time.contains(':') && year.len() == 4 && zone.len() < 2 => {
            [&[*day, *month, *year, *time], zone].concat().join(" ")
        }
        _ => text.to_owned(),
    }
}

/// The name in `Anna Bo <anna@tea.example>`, else the address. MHonArc hides addresses by a rotation that is its own inverse.
pub(super) fn sender(header: &str) -> String {
    let rotated: String = header.chars().map(rotate).collect();
    let header = if !header.contains('@') && rotated.contains('@') { rotated.as_str() } else { header };
    let (name, address) = header.split_once('<').unwrap_or((header, ""));
    let name = name.trim().trim_matches('"').trim().replace("\\\"", "\"");
    if !name.is_empty() {
        // the older form: `anna@tea.example (Anna Bo)`
        let inner = name.split_once(" (").and_then(|(_, inner)| inner.strip_suffix(')'));
        return inner.filter(|_| name.contains('@')).map_or(name.clone(), str::to_owned);
    }
    address.trim_end_matches('>').trim().to_owned()
}

/// `@A-Z[` by 14 places, `a-z` by 13.
fn rotate(c: char) -> char {
    let turn = |first: u8, size: u8| ((c as u8 - first + size / 2) % size + first) as char;
    match c {
        '@'..='[' => turn(b'@', 28),
        'a'..='z' => turn(b'a', 26),
        _ => c,
    }
}

/// The id of the message that a `mailto:` link answers, or the id itself.
pub(super) fn message_id(text: &str) -> Option<String> {
    let id = match text.split_once("In-Reply-To=") {
        Some((_, id)) => url::form_urlencoded::parse(format!("id={id}").as_bytes()).next()?.1.into_owned(),
        None if text.starts_with("mailto:") => return None,
        None => text.to_owned(),
    };
    let id = id.trim().trim_start_matches('<').trim_end_matches('>').trim();
    (!id.is_empty()).then(|| id.to_owned())
}

/// What is taken away.
type Removed = Vec<(RemovalKind, String)>;

/// The blocks with preformatted text read as mail.
fn parts(blocks: Vec<Block>, phrases: &Phrases, level: usize, removed: &mut Removed) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Code { language: None, text } => lines(&text, phrases, level, &mut out, removed),
            Block::Quote(quote) if level < MAX_LEVELS => {
                let author = quote.author.or_else(|| lead_of(&mut out, phrases, removed));
                let inside = parts(quote.blocks, phrases, level + 1, removed);
                out.push(Block::Quote(QuoteBlock::new(author, quote.source, inside)));
            }
            block => out.push(block),
        }
    }
    out
}

/// The author that the last paragraph names as who wrote what comes next; the words that do go.
fn lead_of(out: &mut Vec<Block>, phrases: &Phrases, removed: &mut Removed) -> Option<String> {
    let Some(Block::Paragraph(above)) = out.last_mut() else { return None };
    let text = above.text.clone();
    let mut lines: Vec<&str> = text.lines().collect();
    let (start, author) = lead(&lines, phrases)?;
    removed.extend(lines[start..].iter().map(|line| (RemovalKind::QuoteHeader, (*line).to_owned())));
    lines.truncate(start);
    if lines.is_empty() {
        out.pop();
    } else {
        *above = linked(&lines.join("\n"));
    }
    Some(author)
}

/// Where "On …, Anna wrote:" begins at the end of some lines, and the name.
fn lead(lines: &[&str], phrases: &Phrases) -> Option<(usize, String)> {
    let end = lines.iter().rposition(|line| !line.trim().is_empty())? + 1;
    let starts = (1..=MAX_LEAD.min(end)).map(|count| end - count);
    let found = starts.take_while(|start| !lines[*start].trim().is_empty()).filter_map(|start| {
        let text = lines[start..end].iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        let text = without_address(&text);
        let author = phrases.quote_author(&text)?.trim().trim_matches('"').to_owned();
        Some((start, author, has_digit(&text)))
    });
    // with a date, as many lines as make one; without, just the last
    let found: Vec<(usize, String, bool)> = found.collect();
    let dated = found.iter().rfind(|(_, _, is_dated)| *is_dated);
    dated.or(found.first()).map(|(start, author, _)| (*start, author.clone()))
}

/// The line without an address in angle brackets.
fn without_address(line: &str) -> String {
    match line.split_once('<').and_then(|(before, rest)| Some((before, rest.split_once('>')?))) {
        Some((before, (_, after))) if !before.trim().is_empty() => format!("{} {}", before.trim(), after.trim()),
        _ => line.to_owned(),
    }
}

/// Text to blocks: quotations, paragraphs, and code where every line is indented.
fn lines(text: &str, phrases: &Phrases, level: usize, out: &mut Vec<Block>, removed: &mut Removed) {
    let all: Vec<&str> = text.lines().map(str::trim_end).collect();
    let is_quoted = |line: &str| level < MAX_LEVELS && line.starts_with('>');
    for run in all.chunk_by(|a, b| is_quoted(a) == is_quoted(b)) {
        if is_quoted(run[0]) {
            let author = lead_of(out, phrases, removed);
            let inner: Vec<&str> =
                run.iter().map(|line| &line[1..]).map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
            let mut inside = Vec::new();
            lines(&inner.join("\n"), phrases, level + 1, &mut inside, removed);
            if !inside.is_empty() {
                out.push(Block::Quote(QuoteBlock::new(author, None, inside)));
            }
        } else {
            paragraphs(run, out);
        }
    }
}

fn paragraphs(all: &[&str], out: &mut Vec<Block>) {
    let mut is_joined = false;
    for part in all.split(|line| line.is_empty()).filter(|part| !part.is_empty()) {
        let is_code = part.iter().all(|line| line.starts_with(INDENT) || line.starts_with('\t'));
        match out.last_mut() {
            Some(Block::Code { text, .. }) if is_code && is_joined => {
                text.push_str("\n\n");
                text.push_str(&part.join("\n"));
            }
            _ if is_code => out.push(Block::Code { language: None, text: part.join("\n") }),
            _ => out.push(Block::Paragraph(linked(&part.join("\n")))),
        }
        is_joined = is_code;
    }
}

/// A paragraph in which addresses are links.
fn linked(text: &str) -> Rich {
    let mut rich = Rich::plain(text);
    for scheme in ["https://", "http://"] {
        for (start, _) in text.match_indices(scheme) {
            let len = text[start..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
            let url = &text[start..len.map_or(text.len(), |len| start + len)];
            let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
            rich.marks.push(Mark::new(start, start + url.len(), MarkKind::Link(url.to_owned())));
        }
    }
    rich.marks.sort_by_key(|mark| mark.start);
    rich
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(text: &str) -> Mail {
        let blocks = vec![Block::Code { language: None, text: text.to_owned() }];
        read(blocks, Phrases::for_language(Some("en")), &Base::new(Some("http://tea.example/"), None))
    }

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Rich::plain(text))
    }

    fn quote(author: &str, inside: Vec<Block>) -> Block {
        Block::Quote(QuoteBlock::new(Some(author.to_owned()), None, inside))
    }

    #[test]
    fn quotations_code_and_signatures() {
        let found = mail(
            "Hello,\n\nOn Tue, 11 Jun 2024 at 16:38, Bo Li\n<bo@tea.example> wrote:\n> On 10 Jun 2024, Cy wrote:\n> > Why?\n>\n> Because.\n\
             \nI see:\n\n    a = 1\n\n    b = 2\n-- \nAnn\n",
        );
        let inner = vec![quote("Cy", vec![paragraph("Why?")]), paragraph("Because.")];
        let code = Block::Code { language: None, text: "    a = 1\n\n    b = 2".to_owned() };
        assert_eq!(found.body, [paragraph("Hello,"), quote("Bo Li", inner), paragraph("I see:"), code]);
        assert_eq!(found.signature.as_deref(), Some("Ann"));
    }

    #[test]
    fn what_archives_and_lists_add_is_none_of_the_mail() {
        let part = "A non-text attachment was scrubbed...\nName: kettle.patch\nType: text/x-patch\nSize: 812 bytes\n\
                    Desc: not available\nURL: <http://tea.example/kettle.bin>\n";
        let list = "_______________________________________________\ntea mailing list\n";
        let found = mail(&format!("Patch below.\n{NEXT_PART}\n{part}{list}"));
        assert_eq!(found.body, [paragraph("Patch below.")]);
        let url = Some("http://tea.example/kettle.bin".to_owned());
        assert_eq!(found.attachments, [Attachment { name: Some("kettle.patch".to_owned()), url, size: Some(812) }]);
        assert_eq!(mail(&format!("Tea.\n{FOOTER}\n{}", "more\n".repeat(MAX_FOOTER))).body.len(), 1);
        assert!(mail("Tea.\n_____\nmore").body[0] == paragraph("Tea.\n_____\nmore"));
    }

    #[test]
    fn senders_are_names() {
        assert_eq!(sender("Oaar-Qynver <naarpynverNrknzcyr.bet>"), "Anne-Claire");
        assert_eq!(sender("\"brass.monkey\" <b@tea.example>"), "brass.monkey");
        assert_eq!(sender("ann@tea.example (Ann Li)"), "Ann Li");
        assert_eq!(sender("<ann@tea.example>"), "ann@tea.example");
        assert_eq!(sender("Ann (tea)"), "Ann (tea)");
    }

    #[test]
    fn dates_of_c_are_turned() {
        assert_eq!(date("Tue Jun 11 17:31:29 UTC 2024"), "11 Jun 2024 17:31:29 UTC");
        assert_eq!(date("Tue Jun 11 17:31:29 2024"), "11 Jun 2024 17:31:29");
        assert_eq!(date("Tue, 11 Jun 2024 17:31:29 -0000"), "Tue, 11 Jun 2024 17:31:29 -0000");
    }

    #[test]
    fn message_ids() {
        assert_eq!(message_id("mailto:tea%40x.example?Subject=Re&In-Reply-To=%3C7%40x%3E").as_deref(), Some("7@x"));
        assert_eq!(message_id("7@x").as_deref(), Some("7@x"));
        assert_eq!(message_id("mailto:ann@x.example"), None);
    }
}
