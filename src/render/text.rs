//! Plain text.

use super::lines::Lines;
use super::walk::{MAX_LIST_LEVELS, Step, walk};
use super::{header, shown_posts};
use crate::block::Rich;
use crate::{Block, Document};

/// What one level of a list is indented by.
const INDENT: &str = "  ";
/// Between the cells of a table's row.
const CELL: &str = " | ";

/// Blocks as text; with `quotes`, quoted blocks stay in place, each line of them starting with `> `.
pub(crate) fn blocks(blocks: &[Block], quotes: bool) -> String {
    let mut out = String::with_capacity(length(blocks));
    write(&mut out, blocks, quotes);
    out
}

/// The page's clean text, as the document's view says.
pub(crate) fn document(document: &Document) -> String {
    let view = document.view;
    let quotes = view.quotes.unwrap_or(view.quotes_cite);
    // What grows by itself holds twice as much for a while; posts have their text already.
    let posts: usize = document.posts.iter().map(|post| post.text.len() + BREAK.len()).sum();
    let mut out = String::with_capacity(length(&document.body) + posts);
    write(&mut out, &document.body, quotes);
    for post in shown_posts(document) {
        let date = post.published.as_deref().or(post.published_raw.as_deref());
        if let Some(header) = header(post.author.as_ref(), date, " · ").filter(|_| view.headers.unwrap_or(false)) {
            part(&mut out, |out| out.push_str(&header.replace('\n', " ")));
        }
        part(&mut out, |out| write(out, &post.body, quotes));
    }
    out.shrink_to_fit();
    out
}

/// Bytes of the paragraphs and items, and of what stands between them.
fn length(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(rich) | Block::Heading(_, rich) | Block::Item { content: rich, .. } => {
            rich.text.len() + BREAK.len()
        }
        _ => 0,
    };
    blocks.iter().map(of).sum::<usize>().saturating_sub(BREAK.len())
}

/// Between two paragraphs.
const BREAK: &str = "\n\n";

/// Appends a part after a blank line, or nothing when the part is empty.
fn part(out: &mut String, write: impl FnOnce(&mut String)) {
    let end = out.len();
    if end > 0 {
        out.push_str(BREAK);
    }
    let start = out.len();
    write(out);
    if out.len() == start {
        out.truncate(end);
    }
}

fn write(out: &mut String, blocks: &[Block], quotes: bool) {
    let mut lines = Lines::new(out);
    let mut in_list = false;
    for step in walk(blocks, quotes) {
        let block = match step {
            Step::Open(_) => {
                lines.open_quote();
                continue;
            }
            Step::Close => {
                lines.close_quote();
                continue;
            }
            Step::Block(block) => block,
        };
        let is_item = matches!(block, Block::Item { .. });
        if self::block(&mut lines, block, in_list) {
            in_list = is_item;
        }
    }
}

/// Writes one block; says whether there was anything to write.
fn block(lines: &mut Lines, block: &Block, in_list: bool) -> bool {
    match block {
        Block::Paragraph(rich) | Block::Heading(_, rich) => {
            let text = rich.text.trim();
            if text.is_empty() {
                return false;
            }
            lines.block("", "", text, false);
        }
        // numbers are the renderer's, not the page's words: Markdown and HTML have them
        Block::Item { depth, content, .. } => {
            let text = content.text.trim();
            if text.is_empty() {
                return false;
            }
            let rest = INDENT.repeat(usize::from(*depth).min(MAX_LIST_LEVELS) + 1);
            let indent = &rest[INDENT.len()..];
            lines.block(&format!("{indent}- "), &rest, text, in_list);
        }
        Block::Code { text, .. } => {
            if text.trim().is_empty() {
                return false;
            }
            lines.block("", "", text, false);
        }
        Block::Table(rows) => {
            let text = table(rows);
            if text.is_empty() {
                return false;
            }
            lines.block("", "", &text, false);
        }
        Block::Image(_) | Block::Quote(_) => return false,
    }
    true
}

