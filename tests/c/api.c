/* The C interface, used and misused: every function, every getter, and what the header says happens to wrong arguments.
 * Prints each check that fails and exits with 1 then. */
#include "dechrome.h"
#include "pages.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

static dechrome_str str(const char *text) {
    dechrome_str view;
    view.ptr = text;
    view.len = text == NULL ? 0 : strlen(text);
    return view;
}

static dechrome_input page(const void *bytes, size_t len) {
    dechrome_input input;
    memset(&input, 0, sizeof input);
    input.bytes = bytes;
    input.len = len;
    return input;
}

static int absent(dechrome_str view) { return view.ptr == NULL && view.len == 0; }

static int equals(dechrome_str view, const char *text) {
    return view.ptr != NULL && view.len == strlen(text) && memcmp(view.ptr, text, view.len) == 0;
}

static int contains(dechrome_str view, const char *text) {
    size_t len = strlen(text);
    for (size_t i = 0; view.ptr != NULL && i + len <= view.len; i++) {
        if (memcmp(view.ptr + i, text, len) == 0) {
            return 1;
        }
    }
    return 0;
}

/* A view that is no valid answer, so that a function which does not write its output is found out. */
static dechrome_str dirty(void) { return str("never written"); }

static dechrome_str field(const dechrome_document *document, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_document_field(document, key, &out) == DECHROME_OK);
    CHECK(out.ptr != NULL || out.len == 0);
    return out;
}

static dechrome_str post_field(const dechrome_post *post, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_post_field(post, key, &out) == DECHROME_OK);
    CHECK(out.ptr != NULL || out.len == 0);
    return out;
}

static dechrome_document *cleaned(const char *text, const char *const *settings) {
    dechrome_document *document = NULL;
    dechrome_options *options = dechrome_options_new();
    for (; settings != NULL && *settings != NULL; settings += 2) {
        CHECK(dechrome_options_set(options, settings[0], settings[1]) == DECHROME_OK);
    }
    dechrome_input input = page(text, strlen(text));
    input.url = str("https://forum.example/threads/tea.1/");
    CHECK(dechrome_clean(&input, options, &document) == DECHROME_OK);
    dechrome_options_free(options);
    CHECK(document != NULL);
    return document;
}

static void versions(void) {
    CHECK(dechrome_abi_version() == DECHROME_ABI_VERSION);
    CHECK(strchr(dechrome_version(), '.') != NULL);
    CHECK(strcmp(dechrome_status_message(DECHROME_OK), "success") == 0);
    CHECK(strstr(dechrome_status_message(DECHROME_LIMIT_BYTES), "max_bytes") != NULL);
    CHECK(strcmp(dechrome_status_message(UINT32_MAX), "unknown status") == 0);
    for (dechrome_status status = 0; status < 100; status++) {
        CHECK(dechrome_status_message(status)[0] != '\0');
    }
}

static void options(void) {
    dechrome_options *options = dechrome_options_new();
    CHECK(options != NULL);
    static const struct {
        const char *key, *value;
        dechrome_status expected;
    } table[] = {
        {"format", "text", DECHROME_OK},
        {"explain", "true", DECHROME_OK},
        {"headers", "true", DECHROME_OK},
        {"quotes", "false", DECHROME_OK},
        {"comments", "true", DECHROME_OK},
        {"max_bytes", "1000", DECHROME_OK},
        {"max_nodes", "1000", DECHROME_OK},
        {"max_depth", "1000", DECHROME_OK},
        {"max_posts", "1000", DECHROME_OK},
        {"platforms", "true", DECHROME_OK},
        {"format", "pdf", DECHROME_INVALID_OPTION},
        {"explain", "maybe", DECHROME_INVALID_OPTION},
        {"explain", "", DECHROME_INVALID_OPTION},
        {"max_bytes", "0", DECHROME_INVALID_OPTION},
        {"max_bytes", "-1", DECHROME_INVALID_OPTION},
        {"max_bytes", "99999999999999999999999", DECHROME_INVALID_OPTION},
        {"no_such_option", "1", DECHROME_INVALID_OPTION},
        {"", "", DECHROME_INVALID_OPTION},
        {"explain", "\xff", DECHROME_INVALID_ARGUMENT},
        {"\xc3", "true", DECHROME_INVALID_ARGUMENT},
        {NULL, "true", DECHROME_NULL_POINTER},
        {"explain", NULL, DECHROME_NULL_POINTER},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        CHECK(dechrome_options_set(options, table[i].key, table[i].value) == table[i].expected);
    }
    CHECK(dechrome_options_set(NULL, "explain", "true") == DECHROME_NULL_POINTER);
    dechrome_options_free(options);
    dechrome_options_free(NULL);
}

