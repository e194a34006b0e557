/* What processes do with the library: fork after it was used on several threads, and go on in both. Exits with 1 if not. */
#define _POSIX_C_SOURCE 200809L /* fork */
#include "dechrome.h"
#include "pages.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGES = 8, THREADS = 4, CHILDREN = 3 };

/* Cleans one page, then many on several threads; whether all went well. */
static int clean(void) {
    dechrome_input inputs[PAGES];
    dechrome_document *documents[PAGES], *document;
    dechrome_status statuses[PAGES];
    memset(inputs, 0, sizeof inputs);
    for (int i = 0; i < PAGES; i++) {
        inputs[i].bytes = i % 2 == 0 ? THREAD : FLAT;
        inputs[i].len = strlen(inputs[i].bytes);
    }
    int right = dechrome_clean(&inputs[0], NULL, &document) == DECHROME_OK;
    right &= dechrome_document_post_count(document) == 2;
    dechrome_document_free(document);
    right &= dechrome_clean_batch(inputs, PAGES, NULL, THREADS, documents, statuses) == DECHROME_OK;
    for (int i = 0; i < PAGES; i++) {
        right &= statuses[i] == DECHROME_OK && documents[i] != NULL;
        dechrome_document_free(documents[i]);
    }
    return right;
}

int main(void) {
    dechrome_input input = {0};
    dechrome_document *inherited;
    dechrome_str text;
    input.bytes = ARTICLE;
    input.len = strlen(ARTICLE);
    int right = clean() && dechrome_clean(&input, NULL, &inherited) == DECHROME_OK;
    for (int child = 0; right && child < CHILDREN; child++) {
        pid_t pid = fork();
        if (pid == 0) {
            /* A document of the parent is the child's own copy; it may be read and freed here too. */
            right = dechrome_document_render(inherited, DECHROME_OUTPUT_MARKDOWN, &text) == DECHROME_OK && text.len > 0;
            dechrome_document_free(inherited);
            right &= clean();
            return right ? 0 : 1;
        }
        int status = 1;
        right &= pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
        right &= clean();
    }
    dechrome_document_free(inherited);
    if (!right) {
        fprintf(stderr, "a process or its child could not clean\n");
    }
    return right ? 0 : 1;
}
