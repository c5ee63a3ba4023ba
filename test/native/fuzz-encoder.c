/*
** Throws broken plans, JSON and values at the encoder: rows of typed calls directly, and those of callers' SQL through the
** functions that the service calls. Built with AddressSanitizer and UndefinedBehaviorSanitizer, which end the program at
** the first fault.
**
**   fuzz-encoder ITERATIONS SEED (PLAN ROWS)…    files of a database's plan and one of its rows, as
**                                                src/sqlite/thread/native-plan.ts makes them; without a plan the rows are callers'
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/native/rows/encode.h"
#include "fuzz.h"

#define MOST_PLANS 512

static const char *const texts[] = {
    "[]", "{}", "null", "[1,-2,3.5e7,\"4\",null,true]", "[{\"name\":\"a\\u00e4\\ud83d\\ude00\",\"email\":\"\\n\"},{}]",
    "{\"a\":{\"a\":{\"a\":{\"a\":[[[[[]]]]]}}}}", "\"\\ud800\"", "[\"a\",\"b\"]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{\"email_address\":\"x\",\"name\":null,\"name\":\"y\"}", "2026-11-28T23:00:00.000Z", "9999-99-99T99:99:99.999Z",
    "high", "", "1e999", "-9223372036854775808", "\xff\xfe\xf0\x9f\x98", "\"unterminated\\", "[1,]",
};
#define TEXTS ((int)(sizeof texts / sizeof texts[0]))

static unsigned long long encoded, declined, full, answered, refused;

static void bind_random(sqlite3_stmt *statement, int at) {
  static Sample input;
  switch (below(8)) {
    case 0: sqlite3_bind_null(statement, at); return;
    case 1: sqlite3_bind_int64(statement, at, (sqlite3_int64)state); return;
    case 2: sqlite3_bind_int64(statement, at, below(3)); return;
    case 3: sqlite3_bind_double(statement, at, (double)(sqlite3_int64)state / (1 + below(1000))); return;
    default: break;
  }
  {
    const char *text = texts[below(TEXTS)];
    fill(&input, text, strlen(text));
  }
  if (below(3) == 0) mutate(&input);
  if (below(6) == 0) sqlite3_bind_blob(statement, at, input.bytes, (int)input.count, SQLITE_TRANSIENT);
  else sqlite3_bind_text(statement, at, (const char *)input.bytes, (int)input.count, SQLITE_TRANSIENT);
}

static void bind_text(sqlite3_stmt *statement, int at, const char *text) {
  sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

/* Mostly what the field's rows have. */
static void bind_fitting(sqlite3_stmt *statement, int at, const Field *field) {
  if (!field || below(20) == 0) bind_random(statement, at);
  else if (field->repeated) bind_text(statement, at, below(2) ? "[]" : "[null]");
  else if (field->kind == KIND_MESSAGE) bind_text(statement, at, below(2) ? "{}" : "{\"a\":{\"a\":[[]]},\"f_0\":null,\"f_1\":null}");
  else if (field->kind == KIND_TIMESTAMP) bind_text(statement, at, "2026-11-28T23:00:00.000Z");
  else if (field->kind == KIND_STRING || field->kind == KIND_ENUM) bind_text(statement, at, texts[below(TEXTS)]);
  else if (field->kind == KIND_BYTES) sqlite3_bind_zeroblob(statement, at, (int)below(300));
  else if (field->kind == KIND_DOUBLE && below(2)) sqlite3_bind_double(statement, at, 1.5);
  else sqlite3_bind_int64(statement, at, field->kind == KIND_INT64 ? (sqlite3_int64)state : (sqlite3_int64)below(3) - 1);
}

static const Field *field_of(const RowPlan *rows, int column) {
  int i;
  for (i = 0; i < rows->inner_count; i++) if (rows->inner[i].column == column) return rows->inner[i].field;
  for (i = 0; i < rows->own_count; i++) if (rows->own[i].column == column) return rows->own[i].field;
  return NULL;
}

static void run_whole(sqlite3 *db, sqlite3_int64 number, int columns) {
  sqlite3_stmt *run = prepare(db, "SELECT crewdb_rows(", columns + 3, ")");
  int i;
  sqlite3_bind_int64(run, 1, hostile_number(number));
  sqlite3_bind_int64(run, 2, hostile_number(below(4)));
  sqlite3_bind_int64(run, 3, hostile_number(below(3) == 0 ? below(64) : 100000));
  for (i = 0; i < columns; i++) bind_random(run, 4 + i);
  if (sqlite3_step(run) == SQLITE_ROW) answered++;
  else refused++;
  sqlite3_finalize(run);
}

static void call(sqlite3 *db, const char *function, sqlite3_int64 first, sqlite3_int64 second, int count) {
  sqlite3_stmt *statement = prepare(db, function, count, ")");
  sqlite3_bind_int64(statement, 1, first);
  if (count > 1) sqlite3_bind_int64(statement, 2, second);
  if (count > 2) sqlite3_bind_int64(statement, 3, 1);
  if (sqlite3_step(statement) != SQLITE_ROW) refused++;
  sqlite3_finalize(statement);
}

