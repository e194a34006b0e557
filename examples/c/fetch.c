/* Fetches pages with libcurl's multi interface, several at once, and cleans each on a thread of its own while others are still
 * being fetched. Prints a line for each page, as they get ready.
 *
 *     cc -std=c99 -pthread -I include examples/c/fetch.c -L target/release -ldechrome -lcurl -o fetch
 *     LD_LIBRARY_PATH=target/release ./fetch https://forum.example/t/1 https://forum.example/t/2
 *
 * It fetches what it is told, once; a crawler has to ask robots.txt first and to wait between the pages of a host.
 */
#define _POSIX_C_SOURCE 200809L /* gmtime_r */
#include "dechrome.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_BYTES = 64 << 20, MAX_REDIRECTS = 5, WAIT_MS = 1000, TIMEOUT_S = 60, MAX_CONNECTIONS = 8 };

/* A page on its way. */
typedef struct page {
    char *bytes, *url, *content_type;
    size_t len, room;
    char retrieved[32];
    struct page *next;
} page;

/* The pages that are fetched and not cleaned yet, oldest first. */
typedef struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled;
    page *first, *last;
    int closed;   /* no more will come */
    size_t failed; /* pages that could not be cleaned */
} queue;

static void free_page(page *page) {
    free(page->bytes);
    free(page->url);
    free(page->content_type);
    free(page);
}

static void put(queue *queue, page *page) {
    pthread_mutex_lock(&queue->lock);
    if (queue->last != NULL) {
        queue->last->next = page;
    } else {
        queue->first = page;
    }
    queue->last = page;
    pthread_cond_signal(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
}

/* The next page, waiting for it; NULL when there will be none. */
static page *take(queue *queue) {
    pthread_mutex_lock(&queue->lock);
    while (queue->first == NULL && !queue->closed) {
        pthread_cond_wait(&queue->filled, &queue->lock);
    }
    page *taken = queue->first;
    if (taken != NULL) {
        queue->first = taken->next;
        if (queue->first == NULL) {
            queue->last = NULL;
        }
    }
    pthread_mutex_unlock(&queue->lock);
    return taken;
}

static dechrome_str view(const char *text) {
    dechrome_str view = {text, text != NULL ? strlen(text) : 0};
    return view;
}

/* Cleans a page and prints a line; whether it could be cleaned. */
static int clean(const page *page) {
    dechrome_document *document;
    dechrome_input input = {0};
    input.bytes = page->bytes;
    input.len = page->len;
    input.url = view(page->url);
    input.content_type = view(page->content_type);
    input.retrieved = view(page->retrieved);
    dechrome_status status = dechrome_clean(&input, NULL, &document);
    if (status != DECHROME_OK) {
        printf("%s: %s\n", page->url, dechrome_status_message(status));
        return 0;
    }
    dechrome_str title, kind;
    dechrome_document_field(document, DECHROME_FIELD_KIND, &kind);
    dechrome_document_field(document, DECHROME_FIELD_TITLE, &title);
    printf("%s: %.*s, %lu posts: %.*s\n", page->url, (int)kind.len, kind.ptr,
           (unsigned long)dechrome_document_post_count(document), (int)title.len, title.ptr != NULL ? title.ptr : "");
    fflush(stdout); /* as it gets ready, into a pipe too */
    dechrome_document_free(document);
    return 1;
}

static void *clean_pages(void *argument) {
    queue *queue = argument;
    for (page *page = take(queue); page != NULL; page = take(queue)) {
        if (!clean(page)) {
            queue->failed++; /* read after this thread has ended */
        }
        free_page(page);
    }
    return NULL;
}

/* What libcurl calls for each piece of a page; a size other than asked for ends the transfer. */
static size_t receive(char *piece, size_t size, size_t count, void *argument) {
    page *page = argument;
    size_t more = size * count;
    if (more > MAX_BYTES - page->len) {
        return 0;
    }
    if (page->len + more > page->room) {
        size_t room = (page->len + more) * 2;
        char *larger = realloc(page->bytes, room);
        if (larger == NULL) {
            return 0;
        }
        page->bytes = larger;
        page->room = room;
    }
    memcpy(page->bytes + page->len, piece, more);
    page->len += more;
    return more;
}

/* Adds the transfer of a URL; whether it could be. */
static int start(CURLM *multi, const char *url) {
    CURL *easy = curl_easy_init();
    page *fetched = easy != NULL ? calloc(1, sizeof *fetched) : NULL;
    if (fetched == NULL) {
        curl_easy_cleanup(easy);
        return 0;
    }
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, fetched);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, fetched);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "dechrome-fetch-example/1.0");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXREDIRS, (long)MAX_REDIRECTS);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, (long)TIMEOUT_S);
    curl_easy_setopt(easy, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    return curl_multi_add_handle(multi, easy) == CURLM_OK;
}

