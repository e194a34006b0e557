/* The calls that a program without Python makes, timed: each page is cleaned, its text or, if asked, its JSON looked at, and
 * freed. overhead.py builds it against include/dechrome.h and loads it beside the package's library. */

#define _POSIX_C_SOURCE 199309L
#include "dechrome.h"
#include <time.h>

static double now(void) {
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return (double)spent.tv_sec + (double)spent.tv_nsec * 1e-9;
}

/* Seconds of processor time, or a negative number if a page cannot be cleaned. `bytes` becomes the size of what was read. */
double run(const dechrome_input *inputs, size_t count, int json, size_t *bytes) {
    double start = now();
    *bytes = 0;
    for (size_t i = 0; i < count; i++) {
        dechrome_document *document;
        dechrome_str view;
        if (dechrome_clean(&inputs[i], NULL, &document) != DECHROME_OK) return -1;
        if (json) dechrome_document_render(document, DECHROME_OUTPUT_JSON, &view);
        else dechrome_document_field(document, DECHROME_FIELD_TEXT, &view);
        *bytes += view.len;
        dechrome_document_free(document);
    }
    return now() - start;
}
