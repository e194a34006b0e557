//! What tells a page of a software, and its version.

/// Something a template emits, and its weight: [`ENOUGH`](super::detect::ENOUGH) is proof.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Marker {
    /// `<meta name=generator>` starts with it, in any case.
    Generator(&'static str, u32),
    /// The id of `<html>`.
    HtmlId(&'static str, u32),
    /// An attribute that `<html>` has, with any value.
    HtmlAttr(&'static str, u32),
    /// The id of `<body>`.
    BodyId(&'static str, u32),
    /// A class of `<body>`.
    BodyClass(&'static str, u32),
    /// A class on any element.
    Class(&'static str, u32),
    /// How a class on any element begins, where builds add to its end.
    ClassStart(&'static str, u32),
    /// An id on any element.
    Id(&'static str, u32),
    /// An id that begins so and ends in digits.
    IdNumber(&'static str, u32),
    /// The name of an element that the software defines itself; such have a `-`.
    Element(&'static str, u32),
    /// Part of a script's or stylesheet's URL.
    Asset(&'static str, u32),
    /// Part of the page's URL.
    Path(&'static str, u32),
    /// Part of the text of `<title>`.
    Title(&'static str, u32),
    /// What a comment begins with.
    Comment(&'static str, u32),
}

/// Where a page tells the software's version.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Version {
    /// Nowhere.
    Unknown,
    /// The markup alone says so.
    Is(&'static str),
    /// The first number in `<meta name=generator>`, else this.
    Generator(&'static str),
    /// What follows `ver=` in the URL of a stylesheet or script that has this part.
    Asset(&'static str),
    /// An attribute of `<html>`, else this.
    HtmlAttr(&'static str, &'static str),
}
