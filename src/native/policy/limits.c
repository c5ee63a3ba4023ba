/*
** Engine limits while a caller's SQL is prepared and stepped. The service keeps what the connection had when the guard
** was loaded; for callers a limit is only ever lowered. Limits are plain stores, so they change with every role.
*/
#include "guard.h"
SQLITE_EXTENSION_INIT3

/* docs/sql-limits.md lists them, and a test compares. What is left out is SQLite's own: memory.c bounds what it can take. */
static const struct {
  int limit;
  int value;
} caller_limits[] = {
    /* Hand-written SQL is a few KiB; generated lists of values are parameters or JSON. */
    {SQLITE_LIMIT_SQL_LENGTH, 256 * 1024},
    /* The parser and the code generator recurse on the thread's stack, which has 4 MiB. */
    {SQLITE_LIMIT_PARSER_DEPTH, 500},
    /* A join of the widest tables takes a few thousand; more is a program built to be large. */
    {SQLITE_LIMIT_VDBE_OP, 250000},
    /* The engine's own bound would be 10. ATTACH is denied as well. */
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 32766},
    /* The schema's own triggers are two or three deep. */
    {SQLITE_LIMIT_TRIGGER_DEPTH, 20},
    /* Sorting belongs to the connection's own thread: an extra one would escape every bound. */
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

void limits_remember(Guard *guard) {
  int limit;
  for (limit = 0; limit < (int)(sizeof guard->service_limits / sizeof guard->service_limits[0]); limit++) {
    guard->service_limits[limit] = sqlite3_limit(guard->db, limit, -1);
  }
}

void limits_apply(Guard *guard) {
  int i;
  int length = guard->service_limits[SQLITE_LIMIT_LENGTH];
  if (guard->role != ROLE_SERVICE && guard->value_bytes < length) length = guard->value_bytes;
  sqlite3_limit(guard->db, SQLITE_LIMIT_LENGTH, length);
  for (i = 0; i < (int)(sizeof caller_limits / sizeof caller_limits[0]); i++) {
    int limit = caller_limits[i].limit;
    int value = guard->service_limits[limit];
    if (guard->role != ROLE_SERVICE && caller_limits[i].value < value) value = caller_limits[i].value;
    sqlite3_limit(guard->db, limit, value);
  }
}
