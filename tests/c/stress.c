/* Many threads clean mixed pages with the same options, and read the same documents: every result must be the one that a single
 * thread has got before. Prints how much memory is held after a tenth of the cleans and at the end.
 *
 *     stress THREADS CLEANS      (CLEANS of each thread)
 */
#define _POSIX_C_SOURCE 200809L /* for resident.h */
#include "dechrome.h"
#include "pages.h"
#include "resident.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_THREADS = 64, KINDS = 7, JOIN_EVERY = 64 };

/* A page, and what it becomes. */
typedef struct sample {
    dechrome_input input;
    dechrome_status status;
    dechrome_document *document; /* shared: NULL where the page has a status */
    dechrome_str json;
} sample;

static sample samples[KINDS];
static dechrome_options *options;
static size_t cleans;

static dechrome_input input_of(const void *bytes, size_t len) {
    dechrome_input input = {0};
    input.bytes = bytes;
    input.len = len;
    input.url.ptr = "https://forum.example/threads/tea.1/";
    input.url.len = strlen(input.url.ptr);
    return input;
}

static int same(dechrome_str one, dechrome_str other) {
    return one.len == other.len && (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

/* Cleans a sample and compares all of it; whether it is as expected. */
static int clean_again(const sample *sample) {
    dechrome_document *document;
    dechrome_str json = {NULL, 0};
    if (dechrome_clean(&sample->input, options, &document) != sample->status) {
        dechrome_document_free(document);
        return 0;
    }
    int right = 1;
    if (document != NULL) {
        right = dechrome_document_render(document, DECHROME_OUTPUT_JSON, &json) == DECHROME_OK && same(json, sample->json);
    }
    dechrome_document_free(document);
    return right;
}

/* Reads a shared document, whose renderings and numbers the threads make on first request. */
static int read_shared(const sample *sample, size_t round) {
    dechrome_str text, shown;
    if (sample->document == NULL) {
        return 1;
    }
    uint32_t key = 1 + (uint32_t)(round % DECHROME_FIELD_SCHEMA), output = 1 + (uint32_t)(round % DECHROME_OUTPUT_JSON);
    int right = dechrome_document_field(sample->document, key, &text) == DECHROME_OK;
    right &= dechrome_document_render(sample->document, output, &shown) == DECHROME_OK && shown.ptr != NULL;
    size_t posts = dechrome_document_post_count(sample->document);
    for (size_t i = 0; i < posts; i++) {
        const dechrome_post *post;
        right &= dechrome_document_post(sample->document, i, &post) == DECHROME_OK;
        right &= dechrome_post_render(post, output, &shown) == DECHROME_OK && shown.ptr != NULL;
        right &= dechrome_post_item_count(post, DECHROME_LIST_LINKS) < 2;
    }
    return right;
}

/* Joins a shared document with itself: each post once. */
static int join_shared(const sample *sample) {
    dechrome_document *both[2] = {sample->document, sample->document}, *joined;
    if (sample->document == NULL) {
        return 1;
    }
    int right = dechrome_document_join(both, 2, &joined) == DECHROME_OK &&
                dechrome_document_post_count(joined) == dechrome_document_post_count(sample->document);
    dechrome_document_free(joined);
    return right;
}

static void *work(void *argument) {
    size_t thread = *(const size_t *)argument, wrong = 0;
    for (size_t round = 0; round < cleans; round++) {
        const sample *sample = &samples[(round + thread) % KINDS];
        wrong += !clean_again(sample) + !read_shared(sample, round);
        wrong += round % JOIN_EVERY == 0 && !join_shared(sample);
        if (thread == 0 && round == cleans / 10) {
            printf("%lu KB after %lu cleans of each thread\n", resident(), (unsigned long)round);
        }
    }
    return (void *)wrong;
}

static void prepare(void) {
    options = dechrome_options_new();
    dechrome_options_set(options, "explain", "true");
    samples[0].input = input_of(ARTICLE, strlen(ARTICLE));
    samples[1].input = input_of(THREAD, strlen(THREAD));
    samples[2].input = input_of(FLAT, strlen(FLAT));
    samples[3].input = input_of(PNG, sizeof PNG);
    samples[4].input = input_of(RICH, strlen(RICH));
    samples[5].input = input_of(THREAD, strlen(THREAD) / 2);
    samples[6].input = input_of(LISTING, strlen(LISTING));
    for (size_t i = 0; i < KINDS; i++) {
        dechrome_document *apart; /* so that the shared one has made nothing yet */
        samples[i].status = dechrome_clean(&samples[i].input, options, &samples[i].document);
        dechrome_clean(&samples[i].input, options, &apart);
        dechrome_str json;
        if (apart != NULL && dechrome_document_render(apart, DECHROME_OUTPUT_JSON, &json) == DECHROME_OK) {
            char *kept = malloc(json.len);
            samples[i].json.ptr = kept != NULL ? memcpy(kept, json.ptr, json.len) : NULL;
            samples[i].json.len = json.len;
        }
        dechrome_document_free(apart);
    }
}

int main(int argc, char **argv) {
    size_t threads = argc > 2 ? strtoul(argv[1], NULL, 10) : 0, numbers[MAX_THREADS], wrong = 0;
    cleans = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    if (threads == 0 || threads > MAX_THREADS || cleans == 0) {
        fprintf(stderr, "usage: stress THREADS CLEANS   (at most %d threads)\n", (int)MAX_THREADS);
        return 2;
    }
    prepare();
    pthread_t started[MAX_THREADS];
    for (size_t i = 0; i < threads; i++) {
        numbers[i] = i;
        if (pthread_create(&started[i], NULL, work, &numbers[i]) != 0) {
            return 2;
        }
    }
    for (size_t i = 0; i < threads; i++) {
        void *result;
        pthread_join(started[i], &result);
        wrong += (size_t)result;
    }
    printf("%lu KB at the end\n", resident());
    printf("%lu cleans, %lu wrong\n", (unsigned long)(threads * cleans), (unsigned long)wrong);
    for (size_t i = 0; i < KINDS; i++) {
        dechrome_document_free(samples[i].document);
        free((void *)samples[i].json.ptr);
    }
    dechrome_options_free(options);
    return wrong > 0;
}
