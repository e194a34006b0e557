//! What a platform's rules cannot say as data: each peculiarity has a name, and platforms list theirs.

/// What data cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quirk {
    /// Quotes cite sources (Q&A software).
    QuotesCite,
    /// All posts are answers: what opens the thread is its title.
    AnswersOnly,
    /// Who is online is told in parts (members, anonymous, guests) without a total.
    OnlineInParts,
    /// The element of the date holds more, such as the post's title: only its own text is looked at.
    DateInOwnText,
    /// The date's tooltip has a line for when the post was published and, maybe, one for when it was last edited.
    DatesInTooltip,
    /// Quotations, edit notices and signatures are written into the body's text.
    WrittenQuotes,
    /// Pages carry their posts as JSON, too: answers of Discourse's API, by name, in an attribute.
    PreloadedPosts,
    /// Pages carry their posts as JSON, too: a document of Flarum's JSON:API in a script.
    PayloadPosts,
    /// Quotations name the quoted post by its number in the thread.
    SourcesNumbered,
    /// Ids are words, such as `t1_k3abc`: each is taken whole.
    WordIds,
    /// Signatures have no element of their own: they follow the body, below a line of underscores.
    UnderlinedSignature,
    /// Signatures have no element of their own: they end the body, below a line of underscores.
    SignatureInBody,
    /// Of several posts of an author in a row, only the first shows who wrote it.
    AuthorOnce,
    /// The number shown is that of the reply: the second post is 1.
    RepliesNumbered,
    /// Quotations are headed "Quote from: Anna on 3 May 2024" in any language; without a colon there is no name.
    QuoteLabelled,
    /// Quotations are headed "Anna wrote:" in any language: the last word is no name.
    QuoteVerb,
    /// The first line of a quotation is its header, written as text: "Anna wrote:".
    QuoteHeadedInside,
    /// Quotations begin with a label above a line: "quote:" in the board's language.
    QuoteLabelRuled,
    /// What structured data counts as likes is something else: only reactions that the template shows are taken.
    ReactionsShown,
    /// Dates in digits begin with the day, unless the page shows otherwise.
    DayFirst,
    /// The same, but with the month where hours have AM and PM.
    DayFirstOnFullClock,
    /// The date stands behind its element, which is a label.
    DateFollows,
    /// The last line of a body's text is an edit notice where it stands in brackets and has a date: "[Edited on 3-5-2024 by
    /// Anna]".
    BracketedNotice,
    /// Bodies are text without markup: quotations begin with "Anna posted on 2024-5-3 10:20", edit notices name author and
    /// date in the first line, items begin with "[*]", pictures are their addresses.
    StrippedMarkup,
    /// The first posts of a thread show no number, or have names for them.
    FirstUnnumbered,
    /// The body has no element of its own: it is all that stands between the post element, with what belongs to it by
    /// [`PostRules::after`](super::PostRules::after), and the next one.
    LooseBody,
    /// Posts are mails: authors are `From` headers, ids are those of messages, and `>` and `-- ` mean what they do in mail.
    Mail,
    /// `<link rel=prev>` and its like lead to other posts, not to pages of the thread.
    LinkedPosts,
    /// Posts name others by number, `>>123`, and quote them in lines with `>`.
    References,
    /// The page's `<title>` names the thread better than any element.
    TitleOfPage,
}
