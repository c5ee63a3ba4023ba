/*
** Full-text search looks for no interrupt within one row, and a row may hold a long document. Three parts of it take time beyond
** proportion there, and each is bounded for callers:
**
**   snippet, highlight, bm25   take as many steps as the square of the matches. They ask FTS5 for each match and word by a table of
**                              functions, and get one here that looks for an interrupt.
**   the list of a row's matches, which those begin with, takes a step for each match and phrase: bounded by MAX_MATCH_STEPS.
**   NEAR                       takes a step for each match and phrase of its group as well, and calls nothing. So its phrases are
**                              bounded, by a look at the MATCH text.
**
** SQLite has no interface to put something before its own functions and module. So their records are changed where they are, and
** only when all that is known of them is found there.
*/
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <stdint.h>
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* FTS5 itself has room for four without asking for memory. */
#define NEAR_MAX_PHRASES 4
/* Some 100 ms. */
#define MAX_MATCH_STEPS 50000000

typedef struct Auxiliary Auxiliary;
typedef struct Global Global;

/* As in SQLite's own source. */
struct Global {
  fts5_api api;
  sqlite3 *db;
  sqlite3_int64 next_cursor;
  Auxiliary *functions;
};
struct Auxiliary {
  Global *global;
  char *name;
  void *data;
  fts5_extension_function run;
  void (*destroy)(void *);
  Auxiliary *next;
};

/* The function that runs in this thread now. */
static _Thread_local struct {
  const Fts5ExtensionApi *api; /* FTS5's own */
  sqlite3 *db;
  int counted;                 /* its matches are few enough */
  int refused;                 /* they are not */
  int (*token)(void *, int, const char *, int, int, int);
  void *token_data;
} now;

static _Thread_local int works_for_caller;

void search_set_role(int role) { works_for_caller = role != ROLE_SERVICE; }

/* Whether the matches of the row, merged from each phrase's, can be listed in time. */
static int count_matches(Fts5Context *search) {
  sqlite3_int64 phrases = now.api->xPhraseCount(search);
  sqlite3_int64 steps = 0;
  int i, column, place;
  for (i = 0; i < phrases; i++) {
    Fts5PhraseIter at;
    int rc = now.api->xPhraseFirst(search, i, &at, &column, &place);
    if (rc != SQLITE_OK) return rc;
    for (; column >= 0; now.api->xPhraseNext(search, &at, &column, &place)) {
      steps += phrases;
      if (steps > MAX_MATCH_STEPS) {
        now.refused = 1;
        return SQLITE_TOOBIG;
      }
    }
  }
  return SQLITE_OK;
}

static int bounded_inst_count(Fts5Context *search, int *count) {
  int rc = now.counted ? SQLITE_OK : count_matches(search);
  if (rc != SQLITE_OK) return rc;
  now.counted = 1;
  return sqlite3_is_interrupted(now.db) ? SQLITE_INTERRUPT : now.api->xInstCount(search, count);
}

static int bounded_inst(Fts5Context *search, int index, int *phrase, int *column, int *place) {
  if (sqlite3_is_interrupted(now.db)) return SQLITE_INTERRUPT;
  return now.api->xInst(search, index, phrase, column, place);
}

static int bounded_token(void *data, int flags, const char *token, int length, int start, int end) {
  (void)data;
  return sqlite3_is_interrupted(now.db) ? SQLITE_INTERRUPT : now.token(now.token_data, flags, token, length, start, end);
}

static int bounded_tokenize(Fts5Context *search, const char *text, int length, const char *locale, int locale_length, void *data,
                            int (*token)(void *, int, const char *, int, int, int)) {
  now.token = token;
  now.token_data = data;
  return now.api->xTokenize_v2(search, text, length, locale, locale_length, NULL, bounded_token);
}

/* The data of the record is the function that was there. */
static void bounded_function(const Fts5ExtensionApi *api, Fts5Context *search, sqlite3_context *context, int count,
                             sqlite3_value **values) {
  const Auxiliary *original = (const Auxiliary *)api->xUserData(search);
  Fts5ExtensionApi bounded = *api;
  if (!works_for_caller) {
    original->run(api, search, context, count, values);
    return;
  }
  bounded.xInstCount = bounded_inst_count;
  bounded.xInst = bounded_inst;
  bounded.xTokenize_v2 = bounded_tokenize;
  now.api = api;
  now.db = sqlite3_context_db_handle(context);
  now.counted = now.refused = 0;
  original->run(&bounded, search, context, count, values);
  if (now.refused) sqlite3_result_error(context, "too many matches in one row", -1);
}

/* FTS5's own data, with the public functions at its beginning. */
static Global *global_of(sqlite3 *db) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, 0) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return (Global *)(void *)api;
}

