/*
** What the parts of the guard share. The guard is one loadable extension for SQLite, built from every .c file in
** this folder: it lets the main thread interrupt a connection of another thread, and it decides what callers' SQL may do.
*/
#ifndef CREWDB_GUARD_H
#define CREWDB_GUARD_H

#include <stddef.h>

#include "sqlite3ext.h"

/* Who the connection works for at this moment. */
enum GuardRole { ROLE_SERVICE = 0, ROLE_READER = 1, ROLE_WRITER = 2, ROLE_NOBODY = 3 };

#define GUARD_NAME_MAX 128
#define GUARD_DENIAL_MAX 256

/* A table, or a column as `table.column`, that the schema declares special. */
typedef struct GuardName GuardName;
struct GuardName {
  GuardName *next;
  char name[GUARD_NAME_MAX];
};

/* readers.c: statements that answer encoded rows */
typedef struct Readers Readers;
/* scope.c: what a role leaves of the tables */
typedef struct TableScope TableScope;
/* call.h: the native executor */
typedef struct Executor Executor;

/* The signs of LIKE or GLOB. SQLite itself reads the first three as well. */
typedef struct Wildcards Wildcards;
struct Wildcards {
  unsigned char all, one, set, no_case; /* 0: there is none */
  int marks; /* patterns.c: the next call only marks its function */
  sqlite3 *db;
};

/* One per connection; freed by SQLite when the connection closes. */
typedef struct Guard Guard;
struct Guard {
  sqlite3 *db;
  sqlite3_int64 slot;    /* 0: not registered */
  int role;              /* enum GuardRole */
  int service_limits[16]; /* engine limits of ROLE_SERVICE, by SQLITE_LIMIT_… */
  int value_bytes;       /* most bytes of a value of the caller's statement */
  int running;           /* callers' statements of readers.c that are stepped piece by piece */
  Wildcards like, glob;
  char role_alias[48];   /* the name under which guard_role is callable in every role; unguessable */
  char denied[GUARD_DENIAL_MAX]; /* last denial since the role was set; empty: none */
  sqlite3_int64 earlier_rowid; /* last_insert_rowid() before the statement of a caller who writes; else 0 */
  sqlite3_int64 inserted_rowid; /* of the last row that the last such statement inserted, or 0 */
  sqlite3_int64 changes_seen; /* by guard_damage in the log's index; -1: none */
  int file;      /* of sigbus_survive */
  GuardName *derived; /* worked out from other rows: callers may read it, only triggers write it */
  GuardName *hidden;  /* columns that callers' SQL neither reads nor writes */
  GuardName *tables; /* and views of the schema */
  GuardName *objects; /* views and triggers of the schema */
  TableScope *scopes; /* all that were loaded */
  TableScope *scope; /* of the caller's statement; NULL: every table */
  char *doubted; /* names of the schema that the caller's text has, one a line, or NULL; once more behind '=' the views that it means by them, and behind '+' the filtered tables whose subquery it has, and behind '#' those of them that it names without a database */
  Readers *readers; /* NULL: none was opened */
  Executor *executor; /* NULL: it has no plan */
};

/* guard.c: works for somebody else from here on; a caller's role forgets the last denial */
void guard_set_role(Guard *guard, int role, int value_bytes);
/* A caller's statement of readers.c keeps memory from here on, and no more, also while the service works between its rows. */
void guard_start(Guard *guard);
void guard_finish(Guard *guard);

/* slots.c: the process-wide table of connections */
sqlite3_int64 slots_take(sqlite3 *db);
void slots_free(sqlite3_int64 slot);
int slots_arm(sqlite3_int64 slot, sqlite3_int64 generation);
void slots_disarm(sqlite3_int64 slot);
int slots_interrupt(sqlite3_int64 slot, sqlite3_int64 generation);

/* policy.c: what a caller's statement may do */
int policy_authorize(void *guard, int action, const char *first, const char *second, const char *database,
                     const char *context);
int policy_derive(Guard *guard, const char *name);
int policy_hide(Guard *guard, const char *name);
int policy_table(Guard *guard, const char *name);
int policy_object(Guard *guard, const char *name);
int policy_has_name(const GuardName *known, const char *name);
void policy_free(Guard *guard);

/* scope.c: SQLITE_OK, SQLITE_DENY, or SQLITE_IGNORE for a column that reads as NULL; call it while a scope is in force */
int scope_judge(const Guard *guard, int action, const char *first, const char *second, const char *database,
                const char *context);
int scope_load(Guard *guard, const char *text, int *number);
/* 0: none; `doubted` is copied */
int scope_use(Guard *guard, int number, const char *doubted);
void scope_free_all(Guard *guard);

