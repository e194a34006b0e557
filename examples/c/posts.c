/* Cleans the pages of one thread, joins them and prints all that is known of its posts, and of the board around them.
 *
 *     cc -std=c99 -I include examples/c/posts.c -L target/release -ldechrome -o posts
 *     LD_LIBRARY_PATH=target/release ./posts https://forum.example/t/1 page1.html page2.html
 */
#include "dechrome.h"
#include "read_file.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct named {
    const char *name;
    uint32_t key;
} named;

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const named PAGE[] = {
    {"title", DECHROME_FIELD_TITLE},          {"forum software", DECHROME_FIELD_PLATFORM_NAME},
    {"language", DECHROME_FIELD_LANGUAGE},    {"replies", DECHROME_FIELD_REPLIES},
    {"views", DECHROME_FIELD_VIEWS},          {"page", DECHROME_FIELD_PAGE_NUMBER},
    {"of pages", DECHROME_FIELD_PAGE_TOTAL},  {"next page", DECHROME_FIELD_PAGE_NEXT},
    {"threads", DECHROME_FIELD_STATS_THREADS}, {"members", DECHROME_FIELD_STATS_MEMBERS},
};
static const named POST[] = {
    {"id", DECHROME_POST_ID},
    {"author", DECHROME_POST_AUTHOR_NAME},
    {"joined", DECHROME_POST_AUTHOR_JOINED},
    {"published", DECHROME_POST_PUBLISHED},
    {"edited", DECHROME_POST_MODIFIED},
    {"reactions", DECHROME_POST_REACTIONS},
    {"signature", DECHROME_POST_SIGNATURE},
};
static const named THREAD[] = {
    {"thread", DECHROME_ITEM_TITLE}, {"url", DECHROME_ITEM_URL}, {"replies", DECHROME_ITEM_REPLIES}};
static const named QUOTE[] = {{"quotes", DECHROME_ITEM_AUTHOR}, {"of post", DECHROME_ITEM_SOURCE}};
static const named IMAGE[] = {{"image", DECHROME_ITEM_URL}, {"named", DECHROME_ITEM_NAME}};
static const named LINK[] = {{"link", DECHROME_ITEM_URL}};
static const named ATTACHMENT[] = {
    {"attached", DECHROME_ITEM_NAME}, {"bytes", DECHROME_ITEM_SIZE}, {"url", DECHROME_ITEM_URL}};

/* The lists of a post: their numbers and the fields of their items. */
static const struct {
    uint32_t list;
    const named *fields;
    size_t count;
} LISTS[] = {
    {DECHROME_LIST_QUOTES, QUOTE, COUNT(QUOTE)},
    {DECHROME_LIST_IMAGES, IMAGE, COUNT(IMAGE)},
    {DECHROME_LIST_LINKS, LINK, COUNT(LINK)},
    {DECHROME_LIST_ATTACHMENTS, ATTACHMENT, COUNT(ATTACHMENT)},
};

/* Prints what is there; a page rarely tells all. */
static void print(const char *indent, const char *name, dechrome_str text) {
    if (text.ptr != NULL) {
        printf("%s%s: %.*s\n", indent, name, (int)text.len, text.ptr);
    }
}

static void print_post(const dechrome_post *post) {
    dechrome_str text;
    printf("post\n");
    for (size_t i = 0; i < COUNT(POST); i++) {
        dechrome_post_field(post, POST[i].key, &text);
        print("  ", POST[i].name, text);
    }
    for (size_t l = 0; l < COUNT(LISTS); l++) {
        size_t count = dechrome_post_item_count(post, LISTS[l].list);
        for (size_t i = 0; i < count; i++) {
            for (size_t f = 0; f < LISTS[l].count; f++) {
                dechrome_post_item(post, LISTS[l].list, i, LISTS[l].fields[f].key, &text);
                print("  ", LISTS[l].fields[f].name, text);
            }
        }
    }
    dechrome_post_field(post, DECHROME_POST_TEXT, &text);
    printf("%.*s\n", (int)text.len, text.ptr);
}

static void print_document(const dechrome_document *document) {
    dechrome_str text;
    for (size_t i = 0; i < COUNT(PAGE); i++) {
        dechrome_document_field(document, PAGE[i].key, &text);
        print("", PAGE[i].name, text);
    }
    size_t steps = dechrome_document_item_count(document, DECHROME_LIST_BREADCRUMBS);
    for (size_t i = 0; i < steps; i++) {
        dechrome_document_item(document, DECHROME_LIST_BREADCRUMBS, i, DECHROME_ITEM_TEXT, &text);
        print("", "in", text);
    }
    size_t threads = dechrome_document_item_count(document, DECHROME_LIST_THREADS);
    for (size_t i = 0; i < threads; i++) {
        for (size_t f = 0; f < COUNT(THREAD); f++) {
            dechrome_document_item(document, DECHROME_LIST_THREADS, i, THREAD[f].key, &text);
            print("", THREAD[f].name, text);
        }
    }
    size_t posts = dechrome_document_post_count(document);
    for (size_t i = 0; i < posts; i++) {
        const dechrome_post *post;
        if (dechrome_document_post(document, i, &post) == DECHROME_OK) {
            print_post(post);
        }
    }
}

/* Cleans one file; NULL, and a message, when it cannot be. */
static dechrome_document *clean_file(const char *path, const char *url) {
    dechrome_document *document = NULL;
    dechrome_input input = {0};
    char *bytes = read_file(path, &input.len);
    if (bytes == NULL) {
        fprintf(stderr, "%s: cannot be read\n", path);
        return NULL;
    }
    input.bytes = bytes;
    input.url.ptr = url;
    input.url.len = strlen(url);
    dechrome_status status = dechrome_clean(&input, NULL, &document);
    if (status != DECHROME_OK) {
        fprintf(stderr, "%s: %s\n", path, dechrome_status_message(status));
    }
    free(bytes); /* the document keeps nothing of it */
    return document;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: posts URL FILE...\n");
        return 2;
    }
    size_t count = (size_t)argc - 2, cleaned = 0;
    dechrome_document **pages = calloc(count, sizeof *pages), *thread = NULL;
    dechrome_status status = DECHROME_OK;
    for (size_t i = 0; pages != NULL && i < count; i++) {
        dechrome_document *page = clean_file(argv[i + 2], argv[1]);
        if (page != NULL) {
            pages[cleaned++] = page;
        }
    }
    if (pages != NULL) {
        status = dechrome_document_join(pages, cleaned, &thread);
    }
    for (size_t i = 0; i < cleaned; i++) {
        dechrome_document_free(pages[i]); /* the joined one stands by itself */
    }
    if (thread != NULL) {
        print_document(thread);
    } else {
        fprintf(stderr, "%s\n", dechrome_status_message(status));
    }
    dechrome_document_free(thread);
    free(pages);
    return thread != NULL && cleaned == count ? EXIT_SUCCESS : EXIT_FAILURE;
}
