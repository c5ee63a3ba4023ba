/*
** Throws broken plans, batches and requests at the native executor, through the SQL functions that the service calls.
** Built with AddressSanitizer and UndefinedBehaviorSanitizer, which end the program at the first fault.
**
**   fuzz-calls ITERATIONS SEED FOLDER     the folder holds a database file, calls.plan, statements and requests
**                                         as test/long/encoder-fuzz.test.ts writes them
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/native/calls/call.h"
#include "fuzz.h"

#define MOST_FILES 4096
#define MOST_FILE_BYTES (16 * 1024 * 1024)

static Sample plan;
static Sample statements[MOST_FILES];
static Sample requests[MOST_FILES];
static int statement_count, request_count;
static unsigned long long answered, kept, refused;
static unsigned long long endings[ENDING_COUNT];

static const char *folder;

static int read_file(const char *name, Sample *input) {
  char path[4096];
  FILE *file;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  file = fopen(path, "rb");
  if (!file) return 0;
  input->count = fread(input->bytes, 1, MOST_BYTES, file);
  fclose(file);
  return 1;
}

static int read_numbered(const char *kind, Sample *inputs) {
  char name[64];
  int count = 0;
  do snprintf(name, sizeof name, "%s-%d", kind, count);
  while (count < MOST_FILES && read_file(name, &inputs[count]) && ++count);
  return count;
}

static unsigned word(const unsigned char *bytes) {
  unsigned value;
  memcpy(&value, bytes, 4);
  return value;
}

/* A file of a statement: rpc, step, variant, and the lengths of what follows: SQL, rows (0: none), parameters. */
static void add_statement(sqlite3 *db, const Sample *input, int is_mutated) {
  static Sample parts[3];
  sqlite3_stmt *add = prepare(db, "SELECT crewdb_variant(", 6, ")");
  size_t at = 24;
  int i;
  for (i = 0; i < 3; i++) {
    fill(&parts[i], input->bytes + at, word(input->bytes + 12 + 4 * i));
    at += word(input->bytes + 12 + 4 * i);
    if (is_mutated && i > 0) mutate(&parts[i]);
  }
  for (i = 0; i < 3; i++) sqlite3_bind_int64(add, i + 1, is_mutated ? hostile_number(word(input->bytes + 4 * i)) : word(input->bytes + 4 * i));
  sqlite3_bind_text(add, 4, (const char *)parts[0].bytes, (int)parts[0].count, SQLITE_STATIC);
  if (parts[1].count > 0) sqlite3_bind_blob(add, 5, parts[1].bytes, (int)parts[1].count, SQLITE_STATIC);
  sqlite3_bind_blob(add, 6, parts[2].bytes, (int)parts[2].count, SQLITE_STATIC);
  if (sqlite3_step(add) != SQLITE_ROW) {
    refused++;
    if (!is_mutated) {
      fprintf(stderr, "a statement of the service's own is refused: %s\n", sqlite3_errmsg(db));
      exit(2);
    }
  }
  sqlite3_finalize(add);
}

static void put_word(unsigned char *to, unsigned value) { memcpy(to, &value, 4); }

/* A batch of some requests, as src/sqlite/pool/packing.ts lays it out. A file of a request: its rpc, and its bytes. */
static int make_batch(Sample *batch) {
  int count = 1 + (int)below(8);
  size_t at = 8 + 32 * (size_t)count;
  int i;
  memset(batch->bytes, 0, at);
  put_word(batch->bytes, (unsigned)count);
  for (i = 0; i < count; i++) {
    static Sample request;
    unsigned char *record = batch->bytes + 8 + 32 * i;
    const Sample *file = &requests[below((unsigned)request_count)];
    fill(&request, file->bytes + 4, file->count - 4);
    if (below(2) == 0) mutate(&request);
    if (at + request.count + 3 > MOST_BYTES) request.count = 0;
    put_word(record, word(file->bytes));
    put_word(record + 4, (unsigned)at);
    put_word(record + 8, (unsigned)request.count);
    memcpy(batch->bytes + at, request.bytes, request.count);
    at += request.count;
    put_word(record + 12, (unsigned)at);
    put_word(record + 16, 3);
    memcpy(batch->bytes + at, "ann", 3);
    at += 3;
  }
  batch->count = at;
  if (below(10) == 0) mutate(batch);
  return count;
}

/* Ends a statement in its middle, as an interrupt does: a write then takes its transaction with it. */
static int interrupts(void *unused) {
  (void)unused;
  return below(10) == 0;
}

/* Now and then broken ones. */
static void add_variant(sqlite3 *db, unsigned rpc, unsigned variant) {
  int i;
  for (i = 0; i < statement_count; i++) {
    const unsigned char *header = statements[i].bytes;
    if (word(header) == rpc && word(header + 8) == variant) add_statement(db, &statements[i], below(50) == 0);
  }
}

