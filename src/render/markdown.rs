//! Markdown: CommonMark with GitHub's tables and strikethrough.

use super::escape::{Place, destination, fence_for, inline, plain};
use super::inline::safe_source;
use super::lines::Lines;
use super::walk::{MAX_LIST_LEVELS, Step, walk};
use super::{BODY_SHIFT, POST_SHIFT, heading_level, shown_posts};
use crate::block::{QuoteBlock, Rich};
use crate::document::{Author, Image};
use crate::{Block, Document};

/// The longest number of an ordered list's item, in digits: CommonMark's limit.
const MAX_NUMBER: u32 = 999_999_999;
/// Code fences are at least three backticks long.
const MIN_FENCE: usize = 3;

/// The document as Markdown.
pub(super) fn document(document: &Document) -> String {
    let view = document.view;
    let mut out = String::new();
    let mut writer = Writer {
        lines: Lines::new(&mut out),
        quotes: view.quotes.unwrap_or(true),
        headers: view.headers.unwrap_or(true),
        offsets: Vec::new(),
    };
    if let Some(title) = &document.title {
        writer.heading(1, &Rich::plain(title.as_str()));
    }
    if !document.body.is_empty() {
        let header = header(document.author.as_ref(), document.published.as_deref());
        if let Some(header) = header.filter(|_| writer.headers) {
            writer.lines.block("", "", &plain(&header, Place::Paragraph), false);
        }
        writer.blocks(&document.body, BODY_SHIFT);
    }
    for post in shown_posts(document) {
        let date = post.published.as_deref().or(post.published_raw.as_deref());
        if let Some(header) = header(post.author.as_ref(), date).filter(|_| writer.headers) {
            writer.heading(2, &Rich::plain(header));
        }
        if let Some(title) = &post.title {
            writer.heading(3, &Rich::plain(title.as_str()));
        }
        writer.blocks(&post.body, POST_SHIFT);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn header(author: Option<&Author>, date: Option<&str>) -> Option<String> {
    super::header(author, date, " — ")
}

struct Writer<'o> {
    lines: Lines<'o>,
    quotes: bool,
    headers: bool,
    /// Where the content of each open list item begins, in columns: an item inside it is indented so far.
    offsets: Vec<usize>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], shift: u8) {
        for step in walk(blocks, self.quotes) {
            match step {
                Step::Open(quote) => self.open_quote(quote),
                Step::Close => {
                    self.offsets.clear();
                    self.lines.close_quote();
                }
                Step::Block(block) => self.block(block, shift),
            }
        }
        self.offsets.clear();
    }

    fn open_quote(&mut self, quote: &QuoteBlock) {
        self.offsets.clear();
        self.lines.open_quote();
        if let Some(author) = quote.author.as_deref().filter(|a| self.headers && !a.trim().is_empty()) {
            let author = plain(author, Place::Line);
            self.lines.block("", "", &format!("**{author}:**"), false);
        }
    }

    fn block(&mut self, block: &Block, shift: u8) {
        if let Block::Item { depth, number, content } = block {
            return self.item(usize::from(*depth), *number, content);
        }
        self.offsets.clear();
        match block {
            Block::Paragraph(rich) => self.text("", "", &inline(rich, Place::Paragraph), false),
            Block::Heading(level, rich) => self.heading(heading_level(*level, shift), rich),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table(rows) => self.table(rows),
            Block::Image(image) => self.image(image),
            Block::Item { .. } | Block::Quote(_) => {}
        }
    }

    fn text(&mut self, first: &str, rest: &str, text: &str, join: bool) {
        if !text.is_empty() {
            self.lines.block(first, rest, text, join);
        }
    }

    fn heading(&mut self, level: usize, rich: &Rich) {
        self.text(&format!("{} ", "#".repeat(level)), "", &inline(rich, Place::Line), false);
    }

    fn item(&mut self, depth: usize, number: Option<u32>, content: &Rich) {
        let text = inline(content, Place::Paragraph);
        if text.is_empty() {
            return;
        }
        let level = depth.min(self.offsets.len()).min(MAX_LIST_LEVELS);
        // A number other than 1 right below a paragraph would continue it instead of beginning a list.
        let interrupts = level < self.offsets.len() || number.is_none_or(|number| number == 1);
        let join = !self.offsets.is_empty() && interrupts;
        self.offsets.truncate(level);
        let indent = " ".repeat(self.offsets.last().copied().unwrap_or(0));
        let first = match number.filter(|number| *number <= MAX_NUMBER) {
            Some(number) => format!("{indent}{number}. "),
            None => format!("{indent}- "),
        };
        self.offsets.push(first.len());
        self.text(&first, &" ".repeat(first.len()), &text, join);
    }

    fn code(&mut self, language: Option<&str>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let fence = fence_for(text, MIN_FENCE);
        let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || "+-_.#".contains(c));
        let language = language.filter(is_name).unwrap_or_default();
        self.text("", "", &format!("{fence}{language}\n{text}\n{fence}"), false);
    }

    /// The first row becomes the table's head, which Markdown cannot do without.
    fn table(&mut self, rows: &[Vec<Rich>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_empty = |row: &Vec<Rich>| row.iter().all(|cell| cell.text.trim().is_empty());
        let mut text = String::new();
        for row in rows.iter().filter(|row| !is_empty(row)) {
            let is_head = text.is_empty();
            text.push_str(if is_head { "|" } else { "\n|" });
            for cell in row {
                text.push_str(&format!(" {} |", inline(cell, Place::Cell)));
            }
            if is_head {
                text.push_str(&"  |".repeat(columns - row.len()));
                text.push_str("\n|");
                text.push_str(&" --- |".repeat(columns));
            }
        }
        self.text("", "", &text, false);
    }

    fn image(&mut self, image: &Image) {
        if let Some(url) = image.url.as_deref().and_then(safe_source) {
            let alt = image.alt.as_deref().or(image.name.as_deref()).unwrap_or_default();
            let image = format!("![{}]({})", plain(alt, Place::Line), destination(url));
            self.text("", "", &image, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::render::tests::{article, thread};

    #[test]
    fn a_whole_thread() {
        let expected = r#"# Tea \#1

## ann — 2024-08-19

### On leaves

#### Kinds

Read [this](/guide) **first**\
then \*steep\*.

- leaves
  1. green\
     and
  2. black
- water

````text
```
 verbatim
````

| Kind | °C |
| --- | --- |
| a \| b | `80` |

![a pot](/pot.jpg)

## bob — yesterday

> **ann:**
>
> > **cid:**
> >
> > inner
>
> outer
>
> - one

Thanks & bye
"#;
        assert_eq!(thread().to_markdown(), expected);
    }

    #[test]
    fn a_thread_as_the_options_say() {
        let mut page = thread();
        page.view.headers = Some(false);
        page.view.quotes = Some(false);
        page.posts.remove(0);
        assert_eq!(page.to_markdown(), "# Tea \\#1\n\nThanks & bye\n");
        page.view.comments = true;
        assert_eq!(page.to_markdown(), "# Tea \\#1\n\nThanks & bye\n\nA comment\n");
    }

    #[test]
    fn an_article() {
        let expected = "# Tea\n\nann — 2024-08-19\n\n## Kinds\n\n3. three\n4. four\n   - five\n\n     7. seven\n";
        assert_eq!(article().to_markdown(), expected);
        assert_eq!(crate::Document::default().to_markdown(), "");
    }
}
