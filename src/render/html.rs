//! Clean HTML: allow-listed tags and attributes only, everything escaped, so that it is safe to put on a page.

use super::inline::{Piece, pieces, safe_link, safe_source, spans};
use super::walk::{MAX_LIST_LEVELS, MAX_QUOTE_LEVELS, Step, walk};
use super::{BODY_SHIFT, POST_SHIFT, heading_level, shown_posts};
use crate::block::{MarkKind, QuoteBlock, Rich};
use crate::document::{Author, Image};
use crate::{Block, Document};
use std::collections::HashMap;

/// The document as clean HTML, one block element a line.
pub(super) fn document(document: &Document) -> String {
    let view = document.view;
    let mut writer = Writer {
        out: String::new(),
        quotes: view.quotes.unwrap_or(true),
        headers: view.headers.unwrap_or(true),
        sources: document.posts.iter().filter_map(|post| Some((post.id.as_deref()?, post.url.as_deref()?))).collect(),
        lists: Vec::new(),
    };
    if let Some(title) = &document.title {
        writer.element("h1", title);
    }
    if !document.body.is_empty() {
        writer.out.push_str("<article>\n");
        writer.header(document.author.as_ref(), document.published.as_deref(), None, None);
        writer.blocks(&document.body, BODY_SHIFT);
        writer.out.push_str("</article>\n");
    }
    for post in shown_posts(document) {
        writer.out.push_str("<article>\n");
        let url = post.url.as_deref();
        writer.header(post.author.as_ref(), post.published.as_deref(), post.published_raw.as_deref(), url);
        if let Some(title) = &post.title {
            writer.element("h2", title);
        }
        writer.blocks(&post.body, POST_SHIFT);
        writer.out.push_str("</article>\n");
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    quotes: bool,
    headers: bool,
    /// Permalinks by the post's id, for what a quote cites.
    sources: HashMap<&'a str, &'a str>,
    /// The lists that are open, each with an open item: whether they are ordered.
    lists: Vec<bool>,
}

impl Writer<'_> {
    fn header(&mut self, author: Option<&Author>, published: Option<&str>, raw: Option<&str>, url: Option<&str>) {
        let name = author.and_then(|author| author.name.as_deref());
        let date = published.or(raw);
        if !self.headers || name.is_none() && date.is_none() {
            return;
        }
        self.out.push_str("<header>");
        if let Some(name) = name {
            let link = self.open_link(author.and_then(|author| author.url.as_deref()));
            escape(&mut self.out, name);
            self.out.push_str(if link { "</a>" } else { "" });
        }
        if let Some(date) = date {
            self.out.push_str(if name.is_some() { " " } else { "" });
            let link = self.open_link(url);
            self.out.push_str("<time");
            if let Some(published) = published {
                self.attribute("datetime", published);
            }
            self.out.push('>');
            escape(&mut self.out, date);
            self.out.push_str(if link { "</time></a>" } else { "</time>" });
        }
        self.out.push_str("</header>\n");
    }

    fn blocks(&mut self, blocks: &[Block], shift: u8) {
        let mut level = 0;
        for step in walk(blocks, self.quotes) {
            match step {
                Step::Open(quote) => {
                    self.close_lists(0);
                    level += 1;
                    if level <= MAX_QUOTE_LEVELS {
                        self.open_quote(quote);
                    }
                }
                Step::Close => {
                    self.close_lists(0);
                    if level <= MAX_QUOTE_LEVELS {
                        self.out.push_str("</blockquote>\n");
                    }
                    level -= 1;
                }
                Step::Block(block) => self.block(block, shift),
            }
        }
        self.close_lists(0);
    }

    fn open_quote(&mut self, quote: &QuoteBlock) {
        self.out.push_str("<blockquote");
        let source = quote.source.as_deref().and_then(|id| self.sources.get(id).copied());
        if let Some(url) = source.and_then(safe_source) {
            self.attribute("cite", url);
        }
        self.out.push_str(">\n");
        if let Some(author) = quote.author.as_deref().filter(|_| self.headers) {
            self.out.push_str("<p><strong>");
            escape(&mut self.out, author);
            self.out.push_str(":</strong></p>\n");
        }
    }

    fn block(&mut self, block: &Block, shift: u8) {
        if let Block::Item { depth, number, content } = block {
            return self.item(usize::from(*depth), *number, content);
        }
        self.close_lists(0);
        match block {
            Block::Paragraph(rich) => self.rich("p", rich),
            Block::Heading(level, rich) => {
                const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
                self.rich(TAGS[heading_level(*level, shift) - 1], rich);
            }
            Block::Code { text, .. } if !text.trim().is_empty() => {
                // The parser drops a line break right after <pre>.
                self.out.push_str(if text.starts_with('\n') { "<pre>\n<code>" } else { "<pre><code>" });
                escape(&mut self.out, text);
                self.out.push_str("</code></pre>\n");
            }
            Block::Table(rows) => self.table(rows),
            Block::Image(image) => self.image(image),
            Block::Code { .. } | Block::Item { .. } | Block::Quote(_) => {}
        }
    }

    /// Writes an item and leaves it open, for a list inside it may follow.
    fn item(&mut self, depth: usize, number: Option<u32>, content: &Rich) {
        if content.text.trim().is_empty() {
            return;
        }
        let level = depth.min(self.lists.len()).min(MAX_LIST_LEVELS);
        self.close_lists(level + 1);
        if self.lists.len() > level && self.lists[level] != number.is_some() {
            self.close_lists(level);
        }
        if self.lists.len() > level {
            self.out.push_str("</li>\n<li>");
        } else {
            self.out.push_str(if self.lists.is_empty() { "" } else { "\n" });
            match number {
                Some(1) => self.out.push_str("<ol>\n<li>"),
                Some(start) => self.out.push_str(&format!("<ol start=\"{start}\">\n<li>")),
                None => self.out.push_str("<ul>\n<li>"),
            }
            self.lists.push(number.is_some());
        }
        self.inline(content);
    }

    /// Closes lists until `keep` are open.
    fn close_lists(&mut self, keep: usize) {
        while self.lists.len() > keep {
            let ordered = self.lists.pop() == Some(true);
            self.out.push_str(if ordered { "</li>\n</ol>\n" } else { "</li>\n</ul>\n" });
        }
    }

    fn table(&mut self, rows: &[Vec<Rich>]) {
        self.out.push_str("<table>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for cell in row {
                self.out.push_str("<td>");
                self.inline(cell);
                self.out.push_str("</td>");
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn image(&mut self, image: &Image) {
        if let Some(url) = image.url.as_deref().and_then(safe_source) {
            self.out.push_str("<p><img");
            self.attribute("src", url);
            self.attribute("alt", image.alt.as_deref().or(image.name.as_deref()).unwrap_or_default());
            self.out.push_str("></p>\n");
        }
    }

    fn rich(&mut self, tag: &str, rich: &Rich) {
        if !rich.text.trim().is_empty() {
            self.out.push_str(&format!("<{tag}>"));
            self.inline(rich);
            self.out.push_str(&format!("</{tag}>\n"));
        }
    }

    fn element(&mut self, tag: &str, text: &str) {
        self.rich(tag, &Rich::plain(text));
    }

    fn inline(&mut self, rich: &Rich) {
        for piece in pieces(&rich.text, &spans(rich)) {
            match piece {
                Piece::Text(start, end) => {
                    for (i, line) in rich.text[start..end].split('\n').enumerate() {
                        self.out.push_str(if i > 0 { "<br>" } else { "" });
                        escape(&mut self.out, line);
                    }
                }
                Piece::Open(span) => match span.kind {
                    MarkKind::Link(url) => _ = self.open_link(Some(url)),
                    kind => self.out.push_str(tags(kind).0),
                },
                Piece::Close(span) => match span.kind {
                    MarkKind::Link(url) if safe_link(url).is_none() => {}
                    kind => self.out.push_str(tags(kind).1),
                },
            }
        }
    }

    /// Opens a link if there is a safe URL; says whether it did.
    fn open_link(&mut self, url: Option<&str>) -> bool {
        let Some(url) = url.and_then(safe_link) else { return false };
        self.out.push_str("<a");
        self.attribute("href", url);
        self.out.push_str(" rel=\"nofollow ugc\">");
        true
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push_str(&format!(" {name}=\""));
        escape(&mut self.out, value);
        self.out.push('"');
    }
}

fn tags(kind: &MarkKind) -> (&'static str, &'static str) {
    match kind {
        MarkKind::Bold => ("<strong>", "</strong>"),
        MarkKind::Italic => ("<em>", "</em>"),
        MarkKind::Strike => ("<del>", "</del>"),
        MarkKind::Code => ("<code>", "</code>"),
        MarkKind::Link(_) => ("<a>", "</a>"),
    }
}

/// Appends text so that it is text inside an element and inside a quoted attribute. Control characters that HTML does
/// not allow are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Document;
    use crate::render::tests::{article, thread};

    #[test]
    fn a_whole_thread() {
        let expected = r#"<h1>Tea #1</h1>
<article>
<header><a href="/u/ann" rel="nofollow ugc">ann</a> <a href="/p/1" rel="nofollow ugc"><time datetime="2024-08-19">2024-08-19</time></a></header>
<h2>On leaves</h2>
<h4>Kinds</h4>
<p>Read <a href="/guide" rel="nofollow ugc">this</a> <strong>first</strong><br>then *steep*.</p>
<ul>
<li>leaves
<ol>
<li>green<br>and</li>
<li>black</li>
</ol>
</li>
<li>water</li>
</ul>
<pre><code>```
 verbatim</code></pre>
<table>
<tr><td>Kind</td><td>°C</td></tr>
<tr><td>a | b</td><td><code>80</code></td></tr>
</table>
<p><img src="/pot.jpg" alt="a pot"></p>
</article>
<article>
<header>bob <time>yesterday</time></header>
<blockquote cite="/p/1">
<p><strong>ann:</strong></p>
<blockquote>
<p><strong>cid:</strong></p>
<p>inner</p>
</blockquote>
<p>outer</p>
<ul>
<li>one</li>
</ul>
</blockquote>
<p>Thanks &amp; bye</p>
</article>
"#;
        assert_eq!(thread().to_html(), expected);
    }

    #[test]
    fn a_thread_as_the_options_say() {
        let mut page = thread();
        page.view.headers = Some(false);
        page.view.quotes = Some(false);
        page.view.comments = true;
        page.posts.remove(0);
        let expected = "<h1>Tea #1</h1>\n<article>\n<p>Thanks &amp; bye</p>\n</article>\n<article>\n<p>A comment</p>\n</article>\n";
        assert_eq!(page.to_html(), expected);
    }

    #[test]
    fn an_article() {
        let expected = "<h1>Tea</h1>\n<article>\n<header>ann <time datetime=\"2024-08-19\">2024-08-19</time></header>\n\
                        <h2>Kinds</h2>\n<ol start=\"3\">\n<li>three</li>\n<li>four\n<ul>\n<li>five\n<ol start=\"7\">\n\
                        <li>seven</li>\n</ol>\n</li>\n</ul>\n</li>\n</ol>\n</article>\n";
        assert_eq!(article().to_html(), expected);
        assert_eq!(Document::default().to_html(), "");
    }
}
