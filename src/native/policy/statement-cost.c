/*
** How long a statement can work between two looks for an interrupt. SQLite looks for one at rows and jumps back, not between
** the instructions of one row, and each of them can take time in proportion to the length of its values: to compare two texts,
** or to read one as a number. Those that need memory stop because they get none (memory.c). The others are counted here, and
** the more there are in a statement, the shorter its values must be.
**
** Instructions of triggers and of a table's constraints are not counted: the schema's are few, and its constraints look at the
** length of a value first.
**
** An instruction does not tell how many arguments it passes to a function that takes any number. So each call is taken for the
** longest one of that name in the text; views have none that are long.
*/
#include <stdlib.h>
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/*
** A weight of 1 is a quarter of a nanosecond per byte of a value, as measured on the machine of docs/performance.md: 128 of
** them at values of 4 MiB are some 130 ms.
*/
#define FREE_WEIGHT 128
/* Shorter ones are always allowed: names and numbers. */
#define VALUE_MIN_BYTES 4096

/* By name, sorted. What is not here takes no time, or memory. */
static const struct {
  const char *name;
  int weight;
} weights[] = {
    {"Add", 6},    {"And", 6},        {"BitAnd", 6}, {"BitNot", 3},  {"BitOr", 6},     {"Cast", 3},      {"Compare", 2},
    {"Divide", 6}, {"Eq", 2},         {"Found", 2},  {"Ge", 2},      {"Gt", 2},        {"IdxGE", 2},     {"IdxGT", 2},
    {"IdxLE", 2},  {"IdxLT", 2},      {"If", 3},     {"IfNot", 3},   {"IsTrue", 3},    {"Le", 2},        {"Lt", 2},
    {"MustBeInt", 3}, {"Multiply", 6}, {"Ne", 2},    {"NoConflict", 2}, {"Not", 3},    {"NotFound", 2},  {"Or", 6},
    {"Remainder", 6}, {"SeekGE", 2},  {"SeekGT", 2}, {"SeekLE", 2},  {"SeekLT", 2},    {"ShiftLeft", 6}, {"ShiftRight", 6},
    {"Subtract", 6},
};

static int weight_of_name(const char *operation) {
  size_t i;
  for (i = 0; i < sizeof weights / sizeof weights[0]; i++) {
    if (strcmp(weights[i].name, operation) == 0) return weights[i].weight;
  }
  return 0;
}

#define MAX_NAMES 64
#define MAX_NESTED 512 /* more than the parser takes */

/* The most arguments that the text passes to each function. */
typedef struct TextCalls TextCalls;
struct TextCalls {
  const char *names[MAX_NAMES]; /* in the text */
  int lengths[MAX_NAMES];
  int arguments[MAX_NAMES];
  int count;
};

static int is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

/* Behind the string, the quoted name or the comment that begins at `sql`; `sql` itself when none does. */
static const char *skip_quoted(const char *sql) {
  char end = *sql == '[' ? ']' : *sql;
  if (sql[0] == '-' && sql[1] == '-') return sql + strcspn(sql, "\n");
  if (sql[0] == '/' && sql[1] == '*') {
    const char *close = strstr(sql + 2, "*/");
    return close ? close + 2 : sql + strlen(sql);
  }
  if (!*sql || !strchr("'\"`[", *sql)) return sql;
  sql++;
  while (*sql && *sql != end) sql++;
  return *sql ? sql + 1 : sql; /* a doubled quote is taken for two strings */
}

static int same_name(const TextCalls *calls, int i, const char *name, int length) {
  return calls->lengths[i] == length && sqlite3_strnicmp(calls->names[i], name, length) == 0;
}

static void note_call(TextCalls *calls, const char *name, int length, int arguments) {
  int i = 0;
  while (i < calls->count && !same_name(calls, i, name, length)) i++;
  if (i == MAX_NAMES) i--; /* so many different ones share a place */
  if (i == calls->count) {
    calls->names[i] = name;
    calls->lengths[i] = length;
    calls->count++;
  }
  if (arguments > calls->arguments[i]) calls->arguments[i] = arguments;
}

