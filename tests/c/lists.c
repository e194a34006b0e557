/* The lists of documents and posts: what they hold, and what wrong lists, indices and fields give. */
#include "check.h"
#include "pages.h"

#include <stdlib.h>

static dechrome_str item(const dechrome_document *document, uint32_t list, size_t index, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_document_item(document, list, index, key, &out) == DECHROME_OK);
    return out;
}

static dechrome_str post_item(const dechrome_post *post, uint32_t list, size_t index, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_post_item(post, list, index, key, &out) == DECHROME_OK);
    return out;
}

static void lists_of_documents(void) {
    dechrome_document *document = cleaned(LISTING, NULL);
    CHECK(equals(field(document, DECHROME_FIELD_KIND), "listing"));
    CHECK(dechrome_document_item_count(document, DECHROME_LIST_THREADS) == 3);
    CHECK(equals(item(document, DECHROME_LIST_THREADS, 0, DECHROME_ITEM_TITLE), "How long to steep"));
    CHECK(equals(item(document, DECHROME_LIST_THREADS, 1, DECHROME_ITEM_URL), "https://forum.example/threads/x.24/"));
    CHECK(equals(item(document, DECHROME_LIST_THREADS, 1, DECHROME_ITEM_AUTHOR), "alice"));
    dechrome_str replies = item(document, DECHROME_LIST_THREADS, 2, DECHROME_ITEM_REPLIES);
    CHECK(equals(replies, "1200") && strtoull(replies.ptr, NULL, 10) == 1200);
    CHECK(item(document, DECHROME_LIST_THREADS, 2, DECHROME_ITEM_REPLIES).ptr == replies.ptr);
    CHECK(equals(item(document, DECHROME_LIST_THREADS, 0, DECHROME_ITEM_REPLIES), "12"));
    CHECK(equals(item(document, DECHROME_LIST_THREADS, 0, DECHROME_ITEM_VIEWS), "1000"));
    CHECK(absent(item(document, DECHROME_LIST_THREADS, 0, DECHROME_ITEM_LAST_POST)));
    CHECK(absent(item(document, DECHROME_LIST_THREADS, 0, DECHROME_ITEM_STICKY)));
    dechrome_document_free(document);

    document = cleaned(RICH, NULL);
    CHECK(dechrome_document_item_count(document, DECHROME_LIST_THREADS) == 0);
    CHECK(dechrome_document_item_count(document, DECHROME_LIST_TAGS) == 0);
    size_t steps = dechrome_document_item_count(document, DECHROME_LIST_BREADCRUMBS);
    CHECK(steps == 2 && equals(item(document, DECHROME_LIST_BREADCRUMBS, steps - 1, DECHROME_ITEM_TEXT), "Tea"));
    dechrome_document_free(document);
}

static void lists_of_posts(void) {
    dechrome_document *document = cleaned(RICH, NULL);
    const dechrome_post *post = NULL;
    CHECK(dechrome_document_post(document, 0, &post) == DECHROME_OK);
    static const uint32_t lists[] = {DECHROME_LIST_QUOTES, DECHROME_LIST_IMAGES, DECHROME_LIST_ATTACHMENTS, DECHROME_LIST_LINKS};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        CHECK(dechrome_post_item_count(post, lists[i]) == 1);
    }
    CHECK(equals(post_item(post, DECHROME_LIST_QUOTES, 0, DECHROME_ITEM_AUTHOR), "alice"));
    CHECK(equals(post_item(post, DECHROME_LIST_QUOTES, 0, DECHROME_ITEM_SOURCE), "21"));
    CHECK(equals(post_item(post, DECHROME_LIST_QUOTES, 0, DECHROME_ITEM_TEXT), "Which kettle keeps eighty degrees?"));
    CHECK(equals(post_item(post, DECHROME_LIST_IMAGES, 0, DECHROME_ITEM_URL), "https://forum.example/pictures/kettle.jpg"));
    CHECK(equals(post_item(post, DECHROME_LIST_IMAGES, 0, DECHROME_ITEM_NAME), "kettle.jpg"));
    CHECK(equals(post_item(post, DECHROME_LIST_IMAGES, 0, DECHROME_ITEM_ALT), "A kettle"));
    CHECK(equals(post_item(post, DECHROME_LIST_ATTACHMENTS, 0, DECHROME_ITEM_NAME), "manual.pdf"));
    CHECK(equals(post_item(post, DECHROME_LIST_ATTACHMENTS, 0, DECHROME_ITEM_URL), "https://forum.example/attachments/manual-pdf.7/"));
    dechrome_str size = post_item(post, DECHROME_LIST_ATTACHMENTS, 0, DECHROME_ITEM_SIZE);
    CHECK(equals(size, "12595") && size.ptr[size.len] == '\0');
    CHECK(equals(post_item(post, DECHROME_LIST_LINKS, 0, DECHROME_ITEM_URL), "https://kettles.example/one"));
    CHECK(equals(post_item(post, DECHROME_LIST_LINKS, 0, DECHROME_ITEM_TEXT), "the manual"));
    CHECK(equals(post_field(post, DECHROME_POST_SIGNATURE), "Loose leaves only."));
    dechrome_document_free(document);
}

