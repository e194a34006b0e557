/* dechrome: a scraped forum page, HTML or flat text, in; what people wrote and what the page says about it, out.
 *
 * Generated from src/ffi by `DECHROME_BLESS=1 cargo build --features header`; do not edit.
 *
 *     dechrome_input input = {0};
 *     input.bytes = page;
 *     input.len = page_len;
 *     input.url.ptr = "https://forum.example/t/1";
 *     input.url.len = strlen(input.url.ptr);
 *
 *     dechrome_document *document;
 *     dechrome_status status = dechrome_clean(&input, NULL, &document);
 *     if (status != DECHROME_OK) {
 *         fprintf(stderr, "%s\n", dechrome_status_message(status));
 *         return 1;
 *     }
 *     dechrome_str text;
 *     dechrome_document_field(document, DECHROME_FIELD_TEXT, &text);
 *     fwrite(text.ptr, 1, text.len, stdout);
 *     dechrome_document_free(document);
 *
 * Rules that hold throughout:
 *
 * - Ownership. What _new, _clean, _clean_batch and _join hand out is freed once, with its _free; a NULL free is
 *   a no-op. Posts and string views are borrowed from their document, live until it is freed, and are never freed
 *   themselves. The library keeps no pointer to anything it is given.
 * - Absent and empty. A view with a NULL ptr is absent: the page does not tell. A view with a non-NULL ptr and len 0 is
 *   an empty text.
 * - Errors. Functions that can fail return a dechrome_status; there is no other error state. Outputs are written on
 *   failure too: NULL, or an absent view. A NULL argument is a status, not a crash.
 * - Constants are numbers of type uint32_t; a number that is no such constant is DECHROME_INVALID_ARGUMENT.
 * - Threads. No call changes what another one gives. Documents are immutable, so that any number of threads may read
 *   one; options may be shared while nobody sets or frees them.
 * - The layouts of the structs here and the values of the constants never change within an ABI version.
 */


#ifndef DECHROME_H
#define DECHROME_H

#include <stddef.h>
#include <stdint.h>

// Version of this interface. It changes when a program compiled against an older header would break.
#define DECHROME_ABI_VERSION 1

// Success.
#define DECHROME_OK 0

// A pointer that must not be NULL is NULL.
#define DECHROME_NULL_POINTER 1

// An unknown constant or flag, an index past the end, text that is not UTF-8, a misaligned pointer or an impossible
// length.
#define DECHROME_INVALID_ARGUMENT 2

// A bug in the library. The call had no effect beyond its written outputs; other objects stay usable.
#define DECHROME_PANIC 3

// The input is an image, an archive or another binary format, not text in any encoding.
#define DECHROME_NOT_TEXT 4

// There is no such option, or its value does not fit.
#define DECHROME_INVALID_OPTION 5

// The retrieval time is no RFC 3339 date or instant.
#define DECHROME_INVALID_RETRIEVED 6

// The input is larger than option "max_bytes" allows.
#define DECHROME_LIMIT_BYTES 16

// The page has more nodes than option "max_nodes" allows.
#define DECHROME_LIMIT_NODES 17

// The page is nested deeper than option "max_depth" allows.
#define DECHROME_LIMIT_DEPTH 18

// The page has more posts than option "max_posts" allows.
#define DECHROME_LIMIT_POSTS 19

// In dechrome_input.flags: `bytes` are decoded already and are UTF-8; no encoding is looked for, whatever the markup
// or the content type claims. Bytes that are not UTF-8 are then DECHROME_INVALID_ARGUMENT.
#define DECHROME_INPUT_UTF8 1

// What the page is: "thread", "article", "listing", "index" or "other". Never absent.
#define DECHROME_FIELD_KIND 1

// How the content was found: "platform", "structured", "records", "article" or "text". Never absent.
#define DECHROME_FIELD_METHOD 2

// How likely kind and content are right: 0 to 1 with two decimals, such as "0.97". Never absent.
#define DECHROME_FIELD_CONFIDENCE 3

// The forum software, lower case, such as "xenforo".
#define DECHROME_FIELD_PLATFORM_NAME 4

// Its version, as precise as the page tells, such as "2.2".
#define DECHROME_FIELD_PLATFORM_VERSION 5

// The WHATWG label of the encoding the bytes were read in, such as "utf-8"; absent with DECHROME_INPUT_UTF8.
#define DECHROME_FIELD_ENCODING 6

