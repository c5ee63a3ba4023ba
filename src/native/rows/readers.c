/*
** Statements that answer encoded rows. Each is a prepared statement of its own beside the one that better-sqlite3 has,
** with the plan of its rows: it is bound, stepped and encoded here, in one call of a function, and no value of a row is
** copied into JavaScript. Every function is DIRECTONLY, and the policy denies all of them to callers.
**
**   crewdb_open(role, plan, sql, bytes)           a number for the statement; compiled and later stepped in that role,
**                                                 where no value is longer
**   crewdb_rows(number, rows, bytes, …)           runs it with these parameters: at most so many rows and bytes
**   crewdb_start(number, …)                       binds the parameters of a statement that is stepped piece by piece
**   crewdb_more(number, bytes, generation)        its next rows, until so many bytes are there, or 5 ms are over
**   crewdb_skip(number, rows, generation)         steps over so many rows; 1 while there may be more
**   crewdb_stop(number)                           ends that; nothing when it has ended
**   crewdb_close(number)                          frees the statement
**
** crewdb_rows and crewdb_more answer a blob: four 32-bit numbers, little-endian (rows, 1 when there are more, 0, bytes of
** the rows), then the rows, then zeros. crewdb_rows answers a number where the rows have more bytes: how many fit. crewdb_more answers NULL when the next row is larger than a piece may be, and has then ended the statement.
**
** A statement that is stepped piece by piece can be interrupted while it is stepped, and only then. An interrupt between
** two pieces would stay with the connection, and hit every statement of the service until this one has ended.
*/
#include <string.h>

#include "calls/call.h"
#include "rows/readers.h"
SQLITE_EXTENSION_INIT3

static Guard *guard_of(sqlite3_context *context) { return (Guard *)sqlite3_user_data(context); }

Reader *readers_find(sqlite3_context *context, sqlite3_value *number) {
  Readers *readers = guard_of(context)->readers;
  sqlite3_int64 wanted = sqlite3_value_int64(number);
  if (readers && wanted > 0) {
    Reader *reader = &readers->all[wanted % MAX_READERS];
    if (reader->number == wanted) return reader;
  }
  sqlite3_result_error(context, "crewdb: no such statement", -1);
  return NULL;
}

void readers_run(Reader *reader) {
  reader->is_running = 1;
  if (reader->role != ROLE_SERVICE) guard_start(reader->guard);
}

static void end_run(Reader *reader) {
  if (reader->is_running && reader->role != ROLE_SERVICE) guard_finish(reader->guard);
  reader->is_running = 0;
}

static void close_reader(Reader *reader) {
  sqlite3_finalize(reader->statement);
  end_run(reader);
  row_plan_free(reader->plan);
  memset(reader, 0, sizeof *reader);
}

/* SQLite calls it when the connection is closed, before it looks whether statements are open. */
static int on_close(unsigned event, void *data, void *db, void *unused) {
  Guard *guard = (Guard *)data;
  int i;
  (void)event, (void)db, (void)unused;
  calls_close(guard);
  if (!guard->readers) return 0;
  for (i = 0; i < MAX_READERS; i++) close_reader(&guard->readers->all[i]);
  bytes_free(&guard->readers->out);
  sqlite3_free(guard->readers);
  guard->readers = NULL;
  return 0;
}

static Reader *free_place(Guard *guard) {
  Readers *readers = guard->readers;
  int i;
  if (!readers) {
    readers = sqlite3_malloc64(sizeof *readers);
    if (!readers) return NULL;
    memset(readers, 0, sizeof *readers);
    guard->readers = readers;
  }
  for (i = 0; i < MAX_READERS; i++) {
    Reader *reader = &readers->all[++readers->opened % MAX_READERS];
    if (reader->number == 0) {
      reader->number = readers->opened;
      reader->guard = guard;
      return reader;
    }
  }
  return NULL;
}

