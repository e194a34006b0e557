/* Pages that api.c cleans. */
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

static const char FLAT[] = "Green tea\n\nGreen tea is steeped at 80 degrees, for two minutes, never longer.\n\n"
                           "Forum statistics\nThreads\n3,386\nMessages\n33,718\nBack\nTop\n";

static const unsigned char PNG[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