// The thread's or article's title, without the site's name.
#define DECHROME_FIELD_TITLE 7

// The clean page: bodies of posts or article, separated by blank lines. Never absent, possibly empty.
#define DECHROME_FIELD_TEXT 8

// All visible text of the page in reading order; only with option "explain".
#define DECHROME_FIELD_FULL_TEXT 9

// The URL given with the input.
#define DECHROME_FIELD_URL 10

// The absolute URL the page names as its canonical one.
#define DECHROME_FIELD_CANONICAL_URL 11

// The site's name.
#define DECHROME_FIELD_SITE 12

// BCP 47 language tag, such as "en".
#define DECHROME_FIELD_LANGUAGE 13

// Who wrote the opening post or article: display name.
#define DECHROME_FIELD_AUTHOR_NAME 14

// Absolute URL of that author's profile.
#define DECHROME_FIELD_AUTHOR_URL 15

// When the opening post or article was published: RFC 3339, as precise as the page ("2024-08-19" if it shows no
// time).
#define DECHROME_FIELD_PUBLISHED 16

// When it was last changed, as precise as the page.
#define DECHROME_FIELD_MODIFIED 17

// The path from the site's root to the page's forum, outermost first, one step a line; DECHROME_LIST_BREADCRUMBS has them
// one by one.
#define DECHROME_FIELD_BREADCRUMBS 18

// Tags and thread prefixes, one a line; DECHROME_LIST_TAGS has them one by one.
#define DECHROME_FIELD_TAGS 19

// This page's number among the thread's pages, from 1.
#define DECHROME_FIELD_PAGE_NUMBER 20

// How many pages the thread has.
#define DECHROME_FIELD_PAGE_TOTAL 21

// Absolute URL of the first page.
#define DECHROME_FIELD_PAGE_FIRST 22

// Absolute URL of the previous page.
#define DECHROME_FIELD_PAGE_PREV 23

// Absolute URL of the next page.
#define DECHROME_FIELD_PAGE_NEXT 24

// Absolute URL of the last page.
#define DECHROME_FIELD_PAGE_LAST 25

// Answers to the thread, without the opening post.
#define DECHROME_FIELD_REPLIES 26

// Views of the thread.
#define DECHROME_FIELD_VIEWS 27

// Posts of the whole thread as the page states it, the opening one included; see dechrome_document_post_count.
#define DECHROME_FIELD_POSTS 28

// Board statistics: threads or topics.
#define DECHROME_FIELD_STATS_THREADS 29

// Board statistics: posts or messages.
#define DECHROME_FIELD_STATS_POSTS 30

// Board statistics: registered members.
#define DECHROME_FIELD_STATS_MEMBERS 31

// Board statistics: the name of who registered last.
#define DECHROME_FIELD_STATS_LATEST_MEMBER 32

// Board statistics: users online now, guests included where the page counts them.
#define DECHROME_FIELD_STATS_ONLINE 33

// "true" when the thread takes no more answers; absent where the page does not say.
#define DECHROME_FIELD_LOCKED 34

// "true" when its question has an accepted answer or is marked as solved, else absent.
#define DECHROME_FIELD_SOLVED 35

// "true" when it is kept at the top of its forum; absent where the page does not say.
#define DECHROME_FIELD_STICKY 36

// The software's id of the author of the opening post or article.
#define DECHROME_FIELD_AUTHOR_ID 37

// That author's title or rank as shown, such as "Moderator".
#define DECHROME_FIELD_AUTHOR_ROLE 38

// When that author joined: RFC 3339 date, as precise as the page.
#define DECHROME_FIELD_AUTHOR_JOINED 39

// That author's posts on the board.
#define DECHROME_FIELD_AUTHOR_POST_COUNT 40

// The version of the JSON form, a number. Never absent.
#define DECHROME_FIELD_SCHEMA 41

// The forum software's id of the post.
#define DECHROME_POST_ID 1

// Its place in the thread, from 1, as shown on the page.
#define DECHROME_POST_NUMBER 2

// Absolute permalink.
#define DECHROME_POST_URL 3

// The post's own title; absent when it only repeats the thread's.
#define DECHROME_POST_TITLE 4

// Display name of who wrote it.
#define DECHROME_POST_AUTHOR_NAME 5

// Absolute URL of the author's profile.
#define DECHROME_POST_AUTHOR_URL 6

// The forum software's id of the author.
#define DECHROME_POST_AUTHOR_ID 7

