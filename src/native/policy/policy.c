/*
** What a caller's statement may do: SQLite asks for every action while it compiles a statement, also when it compiles
** it again later. Everything is allowed to the service. For callers this is a list of what is allowed; the rest, and
** whatever a later SQLite adds, is denied.
**
** The context that SQLite passes names the trigger or view behind an action, but for reads a caller can choose it: the
** name of a CTE or subquery appears there as well. So it counts for writes only, which have no such way.
*/
#include <string.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* PRAGMAs that read the schema; the argument is a table, an index or a number. */
static const char *const schema_pragmas[] = {
    "collation_list", "foreign_key_check", "foreign_key_list", "index_info", "index_list",
    "index_xinfo",    "table_info",        "table_list",       "table_xinfo",
};

/* PRAGMAs that read a setting when they have no argument, and would change it with one. FTS5 itself reads data_version. */
static const char *const setting_pragmas[] = {
    "application_id", "data_version", "encoding",   "foreign_keys",   "freelist_count",
    "journal_mode",   "page_count",   "page_size",  "schema_version", "user_version",
};

/* SQLite's own tables that may be read. sqlite_stat4 is none of them: it holds values of rows. */
static const char *const system_tables[] = {
    "sqlite_master", "sqlite_schema", "sqlite_sequence", "sqlite_stat1", "sqlite_temp_master", "sqlite_temp_schema",
};

/* Virtual tables that need no CREATE: the rest of those (dbstat, fts3tokenize) is denied by name. */
static const char *const denied_modules[] = {"dbstat", "fts3tokenize", "sqlite_dbpage", "sqlite_stmt", "bytecode", "tables_used"};

#define LENGTH_OF(list) ((int)(sizeof(list) / sizeof((list)[0])))

static int same(const char *a, const char *b) { return sqlite3_stricmp(a, b) == 0; }

static int starts(const char *text, const char *prefix) {
  return sqlite3_strnicmp(text, prefix, (int)strlen(prefix)) == 0;
}

static int listed(const char *const *list, int count, const char *name) {
  int i;
  for (i = 0; i < count; i++) {
    if (same(list[i], name)) return 1;
  }
  return 0;
}

static const char *action_name(int action) {
  switch (action) {
    case SQLITE_CREATE_INDEX: return "CREATE_INDEX";
    case SQLITE_CREATE_TABLE: return "CREATE_TABLE";
    case SQLITE_CREATE_TEMP_INDEX: return "CREATE_TEMP_INDEX";
    case SQLITE_CREATE_TEMP_TABLE: return "CREATE_TEMP_TABLE";
    case SQLITE_CREATE_TEMP_TRIGGER: return "CREATE_TEMP_TRIGGER";
    case SQLITE_CREATE_TEMP_VIEW: return "CREATE_TEMP_VIEW";
    case SQLITE_CREATE_TRIGGER: return "CREATE_TRIGGER";
    case SQLITE_CREATE_VIEW: return "CREATE_VIEW";
    case SQLITE_CREATE_VTABLE: return "CREATE_VTABLE";
    case SQLITE_DELETE: return "DELETE";
    case SQLITE_DROP_INDEX: return "DROP_INDEX";
    case SQLITE_DROP_TABLE: return "DROP_TABLE";
    case SQLITE_DROP_TEMP_INDEX: return "DROP_TEMP_INDEX";
    case SQLITE_DROP_TEMP_TABLE: return "DROP_TEMP_TABLE";
    case SQLITE_DROP_TEMP_TRIGGER: return "DROP_TEMP_TRIGGER";
    case SQLITE_DROP_TEMP_VIEW: return "DROP_TEMP_VIEW";
    case SQLITE_DROP_TRIGGER: return "DROP_TRIGGER";
    case SQLITE_DROP_VIEW: return "DROP_VIEW";
    case SQLITE_DROP_VTABLE: return "DROP_VTABLE";
    case SQLITE_INSERT: return "INSERT";
    case SQLITE_PRAGMA: return "PRAGMA";
    case SQLITE_READ: return "READ";
    case SQLITE_TRANSACTION: return "TRANSACTION";
    case SQLITE_SAVEPOINT: return "SAVEPOINT";
    case SQLITE_UPDATE: return "UPDATE";
    case SQLITE_ATTACH: return "ATTACH";
    case SQLITE_DETACH: return "DETACH";
    case SQLITE_ALTER_TABLE: return "ALTER_TABLE";
    case SQLITE_REINDEX: return "REINDEX";
    case SQLITE_ANALYZE: return "ANALYZE";
    case SQLITE_FUNCTION: return "FUNCTION";
    default: return "ACTION";
  }
}

/* Remembers `ACTION object column` for the error. File names and values of PRAGMAs are content, and stay out of it. */
static void remember_denial(Guard *guard, int action, const char *first, const char *second) {
  const char *object = first;
  const char *column = NULL;
  if (action == SQLITE_READ || action == SQLITE_UPDATE) column = second;
  if (action == SQLITE_FUNCTION) object = second;
  if (action == SQLITE_ALTER_TABLE) object = second; /* first is the database */
  if (action == SQLITE_ATTACH) object = NULL;
  if (action == SQLITE_SAVEPOINT) column = second;
  sqlite3_snprintf(GUARD_DENIAL_MAX, guard->denied, "%s%s%s%s%s", action_name(action), object && *object ? " " : "",
                   object ? object : "", column && *column ? " " : "", column ? column : "");
}

