/* Does what must not be done, so that a test knows that valgrind or the sanitizers see it, in memory of the library too.
 *
 *     control freed | leak | overflow | shift
 */
#include "dechrome.h"
#include "pages.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static dechrome_document *cleaned(void) {
    dechrome_input input = {0};
    dechrome_document *document;
    input.bytes = ARTICLE;
    input.len = strlen(ARTICLE);
    return dechrome_clean(&input, NULL, &document) == DECHROME_OK ? document : NULL;
}

int main(int argc, char **argv) {
    const char *wrong = argc > 1 ? argv[1] : "";
    dechrome_str text = {"", 0};
    dechrome_document *document = cleaned();
    dechrome_document_field(document, DECHROME_FIELD_TEXT, &text);
    if (strcmp(wrong, "freed") == 0) {
        dechrome_document_free(document);
        printf("%c\n", text.ptr[0]); /* a view of a document that was freed */
    } else if (strcmp(wrong, "leak") == 0) {
        document = NULL; /* a document that is never freed */
    } else if (strcmp(wrong, "overflow") == 0) {
        char *copy = malloc(text.len);
        memcpy(copy, text.ptr, text.len);
        printf("%c\n", copy[text.len + (size_t)argc - 2]); /* one past the end */
        free(copy);
        dechrome_document_free(document);
    } else if (strcmp(wrong, "shift") == 0) {
        printf("%d\n", INT_MAX + argc); /* undefined in C */
        dechrome_document_free(document);
    } else {
        dechrome_document_free(document);
    }
    return document == NULL && strcmp(wrong, "leak") != 0;
}
