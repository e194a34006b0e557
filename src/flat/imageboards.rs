//! Posts of image boards: a name, a date and the number that the whole board counts by, as "No.4145". Few names differ there, and
//! the numbers of a thread are far apart where the board is busy, so each header is known by itself.

use super::Source;
use super::frame::Frame;
use super::lines::{Class, Line, bare};
use super::prepare::{BOARD_MARKS, is_board_date, is_file_note, is_identity, names_board};
use super::title::{self, Title};
use super::verdict::Verdicts;
use super::{keep_title, opening, posts};
use crate::Error;
use crate::block::{Block, QuoteBlock, Rich};
use crate::document::{Author, Document, Kind, Post, RemovalKind};
use crate::extract::references::{MIN_ECHO, reference_line};
use crate::render;
use std::collections::HashMap;
use std::ops::Range;

/// Headers that make a thread by themselves; one needs the board's name.
const MIN_HEADERS: usize = 2;
/// Lines between a name and a date: a tripcode, what somebody is to the board.
const MAX_MARKS: usize = 2;
/// Lines of a file's label: what it is, its names and its size, each by itself.
const MAX_FILE: usize = 6;

/// A post's place and what its header says.
struct Place {
    /// From the file's label or the subject above the name to the last line before the body.
    header: Range<usize>,
    name: usize,
    date: usize,
    id: String,
    subject: Option<usize>,
    /// Whether a control follows the number, as where the page shows the beginnings of several threads.
    is_control: bool,
}

/// Fills in the posts if the lines are an image board's; says whether they are.
///
/// # Errors
/// [`Error::LimitExceeded`] when there are more posts than the options allow.
pub(super) fn fill(source: &Source, verdicts: &mut Verdicts, document: &mut Document) -> Result<bool, Error> {
    let lines = source.lines;
    let places = places(lines);
    let allowed = source.context.options.max_posts;
    let Some(first) = places.first() else { return Ok(false) };
    if places.len() > allowed {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed });
    }
    let is_list = places.iter().any(|place| place.is_control);
    let start = first.header.start;
    let named = first.subject.filter(|_| !is_list).map(|line| Title { text: bare(&lines[line].text).to_owned(), line });
    let title = named.or_else(|| title::find(lines, Some(start), false).map(|title| title.above(lines, start)));
    let frames = frames(lines, &places);
    let shown = title.as_ref().map(|title| title.text.as_str());
    let mut found = posts::posts(source, &frames, shown, &|_| false, verdicts);
    for ((post, place), frame) in found.iter_mut().zip(&places).zip(&frames) {
        place.header.clone().for_each(|at| verdicts.remove(at, RemovalKind::PostHeader, "shape.post_header"));
        let references = frame.body.clone().filter(|at| reference_line(&lines[*at].text).is_some());
        references.for_each(|at| verdicts.remove_header(lines, at));
        let name = Some(bare(&lines[place.name].text).to_owned());
        post.author = Some(Author { name, ..Author::default() });
        post.published_raw = Some(bare(&lines[place.date].text).to_owned());
        post.id = Some(place.id.clone());
    }
    posts::dates(source, &mut found);
    refer(&mut found);
    found.retain(|post| !post.body.is_empty());
    document.kind = if is_list { Kind::Listing } else { Kind::Thread };
    document.posts = found;
    if let Some(title) = title {
        keep_title(lines, &title, verdicts);
        document.title = Some(title.text);
    }
    if !is_list {
        opening(document);
    }
    Ok(!document.posts.is_empty())
}

/// The headers of the posts, in order; none where they do not make a thread.
fn places(lines: &[Line]) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    for at in 0..lines.len() {
        let floor = found.last().map_or(0, |place| place.header.end);
        found.extend(place(lines, at, floor));
    }
    if found.len() < MIN_HEADERS && !lines.iter().any(|line| names_board(&line.text)) {
        found.clear();
    }
    found
}

