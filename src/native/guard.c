/*
** The extension's entry point, and the SQL functions through which the threads use the guard. Every function is
** DIRECTONLY: no view, trigger or schema expression can call it. The policy denies all of them to callers.
**
**   guard_register()                     the connection's slot number, from now on known to guard_interrupt
**   guard_arm(generation)                the work of this generation may be interrupted
**   guard_disarm()                       nothing may be interrupted; run it before COMMIT
**   guard_interrupt(slot, generation)    1 when that slot was armed with that generation and is told to stop, else 0
**   guard_role(role, bytes)              0 the service, 1 a caller who reads, 2 a caller who writes, 3 nobody; no value of
**                                        the caller's is longer
**   guard_alias()                        another name of guard_role, see below
**   guard_denied()                       the last denial, `ACTION object column`, or NULL
**   guard_offset(sql)                    where SQLite finds the statement's mistake, in bytes from 0, or NULL
**   guard_derive(name)                   callers may read the table, or the column `table.column`; only triggers write it
**   guard_hide(name)                     callers may neither read nor write the column `table.column`
**   guard_table(name)                    a table or view of the schema
**   guard_object(name)                   a view or trigger of the schema: what it does is not asked of a scope
**   guard_scope_load(text)               a number for what a role leaves of the tables, see scope.c
**   guard_scope(number, doubted)         callers' statements reach no more from here on; 0: all tables. The names of the schema
**                                        that their text leaves in doubt stand one a line
**   guard_scopes_free()                  forgets all scopes, and the one in force
**   guard_value_bytes(sql)               the most bytes that a value of the statement may have, or NULL
**   guard_memory_counts()                1 when the memory of callers' statements is bounded, else 0
**   guard_memory_max(bytes)              the budget of all callers' statements of the process
**   guard_memory_used()                  what they have of it now
**   guard_memory_thread()                what SQLite has in this thread
**   guard_memory_refused()               the budget that the last caller's statement hit; negative: that of all of them; 0: it was
**                                        stopped; or NULL
**   guard_turns(count)                   so many streams of the process step at one time
**   guard_turns_free()                   free turns minus the streams that wait for one
**   guard_exit_within(ms, code, message) ends the process then, whatever runs; 1, or 0 where it can't
**   guard_temp_bounded()                 1 when the temporary space of this connection's callers is bounded, else 0
**   guard_temp_exceeded()                the bound in bytes that the last caller's temporary files hit, or NULL
**   guard_buffer_wal()                   1 when the frames of a commit are written together from here on, else 0
**   guard_wal_changes()                  commits of all processes since the log's index was made, or NULL
**   guard_keep_log()                     from here on the connection's close leaves log and database as they are
**   guard_damage()                       what another program has done to the open files, in a sentence, or NULL
**   guard_checkpoints()                  a text that a checkpoint changes, whoever makes it, or NULL where it can't be told
**   guard_io_errno()                     errno of the last write or sync of the database that failed, or 0
**   guard_inserted_rowid()               rowid of the last row that the last caller's statement inserted, or 0
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT1

#define CLIENT_DATA "crewdb_guard"

static Guard *guard_of(sqlite3_context *context) { return (Guard *)sqlite3_user_data(context); }

static int is_integer(sqlite3_context *context, sqlite3_value *value) {
  if (sqlite3_value_type(value) == SQLITE_INTEGER) return 1;
  sqlite3_result_error(context, "guard: expected an integer", -1);
  return 0;
}

static void guard_register(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  (void)count, (void)values;
  if (!guard->slot) guard->slot = slots_take(guard->db);
  if (guard->slot) sqlite3_result_int64(context, guard->slot);
  else sqlite3_result_error(context, "guard: no free slot", -1);
}

static void guard_arm(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  (void)count;
  if (!is_integer(context, values[0])) return;
  if (slots_arm(guard->slot, sqlite3_value_int64(values[0]))) sqlite3_result_int(context, 1);
  else sqlite3_result_error(context, "guard: register the connection first", -1);
}

static void guard_disarm(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  slots_disarm(guard_of(context)->slot);
  sqlite3_result_int(context, 1);
}

static void guard_interrupt(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  if (!is_integer(context, values[0]) || !is_integer(context, values[1])) return;
  sqlite3_result_int(context, slots_interrupt(sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1])));
}

/*
** A caller's statement begins with a last rowid of 0, so that what it leaves is its own. A statement that inserted none (an upsert
** that updates, a table without rowids) gives the earlier one back.
*/
static void hide_rowid(Guard *guard) {
  guard->earlier_rowid = sqlite3_last_insert_rowid(guard->db);
  sqlite3_set_last_insert_rowid(guard->db, 0);
}

