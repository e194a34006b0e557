//! What inside a body of unknown software is none of it: by what its class says, and a title before the text.

use std::sync::LazyLock;

use crate::chrome::literals::Literals;
use crate::document::RemovalKind;
use crate::dom::Node;
use crate::extract::Scope;

/// What is taken out of a body.
#[derive(Default)]
pub(super) struct Trimmed<'a> {
    pub(super) removed: Vec<(Node<'a>, RemovalKind, &'static str)>,
    pub(super) signature: Option<Node<'a>>,
    pub(super) title: Option<Node<'a>>,
}

/// Parts of class names, the first of several first; what they mean, and characters of the longest text that such an
/// element has.
const NAMES: &[(&str, RemovalKind, usize)] = &[
    ("signature", RemovalKind::Signature, usize::MAX),
    ("attach", RemovalKind::Attachment, 400),
    ("lastedit", RemovalKind::EditNotice, 120),
    ("edited", RemovalKind::EditNotice, 120),
    ("modified", RemovalKind::EditNotice, 120),
    ("userinfo", RemovalKind::UserPanel, 400),
    ("user-info", RemovalKind::UserPanel, 400),
    ("profile", RemovalKind::UserPanel, 400),
    ("reaction", RemovalKind::Reactions, 80),
    ("likes", RemovalKind::Reactions, 80),
    ("rating", RemovalKind::Reactions, 80),
    ("button", RemovalKind::Button, 80),
    ("btn", RemovalKind::Button, 80),
    ("toolbar", RemovalKind::Button, 120),
    ("controls", RemovalKind::Button, 80),
    ("actions", RemovalKind::Button, 80),
    ("share", RemovalKind::Button, 80),
    ("report", RemovalKind::Button, 60),
];

static PARTS: LazyLock<Literals> = LazyLock::new(|| Literals::new(NAMES.iter().map(|(name, ..)| *name)));

/// Whole class names of signatures.
const SIGNATURES: [&str; 4] = ["sig", "sign", "usersig", "siggy"];

/// Elements of a body that are looked at: what templates add stands in few.
const MAX_ELEMENTS: usize = 2000;

/// Characters of the longest title, and of the shortest that is known by the page's.
const TITLE: std::ops::RangeInclusive<usize> = 4..=200;

pub(super) fn trim<'a>(body: Node<'a>, scope: &Scope) -> Trimmed<'a> {
    let mut trimmed = Trimmed::default();
    let mut before_text = true;
    for node in body.descendants().skip(1).take(MAX_ELEMENTS) {
        if let Some(text) = node.as_text() {
            before_text &= text.trim().is_empty() || trimmed.title.is_some_and(|title| node.is_within(title));
        } else if node.is_element() {
            if before_text && trimmed.title.is_none() && is_title(node, scope) {
                trimmed.title = Some(node);
            } else if let Some(kind) = kind_of(node) {
                let (rule, is_signature) = ("class", kind == RemovalKind::Signature);
                trimmed.removed.push((node, kind, rule));
                trimmed.signature = trimmed.signature.or(is_signature.then_some(node));
            }
        }
    }
    trimmed
}

/// What an element is by its class, unless it holds too much for that.
fn kind_of(node: Node) -> Option<RemovalKind> {
    let of = |class: &str| {
        let class = class.to_ascii_lowercase();
        if SIGNATURES.contains(&class.as_str()) {
            return Some((RemovalKind::Signature, usize::MAX));
        }
        let mut first = None;
        PARTS.find(&class, |name, _| {
            first = first.map_or(Some(name), |first: usize| Some(first.min(name)));
            false
        });
        first.map(|name| (NAMES[name].1, NAMES[name].2))
    };
    let (kind, most) = node.classes().find_map(of)?;
    let mut texts = node.descendants().filter_map(Node::as_text).map(|text| text.trim().len());
    let mut length = 0;
    texts
        .all(|len| {
            length += len;
            length <= most
        })
        .then_some(kind)
}

/// Whether an element is a heading that repeats the page's title, with or without "Re:".
fn is_title(node: Node, scope: &Scope) -> bool {
    let named = || {
        node.classes().any(|class| ["subject", "title"].iter().any(|part| class.to_ascii_lowercase().contains(part)))
    };
    if !(matches!(node.tag(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "b" | "strong") || named()) {
        return false;
    }
    let text = node.text();
    let own = text.get(..3).filter(|start| start.eq_ignore_ascii_case("re:")).map_or(&*text, |_| text[3..].trim());
    let page = scope.survey.title.map(|title| title.text()).unwrap_or_default();
    TITLE.contains(&own.chars().count()) && (own.len() < text.len() || page.contains(own))
}

/// The signature beside a body.
pub(super) fn signature<'a>(root: Node<'a>, body: Node<'a>) -> Option<Node<'a>> {
    let mut beside = root.descendants().skip(1).take(MAX_ELEMENTS).filter(|node| node.is_element());
    beside
        .find(|node| kind_of(*node) == Some(RemovalKind::Signature) && !body.is_within(*node) && !node.is_within(body))
}
