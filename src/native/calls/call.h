/*
** The native executor: runs a call from its request's bytes to its reply's without JavaScript. It decodes, checks, binds,
** steps and encodes, finds and keeps replies by request_id, and reads and makes page tokens.
**
** What it answers instead of a reply is data (enum Ending); the portable executor has the words. SQLite's own errors are
** raised as they are.
*/
#ifndef CREWDB_CALL_H
#define CREWDB_CALL_H

#include "rows/encode.h"

#define TIME_LENGTH 24 /* YYYY-MM-DDTHH:MM:SS.mmmZ */
#define ID_LENGTH 36

typedef struct Value Value;
struct Value {
  unsigned char present; /* it was in the request */
  int length; /* of the text, the bytes or the message; elements of a list */
  int times;  /* how often a message stood there */
  const unsigned char *text;
  sqlite3_int64 integer; /* of bool, int32, int64 and enum; bytes of all pieces of a message */
  double real;
  char time[TIME_LENGTH]; /* of a timestamp, as it is stored */
};

/* A decoded message. */
typedef struct Decoded Decoded;
struct Decoded {
  const Message *message;
  Input bytes; /* lists are read from here again */
  int is_there;
  Value values[MAX_FIELDS];
};

/* What one request needs besides its own bytes; freed when its call has ended. */
typedef struct Scrap Scrap;
struct Scrap {
  Scrap *next;
};

/* A key of a page token. */
typedef struct TokenKey TokenKey;
struct TokenKey {
  int type; /* SQLITE_INTEGER and its kin; 0: there is no such key */
  int length;
  const unsigned char *bytes;
};

typedef struct Executor Executor;
struct Executor {
  sqlite3 *db;
  Plan *plan;
  sqlite3_stmt *find_reply, *keep_reply; /* compiled when first needed */
  /* of the batch under way */
  Bytes batch;
  Bytes out; /* the replies, one after the other */
  char commit_seq[64];
  int commit_seq_length;
  /* of the call under way */
  const Rpc *rpc;
  Decoded request, resource, element;
  Decoded *nested[MAX_DEPTH]; /* messages in them, by depth */
  Scrap *scraps;
  sqlite3_uint64 mask[MAX_FIELDS / 64]; /* bits of the resource's fields */
  int has_mask, masks_all; /* update_mask names a field; it names `*` */
  int unchecked; /* so many messages around what is read are the service's own, whose rules do not matter */
  const unsigned char *caller;
  int caller_length;
  int page_size;
  Bytes keys;  /* of the page's last row */
  Bytes token; /* of the request, decoded */
  TokenKey token_keys[MAX_KEYS]; /* in it */
  Bytes json; /* of one parameter */
  sqlite3_int64 now_milliseconds;
  char now[TIME_LENGTH]; /* empty: not used yet */
  int index; /* of the element */
  Bytes ids[MAX_STATEMENTS + 1]; /* new ids: the call's own, and one for each element of a step's list */
  const Step *step;
  int failed_step; /* whose statement raised an error */
  int wrote;       /* something of the call was written before it */
  sqlite3_int64 last_id_milliseconds; /* of this connection's last id */
  int id_counter;
};

/* Bytes of a message, and a place for its fields; NULL if it is nested too deeply or memory is out. */
Decoded *call_nested(Executor *executor, int depth);

/* call-wire.c: reading protobuf */
enum { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };
/* The number of the next field, or 0 at the end and where the bytes are wrong. */
int wire_tag(Input *input, int *wire_type);
void wire_skip(Input *input, int wire_type);
/* The bytes of a length-delimited field. */
Input wire_bytes(Input *input);
/* The wire type of one value of the field. */
int wire_type_of(const Field *field);
/* A value of any kind but message, mask and timestamp. */
void wire_value(Input *input, const Field *field, Value *value);
/* Text that is not UTF-8 or holds a NUL is a failure. */
void wire_text(Input *input, Value *value);
void wire_time(Input bytes, Input *input, Value *value);

/* call-request.c: an ending, or ENDING_NONE */
int call_read(Executor *executor, const Rpc *rpc, const unsigned char *bytes, size_t count);
/* Decodes a message; the input of `into` has failed when it breaks a rule or is malformed. */
int call_decode(Executor *executor, const Message *message, Input bytes, Decoded *into, int depth);
int call_is_set(const Field *field, const Value *value);
void call_end(Executor *executor); /* frees scraps */

/* call-text.c: what texts must be; 0 when they are not */
int call_text_fits(const Field *field, const unsigned char *text, size_t count);
/* Milliseconds since 1970, of the years 1 to 9999, as TIME_LENGTH signs. */
void call_time(sqlite3_int64 milliseconds, char *text);
/* A UUIDv7 (RFC 9562) of this time, in ms since 1970; those of a connection sort as they were made. */
void call_new_id(Executor *executor, sqlite3_int64 now, char *text);

/* call-json.c: a list or a message of the decoded message as JSON text; 0 when it has what is not written here */
int call_json(Executor *executor, const Decoded *of, int field, Bytes *out);

/* call-bind.c: an error of SQLite, or SQLITE_OK; SQLITE_MISUSE: call-json.c has no words for it */
int call_bind(Executor *executor, const Rpc *rpc, const Variant *variant);
int call_conditions(const Executor *executor, const Rpc *rpc);
int call_has(const Executor *executor, const Decoded *of, int field);

/* call-hash.c: hashes of requests, and what stands on them. Those that answer an int: 0 when there are no words */
int call_body_hash(Executor *executor, const Rpc *rpc, unsigned char *hash);
int call_filters_hash(Executor *executor, const Rpc *rpc, unsigned char *hash);

/* call-token.c */
/* Reads the request's token, if it has one, into the keys; an ending, or ENDING_NONE. */
int call_read_token(Executor *executor, const Rpc *rpc);
/* Finds the keys that the variant binds; 0 when the token has not as many. */
int call_has_keys(Executor *executor, const Variant *variant);
int call_bind_key(Executor *executor, sqlite3_stmt *statement, int at, int number);
/* The token after the row whose keys were kept, as a field of the reply. */
int call_write_token(Executor *executor, const Rpc *rpc);

/* call-run.c: what crewdb_call answers; an error of SQLite is left in `code` */
sqlite3_int64 call_run(Guard *guard, sqlite3_int64 index, sqlite3_int64 generation, int *code);

/* call-functions.c: the functions through which calls are run */
int calls_install(Guard *guard);
void calls_close(Guard *guard);

#endif