static void run_pieces(sqlite3 *db, sqlite3_int64 number, int columns) {
  sqlite3_stmt *start = prepare(db, "SELECT crewdb_start(", columns + 1, ")");
  int i;
  sqlite3_bind_int64(start, 1, hostile_number(number));
  for (i = 0; i < columns; i++) bind_random(start, 2 + i);
  sqlite3_step(start);
  sqlite3_finalize(start);
  if (below(2)) call(db, "SELECT crewdb_skip(", hostile_number(number), hostile_number(below(3)), 3);
  for (i = (int)below(4); i > 0; i--) call(db, "SELECT crewdb_more(", hostile_number(number), hostile_number(below(200)), 3);
  if (below(2)) call(db, "SELECT crewdb_stop(", hostile_number(number), 0, 1);
}

static void run_callers(sqlite3 *db, const Sample *rows, int columns) {
  sqlite3_stmt *open = prepare(db, "SELECT crewdb_open(", 4, ")");
  sqlite3_stmt *inner = prepare(db, "SELECT ", columns, "");
  sqlite3_int64 number = 0;
  sqlite3_bind_int64(open, 1, hostile_number(0));
  sqlite3_bind_blob(open, 2, rows->bytes, (int)rows->count, SQLITE_STATIC);
  sqlite3_bind_text(open, 3, sqlite3_sql(inner), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64(open, 4, below(2) ? VALUE_MAX_BYTES : hostile_number(0));
  if (sqlite3_step(open) == SQLITE_ROW) number = sqlite3_column_int64(open, 0);
  sqlite3_finalize(open);
  sqlite3_finalize(inner);
  if (number == 0) return;
  run_whole(db, number, columns);
  run_pieces(db, number, columns);
  run_whole(db, number, columns);
  /* Some are left to the connection's end. */
  if (below(50) != 0) call(db, "SELECT crewdb_close(", number, 0, 1);
}

/* A few rows with their keys, as calls are answered. */
static void run_typed(sqlite3 *db, RowPlan *rows) {
  Bytes out = {0};
  Bytes keys = {0};
  sqlite3_stmt *statement = prepare(db, "SELECT ", rows->columns, "");
  int count = 1 + (int)below(3);
  int i;
  int j;
  bytes_clear(&out, below(3) == 0 ? below(64) : 100000);
  for (i = 0; i < count; i++) {
    for (j = 0; j < rows->columns; j++) bind_fitting(statement, j + 1, field_of(rows, j));
    if (sqlite3_step(statement) == SQLITE_ROW) {
      encode_row(rows, statement, i == 0, &out);
      bytes_clear(&keys, below(8) == 0 ? below(16) : 100000);
      encode_keys(rows, statement, &keys);
    }
    sqlite3_reset(statement);
  }
  if (out.result == ENCODE_OK) encoded++;
  else if (out.result == ENCODE_DECLINED) declined++;
  else full++;
  sqlite3_finalize(statement);
  bytes_free(&out);
  bytes_free(&keys);
}

static void one(sqlite3 *db, const Sample *plan_bytes, const Sample *rows_bytes, int is_mutated) {
  Plan *plan = plan_read(plan_bytes->bytes, plan_bytes->count);
  RowPlan *rows = row_plan_read(plan, rows_bytes->bytes, rows_bytes->count);
  if (!is_mutated && (!rows || (!plan && plan_bytes->count > 0))) {
    fprintf(stderr, "a plan of the service's own is refused\n");
    exit(2);
  }
  if (!plan) run_callers(db, rows_bytes, rows && rows->columns > 0 && rows->columns <= MOST_COLUMNS ? rows->columns : 1 + (int)below(8));
  else if (rows && rows->columns > 0 && rows->columns <= MOST_COLUMNS) run_typed(db, rows);
  row_plan_free(rows);
  plan_free(plan);
}

static int read_plans(char **names, int count, Sample *plans) {
  int i;
  for (i = 0; i < count; i++) {
    FILE *file = fopen(names[i], "rb");
    if (!file) return 0;
    plans[i].count = fread(plans[i].bytes, 1, MOST_BYTES, file);
    fclose(file);
  }
  return 1;
}

int main(int count, char **arguments) {
  static Sample files[2 * MOST_PLANS];
  static Sample plan;
  static Sample rows;
  int file_count = count - 3;
  long iterations;
  long i;
  sqlite3 *db;
  if (file_count < 2 || file_count % 2 != 0 || file_count > 2 * MOST_PLANS || !read_plans(arguments + 3, file_count, files)) return 2;
  iterations = atol(arguments[1]);
  fuzz_seed(atol(arguments[2]));
  db = open_connection();
  for (i = 0; i < iterations; i++) {
    const Sample *pair = &files[2 * below((unsigned)file_count / 2)];
    int is_mutated = below(3) == 0;
    fill(&plan, pair[0].bytes, pair[0].count);
    fill(&rows, pair[1].bytes, pair[1].count);
    if (is_mutated) mutate(below(2) ? &plan : &rows);
    one(db, &plan, &rows, is_mutated);
    if (i % 1000 == 999) {
      close_connection(db);
      db = open_connection();
    }
  }
  close_connection(db);
  printf("%llu encoded, %llu declined, %llu full, %llu answered, %llu refused\n", encoded, declined, full, answered, refused);
  return 0;
}
