/* Many pages at once and the pages of one thread: batches and joining, and what is wrong with them. */
#include "check.h"
#include "pages.h"

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
    batch();
    wrong_batches();
    join();
    return result();
}
