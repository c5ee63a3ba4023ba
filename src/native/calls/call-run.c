/*
** Runs one call of a batch: its statements one after the other, from what its request says to the bytes of its reply.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define MAX_KEY_BYTES (1024 * 1024)
#define FIND_REPLY "SELECT body_hash, reply FROM crewdb_requests WHERE caller = ? AND method = ? AND request_id = ?"
#define KEEP_REPLY \
  "INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms) VALUES (?, ?, ?, ?, ?, ?)"

static sqlite3_uint64 word_at(const Executor *executor, sqlite3_int64 word) {
  unsigned int value = 0;
  memcpy(&value, executor->batch.data + word * 4, 4);
  return value;
}

/* The bytes that two words of a record name; NULL when they are not in the batch. */
static const unsigned char *bytes_at(const Executor *executor, sqlite3_int64 word, size_t *count) {
  sqlite3_uint64 offset = word_at(executor, word);
  *count = (size_t)word_at(executor, word + 1);
  return offset + *count <= executor->batch.length ? executor->batch.data + offset : NULL;
}

/* The rpc of a call, with its request and caller; NULL when the batch has no such call. */
static const Rpc *open_call(Executor *executor, sqlite3_int64 index, const unsigned char **request, size_t *count) {
  sqlite3_int64 record = BATCH_HEADER_WORDS + index * CALL_WORDS;
  sqlite3_uint64 number;
  size_t caller_length;
  if (executor->batch.length < BATCH_HEADER_WORDS * 4 || index < 0 || index >= (sqlite3_int64)word_at(executor, 0)) return NULL;
  if ((size_t)(record + CALL_WORDS) * 4 > executor->batch.length) return NULL;
  number = word_at(executor, record);
  if (number >= (sqlite3_uint64)executor->plan->rpc_count) return NULL;
  *request = bytes_at(executor, record + 1, count);
  executor->caller = bytes_at(executor, record + 3, &caller_length);
  executor->caller_length = (int)caller_length;
  return *request && executor->caller ? &executor->plan->rpcs[number] : NULL;
}

static Variant *find_variant(const Step *step, int number) {
  Variant *variant = step->variants;
  while (variant && variant->number != number) variant = variant->next;
  return variant;
}

static int is_complete(const Rpc *rpc, int variant) {
  int i;
  for (i = 0; i < rpc->step_count; i++) if (!find_variant(&rpc->steps[i], variant)) return 0;
  return 1;
}

/* How far a call has come. */
typedef struct Progress Progress;
struct Progress {
  sqlite3_int64 rows;
  int more;       /* the page has a next one */
  int ending;    /* why it ended before its reply, enum Ending */
  sqlite3_int64 detail;
  int code;       /* of SQLite, which raised it */
};

static void end_with(Progress *progress, int ending, sqlite3_int64 detail) {
  progress->ending = ending;
  progress->detail = detail;
}

/* A row that did not become part of the reply: why. A page may end before it. */
static void end_row(Executor *executor, const Rpc *rpc, Progress *progress, size_t mark) {
  Bytes *out = &executor->out;
  if (out->result == ENCODE_DECLINED) {
    end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_STORED_VALUE);
  } else if (out->result == ENCODE_NOMEM) {
    progress->code = SQLITE_NOMEM;
  } else if (rpc->shape == SHAPE_PAGE && progress->rows > 0) {
    out->result = ENCODE_OK;
    out->length = mark;
    progress->more = 1;
  } else {
    end_with(progress, ENDING_TOO_LARGE, progress->rows);
  }
}

/* Outside of a transaction another program may have changed the schema, and SQLite has compiled the statement again. */
static int is_recompiled(sqlite3 *db, sqlite3_stmt *statement) {
  return sqlite3_get_autocommit(db) && sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_REPREPARE, 1) > 0;
}

