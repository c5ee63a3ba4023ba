/*
** Throws broken plans, JSON and values at the encoder, through the SQL functions that the service calls. Built with
** AddressSanitizer and UndefinedBehaviorSanitizer, which end the program at the first fault.
**
**   fuzz-encoder ITERATIONS SEED PLAN…     plans are files, as src/worker/row-plan.ts makes them
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/native/encode.h"
#include "fuzz.h"

#define MOST_PLANS 512

static const char *const texts[] = {
    "[]", "{}", "null", "[1,-2,3.5e7,\"4\",null,true]", "[{\"name\":\"a\\u00e4\\ud83d\\ude00\",\"email\":\"\\n\"},{}]",
    "{\"a\":{\"a\":{\"a\":{\"a\":[[[[[]]]]]}}}}", "\"\\ud800\"", "[\"a\",\"b\"]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{\"email_address\":\"x\",\"name\":null,\"name\":\"y\"}", "2026-11-28T23:00:00.000Z", "9999-99-99T99:99:99.999Z",
    "high", "", "1e999", "-9223372036854775808", "\xff\xfe\xf0\x9f\x98", "\"unterminated\\", "[1,]",
};
#define TEXTS ((int)(sizeof texts / sizeof texts[0]))

static unsigned long long opened, answered, declined, refused;

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

static void run_whole(sqlite3 *db, sqlite3_int64 number, int columns) {
  sqlite3_stmt *run = prepare(db, "SELECT crewdb_rows(", columns + 4, ")");
  int i;
  sqlite3_bind_int64(run, 1, hostile_number(number));
  sqlite3_bind_int64(run, 2, hostile_number(below(4)));
  sqlite3_bind_int64(run, 3, hostile_number(below(3) == 0 ? below(64) : 100000));
  sqlite3_bind_int64(run, 4, below(4));
  for (i = 0; i < columns; i++) bind_random(run, 5 + i);
  if (sqlite3_step(run) != SQLITE_ROW) refused++;
  else if (sqlite3_column_type(run, 0) == SQLITE_NULL) declined++;
  else answered++;
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

static void one(sqlite3 *db, const Sample *plan, int is_mutated) {
  RowPlan *read = row_plan_read(plan->bytes, plan->count);
  int columns = read ? read->columns : 1 + (int)below(8);
  sqlite3_stmt *open;
  sqlite3_int64 number = 0;
  sqlite3_stmt *inner;
  if (!read && !is_mutated) {
    fprintf(stderr, "a plan of the service's own is refused\n");
    exit(2);
  }
  row_plan_free(read);
  if (columns < 1 || columns > MOST_COLUMNS) return;
  inner = prepare(db, "SELECT ", columns, "");
  open = prepare(db, "SELECT crewdb_open(", 4, ")");
  sqlite3_bind_int64(open, 1, hostile_number(0));
  sqlite3_bind_blob(open, 2, plan->bytes, (int)plan->count, SQLITE_STATIC);
  sqlite3_bind_text(open, 3, sqlite3_sql(inner), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64(open, 4, below(2) ? VALUE_MAX_BYTES : hostile_number(0));
  if (sqlite3_step(open) == SQLITE_ROW) {
    number = sqlite3_column_int64(open, 0);
    opened++;
  }
  sqlite3_finalize(open);
  sqlite3_finalize(inner);
  if (number == 0) return;
  run_whole(db, number, columns);
  run_pieces(db, number, columns);
  run_whole(db, number, columns);
  /* Some are left to the connection's end. */
  if (below(50) != 0) call(db, "SELECT crewdb_close(", number, 0, 1);
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
  static Sample plans[MOST_PLANS];
  static Sample input;
  int plan_count = count - 3;
  long iterations;
  long i;
  sqlite3 *db;
  if (plan_count < 1 || plan_count > MOST_PLANS || !read_plans(arguments + 3, plan_count, plans)) return 2;
  iterations = atol(arguments[1]);
  fuzz_seed(atol(arguments[2]));
  db = open_connection();
  for (i = 0; i < iterations; i++) {
    const Sample *plan = &plans[below((unsigned)plan_count)];
    int is_mutated = below(3) == 0;
    fill(&input, plan->bytes, plan->count);
    if (is_mutated) mutate(&input);
    one(db, &input, is_mutated);
    if (i % 1000 == 999) {
      close_connection(db);
      db = open_connection();
    }
  }
  close_connection(db);
  printf("%llu opened, %llu answered, %llu declined, %llu refused\n", opened, answered, declined, refused);
  return 0;
}
