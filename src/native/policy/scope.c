/*
** What a role leaves of the tables, for one caller's SQL: tables and columns that may be read and written, by name. The
** rest of the policy holds besides. A scope is loaded once for a connection and is in force until another is; it binds
** callers' statements only.
**
** What the schema itself does of an allowed action is part of it: its triggers, its foreign keys, and the statements that
** full-text search compiles. SQLite tells which view, trigger or subquery an action comes from, by its name, and a caller can
** give a CTE any name. So a name of the schema's own counts only where the caller's text does not have it, or has it in a
** place that defines nothing: who prepares the text says which names it leaves in doubt. A table that no text names, and no
** view or trigger uses, is used by a foreign key or by a search.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

enum { READ_ALL = 1, OTHERS_NULL = 2, INSERTS = 4, UPDATES_ALL = 8, DELETES = 16, FILTERED = 32 };
enum { COLUMN_READ = 1, COLUMN_UPDATE = 2 };

/* The subquery that has the rows of a filtered table; a caller's text with this in it is not compiled. */
static const char rows_of[] = "crewdb_rows_";

/* ScopedTable-valued functions that need no CREATE and read what they are given. */
static const char *const functions[] = {"json_each", "json_tree"};

typedef struct ScopedColumn ScopedColumn;
struct ScopedColumn {
  ScopedColumn *next;
  int may;
  char name[GUARD_NAME_MAX];
};

typedef struct ScopedTable ScopedTable;
struct ScopedTable {
  ScopedTable *next;
  int may;
  ScopedColumn *columns;
  char name[GUARD_NAME_MAX];
};

struct TableScope {
  TableScope *next;
  int number;
  ScopedTable *tables;
};

static int same(const char *a, const char *b) { return sqlite3_stricmp(a, b) == 0; }

static const ScopedTable *find_table(const TableScope *scope, const char *name) {
  const ScopedTable *table = scope->tables;
  while (table && !same(table->name, name)) table = table->next;
  return table;
}

static int may_column(const ScopedTable *table, const char *name, int what) {
  const ScopedColumn *column;
  for (column = table->columns; column; column = column->next) {
    if (same(column->name, name)) return (column->may & what) != 0;
  }
  return 0;
}

/* Whether the text has this name, and so leaves it in doubt what is meant by it. They stand one on a line. */
static int in_doubt(const Guard *guard, const char *name) {
  const char *at = guard->doubted;
  size_t length = strlen(name);
  while (at && *at) {
    const char *end = strchr(at, '\n');
    size_t line = end ? (size_t)(end - at) : strlen(at);
    if (line == length && sqlite3_strnicmp(at, name, (int)length) == 0) return 1;
    at = end ? end + 1 : NULL;
  }
  return 0;
}

static int is_marked(const Guard *guard, char mark, const char *name) {
  char marked[GUARD_NAME_MAX + 1];
  if (strlen(name) >= GUARD_NAME_MAX) return 0;
  marked[0] = mark;
  strcpy(marked + 1, name);
  return in_doubt(guard, marked);
}

/* A table that the text does not name. */
static int is_unnamed(const Guard *guard, const char *name) { return policy_has_name(guard->tables, name) && !in_doubt(guard, name); }

/* A view or trigger that the text does not name, or a view that it names and means. */
static int is_object(const Guard *guard, const char *name) {
  return policy_has_name(guard->objects, name) && (!in_doubt(guard, name) || is_marked(guard, '=', name));
}

/*
** Of a table or subquery without a used column SQLite asks by its name: what is no table is a subquery, and so is a filtered
** table where its subquery was added to the text. When that was merged into the statement SQLite names the table itself, with
** its database, as if the text did; that is believed where the text has no name of a database.
*/
static int is_subquery(const Guard *guard, const ScopedTable *table, const char *name, const char *database) {
  if (database) return table && is_marked(guard, '#', name);
  return table ? is_marked(guard, '+', name) : !policy_has_name(guard->tables, name);
}

static int judge_read(const Guard *guard, const char *name, const char *column, const char *database, const char *context) {
  const ScopedTable *table;
  int i;
  if (sqlite3_strnicmp(context, rows_of, (int)sizeof rows_of - 1) == 0 && same(context + sizeof rows_of - 1, name)) return SQLITE_OK;
  /* A view that may be read, or a trigger of a table that may be written: theirs is not asked for. */
  if (*context ? is_object(guard, context) : is_unnamed(guard, name)) return SQLITE_OK;
  table = find_table(guard->scope, name);
  if (!table) {
    for (i = 0; i < (int)(sizeof functions / sizeof functions[0]); i++) {
      if (same(functions[i], name)) return SQLITE_OK;
    }
    return !*column && is_subquery(guard, table, name, database) ? SQLITE_OK : SQLITE_DENY;
  }
  if (table->may & FILTERED) return !*column && is_subquery(guard, table, name, database) ? SQLITE_OK : SQLITE_DENY;
  if ((table->may & READ_ALL) || !*column || may_column(table, column, COLUMN_READ)) return SQLITE_OK;
  return table->may & OTHERS_NULL ? SQLITE_IGNORE : SQLITE_DENY;
}

