/*
** A bound on the temporary space that callers' SQL can take. Sorters, materialised subqueries, recursive queues and
** statement journals spill to files that no PRAGMA and no limit of SQLite counts. So the VFS of vfs.c gives temporary files these
** methods, which count their bytes.
**
** The count is kept per thread, because SQLite does not tell a VFS which connection opens a file, and a connection
** thread of the service has exactly one connection. No file is used by another thread than the one that opened it.
**
** Where the files are is SQLite's own decision: SQLITE_TMPDIR, TMPDIR, /var/tmp, /usr/tmp, /tmp. They are unlinked as
** soon as they are open, so that nothing is left of them when the process dies.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/*
** Bytes for sorting and materialising, per connection. Enough to sort half a million rows of 100 bytes; little enough for
** a /tmp that is memory: as many connections as there are cores run callers' slow SQL at a time.
*/
#define SPILL_MAX_BYTES (64 * 1024 * 1024)
/*
** Bytes for the old pages of what an open savepoint changes. Only the one writer of a database has such a file, and a page
** is in it once per savepoint: this lets a caller change that much of a database in one statement.
*/
#define JOURNAL_MAX_BYTES (256 * 1024 * 1024)

/*
** So much of them stays in memory: SQLite itself keeps 64 KiB, and the savepoints of one group of writes need some MB, which took a
** tenth of the time of an e-mail's insert to write to a file that is never read.
*/
#define JOURNAL_MEMORY_BYTES (4 * 1024 * 1024)
#define JOURNAL_FIRST_BYTES (256 * 1024)

enum TempKind { SPILL = 0, JOURNAL = 1 };

static const sqlite3_int64 max_bytes[] = {SPILL_MAX_BYTES, JOURNAL_MAX_BYTES};

typedef struct TempFile TempFile;
struct TempFile {
  sqlite3_file base; /* first: SQLite knows the file by it */
  int kind;          /* enum TempKind */
  sqlite3_int64 size;
  unsigned char *memory; /* of a journal that is not a file yet */
  sqlite3_int64 capacity;
  int flags;
  sqlite3_vfs *below;
  sqlite3_file *real; /* of the VFS below, right after this structure; without methods until there is a file */
};

static _Thread_local struct {
  int role;               /* enum GuardRole, of the connection that works now */
  sqlite3_int64 exceeded; /* the bound that a caller hit since the role was set; 0: none */
  sqlite3_int64 used[2];  /* by enum TempKind */
} mine;

#define REAL_OFFSET ((int)((sizeof(TempFile) + 15) & ~(size_t)15))

static sqlite3_file *real(sqlite3_file *file) { return ((TempFile *)file)->real; }

static void resize(TempFile *file, sqlite3_int64 size) {
  mine.used[file->kind] += size - file->size;
  file->size = size;
}

static int exceeds(const TempFile *file, sqlite3_int64 size) {
  if (mine.role == ROLE_SERVICE || size <= file->size) return 0;
  return mine.used[file->kind] + size - file->size > max_bytes[file->kind];
}

/*
** After SQLITE_FULL SQLite rolls the transaction back, which a write needs: it may have no statement journal. A statement
** that only reads has changed nothing, so it gets an error that ends it alone, and its snapshot lives on.
*/
static int refuse(const TempFile *file) {
  mine.exceeded = max_bytes[file->kind];
  return mine.role == ROLE_READER && file->kind == SPILL ? SQLITE_TOOBIG : SQLITE_FULL;
}

/* Whether it is a file; until then it is memory. */
static int is_file(sqlite3_file *file) { return real(file)->pMethods != NULL; }