/* `batch`: it is the first of this one. Answers 0 when SQLite has raised an error. */
static int step_call(sqlite3 *db, sqlite3_int64 index, const Sample *batch, sqlite3_int64 *answer) {
  sqlite3_stmt *call = batch ? prepare(db, "SELECT crewdb_call_first(", 6, ")") : prepare(db, "SELECT crewdb_call(", 3, ")");
  int at = batch ? 4 : 1;
  int is_answered;
  if (batch) sqlite3_bind_blob(call, 1, batch->bytes, (int)batch->count, SQLITE_STATIC);
  if (batch) sqlite3_bind_text(call, 2, "0123456789ab.1", -1, SQLITE_STATIC);
  if (batch) sqlite3_bind_int64(call, 3, below(20) == 0 ? hostile_number(100) % 10000 : (sqlite3_int64)below(500));
  sqlite3_bind_int64(call, at, hostile_number(index));
  sqlite3_bind_int64(call, at + 1, 7);
  sqlite3_bind_int64(call, at + 2, 1795932328918 + below(3));
  if (below(8) == 0) sqlite3_progress_handler(db, 10, interrupts, NULL);
  is_answered = sqlite3_step(call) == SQLITE_ROW;
  if (is_answered) *answer = sqlite3_column_int64(call, 0);
  sqlite3_finalize(call);
  sqlite3_progress_handler(db, 0, NULL, NULL);
  return is_answered;
}

static void run_call(sqlite3 *db, const Sample *whole, sqlite3_int64 index, const Sample *batch) {
  sqlite3_int64 answer = 0;
  int is_answered = step_call(db, index, batch, &answer);
  if (is_answered && -answer % ENDING_WROTE == ENDING_MISSING) {
    add_variant(db, word(whole->bytes + 8 + 32 * index), (unsigned)(-answer / ENDING_DETAIL));
    is_answered = step_call(db, index, NULL, &answer);
  }
  if (!is_answered) refused++;
  else if (answer < 0) endings[-answer % ENDING_WROTE]++;
  else if (answer / KEPT_REPLY % 2 == 1) kept++;
  else answered++;
}

static void run_batch(sqlite3 *db) {
  static Sample batch;
  int count = make_batch(&batch);
  int i;
  sqlite3_exec(db, "BEGIN", 0, 0, 0);
  for (i = 0; i < count; i++) run_call(db, &batch, i, i == 0 ? &batch : NULL);
  sqlite3_exec(db, below(4) ? "ROLLBACK" : "COMMIT", 0, 0, 0);
  sqlite3_exec(db, "SELECT crewdb_call_failure(), crewdb_replies()", 0, 0, 0);
}

static int set_plan(sqlite3 *db, int is_mutated) {
  static Sample input;
  sqlite3_stmt *set = prepare(db, "SELECT crewdb_plan(", 1, ")");
  int is_set;
  fill(&input, plan.bytes, plan.count);
  if (is_mutated) mutate(&input);
  sqlite3_bind_blob(set, 1, input.bytes, (int)input.count, SQLITE_STATIC);
  is_set = sqlite3_step(set) == SQLITE_ROW;
  sqlite3_finalize(set);
  if (is_set || is_mutated) return is_set;
  fprintf(stderr, "the service's own plan is refused\n");
  exit(2);
}

static unsigned char *file;
static sqlite3_int64 file_size;

static int read_database(void) {
  char path[4096];
  FILE *opened;
  snprintf(path, sizeof path, "%s/database", folder);
  opened = fopen(path, "rb");
  if (!opened) return 0;
  file = malloc(MOST_FILE_BYTES);
  if (file) file_size = (sqlite3_int64)fread(file, 1, MOST_FILE_BYTES, opened);
  fclose(opened);
  return file_size > 0;
}

/* A connection to a copy of the file in memory. */
static sqlite3 *open_filled(void) {
  sqlite3 *db = open_connection();
  unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)file_size);
  if (!copy) exit(2);
  memcpy(copy, file, (size_t)file_size);
  if (sqlite3_deserialize(db, "main", copy, file_size, file_size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK)
    return db;
  fprintf(stderr, "the database: %s\n", sqlite3_errmsg(db));
  exit(2);
}

int main(int count, char **arguments) {
  long iterations;
  long i;
  sqlite3 *db;
  if (count != 4) return 2;
  iterations = atol(arguments[1]);
  fuzz_seed(atol(arguments[2]));
  folder = arguments[3];
  if (!read_database() || !read_file("calls.plan", &plan)) return 2;
  statement_count = read_numbered("statement", statements);
  request_count = read_numbered("request", requests);
  if (statement_count == 0 || request_count == 0) return 2;
  db = open_filled();
  for (i = 0; i < iterations; i++) {
    if (i % 200 == 0) {
      if (i % 2000 == 0) {
        close_connection(db);
        db = open_filled();
      }
      if (!set_plan(db, below(4) == 0)) set_plan(db, 0);
    }
    run_batch(db);
  }
  close_connection(db);
  free(file);
  printf("%llu answered, %llu kept, %llu refused", answered, kept, refused);
  for (i = 1; i < ENDING_COUNT; i++) printf(", %llu of ending", endings[i]);
  printf("\n");
  return 0;
}
