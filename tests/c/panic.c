/* A panic in the library becomes a status: with the key that only builds with feature `internals` have. */
#include "check.h"
#include "pages.h"

enum { PAGES = 4 };

int main(void) {
    dechrome_options *options = dechrome_options_new();
    dechrome_input inputs[PAGES];
    dechrome_document *documents[PAGES], *document = (dechrome_document *)&failures;
    dechrome_status statuses[PAGES];
    memset(inputs, 0, sizeof inputs);
    for (int i = 0; i < PAGES; i++) {
        inputs[i].bytes = THREAD;
        inputs[i].len = strlen(THREAD);
        documents[i] = document;
    }
    CHECK(dechrome_options_set(options, "panics", "true") == DECHROME_OK);
    CHECK(dechrome_clean(&inputs[0], options, &document) == DECHROME_PANIC && document == NULL);
    CHECK(dechrome_clean_batch(inputs, PAGES, options, 2, documents, statuses) == DECHROME_OK);
    for (int i = 0; i < PAGES; i++) {
        CHECK(statuses[i] == DECHROME_PANIC && documents[i] == NULL);
    }
    CHECK(dechrome_options_set(options, "panics", "false") == DECHROME_OK);
    CHECK(dechrome_clean(&inputs[0], options, &document) == DECHROME_OK); /* other calls are as if nothing had been */
    CHECK(dechrome_document_post_count(document) == 2);
    dechrome_document_free(document);
    dechrome_options_free(options);
    return result();
}
