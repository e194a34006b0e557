//! A thread's posts and title: of the ways in which frames are found, the one that fits.

use super::frame::{self, Frame};
use super::lines::{Class, Line};
use super::period::{self, Period};
use super::series::{self, Series};
use super::template::{self, Templates};
use super::title::{self, Title};
use super::verdict::Verdicts;
use super::{Source, answers, authors, badges, imageboards, keep_title, learn, opening, posts, rated, refine, single};
use crate::Error;
use crate::document::{Document, Kind};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Lines in the words of a quotation's header that may be the posts' own.
const MIN_HEADED: usize = 3;

/// Fills in posts and title if the lines show a thread's frames: learnt from what recurs, or told by numbers and dates.
pub(super) fn fill(
    source: &Source,
    stats: &[usize],
    verdicts: &mut Verdicts,
    document: &mut Document,
) -> Result<(), Error> {
    if imageboards::fill(source, verdicts, document)?
        || answers::fill(source, verdicts, document)?
        || rated::fill(source, verdicts, document)?
    {
        return Ok(());
    }
    let templates = Templates::of(source.lines, source.language);
    if let Some(found) = badged(source.lines) {
        return posted(source, stats, &templates, found, verdicts, document);
    }
    let found = framed(source, &templates);
    if found.is_none()
        && let Some(lines) = headed(source.lines)
    {
        let source = &Source { lines: &lines, ..*source };
        let templates = Templates::of(source.lines, source.language);
        if let Some(found) = framed(source, &templates) {
            return posted(source, stats, &templates, found, verdicts, document);
        }
    }
    let Some(found) = alone(source, &templates, found, document) else { return Ok(()) };
    posted(source, stats, &templates, found, verdicts, document)
}

/// The frames of a thread's posts and its title, if the lines show such.
fn framed(source: &Source, templates: &Templates) -> Option<(Vec<Frame>, Option<Title>)> {
    let series = series::find(source.lines, source.phrases);
    let mut titles = Titles { lines: source.lines, found: Vec::new() };
    let [told, named] = period::find(source.lines, templates, source.language)
        .map(|period| Some(learnt(source.lines, templates, series.as_ref(), &period?, &mut titles)));
    // Names beside dates say more than dates alone, and less than numbers or labels.
    let is_numbered = series.as_ref().is_some_and(|series| series.anchors[0].number.is_some());
    let is_sure = told.is_some() || is_numbered;
    let told = told.or_else(|| Some(numbered(source.lines, series.as_ref()?, &mut titles)));
    let found = match (told, named) {
        (Some(told), Some(named))
            if named.0.len() >= told.0.len() + usize::from(is_sure) && has_all(&named.0, &told.0) =>
        {
            Some(named)
        }
        (told, named) => told.or(named),
    };
    found.map(|(frames, title)| (refine::refined(source, templates, frames), title))
}

/// The lines, where those that introduce quotations elsewhere may be headers: "Anna wrote on May 3, 2024, 10:12:07". They have
/// the first one's form, so that a date without seconds stays a quotation's.
fn headed<'a>(lines: &[Line<'a>]) -> Option<Vec<Line<'a>>> {
    let introduces =
        |line: &&Line| line.section() == "quote_header" && line.text.contains(|c: char| c.is_ascii_digit());
    let colons = |line: &Line| line.text.bytes().filter(|byte| *byte == b':').count();
    let first = colons(lines.iter().find(introduces)?);
    let heads = |line: &Line| introduces(&line) && colons(line) == first;
    if lines.iter().filter(|line| heads(line)).count() < MIN_HEADED {
        return None;
    }
    let class = |line: &Line| if heads(line) { Class::Short } else { line.class };
    Some(lines.iter().map(|line| Line { class: class(line), ..*line }).collect())
}

/// Where nothing recurs that has bodies, the posts that their headers alone tell.
fn alone(
    source: &Source,
    templates: &Templates,
    found: Option<(Vec<Frame>, Option<Title>)>,
    document: &Document,
) -> Option<(Vec<Frame>, Option<Title>)> {
    let frames = found.as_ref().map_or(&[][..], |found| &found.0);
    // The rows of a list look like headers, with no more than titles below them.
    let is_written =
        |frame: &&Frame| frame.body.clone().any(|at| source.lines[at].class == Class::Prose && !templates.recurs(at));
    let written = frames.iter().filter(is_written).count();
    if written * 2 > frames.len() {
        return found;
    }
    single::frames(source, document.stats.as_ref()).filter(|told| told.0.len() >= written).or(found)
}

