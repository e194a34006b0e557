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
mod rated;
mod refine;
#[cfg(test)]
mod samples;
mod series;
mod signatures;
mod single;
mod statements;
mod stats;
mod template;
mod thread;
mod title;
mod verdict;

use crate::assemble::Page;
use crate::chrome::phrases::Phrases;
use crate::document::{Document, Kind, Method, Post, RemovalKind};
use crate::pipeline::Context;
use crate::{Error, chrome, language};
use layout::Layout;
use lines::{Class, Line};
use std::collections::HashSet;
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
    /// Whether lines are indented as the page was shown.
    is_laid_out: bool,
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
    let mut stats_lines: Vec<usize> = found.lines.into_iter().flatten().collect();
    stats_lines.sort_unstable();
    let is_laid_out = prepared.is_laid_out();
    let source = Source { text: &prepared.text, lines: &lines, phrases, language: spoken, context, is_laid_out };
    let mut overview = overview::find(&lines, spoken);
    if overview.is_none() {
        thread::fill(&source, &stats_lines, &mut verdicts, &mut document)?;
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

/// Fills in a question's posts and its title; whether there are any.
fn answered(
    source: &Source,
    mut posts: Vec<Post>,
    title: Option<Title>,
    verdicts: &mut Verdicts,
    document: &mut Document,
) -> bool {
    posts::dates(source, &mut posts);
    posts.retain(|post| !post.body.is_empty());
    document.kind = Kind::Thread;
    document.posts = posts;
    if let Some(title) = title {
        keep_title(source.lines, &title, verdicts);
        document.title = Some(title.text);
    }
    opening(document);
    !document.posts.is_empty()
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
        extract(text, &Context { url: None, retrieved: None, options, buffers: Default::default() })
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
            let drinks = ["茶", "咖啡", "水", "牛奶"];
            let post = |n: usize| {
                let drink = drinks[n - 1];
                format!(
                    "Name{n}\n当前离线\n{n}{count}\n发表于 2025-5-{n} 10:1{n}\n我喜欢喝{drink}，每天早上在家里喝{n}杯。\n"
                )
            };
            let text: String = (1..=4).map(post).collect();
            let lines = lines::scan(&text, prepare::Flavour::Nodes, Phrases::for_language(Some("zh-Hans")));
            period::find(&lines, &template::Templates::of(&lines, Some("zh-Hans")), Some("zh-Hans"))[0].is_some()
        };
        assert!(is_thread("回帖") && !is_thread("回复"));
    }

    #[test]
    fn titles_in_a_list_of_answers_are_nothing_written() {
        let is_thread = |times: usize| {
            let row = |n: usize| {
                let titles = ["Which of the kettles do you like?", "How long does the tea have to stand?"];
                let title = titles.get(n / times).copied().unwrap_or("Nobody else has one.");
                format!("{title}\nName{n}\nMay {n}, 2024, 10:1{n} AM\nReply\n")
            };
            let text: String = (0..2 * times).map(row).collect();
            let lines = lines::scan(&text, prepare::Flavour::Nodes, Phrases::for_language(None));
            period::find(&lines, &template::Templates::of(&lines, None), None)[0].is_some()
        };
        let told = period::MAX_TOLD as usize;
        assert!(is_thread(told) && !is_thread(told + 1));
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