/* dechrome_clean with one thing wrong at a time: a status, and NULL written. */
static void refused(const dechrome_input *input, const dechrome_options *options, dechrome_status expected) {
    dechrome_document *document = (dechrome_document *)&failures;
    CHECK(dechrome_clean(input, options, &document) == expected);
    CHECK(document == NULL);
}

static void wrong_inputs(void) {
    dechrome_input good = page(ARTICLE, strlen(ARTICLE)), input;
    CHECK(dechrome_clean(&good, NULL, NULL) == DECHROME_NULL_POINTER);
    refused(NULL, NULL, DECHROME_NULL_POINTER);

    input = page(NULL, 1);
    refused(&input, NULL, DECHROME_NULL_POINTER);
    input = page(ARTICLE, SIZE_MAX);
    refused(&input, NULL, DECHROME_INVALID_ARGUMENT);
    input = page(PNG, sizeof PNG);
    input.flags = DECHROME_INPUT_UTF8;
    refused(&input, NULL, DECHROME_INVALID_ARGUMENT);
    input = good;
    input.flags = 2;
    refused(&input, NULL, DECHROME_INVALID_ARGUMENT);
    input.flags = UINT32_MAX;
    refused(&input, NULL, DECHROME_INVALID_ARGUMENT);

    for (int which = 0; which < 3; which++) {
        input = good;
        dechrome_str *text = which == 0 ? &input.url : which == 1 ? &input.content_type : &input.retrieved;
        *text = str("\xff\xfe");
        refused(&input, NULL, DECHROME_INVALID_ARGUMENT);
        text->ptr = NULL;
        refused(&input, NULL, DECHROME_NULL_POINTER);
    }
    input = good;
    input.retrieved = str("yesterday");
    refused(&input, NULL, DECHROME_INVALID_RETRIEVED);

    dechrome_options *options = dechrome_options_new();
    CHECK(dechrome_options_set(options, "max_bytes", "10") == DECHROME_OK);
    refused(&good, options, DECHROME_LIMIT_BYTES);
    dechrome_options_free(options);
    input = page(PNG, sizeof PNG);
    refused(&input, NULL, DECHROME_NOT_TEXT);
}

static void empty_inputs(void) {
    dechrome_input inputs[3] = {page(NULL, 0), page("", 0), page("", 0)};
    inputs[2].url = str("");
    inputs[2].content_type = str("");
    inputs[2].retrieved = str("");
    inputs[2].flags = DECHROME_INPUT_UTF8;
    for (int i = 0; i < 3; i++) {
        dechrome_document *document = NULL;
        CHECK(dechrome_clean(&inputs[i], NULL, &document) == DECHROME_OK);
        CHECK(equals(field(document, DECHROME_FIELD_KIND), "other"));
        CHECK(equals(field(document, DECHROME_FIELD_TEXT), ""));
        CHECK(absent(field(document, DECHROME_FIELD_TITLE)));
        CHECK(absent(field(document, DECHROME_FIELD_URL)));
        CHECK(dechrome_document_post_count(document) == 0);
        dechrome_document_free(document);
    }
    dechrome_document_free(NULL);
}

