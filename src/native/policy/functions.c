/*
** The SQL functions that callers may use: those that compute from their arguments and touch nothing else. What is not
** here is denied: load_extension, fts3_tokenizer, sqlite_log and the like, the guard's own, and any function that the
** service adds for itself. So are json_patch and jsonb_patch, whose time grows with the product of their arguments' lengths
** inside one call that no interrupt stops, and median and percentile, which keep every value in memory without a bound.
*/
#include <stdlib.h>

#include "guard.h"
SQLITE_EXTENSION_INIT3

/* Sorted, in lower case: it is searched by halves. A test compares the order. */
static const char *const allowed[] = {
    "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "bm25", "ceil", "ceiling",
    "changes", "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count", "cume_dist", "current_date",
    "current_time", "current_timestamp", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor",
    "format", "glob", "group_concat", "hex", "highlight", "if", "ifnull", "iif", "instr", "json", "json_array",
    "json_array_insert", "json_array_length", "json_error_position", "json_extract", "json_group_array",
    "json_group_object", "json_insert", "json_object", "json_pretty", "json_quote", "json_remove", "json_replace",
    "json_set", "json_type", "json_valid", "jsonb", "jsonb_array", "jsonb_array_insert", "jsonb_extract",
    "jsonb_group_array", "jsonb_group_object", "jsonb_insert", "jsonb_object", "jsonb_remove", "jsonb_replace",
    "jsonb_set", "julianday", "lag", "last_insert_rowid", "last_value", "lead", "length", "like", "likelihood",
    "likely", "ln", "log", "log10", "log2", "lower", "ltrim", "match", "max", "min", "mod", "nth_value", "ntile",
    "nullif", "octet_length", "percent_rank", "pi", "pow", "power", "printf", "quote", "radians", "random",
    "randomblob", "rank", "replace", "round", "row_number", "rtrim", "sign", "sin", "sinh", "snippet", "soundex",
    "sqlite_version", "sqrt", "strftime", "string_agg", "substr", "substring", "subtype", "sum", "tan", "tanh",
    "time", "timediff", "total", "total_changes", "trim", "trunc", "typeof", "unhex", "unicode", "unistr",
    "unistr_quote", "unixepoch", "unlikely", "upper", "zeroblob",
};

static int compare(const void *name, const void *entry) {
  return sqlite3_stricmp((const char *)name, *(const char *const *)entry);
}

int functions_allowed(const char *name) {
  return bsearch(name, allowed, sizeof allowed / sizeof allowed[0], sizeof allowed[0], compare) != NULL;
}