// The author's title or rank as shown, such as "Moderator".
#define DECHROME_POST_AUTHOR_ROLE 8

// When the author joined: RFC 3339 date, as precise as the page ("2012-05" or "2012" too).
#define DECHROME_POST_AUTHOR_JOINED 9

// The author's posts on the board.
#define DECHROME_POST_AUTHOR_POST_COUNT 10

// When it was published: RFC 3339, as precise as the page.
#define DECHROME_POST_PUBLISHED 11

// The date as the page shows it, such as "Yesterday at 4:11 PM".
#define DECHROME_POST_PUBLISHED_RAW 12

// When it was last edited, as precise as the page.
#define DECHROME_POST_MODIFIED 13

// The body; quoted blocks stay in place, each line of them starting with "> ". Never absent, possibly empty.
#define DECHROME_POST_TEXT 14

// The author's signature.
#define DECHROME_POST_SIGNATURE 15

// Likes, votes or score; may be negative.
#define DECHROME_POST_REACTIONS 16

// The id of the post it answers.
#define DECHROME_POST_REPLY_TO 17

// Levels below the opening post in a threaded view, from 0; absent in a flat one.
#define DECHROME_POST_DEPTH 18

// "true" for the post that opened the thread, else absent.
#define DECHROME_POST_OPENING 19

// "true" for the accepted answer or solution, else absent.
#define DECHROME_POST_ACCEPTED 20

// "true" for a comment under another post, else absent.
#define DECHROME_POST_COMMENT 21

// Plain text, the same as DECHROME_FIELD_TEXT or DECHROME_POST_TEXT.
#define DECHROME_OUTPUT_TEXT 1

// Markdown (CommonMark with tables and strikethrough).
#define DECHROME_OUTPUT_MARKDOWN 2

// HTML of allow-listed tags and attributes, safe to put on a page.
#define DECHROME_OUTPUT_HTML 3

// JSON, one line, schema version 1: everything the library found, lists included; absent fields are omitted.
#define DECHROME_OUTPUT_JSON 4

// Of a document: the threads of a forum's list, with DECHROME_ITEM_TITLE, _URL, _AUTHOR, _REPLIES, _VIEWS, _LAST_POST and
// _STICKY.
#define DECHROME_LIST_THREADS 1

// Of a document: the pictures of an article, or of flat text; of a post: those in its body. With DECHROME_ITEM_URL, _NAME
// and _ALT.
#define DECHROME_LIST_IMAGES 2

// Of a document: the path from the site's root to the page's forum, outermost first, with DECHROME_ITEM_TEXT.
#define DECHROME_LIST_BREADCRUMBS 3

// Of a document: tags and thread prefixes, with DECHROME_ITEM_TEXT.
#define DECHROME_LIST_TAGS 4

// Of a post: its quotations in order, nested ones after the one that holds them, with DECHROME_ITEM_TEXT, _AUTHOR and
// _SOURCE.
#define DECHROME_LIST_QUOTES 5

// Of a post: attached files, with DECHROME_ITEM_NAME, _URL and _SIZE.
#define DECHROME_LIST_ATTACHMENTS 6

// Of a post: the links in its body, in order, with DECHROME_ITEM_URL and _TEXT.
#define DECHROME_LIST_LINKS 7

// The words of a step of the breadcrumbs, of a tag or of a link; of a quotation what is quoted, without what that quotes
// itself. Never absent.
#define DECHROME_ITEM_TEXT 1

// Absolute URL of a thread, picture or attachment; of a link as written where the page's URL is not known.
#define DECHROME_ITEM_URL 2

// A thread's title. Never absent.
#define DECHROME_ITEM_TITLE 3

// Who opened a thread, or who is quoted: display name.
#define DECHROME_ITEM_AUTHOR 4

// File name of a picture or attachment.
#define DECHROME_ITEM_NAME 5

// A picture's alternative text.
#define DECHROME_ITEM_ALT 6

// The id of the quoted post.
#define DECHROME_ITEM_SOURCE 7

// An attachment's size in bytes, as precise as the page shows it ("12.3 KB" is 12595).
#define DECHROME_ITEM_SIZE 8

// Answers to a thread, without its opening post.
#define DECHROME_ITEM_REPLIES 9

// Views of a thread.
#define DECHROME_ITEM_VIEWS 10

// When a thread was last answered: RFC 3339, as precise as the page.
#define DECHROME_ITEM_LAST_POST 11

// "true" when a thread is kept at the top of its list, else absent.
#define DECHROME_ITEM_STICKY 12