static void article(void) {
    dechrome_document *document = cleaned(ARTICLE, NULL);
    dechrome_str confidence = field(document, DECHROME_FIELD_CONFIDENCE);
    CHECK(equals(field(document, DECHROME_FIELD_TITLE), "Tea"));
    CHECK(contains(field(document, DECHROME_FIELD_TEXT), "Green tea is steeped at 80 degrees"));
    CHECK(!contains(field(document, DECHROME_FIELD_TEXT), "Home"));
    CHECK(equals(field(document, DECHROME_FIELD_URL), "https://forum.example/threads/tea.1/"));
    CHECK(equals(field(document, DECHROME_FIELD_LANGUAGE), "en"));
    CHECK(confidence.len == 4 && confidence.ptr[confidence.len] == '\0');
    CHECK(strtod(confidence.ptr, NULL) >= 0.0 && strtod(confidence.ptr, NULL) <= 1.0);
    CHECK(field(document, DECHROME_FIELD_CONFIDENCE).ptr == confidence.ptr);

    for (uint32_t key = DECHROME_FIELD_KIND; key <= DECHROME_FIELD_SCHEMA; key++) {
        field(document, key);
    }
    CHECK(absent(field(document, DECHROME_FIELD_FULL_TEXT)));
    CHECK(dechrome_document_removed_count(document) == 0);

    dechrome_str out;
    static const uint32_t unknown[] = {0, DECHROME_FIELD_SCHEMA + 1, 1000, UINT32_MAX};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        out = dirty();
        CHECK(dechrome_document_field(document, unknown[i], &out) == DECHROME_INVALID_ARGUMENT && absent(out));
        out = dirty();
        CHECK(dechrome_document_render(document, unknown[i], &out) == DECHROME_INVALID_ARGUMENT && absent(out));
    }
    CHECK(dechrome_document_field(document, DECHROME_FIELD_TITLE, NULL) == DECHROME_NULL_POINTER);
    CHECK(dechrome_document_render(document, DECHROME_OUTPUT_TEXT, NULL) == DECHROME_NULL_POINTER);
    out = dirty();
    CHECK(dechrome_document_field(NULL, DECHROME_FIELD_TITLE, &out) == DECHROME_NULL_POINTER && absent(out));
    out = dirty();
    CHECK(dechrome_document_render(NULL, DECHROME_OUTPUT_TEXT, &out) == DECHROME_NULL_POINTER && absent(out));
    dechrome_document_free(document);
}

static dechrome_str rendered(const dechrome_document *document, uint32_t output) {
    dechrome_str first = dirty(), second = dirty();
    CHECK(dechrome_document_render(document, output, &first) == DECHROME_OK);
    CHECK(dechrome_document_render(document, output, &second) == DECHROME_OK);
    CHECK(first.ptr != NULL && first.ptr == second.ptr && first.len == second.len);
    return first;
}

static void renderings(void) {
    dechrome_document *document = cleaned(ARTICLE, NULL);
    dechrome_str text = field(document, DECHROME_FIELD_TEXT);
    CHECK(rendered(document, DECHROME_OUTPUT_TEXT).ptr == text.ptr);
    CHECK(contains(rendered(document, DECHROME_OUTPUT_MARKDOWN), "Green tea"));
    CHECK(contains(rendered(document, DECHROME_OUTPUT_HTML), "<p>Green tea"));
    CHECK(contains(rendered(document, DECHROME_OUTPUT_JSON), "\"schema\":1"));
    dechrome_document_free(document);
}

static void posts(void) {
    dechrome_document *document = cleaned(THREAD, NULL);
    size_t count = dechrome_document_post_count(document);
    const dechrome_post *post = NULL, *second = NULL;
    dechrome_str out;
    CHECK(count == 2);
    CHECK(equals(field(document, DECHROME_FIELD_KIND), "thread"));
    CHECK(equals(field(document, DECHROME_FIELD_PLATFORM_NAME), "xenforo"));
    CHECK(dechrome_document_post(document, 0, &post) == DECHROME_OK && post != NULL);
    CHECK(dechrome_document_post(document, 1, &second) == DECHROME_OK && second != NULL && second != post);
    if (post != NULL && second != NULL) {
        CHECK(equals(post_field(post, DECHROME_POST_ID), "11"));
        CHECK(equals(post_field(post, DECHROME_POST_AUTHOR_NAME), "alice"));
        CHECK(contains(post_field(post, DECHROME_POST_PUBLISHED), "2024-08-19"));
        CHECK(contains(post_field(post, DECHROME_POST_TEXT), "How long is green tea steeped?"));
        CHECK(contains(post_field(second, DECHROME_POST_TEXT), "Two minutes are enough"));
        for (uint32_t key = DECHROME_POST_ID; key <= DECHROME_POST_COMMENT; key++) {
            post_field(post, key);
        }
        for (uint32_t output = DECHROME_OUTPUT_TEXT; output <= DECHROME_OUTPUT_JSON; output++) {
            out = dirty();
            CHECK(dechrome_post_render(post, output, &out) == DECHROME_OK);
            CHECK(contains(out, "How long is green tea") && !contains(out, "Two minutes are enough"));
        }
        static const uint32_t unknown[] = {0, DECHROME_POST_COMMENT + 1, UINT32_MAX};
        for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
            out = dirty();
            CHECK(dechrome_post_field(post, unknown[i], &out) == DECHROME_INVALID_ARGUMENT && absent(out));
            out = dirty();
            CHECK(dechrome_post_render(post, unknown[i], &out) == DECHROME_INVALID_ARGUMENT && absent(out));
        }
        CHECK(dechrome_post_field(post, DECHROME_POST_ID, NULL) == DECHROME_NULL_POINTER);
        CHECK(dechrome_post_render(post, DECHROME_OUTPUT_TEXT, NULL) == DECHROME_NULL_POINTER);
    }
    out = dirty();
    CHECK(dechrome_post_field(NULL, DECHROME_POST_ID, &out) == DECHROME_NULL_POINTER && absent(out));
    out = dirty();
    CHECK(dechrome_post_render(NULL, DECHROME_OUTPUT_TEXT, &out) == DECHROME_NULL_POINTER && absent(out));

    CHECK(dechrome_document_post(document, count, &post) == DECHROME_INVALID_ARGUMENT && post == NULL);
    post = second;
    CHECK(dechrome_document_post(document, SIZE_MAX, &post) == DECHROME_INVALID_ARGUMENT && post == NULL);
    post = second;
    CHECK(dechrome_document_post(NULL, 0, &post) == DECHROME_NULL_POINTER && post == NULL);
    CHECK(dechrome_document_post(document, 0, NULL) == DECHROME_NULL_POINTER);
    CHECK(dechrome_document_post_count(NULL) == 0);
    dechrome_document_free(document);
}

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

