/*
** LIKE and GLOB, with the results of SQLite's own, and with a look for an interrupt on the way: those take up to as many steps
** as the product of both lengths, minutes for one call, and stop for nothing.
**
** SQLite searches an index for `x LIKE 'abc%'` only where it knows the function for its own, by a flag that no interface sets.
** So the flag is set where the function's own record is, and only when all that is known of the record is found in it; if it
** is not, patterns are still right, and slower.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* Steps between two looks for an interrupt: some 50 µs. */
#define STEPS 65536

typedef const unsigned char Text;

/* As SQLite reads UTF-8, also where it is broken. */
static unsigned read_character(Text **text) {
  unsigned c = *(*text)++;
  if (c < 0xc0) return c;
  c = c < 0xe0 ? c & 0x1f : c < 0xf0 ? c & 0x0f : c < 0xf8 ? c & 0x07 : c < 0xfc ? c & 0x03 : c < 0xfe ? c & 0x01 : 0;
  while ((**text & 0xc0) == 0x80) c = (c << 6) + (0x3f & *(*text)++);
  return c < 0x80 || (c & 0xfffff800) == 0xd800 ? 0xfffd : c;
}

static unsigned lower(unsigned c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

/* Whether c is in the set that begins after the `[` at *pattern, which moves past its `]`. -1: the set has no end. */
static int in_set(unsigned c, Text **pattern) {
  unsigned prior = 0;
  int seen = 0, invert = 0;
  unsigned next = read_character(pattern);
  if (next == '^') {
    invert = 1;
    next = read_character(pattern);
  }
  if (next == ']') {
    seen = c == ']';
    next = read_character(pattern);
  }
  while (next && next != ']') {
    if (next == '-' && **pattern != ']' && **pattern != 0 && prior > 0) {
      next = read_character(pattern);
      if (c >= prior && c <= next) seen = 1;
      prior = 0;
    } else {
      if (c == next) seen = 1;
      prior = next;
    }
    next = read_character(pattern);
  }
  return next ? seen ^ invert : -1;
}

/*
** Matches one element of the pattern, other than `%`, with one character; both move past the match.
** `quote` is the escape character of LIKE, or `[`.
*/
static int matches_one(Text **pattern, Text **text, const Wildcards *wild, unsigned quote) {
  unsigned wanted = read_character(pattern);
  int literal = 0;
  unsigned c;
  if (wanted == quote && quote && wild->set) {
    c = read_character(text);
    return c != 0 && in_set(c, pattern) == 1;
  }
  if (wanted == quote && quote) {
    wanted = read_character(pattern);
    literal = 1;
    if (wanted == 0) return 0;
  }
  c = read_character(text);
  if (wanted == c) return 1;
  if (wild->no_case && wanted < 0x80 && c < 0x80 && lower(wanted) == lower(c)) return 1;
  return wanted == wild->one && !literal && c != 0;
}

/* What can begin a match of the pattern after a `%`: searching for these alone skips most of a long text. */
typedef struct Start Start;
struct Start {
  char stops[3];
  int any; /* 1: it can't be told by a byte */
};

static Start start_of(Text *pattern, const Wildcards *wild, unsigned quote) {
  Start start = {{(char)*pattern, 0, 0}, *pattern >= 0x80 || *pattern == wild->one || *pattern == quote};
  if (wild->no_case && lower(*pattern) >= 'a' && lower(*pattern) <= 'z') {
    start.stops[0] = (char)lower(*pattern);
    start.stops[1] = (char)(start.stops[0] - 32);
  }
  return start;
}

static Text *first_place(const Start *start, Text *text) {
  return start->any ? text : text + strcspn((const char *)text, start->stops);
}

/* 1, 0, or -1 when it was interrupted. After a mismatch the pattern after the last `%` is tried one character later. */
static int matches(Text *pattern, Text *text, const Wildcards *wild, unsigned quote) {
  Text *after_all = NULL; /* the pattern after the last `%` */
  Text *tried = NULL;     /* and where the text was when that was tried last */
  Start start = {{0}, 0}; /* of what follows it */
  int steps = 0;
  for (;;) {
    unsigned char wanted = *pattern;
    if (++steps >= STEPS) {
      if (sqlite3_is_interrupted(wild->db)) return -1;
      steps = 0;
    }
    if (wanted == wild->all && wanted != 0) {
      while (*pattern == wild->all) pattern++;
      if (*pattern == 0) return 1;
      after_all = pattern;
      start = start_of(pattern, wild, quote);
      text = tried = first_place(&start, text);
      continue;
    }
    if (wanted == 0) {
      if (*text == 0) return 1;
    } else if (wanted < 0x80 && wanted != quote && wanted != wild->one) {
      if (wanted == *text || (wild->no_case && lower(wanted) == lower(*text))) {
        pattern++, text++;
        continue;
      }
    } else if (*text != 0) {
      Text *p = pattern, *t = text;
      int matched = matches_one(&p, &t, wild, quote);
      steps += (int)(p - pattern); /* a set of GLOB may be nearly all of the pattern */
      if (matched) {
        pattern = p, text = t;
        continue;
      }
    }
    if (!after_all || *tried == 0) return 0;
    read_character(&tried);
    text = tried = first_place(&start, tried);
    pattern = after_all;
  }
}

/* The escape character of LIKE's third argument; 0 and an error when it is none. */
static unsigned escape_of(sqlite3_context *context, sqlite3_value *value) {
  Text *text = sqlite3_value_text(value);
  unsigned c;
  if (!text) return 0;
  c = read_character(&text);
  if (c != 0 && *text == 0) return c;
  sqlite3_result_error(context, "ESCAPE expression must be a single character", -1);
  return 0;
}

static void mark(sqlite3_context *context, const Wildcards *wild, int count);

static void bounded_like(sqlite3_context *context, int count, sqlite3_value **values) {
  Wildcards wild = *(const Wildcards *)sqlite3_user_data(context);
  unsigned quote = wild.set;
  Text *pattern, *text;
  int result;
  if (wild.marks) {
    mark(context, (const Wildcards *)sqlite3_user_data(context), count);
    return;
  }
  if (sqlite3_is_interrupted(wild.db)) {
    sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    return;
  }
  if (sqlite3_value_type(values[0]) == SQLITE_BLOB || sqlite3_value_type(values[1]) == SQLITE_BLOB) {
    sqlite3_result_int(context, 0);
    return;
  }
  if (sqlite3_value_bytes(values[0]) > sqlite3_limit(wild.db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, -1)) {
    sqlite3_result_error(context, "LIKE or GLOB pattern too complex", -1);
    return;
  }
  if (count == 3) {
    quote = escape_of(context, values[2]);
    if (quote == 0) return;
    if (quote == wild.all) wild.all = 0;
    if (quote == wild.one) wild.one = 0;
  }
  pattern = sqlite3_value_text(values[0]);
  text = sqlite3_value_text(values[1]);
  if (!pattern || !text) return; /* NULL */
  result = matches(pattern, text, &wild, quote);
  if (result < 0) sqlite3_result_error_code(context, SQLITE_INTERRUPT);
  else sqlite3_result_int(context, result);
}

/* The beginning of what SQLite passes to a function, and of its record of one, as in its own source. */
typedef struct Record Record;
struct Record {
  short count;
  unsigned flags;
  void *data;
  Record *next;
  void (*run)(sqlite3_context *, int, sqlite3_value **);
  void (*others[3])(void);
  const char *name;
};
typedef struct Context Context;
struct Context {
  void *result;
  Record *record;
};
#define FLAG_LIKE 0x0004
#define FLAG_CASE 0x0008

/* Says to SQLite that the function which is called is one of those that an index can be searched for. */
static void mark(sqlite3_context *context, const Wildcards *wild, int count) {
  Record *record = ((Context *)(void *)context)->record;
  if (record->data != wild || record->run != bounded_like || record->count != count) return;
  if (strcmp(record->name, wild->set ? "glob" : "like") != 0) return;
  record->flags |= wild->no_case ? FLAG_LIKE : FLAG_LIKE | FLAG_CASE;
}

int patterns_install(Guard *guard) {
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const struct {
    const char *name;
    int count;
    Wildcards *wild;
  } functions[] = {{"like", 2, &guard->like}, {"like", 3, &guard->like}, {"glob", 2, &guard->glob}};
  int i;
  int rc = SQLITE_OK;
  guard->like = (Wildcards){'%', '_', 0, 1, 1, guard->db};
  guard->glob = (Wildcards){'*', '?', '[', 0, 1, guard->db};
  for (i = 0; rc == SQLITE_OK && i < (int)(sizeof functions / sizeof functions[0]); i++) {
    rc = sqlite3_create_function_v2(guard->db, functions[i].name, functions[i].count, flags, functions[i].wild,
                                    bounded_like, 0, 0, 0);
  }
  /* The layout of records is known of the SQLite that this was built for. */
  if (rc == SQLITE_OK && sqlite3_libversion_number() == SQLITE_VERSION_NUMBER)
    rc = sqlite3_exec(guard->db, "SELECT like('', ''), like('', '', '.'), glob('', '')", 0, 0, 0);
  guard->like.marks = guard->glob.marks = 0;
  return rc;
}
