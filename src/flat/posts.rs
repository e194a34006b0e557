//! From the frames of a flat thread to its posts: who, when, what, and what becomes of each line.

pub(super) mod foot;

use super::frame::Frame;
use super::layout::Layout;
use super::lines::{Class, Line, bare};
use super::quoted::{self, Answers, Finder, Known, Written};
use super::signatures::{self, MAX_SIGNATURE};
use super::verdict::Verdicts;
use super::{Source, blocks, header};
use crate::block::{Block, QuoteBlock};
use crate::chrome::shape;
use crate::document::{Image, Post, RemovalKind};
use crate::extract::dates::{DateContext, day_first_of, parse_date, zone_in};
use crate::letters;
use std::collections::HashSet;
use std::ops::Range;

/// Characters of the shortest rule above a signature.
const MIN_RULE: usize = 5;
/// Characters of the longest mark of a title that is given again: "Re", "Antw", "Topic".
pub(super) const MAX_MARK: usize = 6;
/// Lines from the first words of a notice of editing to its date: a name, which is a link, stands between.
const MAX_NOTICE: usize = 2;
/// Words before a title on its line, at most, and words that a name or a menu entry has at most: titles have more.
const WORDS_BEFORE: usize = 2;
const NAME_WORDS: usize = 3;
/// Characters of a title that is cut where it is given again: subjects have a width in old boards.
const MIN_CUT: usize = 40;
/// Lines that are no prose in a row that end the last post: a footer has many more.
const MAX_LIST_TAIL: usize = 12;
/// Lines at a page's end among which its zone is named …
const MAX_FOOTER: usize = 60;
/// … and bytes of the longest such line.
const MAX_ZONE: usize = 120;

/// The posts of the frames; their lines' verdicts are noted.
pub(super) fn posts(
    source: &Source,
    frames: &[Frame],
    title: Option<&str>,
    recurs: &dyn Fn(usize) -> bool,
    verdicts: &mut Verdicts,
) -> Vec<Post> {
    let lines = source.lines;
    let frames = &quoted::introduced(lines, frames, source.phrases);
    let mut posts: Vec<Post> = Vec::with_capacity(frames.len());
    let mut kept: Vec<Vec<usize>> = Vec::with_capacity(frames.len());
    for (index, frame) in frames.iter().enumerate() {
        let last = index + 1 == frames.len() && frame.body.end > frame.header.start;
        let mut post = header::post(source, frame.header.clone(), title, recurs, verdicts);
        post.number = frame.number.or(post.number);
        posts.push(post);
        let body = if last {
            let body = frame.body.start..tail(lines, &frame.body);
            let above = 0..frames[0].header.start.min(frames[0].body.start);
            let named = |post: &Post, text: &str| {
                post.author.as_ref().is_some_and(|author| author.name.as_deref() == Some(text))
            };
            body.start..foot::start(lines, &body, above, |text| posts.iter().any(|post| named(post, text)))
        } else {
            frame.body.clone()
        };
        let mut written = body_lines(source, body, title, verdicts, &mut posts[index]);
        // A quotation's header among the lines of a panel, where the two stand side by side.
        let beside = frame.header.clone().filter(|at| lines[*at].section() == "quote_header" && *at < frame.body.start);
        written.splice(0..0, beside);
        kept.push(written);
    }
    signatures::take(source, frames, &mut posts, &mut kept, verdicts);
    let page = Layout::of(lines);
    let mut written = Written::new();
    let mut answers = Answers::default();
    let names: HashSet<String> =
        posts.iter().filter_map(|post| post.author.as_ref()?.name.as_deref()).map(folded).collect();
    let is_member = |name: &str| names.contains(&folded(name));
    for (post, kept) in posts.iter_mut().zip(&kept) {
        kept.iter().for_each(|at| verdicts.keep(*at));
        let is_laid_out = source.is_laid_out;
        let known = Known { written: &written, phrases: source.phrases, is_member: &is_member, is_laid_out };
        let finder = Finder::new(lines, kept, known);
        let quotations = finder.find();
        let mut from = 0;
        for quotation in quotations {
            let before = &kept[from..quotation.header.start];
            post.body.extend(blocks::blocks(lines, before, &page, source.phrases, verdicts));
            quotation.header.clone().for_each(|at| verdicts.remove_header(lines, kept[at]));
            let text = &kept[quotation.text.clone()];
            let text = blocks::blocks(lines, text, &page, source.phrases, verdicts);
            post.body.push(Block::Quote(QuoteBlock::new(quotation.author, None, text)));
            from = quotation.text.end;
        }
        post.body.extend(blocks::blocks(lines, &kept[from..], &page, source.phrases, verdicts));
        answers.settle(&mut post.body);
        if let Some(author) = post.author.as_ref().and_then(|author| author.name.as_deref()) {
            answers.add(author, &post.body);
        }
        post.body.shrink_to_fit();
        written.add(lines, kept);
    }
    dates(source, &mut posts);
    posts
}