static void find_calls(const char *sql, TextCalls *calls) {
  struct { const char *name; int length, commas; } open[MAX_NESTED];
  const char *word = NULL; /* the last name, if only space followed it */
  int length = 0, depth = 0;
  while (*sql) {
    const char *behind = skip_quoted(sql);
    if (behind != sql) {
      sql = behind;
    } else if (is_name(*sql)) {
      word = sql;
      while (is_name(*sql)) sql++;
      length = (int)(sql - word);
    } else {
      if (*sql == '(' && depth < MAX_NESTED) {
        open[depth].name = word, open[depth].length = length, open[depth].commas = 0;
        depth++;
      } else if (*sql == ',' && depth > 0) {
        open[depth - 1].commas++;
      } else if (*sql == ')' && depth > 0 && open[--depth].name) {
        note_call(calls, open[depth].name, open[depth].length, open[depth].commas + 1);
      }
      if (!strchr(" \t\n\f\r", *sql)) word = NULL;
      sql++;
    }
  }
}

/* P4 of an instruction that calls a function is `name(arguments)`, where -1 stands for any number. */
static int weight_of_call(const TextCalls *calls, const char *function) {
  int length = (int)strcspn(function, "(");
  int arguments = function[length] ? atoi(function + length + 1) : 1;
  int i;
  for (i = 0; arguments < 0 && i < calls->count; i++) {
    if (same_name(calls, i, function, length) || i == MAX_NAMES - 1) arguments = calls->arguments[i];
  }
  if (arguments < 1) arguments = 1;
  return arguments * (strncmp(function, "json", 4) == 0 || function[0] == '-' ? 14 : 3);
}

/* P4 of an affinity is a letter for each column: those that are numbers are read as such. */
static int weight_of_affinities(const char *letters) {
  int weight = 0;
  for (; *letters; letters++) weight += *letters >= 'C' && *letters <= 'E' ? 3 : 0;
  return weight;
}

static int weight_of(const TextCalls *calls, sqlite3_stmt *explained) {
  const char *operation = (const char *)sqlite3_column_text(explained, 1);
  const char *p4 = (const char *)sqlite3_column_text(explained, 5);
  if (!operation) return 0;
  if (p4 && (strcmp(operation, "Function") == 0 || strcmp(operation, "PureFunc") == 0 || strncmp(operation, "AggStep", 7) == 0))
    return weight_of_call(calls, p4);
  if (p4 && strcmp(operation, "Affinity") == 0) return weight_of_affinities(p4);
  return weight_of_name(operation);
}

/*
** The CHECKs of a STRICT table come after the check of its types, and before the search for a row with the same key. Nothing of
** the statement's own text does: DO UPDATE comes after that.
*/
static int is_in_checks(int before, sqlite3_stmt *explained) {
  const char *operation = (const char *)sqlite3_column_text(explained, 1);
  if (!operation) return before;
  if (strcmp(operation, "TypeCheck") == 0) return 1;
  return before && strcmp(operation, "NoConflict") != 0 && strcmp(operation, "NotExists") != 0 &&
         strcmp(operation, "Insert") != 0;
}

/* Triggers come after the statement's own program, each with addresses from 0. */
static sqlite3_int64 weigh(const TextCalls *calls, sqlite3_stmt *explained) {
  sqlite3_int64 weight = 0;
  int in_checks = 0;
  int rows;
  for (rows = 0; sqlite3_step(explained) == SQLITE_ROW; rows++) {
    if (rows > 0 && sqlite3_column_int(explained, 0) == 0) break;
    in_checks = is_in_checks(in_checks, explained);
    if (!in_checks) weight += weight_of(calls, explained);
  }
  return weight;
}

int statement_value_bytes(sqlite3 *db, const char *sql, int *rc) {
  sqlite3_stmt *statement = 0;
  sqlite3_int64 weight = 0;
  sqlite3_int64 bytes;
  TextCalls calls = {0};
  find_calls(sql, &calls);
  *rc = sqlite3_prepare_v3(db, sql, -1, 0, &statement, 0);
  if (*rc == SQLITE_OK && !sqlite3_stmt_isexplain(statement)) {
    *rc = sqlite3_stmt_explain(statement, 1);
    if (*rc == SQLITE_OK) weight = weigh(&calls, statement);
    if (*rc == SQLITE_OK) *rc = sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
  if (*rc != SQLITE_OK) return 0;
  if (weight <= FREE_WEIGHT) return VALUE_MAX_BYTES;
  bytes = (sqlite3_int64)VALUE_MAX_BYTES * FREE_WEIGHT / weight;
  return bytes > VALUE_MIN_BYTES ? (int)bytes : VALUE_MIN_BYTES;
}
