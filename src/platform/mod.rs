//! Forum software: one file each, a literal of what its templates emit. Adding software is one file and one line here.
//!
//! A *field* is a text rule: alternatives separated by ` | `, tried in order; each is a CSS selector inside the post, with
//! `@attribute` at its end to read an attribute instead of the text; a selector left out (`@id`) means the post's own
//! element; `@+text` is the text right after the element, `@text()` that outside the elements inside; `.` alone is the
//! post's own element, and `<!--X-Date:` the page's last comment that begins so. An empty field is one that the template
//! does not show.

mod body;
mod compiled;
pub(crate) mod detect;
mod marker;
mod quirk;
#[cfg(test)]
mod table;
mod thread;

mod asgaros;
mod bbpress;
mod buddypress;
mod discourse;
mod discuz;
mod drupal;
mod elkarte;
mod flarum;
mod fluxbb;
mod forumotion;
mod fourchan;
mod gamefaqs;
mod hacker_news;
mod hyperkitty;
mod insided;
mod invision1;
mod invision2;
mod invision3;
mod invision4;
mod jforum;
mod jive;
mod khoros;
mod kunena;
mod lemmy;
mod lobsters;
mod mhonarc;
mod mumsnet;
mod my_little_forum;
mod mybb;
mod nairaland;
mod nodebb;
mod phorum;
mod phpbb2;
mod phpbb3;
mod phpbb_subsilver;
mod pipermail;
mod proboards;
mod punbb;
mod question2answer;
mod quora;
mod reddit;
mod salesforce;
mod slashdot;
mod smf1;
mod smf2;
mod snitz;
mod stack_exchange;
mod steam;
mod tapatalk;
mod telligent;
mod tripadvisor;
mod ubbthreads;
mod vanilla;
mod vbulletin3;
mod vbulletin4;
mod vbulletin5;
mod vichan;
mod webwiz;
mod woltlab;
mod wordpress;
mod wpforo;
mod xenforo1;
mod xenforo2;
mod xenforo_fora;
mod xmb;
mod yabb;
mod yaf;

pub(crate) use body::BodyRules;
pub(crate) use compiled::{Area, BodyCompiled, Compiled, Field, QuoteForm};
pub(crate) use marker::{Marker, Version};
pub(crate) use quirk::Quirk;
pub(crate) use thread::ThreadRules;

/// All software known, by name.
pub(crate) static PLATFORMS: &[&Platform] = &[
    &fourchan::FOURCHAN,
    &asgaros::ASGAROS,
    &bbpress::BBPRESS,
    &buddypress::BUDDYPRESS,
    &discourse::DISCOURSE,
    &discuz::DISCUZ,
    &discuz::DISCUZ_ARCHIVER,
    &discuz::DISCUZ_PRINT,
    &drupal::ADVANCED_FORUM,
    &drupal::DRUPAL,
    &elkarte::ELKARTE,
    &elkarte::ELKARTE_PRINT,
    &flarum::FLARUM,
    &fluxbb::FLUXBB,
    &forumotion::FORUMOTION,
    &gamefaqs::GAMEFAQS,
    &hacker_news::HACKER_NEWS,
    &hyperkitty::HYPERKITTY,
    &insided::INSIDED,
    &invision1::INVISION1,
    &invision2::INVISION2,
    &invision3::INVISION3,
    &invision4::INVISION4,
    &jforum::JFORUM,
    &jive::JIVE,
    &jive::JIVE_FORUMS,
    &khoros::KHOROS,
    &khoros::KHOROS_AURORA,
    &kunena::KUNENA,
    &lemmy::LEMMY,
    &lobsters::LOBSTERS,
    &mhonarc::MHONARC,
    &mumsnet::MUMSNET,
    &mybb::MYBB,
    &mybb::MYBB_ARCHIVE,
    &mybb::MYBB_PRINT,
    &my_little_forum::MY_LITTLE_FORUM,
    &nairaland::NAIRALAND,
    &nodebb::NODEBB,
    &phorum::PHORUM,
    &phpbb2::PHPBB2,
    &phpbb3::PHPBB3,
    &phpbb3::PHPBB3_PRINT,
    &phpbb_subsilver::PHPBB_SUBSILVER,
    &phpbb_subsilver::PHPBB_SUBSILVER_PRINT,
    &pipermail::PIPERMAIL,
    &proboards::PROBOARDS,
    &punbb::PUNBB,
    &question2answer::QUESTION2ANSWER,
    &quora::QUORA,
    &reddit::REDDIT,
    &salesforce::SALESFORCE,
    &slashdot::SLASHDOT,
    &smf1::SMF1,
    &smf1::SMF1_PRINT,
    &smf2::SMF2,
    &smf2::SMF2_PRINT,
    &snitz::SNITZ,
    &stack_exchange::STACK_EXCHANGE,
    &steam::STEAM,
    &tapatalk::TAPATALK,
    &telligent::TELLIGENT,
    &tripadvisor::TRIPADVISOR,
    &ubbthreads::UBBTHREADS,
    &vanilla::VANILLA,
    &vbulletin3::VBULLETIN3,
    &vbulletin3::VBULLETIN_ARCHIVE,
    &vbulletin4::VBULLETIN4,
    &vbulletin4::VBULLETIN4_PRINT,
    &vbulletin5::VBULLETIN5,
    &vichan::VICHAN,
    &webwiz::WEBWIZ,
    &woltlab::WOLTLAB,
    &wordpress::WORDPRESS,
    &wpforo::WPFORO,
    &xenforo1::XENFORO1,
    &xenforo2::XENFORO2,
    &xenforo_fora::XENFORO_FORA,
    &xmb::XMB,
    &xmb::XMB_PRINT,
    &yabb::YABB,
    &yabb::YABB_PRINT,
    &yaf::YAF,
];