/// A name without the case and marks in which places differ that give it.
pub(super) fn folded(name: &str) -> String {
    name.chars().filter(|c| letters::is_alphanumeric(*c)).flat_map(char::to_lowercase).collect()
}

/// Parses the dates of posting, editing and joining.
pub(super) fn dates(source: &Source, posts: &mut [Post]) {
    let joined = |post: &'_ Post| post.author.as_ref().and_then(|author| author.joined.clone());
    let raws: Vec<String> =
        posts.iter().flat_map(|post| [post.published_raw.clone(), joined(post)]).flatten().collect();
    let context =
        DateContext { retrieved: source.context.retrieved, language: source.language, ..DateContext::default() };
    let others = || source.lines.iter().map(|line| line.text.as_ref());
    let day_first = day_first_of(raws.iter().map(String::as_str), others, None, &context);
    let context = DateContext { day_first, offset: zone(source.lines), ..context };
    for post in posts {
        post.modified = post.modified.take().and_then(|raw| parse_date(&raw, &context));
        post.published = post.published_raw.as_deref().and_then(|raw| parse_date(raw, &context));
        if let Some(author) = &mut post.author {
            author.joined = author.joined.take().and_then(|raw| parse_date(&raw, &context));
        }
    }
}

/// The zone that the page names for its times: "All times are GMT+8".
fn zone(lines: &[Line]) -> Option<i32> {
    let named = |line: &&Line| {
        let text = line.text.as_bytes();
        let is_short = text.len() <= MAX_ZONE && line.class != Class::Prose;
        is_short && ["GMT", "UTC"].iter().any(|zone| memchr::memmem::find(text, zone.as_bytes()).is_some())
    };
    lines.iter().rev().take(MAX_FOOTER).filter(named).find_map(|line| zone_in(&line.text))
}

/// Where the last post ends: at the first words that stand under a thread, or where nothing but short lines follows.
pub(super) fn tail(lines: &[Line], body: &Range<usize>) -> usize {
    let mut written = false;
    let mut run = 0;
    for at in body.clone() {
        let line = &lines[at];
        let furniture = matches!(
            line.family(),
            "related"
                | "online"
                | "stats"
                | "footer"
                | "login"
                | "share"
                | "navigation"
                | "reply"
                | "pagination"
                | "breadcrumbs"
                | "reactions"
        );
        if written && (furniture || line.class == Class::Pagination) {
            return at - run.min(at - body.start);
        }
        match line.class {
            Class::Prose | Class::Text => (written, run) = (true, 0),
            Class::Short | Class::Number | Class::Date if written => {
                run = run.saturating_add(usize::from(line.class != Class::Short))
            }
            Class::Short => written = true,
            _ => {}
        }
        if run > MAX_LIST_TAIL {
            return at + 1 - run;
        }
    }
    body.end
}

