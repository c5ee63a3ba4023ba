/*
** The index of the write-ahead log: memory that all processes with the database open share. It begins with a header of 48 bytes and a
** copy of it, https://sqlite.org/walformat.html#wal_index_format; a commit raises the header's change counter by one, whoever made it.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

#define REGION_BYTES (32 * 1024)
#define HEADER_BYTES 48
#define CHANGE_COUNTER 2 /* the third word */

/* A commit under way writes one copy after the other; it takes less than a microsecond. */
#define ATTEMPTS 1000

/* Both copies, if they are the same. */
static int read_header(volatile const unsigned char *index, unsigned *header) {
  unsigned char copies[2 * HEADER_BYTES];
  int i;
  for (i = 0; i < (int)sizeof copies; i++) copies[i] = index[i];
  memcpy(header, copies, HEADER_BYTES);
  return memcmp(copies, copies + HEADER_BYTES, HEADER_BYTES) == 0;
}

sqlite3_int64 wal_changes(sqlite3 *db) {
  sqlite3_file *file = NULL;
  volatile void *index = NULL;
  unsigned header[HEADER_BYTES / sizeof(unsigned)];
  int attempt;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return -1;
  if (!file || !file->pMethods || file->pMethods->iVersion < 2 || !file->pMethods->xShmMap) return -1;
  /* Mapped already where the connection has read before; never extended here. */
  if (file->pMethods->xShmMap(file, 0, REGION_BYTES, 0, &index) != SQLITE_OK || !index) return -1;
  for (attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (read_header((volatile const unsigned char *)index, header)) return header[CHANGE_COUNTER];
  }
  return -1;
}
