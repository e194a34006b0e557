//! Who wrote an article, as the page shows it: a line that says "By", or an element whose markup means an author.

use crate::extract::numbers::has_digit;
use std::collections::HashSet;
use std::ops::Range;

use crate::chrome::bylines::{Bylines, Dated};
use crate::document::Author;
use crate::dom::Node;

use super::Scope;
use super::around::Around;
use super::dates;
use super::person::{self, Part, is_nickname, letters};

/// Bytes of the longest line with a byline.
const MAX_LINE: usize = 200;
/// Characters of the longest element that is looked at for a name.
const MAX_ELEMENT: usize = 100;
/// Levels between a name and the element whose class says what it is.
const CLASS_LEVELS: usize = 3;
/// Levels between a name and the link around it.
const LINK_LEVELS: usize = 4;

/// Why a text is taken for the author's name, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ground {
    /// "By Anna" beside the headline.
    Line,
    /// `itemprop` or `rel` in the article's part of the page.
    Declared,
    /// A class beside the headline.
    Class,
    /// A link to a profile beside the headline.
    Link,
    /// A sign of a person before it, beside the headline.
    Icon,
    /// "Written by Anna" anywhere.
    FarLine,
    /// A class or a link inside the article, where it has one such name.
    Inside,
    /// `itemprop` or `rel` anywhere.
    FarDeclared,
}

struct Candidate {
    ground: Ground,
    place: usize,
    author: Author,
}

/// The author that the page shows, and why.
pub(super) fn find(around: &Around, scope: &Scope) -> Option<(Ground, Author)> {
    let words = scope.bylines();
    let reader = Reader { around, scope, words };
    let mut found = reader.lines();
    found.extend(reader.elements());
    let inside: HashSet<Option<&str>> =
        found.iter().filter(|c| c.ground == Ground::Inside).map(|c| c.author.name.as_deref()).collect();
    // those of several people are praise, or teasers of other articles
    let is_only = inside.len() == 1;
    let best = found
        .into_iter()
        .filter(|candidate| candidate.ground != Ground::Inside || is_only)
        .min_by_key(|candidate| (candidate.ground, candidate.place))?;
    Some((best.ground, best.author))
}

struct Reader<'r, 'o, 'a, 's> {
    around: &'r Around<'o, 'a>,
    scope: &'r Scope<'s>,
    words: Bylines,
}

impl Reader<'_, '_, '_, '_> {
    fn language(&self) -> Option<&str> {
        self.scope.language.as_deref()
    }

    /// Lines that say who wrote it.
    fn lines(&self) -> Vec<Candidate> {
        let lines = &self.around.lines;
        let mut found = Vec::new();
        for line in 0..lines.len() {
            let pieces = lines.pieces_of(line);
            if lines.length(line) > MAX_LINE || self.around.is_of_others(lines.pieces[pieces.start].entry) {
                continue;
            }
            let candidate = pieces.clone().find_map(|piece| self.line(line, piece..pieces.end));
            found.extend(candidate);
        }
        found
    }

    /// The author in a line from one of its pieces on; the name may stand in the next line.
    fn line(&self, at: usize, pieces: Range<usize>) -> Option<Candidate> {
        let lines = &self.around.lines;
        let line = lines.text(pieces.clone());
        let (rest, sure) = self.words.after(&line.text).or_else(|| self.inside(&line.text, &line.starts))?;
        let (names, first) = if rest.is_empty() {
            let next = lines.pieces_of(at + 1);
            if lines.length(at + 1) > MAX_LINE
                || next.is_empty()
                || self.around.is_of_others(lines.pieces[next.start].entry)
            {
                return None;
            }
            (self.names(next.clone(), 0, true)?, next.start)
        } else {
            let from = line.text.len() - rest.len();
            let first = pieces.start + line.starts.partition_point(|start| *start <= from) - 1;
            let start = line.starts[first - pieces.start];
            (self.names(first..pieces.end, from - start, true)?, first)
        };
        let node = lines.pieces[first].node;
        let is_near = self.around.header.contains(&at);
        let is_single = !names.contains(' ') && person::letters(&names).is_ascii();
        let ground = if is_near && (sure || !is_single || at >= self.around.headline) {
            Ground::Line
        } else if sure {
            Ground::FarLine
        } else {
            return None;
        };
        Some(Candidate { ground, place: first, author: self.author(names, node) })
    }

