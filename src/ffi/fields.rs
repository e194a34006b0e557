//! The keyed getters: which field a number means. Numbers of fields never change; new fields get new ones.

use super::status::{DECHROME_INVALID_ARGUMENT, dechrome_status};
use crate::{Document, Post};
use std::borrow::Cow;

/// What the page is: "thread", "article", "listing", "index" or "other". Never absent.
pub const DECHROME_FIELD_KIND: u32 = 1;
/// How the content was found: "platform", "structured", "records", "article" or "text". Never absent.
pub const DECHROME_FIELD_METHOD: u32 = 2;
/// How likely kind and content are right: 0 to 1 with two decimals, such as "0.97". Never absent.
pub const DECHROME_FIELD_CONFIDENCE: u32 = 3;
/// The forum software, lower case, such as "xenforo".
pub const DECHROME_FIELD_PLATFORM_NAME: u32 = 4;
/// Its version, as precise as the page tells, such as "2.2".
pub const DECHROME_FIELD_PLATFORM_VERSION: u32 = 5;
/// The WHATWG label of the encoding the bytes were read in, such as "utf-8"; absent with DECHROME_INPUT_UTF8.
pub const DECHROME_FIELD_ENCODING: u32 = 6;
/// The thread's or article's title, without the site's name.
pub const DECHROME_FIELD_TITLE: u32 = 7;
/// The clean page: bodies of posts or article, separated by blank lines. Never absent, possibly empty.
pub const DECHROME_FIELD_TEXT: u32 = 8;
/// All visible text of the page in reading order; only with option "explain".
pub const DECHROME_FIELD_FULL_TEXT: u32 = 9;
/// The URL given with the input.
pub const DECHROME_FIELD_URL: u32 = 10;
/// The absolute URL the page names as its canonical one.
pub const DECHROME_FIELD_CANONICAL_URL: u32 = 11;
/// The site's name.
pub const DECHROME_FIELD_SITE: u32 = 12;
/// BCP 47 language tag, such as "en".
pub const DECHROME_FIELD_LANGUAGE: u32 = 13;
/// Who wrote the opening post or article: display name.
pub const DECHROME_FIELD_AUTHOR_NAME: u32 = 14;
/// Absolute URL of that author's profile.
pub const DECHROME_FIELD_AUTHOR_URL: u32 = 15;
/// When the opening post or article was published: RFC 3339, as precise as the page ("2024-08-19" if it shows no
/// time).
pub const DECHROME_FIELD_PUBLISHED: u32 = 16;
/// When it was last changed, as precise as the page.
pub const DECHROME_FIELD_MODIFIED: u32 = 17;
/// The path from the site's root to the page's forum, outermost first, one step a line; DECHROME_LIST_BREADCRUMBS has them
/// one by one.
pub const DECHROME_FIELD_BREADCRUMBS: u32 = 18;
/// Tags and thread prefixes, one a line; DECHROME_LIST_TAGS has them one by one.
pub const DECHROME_FIELD_TAGS: u32 = 19;
/// This page's number among the thread's pages, from 1.
pub const DECHROME_FIELD_PAGE_NUMBER: u32 = 20;
/// How many pages the thread has.
pub const DECHROME_FIELD_PAGE_TOTAL: u32 = 21;
/// Absolute URL of the first page.
pub const DECHROME_FIELD_PAGE_FIRST: u32 = 22;
/// Absolute URL of the previous page.
pub const DECHROME_FIELD_PAGE_PREV: u32 = 23;
/// Absolute URL of the next page.
pub const DECHROME_FIELD_PAGE_NEXT: u32 = 24;
/// Absolute URL of the last page.
pub const DECHROME_FIELD_PAGE_LAST: u32 = 25;
/// Answers to the thread, without the opening post.
pub const DECHROME_FIELD_REPLIES: u32 = 26;
/// Views of the thread.
pub const DECHROME_FIELD_VIEWS: u32 = 27;
/// Posts of the whole thread as the page states it, the opening one included; see dechrome_document_post_count.
pub const DECHROME_FIELD_POSTS: u32 = 28;
/// Board statistics: threads or topics.
pub const DECHROME_FIELD_STATS_THREADS: u32 = 29;
/// Board statistics: posts or messages.
pub const DECHROME_FIELD_STATS_POSTS: u32 = 30;
/// Board statistics: registered members.
pub const DECHROME_FIELD_STATS_MEMBERS: u32 = 31;
/// Board statistics: the name of who registered last.
pub const DECHROME_FIELD_STATS_LATEST_MEMBER: u32 = 32;
/// Board statistics: users online now, guests included where the page counts them.
pub const DECHROME_FIELD_STATS_ONLINE: u32 = 33;
/// "true" when the thread takes no more answers; absent where the page does not say.
pub const DECHROME_FIELD_LOCKED: u32 = 34;
/// "true" when its question has an accepted answer or is marked as solved, else absent.
pub const DECHROME_FIELD_SOLVED: u32 = 35;
/// "true" when it is kept at the top of its forum; absent where the page does not say.
pub const DECHROME_FIELD_STICKY: u32 = 36;
/// The software's id of the author of the opening post or article.
pub const DECHROME_FIELD_AUTHOR_ID: u32 = 37;
/// That author's title or rank as shown, such as "Moderator".
pub const DECHROME_FIELD_AUTHOR_ROLE: u32 = 38;
/// When that author joined: RFC 3339 date, as precise as the page.
pub const DECHROME_FIELD_AUTHOR_JOINED: u32 = 39;
/// That author's posts on the board.
pub const DECHROME_FIELD_AUTHOR_POST_COUNT: u32 = 40;
/// The version of the JSON form, a number. Never absent.
pub const DECHROME_FIELD_SCHEMA: u32 = 41;

