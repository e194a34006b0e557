//! Authors' names, without what the lines of several posts have in common around them: "anna replied", "Posted by anna", "anna New
//! Member". What is the same beside different names is the software's, in whatever words.

use super::posts::MAX_MARK;
use crate::chrome::phrases::Phrases;
use crate::document::Post;
use crate::extract::dates::is_weekday;
use std::collections::{HashMap, HashSet};

/// Different names beside the same word that show it to be none of them.
const MIN_NAMES: usize = 2;
/// Of a hundred posts, so many have such words, where any has: members of a family have one name.
const SHARE: usize = 60;
/// Words that are taken from one side of a name: "posted an update".
const MAX_WORDS: usize = 3;
/// Words of the longest name that is taken as it is: more are a name with a subject or a place.
const MAX_NAME: usize = 4;

/// Takes away from the authors' names what is not theirs. `title` is the thread's.
pub(super) fn settle(posts: &mut [Post], phrases: &Phrases, title: Option<&str>) {
    let mut names: Vec<Option<String>> = posts.iter().map(|post| post.author.as_ref()?.name.clone()).collect();
    for name in names.iter_mut().flatten() {
        let kept = without_rank(without_day(before_title(name, title)), phrases).to_owned();
        *name = kept;
    }
    strip(&mut names, Side::End);
    shorten(&mut names);
    strip(&mut names, Side::Start);
    for (post, name) in posts.iter_mut().zip(names) {
        if let Some(author) = post.author.as_mut().filter(|_| name.as_ref().is_some_and(|name| !name.is_empty())) {
            author.name = name;
        }
    }
}

/// Takes away the words on one side that are beside different names.
fn strip(names: &mut [Option<String>], side: Side) {
    for _ in 0..MAX_WORDS {
        let common = common(names, side);
        if common.is_empty() {
            break;
        }
        for name in names.iter_mut().flatten() {
            let rest = side.split(name).filter(|(word, _)| common.contains(*word)).map(|(_, rest)| rest.to_owned());
            *name = rest.unwrap_or_else(|| std::mem::take(name));
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

impl Side {
    /// The word on this side of a name, and the rest of it, if that is a name, too. What is too long for one begins with a name.
    fn split(self, name: &str) -> Option<(&str, &str)> {
        let (word, rest) = match self {
            Side::Start if name.split_whitespace().count() > MAX_NAME => return None,
            Side::Start => name.split_once(' ')?,
            Side::End => name.rsplit_once(' ').map(|(rest, word)| (word, rest))?,
        };
        let rest = rest.trim_matches([' ', ',', ':']);
        rest.contains(char::is_alphabetic).then_some((word, rest))
    }
}

/// The words on one side that stand beside different names, if most names have one.
fn common(names: &[Option<String>], side: Side) -> HashSet<String> {
    let mut beside: HashMap<&str, (HashSet<&str>, usize)> = HashMap::new();
    for (word, rest) in names.iter().flatten().filter_map(|name| side.split(name)) {
        let (rests, count) = beside.entry(word).or_default();
        rests.insert(rest);
        *count += 1;
    }
    beside.retain(|_, (rests, _)| rests.len() >= MIN_NAMES);
    let having: usize = beside.values().map(|(_, count)| count).sum();
    let all = names.iter().flatten().count();
    if having * 100 < all * SHARE {
        return HashSet::new();
    }
    beside.into_keys().map(str::to_owned).collect()
}

/// What is before the thread's title on the line of the name, "anna Re: Humming kettle (12 views)", or behind it: "Humming kettle
/// by anna".
fn before_title<'t>(name: &'t str, title: Option<&str>) -> &'t str {
    let found = title.filter(|title| !title.is_empty()).and_then(|title| Some((name.find(title)?, title.len())));
    let Some((at, length)) = found else { return name };
    let before = name[..at].trim_end();
    let mark = before.rsplit(' ').next().unwrap_or_default();
    let is_mark = mark.ends_with(':') && mark.chars().count() <= MAX_MARK + 1;
    let before = if is_mark { before[..before.len() - mark.len()].trim_end() } else { before };
    let behind = name[at + length..].trim();
    match (before.is_empty(), behind.contains(' ')) {
        (false, _) => before,
        (true, true) => behind,
        (true, false) => name,
    }
}

/// The name before the weekday of a date, and before a place that stands between: "anna, Leeds, UK, Saturday".
fn without_day(name: &str) -> &str {
    let Some((before, day)) = name.rsplit_once([' ', ',']) else { return name };
    // "Birgit K" is no Wednesday of Danes: a date is apart from the name.
    if !before.trim_end().ends_with(|c: char| !c.is_alphanumeric()) || !is_weekday(day.trim()) {
        return name;
    }
    let before = before.split(',').next().unwrap_or_default().trim();
    if before.is_empty() { name } else { before }
}

/// The name without the rank behind it, which is glued to it where elements had no space between them: "annaParticipant".
fn without_rank<'t>(name: &'t str, phrases: &Phrases) -> &'t str {
    let mut before = ' ';
    let is_start = |(_, c): &(usize, char)| {
        let earlier = std::mem::replace(&mut before, *c);
        earlier == ' ' || c.is_uppercase() && (earlier.is_lowercase() || earlier.is_numeric())
    };
    let starts: Vec<usize> = name.char_indices().filter(is_start).map(|(at, _)| at).filter(|at| *at > 0).collect();
    let is_rank = |at: &&usize| phrases.whole_line(&name[**at..]).is_some_and(|found| found.family == "panel");
    // The longest first: "New Member", not "Member".
    let last = starts.len().saturating_sub(MAX_WORDS);
    starts[last..].iter().find(is_rank).map_or(name, |at| name[..*at].trim_end())
}

