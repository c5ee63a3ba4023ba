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
#define CHECKSUM 6        /* the seventh word, and the eighth: of the last of these frames and all before it */
#define SALT 8            /* the ninth word, and the tenth */

/* Behind the header and its copy, in bytes: up to which frame the file has what is in the log, and up to which it may have. */
#define COPIED 96
#define BEING_COPIED 128

/* https://sqlite.org/walformat.html#the_wal_file_format */
#define LOG_HEADER_BYTES 32
#define FRAME_HEADER_BYTES 24
#define LOG_SALT 16
#define SALT_BYTES 8
#define FRAME_SALT 8
#define FRAME_CHECKSUM 16

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

/* NULL where it can't be read. */
static volatile const unsigned char *index_of(sqlite3 *db) {
  sqlite3_file *file = NULL;
  volatile void *index = NULL;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return NULL;
  if (!file || !file->pMethods || file->pMethods->iVersion < 2 || !file->pMethods->xShmMap) return NULL;
  /* Mapped already where the connection has read before; never extended here. */
  return file->pMethods->xShmMap(file, 0, REGION_BYTES, 0, &index) == SQLITE_OK ? index : NULL;
}

/* The header as it is now; 0 where it can't be read. */
static int header_of(sqlite3 *db, unsigned *header) {
  volatile const unsigned char *index = index_of(db);
  int attempt;
  for (attempt = 0; index && attempt < ATTEMPTS; attempt++) {
    if (read_header(index, header)) return 1;
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

int wal_checkpoints(sqlite3 *db, unsigned *state) {
  unsigned header[HEADER_BYTES / sizeof(unsigned)];
  volatile const unsigned char *index = index_of(db);
  unsigned copied, being_copied;
  if (!index || !header_of(db, header)) return 0;
  copied = *(volatile const unsigned *)(index + COPIED);
  being_copied = *(volatile const unsigned *)(index + BEING_COPIED);
  state[0] = header[SALT];
  state[1] = header[SALT + 1];
  state[2] = copied;
  return copied == being_copied;
}

/*
** The change counter only rises while a connection has the index open. A process that finds it half written rebuilds it and counts from 0:
** then another one was killed in the microsecond of its commit, or the file was replaced and opened again by this very process.
*/
int wal_index_is_older(sqlite3 *db, sqlite3_int64 *seen) {
  sqlite3_int64 changes = wal_changes(db);
  if (changes < 0) return 0;
  if (*seen >= 0 && (int)((unsigned)changes - (unsigned)*seen) < 0) return 1;
  *seen = changes;
  return 0;
}

static unsigned big_endian(const unsigned char *bytes) {
  return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

/* The frame's checksum takes in all frames before it: it is the one that the header means, or none of them can be relied on. */
static int is_last_frame(const unsigned char *frame, const unsigned *header) {
  return memcmp(frame + FRAME_SALT, header + SALT, SALT_BYTES) == 0 &&
         big_endian(frame + FRAME_CHECKSUM) == header[CHECKSUM] &&
         big_endian(frame + FRAME_CHECKSUM + 4) == header[CHECKSUM + 1];
}

int wal_is_cut(sqlite3 *db) {
  unsigned header[HEADER_BYTES / sizeof(unsigned)], after[HEADER_BYTES / sizeof(unsigned)];
  unsigned char salt[SALT_BYTES], frame[FRAME_HEADER_BYTES];
  sqlite3_file *log = NULL;
  sqlite3_int64 size = 0, wanted;
  int found;
  if (!header_of(db, header) || (wanted = log_bytes(header)) == 0) return 0;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK) return 0;
  if (!log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK) return 0;
  found = size >= wanted;
  if (found && log->pMethods->xRead(log, salt, SALT_BYTES, LOG_SALT) != SQLITE_OK) return 0;
  if (found) found = memcmp(salt, header + SALT, SALT_BYTES) == 0;
  size = wanted - (wanted - LOG_HEADER_BYTES) / header[FRAMES];
  if (found && log->pMethods->xRead(log, frame, FRAME_HEADER_BYTES, size) != SQLITE_OK) return 0;
  if (found) found = is_last_frame(frame, header);
  /* A checkpoint that restarts the log says so in the index before it truncates the log. */
  return !found && header_of(db, after) && memcmp(header, after, HEADER_BYTES) == 0;
}