/// Fills in the posts of frames, and the title.
fn posted(
    source: &Source,
    stats: &[usize],
    templates: &Templates,
    (frames, title): (Vec<Frame>, Option<Title>),
    verdicts: &mut Verdicts,
    document: &mut Document,
) -> Result<(), Error> {
    let allowed = source.context.options.max_posts;
    if frames.len() > allowed {
        return Err(Error::LimitExceeded { limit: "max_posts", allowed });
    }
    // The board's own counts have the labels of a user's.
    let is_stat = |at: &usize| stats.binary_search(at).is_ok();
    let is_stats = |frame: &Frame| {
        let mut written = frame.body.clone().filter(|at| !source.lines[*at].is_phrase());
        is_stat(&frame.body.start) || !frame.body.is_empty() && written.all(|at| is_stat(&at))
    };
    let title_text = title.as_ref().map(|title| title.text.as_str());
    let is_row = |body: &Range<usize>| title_text.is_some_and(|title| posts::foot::is_row(source.lines, body, title));
    let mut frames: Vec<Frame> = frames.into_iter().filter(|frame| !is_stats(frame)).collect();
    let rows = frames.iter().skip(1).rev().take_while(|frame| is_row(&frame.body)).count();
    frames.truncate(frames.len() - rows);
    let many = frames.len() as u32 / 2;
    let headers = in_headers(templates, &frames);
    let recurs = |at: usize| many > 0 && headers.get(&templates.at(at)).is_some_and(|count| *count > many);
    document.kind = Kind::Thread;
    let shown = title_text;
    document.posts = posts::posts(source, &frames, shown, &recurs, verdicts);
    document.posts.retain(|post| !post.body.is_empty());
    authors::settle(&mut document.posts, source.phrases, shown);
    if let Some(title) = title {
        keep_title(source.lines, &title, verdicts);
        document.title = Some(title.text);
    }
    opening(document);
    Ok(())
}

/// Whether each header of the frames is one of the others', which are more.
fn has_all(others: &[Frame], frames: &[Frame]) -> bool {
    // Both are in order: each is looked through once.
    let mut rest = others.iter().peekable();
    let is_there = |frame: &Frame| {
        while rest.next_if(|other| other.header.end <= frame.header.start).is_some() {}
        rest.peek().is_some_and(|other| other.header.start < frame.header.end)
    };
    frames.iter().all(is_there)
}

/// In how many headers each template is.
fn in_headers(templates: &Templates, frames: &[Frame]) -> HashMap<u32, u32> {
    let mut counts = HashMap::new();
    for frame in frames {
        let found: HashSet<u32> = frame.header.clone().map(|at| templates.at(at)).collect();
        found.into_iter().filter(|id| *id != template::NONE).for_each(|id| *counts.entry(id).or_default() += 1);
    }
    counts
}

/// Titles above the places where posts may begin: the same place is asked for by several ways to find posts.
struct Titles<'a> {
    lines: &'a [Line<'a>],
    found: Vec<((usize, bool), Option<Title>)>,
}

impl Titles<'_> {
    /// The title of a thread whose first header begins at `head`.
    fn above(&mut self, head: usize, footers: bool) -> Option<Title> {
        let key = (head, footers);
        if let Some((_, title)) = self.found.iter().find(|(known, _)| *known == key) {
            return title.clone();
        }
        let title = title::find(self.lines, Some(head), footers);
        self.found.push((key, title.clone()));
        title
    }
}

/// The frames that recur on the page, and the title above them.
fn learnt(
    lines: &[Line],
    templates: &Templates,
    series: Option<&Series>,
    period: &Period,
    titles: &mut Titles,
) -> (Vec<Frame>, Option<Title>) {
    // The first mark can be the second post's; numbers and dates are nearer to a title.
    let told = series.map(|series| series.anchors[0].line).filter(|line| *line > 0);
    let title = titles.above(told.unwrap_or(period.marks[0]), false);
    let head = title.as_ref().map_or(0, |title| title.line + 1).min(period.marks[0]);
    let frames = learn::frames(lines, templates, period, head, |body| posts::tail(lines, &body));
    let start = frames.first().map_or(0, |frame| frame.header.start.min(frame.body.start));
    let title = title.map(|title| title.above(lines, start));
    (frames, title)
}

/// The frames below badges, and the title above them.
fn badged(lines: &[Line]) -> Option<(Vec<Frame>, Option<Title>)> {
    let (first, frames) = badges::frames(lines, |body| posts::tail(lines, &body))?;
    let title = title::find(lines, Some(first), false);
    Some((frames, title.map(|title| title.above(lines, first))))
}

/// The frames around numbers and dates that come once a post, and the title above them.
fn numbered(lines: &[Line], series: &Series, titles: &mut Titles) -> (Vec<Frame>, Option<Title>) {
    let first = series.anchors[0].line;
    let title = titles.above(first, series.may_be_footers());
    let head = title.as_ref().map_or(0, |title| title.line + 1).min(first);
    let frames = frame::frames(lines, series, head);
    (frames, title)
}

#[cfg(test)]
mod tests {
    use super::MIN_HEADED;
    use crate::{Options, clean};

    #[test]
    fn headers_can_have_the_words_of_a_quotation_s() {
        let drinks = ["茶", "咖啡", "水", "牛奶"];
        let posts = |count: usize| {
            let post = |n: usize| {
                let quoted = if n == 2 { "小王 发表于 2025-5-1 09:20\n你最喜欢喝什么？\n" } else { "" };
                format!(
                    "{} 发表于 2025-5-{} 09:20:3{n}\n{quoted}我每天早上都要喝很多{}，晚上什么也不喝。\n",
                    ["小王", "老李"][n % 2],
                    n + 1,
                    drinks[n]
                )
            };
            let text: String = (0..count).map(post).collect();
            let posts = clean(text.as_str(), &Options::new()).unwrap().posts;
            posts.into_iter().filter_map(|post| post.author?.name).collect::<Vec<_>>()
        };
        assert_eq!(posts(4), ["小王", "老李", "小王", "老李"]);
        assert!(posts(MIN_HEADED).len() == MIN_HEADED && posts(MIN_HEADED - 1).is_empty());
    }
}
