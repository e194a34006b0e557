/* Cleans a page from a file or standard input and prints its title, its posts and what was removed.
 *
 *     cc -std=c99 -I include examples/c/clean.c -L target/release -ldechrome -o clean
 *     LD_LIBRARY_PATH=target/release ./clean page.html [url]
 */
#include "dechrome.h"
#include "read_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_LINES = 3 };

static void print(const char *label, dechrome_str text) {
    if (text.ptr != NULL) {
        printf("%s%.*s\n", label, (int)text.len, text.ptr);
    }
}

/* Prints the first lines of a text, each indented. */
static void print_lines(dechrome_str text) {
    size_t start = 0;
    for (int line = 0; line < SHOWN_LINES && start < text.len; line++) {
        const char *end = memchr(text.ptr + start, '\n', text.len - start);
        size_t stop = end != NULL ? (size_t)(end - text.ptr) : text.len;
        printf("    %.*s\n", (int)(stop - start), text.ptr + start);
        start = stop + 1;
    }
}

static void print_posts(const dechrome_document *document) {
    size_t count = dechrome_document_post_count(document);
    for (size_t i = 0; i < count; i++) {
        const dechrome_post *post;
        dechrome_str author, published, text;
        if (dechrome_document_post(document, i, &post) != DECHROME_OK) {
            continue;
        }
        dechrome_post_field(post, DECHROME_POST_AUTHOR_NAME, &author);
        dechrome_post_field(post, DECHROME_POST_PUBLISHED, &published);
        dechrome_post_field(post, DECHROME_POST_TEXT, &text);
        printf("post %lu\n", (unsigned long)(i + 1));
        print("  author: ", author);
        print("  published: ", published);
        print_lines(text);
    }
}

static void print_removed(const dechrome_document *document) {
    dechrome_str full_text;
    dechrome_document_field(document, DECHROME_FIELD_FULL_TEXT, &full_text);
    size_t count = dechrome_document_removed_count(document);
    for (size_t i = 0; i < count; i++) {
        dechrome_span span;
        dechrome_str kind, rule;
        if (dechrome_document_removed(document, i, &span, &kind, &rule) != DECHROME_OK) {
            continue;
        }
        printf("removed %.*s by %.*s\n", (int)kind.len, kind.ptr, (int)rule.len, rule.ptr);
        dechrome_str text = {full_text.ptr + span.start, span.end - span.start};
        print_lines(text);
    }
}

static dechrome_status clean(const dechrome_input *input) {
    dechrome_document *document = NULL;
    dechrome_options *options = dechrome_options_new();
    dechrome_status status = dechrome_options_set(options, "explain", "true");
    if (status == DECHROME_OK) {
        status = dechrome_clean(input, options, &document);
    }
    if (status == DECHROME_OK) {
        dechrome_str title, text;
        dechrome_document_field(document, DECHROME_FIELD_TITLE, &title);
        dechrome_document_field(document, DECHROME_FIELD_TEXT, &text);
        print("title: ", title);
        if (dechrome_document_post_count(document) > 0) {
            print_posts(document);
        } else {
            print_lines(text);
        }
        print_removed(document);
    }
    dechrome_document_free(document);
    dechrome_options_free(options);
    return status;
}

int main(int argc, char **argv) {
    const char *path = argc > 1 ? argv[1] : "-";
    size_t len = 0;
    char *bytes = read_file(path, &len);
    if (bytes == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return EXIT_FAILURE;
    }

    dechrome_input input = {0};
    input.bytes = bytes;
    input.len = len;
    if (argc > 2) {
        input.url.ptr = argv[2];
        input.url.len = strlen(argv[2]);
    }
    dechrome_status status = clean(&input);
    if (status != DECHROME_OK) {
        fprintf(stderr, "%s: %s\n", path, dechrome_status_message(status));
    }
    free(bytes);
    return status == DECHROME_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
