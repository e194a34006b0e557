//! The attributes of a page. Its tree builder asks for those of few elements; those of all others do not go through it: their
//! tag has a ticket in place of them.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use html5ever::interface::{Attribute as Given, QualName};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, local_name, ns};

use super::entity::decoded;
use super::tokenizer::is_formatting;

/// Most attributes of an element; more are dropped, for each is compared with all others. No template writes as many.
pub(super) const MAX_ATTRIBUTES: usize = 1000;
/// The length of a value that does not stand in the page as it is: no page has as many bytes.
const DECODED: u32 = u32::MAX;

/// The character of the first ticket: those behind it all have one length, and none is a surrogate.
const FIRST_TICKET: u32 = 0x1_0000;
const MAX_TICKETS: usize = (char::MAX as u32 - FIRST_TICKET + 1) as usize;

/// An attribute: its name, and where its value stands, in the page or, if that has references, among those decoded.
#[derive(Debug, Clone)]
pub(super) struct Attribute {
    pub(super) name: LocalName,
    start: u32,
    length: u32,
}

/// A value with references. Few are asked for, so that they are decoded when they are.
#[derive(Debug)]
struct Decoded {
    /// In the page; none of what came through the tree builder.
    place: Option<Range<usize>>,
    value: OnceCell<Box<str>>,
}

/// Some attributes that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) count: u16,
}

/// The attributes of a page.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    list: Vec<Attribute>,
    page: StrTendril,
    decoded: Vec<Decoded>,
    /// What tickets stand for, by their numbers.
    tickets: Vec<Span>,
    /// Vectors with an old ticket: nearly every tag needs one.
    spare: Vec<Vec<Given>>,
}

/// The tokenizer puts attributes where the tree that grows looks for them.
pub(super) type Shared = Rc<RefCell<Attributes>>;

impl Attributes {
    /// Begins a page: values will stand there.
    pub(super) fn begin(&mut self, page: StrTendril) {
        self.page = page;
    }

