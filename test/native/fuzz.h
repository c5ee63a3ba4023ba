/*
** What both fuzzers share: inputs, how they are broken, and connections.
*/
#ifndef CREWDB_FUZZ_H
#define CREWDB_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sqlite3ext.h"

int sqlite3_extension_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

#define MOST_BYTES 65536
#define MOST_COLUMNS 70

typedef struct Sample Sample;
struct Sample {
  unsigned char bytes[MOST_BYTES];
  size_t count;
};

static unsigned long long state;

static void fuzz_seed(long seed) { state = (unsigned long long)seed; }

static unsigned below(unsigned limit) {
  state = state * 6364136223846793005ull + 1442695040888963407ull;
  return (unsigned)(state >> 33) % limit;
}

static void fill(Sample *input, const void *bytes, size_t count) {
  input->count = count < MOST_BYTES ? count : MOST_BYTES;
  memcpy(input->bytes, bytes, input->count);
}

/* Changes, doubles, drops or cuts some bytes. */
static void mutate(Sample *input) {
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

#endif
