/* What the tests of the C interface check with. A check that fails is printed, and counted in `failures`. */
#ifndef CHECK_H
#define CHECK_H

#include "dechrome.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                            \
            failures++;                                                                                                \
        }                                                                                                              \
    } while (0)

static inline dechrome_str str(const char *text) {
    dechrome_str view;
    view.ptr = text;
    view.len = text == NULL ? 0 : strlen(text);
    return view;
}

static inline dechrome_input page(const void *bytes, size_t len) {
    dechrome_input input;
    memset(&input, 0, sizeof input);
    input.bytes = bytes;
    input.len = len;
    return input;
}

static inline int absent(dechrome_str view) { return view.ptr == NULL && view.len == 0; }

static inline int equals(dechrome_str view, const char *text) {
    return view.ptr != NULL && view.len == strlen(text) && memcmp(view.ptr, text, view.len) == 0;
}

static inline int contains(dechrome_str view, const char *text) {
    size_t len = strlen(text);
    for (size_t i = 0; view.ptr != NULL && i + len <= view.len; i++) {
        if (memcmp(view.ptr + i, text, len) == 0) {
            return 1;
        }
    }
    return 0;
}

/* A view that is no valid answer, so that a function which does not write its output is found out. */
static inline dechrome_str dirty(void) { return str("never written"); }

static inline dechrome_str field(const dechrome_document *document, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_document_field(document, key, &out) == DECHROME_OK);
    CHECK(out.ptr != NULL || out.len == 0);
    return out;
}

static inline dechrome_str post_field(const dechrome_post *post, uint32_t key) {
    dechrome_str out = dirty();
    CHECK(dechrome_post_field(post, key, &out) == DECHROME_OK);
    CHECK(out.ptr != NULL || out.len == 0);
    return out;
}

static inline dechrome_document *cleaned(const char *text, const char *const *settings) {
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

/* What main returns. */
static inline int result(void) {
    if (failures > 0) {
        fprintf(stderr, "%d checks failed\n", failures);
    }
    return failures > 0;
}

#endif
