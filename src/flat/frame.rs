//! The frames of a flat thread's posts: how far each post's header reaches around the line that comes once a post.

use super::header::dated;
use super::lines::{Class, Line, bare};
use super::series::{Form, Series};
use crate::chrome::shape;
use std::ops::Range;

/// Most lines of a header on one side of its anchor: name, title, and seven labels with their values.
const MAX_HEADER: usize = 18;
/// Most lines above the first line of a user panel that can be its name: an avatar's letter, the name, title and role.
const MAX_NAME_LINES: usize = 4;
/// Of a hundred posts, so many have a line beside their anchor that is a name, where names stand there.
const NAME_SHARE: usize = 60;
/// Most lines between a name and an anchor where there is no user panel: date, role and an ornament.
const MAX_NAME_DISTANCE: usize = 3;

/// A post's place: its header, and its body, which ends where the next post's header begins, or is above its header.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    pub(super) number: Option<u64>,
    pub(super) header: Range<usize>,
    pub(super) body: Range<usize>,
}

/// On which side of the anchors the rest of the headers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A user panel above the anchor.
    Above,
    /// A user panel below the anchor.
    Below,
    /// A name above the anchor, no panel.
    NameAbove,
    /// A name below the anchor, no panel.
    NameBelow,
    /// Nothing but the anchor.
    None,
}

/// The frames, in order; bodies follow their headers, or are before them for [`Form::Footer`].
pub(super) fn frames(lines: &[Line], series: &Series, head: usize) -> Vec<Frame> {
    let anchors: Vec<usize> = series.anchors.iter().map(|anchor| anchor.line).collect();
    let footers = series.form == Form::Footer || (series.form == Form::NumberFirst && written(lines, head, anchors[0]));
    let side = match series.form {
        Form::Footer => Side::NameBelow,
        _ if footers => Side::None,
        form => side(lines, &anchors, form),
    };
    let headers: Vec<Range<usize>> = anchors
        .iter()
        .enumerate()
        .map(|(index, anchor)| {
            let floor = index.checked_sub(1).map_or(0, |before| anchors[before] + 1);
            let ceiling = anchors.get(index + 1).copied().unwrap_or(lines.len());
            header(lines, *anchor, floor, ceiling, side)
        })
        .collect();
    let mut frames: Vec<Frame> = Vec::with_capacity(headers.len());
    for (index, anchor) in series.anchors.iter().enumerate() {
        let header = headers[index].clone();
        let body = if footers {
            let from =
                index.checked_sub(1).map_or(head, |before| after_footer(lines, headers[before].end, header.start));
            from.min(header.start)..header.start
        } else {
            header.end..headers.get(index + 1).map_or(lines.len(), |next| next.start.max(header.end))
        };
        let start = frames.last().map_or(header.start, |last| header.start.max(last.header.end));
        let header = start..header.end.max(start);
        frames.push(Frame { number: anchor.number, header, body });
    }
    frames
}

fn written(lines: &[Line], from: usize, to: usize) -> bool {
    lines[from.min(to)..to].iter().any(|line| line.class == Class::Prose)
}

/// Where a post begins after the footer of the one before it: past the names and numbers of that footer.
fn after_footer(lines: &[Line], from: usize, to: usize) -> usize {
    let furniture = |line: &&Line| !matches!(line.class, Class::Prose | Class::Text);
    from + lines[from..to.max(from)].iter().take(MAX_HEADER).take_while(furniture).count()
}

/// A line that shows a user panel: its labels, or the dates and numbers of one without labels.
fn is_evidence(line: &Line) -> bool {
    line.family() == "panel" || matches!(line.class, Class::Number | Class::Date)
}

/// Whether a header can run on over a line.
fn is_header_line(line: &Line) -> bool {
    match line.class {
        Class::Prose => false,
        Class::Phrase(_) => {
            matches!(line.family(), "panel" | "post_header" | "stats" | "login" | "logged" | "navigation")
        }
        _ => true,
    }
}

fn above(lines: &[Line], anchor: usize, floor: usize) -> Range<usize> {
    let run = lines[floor..anchor].iter().rev().take(MAX_HEADER).take_while(|line| is_header_line(line)).count();
    anchor - run..anchor
}

fn below(lines: &[Line], anchor: usize, ceiling: usize) -> Range<usize> {
    let run = lines[anchor + 1..ceiling].iter().take(MAX_HEADER).take_while(|line| is_header_line(line)).count();
    anchor + 1..anchor + 1 + run
}