static void restore_rowid(Guard *guard) {
  guard->inserted_rowid = sqlite3_last_insert_rowid(guard->db);
  if (guard->inserted_rowid == 0) sqlite3_set_last_insert_rowid(guard->db, guard->earlier_rowid);
  guard->earlier_rowid = 0;
}

void guard_set_role(Guard *guard, int role, int value_bytes) {
  if (role == guard->role) return;
  if (role == ROLE_WRITER) hide_rowid(guard);
  else if (guard->role == ROLE_WRITER) restore_rowid(guard);
  /* Going back to the service keeps the denial, for guard_denied. */
  if (role != ROLE_SERVICE) guard->denied[0] = 0;
  guard->role = role;
  guard->value_bytes = value_bytes;
  limits_apply(guard);
  temp_set_role(role);
  search_set_role(role);
  if (role != ROLE_SERVICE) {
    if (guard->running == 0) memory_start();
    memory_begin(guard->db);
  } else {
    memory_pause();
    if (guard->running == 0) memory_end();
  }
}

void guard_start(Guard *guard) {
  if (guard->running++ == 0) memory_start();
}

void guard_finish(Guard *guard) {
  if (--guard->running == 0 && guard->role == ROLE_SERVICE) memory_end();
}

static void guard_role(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  sqlite3_int64 role, value_bytes;
  (void)count;
  if (!is_integer(context, values[0]) || !is_integer(context, values[1])) return;
  role = sqlite3_value_int64(values[0]);
  value_bytes = sqlite3_value_int64(values[1]);
  if (role < ROLE_SERVICE || role > ROLE_NOBODY || value_bytes < 0 || value_bytes > VALUE_MAX_BYTES) {
    sqlite3_result_error(context, "guard: no such role or length", -1);
    return;
  }
  guard_set_role(guard, (int)role, (int)value_bytes);
  sqlite3_result_int64(context, role);
}

static void guard_alias(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_text(context, guard_of(context)->role_alias, -1, SQLITE_TRANSIENT);
}

static void guard_denied(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  (void)count, (void)values;
  if (guard->denied[0]) sqlite3_result_text(context, guard->denied, -1, SQLITE_TRANSIENT);
}

/* Compiles the text once more, only to ask for the place: on the way to an error, never otherwise. */
static void guard_offset(sqlite3_context *context, int count, sqlite3_value **values) {
  sqlite3 *db = guard_of(context)->db;
  sqlite3_stmt *statement = 0;
  const char *sql = (const char *)sqlite3_value_text(values[0]);
  int offset = -1;
  (void)count;
  if (sql == 0) return;
  if (sqlite3_prepare_v3(db, sql, -1, 0, &statement, 0) != SQLITE_OK) offset = sqlite3_error_offset(db);
  sqlite3_finalize(statement);
  if (offset >= 0) sqlite3_result_int(context, offset);
}

static void declare(sqlite3_context *context, sqlite3_value *value, int (*add)(Guard *, const char *)) {
  int rc = SQLITE_MISUSE;
  if (sqlite3_value_type(value) == SQLITE_TEXT) rc = add(guard_of(context), (const char *)sqlite3_value_text(value));
  if (rc == SQLITE_OK) sqlite3_result_int(context, 1);
  else sqlite3_result_error(context, "guard: expected the name of a table or column", -1);
}

static void guard_derive(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  declare(context, values[0], policy_derive);
}

