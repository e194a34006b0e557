//! Posts of which nothing recurs, as on a page with one: told by the shape and the words of the header.

use super::Source;
use super::frame::Frame;
use super::header;
use super::lines::{Class, Line, bare};
use super::posts;
use super::title::{self, Title};
use crate::Stats;
use crate::chrome::bylines::{Bylines, Dated};
use crate::chrome::phrases::Phrases;
use crate::chrome::shape;
use crate::letters;
use foldhash::HashMap;
use std::cell::OnceCell;
use std::ops::Range;

/// Lines of a header, at most, between two that are known: a name, a title of honour.
const MAX_GAP: usize = 2;
/// Lines of a header above or below its date; panels have a dozen.
const MAX_HEADER: usize = 24;
/// Bytes of the longest line with a date and an author.
const MAX_DATED: usize = 200;
/// Bytes of the longest words that introduce an author.
const MAX_BY: usize = 40;
/// Words before a date on one line: "#12 Reply by", and a name.
const MAX_BEFORE: usize = 8;
/// Lines above a header among which its title is: its category, a counter of visits can stand between.
const MAX_ABOVE: usize = 2;
/// Signs of a forum's post that are enough; the byline of an article with a title and a button below has two.
const MIN_SIGNS: usize = 3;
/// Lines of an author's panel that count: one can be an article's, two are a forum's.
const MAX_PANEL: usize = 2;
/// Lines below a body among which its buttons are.
const CLOSING: usize = 4;
/// Columns of prose below posts that are a page's furniture: what invites to register has half of it. What is more was
/// written, and then these are not the page's posts.
const MAX_BELOW: usize = 1000;

/// Headers without a post below them, after which no more are looked at: a page of posts has one or two.
const MAX_TRIED: usize = 64;

/// The posts whose headers say by themselves what they are, and the title above them.
pub(super) fn frames(source: &Source, stats: Option<&Stats>) -> Option<(Vec<Frame>, Option<Title>)> {
    let lines = source.lines;
    let is_board = stats.is_some_and(|stats| stats.threads.is_some() && stats.posts.is_some());
    let bylines = Bylines::for_language(source.language);
    let finder = Finder { lines, phrases: source.phrases, bylines, is_board, first: OnceCell::new() };
    let mut title: Option<Option<Title>> = None;
    let mut frames: Vec<Frame> = Vec::new();
    let (mut floor, mut tried) = (0, 0);
    for mark in 0..lines.len() {
        if mark < floor || tried > MAX_TRIED || !finder.is_mark(mark) {
            continue;
        }
        let title = title.get_or_insert_with(|| title::find(lines, Some(mark), false));
        let shown = title.as_ref().map(|title| title.text.as_str());
        let Some(header) = finder.sure_header(mark, floor, shown) else { continue };
        match finder.frame(mark, header, shown) {
            Some(frame) => {
                floor = frame.body.end;
                frames.push(frame);
            }
            None => tried += 1,
        }
    }
    let start = frames.first()?.header.start;
    if prose(&lines[floor..]) > MAX_BELOW {
        return None;
    }
    let again = finder.title_again(&frames[0].header, title.as_ref().and_then(Option::as_ref));
    Some((frames, again.or(title.flatten()).map(|title| title.above(lines, start))))
}

/// Where each text is first. What stands above a post as well as below its header or its body is a title or furniture.
fn first<'a>(lines: &'a [Line]) -> HashMap<&'a str, usize> {
    let mut first = HashMap::default();
    let words = lines.iter().enumerate().filter(|(_, line)| line.class != Class::Ornament);
    words.for_each(|(at, line)| {
        first.entry(line.text.as_ref()).or_insert(at);
    });
    first
}

struct Finder<'a> {
    lines: &'a [Line<'a>],
    phrases: &'a Phrases,
    bylines: Bylines,
    /// The page counts a board's threads and posts.
    is_board: bool,
    /// Where each text is first, when it is asked for.
    first: OnceCell<HashMap<&'a str, usize>>,
}