// A cleaned page. It is immutable: any number of threads may read it at once. Everything read from it (views, posts)
// lives until dechrome_document_free. It keeps nothing of the input or the options.
typedef struct dechrome_document dechrome_document;

// Settings for cleaning. Any number of threads may clean with the same options at once, as long as none sets or frees
// them meanwhile.
typedef struct dechrome_options dechrome_options;

// A post of a document. It lives as long as its document, and any number of threads may read it.
typedef struct dechrome_post dechrome_post;

// What became of a call: one of the status codes below, 0 for success.
typedef uint32_t dechrome_status;

// A string view: `len` bytes of UTF-8 at `ptr`, not NUL-terminated unless said so, and possibly with NULs inside.
// A NULL `ptr` means absent; an empty string has a non-NULL `ptr` and `len` 0. Nobody frees a view: what the library
// hands out lives as long as the document it was asked from, what it is given need only live during the call.
typedef struct dechrome_str {
    // First byte, or NULL.
    const char *ptr;
    // Length in bytes.
    size_t len;
} dechrome_str;

// A page to clean and what is known about it. Set all of it to zero first (`dechrome_input input = {0};`), then fill in
// what you have. Everything is borrowed for the duration of the call only.
typedef struct dechrome_input {
    // The page, as it came from the network. May be NULL when `len` is 0.
    const void *bytes;
    // Length of the page in bytes.
    size_t len;
    // The URL the page came from: relative links are resolved against it. Absent or empty: unknown.
    struct dechrome_str url;
    // The value of the HTTP header Content-Type; its charset decides the encoding unless a byte order mark does. Absent
    // or empty: unknown.
    struct dechrome_str content_type;
    // When the page was fetched, an RFC 3339 date or instant ("2024-08-19", "2024-08-19T14:03:00Z"): what "yesterday" on
    // the page is relative to. Absent or empty: unknown, and relative dates stay unparsed.
    struct dechrome_str retrieved;
    // 0 or DECHROME_INPUT_UTF8. Any other bit is DECHROME_INVALID_ARGUMENT.
    uint32_t flags;
} dechrome_input;

// A half-open range of bytes in DECHROME_FIELD_FULL_TEXT; both ends lie on character boundaries.
typedef struct dechrome_span {
    // First byte.
    size_t start;
    // Byte after the last.
    size_t end;
} dechrome_span;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The library's ABI version: compare it to DECHROME_ABI_VERSION of the header when the library is loaded at run time,
// and refuse a library that differs. Callable from any thread; cannot fail.
uint32_t dechrome_abi_version(void);

// The library's version, such as "0.1.0": static, NUL-terminated, never NULL. Callable from any thread; cannot fail.
const char *dechrome_version(void);

// What a status means, in English: static, NUL-terminated, never NULL; "unknown status" for a number that is no
// status. Callable from any thread; cannot fail.
const char *dechrome_status_message(dechrome_status status);

// New options, all at their defaults, to be freed with dechrome_options_free. Callable from any thread. NULL only if the
// library has a bug.
struct dechrome_options *dechrome_options_new(void);

// Sets one option by its key; both `key` and `value` are NUL-terminated UTF-8 and are not kept.
//
//   key        value                    default  meaning
//   format     auto, html or text       auto     what the input is taken for; auto decides by the content
//   explain    true or false            false    keeps the full text and what was removed from it
//   headers    true or false            (1)      a line with author and date before each post
//   quotes     true or false            (2)      quoted blocks inside posts; a post's own text always has them
//   comments   true or false            false    comments under answers in the text; they are always among the posts
//   platforms  true or false            true     the rules for known forum software; without them only what any page shows
//   max_bytes  a whole number above 0   128 MiB  the largest input, in bytes
//   max_nodes  a whole number above 0   8000000  the largest page, in nodes
//   max_depth  a whole number above 0   10000    the deepest page, in levels
//   max_posts  a whole number above 0   100000   the most posts of a page
//   (1) false in text, true in Markdown and HTML   (2) the same, but true in text for question-and-answer software
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT if key or value is not
// UTF-8; DECHROME_INVALID_OPTION if there is no such key or its value does not fit. On failure the options are unchanged.
// No other thread may use the options during the call.
dechrome_status dechrome_options_set(struct dechrome_options *options,
                                     const char *key,
                                     const char *value);