static void guard_hide(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  declare(context, values[0], policy_hide);
}

static void guard_table(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  declare(context, values[0], policy_table);
}

static void guard_object(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  declare(context, values[0], policy_object);
}

static void guard_scope_load(sqlite3_context *context, int count, sqlite3_value **values) {
  const char *text = (const char *)sqlite3_value_text(values[0]);
  int number = 0;
  int code = text ? scope_load(guard_of(context), text, &number) : SQLITE_MISUSE;
  (void)count;
  if (code == SQLITE_OK) sqlite3_result_int(context, number);
  else if (code == SQLITE_NOMEM) sqlite3_result_error_nomem(context);
  else sqlite3_result_error(context, "guard: expected tables and columns", -1);
}

static void guard_scope(sqlite3_context *context, int count, sqlite3_value **values) {
  const char *doubted = (const char *)sqlite3_value_text(values[1]);
  int code;
  (void)count;
  if (!is_integer(context, values[0])) return;
  code = scope_use(guard_of(context), sqlite3_value_int(values[0]), doubted ? doubted : "");
  if (code == SQLITE_OK) sqlite3_result_int(context, 1);
  else if (code == SQLITE_NOMEM) sqlite3_result_error_nomem(context);
  else sqlite3_result_error(context, "guard: no such scope", -1);
}

static void guard_scopes_free(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  scope_free_all(guard_of(context));
  sqlite3_result_int(context, 1);
}

/* The statement was compiled in the caller's role before: what may not even be compiled does not come here. */
static void guard_value_bytes(sqlite3_context *context, int count, sqlite3_value **values) {
  const char *sql = (const char *)sqlite3_value_text(values[0]);
  sqlite3 *db = guard_of(context)->db;
  int rc = SQLITE_MISUSE;
  int bytes;
  (void)count;
  /* To compile it can take long and much memory, as it could the first time. */
  memory_start();
  memory_begin(db);
  bytes = sql ? statement_value_bytes(db, sql, &rc) : 0;
  memory_pause();
  memory_end();
  if (rc == SQLITE_OK) sqlite3_result_int(context, bytes);
  else if ((rc & 0xff) != SQLITE_ERROR) sqlite3_result_error_code(context, rc);
}

static void guard_memory_counts(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int(context, memory_counts());
}

static void guard_memory_max(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  if (!is_integer(context, values[0])) return;
  memory_set_max(sqlite3_value_int64(values[0]));
  sqlite3_result_int(context, 1);
}

static void guard_memory_used(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int64(context, memory_of_callers());
}

static void guard_memory_thread(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int64(context, memory_of_thread());
}

static void guard_memory_refused(sqlite3_context *context, int count, sqlite3_value **values) {
  int stopped;
  sqlite3_int64 bytes = memory_refused(&stopped);
  (void)count, (void)values;
  if (stopped) sqlite3_result_int(context, 0);
  else if (bytes != 0) sqlite3_result_int64(context, bytes);
}

static void guard_turns(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  if (!is_integer(context, values[0])) return;
  turns_set(sqlite3_value_int(values[0]));
  sqlite3_result_int(context, 1);
}

static void guard_turns_free(sqlite3_context *context, int count, sqlite3_value **values) {
  int unused, waiting;
  (void)count, (void)values;
  turns_count(&unused, &waiting);
  sqlite3_result_int(context, unused - waiting);
}

static void guard_temp_bounded(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int(context, vfs_bounds_temp(guard_of(context)->db));
}

static void guard_temp_exceeded(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  if (temp_exceeded() > 0) sqlite3_result_int64(context, temp_exceeded());
}

static void guard_exit_within(sqlite3_context *context, int count, sqlite3_value **values) {
  const char *message = (const char *)sqlite3_value_text(values[2]);
  (void)count;
  if (!is_integer(context, values[0]) || !is_integer(context, values[1])) return;
  sqlite3_result_int(context, last_exit_within(sqlite3_value_int(values[0]), sqlite3_value_int(values[1]), message ? message : ""));
}