/* Steps and encodes the rows of the reply. Answers what SQLite answered last. */
static int reply_rows(Executor *executor, const Rpc *rpc, const Variant *variant, Progress *progress) {
  sqlite3_int64 most = rpc->shape == SHAPE_ROWS ? (sqlite3_int64)1 << 30 : rpc->shape == SHAPE_PAGE ? executor->page_size : 1;
  sqlite3_int64 before = progress->rows;
  int code = SQLITE_ROW;
  while (progress->rows - before < most) {
    size_t mark = executor->out.length;
    code = sqlite3_step(variant->statement);
    if (progress->rows == before && is_recompiled(executor->db, variant->statement)) {
      end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_RECOMPILED);
      return code;
    }
    if (code != SQLITE_ROW) return code;
    encode_row(variant->rows, variant->statement, progress->rows == 0, &executor->out);
    if (executor->out.result != ENCODE_OK) {
      end_row(executor, rpc, progress, mark);
      return code;
    }
    progress->rows++;
    if (rpc->shape != SHAPE_PAGE) continue;
    bytes_clear(&executor->keys, MAX_KEY_BYTES);
    encode_keys(variant->rows, variant->statement, &executor->keys);
    if (executor->keys.result == ENCODE_OK) continue;
    end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_STORED_VALUE);
    return code;
  }
  if (rpc->shape != SHAPE_PAGE) return code;
  code = sqlite3_step(variant->statement);
  progress->more = code == SQLITE_ROW;
  return code;
}

/* Runs a statement once: 1 when it went well, and found what it must. */
static int run_variant(Executor *executor, const Rpc *rpc, const Step *step, const Variant *variant, Progress *progress) {
  sqlite3 *db = executor->db;
  sqlite3_stmt *statement = variant->statement;
  sqlite3_int64 changes_before = sqlite3_total_changes64(db);
  sqlite3_int64 rows_before = progress->rows;
  int found = 0;
  int code = call_bind(executor, rpc, variant);
  if (code == SQLITE_MISUSE) {
    end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_NO_WORDS);
  } else if (code == SQLITE_OK) {
    code = variant->rows ? reply_rows(executor, rpc, variant, progress) : sqlite3_step(statement);
    found = variant->rows ? progress->rows > rows_before : code == SQLITE_ROW;
  }
  /* A statement that is left at its first row checks its foreign keys here. */
  if (sqlite3_reset(statement) != SQLITE_OK && (code == SQLITE_ROW || code == SQLITE_DONE)) code = SQLITE_ERROR;
  if (code != SQLITE_ROW && code != SQLITE_DONE && progress->ending == ENDING_NONE && progress->code == SQLITE_OK)
    progress->code = code == SQLITE_ERROR ? sqlite3_extended_errcode(db) : code;
  sqlite3_clear_bindings(statement);
  if (progress->code != SQLITE_OK || progress->ending != ENDING_NONE) return 0;
  if (!variant->rows && sqlite3_column_count(statement) == 0)
    found = sqlite3_total_changes64(db) != changes_before && sqlite3_changes64(db) > 0;
  if (found || !step->must_find) return 1;
  end_with(progress, ENDING_NOTHING_FOUND, step - rpc->steps);
  return 0;
}

/* `-- each`: for every element of its list. */
static int run_each(Executor *executor, const Rpc *rpc, const Step *step, const Variant *variant, Progress *progress) {
  const Decoded *of = step->each == SCOPE_RESOURCE ? &executor->resource : &executor->request;
  const Field *list = &of->message->fields[step->each_field];
  Input bytes = of->bytes;
  int wire_type = 0;
  int number;
  executor->index = 0;
  if (!of->is_there) return 1;
  while ((number = wire_tag(&bytes, &wire_type)) != 0) {
    if (number != list->number || wire_type != WIRE_BYTES) {
      wire_skip(&bytes, wire_type);
      continue;
    }
    if (!call_decode(executor, &executor->plan->messages[list->type], wire_bytes(&bytes), &executor->element, 0)) {
      end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_NO_WORDS);
      return 0;
    }
    if (!run_variant(executor, rpc, step, variant, progress)) return 0;
    executor->index++;
  }
  return 1;
}

