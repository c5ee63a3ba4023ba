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

int sqlite3_extension_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

#define MOST_BYTES 65536
#define MOST_COLUMNS 70
#define MOST_PLANS 512

typedef struct Input Input;
struct Input {
  unsigned char bytes[MOST_BYTES];
  size_t count;
};

static const char *const texts[] = {
    "[]", "{}", "null", "[1,-2,3.5e7,\"4\",null,true]", "[{\"name\":\"a\\u00e4\\ud83d\\ude00\",\"email\":\"\\n\"},{}]",
    "{\"a\":{\"a\":{\"a\":{\"a\":[[[[[]]]]]}}}}", "\"\\ud800\"", "[\"a\",\"b\"]", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "{\"email_address\":\"x\",\"name\":null,\"name\":\"y\"}", "2026-11-28T23:00:00.000Z", "9999-99-99T99:99:99.999Z",
    "high", "", "1e999", "-9223372036854775808", "\xff\xfe\xf0\x9f\x98", "\"unterminated\\", "[1,]",
};
#define TEXTS ((int)(sizeof texts / sizeof texts[0]))

static unsigned long long state;
static unsigned long long opened, answered, declined, refused;

static unsigned below(unsigned limit) {
  state = state * 6364136223846793005ull + 1442695040888963407ull;
  return (unsigned)(state >> 33) % limit;
}

static void fill(Input *input, const void *bytes, size_t count) {
  input->count = count < MOST_BYTES ? count : MOST_BYTES;
  memcpy(input->bytes, bytes, input->count);
}

/* Changes, doubles, drops or cuts some bytes. */
static void mutate(Input *input) {
  unsigned times = below(6);
  while (times-- > 0 && input->count > 0) {
    size_t at = below((unsigned)input->count);
    size_t run = 1 + below(8);
    if (run > input->count - at) run = input->count - at;
    switch (below(5)) {
      case 0: input->bytes[at] = (unsigned char)below(256); break;
      case 1: input->bytes[at] ^= (unsigned char)(1 << below(8)); break;
      case 2:
        if (input->count + run > MOST_BYTES) break;
        memmove(input->bytes + at + run, input->bytes + at, input->count - at);
        input->count += run;
        break;
      case 3:
        memmove(input->bytes + at, input->bytes + at + run, input->count - at - run);
        input->count -= run;
        break;
      default: input->count = at; break;
    }
  }
}

static void bind_random(sqlite3_stmt *statement, int at) {
  static Input input;
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

static sqlite3_stmt *prepare(sqlite3 *db, const char *head, int marks, const char *tail) {
  char sql[64 + 2 * MOST_COLUMNS + 32];
  sqlite3_stmt *statement = NULL;
  int length = snprintf(sql, sizeof sql, "%s", head);
  int i;
  for (i = 0; i < marks; i++) length += snprintf(sql + length, sizeof sql - (size_t)length, i == 0 ? "?" : ",?");
  snprintf(sql + length, sizeof sql - (size_t)length, "%s", tail);
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
    exit(2);
  }
  return statement;
}

/* A number that is mostly the right one. */
static sqlite3_int64 hostile_number(sqlite3_int64 number) {
  if (below(20) != 0) return number;
  return below(2) ? (sqlite3_int64)state : number + (sqlite3_int64)below(3) - 1;
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

static void one(sqlite3 *db, const Input *plan, int is_mutated) {
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
  open = prepare(db, "SELECT crewdb_open(", 3, ")");
  sqlite3_bind_int64(open, 1, hostile_number(0));
  sqlite3_bind_blob(open, 2, plan->bytes, (int)plan->count, SQLITE_STATIC);
  sqlite3_bind_text(open, 3, sqlite3_sql(inner), -1, SQLITE_TRANSIENT);
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
  call(db, "SELECT crewdb_parameters(", number, 0, 1);
  /* Some are left to the connection's end. */
  if (below(50) != 0) call(db, "SELECT crewdb_close(", number, 0, 1);
}

static sqlite3 *open_connection(void) {
  sqlite3 *db = NULL;
  char *error = NULL;
  int code;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK) exit(2);
  code = sqlite3_extension_init(db, &error, NULL);
  if (code != SQLITE_OK && code != SQLITE_OK_LOAD_PERMANENTLY) exit(2);
  return db;
}

static void close_connection(sqlite3 *db) {
  if (sqlite3_close(db) == SQLITE_OK) return;
  fprintf(stderr, "the connection does not close: %s\n", sqlite3_errmsg(db));
  exit(2);
}

static int read_plans(char **names, int count, Input *plans) {
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
  static Input plans[MOST_PLANS];
  static Input input;
  int plan_count = count - 3;
  long iterations;
  long i;
  sqlite3 *db;
  if (plan_count < 1 || plan_count > MOST_PLANS || !read_plans(arguments + 3, plan_count, plans)) return 2;
  iterations = atol(arguments[1]);
  state = (unsigned long long)atol(arguments[2]);
  db = open_connection();
  for (i = 0; i < iterations; i++) {
    const Input *plan = &plans[below((unsigned)plan_count)];
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
