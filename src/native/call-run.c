/*
** Runs the calls of a batch, one after the other. Every function is DIRECTONLY, and the policy denies all of them to callers.
**
**   crewdb_calls(plan)                           what is known of this database's calls, once per connection
**   crewdb_call_statement(rpc, step, conditions, sql, rows, parameters)
**                                                compiles a statement as it is under these conditions; 1, or 0 when no
**                                                more are kept
**   crewdb_call_batch(batch, commit_seq)         the calls that may be run from here on, as src/worker/packing.ts packs
**                                                them; forgets the replies of the batch before
**   crewdb_call(index, generation, now, new_id)  runs one at this time, in ms since 1970; a write may be interrupted as this
**                                                generation, and -1 is none
**   crewdb_call_append(bytes)                    goes behind the last reply
**   crewdb_call_keys()                           the keys of the last row of the last page, as crewdb_rows tells them
**   crewdb_call_replies()                        the replies, one behind the other
**
** crewdb_call answers the length of the reply, plus 2^24 when a page has a next one, plus 2^25 for each row. Or below 0:
**   -1  declined: nothing was done, and JavaScript must run it
**   -2  lost: something was written before it failed, and the transaction must be rolled back
**   -3 - conditions: a statement is missing for these conditions
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

enum { DECLINED = -1, LOST = -2, MISSING = -3 };

#define PAGE_BIT ((sqlite3_int64)1 << 24)
#define ROW_BIT ((sqlite3_int64)1 << 25)
/* As src/worker/answer.ts has it: the largest answer less the room for what follows the rows. */
#define MAX_REPLY_BYTES (7 * 512 * 1024 - 16 * 1024)
#define MAX_BATCH_BYTES (64 * 1024 * 1024)
/* A buffer that one large batch made is given back. */
#define KEPT_BYTES (1024 * 1024)

/* The records of a packed batch, in 32-bit words. */
enum { HEADER_WORDS = 2, RECORD_WORDS = 8 };

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

static void set_batch(sqlite3_context *context, int count, sqlite3_value **values) {
  Calls *calls = calls_of(context);
  int length = sqlite3_value_bytes(values[1]);
  (void)count;
  if (!calls) return;
  start(&calls->batch, MAX_BATCH_BYTES);
  start(&calls->out, MAX_BATCH_BYTES);
  bytes_append(&calls->batch, sqlite3_value_blob(values[0]), (size_t)sqlite3_value_bytes(values[0]));
  calls->commit_seq_length = 0;
  if (length > 0 && length <= (int)sizeof calls->commit_seq) {
    memcpy(calls->commit_seq, sqlite3_value_text(values[1]), (size_t)length);
    calls->commit_seq_length = length;
  }
  sqlite3_result_int(context, calls->batch.result == ENCODE_OK);
}

static sqlite3_uint64 word_at(const Calls *calls, sqlite3_int64 word) {
  unsigned int value = 0;
  memcpy(&value, calls->batch.data + word * 4, 4);
  return value;
}

/* The bytes that two words of a record name; NULL when they are not in the batch. */
static const unsigned char *bytes_at(const Calls *calls, sqlite3_int64 word, size_t *count) {
  sqlite3_uint64 offset = word_at(calls, word);
  *count = (size_t)word_at(calls, word + 1);
  return offset + *count <= calls->batch.length ? calls->batch.data + offset : NULL;
}

/* The rpc of a call, with its request and caller; NULL when it is not to be run here. */
static CallRpc *open_call(Calls *calls, sqlite3_int64 index, const unsigned char **request, size_t *count) {
  sqlite3_int64 record = HEADER_WORDS + index * RECORD_WORDS;
  sqlite3_uint64 number;
  size_t caller_length;
  if (calls->batch.length < 8 || index < 0 || index >= (sqlite3_int64)word_at(calls, 0)) return NULL;
  if ((size_t)(record + RECORD_WORDS) * 4 > calls->batch.length) return NULL;
  number = word_at(calls, record);
  if (number >= (sqlite3_uint64)calls->rpc_count || !calls->rpcs[number].covered) return NULL;
  *request = bytes_at(calls, record + 1, count);
  calls->caller = bytes_at(calls, record + 3, &caller_length);
  calls->caller_length = (int)caller_length;
  return *request && calls->caller ? &calls->rpcs[number] : NULL;
}

static CallStatement *find_variant(const CallStep *step, int conditions) {
  CallStatement *each = step->variants;
  while (each && each->conditions != conditions) each = each->next;
  return each;
}

typedef struct Run Run;
struct Run {
  sqlite3_int64 rows;
  int more;
  int wrote;
};

/* Steps and encodes the rows of the answer. Answers SQLITE_DONE, SQLITE_ROW when it ended before the last, or the error. */
static int answer(Calls *calls, const CallRpc *rpc, const CallStatement *each, Run *run) {
  sqlite3_int64 most = rpc->shape == SHAPE_ROWS ? ROW_BIT : rpc->shape == SHAPE_PAGE ? calls->page_size : 1;
  int code = SQLITE_ROW;
  int unknown_enum_texts = 0; /* they read as UNSPECIFIED */
  if (sqlite3_column_count(each->statement) != each->rows->columns) return SQLITE_SCHEMA;
  while (run->rows < most && calls->out.result == ENCODE_OK) {
    code = sqlite3_step(each->statement);
    if (code != SQLITE_ROW) return code;
    encode_row(each->rows, each->statement, run->rows == 0, &calls->out, &unknown_enum_texts);
    run->rows++;
  }
  if (rpc->shape != SHAPE_PAGE || calls->out.result != ENCODE_OK) return code;
  bytes_clear(&calls->keys, KEPT_BYTES);
  encode_keys(each->rows, each->statement, &calls->keys);
  code = sqlite3_step(each->statement);
  run->more = code == SQLITE_ROW;
  return code;
}

