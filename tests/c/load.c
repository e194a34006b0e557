/* Loads the shared library at run time, cleans a page and unloads it, again and again.
 *
 *     load LIBRARY TIMES
 *
 * Prints how much memory is held after a tenth of the times and at the end.
 */
#define _POSIX_C_SOURCE 200809L /* for resident.h */
#include "dechrome.h"
#include "pages.h"
#include "resident.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uint32_t (*abi_version_function)(void);
typedef dechrome_status (*clean_function)(const dechrome_input *, const dechrome_options *, dechrome_document **);
typedef size_t (*count_function)(const dechrome_document *);
typedef void (*free_function)(dechrome_document *);

/* The address of a function; ISO C has no cast from what dlsym gives. */
static void look_up(void *library, const char *name, void *function, size_t size) {
    void *address = dlsym(library, name);
    memcpy(function, &address, size);
}

#define LOOK_UP(function, name) look_up(library, name, &(function), sizeof(function))

/* Loads, cleans, unloads; whether all went well. */
static int once(const char *path) {
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 0;
    }
    abi_version_function abi_version;
    clean_function clean;
    count_function post_count;
    free_function document_free;
    LOOK_UP(abi_version, "dechrome_abi_version");
    LOOK_UP(clean, "dechrome_clean");
    LOOK_UP(post_count, "dechrome_document_post_count");
    LOOK_UP(document_free, "dechrome_document_free");
    dechrome_input input = {0};
    dechrome_document *document = NULL;
    input.bytes = THREAD;
    input.len = strlen(THREAD);
    int right = abi_version() == DECHROME_ABI_VERSION && clean(&input, NULL, &document) == DECHROME_OK;
    right = right && post_count(document) == 2;
    document_free(document);
    return dlclose(library) == 0 && right;
}

int main(int argc, char **argv) {
    size_t times = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    if (times == 0) {
        fprintf(stderr, "usage: load LIBRARY TIMES\n");
        return 2;
    }
    for (size_t i = 0; i < times; i++) {
        if (!once(argv[1])) {
            fprintf(stderr, "failed at load %lu\n", (unsigned long)(i + 1));
            return 1;
        }
        if (i == times / 10) {
            printf("%lu KB after %lu loads\n", resident(), (unsigned long)(i + 1));
        }
    }
    printf("%lu KB after %lu loads\n", resident(), (unsigned long)times);
    return 0;
}