static void numbers(void) {
    dechrome_document *document = cleaned(FLAT, NULL);
    dechrome_str threads = field(document, DECHROME_FIELD_STATS_THREADS);
    CHECK(equals(threads, "3386") && threads.ptr[threads.len] == '\0');
    CHECK(threads.ptr != NULL && strtoull(threads.ptr, NULL, 10) == 3386);
    CHECK(equals(field(document, DECHROME_FIELD_STATS_POSTS), "33718"));
    CHECK(absent(field(document, DECHROME_FIELD_STATS_MEMBERS)));
    dechrome_document_free(document);
}

static void removals(void) {
    static const char *const settings[] = {"explain", "true", NULL};
    dechrome_document *document = cleaned(FLAT, settings);
    dechrome_str full_text = field(document, DECHROME_FIELD_FULL_TEXT), kind, rule;
    size_t count = dechrome_document_removed_count(document), last = 0;
    dechrome_span span = {7, 7};
    CHECK(full_text.ptr != NULL && count > 0);
    for (size_t i = 0; i < count; i++) {
        kind = rule = dirty();
        CHECK(dechrome_document_removed(document, i, &span, &kind, &rule) == DECHROME_OK);
        CHECK(last <= span.start && span.start < span.end && span.end <= full_text.len);
        CHECK(kind.len > 0 && rule.len > 0 && !equals(kind, "never written") && !equals(rule, "never written"));
        last = span.end;
    }
    CHECK(count == 0 || dechrome_document_removed(document, 0, &span, NULL, NULL) == DECHROME_OK);
    kind = rule = dirty();
    span.end = 7;
    CHECK(dechrome_document_removed(document, count, &span, &kind, &rule) == DECHROME_INVALID_ARGUMENT);
    CHECK(absent(kind) && absent(rule) && span.start == 0 && span.end == 0);
    kind = rule = dirty();
    CHECK(dechrome_document_removed(NULL, 0, &span, &kind, &rule) == DECHROME_NULL_POINTER);
    CHECK(absent(kind) && absent(rule));
    kind = rule = dirty();
    CHECK(dechrome_document_removed(document, 0, NULL, &kind, &rule) == DECHROME_NULL_POINTER);
    CHECK(absent(kind) && absent(rule));
    CHECK(dechrome_document_removed_count(NULL) == 0);
    dechrome_document_free(document);
}

enum { PAGES = 7 };