    /// What follows "by" inside a text that begins with a date.
    fn inside<'t>(&self, text: &'t str, starts: &[usize]) -> Option<(&'t str, bool)> {
        let first = starts.get(1).copied().unwrap_or(text.len());
        let context = self.scope.dates();
        let is_day = |date: String| date.len() >= "2024-05-03".len();
        // who reviewed it is not who wrote it
        let is_other = |head: &str| self.words.dated(head) == Some(Dated::Updated);
        let dated =
            |head: &str| has_digit(head) && !is_other(head) && dates::parse_date(head, &context).is_some_and(is_day);
        let spaces = text[..first].match_indices(' ').map(|(at, _)| at);
        spaces
            .filter(|at| dated(&text[..*at]))
            .find_map(|at| self.words.after(&text[at..]))
            .filter(|(rest, _)| !rest.is_empty())
    }

    /// The names that pieces begin with, after so many bytes of the first. Where it is sure that they are names, a link
    /// is one whatever its words: "The Tea Team", "Ask the Gardeners".
    fn names(&self, pieces: Range<usize>, from: usize, is_sure: bool) -> Option<String> {
        let lines = &self.around.lines;
        let line = lines.text(pieces.clone());
        let ends = line.starts.iter().skip(1).copied().chain([line.text.len()]);
        let parts: Vec<_> = pieces
            .zip(line.starts.iter().zip(ends))
            .enumerate()
            .map(|(at, (piece, (start, end)))| {
                let parent = lines.pieces[piece].node.parent();
                let style = parent.map(|node| (node.tag(), node.attr("class")));
                let start = if at == 0 { start + from } else { *start };
                Part { text: line.text.get(start..end).unwrap_or_default(), style }
            })
            .collect();
        let first = parts.first()?.text.trim();
        let names = person::names(&parts, &self.words, self.language());
        let is_part = names.as_ref().is_none_or(|names| names.len() < first.len() && first.starts_with(names.as_str()));
        let is_link = parts.first()?.style.is_some_and(|(tag, _)| tag == "a");
        let is_nickname = is_nickname(first, &self.words) && (is_link || parts.len() == 1);
        if is_part && (is_nickname || (is_sure && is_link && person::is_title(first))) {
            return Some(first.to_owned());
        }
        names
    }

    fn author(&self, name: String, node: Node) -> Author {
        let link = node.ancestors().take(LINK_LEVELS).find_map(|node| node.attr("href"));
        let url = link.and_then(|href| self.scope.base.resolve(href));
        Author { name: Some(name), url, ..Author::default() }
    }

    /// Elements that mean an author.
    fn elements(&self) -> Vec<Candidate> {
        let entries = &self.around.outline.entries;
        let fits = |index: &usize| (2..=MAX_ELEMENT).contains(&entries[*index].text);
        (0..entries.len()).filter(fits).filter_map(|index| self.element(index)).collect()
    }

    /// Whether the element's class, or that of a small one just around it, means an author.
    fn has_author_class(&self, index: usize) -> bool {
        let entries = &self.around.outline.entries;
        let up = |index: &usize| (*index > 0).then(|| entries[*index].parent);
        let around = std::iter::successors(Some(index), up).take(CLASS_LEVELS + 1);
        let mut small = around.take_while(|index| entries[*index].text <= MAX_ELEMENT).map(|index| entries[index].node);
        !means(entries[index].node, &NO_NAME_WORDS) && small.any(|node| means(node, &AUTHOR_WORDS))
    }

    fn element(&self, index: usize) -> Option<Candidate> {
        let node = self.around.outline.entries[index].node;
        if self.around.is_of_others(index) {
            return None;
        }
        let lines = &self.around.lines;
        let pieces = lines.within(index);
        let line = lines.pieces.get(pieces.start)?.line;
        let (is_near, is_inside) = (self.around.header.contains(&line), self.around.is_inside(index));
        let is_marked = |index| self.has_author_class(index);
        let ground = match (is_near, is_inside) {
            (true, _) | (_, true) if is_declared(node) => Ground::Declared,
            (true, _) if is_marked(index) => Ground::Class,
            (true, _) if links_to_author(node) => Ground::Link,
            (true, _) if has_icon(node) => Ground::Icon,
            (_, true) if is_marked(index) || links_to_author(node) => Ground::Inside,
            (false, false) if is_declared(node) => Ground::FarDeclared,
            _ => return None,
        };
        let own = lines.text(pieces.clone());
        let name = match self.words.after(&own.text) {
            Some(("", _)) => return None,
            Some((rest, _)) => {
                let from = own.text.len() - rest.len();
                let first = own.starts.partition_point(|start| *start <= from) - 1;
                self.names(pieces.start + first..pieces.end, from - own.starts[first], true)?
            }
            None => {
                let name = self.names(pieces.clone(), 0, is_declared(node))?;
                let first = lines.pieces[pieces.start].text;
                // a name and more is no name; one word alone may be anything
                let is_whole = letters(&name).starts_with(&letters(first));
                let is_sure = name.contains(' ') || !name.is_ascii() || ground <= Ground::Link;
                (is_whole && is_sure).then_some(name)?
            }
        };
        Some(Candidate { ground, place: pieces.start, author: self.author(name, lines.pieces[pieces.start].node) })
    }
}