/// One line a row, without rows that are empty.
fn table(rows: &[Vec<Rich>]) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|row| row.iter().any(|cell| !cell.text.trim().is_empty())) {
        if !out.is_empty() {
            out.push('\n');
        }
        for (i, cell) in row.iter().enumerate() {
            if i > 0 {
                out.push_str(CELL);
            }
            out.extend(cell.text.trim().chars().map(|c| if c == '\n' { ' ' } else { c }));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Author, Image, Kind, Post, View};
    use crate::render::tests::{code, item, paragraph, quote};
    use crate::render::walk::MAX_QUOTE_LEVELS;

    #[test]
    fn every_kind_of_block() {
        let page = [
            Block::Heading(2, Rich::plain("Brewing")),
            paragraph("First line\nsecond line"),
            item(0, None, "leaves"),
            item(1, Some(1), "green\nor white"),
            item(1, Some(2), "black"),
            item(0, None, "water"),
            code("rust", "fn main() {\n\n    tea();\n}"),
            Block::Table(vec![
                vec![Rich::plain("Kind"), Rich::plain("°C")],
                vec![Rich::plain(""), Rich::plain(" ")],
                vec![Rich::plain("green\ntea"), Rich::plain("80")],
            ]),
            Block::Image(Image { alt: Some("a pot".into()), ..Image::default() }),
            paragraph("  "),
            paragraph("End"),
        ];
        let expected = "Brewing\n\nFirst line\nsecond line\n\n- leaves\n  - green\n    or white\n  - black\n- water\n\n\
                        fn main() {\n\n    tea();\n}\n\nKind | °C\ngreen tea | 80\n\nEnd";
        assert_eq!(blocks(&page, true), expected);
    }

    #[test]
    fn quotes_in_place_and_nested() {
        let page = [
            paragraph("Before"),
            quote(
                "ann",
                vec![
                    quote("bob", vec![paragraph("inner\nlines")]),
                    paragraph("outer"),
                    item(0, None, "one"),
                    item(0, None, "two"),
                ],
            ),
            quote("cid", vec![paragraph("another")]),
            paragraph("After"),
        ];
        let expected = "Before\n\n> > inner\n> > lines\n>\n> outer\n>\n> - one\n> - two\n\n> another\n\nAfter";
        assert_eq!(blocks(&page, true), expected);
        assert_eq!(blocks(&page, false), "Before\n\nAfter");
    }

    #[test]
    fn items_on_both_sides_of_a_quote_are_told_apart() {
        let page = [item(0, None, "a"), quote("ann", vec![item(0, None, "b")]), item(0, None, "c")];
        assert_eq!(blocks(&page, true), "- a\n\n> - b\n\n- c");
        assert_eq!(blocks(&page, false), "- a\n- c");
    }

    #[test]
    fn deep_quotes_cost_no_more_than_the_shown_levels() {
        let mut page = vec![paragraph("x")];
        for _ in 0..MAX_QUOTE_LEVELS + 40 {
            page = vec![quote("ann", page), paragraph("y")];
        }
        let text = blocks(&page, true);
        assert!(text.starts_with(&format!("{}x\n", "> ".repeat(MAX_QUOTE_LEVELS))));
        assert!(text.ends_with("\n> y\n\ny"));
    }

    fn thread() -> Document {
        let post = |name: &str, date: Option<&str>, body: Vec<Block>| Post {
            author: Some(Author { name: Some(name.into()), ..Author::default() }),
            published: date.map(Into::into),
            body,
            ..Post::default()
        };
        let mut comment = post("cid", None, vec![paragraph("A comment")]);
        comment.comment = true;
        Document {
            kind: Kind::Thread,
            posts: vec![
                post("ann", Some("2024-08-19"), vec![paragraph("Hello")]),
                comment,
                post("dan", None, vec![]),
                post("bob", None, vec![quote("ann", vec![paragraph("Hello")]), paragraph("Hi")]),
            ],
            ..Document::default()
        }
    }

    #[test]
    fn a_thread_as_the_options_say() {
        let mut page = thread();
        assert_eq!(document(&page), "Hello\n\nHi");
        page.view.quotes_cite = true;
        assert_eq!(document(&page), "Hello\n\n> Hello\n\nHi");
        page.view = View { headers: Some(true), comments: true, quotes: Some(false), quotes_cite: true };
        assert_eq!(document(&page), "ann · 2024-08-19\n\nHello\n\ncid\n\nA comment\n\ndan\n\nbob\n\nHi");
    }

    #[test]
    fn comments_below_an_article_only_when_asked_for() {
        let mut page = Document { kind: Kind::Article, body: vec![paragraph("Body")], ..thread() };
        assert_eq!(document(&page), "Body");
        page.view.comments = true;
        assert_eq!(document(&page), "Body\n\nHello\n\nA comment\n\nHi");
    }
}