static int run_steps(Executor *executor, const Rpc *rpc, int variant, Progress *progress) {
  int i;
  for (i = 0; i < rpc->step_count; i++) {
    const Step *step = &rpc->steps[i];
    const Variant *found = find_variant(step, variant);
    executor->step = step;
    executor->failed_step = i;
    executor->index = 0;
    if (step->each == SCOPE_NONE) {
      if (!run_variant(executor, rpc, step, found, progress)) return 0;
    } else if (!run_each(executor, rpc, step, found, progress)) {
      return 0;
    }
  }
  return 1;
}

static int bind_request(Executor *executor, const Rpc *rpc, sqlite3_stmt **statement, const char *sql) {
  const Value *id = &executor->request.values[rpc->request_id];
  int code = SQLITE_OK;
  if (!*statement) code = sqlite3_prepare_v3(executor->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, 0);
  if (code == SQLITE_OK) code = sqlite3_bind_text(*statement, 1, (const char *)executor->caller, executor->caller_length, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_bind_text(*statement, 2, rpc->method, rpc->method_length, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_bind_text(*statement, 3, (const char *)id->text, id->length, SQLITE_STATIC);
  return code;
}

/* Ends a statement on the kept replies; its own error is what SQLite says of the connection. */
static int end_request(sqlite3_stmt *statement, int code) {
  if (statement) {
    int reset = sqlite3_reset(statement);
    if (reset != SQLITE_OK) code = reset;
    sqlite3_clear_bindings(statement);
  }
  return code;
}

/* The reply that this request had before becomes its reply; 1 when it had one, or another request did. */
static int find_reply(Executor *executor, const Rpc *rpc, const unsigned char *hash, Progress *progress) {
  int code = bind_request(executor, rpc, &executor->find_reply, FIND_REPLY);
  sqlite3_stmt *find = executor->find_reply;
  int found = 0;
  if (code == SQLITE_OK) code = sqlite3_step(find);
  if (code == SQLITE_ROW) {
    const void *body = sqlite3_column_blob(find, 0);
    found = 1;
    if (sqlite3_column_bytes(find, 0) != BODY_HASH_BYTES) end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_OLD_REPLY);
    else if (memcmp(body, hash, BODY_HASH_BYTES) != 0) end_with(progress, ENDING_REUSED_ID, 0);
    else bytes_append(&executor->out, sqlite3_column_blob(find, 1), (size_t)sqlite3_column_bytes(find, 1));
  }
  code = end_request(find, code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code);
  if (code != SQLITE_OK) progress->code = code;
  return found || code != SQLITE_OK;
}

static void keep_reply(Executor *executor, const Rpc *rpc, const unsigned char *hash, size_t mark, Progress *progress) {
  int code = bind_request(executor, rpc, &executor->keep_reply, KEEP_REPLY);
  sqlite3_stmt *keep = executor->keep_reply;
  const unsigned char *reply = executor->out.data ? executor->out.data + mark : (const unsigned char *)"";
  if (code == SQLITE_OK) code = sqlite3_bind_blob(keep, 4, hash, BODY_HASH_BYTES, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_bind_blob64(keep, 5, reply, executor->out.length - mark, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_bind_int64(keep, 6, executor->now_milliseconds);
  if (code == SQLITE_OK) code = sqlite3_step(keep);
  code = end_request(keep, code == SQLITE_DONE ? SQLITE_OK : code);
  if (code != SQLITE_OK) progress->code = code;
}

static void end_reply(Executor *executor, const Rpc *rpc, Progress *progress) {
  Bytes *out = &executor->out;
  if (progress->more && !call_write_token(executor, rpc)) end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_NO_WORDS);
  if (!rpc->commit_seq_tag) return;
  bytes_varint(out, rpc->commit_seq_tag);
  bytes_text(out, (const unsigned char *)executor->commit_seq, (size_t)executor->commit_seq_length);
}

/* Runs a call whose request is read. */
static void run_statements(Executor *executor, Guard *guard, const Rpc *rpc, int variant, sqlite3_int64 generation, Progress *progress) {
  Bytes *out = &executor->out;
  size_t limit = out->limit;
  int done;
  out->limit = out->length + MAX_REPLY_BYTES;
  slots_arm(guard->slot, generation);
  done = run_steps(executor, rpc, variant, progress);
  slots_disarm(guard->slot);
  out->limit = limit;
  if (done) end_reply(executor, rpc, progress);
  if (out->result == ENCODE_NOMEM) progress->code = SQLITE_NOMEM;
}

/* Fills in the reply; 1 when it was kept from an earlier try. */
static int run_call(Executor *executor, Guard *guard, const Rpc *rpc, sqlite3_int64 generation, Progress *progress) {
  unsigned char hash[BODY_HASH_BYTES];
  int keeps = rpc->writes && rpc->request_id >= 0 && call_is_set(&executor->request.message->fields[rpc->request_id],
                                                                 &executor->request.values[rpc->request_id]);
  size_t mark = executor->out.length;
  int variant = call_conditions(executor, rpc);
  int ending;
  if (keeps && !call_body_hash(executor, rpc, hash)) {
    end_with(progress, ENDING_HANDED_OVER, HANDED_OVER_NO_WORDS);
    return 0;
  }
  if (keeps && find_reply(executor, rpc, hash, progress)) return progress->ending == ENDING_NONE;
  ending = call_read_token(executor, rpc);
  if (ending != ENDING_NONE) {
    end_with(progress, ending, ending == ENDING_HANDED_OVER ? HANDED_OVER_NO_WORDS : 0);
    return 0;
  }
  if (executor->token.length > 0) variant |= TOKEN_VARIANT;
  if (!is_complete(rpc, variant)) {
    end_with(progress, ENDING_MISSING, variant);
    return 0;
  }
  if ((variant & TOKEN_VARIANT) && !call_has_keys(executor, find_variant(&rpc->steps[rpc->step_count - 1], variant))) {
    end_with(progress, ENDING_BAD_TOKEN, 0);
    return 0;
  }
  run_statements(executor, guard, rpc, variant, generation, progress);
  if (keeps && progress->ending == ENDING_NONE && progress->code == SQLITE_OK) keep_reply(executor, rpc, hash, mark, progress);
  return 0;
}

sqlite3_int64 call_run(Guard *guard, sqlite3_int64 index, sqlite3_int64 generation, int *code) {
  Executor *executor = guard->executor;
  const unsigned char *request;
  size_t length;
  size_t mark = executor->out.length;
  sqlite3_int64 changes_before = sqlite3_total_changes64(guard->db);
  Progress progress = {0};
  int is_kept = 0;
  const Rpc *rpc = open_call(executor, index, &request, &length);
  if (!rpc || guard->role != ROLE_SERVICE) {
    *code = SQLITE_MISUSE;
    return 0;
  }
  executor->failed_step = 0;
  progress.ending = call_read(executor, rpc, request, length);
  if (progress.ending == ENDING_NONE) is_kept = run_call(executor, guard, rpc, generation, &progress);
  call_end(executor);
  /* A write that was interrupted, or found the disk full, has taken the transaction with it. */
  executor->wrote = rpc->writes && (sqlite3_get_autocommit(guard->db) || sqlite3_total_changes64(guard->db) != changes_before);
  *code = progress.code;
  if (progress.code == SQLITE_OK && progress.ending == ENDING_NONE)
    return (sqlite3_int64)(executor->out.length - mark) + (is_kept ? KEPT_REPLY : 0) + progress.rows * ONE_ROW;
  executor->out.length = mark;
  executor->out.result = ENCODE_OK;
  return -(progress.ending + (executor->wrote ? ENDING_WROTE : 0) + progress.detail * ENDING_DETAIL);
}