/// The forum software whose markup is known: name, as in [`PlatformInfo`](crate::PlatformInfo), and versions.
///
/// ```
/// assert!(dechrome::platforms().any(|(name, versions)| name == "phpbb" && versions.contains("3.3")));
/// ```
pub fn platforms() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLATFORMS.iter().map(|platform| (platform.id, platform.versions))
}

/// One forum software, as far as its templates stay alike.
pub(crate) struct Platform {
    /// The name in the result, lower case.
    pub(crate) id: &'static str,
    /// The versions whose markup this describes.
    pub(crate) versions: &'static str,
    /// What tells a page of it; see [`detect`].
    pub(crate) markers: &'static [Marker],
    /// Where the page tells its version.
    pub(crate) version: Version,
    pub(crate) post: PostRules,
    pub(crate) body: BodyRules,
    pub(crate) thread: ThreadRules,
    pub(crate) quirks: &'static [Quirk],
}

/// Where a post's parts are; fields unless said otherwise.
pub(crate) struct PostRules {
    /// Selector of the post elements in the document; of alternatives separated by ` | `, the first that finds any.
    pub(crate) root: &'static str,
    /// Selector that the element right before a post element matches when it holds the post's header: what the post element
    /// does not show is read there.
    pub(crate) header: &'static str,
    /// Selector of the elements right after a post element that belong to it, up to the next post element: rows of a table, for
    /// the most part. What the post element does not show is read there.
    pub(crate) after: &'static str,
    /// What comes before the number in a post element's id; empty when ids say nothing.
    pub(crate) root_id: &'static str,
    /// Selector of elements that look like a post and are none.
    pub(crate) skip: &'static str,
    /// Its last run of digits is the id, or the whole where there are none.
    pub(crate) id: &'static str,
    pub(crate) number: &'static str,
    pub(crate) url: &'static str,
    pub(crate) title: &'static str,
    pub(crate) author: &'static str,
    pub(crate) author_url: &'static str,
    pub(crate) author_id: &'static str,
    pub(crate) role: &'static str,
    pub(crate) joined: &'static str,
    pub(crate) post_count: &'static str,
    /// Element: the panel with labelled pairs such as "Joined: 2012"; what no field names is read there.
    pub(crate) panel: &'static str,
    /// Element: the element that shows the date; its attributes are read first.
    pub(crate) date: &'static str,
    /// Selector of what stands in the element of the date and is no date.
    pub(crate) date_drop: &'static str,
    /// One with a date for machines, asked first: an element, or an attribute; what the page shows is read from `date` all the
    /// same.
    pub(crate) exact_date: &'static str,
    /// Element: the element that shows when it was edited.
    pub(crate) modified: &'static str,
    /// Element: the body.
    pub(crate) body: &'static str,
    /// What the comments before and after the body begin with, where no element holds it.
    pub(crate) between: (&'static str, &'static str),
    /// Element: the signature.
    pub(crate) signature: &'static str,
    /// Selector of attachments, one element each.
    pub(crate) attachment: &'static str,
    pub(crate) reactions: &'static str,
    /// Selector of what marks an accepted answer.
    pub(crate) accepted: &'static str,
    pub(crate) reply_to: &'static str,
    /// Selector of the elements that make the levels of a threaded view, counted from the post's own element upwards: each
    /// post then has a depth, and answers the post above it that is one level up.
    pub(crate) nest: &'static str,
    /// Field whose number is the level in a threaded view that does not nest its elements, 0 for answers to the opening post;
    /// that has none. Beside `nest`, its number is added to the levels.
    pub(crate) depth: &'static str,
    /// Selector that the root matches when it is a comment under a post.
    pub(crate) comment: &'static str,
}

impl PostRules {
    /// No rules: the base of every literal.
    pub(crate) const NONE: PostRules = PostRules {
        root: "",
        header: "",
        after: "",
        root_id: "",
        skip: "",
        id: "",
        number: "",
        url: "",
        title: "",
        author: "",
        author_url: "",
        author_id: "",
        role: "",
        joined: "",
        post_count: "",
        panel: "",
        date: "",
        date_drop: "",
        exact_date: "",
        modified: "",
        body: "",
        between: ("", ""),
        signature: "",
        attachment: "",
        reactions: "",
        accepted: "",
        reply_to: "",
        nest: "",
        depth: "",
        comment: "",
    };
}

impl Platform {
    /// No rules: the base of every literal.
    pub(crate) const NONE: Platform = Platform {
        id: "",
        versions: "",
        markers: &[],
        version: Version::Unknown,
        post: PostRules::NONE,
        body: BodyRules::NONE,
        thread: ThreadRules::NONE,
        quirks: &[],
    };

    pub(crate) fn has(&self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }
}