fn side(lines: &[Line], anchors: &[usize], form: Form) -> Side {
    let bounds = |index: usize| {
        let floor = index.checked_sub(1).map_or(0, |before: usize| anchors[before] + 1);
        (floor, anchors.get(index + 1).copied().unwrap_or(lines.len()))
    };
    let (mut panels_above, mut panels_below, mut names_above, mut names_below) = (0, 0, 0, 0);
    for (index, anchor) in anchors.iter().enumerate() {
        let (floor, ceiling) = bounds(index);
        let (over, under) = (above(lines, *anchor, floor), below(lines, *anchor, ceiling));
        let labels = |range: &Range<usize>| lines[range.clone()].iter().filter(|line| line.family() == "panel").count();
        // A panel without labels has a name, a joining date and counts: three dates or numbers beside the anchor's own.
        let figures = |range: &Range<usize>| lines[range.clone()].iter().filter(|line| is_evidence(line)).count() >= 3;
        let (labels_above, labels_below) = (labels(&over), labels(&under));
        panels_above +=
            usize::from(labels_above > labels_below || labels_above == 0 && labels_below == 0 && figures(&over));
        panels_below +=
            usize::from(labels_below > labels_above || labels_above == 0 && labels_below == 0 && figures(&under));
        names_above += usize::from(name_above(lines, *anchor, floor).is_some());
        names_below += usize::from(name_below(lines, *anchor, ceiling).is_some());
    }
    let has_name = |anchor: &&usize| dated(bare(&lines[**anchor].text)).is_some_and(|(name, _)| name.is_some());
    let named = anchors.iter().filter(has_name).count();
    let most = |count: usize| count * 100 >= anchors.len() * NAME_SHARE;
    if most(panels_above) && panels_above >= panels_below {
        Side::Above
    } else if most(panels_below) {
        Side::Below
    } else if matches!(form, Form::DatedNumber | Form::NamedDate) || most(named) {
        Side::None
    } else if most(names_above) {
        Side::NameAbove
    } else if most(names_below) {
        Side::NameBelow
    } else {
        Side::None
    }
}

fn is_name(line: &Line) -> bool {
    matches!(line.class, Class::Short) && !line.text.ends_with(':')
}

fn name_above(lines: &[Line], anchor: usize, floor: usize) -> Option<usize> {
    let nearest = anchor.saturating_sub(MAX_NAME_DISTANCE).max(floor);
    (nearest..anchor).rev().take_while(|at| is_header_line(&lines[*at])).find(|at| is_name(&lines[*at]))
}

fn name_below(lines: &[Line], anchor: usize, ceiling: usize) -> Option<usize> {
    let furthest = (anchor + 1 + MAX_NAME_DISTANCE).min(ceiling);
    (anchor + 1..furthest).take_while(|at| is_header_line(&lines[*at])).find(|at| is_name(&lines[*at]))
}

fn header(lines: &[Line], anchor: usize, floor: usize, ceiling: usize, side: Side) -> Range<usize> {
    let dates_above = || {
        let dates = lines[floor..anchor]
            .iter()
            .rev()
            .take_while(|line| matches!(line.class, Class::Date | Class::PostNumber | Class::Ornament));
        anchor - dates.count()
    };
    let plain_end = || {
        let rest = lines[anchor + 1..ceiling].iter().take(MAX_HEADER);
        anchor + 1 + rest.take_while(|line| is_plain_header(line)).count()
    };
    match side {
        Side::Above => {
            let run = above(lines, anchor, floor);
            let first = run.clone().find(|at| is_evidence(&lines[*at])).unwrap_or(anchor);
            // The first line under a bare "Reactions:" still names who reacted to the post before.
            let reacted = run.start > floor && lines[run.start - 1].section() == "reactions" && first - run.start > 1;
            let names = lines[run.start + usize::from(reacted)..first].iter().rev().take(MAX_NAME_LINES);
            let names =
                names.take_while(|line| matches!(line.class, Class::Short | Class::Text | Class::Ornament)).count();
            first - names..plain_end()
        }
        Side::Below => {
            let run = below(lines, anchor, ceiling);
            let last = run.clone().rev().find(|at| is_evidence(&lines[*at]));
            let end = last.map_or(plain_end(), |last| past_value(lines, last, run.end));
            dates_above()..end
        }
        Side::NameAbove => name_above(lines, anchor, floor).unwrap_or(anchor)..plain_end(),
        Side::NameBelow => {
            let name = name_below(lines, anchor, ceiling).map_or(anchor, |name| name);
            let rest = lines[name + 1..ceiling].iter().take_while(|line| is_plain_header(line)).count();
            dates_above()..name + 1 + rest
        }
        Side::None => dates_above()..plain_end(),
    }
}