impl Finder<'_> {
    /// Whether a line names the day of a post, and perhaps its author.
    fn is_mark(&self, at: usize) -> bool {
        let line = &self.lines[at];
        match line.class {
            Class::Date => true,
            Class::Phrase(found) if found.section == "post_header" => before_date(&line.text).is_some(),
            Class::Prose => before_date(&line.text).is_some() && self.has_byline(at),
            Class::Short | Class::Text => {
                before_date(&line.text).is_some_and(|before| header::is_name(before) || self.has_byline(at))
            }
            _ => false,
        }
    }

    /// Whether a line's first words introduce an author, or say that a post was made.
    fn has_byline(&self, at: usize) -> bool {
        let text = bare(&self.lines[at].text);
        self.phrases.header_author(text).is_some()
            || self.bylines.after(text).is_some()
            || self.bylines.dated(text) == Some(Dated::Published)
    }

    /// Whether a line is nothing but the words that introduce the author on the next one.
    fn introduces(&self, at: usize) -> bool {
        let [line, next] = &self.lines[at..(at + 2).min(self.lines.len())] else { return false };
        let (line, name) = (bare(&line.text), bare(&next.text));
        let is_short = next.class == Class::Short && line.len() <= MAX_BY;
        is_short && self.bylines.after(&format!("{line} {name}")).is_some_and(|(rest, _)| rest == name)
    }

    fn first(&self) -> &HashMap<&str, usize> {
        self.first.get_or_init(|| first(self.lines))
    }

    /// Whether the same words are above a place.
    fn is_above(&self, at: usize, place: usize) -> bool {
        self.first().get(self.lines[at].text.as_ref()).is_some_and(|first| *first < place)
    }

    /// The header around a date, if more in it or around it says that it is a forum's.
    fn sure_header(&self, mark: usize, floor: usize, title: Option<&str>) -> Option<Range<usize>> {
        let header = self.header(mark, floor, title);
        let is_followed = self.lines.get(header.end).is_some_and(is_written);
        (is_followed && self.told(&header) > 0).then_some(header)
    }

    /// The post below a header, if it is one.
    fn frame(&self, mark: usize, header: Range<usize>, title: Option<&str>) -> Option<Frame> {
        let body = header.end..self.end(&header);
        // The rows of a list are one after the other.
        let first = body.clone().find(|at| self.lines[*at].class == Class::Prose)?;
        if (header.end..first).any(|at| self.is_mark(at)) {
            return None;
        }
        let signs = self.signs(mark, &header, body.end, title);
        (signs >= MIN_SIGNS).then_some(Frame { number: None, header, body })
    }

    /// The title that a header has again from above it, unless it has the one that is known.
    fn title_again(&self, header: &Range<usize>, known: Option<&Title>) -> Option<Title> {
        let text = |at: usize| bare(&self.lines[at].text);
        if known.is_some_and(|known| header.clone().any(|at| posts::repeats(text(at), &known.text))) {
            return None;
        }
        let is_title = |at: &usize| self.lines[*at].class == Class::Text && self.is_above(*at, header.start);
        let line = header.clone().find(is_title).and_then(|at| self.first().get(self.lines[at].text.as_ref()))?;
        Some(Title { text: text(*line).to_owned(), line: *line })
    }

    fn header(&self, mark: usize, floor: usize, title: Option<&str>) -> Range<usize> {
        let lines = self.lines;
        let is_title = |at: usize| {
            let is_unknown = matches!(lines[at].class, Class::Text | Class::Prose);
            title.is_some_and(|title| posts::repeats(bare(&lines[at].text), title))
                || is_unknown && self.is_above(at, mark)
        };
        let run = |places: &mut dyn Iterator<Item = usize>, is_frame: &dyn Fn(usize) -> bool| {
            let (mut last, mut gap) = (None, 0);
            for at in places.take(MAX_HEADER) {
                match lines[at].class {
                    _ if is_frame(at) || is_title(at) => (last, gap) = (Some(at), 0),
                    Class::Ornament => {}
                    Class::Short | Class::Number if gap < MAX_GAP => gap += 1,
                    _ => break,
                }
            }
            last
        };
        let is_frame = |at: usize| match lines[at].class {
            Class::Date | Class::PostNumber => true,
            Class::Text => before_date(&lines[at].text).is_some(),
            _ => matches!(lines[at].family(), "panel" | "logged" | "reply" | "post_header"),
        };
        let is_below = |at: usize| is_frame(at) || matches!(lines[at].family(), "navigation" | "edited" | "share");
        let is_above = |at: usize| is_frame(at) || self.introduces(at);
        let end = run(&mut (mark + 1..lines.len()), &is_below).map_or(mark + 1, |last| last + 1);
        let start = run(&mut (floor..mark).rev(), &is_above).unwrap_or(mark);
        start - self.name(start, floor)..end
    }

    /// Lines with a name right above a header: one, or the same twice.
    fn name(&self, start: usize, floor: usize) -> usize {
        let lines = self.lines;
        let is_name = |line: &&Line| line.class == Class::Short && header::is_name(bare(&line.text));
        let Some(name) = lines[floor..start].last().filter(is_name) else { return 0 };
        lines[floor..start].iter().rev().take_while(|line| line.text == name.text).count()
    }

    /// Where the body below a header ends: before what stands under a thread, or what is above the header, too.
    fn end(&self, header: &Range<usize>) -> usize {
        let lines = self.lines;
        let body = header.end..lines.len();
        let end = posts::tail(lines, &body);
        let is_again = |at: &usize| *at > header.end && self.is_above(*at, header.start);
        (header.end..end).find(is_again).unwrap_or(end)
    }

    /// How much of a header is a forum's alone.
    fn told(&self, header: &Range<usize>) -> usize {
        let header = &self.lines[header.clone()];
        let panel = header.iter().filter(|line| matches!(line.family(), "panel" | "logged")).take(MAX_PANEL).count();
        let is_numbered = header.iter().any(|line| matches!(line.class, Class::PostNumber));
        panel + usize::from(is_numbered) + usize::from(self.is_board)
    }

    /// How much says that a header is a forum's post's.
    fn signs(&self, mark: usize, header: &Range<usize>, end: usize, title: Option<&str>) -> usize {
        let lines = self.lines;
        let byline = self.has_byline(mark) || header.clone().any(|at| self.introduces(at));
        let above = header.start.saturating_sub(MAX_ABOVE)..header.end;
        let titled = title.is_some_and(|title| above.clone().any(|at| lines[at].text.starts_with(title)));
        let below = end.saturating_sub(CLOSING)..(end + CLOSING).min(lines.len());
        let is_closing = |line: &Line| matches!(line.family(), "reply" | "logged" | "post_footer" | "panel" | "edited");
        let closed = lines[below].iter().any(is_closing);
        self.told(header) + usize::from(byline) + usize::from(titled) + usize::from(closed)
    }
}