/// Cuts names that are too long to where they begin as another's, or as each other.
fn shorten(names: &mut [Option<String>]) {
    let words = |name: &str| name.split_whitespace().count();
    let short: HashSet<String> = names.iter().flatten().filter(|name| words(name) <= MAX_NAME).cloned().collect();
    let mut starts: HashMap<String, HashSet<&str>> = HashMap::new();
    for name in names.iter().flatten().filter(|name| words(name) > MAX_NAME) {
        for (at, _) in name.match_indices(' ').take(MAX_NAME) {
            starts.entry(name[..at].to_owned()).or_default().insert(name);
        }
    }
    starts.retain(|start, names| names.len() >= MIN_NAMES || short.contains(start));
    let starts: HashSet<String> = starts.into_keys().collect();
    for name in names.iter_mut().flatten().filter(|name| words(name) > MAX_NAME) {
        let ends: Vec<usize> = name.match_indices(' ').take(MAX_NAME).map(|(at, _)| at).collect();
        let known = |short_only: bool| {
            ends.iter()
                .rev()
                .find(|at| starts.contains(&name[..**at]) && (!short_only || short.contains(&name[..**at])))
        };
        if let Some(at) = known(true).or_else(|| known(false)).copied() {
            name.truncate(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Author;

    fn settled(names: &[&str], title: Option<&str>) -> Vec<String> {
        let post = |name: &&str| Post {
            author: Some(Author { name: Some((*name).to_owned()), ..Author::default() }),
            ..Post::default()
        };
        let mut posts: Vec<Post> = names.iter().map(post).collect();
        settle(&mut posts, Phrases::for_language(None), title);
        posts.into_iter().filter_map(|post| post.author?.name).collect()
    }

    #[test]
    fn words_beside_different_names_are_none_of_theirs() {
        assert_eq!(settled(&["anna replied", "Tom B replied", "anna replied"], None), ["anna", "Tom B", "anna"]);
        assert_eq!(settled(&["anna posted an update", "eve posted an update"], None), ["anna", "eve"]);
        assert_eq!(settled(&["Von anna", "Von eve"], None), ["anna", "eve"]);
        // One name can be anybody's, and figures alone are nobody's.
        assert_eq!(settled(&["Anna Berg", "Anna Berg"], None), ["Anna Berg", "Anna Berg"]);
        assert_eq!(settled(&["Guest 12", "Guest 15"], None), ["Guest 12", "Guest 15"]);
    }

    #[test]
    fn families_are_not_most() {
        let names = |family: usize| {
            let name =
                |at: usize| if at < family { format!("{} Berg", ["anna", "eve"][at % 2]) } else { format!("tom{at}") };
            let names: Vec<String> = (0..10).map(name).collect();
            settled(&names.iter().map(String::as_str).collect::<Vec<_>>(), None)[0].clone()
        };
        assert_eq!((names(SHARE / 10), names(SHARE / 10 - 1)), ("anna".to_owned(), "anna Berg".to_owned()));
    }

    #[test]
    fn titles_days_and_ranks_are_cut_off() {
        let title = Some("Humming kettle");
        assert_eq!(settled(&["anna Re: Humming kettle (12 views)"], title), ["anna"]);
        assert_eq!(settled(&["Humming kettle"], title), ["Humming kettle"]);
        assert_eq!(settled(&["Humming kettle by anna", "Humming kettle by eve"], title), ["anna", "eve"]);
        assert_eq!(settled(&["anna, Leeds, UK, Saturday"], None), ["anna"]);
        assert_eq!(settled(&["Birgit K", "Kim Sun"], None), ["Birgit K", "Kim Sun"]);
        assert_eq!(settled(&["node42Participant", "McMember", "membermember"], None), ["node42", "Mc", "membermember"]);
        assert_eq!(settled(&["Joe Saturday Night"], None), ["Joe Saturday Night"]);
        assert_eq!(settled(&["anna New Member"], None), ["anna"]);
        assert_eq!(settled(&["Member"], None), ["Member"]);
    }

    #[test]
    fn long_names_begin_as_others_do() {
        let rest = "x ".repeat(MAX_NAME);
        let long = |name: &str, last: &str| format!("{name} {rest}{last}");
        let (one, two) = (long("anna", "y"), long("anna", "z"));
        assert!(settled(&["anna", &one], None).iter().all(|name| name == "anna"));
        assert_eq!(settled(&[&one], None), [one.as_str()]);
        assert!(settled(&[&one, &two], None).iter().all(|name| name.starts_with("anna") && name.len() < one.len()));
        let short = format!("anna{}", " x".repeat(MAX_NAME - 1));
        assert_eq!(settled(&["anna", &short], None)[1], short);
    }
}