/// What follows an anchor before the body: dates, controls, counts.
fn is_plain_header(line: &Line) -> bool {
    matches!(line.class, Class::Date | Class::PostNumber | Class::Ornament)
        || matches!(line.family(), "panel" | "post_header" | "reply" | "share" | "navigation" | "logged")
}

/// Past the value of a panel's last label, where the label stands alone on its line.
fn past_value(lines: &[Line], last: usize, end: usize) -> usize {
    let alone = lines[last].section() == "panel.location" && !bare(&lines[last].text).contains(": ");
    let value = alone && lines.get(last + 1).is_some_and(|line| shape::is_short_label(&line.text));
    (last + 1 + usize::from(value)).min(end)
}

#[cfg(test)]
mod tests {
    use super::super::{lines::scan, prepare::Flavour, series};
    use super::*;
    use crate::chrome::phrases::Phrases;

    fn bodies(text: &str) -> Vec<(String, String)> {
        let phrases = Phrases::for_language(None);
        let lines = scan(text, Flavour::Nodes, phrases);
        let series = series::find(&lines, phrases).expect("a thread");
        let join =
            |range: Range<usize>| lines[range].iter().map(|line| line.text.as_ref()).collect::<Vec<_>>().join("|");
        frames(&lines, &series, 0).into_iter().map(|frame| (join(frame.header), join(frame.body))).collect()
    }

    #[test]
    fn panels_above_and_below() {
        let text = "Anna\nMember\nJoined\nNov 4, 2011\nMessages\n12\nMay 3, 2024\n#1\nI like tea, and so do many others.\nReply\n\
            Ben\nMember\nJoined\nNov 4, 2012\nMessages\n1\nMay 4, 2024\n#2\nSo do I, whenever there is time.\nReply\n";
        let found = bodies(text);
        assert_eq!(
            found[0],
            (
                "Anna|Member|Joined|Nov 4, 2011|Messages|12|May 3, 2024|#1".into(),
                "I like tea, and so do many others.|Reply".into()
            )
        );
        assert!(found[1].0.starts_with("Ben|"));
        let text = "May 3, 2024\n#1\nAnna\nMember\nPosts: 12\nI like tea, and so do many others.\n\
            May 4, 2024\n#2\nBen\nMember\nPosts: 1\nSo do I, whenever there is time.\n";
        let found = bodies(text);
        assert_eq!(
            found[0],
            ("May 3, 2024|#1|Anna|Member|Posts: 12".into(), "I like tea, and so do many others.".into())
        );
    }

    #[test]
    fn names_beside_the_anchor() {
        let text = "Anna\nMay 3, 2024\n1\nI like tea, and so do many others.\nBen\nMay 4, 2024\n2\nSo do I, whenever there is time.\n";
        let found = bodies(text);
        assert_eq!(found[1], ("Ben|May 4, 2024|2".into(), "So do I, whenever there is time.".into()));
    }

    #[test]
    fn names_and_panels_are_near_their_anchor() {
        let post = |number: usize, between: usize| {
            let ornaments = "***\n".repeat(between);
            format!("Anna\n{ornaments}May {number}, 2024\n#{number}\nI like tea, and so do many others.\n")
        };
        let first = |between: usize| {
            bodies(&(1..=3).map(|number| post(number, between)).collect::<String>())[1].0.starts_with("Anna")
        };
        assert!(first(MAX_NAME_DISTANCE - 2) && !first(MAX_NAME_DISTANCE - 1));
        let panel = |number: usize, lines: usize| {
            let labels = "Posts: 12\n".repeat(lines);
            format!("{labels}#{number}\nI like tea, and so do many others.\n")
        };
        let header = |lines: usize| {
            bodies(&(1..=3).map(|number| panel(number, lines)).collect::<String>())[1].0.matches("Posts").count()
        };
        assert_eq!((header(MAX_HEADER), header(MAX_HEADER + 1)), (MAX_HEADER, MAX_HEADER));
    }
}
