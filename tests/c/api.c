/* The C interface, used and misused: options, cleaning, documents and posts, and what the header says happens to wrong
 * arguments. Lists are in lists.c, batches and joining in batches.c. Prints each check that fails and exits with 1 then. */
#include "check.h"
#include "pages.h"

#include <stdlib.h>

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

int main(void) {
    versions();
    options();
    wrong_inputs();
    empty_inputs();
    article();
    renderings();
    posts();
    numbers();
    removals();
    return result();
}