/// The forum software's id of the post.
pub const DECHROME_POST_ID: u32 = 1;
/// Its place in the thread, from 1, as shown on the page.
pub const DECHROME_POST_NUMBER: u32 = 2;
/// Absolute permalink.
pub const DECHROME_POST_URL: u32 = 3;
/// The post's own title; absent when it only repeats the thread's.
pub const DECHROME_POST_TITLE: u32 = 4;
/// Display name of who wrote it.
pub const DECHROME_POST_AUTHOR_NAME: u32 = 5;
/// Absolute URL of the author's profile.
pub const DECHROME_POST_AUTHOR_URL: u32 = 6;
/// The forum software's id of the author.
pub const DECHROME_POST_AUTHOR_ID: u32 = 7;
/// The author's title or rank as shown, such as "Moderator".
pub const DECHROME_POST_AUTHOR_ROLE: u32 = 8;
/// When the author joined: RFC 3339 date, as precise as the page ("2012-05" or "2012" too).
pub const DECHROME_POST_AUTHOR_JOINED: u32 = 9;
/// The author's posts on the board.
pub const DECHROME_POST_AUTHOR_POST_COUNT: u32 = 10;
/// When it was published: RFC 3339, as precise as the page.
pub const DECHROME_POST_PUBLISHED: u32 = 11;
/// The date as the page shows it, such as "Yesterday at 4:11 PM".
pub const DECHROME_POST_PUBLISHED_RAW: u32 = 12;
/// When it was last edited, as precise as the page.
pub const DECHROME_POST_MODIFIED: u32 = 13;
/// The body; quoted blocks stay in place, each line of them starting with "> ". Never absent, possibly empty.
pub const DECHROME_POST_TEXT: u32 = 14;
/// The author's signature.
pub const DECHROME_POST_SIGNATURE: u32 = 15;
/// Likes, votes or score; may be negative.
pub const DECHROME_POST_REACTIONS: u32 = 16;
/// The id of the post it answers.
pub const DECHROME_POST_REPLY_TO: u32 = 17;
/// Levels below the opening post in a threaded view, from 0; absent in a flat one.
pub const DECHROME_POST_DEPTH: u32 = 18;
/// "true" for the post that opened the thread, else absent.
pub const DECHROME_POST_OPENING: u32 = 19;
/// "true" for the accepted answer or solution, else absent.
pub const DECHROME_POST_ACCEPTED: u32 = 20;
/// "true" for a comment under another post, else absent.
pub const DECHROME_POST_COMMENT: u32 = 21;