/* functions.c: which SQL functions callers may use */
int functions_allowed(const char *name);

/* bounded.c: built-in functions whose time a caller could blow up */
int bounded_install(Guard *guard);

/* patterns.c: LIKE and GLOB */
int patterns_install(Guard *guard);

/* search.c: what full-text search may take within a row */
void search_install(sqlite3 *db);
void search_set_role(int role);

/* unicode-lower.c: a function for the service's own statements */
int unicode_lower_install(Guard *guard);

/* memory.c: the budget of callers' statements; counted per thread */
#define MEMORY_DEFAULT_BYTES ((sqlite3_int64)512 * 1024 * 1024)
void memory_install(void);             /* once per process */
int memory_counts(void);               /* 1 when memory is counted and refused */
void memory_set_max(sqlite3_int64 bytes); /* of all callers' statements together */
sqlite3_int64 memory_of_thread(void);  /* that SQLite has in this thread, for whatever */
sqlite3_int64 memory_of_callers(void); /* that their statements have now */
void memory_start(void);               /* what is taken from here on is the caller's statement's */
void memory_begin(sqlite3 *db);        /* it works, and may be refused memory */
void memory_pause(void);               /* it does not */
void memory_end(void);                 /* what it had goes back */
/* The budget in bytes that the last statement hit, negative for that of all, or 0; `stopped`: it was interrupted, and so refused. */
sqlite3_int64 memory_refused(int *stopped);

/* turns.c: how many streams step at one time */
void turns_set(int count);             /* of the process; default 1 */
void turns_count(int *free, int *waiting); /* free turns, streams that wait for one */
void turns_begin(sqlite3 *db);         /* waits for one, unless the connection is interrupted */
void turns_end(void);                  /* gives it back, if it was not lost */

/* statement-cost.c: the most bytes that a value of this statement may have, so that it can be stopped in time; 0: it does not compile */
int statement_value_bytes(sqlite3 *db, const char *sql, int *rc);

/* last-exit.c: 1 when the process will end with this code and message; what was said before does not count any more */
int last_exit_within(int milliseconds, int code, const char *message);

/* vfs.c: which methods a file gets */
int vfs_install(void);                 /* once per process, before the connections open that it is for */
int vfs_bounds_temp(sqlite3 *db);      /* 1 when it was opened after vfs_install, and temporary files can be made */
int vfs_has_header(sqlite3 *db);       /* 1 when the file of the database still begins as one, on disk */
/* xWrite of any length */
int vfs_write(sqlite3_file *file, const unsigned char *bytes, sqlite3_int64 length, sqlite3_int64 offset);

/* sigbus.c: a page of this connection's file, or of its log's index, that can't be read becomes one of zeros */
int sigbus_survive(sqlite3 *db);   /* the file's number; -1: it has none */
void sigbus_forget(int file);      /* a connection to it closes */
int sigbus_lost_index(int file);   /* 1 when that has happened to its log's index: other processes no longer see what is written there */

/* temp-space.c: the bound on callers' temporary files; counted per thread */
int temp_file_bytes(void);             /* that temp_open needs before the bytes of the file below */
int temp_open(sqlite3_vfs *below, const char *name, sqlite3_file *file, int flags, int *out_flags);
void temp_set_role(int role);
sqlite3_int64 temp_exceeded(void);     /* the bound in bytes that the last caller hit, or 0 */

/* wal-buffer.c: frames of the write-ahead log are written together */
int wal_file_bytes(void);              /* that wal_open needs before the bytes of the file below */
int wal_open(sqlite3_vfs *below, const char *name, sqlite3_file *file, int flags, int *out_flags);
int wal_buffer_start(sqlite3 *db);     /* 1: from here on; only with synchronous=FULL */
int wal_last_errno(sqlite3 *db);       /* of the last write or sync of the log, or else the database, that failed; 0: none */

/* wal-index.c: what processes tell each other about the log */
sqlite3_int64 wal_changes(sqlite3 *db); /* commits of all processes since the index was made; -1: it can't be told */
int wal_is_cut(sqlite3 *db);            /* 1 when frames of the log are gone or others than the index speaks of */
/* 1 when the index is from before the one in which so many changes were seen; else notes how many there are */
int wal_index_is_older(sqlite3 *db, sqlite3_int64 *seen);
/* Which checkpoints there have been, in three numbers; 0 while one runs or has not ended well, or where it can't be told */
int wal_checkpoints(sqlite3 *db, unsigned *state);

/* limits.c: engine limits by role */
#define VALUE_MAX_BYTES (4 * 1024 * 1024) /* of callers; a request is not larger */
void limits_remember(Guard *guard);
void limits_apply(Guard *guard);

#endif
