/*
** Runs the calls of a batch, one after the other. Every function is DIRECTONLY, and the policy denies all of them to callers.
**
**   crewdb_calls(plan)                           what is known of this database's calls, once per connection
**   crewdb_call_statement(rpc, step, conditions, sql, rows, parameters)
**                                                compiles a statement as it is under these conditions; 1, or 0 when no
**                                                more are kept
**   crewdb_call(index, generation, now, new_id)  runs one of the batch at this time, in ms since 1970; while it runs it may
**                                                be interrupted as this generation
**   crewdb_call_first(batch, commit_seq, room, index, generation, now, new_id)
**                                                the same, of a new batch, as src/worker/packing.ts packs it, whose writes
**                                                answer this commit_seq; forgets the replies of the batch before
**   crewdb_call_append(bytes)                    goes behind the last reply
**   crewdb_call_keys()                           the keys of the last row of the last page, as crewdb_rows tells them
**   crewdb_call_replies()                        the replies, one behind the other, behind so many bytes of room
**
** crewdb_call answers the length of the reply, plus 2^24 when a page has a next one, plus 2^25 for each row. Or below 0:
**   -1  declined: nothing was done, and JavaScript must run it
**   -2  lost: something was written before it failed, and the transaction must be rolled back
**   -3 - conditions: a statement is missing for these conditions
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

#define MAX_BATCH_BYTES (64 * 1024 * 1024)
/* A buffer that one large batch made is given back. */
#define KEPT_BYTES (1024 * 1024)

static Guard *guard_of(sqlite3_context *context) { return (Guard *)sqlite3_user_data(context); }

static void fail(sqlite3_context *context, const char *message) { sqlite3_result_error(context, message, -1); }

static void set_calls(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  (void)count;
  calls_free(guard->calls);
  guard->calls = calls_read(sqlite3_value_blob(values[0]), (size_t)sqlite3_value_bytes(values[0]));
  if (guard->calls) sqlite3_result_int(context, 1);
  else fail(context, "crewdb: expected a plan of calls");
}

/* The rpc of this number, with a step of this number, if both are there. */
static CallRpc *find_step(Guard *guard, sqlite3_value *rpc, sqlite3_value *step) {
  sqlite3_int64 number = sqlite3_value_int64(rpc);
  sqlite3_int64 place = sqlite3_value_int64(step);
  CallRpc *found;
  if (!guard->calls || number < 0 || number >= guard->calls->rpc_count) return NULL;
  found = &guard->calls->rpcs[number];
  return found->covered && place >= 0 && place < found->step_count ? found : NULL;
}

/* Compiles it; SQLITE_MISUSE when it does not fit what was said about it. */
static int compile(Guard *guard, const CallRpc *rpc, CallStatement *made, sqlite3_value **values) {
  int code = sqlite3_prepare_v3(guard->db, (const char *)sqlite3_value_text(values[3]), sqlite3_value_bytes(values[3]) + 1,
                                SQLITE_PREPARE_PERSISTENT, &made->statement, 0);
  if (code != SQLITE_OK) return code;
  if (!made->statement || (!rpc->writes && !sqlite3_stmt_readonly(made->statement))) return SQLITE_MISUSE;
  if (sqlite3_value_type(values[4]) == SQLITE_BLOB) {
    made->rows = row_plan_read(sqlite3_value_blob(values[4]), (size_t)sqlite3_value_bytes(values[4]));
    if (!made->rows || made->rows->columns != sqlite3_column_count(made->statement)) return SQLITE_MISUSE;
  }
  if (!call_parameters_read(guard->calls, rpc, sqlite3_value_blob(values[5]), (size_t)sqlite3_value_bytes(values[5]), made))
    return SQLITE_MISUSE;
  return sqlite3_bind_parameter_count(made->statement) == made->parameter_count ? SQLITE_OK : SQLITE_MISUSE;
}