/* Lists that are none, indices past the end, fields that items do not have, NULL. */
static void wrong_lists(void) {
    dechrome_document *document = cleaned(RICH, NULL);
    const dechrome_post *post = NULL;
    CHECK(dechrome_document_post(document, 0, &post) == DECHROME_OK);
    static const struct {
        uint32_t list;
        size_t index;
        uint32_t key;
    } table[] = {
        {0, 0, DECHROME_ITEM_TEXT},
        {DECHROME_LIST_LINKS + 1, 0, DECHROME_ITEM_TEXT},
        {UINT32_MAX, 0, DECHROME_ITEM_TEXT},
        {DECHROME_LIST_BREADCRUMBS, 2, DECHROME_ITEM_TEXT},
        {DECHROME_LIST_BREADCRUMBS, SIZE_MAX, DECHROME_ITEM_TEXT},
        {DECHROME_LIST_BREADCRUMBS, 0, DECHROME_ITEM_URL},
        {DECHROME_LIST_BREADCRUMBS, 0, 0},
        {DECHROME_LIST_BREADCRUMBS, 0, UINT32_MAX},
        {DECHROME_LIST_LINKS, 0, DECHROME_ITEM_STICKY + 1},
        {DECHROME_LIST_LINKS, 0, DECHROME_ITEM_SIZE},
        {DECHROME_LIST_LINKS, 1, DECHROME_ITEM_URL},
        {DECHROME_LIST_QUOTES, 0, DECHROME_ITEM_URL},
        {DECHROME_LIST_IMAGES, 0, DECHROME_ITEM_TEXT},
        {DECHROME_LIST_ATTACHMENTS, 0, DECHROME_ITEM_ALT},
        {DECHROME_LIST_THREADS, 0, DECHROME_ITEM_TITLE},
    };
    dechrome_str out;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        out = dirty();
        CHECK(dechrome_document_item(document, table[i].list, table[i].index, table[i].key, &out) == DECHROME_INVALID_ARGUMENT);
        CHECK(absent(out));
        out = dirty();
        CHECK(dechrome_post_item(post, table[i].list, table[i].index, table[i].key, &out) == DECHROME_INVALID_ARGUMENT);
        CHECK(absent(out));
    }
    CHECK(dechrome_document_item_count(document, DECHROME_LIST_QUOTES) == 0);
    CHECK(dechrome_document_item_count(document, UINT32_MAX) == 0);
    CHECK(dechrome_post_item_count(post, DECHROME_LIST_BREADCRUMBS) == 0);
    CHECK(dechrome_post_item_count(post, 0) == 0);

    CHECK(dechrome_document_item_count(NULL, DECHROME_LIST_TAGS) == 0);
    CHECK(dechrome_post_item_count(NULL, DECHROME_LIST_LINKS) == 0);
    out = dirty();
    CHECK(dechrome_document_item(NULL, DECHROME_LIST_TAGS, 0, DECHROME_ITEM_TEXT, &out) == DECHROME_NULL_POINTER && absent(out));
    out = dirty();
    CHECK(dechrome_post_item(NULL, DECHROME_LIST_LINKS, 0, DECHROME_ITEM_URL, &out) == DECHROME_NULL_POINTER && absent(out));
    CHECK(dechrome_document_item(document, DECHROME_LIST_BREADCRUMBS, 0, DECHROME_ITEM_TEXT, NULL) == DECHROME_NULL_POINTER);
    CHECK(dechrome_post_item(post, DECHROME_LIST_LINKS, 0, DECHROME_ITEM_URL, NULL) == DECHROME_NULL_POINTER);
    dechrome_document_free(document);
}

int main(void) {
    lists_of_documents();
    lists_of_posts();
    wrong_lists();
    return result();
}
