/* Cleans many files on threads of its own that share one options object, and prints a line for each, in the order given.
 *
 *     cc -std=c99 -pthread -I include examples/c/batch.c -L target/release -ldechrome -o batch
 *     LD_LIBRARY_PATH=target/release ./batch 4 *.html
 *
 * A program whose pages are in memory already has less to write with dechrome_clean_batch, which brings its own threads.
 */
#include "dechrome.h"
#include "read_file.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_THREADS = 256 };

/* What all threads share: options that nobody sets any more, files, and places for the results. */
typedef struct work {
    const dechrome_options *options;
    char **paths;
    size_t count;
    dechrome_document **documents;
    const char **errors;
    pthread_mutex_t lock; /* of `next` */
    size_t next;
} work;

/* The next file that nobody has taken; `count` when there is none. */
static size_t take(work *work) {
    pthread_mutex_lock(&work->lock);
    size_t taken = work->next;
    if (work->next < work->count) {
        work->next++;
    }
    pthread_mutex_unlock(&work->lock);
    return taken;
}

static void *clean_files(void *argument) {
    work *work = argument;
    for (size_t i = take(work); i < work->count; i = take(work)) {
        dechrome_input input = {0};
        char *bytes = read_file(work->paths[i], &input.len);
        if (bytes == NULL) {
            work->errors[i] = "cannot be read";
            continue;
        }
        input.bytes = bytes;
        dechrome_status status = dechrome_clean(&input, work->options, &work->documents[i]);
        if (status != DECHROME_OK) {
            work->errors[i] = dechrome_status_message(status); /* static: never freed */
        }
        free(bytes);
    }
    return NULL;
}

/* Runs the threads; those that cannot be started leave their share to the others and to this one. */
static void run(work *work, size_t threads) {
    pthread_t started[MAX_THREADS];
    size_t count = 0;
    while (count + 1 < threads && pthread_create(&started[count], NULL, clean_files, work) == 0) {
        count++;
    }
    clean_files(work);
    for (size_t i = 0; i < count; i++) {
        pthread_join(started[i], NULL);
    }
}

/* Prints one result; whether there is a document. */
static int print(const work *work, size_t i) {
    const dechrome_document *document = work->documents[i];
    if (document == NULL) {
        printf("%s: %s\n", work->paths[i], work->errors[i]);
        return 0;
    }
    dechrome_str kind, title, text;
    dechrome_document_field(document, DECHROME_FIELD_KIND, &kind);
    dechrome_document_field(document, DECHROME_FIELD_TITLE, &title);
    dechrome_document_field(document, DECHROME_FIELD_TEXT, &text);
    unsigned long posts = (unsigned long)dechrome_document_post_count(document);
    printf("%s: %.*s, %lu posts, %lu bytes of text", work->paths[i], (int)kind.len, kind.ptr, posts, (unsigned long)text.len);
    if (title.ptr != NULL) {
        printf(": %.*s", (int)title.len, title.ptr);
    }
    printf("\n");
    return 1;
}

int main(int argc, char **argv) {
    size_t threads = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    if (argc < 3 || threads == 0 || threads > MAX_THREADS) {
        fprintf(stderr, "usage: batch THREADS FILE...   (at most %d threads)\n", (int)MAX_THREADS);
        return 2;
    }
    dechrome_options *options = dechrome_options_new();
    if (dechrome_options_set(options, "max_bytes", "67108864") != DECHROME_OK) { /* 64 MiB a page */
        dechrome_options_free(options);
        return EXIT_FAILURE;
    }
    work work = {0};
    work.options = options;
    work.paths = argv + 2;
    work.count = (size_t)argc - 2;
    work.documents = calloc(work.count, sizeof *work.documents);
    work.errors = calloc(work.count, sizeof *work.errors);
    size_t cleaned = 0;
    if (work.documents != NULL && work.errors != NULL && pthread_mutex_init(&work.lock, NULL) == 0) {
        run(&work, threads);
        pthread_mutex_destroy(&work.lock);
        for (size_t i = 0; i < work.count; i++) {
            cleaned += (size_t)print(&work, i);
            dechrome_document_free(work.documents[i]);
        }
    }
    free(work.documents);
    free((void *)work.errors);
    dechrome_options_free(options);
    return cleaned == work.count ? EXIT_SUCCESS : EXIT_FAILURE;
}
