/*
** Runs the statements of readers.c: bound, stepped and encoded here.
*/
#include <string.h>
#include <time.h>

#include "rows/readers.h"
SQLITE_EXTENSION_INIT3

#define HEADER_BYTES 16
/* A buffer that one large answer made is given back. */
#define KEPT_BYTES (1024 * 1024)
/* Most bytes of one piece of a stream, and so of its rows: four times what clients of gRPC take by default. */
#define MAX_PIECE_BYTES (16 * 1024 * 1024)

/* Zeros after the rows of a piece: room for the end of a stream's message, so that its bytes need not be copied. */
#define ROOM_BYTES 512

/* A piece with a row in it is given after so many microseconds, however small: rows that come slowly are seen as they come. */
#define PIECE_MICROSECONDS 5000

static Guard *guard_of(sqlite3_context *context) { return (Guard *)sqlite3_user_data(context); }

/* 0 when the number of parameters is another: better-sqlite3 has words for that. */
static int bind_all(sqlite3_context *context, Reader *reader, int count, sqlite3_value **values) {
  int i;
  if (reader->is_running) {
    sqlite3_result_error(context, "crewdb: the statement is running", -1);
    return 0;
  }
  if (sqlite3_bind_parameter_count(reader->statement) != count) return 0;
  if (sqlite3_column_count(reader->statement) != reader->plan->columns) return 0;
  readers_run(reader);
  for (i = 0; i < count; i++) {
    int code = sqlite3_bind_value(reader->statement, i + 1, values[i]);
    if (code == SQLITE_OK) continue;
    readers_fail(context, code);
    readers_stop(reader);
    return 0;
  }
  return 1;
}

typedef struct Run Run;
struct Run {
  sqlite3_int64 max_rows;
  size_t max_bytes; /* the run ends when so many are there */
  sqlite3_int64 until; /* or with the first row after this time; 0: never */
  sqlite3_int64 rows;
  int more;
};

