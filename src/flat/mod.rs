//! Flat text: a page that has lost its markup, only lines left.

mod answers;
mod article;
mod authors;
mod badges;
mod blocks;
mod frame;
mod header;
mod imageboards;
mod layout;
mod learn;
mod letter;
mod lines;
mod overview;
mod period;
mod posts;
mod prepare;
mod quoted;
mod refine;
mod series;
mod signatures;
mod statements;
mod stats;
mod template;
mod title;
mod verdict;

use crate::assemble::Page;
use crate::chrome::phrases::Phrases;
use crate::document::{Document, Kind, Method, RemovalKind};
use crate::pipeline::Context;
use crate::{Error, chrome, language};
use frame::Frame;
use layout::Layout;
use lines::{Class, Line};
use period::Period;
use series::Series;
use std::collections::{HashMap, HashSet};
use template::Templates;
use title::Title;
use verdict::Verdicts;

/// Characters of prose that are enough to tell the language.
const LANGUAGE_SAMPLE: usize = 2 << 10;

/// Of a page's different labels, one in so many that the phrases of what is written explain tells that the board is in the
/// same language: most labels are names, and trigrams cost more than all else that tells it.
const EXPLAINED: usize = 3;

/// What every step reads.
struct Source<'a> {
    /// The text that the lines are of.
    text: &'a str,
    lines: &'a [Line<'a>],
    phrases: &'a Phrases,
    language: Option<&'a str>,
    context: &'a Context<'a>,
}

/// Finds title, body, posts, images and statistics among the lines.
///
/// # Errors
/// [`Error::LimitExceeded`] when there are more posts than the options allow.
pub(crate) fn extract(text: &str, context: &Context) -> Result<Page, Error> {
    let prepared = prepare::prepare(text);
    let language = language::detect(&sample(&prepared.text));
    let spoken = chrome_language(&prepared.text, language);
    let phrases = Phrases::for_language(spoken);
    let lines = lines::scan(&prepared.text, prepared.flavour, phrases);
    let mut verdicts = Verdicts::new(lines.len());
    let mut document = Document { method: Method::Text, language: language.map(str::to_owned), ..Document::default() };
    let found = stats::find(&lines, phrases);
    document.stats = found.stats;
    let stats_lines: Vec<usize> = found.lines.into_iter().flatten().collect();
    let source = Source { text: &prepared.text, lines: &lines, phrases, language: spoken, context };
    let mut overview = overview::find(&lines, spoken);
    if overview.is_none() {
        thread(&source, &stats_lines, &mut verdicts, &mut document)?;
    }
    // The letters below one are a list as well.
    if document.posts.is_empty() && letter::fill(&source, &mut verdicts, &mut document) {
        overview = None;
    }
    for at in stats_lines {
        if verdicts.is_open(at) || document.posts.is_empty() {
            verdicts.remove(at, RemovalKind::Stats, stats_rule(&lines[at]));
        }
    }
    if document.posts.is_empty() {
        let head = overview.as_ref().map(|found| found.start);
        article(&lines, phrases, head, &mut verdicts, &mut document);
    }
    if let Some(found) = overview {
        document.kind = found.kind;
    }
    let visible = context.options.explain.then(|| verdicts.visible(text, &prepared.text, &lines, &prepared.map));
    Ok(Page { document, visible, ..Page::default() })
}

fn stats_rule(line: &Line) -> &'static str {
    match line.class {
        Class::Phrase(found) if found.kind == RemovalKind::Stats => found.rule,
        _ => "shape.stats",
    }
}

/// The first lines that read as prose: chrome says little about a text's language.
fn sample(text: &str) -> String {
    let mut sample = String::new();
    for line in text.lines().filter(|line| chrome::shape::is_sentence(line)) {
        sample.extend(line.chars().take(LANGUAGE_SAMPLE));
        sample.push('\n');
        if sample.len() >= LANGUAGE_SAMPLE {
            break;
        }
    }
    sample
}

