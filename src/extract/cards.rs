//! Cards of links, which bodies do not show: where a post is nothing but a link, the title of its card says what it says.

use crate::block::{Block, Mark, MarkKind, Rich};
use crate::document::RemovalKind;
use crate::dom::Node;
use crate::platform::BodyCompiled;

use super::base::Base;
use super::claims::Claims;

/// The titles of a body's cards, as paragraphs that link.
pub(super) fn titles(body: Node, rules: &BodyCompiled, base: &Base, claims: &mut Claims) -> Vec<Block> {
    let is_card = |node: &Node| {
        let mut embeds = rules.drop.iter().filter(|(kind, _)| *kind == RemovalKind::Embed);
        embeds.any(|(_, selector)| node.matches(selector))
    };
    let cards = body.descendants().filter(|node| *node != body && node.is_element()).filter(is_card);
    cards.filter_map(|card| title(card, base, claims)).collect()
}

fn title(card: Node, base: &Base, claims: &mut Claims) -> Option<Block> {
    let elements = || card.descendants().filter(|node| node.is_element() && !node.text().is_empty());
    let heading = elements().find(|node| matches!(node.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"));
    let link = |within: Node| {
        let own = within.descendants().chain(within.ancestors().take_while(|node| *node != card).collect::<Vec<_>>());
        own.chain([card]).find_map(|node| node.attr("href")).and_then(|href| base.resolve(href))
    };
    let node = heading.or_else(|| elements().find(|node| node.tag() == "a"))?;
    claims.keep(node);
    let mut rich = Rich::plain(node.text());
    if let Some(url) = link(node) {
        rich.marks.push(Mark::new(0, rich.text.len(), MarkKind::Link(url)));
    }
    Some(Block::Paragraph(rich))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::dom::{Dom, Noscript};
    use crate::platform::BodyRules;

    #[test]
    fn the_title_of_a_card_is_its_heading_or_its_link() {
        let rules = BodyRules { drop: &[(RemovalKind::Embed, ".card")], ..BodyRules::NONE };
        let base = Base::new(Some("https://example.org/t/1"), None);
        let page = "<div class=card><p>site</p><h3><a href=/a>Looms</a></h3><p>How to warp one.</p></div>\
                    <a class=card href=/b><span>Reeds</span></a><div class=card>nothing</div>";
        let dom = Dom::parse(page, Noscript::Text, &Options::new()).unwrap();
        let titles = titles(dom.root(), &BodyCompiled::new(&rules), &base, &mut Claims::new(false));
        let link = |text: &str, url: &str| {
            let mark = Mark::new(0, text.len(), MarkKind::Link(url.to_owned()));
            Block::Paragraph(Rich { text: text.to_owned(), marks: vec![mark] })
        };
        assert_eq!(titles, [link("Looms", "https://example.org/a"), link("Reeds", "https://example.org/b")]);
    }
}