static void guard_buffer_wal(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int(context, wal_buffer_start(guard_of(context)->db));
}

static void guard_wal_changes(sqlite3_context *context, int count, sqlite3_value **values) {
  sqlite3_int64 changes = wal_changes(guard_of(context)->db);
  (void)count, (void)values;
  if (changes >= 0) sqlite3_result_int64(context, changes);
}

static void guard_keep_log(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int(context, sqlite3_db_config(guard_of(context)->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL) == SQLITE_OK);
}

static void guard_damage(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  sqlite3 *db = guard->db;
  const char *damage = NULL;
  int is_older = wal_index_is_older(db, &guard->changes_seen);
  (void)count, (void)values;
  if (!vfs_has_header(db)) damage = "the database file was overwritten while it was open: it does not begin as a SQLite file does";
  /* After a look into it. */
  else if (sigbus_lost_index(guard->file)) damage = "the index of the write-ahead log was truncated while it was open";
  else if (is_older) damage = "the index of the write-ahead log was overwritten while it was open";
  else if (wal_is_cut(db)) damage = "the write-ahead log was truncated or overwritten while it was open";
  if (damage) sqlite3_result_text(context, damage, -1, SQLITE_STATIC);
}

static void guard_checkpoints(sqlite3_context *context, int count, sqlite3_value **values) {
  unsigned state[3];
  char text[3 * 8 + 1];
  (void)count, (void)values;
  if (!wal_checkpoints(guard_of(context)->db, state)) return;
  sqlite3_snprintf(sizeof text, text, "%08x%08x%08x", state[0], state[1], state[2]);
  sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void guard_io_errno(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int(context, wal_last_errno(guard_of(context)->db));
}

static void guard_inserted_rowid(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_int64(context, guard_of(context)->inserted_rowid);
}

/* SQLite's own, but that a caller's statement sees the rowid from before it until it inserts a row. */
static void last_insert_rowid(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  sqlite3_int64 rowid = sqlite3_last_insert_rowid(guard->db);
  (void)count, (void)values;
  sqlite3_result_int64(context, rowid != 0 ? rowid : guard->earlier_rowid);
}

/* Called by SQLite when guard_register goes away, which is when the connection closes: before its memory is freed. */
static void destroy(void *data) {
  Guard *guard = (Guard *)data;
  slots_free(guard->slot);
  if (guard->role != ROLE_SERVICE) {
    temp_set_role(ROLE_SERVICE);
    search_set_role(ROLE_SERVICE);
    memory_pause();
    memory_end();
  }
  sigbus_forget(guard->file);
  policy_free(guard);
  sqlite3_free(guard);
}

/*
** A statement that the service has kept is prepared again when the schema changed, also while a caller's role is set,
** and then the policy would deny guard_role to the service itself. So it has a second name that callers can't guess.
*/
static void name_alias(Guard *guard) {
  unsigned char random[16];
  int i;
  sqlite3_randomness(sizeof random, random);
  memcpy(guard->role_alias, "guard_role_", 11);
  for (i = 0; i < (int)sizeof random; i++) sqlite3_snprintf(3, guard->role_alias + 11 + 2 * i, "%02x", random[i]);
}

static int add_functions(Guard *guard) {
  const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"guard_arm", 1, guard_arm},       {"guard_disarm", 0, guard_disarm}, {"guard_interrupt", 2, guard_interrupt},
      {"guard_role", 2, guard_role},     {guard->role_alias, 2, guard_role}, {"guard_alias", 0, guard_alias},
      {"guard_denied", 0, guard_denied}, {"guard_offset", 1, guard_offset}, {"guard_derive", 1, guard_derive},
      {"guard_hide", 1, guard_hide},
      {"guard_table", 1, guard_table},
      {"guard_object", 1, guard_object},
      {"guard_scope_load", 1, guard_scope_load},
      {"guard_scope", 2, guard_scope},
      {"guard_scopes_free", 0, guard_scopes_free},
      {"guard_value_bytes", 1, guard_value_bytes},
      {"guard_memory_counts", 0, guard_memory_counts},
      {"guard_memory_max", 1, guard_memory_max},
      {"guard_memory_used", 0, guard_memory_used},
      {"guard_memory_thread", 0, guard_memory_thread},
      {"guard_memory_refused", 0, guard_memory_refused},
      {"guard_turns", 1, guard_turns},
      {"guard_turns_free", 0, guard_turns_free},
      {"guard_temp_bounded", 0, guard_temp_bounded},
      {"guard_temp_exceeded", 0, guard_temp_exceeded},
      {"guard_buffer_wal", 0, guard_buffer_wal},
      {"guard_wal_changes", 0, guard_wal_changes},
      {"guard_keep_log", 0, guard_keep_log},
      {"guard_damage", 0, guard_damage},
      {"guard_checkpoints", 0, guard_checkpoints},
      {"guard_io_errno", 0, guard_io_errno},
      {"guard_inserted_rowid", 0, guard_inserted_rowid},
      {"guard_exit_within", 3, guard_exit_within},
  };
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int i;
  int rc = SQLITE_OK;
  for (i = 0; rc == SQLITE_OK && i < (int)(sizeof functions / sizeof functions[0]); i++) {
    rc = sqlite3_create_function_v2(guard->db, functions[i].name, functions[i].count, flags, guard, functions[i].run, 0,
                                    0, 0);
  }
  if (rc != SQLITE_OK) return rc;
  /* As innocuous as SQLite's: triggers call it. */
  return sqlite3_create_function_v2(guard->db, "last_insert_rowid", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, guard,
                                    last_insert_rowid, 0, 0, 0);
}