/// The language of the page's furniture: that of what is written, unless phrases of another explain more lines. A board
/// in one language is written on in many.
fn chrome_language<'a>(text: &str, written: Option<&'a str>) -> Option<&'a str> {
    let mut seen = HashSet::new();
    let mut labels: Vec<&str> = Vec::new();
    let mut sample = String::new();
    for line in text.lines().map(lines::bare).map(str::trim) {
        if sample.len() >= LANGUAGE_SAMPLE {
            break;
        }
        if !line.is_empty() && !chrome::shape::is_sentence(line) && seen.insert(line) {
            labels.push(line);
            sample.push_str(line);
            sample.push('\n');
        }
    }
    let known = |language: Option<&str>| {
        let phrases = Phrases::for_language(language);
        labels.iter().filter(|label| phrases.whole_line(label).is_some()).count()
    };
    let mut best = (known(written), written);
    if best.0 * EXPLAINED >= labels.len() {
        return written;
    }
    let foreign: String = labels.iter().filter(|label| !label.is_ascii()).flat_map(|label| [label, "\n"]).collect();
    for other in [language::guess(&sample), language::guess(&foreign)] {
        if other.is_some() && other != best.1 {
            let known = known(other);
            best = if known > best.0 { (known, other) } else { best };
        }
    }
    best.1
}

