/*
** Runs the calls of a batch, one after the other. Every function is DIRECTONLY, and the policy denies all of them to callers.
**
**   crewdb_layout()                              the hash of layout.json that this extension was built with
**   crewdb_plan(plan)                            this database's plan, once per connection
**   crewdb_variant(rpc, step, variant, sql, rows, parameters)
**                                                compiles a statement as it is for a variant
**   crewdb_call(index, generation, now)          runs one of the batch at this time, in ms since 1970; while it runs it may
**                                                be interrupted as this generation
**   crewdb_call_first(batch, commit_seq, room, index, generation, now)
**                                                the same, of a new batch, as src/sqlite/pool/packing.ts packs it, whose writes
**                                                answer this commit_seq; forgets the replies of the batch before
**   crewdb_call_failure()                        of the last call that raised an error: the step, times 2, and 1 when
**                                                something was written before
**   crewdb_replies()                             the replies, one after the other, after so many bytes of room
**
** crewdb_call answers the length of the reply, plus KEPT_REPLY for one that was kept from an earlier try, plus ONE_ROW for
** each row. Or below 0: minus an Ending, plus ENDING_WROTE and ENDING_DETAIL times a detail: the step of nothingFound,
** the rows that fit of tooLarge, the reason of handedOver, the variant of missing. It raises what SQLite raises.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define MAX_BATCH_BYTES (64 * 1024 * 1024)
/* A buffer that one large batch made is given back. */
#define KEPT_BYTES (1024 * 1024)

static Guard *guard_of(sqlite3_context *context) { return (Guard *)sqlite3_user_data(context); }

static void fail(sqlite3_context *context, const char *message) { sqlite3_result_error(context, message, -1); }

static void layout(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_text(context, LAYOUT_HASH, -1, SQLITE_STATIC);
}

void calls_close(Guard *guard) {
  Executor *executor = guard->executor;
  int i;
  if (!executor) return;
  guard->executor = NULL;
  sqlite3_finalize(executor->find_reply);
  sqlite3_finalize(executor->keep_reply);
  plan_free(executor->plan);
  call_end(executor);
  for (i = 0; i < MAX_DEPTH; i++) sqlite3_free(executor->nested[i]);
  for (i = 0; i <= MAX_STATEMENTS; i++) bytes_free(&executor->ids[i]);
  bytes_free(&executor->batch);
  bytes_free(&executor->out);
  bytes_free(&executor->keys);
  bytes_free(&executor->token);
  bytes_free(&executor->json);
  sqlite3_free(executor);
}

static void set_plan(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Executor *executor;
  (void)count;
  calls_close(guard);
  executor = sqlite3_malloc64(sizeof *executor);
  if (!executor) {
    sqlite3_result_error_nomem(context);
    return;
  }
  memset(executor, 0, sizeof *executor);
  executor->db = guard->db;
  guard->executor = executor;
  executor->plan = plan_read(sqlite3_value_blob(values[0]), (size_t)sqlite3_value_bytes(values[0]));
  if (executor->plan) {
    sqlite3_result_int(context, 1);
    return;
  }
  calls_close(guard);
  fail(context, "crewdb: expected a plan");
}

/* The step of these numbers, if it is there. */
static Step *find_step(Guard *guard, sqlite3_value *rpc, sqlite3_value *step, Rpc **found) {
  sqlite3_int64 number = sqlite3_value_int64(rpc);
  sqlite3_int64 place = sqlite3_value_int64(step);
  if (!guard->executor || number < 0 || number >= guard->executor->plan->rpc_count) return NULL;
  *found = &guard->executor->plan->rpcs[number];
  return place >= 0 && place < (*found)->step_count ? &(*found)->steps[place] : NULL;
}

/* Compiles it; SQLITE_MISUSE when it does not fit what was said about it. */
static int compile(Guard *guard, const Rpc *rpc, const Step *step, Variant *made, sqlite3_value **values) {
  const Plan *plan = guard->executor->plan;
  int code = sqlite3_prepare_v3(guard->db, (const char *)sqlite3_value_text(values[3]), sqlite3_value_bytes(values[3]) + 1,
                                SQLITE_PREPARE_PERSISTENT, &made->statement, 0);
  if (code != SQLITE_OK) return code;
  if (!made->statement || (!rpc->writes && !sqlite3_stmt_readonly(made->statement))) return SQLITE_MISUSE;
  if (sqlite3_value_type(values[4]) == SQLITE_BLOB) {
    made->rows = row_plan_read(plan, sqlite3_value_blob(values[4]), (size_t)sqlite3_value_bytes(values[4]));
    if (!made->rows || made->rows->columns != sqlite3_column_count(made->statement)) return SQLITE_MISUSE;
  }
  if (!plan_read_parameters(plan, rpc, step, sqlite3_value_blob(values[5]), (size_t)sqlite3_value_bytes(values[5]), made))
    return SQLITE_MISUSE;
  return sqlite3_bind_parameter_count(made->statement) == made->parameter_count ? SQLITE_OK : SQLITE_MISUSE;
}

