/*
** A bound on the temporary space that callers' SQL can take. Sorters, materialised subqueries, recursive queues and
** statement journals spill to files that no PRAGMA and no limit of SQLite counts. So the guard registers a VFS of its own
** as the default one. It hands every named file (database, journals) to the VFS below it, which fills in its own methods: the hot
** path costs nothing more. Only temporary files are wrapped, and their bytes counted; and the write-ahead log (wal-buffer.c).
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
/* SQLite's VFS for Unix takes 17 bits of a length and ignores the rest. */
#define WRITE_MAX_BYTES (64 * 1024)

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
  sqlite3_file *real; /* of the VFS below, right behind this structure; without methods until there is a file */
};

static _Thread_local struct {
  int role;               /* enum GuardRole, of the connection that works now */
  sqlite3_int64 exceeded; /* the bound that a caller hit since the role was set; 0: none */
  sqlite3_int64 used[2];  /* by enum TempKind */
} mine;

static sqlite3_vfs *below; /* set once, before the wrapper is registered */
static sqlite3_vfs wrapper;

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
  sqlite3_int64 capacity = file->capacity ? file->capacity : 4 * WRITE_MAX_BYTES;
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
  sqlite3_int64 at;
  int rc = below->xOpen(below, NULL, file->real, file->flags, &opened_flags);
  for (at = 0; rc == SQLITE_OK && at < file->size; at += WRITE_MAX_BYTES) {
    sqlite3_int64 left = file->size - at;
    int count = left < WRITE_MAX_BYTES ? (int)left : WRITE_MAX_BYTES;
    rc = file->real->pMethods->xWrite(file->real, file->memory + at, count, at);
  }
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

static int is_temporary(const char *name, int flags) {
  const int kinds =
      SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL;
  return name == NULL || (flags & kinds) != 0;
}

static int wrapper_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
  TempFile *temp = (TempFile *)file;
  int rc;
  (void)vfs;
  if (flags & SQLITE_OPEN_WAL) return wal_open(below, name, file, flags, out_flags);
  if (!is_temporary(name, flags)) return below->xOpen(below, name, file, flags, out_flags);
  memset(temp, 0, sizeof *temp);
  temp->kind = flags & SQLITE_OPEN_SUBJOURNAL ? JOURNAL : SPILL;
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

/* The VFS below gets itself as the first argument: it keeps its own data there. */
static int wrapper_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs;
  return below->xDelete(below, name, sync);
}

static int wrapper_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
  (void)vfs;
  return below->xAccess(below, name, flags, result);
}

static int wrapper_full_pathname(sqlite3_vfs *vfs, const char *name, int length, char *path) {
  (void)vfs;
  return below->xFullPathname(below, name, length, path);
}

static void *wrapper_dl_open(sqlite3_vfs *vfs, const char *name) {
  (void)vfs;
  return below->xDlOpen(below, name);
}

static void wrapper_dl_error(sqlite3_vfs *vfs, int length, char *message) {
  (void)vfs;
  below->xDlError(below, length, message);
}

static void (*wrapper_dl_sym(sqlite3_vfs *vfs, void *library, const char *name))(void) {
  (void)vfs;
  return below->xDlSym(below, library, name);
}

static void wrapper_dl_close(sqlite3_vfs *vfs, void *library) {
  (void)vfs;
  below->xDlClose(below, library);
}

static int wrapper_randomness(sqlite3_vfs *vfs, int length, char *bytes) {
  (void)vfs;
  return below->xRandomness(below, length, bytes);
}

static int wrapper_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  return below->xSleep(below, microseconds);
}

static int wrapper_current_time(sqlite3_vfs *vfs, double *julian_day) {
  (void)vfs;
  return below->xCurrentTime(below, julian_day);
}

static int wrapper_last_error(sqlite3_vfs *vfs, int length, char *message) {
  (void)vfs;
  return below->xGetLastError ? below->xGetLastError(below, length, message) : 0;
}

static int wrapper_current_time_int64(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) {
  (void)vfs;
  return below->xCurrentTimeInt64(below, milliseconds);
}

static int register_wrapper(void) {
  below = sqlite3_vfs_find(NULL);
  if (!below || below->iVersion < 2 || !below->xCurrentTimeInt64) return SQLITE_ERROR;
  wrapper = (sqlite3_vfs){
      .iVersion = 2, /* 3 adds the replacing of system calls, which is for SQLite's own tests */
      .szOsFile = (wal_file_bytes() > REAL_OFFSET ? wal_file_bytes() : REAL_OFFSET) + below->szOsFile,
      .mxPathname = below->mxPathname,
      .zName = "crewdb_guard",
      .xOpen = wrapper_open,
      .xDelete = wrapper_delete,
      .xAccess = wrapper_access,
      .xFullPathname = wrapper_full_pathname,
      .xDlOpen = wrapper_dl_open,
      .xDlError = wrapper_dl_error,
      .xDlSym = wrapper_dl_sym,
      .xDlClose = wrapper_dl_close,
      .xRandomness = wrapper_randomness,
      .xSleep = wrapper_sleep,
      .xCurrentTime = wrapper_current_time,
      .xGetLastError = wrapper_last_error,
      .xCurrentTimeInt64 = wrapper_current_time_int64,
  };
  return sqlite3_vfs_register(&wrapper, 1);
}

int temp_install(void) {
  static int registered;
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP2);
  int rc = SQLITE_OK;
  sqlite3_mutex_enter(mutex);
  if (!registered) rc = register_wrapper();
  if (rc == SQLITE_OK) registered = 1;
  sqlite3_mutex_leave(mutex);
  return rc;
}

/* Whether a temporary file can be made at all: a container may have no folder that can be written. */
static int can_open(void) {
  const int flags = SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE |
                    SQLITE_OPEN_DELETEONCLOSE;
  sqlite3_file *file = (sqlite3_file *)sqlite3_malloc(wrapper.szOsFile);
  int opened_flags = 0;
  int rc;
  if (!file) return 0;
  memset(file, 0, (size_t)wrapper.szOsFile);
  rc = wrapper.xOpen(&wrapper, NULL, file, flags, &opened_flags);
  if (file->pMethods) file->pMethods->xClose(file);
  sqlite3_free(file);
  return rc == SQLITE_OK;
}

int temp_bounds(sqlite3 *db) {
  sqlite3_vfs *vfs = NULL;
  int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
  return rc == SQLITE_OK && vfs == &wrapper && can_open();
}

void temp_set_role(int role) {
  mine.role = role;
  if (role != ROLE_SERVICE) mine.exceeded = 0;
}

sqlite3_int64 temp_exceeded(void) { return mine.exceeded; }
