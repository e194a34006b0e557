/* Pages that the tests of the C interface clean. */
#ifndef PAGES_H
#define PAGES_H

static const char ARTICLE[] =
    "<html lang=\"en\"><head><title>Tea</title></head><body><nav><a href=\"/\">Home</a></nav><article><h1>Tea</h1>"
    "<p>Green tea is steeped at 80 degrees, for two minutes, and not a second longer than that.</p>"
    "<p>Black tea takes boiling water and four minutes, or five if it is drunk with milk.</p></article></body></html>";

/* A thread as XenForo 2 writes it. */
static const char THREAD[] =
    "<!DOCTYPE html><html id=\"XF\" lang=\"en-US\" data-app=\"public\" data-template=\"thread_view\" class=\"has-js\">"
    "<head><title>Tea | Drinks</title></head><body data-template=\"thread_view\"><h1 class=\"p-title-value\">Tea</h1>"
    "<div class=\"block-body js-replyNewMessageContainer\">"
    "<article class=\"message message--post js-post\" data-author=\"alice\" data-content=\"post-11\" id=\"js-post-11\">"
    "<h4 class=\"message-name\"><a href=\"/members/alice.1/\" class=\"username\" data-user-id=\"1\">alice</a></h4>"
    "<ul class=\"message-attribution-main\"><li class=\"u-concealed\"><a href=\"/threads/tea.1/post-11\"><time "
    "class=\"u-dt\" datetime=\"2024-08-19T14:03:00+0000\">Aug 19, 2024</time></a></li></ul>"
    "<div class=\"message-userContent\"><article class=\"message-body js-selectToQuote\"><div class=\"bbWrapper\">"
    "How long is green tea steeped? I have tried two minutes at eighty degrees.</div></article></div></article>"
    "<article class=\"message message--post js-post\" data-author=\"bob\" data-content=\"post-12\" id=\"js-post-12\">"
    "<h4 class=\"message-name\"><a href=\"/members/bob.2/\" class=\"username\" data-user-id=\"2\">bob</a></h4>"
    "<div class=\"message-userContent\"><article class=\"message-body js-selectToQuote\"><div class=\"bbWrapper\">"
    "Two minutes are enough, and the second infusion is the better one anyway.</div></article></div></article>"
    "</div></body></html>";

/* A post of XenForo 2 with all that a post has several of. */
static const char RICH[] =
    "<!DOCTYPE html><html id=\"XF\" lang=\"en-US\" data-app=\"public\" data-template=\"thread_view\">"
    "<head><title>Kettles | Drinks</title></head><body data-template=\"thread_view\">"
    "<ul class=\"p-breadcrumbs\"><li><a href=\"/\"><span>Forums</span></a></li><li><a href=\"/forums/tea.2/\"><span>Tea</span>"
    "</a></li></ul><h1 class=\"p-title-value\">Kettles</h1>"
    "<div class=\"block-body js-replyNewMessageContainer\">"
    "<article class=\"message message--post js-post\" data-author=\"bob\" data-content=\"post-22\" id=\"js-post-22\">"
    "<h4 class=\"message-name\"><a href=\"/members/bob.2/\" class=\"username\" data-user-id=\"2\">bob</a></h4>"
    "<div class=\"message-userContent\"><article class=\"message-body js-selectToQuote\"><div class=\"bbWrapper\">"
    "<blockquote data-quote=\"alice\" data-source=\"post: 21\" class=\"bbCodeBlock bbCodeBlock--quote\">"
    "<div class=\"bbCodeBlock-title\">alice said:</div><div class=\"bbCodeBlock-content\"><div "
    "class=\"bbCodeBlock-expandContent\">Which kettle keeps eighty degrees?</div></div></blockquote>"
    "Mine does, see <a href=\"https://kettles.example/one\">the manual</a>. It looks like this: "
    "<img src=\"/pictures/kettle.jpg\" class=\"bbImage\" alt=\"A kettle\"></div></article>"
    "<section class=\"message-attachments\"><ul class=\"attachmentList\"><li class=\"file file--linked\"><a "
    "class=\"file-preview\" href=\"/attachments/manual-pdf.7/\"></a><div class=\"file-content\"><div class=\"file-info\">"
    "<span class=\"file-name\" title=\"manual.pdf\">manual.pdf</span><div class=\"file-meta\">12.3 KB &middot; Views: 4</div>"
    "</div></div></li></ul></section></div><aside class=\"message-signature\"><div class=\"bbWrapper\">Loose leaves only."
    "</div></aside></article></div></body></html>";

#define LISTED(id, name, replies)                                                                                      \
    "<div class=\"structItem structItem--thread js-threadListItem-" id "\" data-author=\"alice\"><div "                 \
    "class=\"structItem-cell structItem-cell--main\"><div class=\"structItem-title\"><a href=\"/threads/x." id "/\" "   \
    "data-tp-primary=\"on\">" name "</a></div><div class=\"structItem-minor\"><ul class=\"structItem-parts\"><li><a "   \
    "href=\"/members/alice.1/\" class=\"username\">alice</a></li></ul></div></div><div class=\"structItem-cell "         \
    "structItem-cell--meta\"><dl class=\"pairs pairs--justified\"><dt>Replies</dt><dd>" replies                         \
    "</dd></dl><dl class=\"pairs pairs--justified\"><dt>Views</dt><dd>1K</dd></dl></div></div>"

/* A forum's list of threads as XenForo 2 writes it. */
static const char LISTING[] =
    "<!DOCTYPE html><html id=\"XF\" lang=\"en-US\" data-template=\"forum_view\" data-app=\"public\"><head><title>Tea | "
    "Drinks</title></head><body data-template=\"forum_view\"><h1 class=\"p-title-value\">Tea</h1><div "
    "class=\"structItemContainer\"><div class=\"structItemContainer-group js-threadList\">" LISTED("11", "How long to steep", "12")
        LISTED("24", "Which kettle to buy", "1") LISTED("31", "Second infusions", "1.2K") "</div></div></body></html>";

static const char FLAT[] = "Green tea\n\nGreen tea is steeped at 80 degrees, for two minutes, never longer.\n\n"
                           "Forum statistics\nThreads\n3,386\nMessages\n33,718\nBack\nTop\n";

static const unsigned char PNG[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

#endif