/* What SQLite says of the connection, with its code. */
static void raise(sqlite3_context *context, int code) {
  if (code == SQLITE_NOMEM) {
    sqlite3_result_error_nomem(context);
    return;
  }
  sqlite3_result_error(context, code == SQLITE_INTERRUPT ? "interrupted" : sqlite3_errmsg(guard_of(context)->db), -1);
  sqlite3_result_error_code(context, code);
}

static void add_variant(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Rpc *rpc = NULL;
  Step *step = find_step(guard, values[0], values[1], &rpc);
  Variant *made;
  int code;
  (void)count;
  if (!step || sqlite3_value_type(values[3]) != SQLITE_TEXT || guard->role != ROLE_SERVICE) {
    fail(context, "crewdb: no such statement");
    return;
  }
  made = sqlite3_malloc64(sizeof *made);
  if (!made) {
    sqlite3_result_error_nomem(context);
    return;
  }
  memset(made, 0, sizeof *made);
  made->number = sqlite3_value_int(values[2]);
  code = compile(guard, rpc, step, made, values);
  if (code == SQLITE_OK) {
    plan_add_variant(guard->executor->plan, step, made);
    sqlite3_result_int(context, 1);
    return;
  }
  if (code == SQLITE_MISUSE) fail(context, "crewdb: statement and plan do not fit");
  else raise(context, code);
  variant_free(made);
}

static Executor *executor_of(sqlite3_context *context) {
  Executor *executor = guard_of(context)->executor;
  if (!executor) fail(context, "crewdb: no plan is known");
  return executor;
}

static void start(Bytes *bytes, size_t limit) {
  if (bytes->capacity > KEPT_BYTES) bytes_free(bytes);
  bytes_clear(bytes, limit);
}

static void set_batch(Executor *executor, sqlite3_value *batch, sqlite3_value *commit_seq, sqlite3_int64 room) {
  static const unsigned char zeros[64];
  int length = sqlite3_value_bytes(commit_seq);
  start(&executor->batch, MAX_BATCH_BYTES);
  start(&executor->out, MAX_BATCH_BYTES);
  bytes_append(&executor->batch, sqlite3_value_blob(batch), (size_t)sqlite3_value_bytes(batch));
  for (; room > 0 && executor->out.result == ENCODE_OK; room -= (sqlite3_int64)sizeof zeros)
    bytes_append(&executor->out, zeros, room < (sqlite3_int64)sizeof zeros ? (size_t)room : sizeof zeros);
  executor->commit_seq_length = 0;
  if (length > 0 && length <= (int)sizeof executor->commit_seq) {
    memcpy(executor->commit_seq, sqlite3_value_text(commit_seq), (size_t)length);
    executor->commit_seq_length = length;
  }
}

static void run_call(sqlite3_context *context, Executor *executor, sqlite3_value **values) {
  sqlite3_int64 answer;
  int code = SQLITE_OK;
  int i;
  executor->now[0] = 0;
  executor->now_milliseconds = sqlite3_value_int64(values[2]);
  for (i = 0; i <= MAX_STATEMENTS; i++) if (executor->ids[i].capacity > 0) start(&executor->ids[i], MAX_BATCH_BYTES);
  for (i = 0; i <= MAX_STATEMENTS; i++) executor->ids[i].limit = MAX_BATCH_BYTES;
  start(&executor->json, MAX_BATCH_BYTES);
  answer = call_run(guard_of(context), sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]), &code);
  if (code == SQLITE_OK) sqlite3_result_int64(context, answer);
  else if (code == SQLITE_MISUSE) fail(context, "crewdb: no such call");
  else raise(context, code);
}

static void call(sqlite3_context *context, int count, sqlite3_value **values) {
  Executor *executor = executor_of(context);
  (void)count;
  if (executor) run_call(context, executor, values);
}

static void call_first(sqlite3_context *context, int count, sqlite3_value **values) {
  Executor *executor = executor_of(context);
  (void)count;
  if (!executor) return;
  set_batch(executor, values[0], values[1], sqlite3_value_int64(values[2]));
  run_call(context, executor, values + 3);
}

static void call_failure(sqlite3_context *context, int count, sqlite3_value **values) {
  Executor *executor = executor_of(context);
  (void)count, (void)values;
  if (executor) sqlite3_result_int(context, executor->failed_step * 2 + (executor->wrote ? 1 : 0));
}

static void replies(sqlite3_context *context, int count, sqlite3_value **values) {
  Executor *executor = executor_of(context);
  (void)count, (void)values;
  /* Read before the next batch begins, so SQLite needs no copy. Without bytes there may be no memory, and NULL is not a blob. */
  if (executor) sqlite3_result_blob64(context, executor->out.length ? executor->out.data : (unsigned char *)"",
                                      executor->out.length, SQLITE_STATIC);
}

int calls_install(Guard *guard) {
  static const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"crewdb_layout", 0, layout},         {"crewdb_plan", 1, set_plan},    {"crewdb_variant", 6, add_variant},
      {"crewdb_call_first", 6, call_first}, {"crewdb_call", 3, call},        {"crewdb_call_failure", 0, call_failure},
      {"crewdb_replies", 0, replies},
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