static char *copy(const char *text) {
    size_t len = text != NULL ? strlen(text) + 1 : 0;
    char *copied = len > 0 ? malloc(len) : NULL;
    return copied != NULL ? memcpy(copied, text, len) : NULL;
}

/* Hands the page of a finished transfer to the thread that cleans; whether it was fetched. */
static int finish(CURLM *multi, const CURLMsg *message, queue *queue) {
    CURL *easy = message->easy_handle;
    CURLcode result = message->data.result;
    page *fetched = NULL;
    char *url = NULL, *content_type = NULL;
    time_t now = time(NULL);
    struct tm utc;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&fetched);
    curl_easy_getinfo(easy, CURLINFO_EFFECTIVE_URL, &url);
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &content_type);
    fetched->url = copy(url);
    fetched->content_type = copy(content_type);
    strftime(fetched->retrieved, sizeof fetched->retrieved, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
    if (result == CURLE_OK) {
        put(queue, fetched);
    } else {
        fprintf(stderr, "%s: %s\n", url, curl_easy_strerror(result));
        free_page(fetched);
    }
    curl_multi_remove_handle(multi, easy);
    curl_easy_cleanup(easy);
    return result == CURLE_OK;
}

/* Runs all transfers to their ends; how many pages were fetched. */
static size_t fetch(CURLM *multi, queue *queue) {
    size_t fetched = 0;
    int running = 1, waiting = 0;
    while (running > 0 && curl_multi_perform(multi, &running) == CURLM_OK) {
        for (CURLMsg *message = curl_multi_info_read(multi, &waiting); message != NULL;
             message = curl_multi_info_read(multi, &waiting)) {
            if (message->msg == CURLMSG_DONE) {
                fetched += (size_t)finish(multi, message, queue);
            }
        }
        if (running > 0) {
            curl_multi_wait(multi, NULL, 0, WAIT_MS, NULL);
        }
    }
    return fetched;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: fetch URL...\n");
        return 2;
    }
    queue queue = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, NULL, NULL, 0, 0};
    pthread_t cleaner;
    curl_global_init(CURL_GLOBAL_DEFAULT);
    CURLM *multi = curl_multi_init();
    if (multi == NULL || pthread_create(&cleaner, NULL, clean_pages, &queue) != 0) {
        return EXIT_FAILURE;
    }
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)MAX_CONNECTIONS);
    size_t asked = (size_t)argc - 1, started = 0;
    for (size_t i = 0; i < asked; i++) {
        started += (size_t)start(multi, argv[i + 1]);
    }
    size_t fetched = started > 0 ? fetch(multi, &queue) : 0;

    pthread_mutex_lock(&queue.lock);
    queue.closed = 1;
    pthread_cond_signal(&queue.filled);
    pthread_mutex_unlock(&queue.lock);
    pthread_join(cleaner, NULL);
    curl_multi_cleanup(multi);
    curl_global_cleanup();
    return fetched == asked && queue.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