/// The lines of a body that are kept; the others' verdicts are noted.
fn body_lines(
    source: &Source,
    body: Range<usize>,
    title: Option<&str>,
    verdicts: &mut Verdicts,
    post: &mut Post,
) -> Vec<usize> {
    let lines = source.lines;
    let mut kept: Vec<usize> = Vec::new();
    // The family of the last words that close a post; short lines after them are theirs.
    let mut closing = "";
    let mut edited = None;
    for at in body.clone() {
        let line = &lines[at];
        let text = bare(&line.text);
        match line.class {
            // A quotation's header is dealt with where quotations are.
            Class::Phrase(found) if found.kind == RemovalKind::QuoteHeader => kept.push(at),
            Class::Phrase(_) if quoted::mentioned(text).is_some() => kept.push(at),
            _ if edited.is_some_and(|notice| at - notice <= MAX_NOTICE) && goes_on(text) => {
                verdicts.remove(at, RemovalKind::EditNotice, "shape.edit_notice");
                (post.modified, edited) =
                    (header::dated(text).map(|(_, date)| date.trim_end_matches([',', '.']).to_owned()), None);
            }
            Class::Phrase(found) => {
                verdicts.remove(at, found.kind, found.rule);
                edited = (line.family() == "edited").then_some(at).or(edited);
                if source.phrases.edit_notice(text) && text.contains(|c: char| c.is_ascii_digit()) {
                    post.modified = Some(text.to_owned());
                }
                let closes = matches!(line.family(), "reply" | "share" | "reactions" | "logged" | "edited" | "login");
                closing = if closes && !kept.is_empty() { line.family() } else { closing };
            }
            Class::ImageName => {
                verdicts.remove(at, RemovalKind::ImageName, "shape.image_name");
                post.images.push(Image { name: Some(text.to_owned()), ..Image::default() });
            }
            Class::Ornament if is_rule(&line.text) && !kept.is_empty() && body.end - at <= MAX_SIGNATURE + 1 => {
                let signature: Vec<&str> =
                    lines[at + 1..body.end].iter().filter(|l| !l.is_phrase()).map(|l| l.text.as_ref()).collect();
                post.signature = Some(signature.join("\n")).filter(|text| !text.is_empty());
                (at..body.end).for_each(|at| verdicts.remove(at, RemovalKind::Signature, "shape.signature_rule"));
                break;
            }
            Class::Ornament => {}
            _ if shape::is_url(text) && at + 1 < body.end && lines[at + 1].family() == "share" => {
                verdicts.remove(at, RemovalKind::Share, "shape.permalink");
            }
            _ if shape::is_file_size(text) => verdicts.remove(at, RemovalKind::Attachment, "shape.file_size"),
            _ if kept.is_empty() && title.is_some_and(|title| repeats(text, title) || is_below_words(text, title)) => {
                verdicts.remove(at, RemovalKind::Duplicate, "shape.repeated_title");
            }
            Class::Prose => {
                closing = "";
                kept.push(at);
            }
            _ if closing == "reactions" => verdicts.remove(at, RemovalKind::Reactions, "shape.reactions"),
            _ if !closing.is_empty() => {}
            _ => kept.push(at),
        }
    }
    trim(lines, &mut kept);
    kept
}

/// Whether a line is the rest of a notice of editing, whose date stands in no sentence of its own: "on May 3, 2024, edited
/// 2 times in total.", ": May 3, 2024 by Anna".
fn goes_on(text: &str) -> bool {
    let begins = text.chars().next().is_some_and(|first| first.is_lowercase() || matches!(first, ':' | '：' | ','));
    begins && text.contains(|c: char| c.is_ascii_digit()) && header::dated(text).is_some()
}

