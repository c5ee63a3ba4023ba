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
#define IS_INITIALISED 12 /* a byte */
#define PAGE_SIZE 14      /* two bytes */
#define FRAMES 4          /* the fifth word: of the log, until its last commit */
#define SALT 8            /* the ninth word, and the tenth */

/* https://sqlite.org/walformat.html#the_wal_file_format */
#define LOG_HEADER_BYTES 32
#define FRAME_HEADER_BYTES 24
#define LOG_SALT 16
#define SALT_BYTES 8

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

/* The header as it is now; 0 where it can't be read. */
static int header_of(sqlite3 *db, unsigned *header) {
  sqlite3_file *file = NULL;
  volatile void *index = NULL;
  int attempt;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return 0;
  if (!file || !file->pMethods || file->pMethods->iVersion < 2 || !file->pMethods->xShmMap) return 0;
  /* Mapped already where the connection has read before; never extended here. */
  if (file->pMethods->xShmMap(file, 0, REGION_BYTES, 0, &index) != SQLITE_OK || !index) return 0;
  for (attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (read_header((volatile const unsigned char *)index, header)) return 1;
  }
  return 0;
}

sqlite3_int64 wal_changes(sqlite3 *db) {
  unsigned header[HEADER_BYTES / sizeof(unsigned)];
  return header_of(db, header) ? header[CHANGE_COUNTER] : -1;
}

/* The bytes of the log that the header speaks of; 0 where it speaks of none. */
static sqlite3_int64 log_bytes(const unsigned *header) {
  unsigned short size; /* of a page; 1 stands for 65536 */
  sqlite3_int64 page;
  if (!((const unsigned char *)header)[IS_INITIALISED] || header[FRAMES] == 0) return 0;
  memcpy(&size, (const unsigned char *)header + PAGE_SIZE, sizeof size);
  page = (size & 0xfe00) + ((sqlite3_int64)(size & 1) << 16);
  return LOG_HEADER_BYTES + header[FRAMES] * (page + FRAME_HEADER_BYTES);
}

int wal_is_cut(sqlite3 *db) {
  unsigned header[HEADER_BYTES / sizeof(unsigned)], after[HEADER_BYTES / sizeof(unsigned)];
  unsigned char salt[SALT_BYTES];
  sqlite3_file *log = NULL;
  sqlite3_int64 size = 0, wanted;
  int found;
  if (!header_of(db, header) || (wanted = log_bytes(header)) == 0) return 0;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK) return 0;
  if (!log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK) return 0;
  found = size >= wanted;
  if (found && log->pMethods->xRead(log, salt, SALT_BYTES, LOG_SALT) != SQLITE_OK) return 0;
  if (found) found = memcmp(salt, header + SALT, SALT_BYTES) == 0;
  /* A checkpoint that starts the log anew says so in the index before it cuts it. */
  return !found && header_of(db, after) && memcmp(header, after, HEADER_BYTES) == 0;
}