/// Columns of prose.
pub(super) fn prose(lines: &[Line]) -> usize {
    lines.iter().filter(|line| line.class == Class::Prose).map(|line| shape::width(&line.text)).sum()
}

/// What is before the first date in a short line.
fn before_date(text: &str) -> Option<&str> {
    let text = bare(text);
    if text.len() > MAX_DATED || !letters::has_numeric(text) {
        return None;
    }
    let starts = text.match_indices(char::is_whitespace).map(|(at, space)| at + space.len());
    let mut starts = [0].into_iter().chain(starts).take(MAX_BEFORE + 1);
    let start = starts.find(|start| shape::date_prefix(&text[*start..]).is_some())?;
    Some(text[..start].trim_end_matches([',', '»', '•', '·', '-', '|', ' ', '#']))
}

/// Whether a line can be a body's first.
fn is_written(line: &Line) -> bool {
    matches!(line.class, Class::Prose | Class::Text | Class::Short) || line.section() == "quote_header"
}

#[cfg(test)]
mod tests {
    use super::super::lines::scan;
    use super::super::prepare::Flavour;
    use super::*;

    /// What a page begins with: its title twice, and a menu.
    const TOP: &str = "Green tea - Tea\nGreen tea\nHome\nSearch\nHelp\n";
    const PANEL: &str = "Anna B\nPosts: 12\nJoined: Nov 2011\n";
    const DATE: &str = "May 3, 2024, 10:12\n";
    const BODY: &str = "The kettle stands on the table, and the tea is in the pot.";

