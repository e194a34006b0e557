/* Reading a whole file, which C's library has no function for. */
#ifndef READ_FILE_H
#define READ_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All bytes of a file, to be freed, and how many; of standard input for "-". NULL when it cannot be read. */
static char *read_file(const char *path, size_t *len) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    size_t room = 1 << 16;
    char *bytes = file != NULL ? malloc(room) : NULL;
    *len = 0;
    while (bytes != NULL) {
        *len += fread(bytes + *len, 1, room - *len, file);
        if (*len < room) {
            break;
        }
        room *= 2;
        char *larger = realloc(bytes, room);
        if (larger == NULL) {
            free(bytes);
        }
        bytes = larger;
    }
    if (bytes != NULL && ferror(file)) {
        free(bytes);
        bytes = NULL;
    }
    if (file != NULL && file != stdin) {
        fclose(file);
    }
    return bytes;
}

#endif