/// Fills in posts and title if the lines show a thread's frames: learnt from what recurs, or told by numbers and dates.
fn thread(source: &Source, stats: &[usize], verdicts: &mut Verdicts, document: &mut Document) -> Result<(), Error> {
    if imageboards::fill(source, verdicts, document)? || answers::fill(source, verdicts, document)? {
        return Ok(());
    }
    let templates = Templates::of(source.lines, source.language);
    if let Some(found) = badged(source.lines) {
        return posted(source, stats, &templates, found, verdicts, document);
    }
    let series = series::find(source.lines, source.phrases);
    let mut titles = Titles { lines: source.lines, found: Vec::new() };
    let [told, named] = period::find(source.lines, &templates, source.language)
        .map(|period| Some(learnt(source.lines, &templates, series.as_ref(), &period?, &mut titles)));
    let told = told.or_else(|| Some(numbered(source.lines, series.as_ref()?, &mut titles)));
    let found = match (told, named) {
        (Some(told), Some(named)) if has_all(&named.0, &told.0) => Some(named),
        (told, named) => told.or(named),
    };
    let Some(found) = found else { return Ok(()) };
    let found = (refine::refined(source, &templates, found.0), found.1);
    posted(source, stats, &templates, found, verdicts, document)
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
    let is_stats = |frame: &Frame| {
        let mut written = frame.body.clone().filter(|at| !source.lines[*at].is_phrase());
        stats.contains(&frame.body.start) || !frame.body.is_empty() && written.all(|at| stats.contains(&at))
    };
    let frames: Vec<Frame> = frames.into_iter().filter(|frame| !is_stats(frame)).collect();
    let many = frames.len() as u32 / 2;
    let headers = in_headers(templates, &frames);
    let recurs = |at: usize| many > 0 && headers.get(&templates.at(at)).is_some_and(|count| *count > many);
    document.kind = Kind::Thread;
    let shown = title.as_ref().map(|title| title.text.as_str());
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
    others.len() > frames.len() && frames.iter().all(is_there)
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

/// Keeps the line of a title. The window's names the site, too: the first line that is the title alone is kept for it.
fn keep_title(lines: &[Line], title: &Title, verdicts: &mut Verdicts) {
    let is_alone = |at: usize| lines::bare(&lines[at].text).trim() == title.text;
    if is_alone(title.line) {
        return verdicts.keep(title.line);
    }
    verdicts.remove(title.line, RemovalKind::Boilerplate, "shape.window_title");
    if let Some(at) = (0..lines.len()).find(|at| verdicts.is_open(*at) && is_alone(*at)) {
        verdicts.keep(at);
    }
}

/// The opening post, if it is on this page, gives the thread its author and date.
fn opening(document: &mut Document) {
    if let Some(opening) = document.posts.first_mut().filter(|post| post.number.is_none_or(|number| number == 1)) {
        opening.opening = true;
        document.author = opening.author.clone();
        document.published = opening.published.clone();
    }
}

/// Fills in an article: all that reads as prose, with its title. Of a list, whose rows begin at `head`, what it says of itself.
fn article(lines: &[Line], phrases: &Phrases, head: Option<usize>, verdicts: &mut Verdicts, document: &mut Document) {
    let title = title::find(lines, head, false);
    if let Some(title) = &title {
        keep_title(lines, title, verdicts);
    }
    let kept = article::lines(lines, title.as_ref(), verdicts, &mut document.images);
    document.body = blocks::blocks(lines, &kept, &Layout::of(lines), phrases, verdicts);
    if document.body.is_empty() && title.is_none() {
        return;
    }
    let has_prose = kept.iter().any(|at| lines[*at].class == Class::Prose);
    document.kind = if has_prose { Kind::Article } else { Kind::Other };
    document.title = title.map(|title| title.text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    fn page(text: &str, options: &Options) -> Result<Page, Error> {
        extract(text, &Context { url: None, retrieved: None, options })
    }

    #[test]
    fn a_snippet_without_a_sentence_is_text() {
        let document = page("Hello world\nReply\nto you two", &Options::new()).unwrap().document;
        let text = crate::render::text::blocks(&document.body, true);
        let shown = document.title.into_iter().chain([text]).collect::<Vec<_>>().join(" ");
        assert!(shown.contains("Hello world") && shown.contains("to you two") && !shown.contains("Reply"), "{shown}");
        assert_eq!(document.kind, Kind::Other);
    }

    #[test]
    fn replies_in_panels_make_no_list_of_threads() {
        let is_thread = |count: &str| {
            let post = |n: u32| {
                format!(
                    "Name{n}\n当前离线\n{n}{count}\n发表于 2025-5-{n} 10:1{n}\n我喜欢喝茶，也喜欢喝咖啡，每天{n}杯。\n"
                )
            };
            let text: String = (1..=4).map(post).collect();
            let lines = lines::scan(&text, prepare::Flavour::Nodes, Phrases::for_language(Some("zh-Hans")));
            period::find(&lines, &Templates::of(&lines, Some("zh-Hans")), Some("zh-Hans"))[0].is_some()
        };
        assert!(is_thread("回帖") && !is_thread("回复"));
    }

    #[test]
    fn nothing_is_an_empty_document() {
        for text in ["", "\n \n", "x", "#1", "Reply\n"] {
            let document = page(text, &Options::new()).unwrap().document;
            assert!(document.posts.is_empty() && document.body.is_empty(), "{text:?}");
            assert_eq!(document.kind, Kind::Other, "{text:?}");
        }
    }

    #[test]
    fn posts_have_a_limit() {
        let text = (1..=3)
            .map(|n| format!("Anna\nMay {n}, 2024\n#{n}\nThis is what somebody wrote about tea.\n"))
            .collect::<String>();
        assert_eq!(page(&text, &Options::new().max_posts(3)).unwrap().document.posts.len(), 3);
        let error = page(&text, &Options::new().max_posts(2)).unwrap_err();
        assert_eq!(error, Error::LimitExceeded { limit: "max_posts", allowed: 2 });
    }

    #[test]
    fn sentences_about_posts_and_replies_stay() {
        let text = "On writing well\n\nMost posts in this forum are too long, said one member.\n\nI reply to none of them, and nobody likes that.\n";
        assert_eq!(page(text, &Options::new()).unwrap().document.body.len(), 2);
    }

    #[test]
    fn furniture_has_a_language_of_its_own() {
        let chrome = "Antworten\nZitieren\nBeiträge: 12\nAnmelden\nRegistrieren\n";
        let text = format!("{chrome}This is a sentence about tea, written in English by somebody.\n");
        assert_eq!(chrome_language(&text, Some("en")), Some("de"));
        assert_eq!(chrome_language("Reply\nQuote\nÜbermorgen\n", Some("en")), Some("en"));
        assert_eq!(chrome_language("", Some("en")), Some("en"));
        // Of the labels, those of the board are not many fewer.
        let english = ["Reply\n", "Quote\n", "Report\n"];
        let explained = |count: usize| chrome_language(&(text.clone() + &english[..count].concat()), Some("en"));
        assert_eq!((2 * EXPLAINED, explained(2)), (5 + 2 - 1, Some("de")));
        assert_eq!(explained(3), Some("en"));
    }

    #[test]
    fn visible_text_is_the_input() {
        let text = "Title of it\n\nThis is a sentence about tea.\nBack\n";
        let visible = page(text, &Options::new().explain(true)).unwrap().visible.unwrap();
        assert_eq!((visible.text.as_str(), visible.segments.last().map(|last| last.end)), (text, Some(text.len())));
        assert!(page(text, &Options::new()).unwrap().visible.is_none());
    }
}