/// The header whose number is on a line, below `floor`.
fn place(lines: &[Line], at: usize, floor: usize) -> Option<Place> {
    let text = &*lines[at].text;
    let rest = BOARD_MARKS.iter().find_map(|mark| text.strip_prefix(mark))?.trim_start();
    let (digits, end) = match rest {
        "" => (&*lines.get(at + 1)?.text, at + 2),
        rest => (rest, at + 1),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let behind = digits[length..].trim_start();
    if length == 0 || !(behind.is_empty() || behind.starts_with(['[', '▶'])) {
        return None;
    }
    let above = |at: usize| at.checked_sub(1).filter(|above| *above >= floor);
    let is_other = |at: usize| !is_board_date(bare(&lines[at].text)) && is_identity(bare(&lines[at].text));
    let date = above(at).and_then(|date| if is_other(date) { above(date) } else { Some(date) })?;
    if !is_board_date(bare(&lines[date].text)) {
        return None;
    }
    let is_mark = |at: &usize| lines[*at].text.starts_with(['!', '#']);
    let name = (floor..date).rev().take(MAX_MARKS + 1).find(|at| !is_mark(at))?;
    let controls =
        lines[end..].iter().take_while(|line| line.text.starts_with('[') && line.text.ends_with(']')).count();
    let (mut start, mut subject) = file_above(lines, floor, name).unwrap_or((name, None));
    let is_control = controls > 0 || behind.starts_with('[');
    if start == name && is_control && above(name).is_some_and(|above| is_subject(&lines[above])) {
        start = name - 1;
        subject = Some(start);
    }
    let end = past_file(lines, end + controls).unwrap_or(end + controls);
    Some(Place { header: start..end, name, date, id: digits[..length].to_owned(), subject, is_control })
}

/// Whether a line above the first name of a thread, of which more is elsewhere, is its subject.
fn is_subject(line: &Line) -> bool {
    matches!(line.class, Class::Short | Class::Text | Class::Prose)
        && !line.text.ends_with(['.', '!', '。', ')', ']', ','])
}

/// Where a file's label begins that ends above a name, and the subject between them.
fn file_above(lines: &[Line], floor: usize, name: usize) -> Option<(usize, Option<usize>)> {
    let starts = (floor..name).rev().take(MAX_FILE + 1).filter(|at| lines[*at].text.contains(':'));
    starts.filter_map(|start| Some((start, past_file(lines, start)?))).find_map(|(start, end)| {
        match name.checked_sub(end)? {
            0 => Some((start, None)),
            1 => Some((start, Some(end))),
            _ => None,
        }
    })
}

/// Past the label of a file: "File: tea.png (1.99 KB, 640x420, cup.png)", or its parts a line each.
fn past_file(lines: &[Line], from: usize) -> Option<usize> {
    let label = lines.get(from)?.text.split_once([':', '：'])?.0;
    if !label.chars().all(char::is_alphabetic) {
        return None;
    }
    let mut joined = String::new();
    for (at, line) in lines.iter().enumerate().skip(from).take(MAX_FILE) {
        joined.push_str(&line.text);
        if let Some(label) = joined.trim_end().strip_suffix(')') {
            let is_label = label.rsplit_once('(').is_some_and(|(_, inside)| is_file_note(inside));
            let pictures = lines[at + 1..].iter().take_while(|line| line.class == Class::Ornament).count();
            return is_label.then_some(at + 1 + pictures);
        }
        joined.push(' ');
    }
    None
}

/// The frames: a body ends where the next header begins, the last one where the controls below the thread do.
fn frames(lines: &[Line], places: &[Place]) -> Vec<Frame> {
    let ends = places.iter().skip(1).map(|place| place.header.start).chain([lines.len()]);
    let last = places.len() - 1;
    let frame = |(index, (place, end)): (usize, (&Place, usize))| {
        let start = place.header.end.min(end);
        let end = if index == last { closing(lines, start..posts::tail(lines, &(start..end))) } else { end };
        let end = if place.is_control && end > start + 1 && is_omission(&lines[end - 1]) { end - 1 } else { end };
        Frame { number: None, header: place.name..place.date + 1, body: start..end.max(start) }
    };
    places.iter().zip(ends).enumerate().map(frame).collect()
}

/// Whether a line says how many posts of a thread are left out: "5 posts omitted. Click Reply to view."
fn is_omission(line: &Line) -> bool {
    let rest = line.text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.text.len() && rest.starts_with(' ') && rest.trim_end().ends_with('.') && rest.contains(". ")
}

/// Where the last body ends: at the first line of controls in brackets: "[Return]", "[Return] [Top]", "Delete Post [ File]".
fn closing(lines: &[Line], body: Range<usize>) -> usize {
    let is_control = |at: &usize| {
        let text = &*lines[*at].text;
        let alone = |inside: &str| inside.find(']').is_some_and(|end| end + 1 == inside.len());
        let begins = |inside: &str| alone(inside) || inside.contains('[') && !inside.contains("[/");
        text.strip_prefix('[').is_some_and(begins) || text.ends_with(" [") || text.contains(" [ ")
    };
    body.clone().find(is_control).unwrap_or(body.end)
}

/// Says of quotations whom they quote: the post named above them, or else the post before that says the same. Where there is
/// neither, lines with `>` are the author's own: many tell stories so.
fn refer(posts: &mut [Post]) {
    let author = |post: &Post| post.author.as_ref().and_then(|author| author.name.clone());
    let names: HashMap<String, Option<String>> =
        posts.iter().filter_map(|post| Some((post.id.clone()?, author(post)))).collect();
    let mut before: Vec<(Option<String>, String)> = Vec::new();
    for post in posts.iter_mut() {
        let mut source: Option<String> = None;
        let mut body = Vec::new();
        for block in std::mem::take(&mut post.body) {
            match block {
                Block::Paragraph(rich) if reference_line(&rich.text).is_some() => {
                    source = reference_line(&rich.text).map(str::to_owned);
                    post.reply_to = post.reply_to.take().or_else(|| source.clone().filter(|id| names.contains_key(id)));
                }
                Block::Quote(quote) => {
                    let text = render::text::blocks(&quote.blocks, true);
                    let said = || {
                        let mut known = before.iter().filter(|_| text.len() >= MIN_ECHO);
                        known.find(|(_, said)| said.contains(&text)).and_then(|(id, _)| id.clone())
                    };
                    match source.clone().or_else(said) {
                        Some(id) => {
                            post.reply_to.get_or_insert_with(|| id.clone());
                            let author = names.get(&id).cloned().flatten();
                            body.push(Block::Quote(QuoteBlock { author, source: Some(id), ..quote }));
                        }
                        None => body.push(Block::Paragraph(Rich::plain(own(&text)))),
                    }
                }
                block => body.push(block),
            }
        }
        post.body = body;
        before.push((post.id.clone(), render::text::blocks(&post.body, false)));
    }
}

/// Lines with `>` as somebody wrote them.
fn own(text: &str) -> String {
    let lines: Vec<String> = text.lines().filter(|line| !line.is_empty()).map(|line| format!(">{line}")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::text::blocks as text_of;
    use crate::{Options, clean};

    const WORDS: [&str; 2] =
        ["I like my tea with milk, and with nothing else in it.", "There was a kettle on the stove when we came home."];

    fn posts(text: &str) -> Vec<(String, String)> {
        let document: Document = clean(text, &Options::new()).unwrap();
        let name = |post: &Post| post.author.as_ref().and_then(|author| author.name.clone()).unwrap_or_default();
        document.posts.iter().map(|post| (name(post), text_of(&post.body, true))).collect()
    }

    fn expected() -> Vec<(String, String)> {
        WORDS.map(|words| ("Anonymous".to_owned(), words.to_owned())).to_vec()
    }

    #[test]
    fn headers_on_a_line() {
        let text = format!(
            "/tea/ - Kettles\nAnonymous 05/03/24 (Fri) 10:12:39 No.4145\n{}\n\
             Anonymous 05/03/24 (Fri) 10:33:56 No.4945\nFile: 17842.png(1.99 KB, 640x420, cup.png)\n{}\n[Return][Top] Catalog\n",
            WORDS[0], WORDS[1]
        );
        assert_eq!(posts(&text), expected());
    }

    #[test]
    fn headers_in_parts() {
        let text = format!(
            "/tea/ - Kettles\nAnonymous\n05/03/24 (Fri) 10:12:39\nNo.\n4145\n{}\nAnonymous\n!xQ7dm4\n\
             05/03/24 (Fri) 10:33:56\nNo.\n4945\nFile:\n17842.png\n(1.99 KB, 640x420,\ncup.png\n)\n{}\n[Return]\n[Top]\n",
            WORDS[0], WORDS[1]
        );
        assert_eq!(posts(&text), expected());
    }

    fn count(text: &str) -> usize {
        let phrases = crate::chrome::phrases::Phrases::for_language(None);
        let lines = super::super::lines::scan(text, super::super::prepare::Flavour::Nodes, phrases);
        places(&lines).len()
    }

    #[test]
    fn a_citation_is_no_thread() {
        let post = |number: usize| format!("Anna\n05/03/24 (Fri) 10:12:39\nNo.{number}\ntea\n");
        assert_eq!((count(&post(4145)), count(&(post(4145) + &post(4146)))), (0, MIN_HEADERS));
        assert_eq!(count(&format!("/tea/ - Kettles\n{}", post(4145))), 1);
        assert_eq!(count("Anna\nSymphony\nNo.4\ntea\nAnna\nSymphony\nNo.5\ntea\n"), 0);
    }

    #[test]
    fn headers_have_few_lines() {
        let header =
            |marks: usize| format!("Anna\n{}05/03/24 (Fri) 10:12:39\nNo.4145\ntea\n", "!xQ\n".repeat(marks)).repeat(2);
        assert_eq!((count(&header(MAX_MARKS)), count(&header(MAX_MARKS + 1))), (2, 0));
        let file = |lines: usize| {
            let text = format!("File:\n{}17.png\n(1 KB, 4x4)\n", "tea\n".repeat(lines - 3));
            let phrases = crate::chrome::phrases::Phrases::for_language(None);
            past_file(&super::super::lines::scan(&text, super::super::prepare::Flavour::Nodes, phrases), 0)
        };
        assert_eq!((file(MAX_FILE), file(MAX_FILE + 1)), (Some(MAX_FILE), None));
    }

    #[test]
    fn what_is_quoted_names_its_post() {
        let text = format!(
            "Anonymous 05/03/24 (Fri) 10:12:39 No.4145\n{}\nbram 05/03/24 (Fri) 10:33:56 No.4146\n>>4145\n>with milk\nNever do that to tea.\n\
             Anonymous 05/03/24 (Fri) 10:33:56 No.4147\n>be me\n>drink coffee\nIt was good coffee, too.\n",
            WORDS[0]
        );
        let document = clean(text.as_str(), &Options::new()).unwrap();
        let quote = &document.posts[1].quotes[0];
        assert_eq!((quote.author.as_deref(), quote.source.as_deref()), (Some("Anonymous"), Some("4145")));
        assert_eq!(
            (document.posts[1].reply_to.as_deref(), document.posts[1].id.as_deref()),
            (Some("4145"), Some("4146"))
        );
        assert_eq!(document.posts[1].text, "> with milk\n\nNever do that to tea.");
        assert!(document.posts[2].quotes.is_empty());
        assert_eq!(document.posts[2].text, ">be me\n>drink coffee\n\nIt was good coffee, too.");
    }

    #[test]
    fn what_is_left_out_is_no_body() {
        let body = |control: &str| {
            let text = format!(
                "/tea/ - Kettles\nAnonymous 05/03/24 (Fri) 10:12:39 No.4145{control}\n{}\n5 posts omitted. Click Reply to view.\n\
                 Anonymous 05/03/24 (Fri) 10:33:56 No.4945\n{}\n",
                WORDS[0], WORDS[1]
            );
            posts(&text)[0].1.contains("omitted")
        };
        assert!(!body("[Reply]") && body(""));
    }

    #[test]
    fn beginnings_of_threads_are_a_list() {
        let kind = |control: &str| {
            let text = format!(
                "/tea/ - Kettles\nKettle hums Anonymous 05/03/24 (Fri) 10:12:39 No.4145{control}\n{}\nAnonymous 05/03/24 (Fri) 10:33:56 No.4945\n{}\n",
                WORDS[0], WORDS[1]
            );
            clean(text.as_str(), &Options::new()).unwrap().kind
        };
        assert_eq!((kind(" [Reply]"), kind("")), (Kind::Listing, Kind::Thread));
    }
}