static int temp_close(sqlite3_file *file) {
  resize((TempFile *)file, 0);
  sqlite3_free(((TempFile *)file)->memory);
  return is_file(file) ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

static int temp_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
  TempFile *temp = (TempFile *)file;
  sqlite3_int64 there = temp->size > offset ? temp->size - offset : 0;
  if (is_file(file)) return real(file)->pMethods->xRead(real(file), bytes, count, offset);
  if (there > count) there = count;
  if (there > 0) memcpy(bytes, temp->memory + offset, (size_t)there);
  memset((char *)bytes + there, 0, (size_t)(count - there));
  return there == count ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

/* Makes room in memory for `size` bytes; 0: there is none. */
static int grow_memory(TempFile *file, sqlite3_int64 size) {
  sqlite3_int64 capacity = file->capacity ? file->capacity : JOURNAL_FIRST_BYTES;
  unsigned char *memory;
  if (size > JOURNAL_MEMORY_BYTES) return 0;
  while (capacity < size) capacity *= 2;
  if (capacity > file->capacity) {
    memory = sqlite3_realloc64(file->memory, (sqlite3_uint64)capacity);
    if (!memory) return 0;
    file->memory = memory;
    file->capacity = capacity;
  }
  if (size > file->size) memset(file->memory + file->size, 0, (size_t)(size - file->size));
  return 1;
}

/* From here on it is a file; or it stays in memory, when that can't be had. */
static int leave_memory(TempFile *file) {
  int opened_flags = 0;
  int rc = file->below->xOpen(file->below, NULL, file->real, file->flags, &opened_flags);
  if (rc == SQLITE_OK) rc = vfs_write(file->real, file->memory, file->size, 0);
  if (rc == SQLITE_OK) {
    sqlite3_free(file->memory);
    file->memory = NULL;
  } else if (file->real->pMethods) {
    file->real->pMethods->xClose(file->real);
    file->real->pMethods = NULL;
  }
  return rc;
}

static int temp_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
  TempFile *temp = (TempFile *)file;
  sqlite3_int64 end = offset + count;
  int rc = SQLITE_OK;
  if (exceeds(temp, end)) return refuse(temp);
  if (!is_file(file) && grow_memory(temp, end)) {
    memcpy(temp->memory + offset, bytes, (size_t)count);
  } else {
    if (!is_file(file)) rc = leave_memory(temp);
    if (rc == SQLITE_OK) rc = temp->real->pMethods->xWrite(temp->real, bytes, count, offset);
  }
  if (rc == SQLITE_OK && end > temp->size) resize(temp, end);
  return rc;
}

static int temp_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int rc = SQLITE_OK;
  if (exceeds((TempFile *)file, size)) return refuse((TempFile *)file);
  if (!is_file(file) && !grow_memory((TempFile *)file, size)) rc = leave_memory((TempFile *)file);
  if (rc == SQLITE_OK && is_file(file)) rc = real(file)->pMethods->xTruncate(real(file), size);
  if (rc == SQLITE_OK) resize((TempFile *)file, size);
  return rc;
}

static int temp_sync(sqlite3_file *file, int flags) {
  return is_file(file) ? real(file)->pMethods->xSync(real(file), flags) : SQLITE_OK;
}

static int temp_size(sqlite3_file *file, sqlite3_int64 *size) {
  *size = ((TempFile *)file)->size;
  return SQLITE_OK;
}

/* Nobody else can open it. */
static int temp_lock(sqlite3_file *file, int lock) {
  (void)file, (void)lock;
  return SQLITE_OK;
}

static int temp_check_lock(sqlite3_file *file, int *held) {
  (void)file;
  *held = 0;
  return SQLITE_OK;
}

/* Hints that make the file larger without a write are not passed on: those bytes would not be counted. */
static int temp_control(sqlite3_file *file, int operation, void *argument) {
  if (operation == SQLITE_FCNTL_SIZE_HINT || operation == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_NOTFOUND;
  return is_file(file) ? real(file)->pMethods->xFileControl(real(file), operation, argument) : SQLITE_NOTFOUND;
}

static int temp_sector_size(sqlite3_file *file) {
  return is_file(file) ? real(file)->pMethods->xSectorSize(real(file)) : 0;
}

static int temp_characteristics(sqlite3_file *file) {
  return is_file(file) ? real(file)->pMethods->xDeviceCharacteristics(real(file)) : 0;
}

/* Version 1: no shared memory, which temporary files have no use for, and no mmap, through which bytes could escape. */
static const sqlite3_io_methods temp_methods = {
    .iVersion = 1,
    .xClose = temp_close,
    .xRead = temp_read,
    .xWrite = temp_write,
    .xTruncate = temp_truncate,
    .xSync = temp_sync,
    .xFileSize = temp_size,
    .xLock = temp_lock,
    .xUnlock = temp_lock,
    .xCheckReservedLock = temp_check_lock,
    .xFileControl = temp_control,
    .xSectorSize = temp_sector_size,
    .xDeviceCharacteristics = temp_characteristics,
};

int temp_file_bytes(void) { return REAL_OFFSET; }

int temp_open(sqlite3_vfs *below, const char *name, sqlite3_file *file, int flags, int *out_flags) {
  TempFile *temp = (TempFile *)file;
  int rc;
  memset(temp, 0, sizeof *temp);
  temp->kind = flags & SQLITE_OPEN_SUBJOURNAL ? JOURNAL : SPILL;
  temp->below = below;
  temp->real = (sqlite3_file *)((char *)file + REAL_OFFSET);
  temp->real->pMethods = NULL;
  if (temp->kind == JOURNAL && name == NULL) {
    temp->flags = flags;
    file->pMethods = &temp_methods;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
  }
  rc = below->xOpen(below, name, temp->real, flags, out_flags);
  /* Without methods SQLite does not close the file: so it is when the one below has none. */
  if (temp->real->pMethods) file->pMethods = &temp_methods;
  return rc;
}

void temp_set_role(int role) {
  mine.role = role;
  if (role != ROLE_SERVICE) mine.exceeded = 0;
}

sqlite3_int64 temp_exceeded(void) { return mine.exceeded; }