/* What better-sqlite3 sets is set again, so that the policy does not rest on another project's defaults. */
static int harden(sqlite3 *db) {
  int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, (int *)0);
  /* Plans do not depend on bound values: otherwise SQLite recompiles a statement for each new value that it looked at. */
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (int *)0);
  return rc;
}

#ifdef _WIN32
__declspec(dllexport)
#else
__attribute__((visibility("default")))
#endif
int sqlite3_extension_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
  Guard *guard;
  int rc;
  SQLITE_EXTENSION_INIT2(api)
  if (!sqlite3_threadsafe()) {
    *error = sqlite3_mprintf("this SQLite was built without threads");
    return SQLITE_ERROR;
  }
  if (sqlite3_get_clientdata(db, CLIENT_DATA)) return SQLITE_OK_LOAD_PERMANENTLY;
  guard = (Guard *)sqlite3_malloc(sizeof *guard);
  if (!guard) return SQLITE_NOMEM;
  memset(guard, 0, sizeof *guard);
  guard->db = db;
  guard->file = -1;
  guard->changes_seen = -1;
  name_alias(guard);
  limits_remember(guard);
  /* From here on SQLite owns the guard, and frees it also when this very call fails. */
  rc = sqlite3_create_function_v2(db, "guard_register", 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, guard, guard_register, 0, 0,
                                  destroy);
  if (rc == SQLITE_OK) rc = add_functions(guard);
  if (rc == SQLITE_OK) rc = bounded_install(guard);
  if (rc == SQLITE_OK) rc = patterns_install(guard);
  if (rc == SQLITE_OK) rc = unicode_lower_install(guard);
  if (rc == SQLITE_OK) rc = readers_install(guard);
  if (rc == SQLITE_OK) rc = calls_install(guard);
  if (rc == SQLITE_OK) rc = harden(db);
  if (rc != SQLITE_OK) return rc;
  rc = vfs_install();
  if (rc != SQLITE_OK) return rc;
  search_install(db);
  guard->file = sigbus_survive(db);
  rc = sqlite3_set_authorizer(db, policy_authorize, guard);
  if (rc == SQLITE_OK) rc = sqlite3_set_clientdata(db, CLIENT_DATA, guard, 0);
  if (rc != SQLITE_OK) return rc;
  /* Stay loaded: the table of slots must outlive every single connection. */
  return SQLITE_OK_LOAD_PERMANENTLY;
}