static int may_write(const Guard *guard, int action, const char *name, const char *column, const char *context) {
  const ScopedTable *table;
  if (*context) return 1; /* a trigger of the schema: nothing else writes with one */
  if (is_unnamed(guard, name)) return 1;
  table = find_table(guard->scope, name);
  if (!table) return 0;
  if (action == SQLITE_INSERT) return (table->may & INSERTS) != 0;
  if (action == SQLITE_DELETE) return (table->may & DELETES) != 0;
  return (table->may & UPDATES_ALL) || may_column(table, column, COLUMN_UPDATE);
}

int scope_judge(const Guard *guard, int action, const char *first, const char *second, const char *database,
                const char *context) {
  switch (action) {
    case SQLITE_READ: return judge_read(guard, first, second, database, context);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE: return may_write(guard, action, first, second, context) ? SQLITE_OK : SQLITE_DENY;
    /* The others tell of tables; full-text search itself asks this one. */
    case SQLITE_PRAGMA: return same(first, "data_version") && !*second ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_OK;
  }
}

static void free_scope(TableScope *scope) {
  while (scope->tables) {
    ScopedTable *table = scope->tables;
    scope->tables = table->next;
    while (table->columns) {
      ScopedColumn *column = table->columns;
      table->columns = column->next;
      sqlite3_free(column);
    }
    sqlite3_free(table);
  }
  sqlite3_free(scope);
}

/* Copies a word that ends before `end`; 0 when it is too long. */
static int copy_name(char *to, const char *from, const char *end) {
  size_t length = (size_t)(end - from);
  if (length == 0 || length >= GUARD_NAME_MAX) return 0;
  memcpy(to, from, length);
  to[length] = 0;
  return 1;
}

/* One line: `t FLAGS NAME` begins a table, `c FLAGS NAME` adds a column to it. Flags are one character, from '@'. */
static int read_line(TableScope *scope, const char *line, const char *end) {
  int may;
  if (end - line < 5 || line[1] != ' ' || line[3] != ' ' || line[2] < '@' || line[2] > '@' + 63) return SQLITE_MISUSE;
  may = line[2] - '@';
  if (line[0] == 't') {
    ScopedTable *table = (ScopedTable *)sqlite3_malloc(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    memset(table, 0, sizeof *table);
    table->next = scope->tables;
    table->may = may;
    scope->tables = table;
    return copy_name(table->name, line + 4, end) ? SQLITE_OK : SQLITE_MISUSE;
  }
  if (line[0] == 'c' && scope->tables) {
    ScopedColumn *column = (ScopedColumn *)sqlite3_malloc(sizeof *column);
    if (!column) return SQLITE_NOMEM;
    memset(column, 0, sizeof *column);
    column->next = scope->tables->columns;
    column->may = may;
    scope->tables->columns = column;
    return copy_name(column->name, line + 4, end) ? SQLITE_OK : SQLITE_MISUSE;
  }
  return SQLITE_MISUSE;
}

int scope_load(Guard *guard, const char *text, int *number) {
  TableScope *scope = (TableScope *)sqlite3_malloc(sizeof *scope);
  int code = SQLITE_OK;
  if (!scope) return SQLITE_NOMEM;
  memset(scope, 0, sizeof *scope);
  while (*text && code == SQLITE_OK) {
    const char *end = strchr(text, '\n');
    if (!end) end = text + strlen(text);
    code = read_line(scope, text, end);
    text = *end ? end + 1 : end;
  }
  if (code != SQLITE_OK) {
    free_scope(scope);
    return code;
  }
  scope->number = guard->scopes ? guard->scopes->number + 1 : 1;
  scope->next = guard->scopes;
  guard->scopes = scope;
  *number = scope->number;
  return SQLITE_OK;
}

int scope_use(Guard *guard, int number, const char *doubted) {
  TableScope *scope = guard->scopes;
  char *copy = NULL;
  while (scope && scope->number != number) scope = scope->next;
  if (number != 0 && !scope) return SQLITE_MISUSE;
  if (*doubted) {
    copy = sqlite3_mprintf("%s", doubted);
    if (!copy) return SQLITE_NOMEM;
  }
  sqlite3_free(guard->doubted);
  guard->doubted = copy;
  guard->scope = scope;
  return SQLITE_OK;
}

void scope_free_all(Guard *guard) {
  while (guard->scopes) {
    TableScope *scope = guard->scopes;
    guard->scopes = scope->next;
    free_scope(scope);
  }
  guard->scope = NULL;
  sqlite3_free(guard->doubted);
  guard->doubted = NULL;
}