int policy_has_name(const GuardName *known, const char *name) {
  while (known && !same(known->name, name)) known = known->next;
  return known != NULL;
}

/* Whether `table.column` is known; with no column, whether any column of the table is. */
static int has_column(const GuardName *known, const char *table, const char *column) {
  size_t length = strlen(table);
  for (; known; known = known->next) {
    if (!starts(known->name, table) || known->name[length] != '.') continue;
    if (!column || same(known->name + length + 1, column)) return 1;
  }
  return 0;
}

/* The service's own tables, all of them. */
static int is_hidden_table(const char *name) { return starts(name, "crewdb_"); }

static int may_read(const Guard *guard, const char *table, const char *column) {
  if (is_hidden_table(table) || has_column(guard->hidden, table, column)) return 0;
  if (starts(table, "sqlite_")) return listed(system_tables, LENGTH_OF(system_tables), table);
  if (starts(table, "pragma_")) {
    return listed(schema_pragmas, LENGTH_OF(schema_pragmas), table + 7) ||
           listed(setting_pragmas, LENGTH_OF(setting_pragmas), table + 7);
  }
  return !listed(denied_modules, LENGTH_OF(denied_modules), table);
}

/* `trigger`: the schema's own trigger writes, not the caller's statement itself. */
static int may_write(const Guard *guard, int action, const char *table, const char *column, int trigger) {
  if (guard->role != ROLE_WRITER || starts(table, "sqlite_")) return 0;
  if (is_hidden_table(table) || policy_has_name(guard->derived, table)) return trigger;
  /* SQLite does not say which columns an INSERT fills, so one into a table with a hidden column is denied whole. */
  if (action == SQLITE_INSERT && has_column(guard->hidden, table, NULL)) return trigger;
  if (action == SQLITE_UPDATE && has_column(guard->derived, table, column)) return trigger;
  return action != SQLITE_UPDATE || !has_column(guard->hidden, table, column);
}

static int may_run_pragma(const char *name, const char *argument) {
  if (listed(schema_pragmas, LENGTH_OF(schema_pragmas), name)) return 1;
  return !argument && listed(setting_pragmas, LENGTH_OF(setting_pragmas), name);
}

static int may(const Guard *guard, int action, const char *first, const char *second, const char *context) {
  /* The service itself must get its role back. */
  if (guard->role == ROLE_NOBODY) return action == SQLITE_FUNCTION && strcmp(second, guard->role_alias) == 0;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return 1;
    case SQLITE_READ: return may_read(guard, first, second);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE: return may_write(guard, action, first, second, context && *context);
    case SQLITE_FUNCTION: return functions_allowed(second) || strcmp(second, guard->role_alias) == 0;
    case SQLITE_PRAGMA: return may_run_pragma(first, second && *second ? second : NULL);
    default: return 0;
  }
}

/*
** Every CREATE and DROP first asks to write sqlite_master, and only then says what it is. That first question is let
** through, so that the denial can name the statement, and remembered: a caller's own INSERT or DELETE stops there too,
** because SQLite refuses it (DEFENSIVE keeps writable_schema off).
*/
static int is_schema_change(int action, const char *table) {
  if (action != SQLITE_INSERT && action != SQLITE_DELETE) return 0;
  return same(table, "sqlite_master") || same(table, "sqlite_temp_master");
}

int policy_authorize(void *data, int action, const char *first, const char *second, const char *database,
                     const char *context) {
  Guard *guard = (Guard *)data;
  if (guard->role == ROLE_SERVICE) return SQLITE_OK;
  if (may(guard, action, first ? first : "", second ? second : "", context)) {
    int judged = SQLITE_OK;
    if (guard->scope && guard->role != ROLE_NOBODY)
      judged = scope_judge(guard, action, first ? first : "", second ? second : "", database, context ? context : "");
    /* Row by row: a table that is emptied at once looks for no interrupt. */
    if (judged != SQLITE_DENY) return action == SQLITE_DELETE ? SQLITE_IGNORE : judged;
  }
  remember_denial(guard, action, first, second);
  return is_schema_change(action, first ? first : "") ? SQLITE_OK : SQLITE_DENY;
}

static int add_name(GuardName **list, const char *name) {
  GuardName *added;
  if (!name || strlen(name) >= GUARD_NAME_MAX) return SQLITE_MISUSE;
  if (policy_has_name(*list, name)) return SQLITE_OK;
  added = (GuardName *)sqlite3_malloc(sizeof *added);
  if (!added) return SQLITE_NOMEM;
  strcpy(added->name, name);
  added->next = *list;
  *list = added;
  return SQLITE_OK;
}

static void free_names(GuardName **list) {
  while (*list) {
    GuardName *name = *list;
    *list = name->next;
    sqlite3_free(name);
  }
}

int policy_derive(Guard *guard, const char *name) { return add_name(&guard->derived, name); }

int policy_hide(Guard *guard, const char *name) {
  if (!name || !strchr(name, '.')) return SQLITE_MISUSE;
  return add_name(&guard->hidden, name);
}

int policy_table(Guard *guard, const char *name) { return add_name(&guard->tables, name); }

int policy_object(Guard *guard, const char *name) { return add_name(&guard->objects, name); }

void policy_free(Guard *guard) {
  scope_free_all(guard);
  free_names(&guard->tables);
  free_names(&guard->objects);
  free_names(&guard->derived);
  free_names(&guard->hidden);
}