/// Takes away the numbers and dates at either end: votes, counters, times.
fn trim(lines: &[Line], kept: &mut Vec<usize>) {
    let figure = |at: &usize| matches!(lines[*at].class, Class::Number | Class::Date | Class::Pagination);
    while kept.last().is_some_and(figure) {
        kept.pop();
    }
    let leading = kept.iter().take_while(|at| figure(at)).count();
    kept.drain(..leading);
}

/// A rule, or the two dashes that mail and old boards set above a signature.
fn is_rule(text: &str) -> bool {
    text == "--" || text.len() >= MIN_RULE && text.chars().all(|c| matches!(c, '_' | '-' | '—' | '='))
}

/// Whether the line is the title again, as "Re: …" headers are.
pub(super) fn repeats(text: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    let same = |text: &str| {
        let text = text.trim().to_lowercase();
        text == title || text.chars().count() >= MIN_CUT && title.starts_with(&text)
    };
    let marked = || text.split_once([':', '：']).filter(|(mark, _)| mark.trim_end().chars().count() <= MAX_MARK);
    same(text) || marked().is_some_and(|(_, rest)| same(rest))
}

/// Whether the line is words of the software with the title behind them: "Threaded Mode Which kettle is best?".
fn is_below_words(text: &str, title: &str) -> bool {
    let words = crate::letters::words;
    let before = text.strip_suffix(title).map(words);
    before.is_some_and(|before| before <= WORDS_BEFORE) && words(title) > NAME_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::text::blocks as text_of;
    use crate::{Document, Options, clean};

    fn thread(bodies: &[&str]) -> Document {
        thread_of(&bodies.iter().map(|body| ("anna", *body)).collect::<Vec<_>>())
    }

    fn thread_of(posts: &[(&str, &str)]) -> Document {
        let post =
            |(index, (name, body)): (usize, &(&str, &str))| format!("{name} May {0}, 2024 #{0}\n{body}\n", index + 1);
        let text: String = posts.iter().enumerate().map(post).collect();
        clean(text.as_str(), &Options::new()).unwrap()
    }

    const PROSE: &str = "This is what somebody wrote about tea.";
    const OTHER: &str = "That is what somebody else wrote about coffee.";

    #[test]
    fn signatures_stand_under_a_rule_or_end_every_post() {
        let rule = |length: usize| format!("{PROSE}\n{}\nTea is life", "_".repeat(length));
        let signed = |body: String| thread(&[&body, OTHER]).posts[0].signature.clone();
        assert_eq!(signed(rule(MIN_RULE)).as_deref(), Some("Tea is life"));
        assert_eq!(signed(rule(MIN_RULE - 1)), None);
        let lines = |count: usize| format!("{PROSE}\n_____\n{}", "Tea is life\n".repeat(count));
        assert!(signed(lines(MAX_SIGNATURE)).is_some() && signed(lines(MAX_SIGNATURE + 1)).is_none());
        let ended = |body: &str| format!("{body}\nTea is life");
        let signed =
            |document: &Document| document.posts.iter().map(|post| post.signature.is_some()).collect::<Vec<_>>();
        let (first, second) = (ended(PROSE), ended(OTHER));
        let document =
            thread_of(&[("anna", &first), ("ben", "I drink coffee, and nothing but that."), ("anna", &second)]);
        assert_eq!(signed(&document), [true, false, true]);
        assert_eq!(document.posts[2].signature.as_deref(), Some("Tea is life"));
        assert!(thread(&[&ended(PROSE), OTHER]).posts.iter().all(|post| post.signature.is_none()));
    }

    #[test]
    fn controls_reactions_and_edit_notices_are_no_body() {
        let body = format!("{PROSE}\nLast edited: May 7, 2024\nReactions:\nben and eve\nReply");
        let document = thread(&[&body, OTHER]);
        assert_eq!(text_of(&document.posts[0].body, true), PROSE);
        assert_eq!(document.posts[0].modified.as_deref(), Some("2024-05-07"));
    }

    #[test]
    fn a_notice_of_editing_goes_on_behind_the_name_in_it() {
        let edited = |between: &str, rest: &str| {
            let body = format!("{PROSE}\nLast edited by\n{between}{rest}");
            let post = thread(&[&body, OTHER]).posts.swap_remove(0);
            (text_of(&post.body, true) == PROSE, post.modified)
        };
        let rest = "on Fri May 03, 2024 4:11 pm, edited 2 times in total.";
        let date = Some("2024-05-03T16:11:00".to_owned());
        let names = |count: usize| edited(&"anna\n".repeat(count), rest);
        assert!(names(MAX_NOTICE - 1).0);
        assert_eq!(edited("", ": May 03, 2024, 04:11 PM by anna"), (true, date));
        assert!(!names(MAX_NOTICE).0);
        assert!(!edited("anna\n", "On May 3, 2024, at 4:11 pm, the kettle boiled over.").0);
        assert!(!edited("anna\n", "on that day the kettle boiled over, and nobody was there.").0);
    }

    #[test]
    fn the_last_post_ends_where_a_page_s_own_words_begin() {
        let document = thread(&[
            PROSE,
            &format!("{OTHER}\nSimilar threads\nWhich kettle?\nThis is a long title of another thread here."),
        ]);
        assert_eq!(text_of(&document.posts[1].body, true), OTHER);
        let figures =
            |count: usize| thread(&[PROSE, &format!("{OTHER}\n{}{PROSE}", "12\n".repeat(count))]).posts[1].body.len();
        assert!(figures(MAX_LIST_TAIL) > 1);
        assert_eq!(figures(MAX_LIST_TAIL + 1), 1);
    }

    #[test]
    fn the_page_s_zone_is_that_of_its_times() {
        let dated = |footer: &str| {
            let post = |n: u32| format!("anna\nMay {n}, 2024, 4:11 AM\n#{n}\n{PROSE}\n");
            let text = post(1) + &post(2) + footer;
            clean(text.as_str(), &Options::new()).unwrap().posts[0].published.clone()
        };
        assert_eq!(dated("").as_deref(), Some("2024-05-01T04:11:00"));
        assert_eq!(dated("All times are GMT+8\n").as_deref(), Some("2024-05-01T04:11:00+08:00"));
        assert_eq!(
            dated("I said that we would meet at seven, and seven is GMT+8 here.\n").as_deref(),
            Some("2024-05-01T04:11:00")
        );
        let far = |lines: usize| dated(&format!("All times are GMT+8\n{}", "Tea\n".repeat(lines)));
        assert!(far(MAX_FOOTER - 1).unwrap().ends_with("+08:00") && !far(MAX_FOOTER).unwrap().ends_with("+08:00"));
        let long = |bytes: usize| {
            dated(&format!("All times are GMT+8 {}\n", "x".repeat(bytes - "All times are GMT+8 ".len())))
        };
        assert!(long(MAX_ZONE).unwrap().ends_with("+08:00") && !long(MAX_ZONE + 1).unwrap().ends_with("+08:00"));
    }

    #[test]
    fn repeated_titles_are_dropped() {
        assert!(repeats("Re: Brewing tea", "Brewing tea") && repeats("brewing tea", "Brewing tea"));
        assert!(!repeats("Rather not: Brewing tea", "Brewing tea"));
        let before =
            |words: usize| is_below_words(&format!("{}How I brew tea", "mode ".repeat(words)), "How I brew tea");
        assert!(before(WORDS_BEFORE) && !before(WORDS_BEFORE + 1));
        assert!(!is_below_words("Mode I brew tea", "I brew tea"));
        let title = "Which of the kettles boils the water for tea first?";
        let cut = |length: usize| repeats(&format!("Re: {}", &title[..length]), title);
        assert!(cut(MIN_CUT) && !cut(MIN_CUT - 1));
    }
}
