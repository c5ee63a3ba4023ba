/*
** Runs one call of a batch: its statements one after the other, from what its request says to the bytes of its reply.
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

#define PAGE_BIT ((sqlite3_int64)1 << 24)
#define ROW_BIT ((sqlite3_int64)1 << 25)
/* As src/worker/answer.ts has it: the largest answer less the room for what follows the rows. */
#define MAX_REPLY_BYTES (7 * 512 * 1024 - 16 * 1024)
#define MAX_KEY_BYTES (1024 * 1024)

/* The records of a packed batch, in 32-bit words. */
enum { HEADER_WORDS = 2, RECORD_WORDS = 8 };

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
};

/* Steps and encodes the rows of the answer. Answers SQLITE_DONE, SQLITE_ROW when it ended before the last, or the error. */
static int answer(Calls *calls, const CallRpc *rpc, const CallStatement *each, Run *run) {
  sqlite3_int64 most = rpc->shape == SHAPE_ROWS ? ROW_BIT : rpc->shape == SHAPE_PAGE ? calls->page_size : 1;
  int code = SQLITE_ROW;
  int unknown_enum_texts = 0; /* they read as UNSPECIFIED */
  if (sqlite3_column_count(each->statement) != each->rows->columns) return SQLITE_SCHEMA;
  while (run->rows < most && calls->out.result == ENCODE_OK) {
    code = sqlite3_step(each->statement);
    /* It was compiled again: where another program has changed the schema, its columns may be others. JavaScript looks. */
    if (run->rows == 0 && sqlite3_stmt_status(each->statement, SQLITE_STMTSTATUS_REPREPARE, 1) > 0) return SQLITE_SCHEMA;
    if (code != SQLITE_ROW) return code;
    encode_row(each->rows, each->statement, run->rows == 0, &calls->out, &unknown_enum_texts);
    run->rows++;
  }
  if (rpc->shape != SHAPE_PAGE || calls->out.result != ENCODE_OK) return code;
  bytes_clear(&calls->keys, MAX_KEY_BYTES);
  encode_keys(each->rows, each->statement, &calls->keys);
  code = sqlite3_step(each->statement);
  run->more = code == SQLITE_ROW;
  return code;
}

/* One statement: 1 when it went well and found what it must. */
static int run_step(Guard *guard, const CallRpc *rpc, const CallStep *step, const CallStatement *each, Run *run) {
  Calls *calls = guard->calls;
  sqlite3_stmt *statement = each->statement;
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
  if (!sqlite3_stmt_readonly(statement) && !each->rows && sqlite3_column_count(statement) == 0)
    found = sqlite3_total_changes64(guard->db) != changes_before && sqlite3_changes64(guard->db) > 0;
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
  size_t limit = calls->out.limit;
  sqlite3_int64 changes_before = sqlite3_total_changes64(guard->db);
  Run run = {0};
  int done;
  if (!is_complete(rpc, conditions)) return CALL_MISSING - conditions;
  calls->out.limit = mark + MAX_REPLY_BYTES;
  slots_arm(guard->slot, generation);
  done = run_steps(guard, rpc, conditions, &run);
  slots_disarm(guard->slot);
  calls->out.limit = limit;
  if (done) end_reply(calls, rpc);
  if (done && calls->out.result == ENCODE_OK && !(run.more && calls->keys.result != ENCODE_OK))
    return (sqlite3_int64)(calls->out.length - mark) + (run.more ? PAGE_BIT : 0) + run.rows * ROW_BIT;
  calls->out.length = mark;
  calls->out.result = ENCODE_OK;
  if (!rpc->writes) return CALL_DECLINED;
  /* A write that was interrupted, or found the disk full, has taken the transaction with it. */
  if (sqlite3_get_autocommit(guard->db)) return CALL_LOST;
  return sqlite3_total_changes64(guard->db) == changes_before ? CALL_DECLINED : CALL_LOST;
}

sqlite3_int64 call_run(Guard *guard, sqlite3_int64 index, sqlite3_int64 generation) {
  Calls *calls = guard->calls;
  const unsigned char *request;
  size_t length;
  const CallRpc *rpc = open_call(calls, index, &request, &length);
  if (!rpc || guard->role != ROLE_SERVICE || !call_read(calls, rpc, request, length)) return CALL_DECLINED;
  return run_call(guard, rpc, generation);
}