/// One more than the largest field of a document.
pub(super) const FIELDS: u32 = DECHROME_FIELD_SCHEMA + 1;
/// One more than the largest field of a post.
pub(super) const POST_FIELDS: u32 = DECHROME_POST_COMMENT + 1;

/// A field's text: the document's own, or made for the occasion.
pub(super) type Field<'a> = Result<Option<Cow<'a, str>>, dechrome_status>;

/// A document's field.
pub(super) fn document(d: &Document, field: u32) -> Field<'_> {
    let (platform, author, page) = (d.platform.as_ref(), d.author.as_ref(), d.page.as_ref());
    let (counts, stats) = (d.counts.as_ref(), d.stats.as_ref());
    Ok(match field {
        DECHROME_FIELD_KIND => own(d.kind.as_str()),
        DECHROME_FIELD_METHOD => own(d.method.as_str()),
        DECHROME_FIELD_CONFIDENCE => Some(Cow::Owned(format!("{:.2}", d.confidence))),
        DECHROME_FIELD_PLATFORM_NAME => platform.map(|p| Cow::Borrowed(&*p.name)),
        DECHROME_FIELD_PLATFORM_VERSION => own_if(platform.and_then(|p| p.version.as_ref())),
        DECHROME_FIELD_ENCODING => own_if(d.encoding.as_ref()),
        DECHROME_FIELD_TITLE => own_if(d.title.as_ref()),
        DECHROME_FIELD_TEXT => own(&d.text),
        DECHROME_FIELD_FULL_TEXT => own_if(d.full_text.as_ref()),
        DECHROME_FIELD_URL => own_if(d.url.as_ref()),
        DECHROME_FIELD_CANONICAL_URL => own_if(d.canonical_url.as_ref()),
        DECHROME_FIELD_SITE => own_if(d.site.as_ref()),
        DECHROME_FIELD_LANGUAGE => own_if(d.language.as_ref()),
        DECHROME_FIELD_AUTHOR_NAME => own_if(author.and_then(|a| a.name.as_ref())),
        DECHROME_FIELD_AUTHOR_URL => own_if(author.and_then(|a| a.url.as_ref())),
        DECHROME_FIELD_PUBLISHED => own_if(d.published.as_ref()),
        DECHROME_FIELD_MODIFIED => own_if(d.modified.as_ref()),
        DECHROME_FIELD_BREADCRUMBS => lines(&d.breadcrumbs),
        DECHROME_FIELD_TAGS => lines(&d.tags),
        DECHROME_FIELD_PAGE_NUMBER => number(page.and_then(|p| p.number)),
        DECHROME_FIELD_PAGE_TOTAL => number(page.and_then(|p| p.total)),
        DECHROME_FIELD_PAGE_FIRST => own_if(page.and_then(|p| p.first.as_ref())),
        DECHROME_FIELD_PAGE_PREV => own_if(page.and_then(|p| p.prev.as_ref())),
        DECHROME_FIELD_PAGE_NEXT => own_if(page.and_then(|p| p.next.as_ref())),
        DECHROME_FIELD_PAGE_LAST => own_if(page.and_then(|p| p.last.as_ref())),
        DECHROME_FIELD_REPLIES => number(counts.and_then(|c| c.replies)),
        DECHROME_FIELD_VIEWS => number(counts.and_then(|c| c.views)),
        DECHROME_FIELD_POSTS => number(counts.and_then(|c| c.posts)),
        DECHROME_FIELD_STATS_THREADS => number(stats.and_then(|s| s.threads)),
        DECHROME_FIELD_STATS_POSTS => number(stats.and_then(|s| s.posts)),
        DECHROME_FIELD_STATS_MEMBERS => number(stats.and_then(|s| s.members)),
        DECHROME_FIELD_STATS_LATEST_MEMBER => own_if(stats.and_then(|s| s.latest_member.as_ref())),
        DECHROME_FIELD_STATS_ONLINE => number(stats.and_then(|s| s.online)),
        DECHROME_FIELD_LOCKED => flag(d.locked),
        DECHROME_FIELD_SOLVED => flag(d.solved),
        DECHROME_FIELD_STICKY => flag(d.sticky),
        DECHROME_FIELD_AUTHOR_ID => own_if(author.and_then(|a| a.id.as_ref())),
        DECHROME_FIELD_AUTHOR_ROLE => own_if(author.and_then(|a| a.role.as_ref())),
        DECHROME_FIELD_AUTHOR_JOINED => own_if(author.and_then(|a| a.joined.as_ref())),
        DECHROME_FIELD_AUTHOR_POST_COUNT => number(author.and_then(|a| a.post_count)),
        DECHROME_FIELD_SCHEMA => number(Some(crate::SCHEMA)),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

/// A post's field.
pub(super) fn post(p: &Post, field: u32) -> Field<'_> {
    let author = p.author.as_ref();
    Ok(match field {
        DECHROME_POST_ID => own_if(p.id.as_ref()),
        DECHROME_POST_NUMBER => number(p.number),
        DECHROME_POST_URL => own_if(p.url.as_ref()),
        DECHROME_POST_TITLE => own_if(p.title.as_ref()),
        DECHROME_POST_AUTHOR_NAME => own_if(author.and_then(|a| a.name.as_ref())),
        DECHROME_POST_AUTHOR_URL => own_if(author.and_then(|a| a.url.as_ref())),
        DECHROME_POST_AUTHOR_ID => own_if(author.and_then(|a| a.id.as_ref())),
        DECHROME_POST_AUTHOR_ROLE => own_if(author.and_then(|a| a.role.as_ref())),
        DECHROME_POST_AUTHOR_JOINED => own_if(author.and_then(|a| a.joined.as_ref())),
        DECHROME_POST_AUTHOR_POST_COUNT => number(author.and_then(|a| a.post_count)),
        DECHROME_POST_PUBLISHED => own_if(p.published.as_ref()),
        DECHROME_POST_PUBLISHED_RAW => own_if(p.published_raw.as_ref()),
        DECHROME_POST_MODIFIED => own_if(p.modified.as_ref()),
        DECHROME_POST_TEXT => own(&p.text),
        DECHROME_POST_SIGNATURE => own_if(p.signature.as_ref()),
        DECHROME_POST_REACTIONS => number(p.reactions),
        DECHROME_POST_REPLY_TO => own_if(p.reply_to.as_ref()),
        DECHROME_POST_DEPTH => number(p.depth),
        DECHROME_POST_OPENING => flag(p.opening),
        DECHROME_POST_ACCEPTED => flag(p.accepted),
        DECHROME_POST_COMMENT => flag(p.comment),
        _ => return Err(DECHROME_INVALID_ARGUMENT),
    })
}

pub(super) fn own(text: &str) -> Option<Cow<'_, str>> {
    Some(Cow::Borrowed(text))
}

