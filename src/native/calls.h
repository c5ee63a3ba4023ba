/*
** Calls that run from their request's bytes to their reply's bytes without JavaScript: decoded, checked, bound, stepped and
** encoded here.
**
** Like the encoder, this answers only what it is sure of. A request that breaks a rule, a field that is not read here, a
** statement that finds nothing or fails: all of these are declined, and JavaScript runs the call from its start. That one
** words the errors, and decides what they are; here is no second copy of those words.
*/
#ifndef CREWDB_CALLS_H
#define CREWDB_CALLS_H

#include "plan-input.h"

#define CALL_MAX_FIELDS PLAN_MAX_FIELDS
#define CALL_MAX_STATEMENTS 16 /* of one rpc */
#define CALL_MAX_CONDITIONS 6
#define TIME_LENGTH 24 /* YYYY-MM-DDTHH:MM:SS.mmmZ */

/* Kinds of fields are those of the encoder, and all others, which are declined when they are set. */
enum { KIND_OTHER = KIND_COUNT };

enum CallFormat { FORMAT_NONE = 0, FORMAT_EMAIL = 1, FORMAT_JSON = 2, FORMAT_DIGITS8 = 3 };
enum CallBound { BOUND_MINIMUM = 1, BOUND_MAXIMUM = 2, BOUND_GREATER = 4 };

typedef struct CallField CallField;
struct CallField {
  unsigned char kind;
  unsigned char repeated;
  unsigned char presence;
  unsigned char output_only; /* not checked */
  unsigned char required;
  unsigned char format; /* enum CallFormat */
  unsigned char bounds; /* which of the bounds there are, enum CallBound */
  int type;             /* index of the enum or the message */
  int number;
  const char *name;
  int name_length;
  int min_items, max_items; /* -1: no most */
  sqlite3_int64 min_length; /* in code points, or bytes of KIND_BYTES */
  sqlite3_int64 max_length; /* -1: none */
  double minimum, maximum, greater_than;
};

typedef struct CallMessage CallMessage;
struct CallMessage {
  int count;
  CallField *fields;
  unsigned char by_number[CALL_MAX_FIELDS]; /* index + 1; 0: no field has this number */
};

enum CallSource {
  SOURCE_NOW = 0, SOURCE_NEW_ID = 1, SOURCE_CALLER = 2, SOURCE_PAGE_SIZE = 3, SOURCE_LIMIT = 4,
  SOURCE_REQUEST = 5, SOURCE_RESOURCE = 6, SOURCE_HAS_REQUEST = 7, SOURCE_HAS_RESOURCE = 8,
  SOURCE_COUNT = 9,
};

/* Where the value of one `?` comes from. */
typedef struct CallParameter CallParameter;
struct CallParameter {
  int source; /* enum CallSource */
  int field;
};

/* A statement as it is for one set of conditions. */
typedef struct CallStatement CallStatement;
struct CallStatement {
  CallStatement *next;
  int conditions;
  sqlite3_stmt *statement;
  RowPlan *rows; /* of the last statement, when it returns rows; else NULL */
  int parameter_count;
  CallParameter *parameters;
};

typedef struct CallStep CallStep;
struct CallStep {
  unsigned char must_find; /* the call ends when it finds or changes nothing */
  CallStatement *variants;
};

typedef struct CallCondition CallCondition;
struct CallCondition {
  int in_resource;
  int field;
  int equals; /* the enum number that the field must have; -1: it must be set */
};

enum CallShape { SHAPE_EMPTY = 0, SHAPE_ONE = 1, SHAPE_ROWS = 2, SHAPE_PAGE = 3 };

typedef struct CallRpc CallRpc;
struct CallRpc {
  int covered; /* 0: JavaScript runs it */
  int request; /* index of a message */
  int resource; /* field of the request, or -1 */
  int request_id, page_size, page_token; /* fields of the request, or -1 */
  int writes;
  int shape; /* enum CallShape */
  sqlite3_uint64 commit_seq_tag; /* 0: none */
  int condition_count;
  CallCondition conditions[CALL_MAX_CONDITIONS];
  int step_count;
  CallStep steps[CALL_MAX_STATEMENTS];
};