void readers_fail(sqlite3_context *context, int code) {
  sqlite3_result_error(context, sqlite3_errmsg(guard_of(context)->db), -1);
  sqlite3_result_error_code(context, code);
}

/* Compiles the statement in its role; what does not only read, or has other columns than the plan, is refused. */
static int compile(Guard *guard, Reader *reader, sqlite3_value *sql) {
  int before = guard->role;
  int code;
  guard_set_role(guard, reader->role, reader->value_bytes);
  code = sqlite3_prepare_v3(guard->db, (const char *)sqlite3_value_text(sql), sqlite3_value_bytes(sql) + 1,
                            SQLITE_PREPARE_PERSISTENT, &reader->statement, 0);
  guard_set_role(guard, before, VALUE_MAX_BYTES);
  if (code != SQLITE_OK) return code;
  if (!reader->statement || !sqlite3_stmt_readonly(reader->statement)) return SQLITE_MISUSE;
  return sqlite3_column_count(reader->statement) == reader->plan->columns ? SQLITE_OK : SQLITE_MISMATCH;
}

static void reader_open(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Reader *reader;
  int code = SQLITE_MISUSE;
  (void)count;
  if (sqlite3_value_type(values[1]) != SQLITE_BLOB || sqlite3_value_type(values[2]) != SQLITE_TEXT) {
    sqlite3_result_error(context, "crewdb: expected a plan and a statement", -1);
    return;
  }
  reader = free_place(guard);
  if (!reader) {
    sqlite3_result_error(context, "crewdb: too many statements", -1);
    return;
  }
  reader->role = sqlite3_value_int(values[0]);
  reader->value_bytes = sqlite3_value_int(values[3]);
  if (reader->value_bytes < 0 || reader->value_bytes > VALUE_MAX_BYTES) reader->value_bytes = VALUE_MAX_BYTES;
  reader->plan = row_plan_read(NULL, sqlite3_value_blob(values[1]), (size_t)sqlite3_value_bytes(values[1]));
  if (reader->plan && reader->role >= ROLE_SERVICE && reader->role <= ROLE_NOBODY) code = compile(guard, reader, values[2]);
  if (code == SQLITE_OK) {
    sqlite3_result_int64(context, reader->number);
    return;
  }
  if (code == SQLITE_MISUSE || code == SQLITE_MISMATCH) sqlite3_result_error(context, "crewdb: statement and plan do not fit", -1);
  else readers_fail(context, code);
  close_reader(reader);
}

static void reader_close(sqlite3_context *context, int count, sqlite3_value **values) {
  Reader *reader = readers_find(context, values[0]);
  (void)count;
  if (reader) close_reader(reader);
}

/* Ends a run; keeps the statement. */
void readers_stop(Reader *reader) {
  sqlite3_reset(reader->statement);
  sqlite3_clear_bindings(reader->statement);
  end_run(reader);
}

static void reader_stop(sqlite3_context *context, int count, sqlite3_value **values) {
  Reader *reader = readers_find(context, values[0]);
  (void)count;
  if (reader) readers_stop(reader);
}

int readers_install(Guard *guard) {
  static const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"crewdb_open", 4, reader_open},   {"crewdb_rows", -1, reader_rows}, {"crewdb_start", -1, reader_start},
      {"crewdb_more", 3, reader_more},   {"crewdb_skip", 3, reader_skip},  {"crewdb_stop", 1, reader_stop},
      {"crewdb_close", 1, reader_close},
  };
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int i;
  int code = sqlite3_trace_v2(guard->db, SQLITE_TRACE_CLOSE, on_close, guard);
  for (i = 0; code == SQLITE_OK && i < (int)(sizeof functions / sizeof functions[0]); i++) {
    code = sqlite3_create_function_v2(guard->db, functions[i].name, functions[i].count, flags, guard, functions[i].run,
                                      0, 0, 0);
  }
  return code;
}