pub(super) fn own_if(text: Option<&String>) -> Option<Cow<'_, str>> {
    text.map(|text| Cow::Borrowed(text.as_str()))
}

pub(super) fn number(value: Option<impl ToString>) -> Option<Cow<'static, str>> {
    value.map(|value| Cow::Owned(value.to_string()))
}

pub(super) fn flag(set: bool) -> Option<Cow<'static, str>> {
    set.then_some(Cow::Borrowed("true"))
}

/// One a line; a line break inside one becomes a space.
fn lines(items: &[String]) -> Option<Cow<'static, str>> {
    let one_line = |item: &String| item.replace(['\n', '\r'], " ");
    (!items.is_empty()).then(|| Cow::Owned(items.iter().map(one_line).collect::<Vec<_>>().join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_up_to_the_largest_is_a_field() {
        for field in 1..FIELDS {
            assert!(document(&Document::default(), field).is_ok(), "{field}");
        }
        for field in 1..POST_FIELDS {
            assert!(post(&Post::default(), field).is_ok(), "{field}");
        }
        for field in [0, FIELDS, u32::MAX] {
            assert_eq!(document(&Document::default(), field), Err(DECHROME_INVALID_ARGUMENT));
        }
        for field in [0, POST_FIELDS, u32::MAX] {
            assert_eq!(post(&Post::default(), field), Err(DECHROME_INVALID_ARGUMENT));
        }
    }

    #[test]
    fn lists_stand_one_a_line() {
        assert_eq!(lines(&[]), None);
        assert_eq!(lines(&["a".to_owned(), "b\nc".to_owned()]).as_deref(), Some("a\nb c"));
    }
}