    /// Headers and bodies of a page's posts; `is_board` says that the board's threads and posts are counted.
    fn found(text: &str, is_board: bool) -> Vec<(String, String)> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        let options = crate::Options::new();
        let context =
            crate::pipeline::Context { url: None, retrieved: None, options: &options, buffers: Default::default() };
        let source = Source { text, lines: &lines, phrases, language: None, context: &context, is_laid_out: false };
        let stats = Stats { threads: Some(1), posts: Some(2), ..Stats::default() };
        let join =
            |range: Range<usize>| lines[range].iter().map(|line| line.text.as_ref()).collect::<Vec<_>>().join("|");
        let frames = frames(&source, Some(&stats).filter(|_| is_board)).map_or(Vec::new(), |(frames, _)| frames);
        frames.into_iter().map(|frame| (join(frame.header), join(frame.body))).collect()
    }

    fn header(text: &str) -> Option<String> {
        found(text, false).pop().map(|(header, _)| header)
    }

    fn is_post(text: &str) -> bool {
        header(text).is_some()
    }

    #[test]
    fn one_post_is_told_by_its_panel_and_its_buttons() {
        let page = |panel: &str| format!("{TOP}Anna B\n{panel}May 3, 2024, 10:12\n{BODY}\nReply\nQuote\n");
        let told = found(&page("Posts: 12\nJoined: Nov 2011\n"), false);
        let header = "Anna B|Posts: 12|Joined: Nov 2011|May 3, 2024, 10:12";
        assert_eq!(told, [(header.to_owned(), BODY.to_owned())]);
        // Of an article's author, a line says from where.
        assert!(!is_post(&page("Location: Leeds\n")));
    }

    #[test]
    fn one_post_is_told_by_its_number_its_title_and_its_buttons() {
        let page = |number: &str| {
            format!("Green tea - Tea\nGreen tea\nAnna B\n{number}May 3, 2024, 10:12\nGreen tea\n{BODY}\nReply\n")
        };
        assert!(is_post(&page("#4\n")) && !is_post(&page("")));
    }

    #[test]
    fn words_that_introduce_an_author_are_a_post_s_on_a_board() {
        let page = |by: &str| format!("Green tea - Tea\nGreen tea\n(Brewing)\n{by}\n{BODY}\nPost reply\n");
        let line = page("by Anna B, Friday, May 03, 2024, 10:12 (2 days ago)");
        let lines = page("by\nAnna B\n,\nFriday, May 03, 2024, 10:12");
        for text in [line, lines] {
            let bodies: Vec<String> = found(&text, true).into_iter().map(|(_, body)| body).collect();
            assert_eq!(bodies, [BODY], "{text}");
            // A newspaper's article has the same lines.
            assert_eq!(found(&text, false), [], "{text}");
        }
    }

    #[test]
    fn a_header_has_few_lines_that_nothing_explains() {
        let page = |count: usize| {
            let words = ["Tea lover\n", "Of the north\n", "Since ever\n"][..count].concat();
            let panel = format!("Posts: 12\nJoined: Nov 2011\n{words}May 3, 2024, 10:12\n");
            is_post(&format!("{TOP}Anna B\n{panel}{BODY}\nReply\n"))
        };
        assert!(page(MAX_GAP) && !page(MAX_GAP + 1));
        let long = |count: usize| {
            let panel = "Location: Leeds\n".repeat(count);
            header(&format!("{TOP}Anna B\n{panel}May 3, 2024, 10:12\n{BODY}\nReply\n")).unwrap().starts_with("Anna")
        };
        assert!(long(MAX_HEADER) && !long(MAX_HEADER + 1));
    }

    #[test]
    fn a_title_and_buttons_are_near_a_post() {
        let page = |above: usize, below: usize| {
            let above = ["Print\n", "Help\n", "FAQ\n"][..above].concat();
            let below = ["Top\n", "Home\n", "Search\n", "Help\n", "Index\n"][..below].concat();
            let post = format!("#4\nMay 3, 2024, 10:12\n{BODY}\n");
            is_post(&format!("Green tea - Tea\nSearch\nGreen tea\n{above}{post}{below}Reply\n"))
        };
        assert!(page(MAX_ABOVE - 1, 0) && !page(MAX_ABOVE, 0));
        assert!(page(0, CLOSING - 1) && !page(0, CLOSING));
    }

    #[test]
    fn a_body_ends_where_what_is_above_comes_again() {
        let head = format!("{TOP}The rules of the house\n{PANEL}{DATE}");
        let body =
            |last: &str| found(&format!("{head}{BODY}\nOffline\n{last}\nTea forum in short\n"), false).pop().unwrap().1;
        assert_eq!(body("The rules of the house"), format!("{BODY}|Offline"));
        assert_eq!(body("The rules of my house"), format!("{BODY}|Offline|The rules of my house|Tea forum in short"));
    }

    #[test]
    fn what_a_header_has_again_from_above_is_the_title() {
        let title = |again: &str| {
            let top = "Read the rules of this house first\nThe tea of the year is green\nHelp\n";
            let page = format!("{top}{PANEL}{DATE}{again}\n{BODY}\nReply\n");
            crate::clean(page.as_str(), &crate::Options::new()).unwrap().title.unwrap_or_default()
        };
        assert_eq!(title("The tea of the year is green"), "The tea of the year is green");
        assert_eq!(title("Read the rules of this house first"), "Read the rules of this house first");
    }

    #[test]
    fn more_prose_below_than_a_page_has_of_its_own_is_another_s() {
        let page = |columns: usize| {
            let below = format!("Similar threads\nThe tea {}, they say.\n", "x".repeat(columns - 19));
            is_post(&format!("{TOP}{PANEL}{DATE}{BODY}\nReply\n{below}"))
        };
        assert!(page(MAX_BELOW) && !page(MAX_BELOW + 1));
    }

    #[test]
    fn a_date_is_after_few_words_of_a_short_line() {
        let before = |count: usize| before_date(&format!("{}2024-05-03 10:12", "tea ".repeat(count))).is_some();
        assert!(before(MAX_BEFORE) && !before(MAX_BEFORE + 8));
        let long = |bytes: usize| before_date(&format!("May 3, 2024 {}", "x".repeat(bytes - 12))).is_some();
        assert!(long(MAX_DATED) && !long(MAX_DATED + 1));
    }

    #[test]
    fn few_headers_without_posts_are_looked_at() {
        let page = |rows: usize| {
            let row = |row: usize| format!("{PANEL}{DATE}Tea of the kind that is called number {row}\n");
            let rows: String = (0..rows).map(row).collect();
            is_post(&format!("{TOP}{rows}{PANEL}{DATE}{BODY}\nReply\n"))
        };
        assert!(page(MAX_TRIED) && !page(MAX_TRIED + 1));
    }
}