/* Wall time in microseconds: a clock that is set while a piece is made only ends it early or late. */
static sqlite3_int64 microseconds(void) {
  struct timespec now;
  timespec_get(&now, TIME_UTC);
  return (sqlite3_int64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int is_full(const Run *run, const Bytes *out) {
  if (run->rows >= run->max_rows || out->length >= run->max_bytes) return 1;
  if (run->until == 0 || run->rows == 0) return 0;
  /* The clock costs as much as a short value: rows that come fast ask it rarely. */
  return (run->rows < 16 || run->rows % 64 == 0) && microseconds() > run->until;
}

/*
** Steps and encodes, in the statement's role: SQLite may recompile it, and then asks the policy again.
** Answers SQLITE_DONE, SQLITE_ROW when it ended before the last row, or the error.
*/
static int run(Guard *guard, Reader *reader, Run *run) {
  Bytes *out = &guard->readers->out;
  int before = guard->role;
  int code = SQLITE_ROW;
  guard_set_role(guard, reader->role, reader->value_bytes);
  while (out->result == ENCODE_OK && !is_full(run, out)) {
    code = sqlite3_step(reader->statement);
    if (code != SQLITE_ROW) break;
    encode_row(reader->plan, reader->statement, 0, out);
    run->rows++;
  }
  if (code == SQLITE_ROW && run->rows == run->max_rows && out->result == ENCODE_OK) {
    code = sqlite3_step(reader->statement);
    run->more = code == SQLITE_ROW;
  }
  guard_set_role(guard, before, VALUE_MAX_BYTES);
  return code;
}

static void put32(unsigned char *to, sqlite3_uint64 value) {
  int i;
  for (i = 0; i < 4; i++) to[i] = (unsigned char)(value >> (8 * i));
}

/* The answer's blob; out has the room for the header at its start. Behind the rows come so many zeros. */
static void give(sqlite3_context *context, Readers *readers, const Run *run, size_t zeros) {
  static const unsigned char room[ROOM_BYTES];
  Bytes *out = &readers->out;
  put32(out->data, (sqlite3_uint64)run->rows);
  put32(out->data + 4, (sqlite3_uint64)run->more);
  put32(out->data + 8, 0);
  put32(out->data + 12, out->length - HEADER_BYTES);
  out->limit += zeros;
  bytes_append(out, room, zeros);
  if (out->result == ENCODE_NOMEM) {
    sqlite3_result_error_nomem(context);
  } else if (out->capacity > KEPT_BYTES) {
    sqlite3_result_blob64(context, out->data, out->length, sqlite3_free);
    memset(out, 0, sizeof *out);
  } else {
    /* It stays as it is until the next answer is made, and this one was read long before. */
    sqlite3_result_blob64(context, out->data, out->length, SQLITE_STATIC);
  }
}

static Bytes *start_answer(Readers *readers, size_t limit) {
  static const unsigned char empty[HEADER_BYTES];
  bytes_clear(&readers->out, limit + HEADER_BYTES);
  bytes_append(&readers->out, empty, sizeof empty);
  return &readers->out;
}

void reader_rows(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Reader *reader;
  Bytes *out;
  Run order = {0};
  sqlite3_int64 limit;
  int code;
  if (count < 3) {
    sqlite3_result_error(context, "crewdb: expected a statement's number, rows and bytes", -1);
    return;
  }
  reader = readers_find(context, values[0]);
  if (!reader || !bind_all(context, reader, count - 3, values + 3)) return;
  limit = sqlite3_value_int64(values[2]);
  if (limit < 0 || limit > MAX_PIECE_BYTES) limit = MAX_PIECE_BYTES;
  order.max_rows = sqlite3_value_int64(values[1]);
  order.max_bytes = (size_t)-1;
  out = start_answer(guard->readers, (size_t)limit);
  code = run(guard, reader, &order);
  if (code != SQLITE_ROW && code != SQLITE_DONE) readers_fail(context, code);
  else if (out->result == ENCODE_NOMEM) sqlite3_result_error_nomem(context);
  else if (out->result == ENCODE_OK)
    give(context, guard->readers, &order, 0);
  else
    sqlite3_result_int64(context, order.rows - 1); /* the last one was too large for the bytes */
  readers_stop(reader);
}

/* Ends what may be interrupted. An interrupt that came too late for the last step is not left behind. */
static int disarm(Guard *guard, int code) {
  slots_disarm(guard->slot);
  return code == SQLITE_ROW && sqlite3_is_interrupted(guard->db) ? SQLITE_INTERRUPT : code;
}

static void fail_step(sqlite3_context *context, int code) {
  if (code != SQLITE_INTERRUPT) {
    readers_fail(context, code);
    return;
  }
  sqlite3_result_error(context, "interrupted", -1);
  sqlite3_result_error_code(context, code);
}

static Reader *find_running(sqlite3_context *context, sqlite3_value *number) {
  Reader *reader = readers_find(context, number);
  if (reader && reader->is_running) return reader;
  if (reader) sqlite3_result_error(context, "crewdb: the statement is not running", -1);
  return NULL;
}

void reader_start(sqlite3_context *context, int count, sqlite3_value **values) {
  Reader *reader = count < 1 ? NULL : readers_find(context, values[0]);
  if (reader && bind_all(context, reader, count - 1, values + 1)) sqlite3_result_int(context, 1);
}

void reader_more(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Reader *reader = find_running(context, values[0]);
  sqlite3_int64 bytes = sqlite3_value_int64(values[1]);
  Run order = {0};
  Bytes *out;
  int code;
  (void)count;
  if (!reader) return;
  if (bytes < 0 || bytes > MAX_PIECE_BYTES) bytes = MAX_PIECE_BYTES;
  order.max_rows = (sqlite3_int64)1 << 62;
  order.max_bytes = (size_t)bytes + HEADER_BYTES;
  out = start_answer(guard->readers, MAX_PIECE_BYTES);
  slots_arm(guard->slot, sqlite3_value_int64(values[2]));
  turns_begin(guard->db);
  order.until = microseconds() + PIECE_MICROSECONDS;
  code = run(guard, reader, &order);
  turns_end();
  code = disarm(guard, code);
  order.more = code == SQLITE_ROW;
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail_step(context, code);
  else if (out->result == ENCODE_NOMEM) sqlite3_result_error_nomem(context);
  else if (out->result == ENCODE_OK) give(context, guard->readers, &order, ROOM_BYTES);
  if (code != SQLITE_ROW || out->result != ENCODE_OK) readers_stop(reader);
}

/* Where a stream goes on that was broken off. */
void reader_skip(sqlite3_context *context, int count, sqlite3_value **values) {
  Guard *guard = guard_of(context);
  Reader *reader = find_running(context, values[0]);
  sqlite3_int64 rows = sqlite3_value_int64(values[1]);
  int before = guard->role;
  int code = SQLITE_ROW;
  (void)count;
  if (!reader) return;
  guard_set_role(guard, reader->role, reader->value_bytes);
  slots_arm(guard->slot, sqlite3_value_int64(values[2]));
  turns_begin(guard->db);
  while (rows-- > 0 && code == SQLITE_ROW) code = sqlite3_step(reader->statement);
  turns_end();
  code = disarm(guard, code);
  guard_set_role(guard, before, VALUE_MAX_BYTES);
  sqlite3_result_int(context, code == SQLITE_ROW);
  if (code == SQLITE_ROW) return;
  if (code != SQLITE_DONE) fail_step(context, code);
  /* After the last row the next step would start over. */
  readers_stop(reader);
}

