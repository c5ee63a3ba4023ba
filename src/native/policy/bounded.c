/*
** An interrupt is seen between two instructions, never inside one call of a function. SQLite's instr, replace and trim
** take time in proportion to the product of their arguments' lengths: minutes for two values of 4 MiB. These have the
** same results in time in proportion to the sum (trim: with a bound on its set of characters for callers).
** unhex with two arguments has the same fault and no use here, so it is refused.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

typedef const unsigned char Bytes;

/* Short needles are compared at each place; for long ones a table says how far a partial match reaches (KMP). */
#define SHORT_NEEDLE 32
/* Bytes that callers may give trim to strip. */
#define TRIM_SET_MAX 256
/* Bytes of the set between two looks for an interrupt: some 100 µs. */
#define TRIM_STEPS 65536

typedef struct Search Search;
struct Search {
  Bytes *needle;
  int length;
  int *reach; /* NULL for a short needle */
};

static int search_open(Search *search, Bytes *needle, int length) {
  int i, matched = 0;
  search->needle = needle;
  search->length = length;
  search->reach = NULL;
  if (length <= SHORT_NEEDLE) return SQLITE_OK;
  search->reach = (int *)sqlite3_malloc64((sqlite3_uint64)length * sizeof(int));
  if (!search->reach) return SQLITE_NOMEM;
  search->reach[0] = 0;
  for (i = 1; i < length; i++) {
    while (matched > 0 && needle[i] != needle[matched]) matched = search->reach[matched - 1];
    if (needle[i] == needle[matched]) matched++;
    search->reach[i] = matched;
  }
  return SQLITE_OK;
}

static void search_close(Search *search) { sqlite3_free(search->reach); }

/* In text a match starts where a character starts, as it does in SQLite's own instr. */
static int is_place(Bytes *at, int text) { return !text || (*at & 0xc0) != 0x80; }

static int search_short(const Search *search, Bytes *text, int length, int from, int characters) {
  int last = length - search->length;
  while (from <= last) {
    Bytes *at = (Bytes *)memchr(text + from, search->needle[0], (size_t)(last - from) + 1);
    if (!at) return -1;
    if (is_place(at, characters && at > text) && memcmp(at, search->needle, (size_t)search->length) == 0) {
      return (int)(at - text);
    }
    from = (int)(at - text) + 1;
  }
  return -1;
}

/* Where the needle is found first at or after `from`, or -1. */
static int search_next(const Search *search, Bytes *text, int length, int from, int characters) {
  int i, matched = 0;
  if (!search->reach) return search_short(search, text, length, from, characters);
  for (i = from; i < length; i++) {
    while (matched > 0 && text[i] != search->needle[matched]) matched = search->reach[matched - 1];
    if (text[i] == search->needle[matched]) matched++;
    if (matched < search->length) continue;
    if (is_place(text + i - matched + 1, characters && i >= matched)) return i - matched + 1;
    matched = search->reach[matched - 1];
  }
  return -1;
}

static sqlite3_int64 count_characters(Bytes *text, int length) {
  sqlite3_int64 characters = 0;
  int i;
  for (i = 0; i < length; i++) characters += (text[i] & 0xc0) != 0x80;
  return characters;
}

/* The place is counted from 1, in characters of text and in bytes of blobs; 0 says that there is none. */
static sqlite3_int64 place_of(Bytes *text, int at, int characters) {
  if (at <= 0) return at + 1;
  return characters ? 2 + count_characters(text + 1, at - 1) : (sqlite3_int64)at + 1;
}

static void instr_values(sqlite3_context *context, sqlite3_value *haystack, sqlite3_value *needle, int characters) {
  Bytes *text = characters ? sqlite3_value_text(haystack) : (Bytes *)sqlite3_value_blob(haystack);
  int length = sqlite3_value_bytes(haystack);
  Bytes *wanted = characters ? sqlite3_value_text(needle) : (Bytes *)sqlite3_value_blob(needle);
  int wanted_length = sqlite3_value_bytes(needle);
  Search search;
  if (wanted_length == 0 || wanted_length > length) {
    sqlite3_result_int(context, wanted_length == 0);
  } else if (!text || !wanted || search_open(&search, wanted, wanted_length) != SQLITE_OK) {
    sqlite3_result_error_nomem(context);
  } else {
    sqlite3_result_int64(context, place_of(text, search_next(&search, text, length, 0, characters), characters));
    search_close(&search);
  }
}

static void bounded_instr(sqlite3_context *context, int count, sqlite3_value **values) {
  int first = sqlite3_value_type(values[0]);
  int second = sqlite3_value_type(values[1]);
  (void)count;
  if (first == SQLITE_NULL || second == SQLITE_NULL) return;
  if ((first == SQLITE_BLOB) == (second == SQLITE_BLOB)) {
    instr_values(context, values[0], values[1], first != SQLITE_BLOB);
  } else {
    /* Reading a blob as text would change the statement's own value. */
    sqlite3_value *haystack = sqlite3_value_dup(values[0]);
    sqlite3_value *needle = sqlite3_value_dup(values[1]);
    if (haystack && needle) instr_values(context, haystack, needle, 1);
    else sqlite3_result_error_nomem(context);
    sqlite3_value_free(haystack);
    sqlite3_value_free(needle);
  }
}