typedef struct CallValue CallValue;
struct CallValue {
  unsigned char present; /* it was in the request */
  int length; /* of the text or the bytes; elements of a list */
  const unsigned char *text;
  sqlite3_int64 integer; /* of bool, int32, int64 and enum */
  double real;
  char time[TIME_LENGTH]; /* of a timestamp, as it is stored */
};

struct Calls {
  unsigned char *plan; /* a copy of the plan's bytes, in which the texts lie */
  int message_count, enum_count, rpc_count;
  CallMessage *messages;
  EnumPlan *enums;
  CallRpc *rpcs; /* by their numbers */
  int statement_count;
  /* of the batch under way */
  Bytes batch;
  Bytes out; /* the replies, one behind the other */
  Bytes keys; /* of the last row of a full page */
  char commit_seq[64];
  int commit_seq_length;
  Bytes json; /* of one parameter */
  /* of the call under way */
  const CallRpc *rpc;
  Input request_bytes, resource_bytes;
  CallValue request[CALL_MAX_FIELDS];
  CallValue resource[CALL_MAX_FIELDS];
  CallValue element[CALL_MAX_FIELDS]; /* of a message in a list */
  int has_resource;
  const unsigned char *caller;
  int caller_length;
  const char *new_id; /* NULL: the call was given none */
  int new_id_length;
  int page_size;
  sqlite3_int64 now_milliseconds;
  char now[TIME_LENGTH]; /* empty: nobody has asked for it */
};

/* call-plan.c: NULL when the bytes are no plan, or there is no memory */
Calls *calls_read(const unsigned char *bytes, size_t count);
void calls_free(Calls *calls);
/* Adds a compiled statement, which belongs to the calls from here on, whatever is answered. */
int calls_add(Calls *calls, int rpc, int step, CallStatement *statement);
/* The parameters of a statement; 0 when the bytes are none. */
int call_parameters_read(const Calls *calls, const CallRpc *rpc, const unsigned char *bytes, size_t count,
                         CallStatement *statement);
void call_statement_free(CallStatement *statement);
/* The message of the rpc's resource, or NULL. */
const CallMessage *call_resource(const Calls *calls, const CallRpc *rpc);
/* The value of this number, or NULL. */
const EnumValue *call_enum_value(const Calls *calls, const CallField *field, sqlite3_int64 number);

/* call-wire.c: reading protobuf */
enum { WIRE_VARINT = 0, WIRE_FIXED64 = 1, WIRE_BYTES = 2, WIRE_FIXED32 = 5 };
Input wire_view(const unsigned char *bytes, size_t count);
/* The number of the next field, or 0 at the end and where the bytes are wrong. */
int wire_tag(Input *input, int *wire_type);
void wire_skip(Input *input, int wire_type);
/* The bytes of a length-delimited field. */
Input wire_bytes(Input *input);
/* The wire type of one value of the field. */
int wire_type_of(const CallField *field);
void wire_value(Input *input, const CallField *field, CallValue *value);

/* call-json.c: a list or a message as JSON text; 0 when it has what is not written here */
int call_json(Calls *calls, const CallField *field, Input message, Bytes *out);

/* call-request.c: 0 when the request is to be declined */
int call_read(Calls *calls, const CallRpc *rpc, const unsigned char *bytes, size_t count);
int call_decode(Calls *calls, const CallMessage *message, Input input, CallValue *values);
int call_is_set(const CallField *field, const CallValue *value);

/* call-text.c: what texts must be; 0 when they are not, or perhaps not */
int call_text_fits(const CallField *field, const unsigned char *text, size_t count);
/* Milliseconds since 1970, of the years 1 to 9999, as TIME_LENGTH signs. */
void call_time(sqlite3_int64 milliseconds, char *text);

/* call-bind.c: an error of SQLite, or SQLITE_OK */
int call_bind(Calls *calls, const CallRpc *rpc, const CallStatement *statement);
int call_conditions(const Calls *calls, const CallRpc *rpc);

/* call-run.c: what crewdb_call answers */
enum { CALL_DECLINED = -1, CALL_LOST = -2, CALL_MISSING = -3 };
sqlite3_int64 call_run(Guard *guard, sqlite3_int64 index, sqlite3_int64 generation);

/* call-functions.c: the functions through which calls are run */
int calls_install(Guard *guard);

#endif