static void add_statement(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  CallRpc *rpc = find_step(guard, values[0], values[1]);
  CallStatement *made;
  int code;
  (void)count;
  if (!rpc || sqlite3_value_type(values[3]) != SQLITE_TEXT || guard->role != ROLE_SERVICE) {
    fail(context, "crewdb: no such call");
    return;
  }
  made = sqlite3_malloc64(sizeof *made);
  if (!made) {
    sqlite3_result_error_nomem(context);
    return;
  }
  memset(made, 0, sizeof *made);
  made->conditions = sqlite3_value_int(values[2]);
  code = compile(guard, rpc, made, values);
  if (code == SQLITE_OK && calls_add(guard->calls, sqlite3_value_int(values[0]), sqlite3_value_int(values[1]), made)) {
    sqlite3_result_int(context, 1);
    return;
  }
  call_statement_free(made);
  if (code == SQLITE_OK) sqlite3_result_int(context, 0);
  else if (code == SQLITE_MISUSE) fail(context, "crewdb: statement and plan do not fit");
  else sqlite3_result_error_code(context, code);
}

static Calls *calls_of(sqlite3_context *context) {
  Calls *calls = guard_of(context)->calls;
  if (!calls) fail(context, "crewdb: no calls are known");
  return calls;
}

static void start(Bytes *bytes, size_t limit) {
  if (bytes->capacity > KEPT_BYTES) bytes_free(bytes);
  bytes_clear(bytes, limit);
}

static void set_batch(Calls *calls, sqlite3_value *batch, sqlite3_value *commit_seq, sqlite3_int64 room) {
  static const unsigned char zeros[64];
  int length = sqlite3_value_bytes(commit_seq);
  start(&calls->batch, MAX_BATCH_BYTES);
  start(&calls->out, MAX_BATCH_BYTES);
  bytes_append(&calls->batch, sqlite3_value_blob(batch), (size_t)sqlite3_value_bytes(batch));
  for (; room > 0 && calls->out.result == ENCODE_OK; room -= sizeof zeros)
    bytes_append(&calls->out, zeros, room < (sqlite3_int64)sizeof zeros ? (size_t)room : sizeof zeros);
  calls->commit_seq_length = 0;
  if (length > 0 && length <= (int)sizeof calls->commit_seq) {
    memcpy(calls->commit_seq, sqlite3_value_text(commit_seq), (size_t)length);
    calls->commit_seq_length = length;
  }
}

static void run_call(sqlite3_context *context, Calls *calls, sqlite3_value **values) {
  sqlite3_int64 answer;
  calls->now[0] = 0;
  calls->now_milliseconds = sqlite3_value_int64(values[2]);
  calls->new_id = (const char *)sqlite3_value_text(values[3]);
  calls->new_id_length = sqlite3_value_bytes(values[3]);
  answer = call_run(guard_of(context), sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]));
  sqlite3_result_int64(context, answer);
}

static void call(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  (void)count;
  if (calls) run_call(context, calls, values);
}

static void call_first(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  (void)count;
  if (!calls) return;
  set_batch(calls, values[0], values[1], sqlite3_value_int64(values[2]));
  run_call(context, calls, values + 3);
}

static void append(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  (void)count;
  if (!calls) return;
  bytes_append(&calls->out, sqlite3_value_blob(values[0]), (size_t)sqlite3_value_bytes(values[0]));
  sqlite3_result_int(context, calls->out.result == ENCODE_OK);
}

static void keys(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  (void)count, (void)values;
  if (calls) sqlite3_result_blob64(context, calls->keys.data, calls->keys.length, SQLITE_TRANSIENT);
}

static void replies(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  (void)count, (void)values;
  /* Read before the next batch begins, so SQLite needs no copy. Without bytes there may be no memory, and NULL is no blob. */
  if (calls) sqlite3_result_blob64(context, calls->out.length ? calls->out.data : (unsigned char *)"", calls->out.length,
                                   SQLITE_STATIC);
}

int calls_install(Guard *guard) {
  static const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"crewdb_calls", 1, set_calls},         {"crewdb_call_statement", 6, add_statement},
      {"crewdb_call_first", 7, call_first},   {"crewdb_call", 4, call},
      {"crewdb_call_append", 1, append},      {"crewdb_call_keys", 0, keys},
      {"crewdb_call_replies", 0, replies},
  };
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code = SQLITE_OK;
  int i;
  for (i = 0; code == SQLITE_OK && i < (int)(sizeof functions / sizeof functions[0]); i++) {
    code = sqlite3_create_function_v2(guard->db, functions[i].name, functions[i].count, flags, guard, functions[i].run,
                                      0, 0, 0);
  }
  return code;
}