// Frees options; NULL is a no-op. Documents cleaned with them stay valid. No thread may use the options any more.
void dechrome_options_free(struct dechrome_options *options);

// Cleans one page: `*out` becomes a new document, to be freed with dechrome_document_free. `options` may be NULL for the
// defaults. An empty page is an empty document of kind "other", not an error; bytes that cannot be decoded become
// U+FFFD. The time is linear in the input. Nothing of input and options is kept.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if `input`, `out` or a pointer with a length in `input` is NULL;
// DECHROME_INVALID_ARGUMENT if a text in `input` is not UTF-8 or a flag unknown; DECHROME_NOT_TEXT;
// DECHROME_INVALID_RETRIEVED; DECHROME_LIMIT_*. On failure `*out` is NULL. Any number of threads may call this at once,
// with the same input and options too.
dechrome_status dechrome_clean(const struct dechrome_input *input,
                               const struct dechrome_options *options,
                               struct dechrome_document **out);

// Cleans `count` pages on `threads` threads, 0 meaning one for each core: `documents[i]` and `statuses[i]` become what
// dechrome_clean would give for `inputs[i]`. A page that fails, fails alone. Each document is freed by itself with
// dechrome_document_free. `options` may be NULL for the defaults; with a `count` of 0 every other argument may be. The
// threads are the call's own and have ended when it returns, so that a process may fork then, and the child call this too.
//
// Returns DECHROME_OK when every page has its document or its status; DECHROME_NULL_POINTER if an array is NULL;
// DECHROME_INVALID_ARGUMENT if `count` is larger than any array can be, nothing being written then. On other failures all
// of `documents` are NULL and all of `statuses` the status returned, as far as the arrays are there. Returns when all
// pages are done; any number of threads may call this at once.
dechrome_status dechrome_clean_batch(const struct dechrome_input *inputs,
                                     size_t count,
                                     const struct dechrome_options *options,
                                     size_t threads,
                                     struct dechrome_document **documents,
                                     dechrome_status *statuses);

// Frees a document and with it every view and post read from it; NULL is a no-op. No thread may use the document, its
// views or its posts any more. A document may be freed on another thread than the one that made it.
void dechrome_document_free(struct dechrome_document *document);

// Joins the pages of one thread, `count` of them, into one new document, to be freed with dechrome_document_free: its posts
// in order, each once. Pages come in any order when each says which one it is, else in the order given; a post that several
// pages show stands where it is shown first. Other fields are those of the first page that tells them, DECHROME_FIELD_MODIFIED
// of the last; DECHROME_FIELD_CONFIDENCE is the lowest; the page's links lead on from what was joined. Whether the pages
// belong to one thread is for the caller to know. The documents stay as they are, and may be freed before the new one. A
// `count` of 0 gives an empty document; `documents` may be NULL then. The time is linear in the documents.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if `out`, `documents` or one of the documents is NULL; DECHROME_INVALID_ARGUMENT if
// `count` is larger than any array can be. On failure `*out` is NULL. Any number of threads may call this at once, with the
// same documents too.
dechrome_status dechrome_document_join(struct dechrome_document *const *documents,
                                       size_t count,
                                       struct dechrome_document **out);

// One field of a document: `field` is one of the constants DECHROME_FIELD_*, `*out` becomes the view of its text, or
// absent (NULL) when the page does not tell. Numbers are decimal text followed by a NUL, so that strtoull can read them;
// other views are not NUL-terminated. What there are several of, threads and pictures, is
// read with dechrome_document_item.
//
// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if an argument is NULL;
// DECHROME_INVALID_ARGUMENT for an unknown field. On failure `*out` is absent. The view lives as long as the document.
// Any number of threads may call this at once.
dechrome_status dechrome_document_field(const struct dechrome_document *document,
                                        uint32_t field,
                                        struct dechrome_str *out);

// A document in a format, one of the constants DECHROME_OUTPUT_*: `*out` becomes the view of it. It is made on first
// request, which costs time linear in the document's size, and kept with the document.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT for an unknown format. On
// failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
dechrome_status dechrome_document_render(const struct dechrome_document *document,
                                         uint32_t output,
                                         struct dechrome_str *out);

// How many posts the page has; 0 if `document` is NULL. Any number of threads may call this at once.
size_t dechrome_document_post_count(const struct dechrome_document *document);

// The post at `index`, from 0, in page order: `*out` becomes a borrowed pointer that lives as long as the document and
// is never freed by itself.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT for an index at or past
// dechrome_document_post_count. On failure `*out` is NULL. Any number of threads may call this at once.
dechrome_status dechrome_document_post(const struct dechrome_document *document,
                                       size_t index,
                                       const struct dechrome_post **out);