    /// Forgets the page; the memory stays.
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.decoded.clear();
        self.tickets.clear();
        self.page = StrTendril::new();
    }

    pub(super) fn of(&self, span: Span) -> &[Attribute] {
        let start = span.start as usize;
        &self.list[start..start + span.count as usize]
    }

    pub(super) fn value(&self, attribute: &Attribute) -> &str {
        let start = attribute.start as usize;
        if attribute.length != DECODED {
            return &self.page[start..start + attribute.length as usize];
        }
        let found = &self.decoded[start];
        found
            .value
            .get_or_init(|| found.place.clone().map(|place| decoded(&self.page[place])).unwrap_or_default().into())
    }

    /// A value as the page writes it; none where only what it means is known.
    pub(super) fn written(&self, attribute: &Attribute) -> Option<&str> {
        match attribute.length {
            DECODED => self.decoded[attribute.start as usize].place.clone().map(|place| &self.page[place]),
            _ => Some(self.value(attribute)),
        }
    }

    /// With all tickets given out.
    #[cfg(test)]
    pub(super) fn without_tickets() -> Self {
        Attributes { tickets: vec![Span { start: 0, count: 0 }; MAX_TICKETS], ..Attributes::default() }
    }

    /// Where the next attribute will stand.
    fn next(&self) -> u32 {
        self.list.len() as u32
    }

    /// The attributes from one on.
    pub(super) fn since(&self, start: u32) -> Span {
        Span { start, count: (self.next() - start) as u16 }
    }

    /// Adds an attribute whose value stands in the page.
    pub(super) fn push(&mut self, name: LocalName, value: Range<usize>) {
        self.list.push(Attribute { name, start: value.start as u32, length: value.len() as u32 });
    }

    /// Adds an attribute whose value has references.
    pub(super) fn push_encoded(&mut self, name: LocalName, value: Range<usize>) {
        self.push_decoded(name, Decoded { place: Some(value), value: OnceCell::new() });
    }

    fn push_decoded(&mut self, name: LocalName, decoded: Decoded) {
        self.list.push(Attribute { name, start: self.decoded.len() as u32, length: DECODED });
        self.decoded.push(decoded);
    }

    /// Adds some attributes once more, so that others can be added to them. Where they begin.
    pub(super) fn again(&mut self, span: Span) -> u32 {
        let start = self.next();
        self.list.extend_from_within(span.start as usize..span.start as usize + span.count as usize);
        start
    }

    /// Where the first attribute of another tag will stand; none if there are as many tickets as can be.
    pub(super) fn first(&self) -> Option<u32> {
        (self.tickets.len() < MAX_TICKETS).then(|| self.next())
    }

    /// What a tag has in place of the attributes from one on: an attribute without a name, as no page has them.
    pub(super) fn ticket(&mut self, first: u32) -> Vec<Given> {
        let number = char::from_u32(FIRST_TICKET + self.tickets.len() as u32).unwrap_or_default();
        self.tickets.push(self.since(first));
        let value = StrTendril::from_slice(number.encode_utf8(&mut [0; 4]));
        let mut given = self.spare.pop().unwrap_or_default();
        match given.first_mut() {
            Some(ticket) => ticket.value = value,
            None => given.push(Given { name: QualName { prefix: None, ns: ns!(), local: local_name!("") }, value }),
        }
        given
    }

    /// The attributes of a tag, which may be those that a ticket stands for.
    pub(super) fn take(&mut self, given: Vec<Given>) -> Span {
        match &given[..] {
            [ticket] if ticket.name.local == local_name!("") => {
                let number = ticket.value.chars().next().map_or(0, u32::from) - FIRST_TICKET;
                self.spare.push(given);
                self.tickets[number as usize]
            }
            _ => {
                let start = self.next();
                given.into_iter().take(MAX_ATTRIBUTES).for_each(|given| self.push_given(given));
                self.since(start)
            }
        }
    }

    /// Adds an attribute of a tag. One of a namespace has its prefix in its name: `xlink:href`.
    pub(super) fn push_given(&mut self, given: Given) {
        let name = match given.name.prefix {
            Some(prefix) => LocalName::from(format!("{prefix}:{}", given.name.local)),
            None => given.name.local,
        };
        let value = OnceCell::from(Box::from(&*given.value));
        self.push_decoded(name, Decoded { place: None, value });
    }
}

/// Whether the tree builder looks at the attributes of a tag, be it that it compares them with those of others. Of links it
/// does not: none is open inside another.
pub(super) fn are_asked(name: &LocalName) -> bool {
    let is_asked = matches!(
        *name,
        local_name!("html")
            | local_name!("body")
            | local_name!("input")
            | local_name!("template")
            | local_name!("svg")
            | local_name!("math")
    );
    is_asked || is_formatting(name) && *name != local_name!("a")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_stand_for_attributes() {
        let mut attributes = Attributes::default();
        let mut tickets = Vec::new();
        for count in 0..3 {
            let first = attributes.next();
            (0..count).for_each(|_| attributes.push(LocalName::from("a"), 0..0));
            tickets.push((Span { start: first, count }, attributes.ticket(first)));
        }
        let copies = tickets.clone();
        for (span, ticket) in tickets.into_iter().chain(copies) {
            assert_eq!(attributes.take(ticket), span);
        }
        assert_eq!(attributes.take(Vec::new()).count, 0);
        while let Some(first) = attributes.first() {
            let ticket = attributes.ticket(first);
            assert_eq!(attributes.take(ticket), Span { start: first, count: 0 });
        }
        assert_eq!(attributes.tickets.len(), MAX_TICKETS);
    }

    #[test]
    fn values_stand_in_the_page_or_are_decoded() {
        let mut attributes = Attributes::default();
        attributes.begin(StrTendril::from("<a b=c d=&lt;>"));
        attributes.push(LocalName::from("b"), 5..6);
        attributes.push_encoded(LocalName::from("d"), 9..13);
        let span = attributes.since(0);
        let values = || attributes.of(span).iter().map(|attribute| attributes.value(attribute)).collect::<Vec<_>>();
        assert_eq!([values(), values()], [["c", "<"], ["c", "<"]]);
    }
}
