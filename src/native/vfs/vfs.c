/*
** The VFS of the process's connections: the guard registers it as the default one. It hands every file to the VFS below it, which
** fills in its own methods, so that the hot path costs nothing more. But temporary files are wrapped by temp-space.c, and
** write-ahead logs by wal-buffer.c.
**
** https://sqlite.org/vfs.html
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* SQLite's VFS for Unix takes 17 bits of a write's length and ignores the rest: no page is larger. */
#define WRITE_MAX_BYTES (64 * 1024)

static sqlite3_vfs *below; /* set once, before the wrapper is registered */
static sqlite3_vfs wrapper;

int vfs_write(sqlite3_file *file, const unsigned char *bytes, sqlite3_int64 length, sqlite3_int64 offset) {
  sqlite3_int64 at;
  int rc = SQLITE_OK;
  for (at = 0; rc == SQLITE_OK && at < length; at += WRITE_MAX_BYTES) {
    sqlite3_int64 left = length - at;
    int count = left < WRITE_MAX_BYTES ? (int)left : WRITE_MAX_BYTES;
    rc = file->pMethods->xWrite(file, bytes + at, count, offset + at);
  }
  return rc;
}

static int is_temporary(const char *name, int flags) {
  const int kinds =
      SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL;
  return name == NULL || (flags & kinds) != 0;
}

static int wrapper_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
  (void)vfs;
  if (flags & SQLITE_OPEN_WAL) return wal_open(below, name, file, flags, out_flags);
  if (is_temporary(name, flags)) return temp_open(below, name, file, flags, out_flags);
  return below->xOpen(below, name, file, flags, out_flags);
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
      .szOsFile = (wal_file_bytes() > temp_file_bytes() ? wal_file_bytes() : temp_file_bytes()) + below->szOsFile,
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

int vfs_install(void) {
  static int registered;
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP2);
  int rc = SQLITE_OK;
  sqlite3_mutex_enter(mutex);
  if (!registered) rc = register_wrapper();
  if (rc == SQLITE_OK && !registered) memory_install();
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

int vfs_bounds_temp(sqlite3 *db) {
  sqlite3_vfs *vfs = NULL;
  int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_VFS_POINTER, &vfs);
  return rc == SQLITE_OK && vfs == &wrapper && can_open();
}

int vfs_has_header(sqlite3 *db) {
  static const char magic[16] = "SQLite format 3";
  char start[sizeof magic];
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (rc != SQLITE_OK || !file || !file->pMethods) return 0;
  /* The size first: a file that was cut must not be read where it is mapped. */
  rc = file->pMethods->xFileSize(file, &size);
  if (rc == SQLITE_OK && size < (sqlite3_int64)sizeof magic) return 0;
  if (rc == SQLITE_OK) rc = file->pMethods->xRead(file, start, sizeof magic, 0);
  /* A disk that can't read says nothing of what is there. */
  return rc != SQLITE_OK || memcmp(start, magic, sizeof magic) == 0;
}