/// Whether the names of the element's classes mean one of these.
fn means(node: Node, words: &[&str]) -> bool {
    node.classes().any(|class| class_words(class).any(|word| words.contains(&word.as_str())))
}

/// `rel="author"`, or `itemprop="author"` with the name inside.
fn is_declared(node: Node) -> bool {
    let is = |node: Node, name: &str, value: &str| {
        node.attr(name).is_some_and(|v| v.split_ascii_whitespace().any(|v| v == value))
    };
    let in_author = || node.ancestors().take(CLASS_LEVELS).any(|n| is(n, "itemprop", "author"));
    is(node, "rel", "author") || is(node, "itemprop", "author") || (is(node, "itemprop", "name") && in_author())
}

/// Words in names of classes that mean an author, and those that mean something else about one.
const AUTHOR_WORDS: [&str; 9] =
    ["author", "authors", "byline", "bylines", "writer", "contributor", "authorname", "autor", "auteur"];
const NO_NAME_WORDS: [&str; 13] = [
    "bio",
    "description",
    "title",
    "role",
    "job",
    "position",
    "date",
    "time",
    "image",
    "avatar",
    "social",
    "photo",
    "links",
];

/// The words of a class name such as `post-author`, `PostAuthor_name` or `blog__authorname`, in lower case.
fn class_words(class: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in class.chars() {
        if !c.is_ascii_alphanumeric() || (was_lower && c.is_ascii_uppercase()) {
            words.push(String::new());
        }
        was_lower = c.is_ascii_lowercase();
        if c.is_ascii_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Segments of paths below which people are.
const PEOPLE: [&str; 19] = [
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "auteurs",
    "contributor",
    "contributors",
    "writer",
    "writers",
    "columnist",
    "people",
    "person",
    "staff",
    "profile",
    "profiles",
    "team",
    "by",
    "producers",
];

/// Whether the element is a link to a person's page.
fn links_to_author(node: Node) -> bool {
    let Some(href) = node.attr("href").filter(|_| node.tag() == "a") else { return false };
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    segments.windows(2).any(|pair| PEOPLE.contains(&pair[0].to_ascii_lowercase().as_str()))
}

/// Whether the element begins with a sign of a person, as fonts of icons name it.
fn has_icon(node: Node) -> bool {
    const SIGNS: [&str; 4] = ["user", "person", "author", "pencil"];
    let first = node.elements().next();
    first.is_some_and(|icon| {
        let is_empty = icon.elements().next().is_none() && icon.own_text().trim().is_empty();
        is_empty
            && matches!(icon.tag(), "i" | "span" | "em")
            && icon.classes().any(|class| class_words(class).any(|word| SIGNS.contains(&word.as_str())))
    })
}

#[cfg(test)]
mod tests {
    use super::class_words;

    #[test]
    fn words_of_classes() {
        let words = |class| class_words(class).collect::<Vec<_>>();
        assert_eq!(words("post-author"), ["post", "author"]);
        assert_eq!(words("styles__AuthorName-sc"), ["styles", "author", "name", "sc"]);
        assert_eq!(words("blog__authorname"), ["blog", "authorname"]);
        assert_eq!(words("authority"), ["authority"]);
    }
}
