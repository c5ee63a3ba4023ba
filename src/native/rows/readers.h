/*
** What readers.c and reader-run.c share: statements that answer encoded rows.
*/
#ifndef CREWDB_READERS_H
#define CREWDB_READERS_H

#include "rows/encode.h"

#define MAX_READERS 512 /* a connection keeps 300 */

typedef struct Reader Reader;
struct Reader {
  sqlite3_int64 number; /* 0: free */
  Guard *guard;
  int role;
  int value_bytes; /* most bytes of a value while it runs */
  int is_running; /* readers_run and readers_stop set it */
  RowPlan *plan;
  sqlite3_stmt *statement;
};

struct Readers {
  sqlite3_int64 opened; /* ever, so that no number is given twice */
  Bytes out;
  Reader all[MAX_READERS];
};

/* The statement of this number, or NULL and an error. */
Reader *readers_find(sqlite3_context *context, sqlite3_value *number);
void readers_run(Reader *reader);
/* Ends a run; keeps the statement. */
void readers_stop(Reader *reader);
/* What SQLite says of the connection. */
void readers_fail(sqlite3_context *context, int code);

/* reader-run.c: the functions that step */
void reader_rows(sqlite3_context *context, int count, sqlite3_value **values);
void reader_start(sqlite3_context *context, int count, sqlite3_value **values);
void reader_more(sqlite3_context *context, int count, sqlite3_value **values);
void reader_skip(sqlite3_context *context, int count, sqlite3_value **values);

#endif