// How many spans were removed from DECHROME_FIELD_FULL_TEXT; 0 without option "explain" and if `document` is NULL. Any
// number of threads may call this at once.
size_t dechrome_document_removed_count(const struct dechrome_document *document);

// The removal at `index`, from 0: `*span` becomes its range of bytes in DECHROME_FIELD_FULL_TEXT, `*kind` what it is, such
// as "navigation" or "signature", `*rule` the rule that said so, such as "phrase.en.reply". Spans ascend and do not
// overlap; what lies between them is in the clean page. `kind` and `rule` may be NULL if not wanted.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if `document` or `span` is NULL; DECHROME_INVALID_ARGUMENT for an index at or
// past dechrome_document_removed_count. On failure `*span` is 0 to 0, `*kind` and `*rule` are absent. The views live as
// long as the document. Any number of threads may call this at once.
dechrome_status dechrome_document_removed(const struct dechrome_document *document,
                                          size_t index,
                                          struct dechrome_span *span,
                                          struct dechrome_str *kind,
                                          struct dechrome_str *rule);

// One field of a post: `field` is one of the constants DECHROME_POST_*, `*out` becomes the view of its text, or absent
// (NULL) when the page does not tell. Numbers are decimal text followed by a NUL. What there are several of,
// quotations, pictures, attachments and links, is read with dechrome_post_item.
//
// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if an argument is NULL;
// DECHROME_INVALID_ARGUMENT for an unknown field. On failure `*out` is absent. The view lives as long as the document.
// Any number of threads may call this at once.
dechrome_status dechrome_post_field(const struct dechrome_post *post,
                                    uint32_t field,
                                    struct dechrome_str *out);

// A post in a format, one of the constants DECHROME_OUTPUT_*: `*out` becomes the view of it. It is made on first request
// and kept with the document. DECHROME_OUTPUT_JSON is the post's object in the document's JSON.
//
// Returns DECHROME_OK; DECHROME_NULL_POINTER if an argument is NULL; DECHROME_INVALID_ARGUMENT for an unknown format. On
// failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
dechrome_status dechrome_post_render(const struct dechrome_post *post,
                                     uint32_t output,
                                     struct dechrome_str *out);

// How many items a list of a document has: `list` is DECHROME_LIST_THREADS, _IMAGES, _BREADCRUMBS or _TAGS. 0 if `document`
// is NULL or the list is none of a document. Any number of threads may call this at once.
size_t dechrome_document_item_count(const struct dechrome_document *document,
                                    uint32_t list);

// One field of an item of a document's list: `list` as for dechrome_document_item_count, `index` from 0, `field` one of the
// constants DECHROME_ITEM_* that stand with the list; `*out` becomes the view of its text, or absent when the page does not
// tell. Numbers are decimal text followed by a NUL.
//
// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT
// for a list that is none of a document, an index at or past dechrome_document_item_count, or a field that items of the list
// do not have. On failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
dechrome_status dechrome_document_item(const struct dechrome_document *document,
                                       uint32_t list,
                                       size_t index,
                                       uint32_t field,
                                       struct dechrome_str *out);

// How many items a list of a post has: `list` is DECHROME_LIST_QUOTES, _IMAGES, _ATTACHMENTS or _LINKS. 0 if `post` is NULL
// or the list is none of a post. Any number of threads may call this at once.
size_t dechrome_post_item_count(const struct dechrome_post *post,
                                uint32_t list);

// One field of an item of a post's list: `list` as for dechrome_post_item_count, `index` from 0, `field` one of the constants
// DECHROME_ITEM_* that stand with the list; `*out` becomes the view of its text, or absent when the page does not tell.
// Numbers are decimal text followed by a NUL.
//
// Returns DECHROME_OK, also when the field is absent; DECHROME_NULL_POINTER if a pointer is NULL; DECHROME_INVALID_ARGUMENT
// for a list that is none of a post, an index at or past dechrome_post_item_count, or a field that items of the list do not
// have. On failure `*out` is absent. The view lives as long as the document. Any number of threads may call this at once.
dechrome_status dechrome_post_item(const struct dechrome_post *post,
                                   uint32_t list,
                                   size_t index,
                                   uint32_t field,
                                   struct dechrome_str *out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* DECHROME_H */