/* Appends each stretch before a match and the replacement; SQLite's string object keeps to the connection's limit. */
static void replace_all(sqlite3_context *context, const Search *search, Bytes *text, int length, sqlite3_value *value) {
  sqlite3_str *result = sqlite3_str_new(sqlite3_context_db_handle(context));
  const char *replacement = (const char *)sqlite3_value_text(value);
  int replacement_length = sqlite3_value_bytes(value);
  char *replaced;
  int result_length, rc, at;
  int from = 0;
  while (replacement && sqlite3_str_errcode(result) == SQLITE_OK &&
         (at = search_next(search, text, length, from, 0)) >= 0) {
    sqlite3_str_append(result, (const char *)text + from, at - from);
    sqlite3_str_append(result, replacement, replacement_length);
    from = at + search->length;
  }
  sqlite3_str_append(result, (const char *)text + from, length - from);
  result_length = sqlite3_str_length(result);
  rc = replacement ? sqlite3_str_errcode(result) : SQLITE_NOMEM;
  replaced = sqlite3_str_finish(result);
  if (rc != SQLITE_OK) {
    sqlite3_free(replaced);
    sqlite3_result_error_code(context, rc);
  } else if (replaced) {
    sqlite3_result_text64(context, replaced, (sqlite3_uint64)result_length, sqlite3_free, SQLITE_UTF8);
  } else {
    sqlite3_result_text(context, "", 0, SQLITE_STATIC);
  }
}

static void bounded_replace(sqlite3_context *context, int count, sqlite3_value **values) {
  Bytes *text = sqlite3_value_text(values[0]);
  int length = sqlite3_value_bytes(values[0]);
  Bytes *needle = sqlite3_value_text(values[1]);
  int needle_length = sqlite3_value_bytes(values[1]);
  Search search;
  (void)count;
  if (!text || !needle) return; /* NULL */
  if (needle[0] == 0) {
    sqlite3_result_text(context, (const char *)text, length, SQLITE_TRANSIENT);
    return;
  }
  if (sqlite3_value_type(values[2]) == SQLITE_NULL) return;
  if (search_open(&search, needle, needle_length) != SQLITE_OK) {
    sqlite3_result_error_nomem(context);
    return;
  }
  replace_all(context, &search, text, length, values[2]);
  search_close(&search);
}

/* The length in bytes of the character at the text's start. */
static int character_length(Bytes *text, int length) {
  int i = 1;
  if (text[0] >= 0xc0) {
    while (i < length && (text[i] & 0xc0) == 0x80) i++;
  }
  return i;
}

/* The length of the set's character that the text starts (or, from its end, ends) with; 0 for none. */
static int stripped(Bytes *text, int length, Bytes *set, int set_length, int at_end) {
  int i, size;
  for (i = 0; i < set_length; i += size) {
    size = character_length(set + i, set_length - i);
    if (size <= length && memcmp(at_end ? text + length - size : text, set + i, (size_t)size) == 0) return size;
  }
  return 0;
}

/* Strips one end of the text, and looks for an interrupt on the way. The bytes that are left, or -1 when there was one. */
static int strip_end(sqlite3 *db, Bytes **text, int length, Bytes *set, int set_length, int at_end) {
  int steps = 0;
  int size;
  while (length > 0 && (size = stripped(*text, length, set, set_length, at_end)) > 0) {
    if (!at_end) *text += size;
    length -= size;
    steps += set_length;
    if (steps < TRIM_STEPS) continue;
    if (sqlite3_is_interrupted(db)) return -1;
    steps = 0;
  }
  return length;
}

/* `ends`: 1 left, 2 right, 3 both. */
static void trim_ends(sqlite3_context *context, sqlite3_value **values, int ends) {
  const Guard *guard = (const Guard *)sqlite3_user_data(context);
  Bytes *text = sqlite3_value_text(values[0]);
  int length = sqlite3_value_bytes(values[0]);
  Bytes *set = sqlite3_value_text(values[1]);
  int set_length = set ? (int)strlen((const char *)set) : 0;
  if (!text || !set) return; /* NULL */
  if (guard->role != ROLE_SERVICE && set_length > TRIM_SET_MAX) {
    sqlite3_result_error_toobig(context);
    return;
  }
  if (ends & 1) length = strip_end(guard->db, &text, length, set, set_length, 0);
  if (ends & 2) length = strip_end(guard->db, &text, length, set, set_length, 1);
  if (length < 0) sqlite3_result_error_code(context, SQLITE_INTERRUPT);
  else sqlite3_result_text64(context, (const char *)text, (sqlite3_uint64)length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static void bounded_ltrim(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  trim_ends(context, values, 1);
}

static void bounded_rtrim(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  trim_ends(context, values, 2);
}

static void bounded_trim(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count;
  trim_ends(context, values, 3);
}

static void refused_unhex(sqlite3_context *context, int count, sqlite3_value **values) {
  (void)count, (void)values;
  sqlite3_result_error(context, "unhex takes one argument here", -1);
}

int bounded_install(Guard *guard) {
  static const struct {
    const char *name;
    int count;
    void (*run)(sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
      {"instr", 2, bounded_instr}, {"replace", 3, bounded_replace}, {"ltrim", 2, bounded_ltrim},
      {"rtrim", 2, bounded_rtrim}, {"trim", 2, bounded_trim},       {"unhex", 2, refused_unhex},
  };
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int i;
  int rc = SQLITE_OK;
  for (i = 0; rc == SQLITE_OK && i < (int)(sizeof functions / sizeof functions[0]); i++) {
    rc = sqlite3_create_function_v2(guard->db, functions[i].name, functions[i].count, flags, guard, functions[i].run, 0,
                                    0, 0);
  }
  return rc;
}
