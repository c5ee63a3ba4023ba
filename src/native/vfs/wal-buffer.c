/*
** Writes to the write-ahead log, joined. SQLite writes a commit's log frame by frame, 24 bytes and a page each time: a group of
** 128 small writes is some 200 system calls, which cost more than its fsync. So the VFS of vfs.c gives log files these
** methods, and a connection that asks for it (wal_buffer_start) has its frames gathered here and written at once.
**
** What is gathered is written before anything that could tell the difference: before the sync that makes a commit durable,
** before a read, a truncation, a question for the size, and the close. Other connections see a frame only after the commit
** that it belongs to has been synced, so this is for connections with synchronous=FULL alone: with NORMAL no sync comes.
**
** https://sqlite.org/walformat.html, https://sqlite.org/c3ref/io_methods.html
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

#define GATHERED_MAX_BYTES (1024 * 1024)

typedef struct WalFile WalFile;
struct WalFile {
  sqlite3_file base; /* first: SQLite knows the file by it */
  sqlite3_file *real;
  unsigned char *gathered; /* NULL: every write is passed on */
  int length;              /* bytes that are gathered */
  sqlite3_int64 offset;    /* where they belong */
};

#define REAL_OFFSET ((int)((sizeof(WalFile) + 15) & ~(size_t)15))

/* Writes what is gathered. After a failure it is gone: SQLite rolls back, and would write these frames again. */
static int flush(WalFile *file) {
  int length = file->length;
  file->length = 0;
  return vfs_write(file->real, file->gathered, length, file->offset);
}

/* The file below, once it has everything; NULL when it could not get it, with the reason in *rc. */
static sqlite3_file *flushed(sqlite3_file *file, int *rc) {
  *rc = flush((WalFile *)file);
  return *rc == SQLITE_OK ? ((WalFile *)file)->real : NULL;
}

static int wal_close(sqlite3_file *file) {
  WalFile *wal = (WalFile *)file;
  int rc = flush(wal);
  int closed = wal->real->pMethods->xClose(wal->real);
  sqlite3_free(wal->gathered);
  wal->gathered = NULL;
  return rc == SQLITE_OK ? closed : rc;
}

static int wal_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  int rc;
  sqlite3_file *real = flushed(file, &rc);
  return real ? real->pMethods->xRead(real, bytes, count, offset) : rc;
}

static int wal_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  WalFile *wal = (WalFile *)file;
  if (!wal->gathered) return wal->real->pMethods->xWrite(wal->real, bytes, count, offset);
  if (offset != wal->offset + wal->length || count > GATHERED_MAX_BYTES - wal->length) {
    int rc = flush(wal);
    if (rc != SQLITE_OK) return rc;
    if (count > GATHERED_MAX_BYTES) return vfs_write(wal->real, bytes, count, offset);
    wal->offset = offset;
  }
  memcpy(wal->gathered + wal->length, bytes, (size_t)count);
  wal->length += count;
  return SQLITE_OK;
}

static int wal_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int rc;
  sqlite3_file *real = flushed(file, &rc);
  return real ? real->pMethods->xTruncate(real, size) : rc;
}

static int wal_sync(sqlite3_file *file, int flags) {
  int rc;
  sqlite3_file *real = flushed(file, &rc);
  return real ? real->pMethods->xSync(real, flags) : rc;
}

static int wal_size(sqlite3_file *file, sqlite3_int64 *size) {
  int rc;
  sqlite3_file *real = flushed(file, &rc);
  return real ? real->pMethods->xFileSize(real, size) : rc;
}

static sqlite3_file *real_of(sqlite3_file *file) { return ((WalFile *)file)->real; }

static int wal_lock(sqlite3_file *file, int lock) { return real_of(file)->pMethods->xLock(real_of(file), lock); }

static int wal_unlock(sqlite3_file *file, int lock) { return real_of(file)->pMethods->xUnlock(real_of(file), lock); }

static int wal_check_lock(sqlite3_file *file, int *held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}

static int wal_control(sqlite3_file *file, int operation, void *argument) {
  int rc;
  sqlite3_file *real = flushed(file, &rc);
  return real ? real->pMethods->xFileControl(real, operation, argument) : rc;
}

static int wal_sector_size(sqlite3_file *file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }

static int wal_characteristics(sqlite3_file *file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

/* Version 1: shared memory and mmap are the database file's. */
static const sqlite3_io_methods wal_methods = {
    .iVersion = 1,
    .xClose = wal_close,
    .xRead = wal_read,
    .xWrite = wal_write,
    .xTruncate = wal_truncate,
    .xSync = wal_sync,
    .xFileSize = wal_size,
    .xLock = wal_lock,
    .xUnlock = wal_unlock,
    .xCheckReservedLock = wal_check_lock,
    .xFileControl = wal_control,
    .xSectorSize = wal_sector_size,
    .xDeviceCharacteristics = wal_characteristics,
};

int wal_file_bytes(void) { return REAL_OFFSET; }

int wal_open(sqlite3_vfs *below, const char *name, sqlite3_file *file, int flags, int *out_flags) {
  WalFile *wal = (WalFile *)file;
  int rc;
  memset(wal, 0, sizeof *wal);
  wal->real = (sqlite3_file *)((char *)file + REAL_OFFSET);
  wal->real->pMethods = NULL;
  rc = below->xOpen(below, name, wal->real, flags, out_flags);
  /* Without methods SQLite does not close the file: so it is when the one below has none. */
  if (wal->real->pMethods) file->pMethods = &wal_methods;
  return rc;
}

int wal_buffer_start(sqlite3 *db) {
  sqlite3_file *file = NULL;
  WalFile *wal;
  int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  if (rc != SQLITE_OK || !file || file->pMethods != &wal_methods) return 0;
  wal = (WalFile *)file;
  if (!wal->gathered) wal->gathered = sqlite3_malloc(GATHERED_MAX_BYTES);
  return wal->gathered != NULL;
}

int wal_last_errno(sqlite3 *db) {
  sqlite3_file *file = NULL;
  int number = 0;
  int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  if (rc == SQLITE_OK && file && file->pMethods) file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
  if (number == 0) sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}