static void bound_functions(Global *global) {
  static const char *const names[] = {"snippet", "highlight", "bm25"};
  static Auxiliary originals[sizeof names / sizeof names[0]]; /* the same of all connections */
  Auxiliary *function;
  int i;
  for (function = global->functions; function; function = function->next) {
    if (function->global != global) return;
    for (i = 0; i < (int)(sizeof names / sizeof names[0]); i++) {
      if (strcmp(function->name, names[i]) != 0 || function->data) continue;
      originals[i].run = function->run;
      function->data = &originals[i];
      function->run = bounded_function;
    }
  }
}

#if !defined(_WIN32)
#include <sys/mman.h>
#include <unistd.h>

static int (*filter)(sqlite3_vtab_cursor *, int, const char *, int, sqlite3_value **);

static int is_word(unsigned char c) {
  return c >= 0x80 || c == '_' || c == 0x1a || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static const char *behind_word(const char *text) {
  if (*text == '"') {
    for (text++; *text && (*text != '"' || text[1] == '"'); text++) text += *text == '"';
    return *text ? text + 1 : text;
  }
  while (is_word((unsigned char)*text)) text++;
  return text;
}

/* The most phrases of a NEAR group in a MATCH text. */
static int near_phrases(const char *text) {
  int most = 0, phrases = -1; /* -1: outside of a group */
  int joined = 0;             /* the next word goes on with the phrase */
  int named = 0;              /* NEAR has come, and a parenthesis would open its group */
  while (*text) {
    const char *behind = behind_word(text);
    if (behind != text) {
      named = behind - text == 4 && memcmp(text, "NEAR", 4) == 0;
      if (phrases >= 0 && !joined && ++phrases > most) most = phrases;
      joined = 0;
      text = behind;
    } else {
      if (*text == '(' && named) phrases = 0;
      if (*text == ',' || *text == ')') phrases = -1;
      joined = *text == '+' || (joined && strchr(" \t\n\r", *text));
      if (!strchr(" \t\n\r", *text)) named = 0;
      text++;
    }
  }
  return most;
}

/* `plan` has a letter for each value, for some followed by the column's number. */
static int bounded_filter(sqlite3_vtab_cursor *cursor, int number, const char *plan, int count, sqlite3_value **values) {
  const char *at = plan;
  int i;
  for (i = 0; works_for_caller && at && *at && i < count; i++) {
    int is_match = *at++ == 'M';
    const char *text = is_match ? (const char *)sqlite3_value_text(values[i]) : NULL;
    while (*at >= '0' && *at <= '9') at++;
    if (!text || near_phrases(text) <= NEAR_MAX_PHRASES) continue;
    sqlite3_free(cursor->pVtab->zErrMsg);
    cursor->pVtab->zErrMsg = sqlite3_mprintf("NEAR takes at most %d phrases", NEAR_MAX_PHRASES);
    return SQLITE_ERROR;
  }
  return filter(cursor, number, plan, count, values);
}

/* Remembers the module of the table that it is called for. */
static void find_module(const Fts5ExtensionApi *api, Fts5Context *search, sqlite3_context *context, int count,
                        sqlite3_value **values) {
  (void)count, (void)values, (void)context;
  *(const sqlite3_module **)api->xUserData(search) = ((sqlite3_vtab_cursor *)(void *)search)->pVtab->pModule;
}

/* The module is a constant of SQLite's, which the loader has closed. */
static void bound_filter(const sqlite3_module *module) {
  uintptr_t entry = (uintptr_t)&module->xFilter;
  uintptr_t page = entry & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
  size_t length = entry + sizeof module->xFilter - page;
  if (mprotect((void *)page, length, PROT_READ | PROT_WRITE) != 0) return;
  filter = module->xFilter;
  ((sqlite3_module *)(uintptr_t)module)->xFilter = bounded_filter;
  mprotect((void *)page, length, PROT_READ);
}

static void bound_module(void) {
  const sqlite3_module *module = NULL;
  sqlite3 *db = NULL;
  Global *global = NULL;
  if (sqlite3_open(":memory:", &db) == SQLITE_OK) global = global_of(db);
  if (global && global->api.xCreateFunction(&global->api, "find_module", (void *)&module, find_module, NULL) == SQLITE_OK) {
    sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5 (a); INSERT INTO t VALUES ('a'); SELECT find_module(t) FROM t ('a')", 0,
                 0, 0);
  }
  sqlite3_close(db);
  if (module && module->xFilter != bounded_filter) bound_filter(module);
}
#else
static void bound_module(void) {}
#endif

/* What is not found stays as it is: an SQLite without FTS5, or of another version. */
void search_install(sqlite3 *db) {
  static int bound;
  sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP2);
  Global *global;
  if (sqlite3_libversion_number() != SQLITE_VERSION_NUMBER) return;
  global = global_of(db);
  if (!global || global->db != db) return;
  sqlite3_mutex_enter(mutex);
  if (!bound) bound_module();
  bound = 1;
  bound_functions(global);
  sqlite3_mutex_leave(mutex);
}