/* One statement: 1 when it went well and found what it must. */
static int run_step(Guard *guard, const CallRpc *rpc, const CallStep *step, const CallStatement *each, Run *run) {
  Calls *calls = guard->calls;
  sqlite3_stmt *statement = each->statement;
  int writes = !sqlite3_stmt_readonly(statement);
  sqlite3_int64 changes_before = sqlite3_total_changes64(guard->db);
  int code = call_bind(calls, rpc, each);
  int found = 0;
  if (code == SQLITE_OK) {
    code = each->rows ? answer(calls, rpc, each, run) : sqlite3_step(statement);
    found = each->rows ? run->rows > 0 : code == SQLITE_ROW;
  }
  /* A statement that is left at its first row checks its foreign keys here. */
  if (sqlite3_reset(statement) != SQLITE_OK && (code == SQLITE_ROW || code == SQLITE_DONE)) code = SQLITE_ERROR;
  sqlite3_clear_bindings(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) return 0;
  if (writes) {
    run->wrote = 1;
    if (!each->rows && sqlite3_column_count(statement) == 0)
      found = sqlite3_total_changes64(guard->db) != changes_before && sqlite3_changes64(guard->db) > 0;
  }
  return found || !step->must_find;
}

static int run_steps(Guard *guard, const CallRpc *rpc, int conditions, Run *run) {
  int i;
  for (i = 0; i < rpc->step_count; i++) {
    const CallStep *step = &rpc->steps[i];
    if (!run_step(guard, rpc, step, find_variant(step, conditions), run)) return 0;
  }
  return 1;
}

static void end_reply(Calls *calls, const CallRpc *rpc) {
  if (!rpc->commit_seq_tag) return;
  bytes_varint(&calls->out, rpc->commit_seq_tag);
  bytes_text(&calls->out, (const unsigned char *)calls->commit_seq, (size_t)calls->commit_seq_length);
}

static int is_complete(const CallRpc *rpc, int conditions) {
  int i;
  for (i = 0; i < rpc->step_count; i++) if (!find_variant(&rpc->steps[i], conditions)) return 0;
  return 1;
}

/* Runs a call whose request is read. */
static sqlite3_int64 run_call(Guard *guard, const CallRpc *rpc, sqlite3_int64 generation) {
  Calls *calls = guard->calls;
  int conditions = call_conditions(calls, rpc);
  size_t mark = calls->out.length;
  sqlite3_int64 changes_before = sqlite3_total_changes64(guard->db);
  Run run = {0};
  int done;
  if (!is_complete(rpc, conditions)) return MISSING - conditions;
  calls->out.limit = mark + MAX_REPLY_BYTES;
  if (generation >= 0) slots_arm(guard->slot, generation);
  done = run_steps(guard, rpc, conditions, &run);
  if (generation >= 0) slots_disarm(guard->slot);
  calls->out.limit = MAX_BATCH_BYTES;
  if (done) end_reply(calls, rpc);
  if (done && calls->out.result == ENCODE_OK && !(run.more && calls->keys.result != ENCODE_OK))
    return (sqlite3_int64)(calls->out.length - mark) + (run.more ? PAGE_BIT : 0) + run.rows * ROW_BIT;
  calls->out.length = mark;
  calls->out.result = ENCODE_OK;
  if (!rpc->writes) return DECLINED;
  /* A write that was interrupted, or found the disk full, has taken the transaction with it. */
  if (run.wrote || sqlite3_get_autocommit(guard->db)) return LOST;
  return sqlite3_total_changes64(guard->db) == changes_before ? DECLINED : LOST;
}

static void call(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Calls *calls = calls_of(context);
  const unsigned char *request;
  size_t length;
  CallRpc *rpc;
  (void)count;
  if (!calls) return;
  rpc = open_call(calls, sqlite3_value_int64(values[0]), &request, &length);
  calls->now[0] = 0;
  calls->now_milliseconds = sqlite3_value_int64(values[2]);
  calls->new_id = (const char *)sqlite3_value_text(values[3]);
  calls->new_id_length = sqlite3_value_bytes(values[3]);
  if (!rpc || guard->role != ROLE_SERVICE || !call_read(calls, rpc, request, length)) sqlite3_result_int(context, DECLINED);
  else sqlite3_result_int64(context, run_call(guard, rpc, sqlite3_value_int64(values[1])));
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
  /* Without bytes it may have no memory, and NULL is no blob. */
  if (calls) sqlite3_result_blob64(context, calls->out.length ? calls->out.data : (unsigned char *)"", calls->out.length,
                                   SQLITE_TRANSIENT);
}

int calls_install(Guard *guard) {
  static const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"crewdb_calls", 1, set_calls},         {"crewdb_call_statement", 6, add_statement},
      {"crewdb_call_batch", 2, set_batch},    {"crewdb_call", 4, call},
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
