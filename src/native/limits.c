/*
** Engine limits while a caller's SQL is prepared and stepped. The service keeps what the connection had when the guard
** was loaded; for callers a limit is only ever lowered. Limits are plain stores, so they change with every role.
*/
#include "guard.h"
SQLITE_EXTENSION_INIT3

static const struct {
  int limit;
  int value;
} caller_limits[] = {
    /* A request is at most 4 MiB, so no caller can send more in one value; it also bounds what one call of a function
    ** can work on, which is what an interrupt has to wait for. */
    {SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024},
    /* Hand-written SQL is a few KiB; generated lists of values are parameters or JSON. */
    {SQLITE_LIMIT_SQL_LENGTH, 256 * 1024},
    /* Values of one row are in memory together: 256 x 4 MiB is the most that one row can take. */
    {SQLITE_LIMIT_COLUMN, 256},
    /* The parser and the code generator recurse on the thread's stack. */
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_PARSER_DEPTH, 500},
    {SQLITE_LIMIT_COMPOUND_SELECT, 100},
    /* A join of the widest tables takes a few thousand; more is a program built to be large. */
    {SQLITE_LIMIT_VDBE_OP, 250000},
    /* json_object of 50 members needs 100. */
    {SQLITE_LIMIT_FUNCTION_ARG, 100},
    /* The engine's own bound would be 10. ATTACH is denied as well. */
    {SQLITE_LIMIT_ATTACHED, 0},
    /* LIKE and GLOB take up to length x pattern steps, in one call that an interrupt can't stop. */
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 128},
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
  for (i = 0; i < (int)(sizeof caller_limits / sizeof caller_limits[0]); i++) {
    int limit = caller_limits[i].limit;
    int value = guard->service_limits[limit];
    if (guard->role != ROLE_SERVICE && caller_limits[i].value < value) value = caller_limits[i].value;
    sqlite3_limit(guard->db, limit, value);
  }
}