static void batch(void) {
    static const dechrome_status expected[PAGES] = {
        DECHROME_OK, DECHROME_NOT_TEXT, DECHROME_OK, DECHROME_NULL_POINTER, DECHROME_INVALID_ARGUMENT, DECHROME_OK,
        DECHROME_INVALID_RETRIEVED};
    dechrome_input inputs[PAGES] = {page(ARTICLE, strlen(ARTICLE)), page(PNG, sizeof PNG), page(NULL, 0), page(NULL, 9),
                                    page(FLAT, strlen(FLAT)), page(FLAT, strlen(FLAT)), page(FLAT, strlen(FLAT))};
    inputs[4].flags = 8;
    inputs[6].retrieved = str("soon");
    static const size_t threads[] = {0, 1, 2, 64};
    for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
        dechrome_document *documents[PAGES];
        dechrome_status statuses[PAGES];
        memset(documents, 0x5a, sizeof documents);
        memset(statuses, 0x5a, sizeof statuses);
        CHECK(dechrome_clean_batch(inputs, PAGES, NULL, threads[t], documents, statuses) == DECHROME_OK);
        for (int i = 0; i < PAGES; i++) {
            CHECK(statuses[i] == expected[i]);
            CHECK((documents[i] != NULL) == (expected[i] == DECHROME_OK));
        }
        CHECK(equals(field(documents[0], DECHROME_FIELD_TITLE), "Tea"));
        CHECK(equals(field(documents[2], DECHROME_FIELD_TEXT), ""));
        for (int i = 0; i < PAGES; i++) {
            dechrome_document_free(documents[i]);
        }
    }
}

static void wrong_batches(void) {
    dechrome_input input = page(ARTICLE, strlen(ARTICLE));
    dechrome_document *document = (dechrome_document *)&failures;
    dechrome_status status = 99;
    CHECK(dechrome_clean_batch(NULL, 0, NULL, 0, NULL, NULL) == DECHROME_OK);
    CHECK(dechrome_clean_batch(NULL, 1, NULL, 0, &document, &status) == DECHROME_NULL_POINTER);
    CHECK(document == NULL && status == DECHROME_NULL_POINTER);
    status = 99;
    CHECK(dechrome_clean_batch(&input, 1, NULL, 0, NULL, &status) == DECHROME_NULL_POINTER);
    CHECK(status == DECHROME_NULL_POINTER);
    document = (dechrome_document *)&failures;
    CHECK(dechrome_clean_batch(&input, 1, NULL, 0, &document, NULL) == DECHROME_NULL_POINTER);
    CHECK(document == NULL);
    CHECK(dechrome_clean_batch(&input, SIZE_MAX, NULL, 0, &document, &status) == DECHROME_INVALID_ARGUMENT);
}

static void join(void) {
    dechrome_input input = page(THREAD, strlen(THREAD));
    dechrome_document *pages[3] = {NULL, NULL, NULL};
    CHECK(dechrome_clean(&input, NULL, &pages[0]) == DECHROME_OK);
    CHECK(dechrome_clean(&input, NULL, &pages[1]) == DECHROME_OK);
    size_t posts = dechrome_document_post_count(pages[0]);
    dechrome_document *joined = (dechrome_document *)&failures;
    CHECK(dechrome_document_join(pages, 3, &joined) == DECHROME_NULL_POINTER && joined == NULL);
    joined = (dechrome_document *)&failures;
    CHECK(dechrome_document_join(NULL, 1, &joined) == DECHROME_NULL_POINTER && joined == NULL);
    CHECK(dechrome_document_join(pages, SIZE_MAX, &joined) == DECHROME_INVALID_ARGUMENT && joined == NULL);
    CHECK(dechrome_document_join(pages, 1, NULL) == DECHROME_NULL_POINTER);
    CHECK(dechrome_document_join(pages, 2, &joined) == DECHROME_OK);
    dechrome_document_free(pages[0]);
    dechrome_document_free(pages[1]);
    CHECK(posts > 0 && dechrome_document_post_count(joined) == posts); /* each post once */
    CHECK(field(joined, DECHROME_FIELD_TEXT).len > 0);
    dechrome_document_free(joined);
    CHECK(dechrome_document_join(NULL, 0, &joined) == DECHROME_OK);
    CHECK(equals(field(joined, DECHROME_FIELD_TEXT), "") && equals(field(joined, DECHROME_FIELD_KIND), "other"));
    dechrome_document_free(joined);
}

int main(void) {
    versions();
    options();
    wrong_inputs();
    empty_inputs();
    article();
    renderings();
    posts();
    lists_of_documents();
    lists_of_posts();
    wrong_lists();
    numbers();
    removals();
    batch();
    wrong_batches();
    join();
    if (failures > 0) {
        fprintf(stderr, "%d checks failed\n", failures);
    }
    return failures > 0;
}
