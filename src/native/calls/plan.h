/*
** The plan of a database: its messages, enums and rpcs, made by src/sqlite/thread/native-plan.ts, and how the rows of one
** statement fill a reply. The bytes come from this program and are checked as if they did not: every count, index and
** length is compared with what there is, and nothing may be left over.
*/
#ifndef CREWDB_PLAN_H
#define CREWDB_PLAN_H

#include "guard.h"
#include "layout.h"

typedef struct Input Input;
struct Input {
  const unsigned char *at;
  const unsigned char *end;
  int failed; /* what follows is 0, empty or NULL */
};

/* Varints of at most 64 bits, little-endian doubles, and texts after their length. */
Input input_view(const unsigned char *bytes, size_t count);
sqlite3_uint64 input_number(Input *input);
/* A number that is at most `most`. */
int input_small(Input *input, int most);
double input_double(Input *input);
/* A view into the input. */
const char *input_text(Input *input, int *length);
/* Zeroed; NULL when count is 0, or the input has failed. */
void *input_array(Input *input, int count, size_t size);

typedef struct EnumValue EnumValue;
struct EnumValue {
  const char *text; /* as it is stored; empty: the zero value, which binds as NULL */
  int length;
  sqlite3_uint64 number; /* as it goes on the wire */
};

typedef struct EnumPlan EnumPlan;
struct EnumPlan {
  int count;
  EnumValue *values;
};

typedef struct Field Field;
struct Field {
  unsigned char kind; /* enum Kind */
  unsigned char repeated;
  unsigned char presence;
  unsigned char output_only; /* ignored in requests */
  unsigned char required;
  unsigned char format; /* enum Format */
  unsigned char bounds; /* enum Bound */
  int type;             /* index of the enum or the message */
  int number;
  sqlite3_uint64 tag; /* of what is written */
  int guess;          /* bytes that the length of the last value took */
  const char *name;
  int name_length;
  const unsigned char *pattern; /* its parts, each of PATTERN_PART_BYTES */
  int pattern_length;           /* in bytes; 0: none */
  int min_items, max_items; /* -1: no most */
  sqlite3_int64 min_length; /* in code points, or bytes of KIND_BYTES */
  sqlite3_int64 max_length; /* -1: none */
  double minimum, maximum, greater_than;
};

typedef struct Message Message;
struct Message {
  int count;
  Field *fields;
  unsigned char by_number[MAX_FIELDS]; /* index + 1; 0: no field has this number */
};

typedef struct Condition Condition;
struct Condition {
  int in_resource;
  int field;
  int equals; /* the enum number that the field must have; -1: it must be set */
};

/* Where the value of one `?` comes from. */
typedef struct Parameter Parameter;
struct Parameter {
  int source; /* enum Source */
  int field;
};

typedef struct Plan Plan;

typedef struct Target Target;
struct Target {
  int column;
  Field *field;
};

/* How the columns of one statement fill the reply. */
typedef struct RowPlan RowPlan;
struct RowPlan {
  const Plan *plan; /* NULL with `values` */
  int values;       /* 1: rows are crewdb.sql.v1.Row, whatever the columns hold */
  sqlite3_uint64 row_tag; /* of the message that is one row; 0: there is none */
  int row_guess;
  int inner_count, own_count, key_count;
  Target *inner; /* columns of the row's message */
  Target *own;   /* columns of the reply itself, filled by its first row */
  int *keys;     /* columns that a page's order is made of */
  int columns;   /* the statement must have so many */
};

/* A statement as it is for one set of conditions, before or after a page token. */
typedef struct Variant Variant;
struct Variant {
  Variant *next;
  int number;
  sqlite3_stmt *statement;
  RowPlan *rows; /* of the last statement, when it returns rows; else NULL */
  int parameter_count;
  Parameter *parameters;
};

typedef struct Step Step;
struct Step {
  unsigned char must_find; /* the call ends when it finds or changes nothing */
  unsigned char each;      /* enum Scope: it runs for each element of a list of this message */
  int each_field;
  Variant *variants;
};

typedef struct Rpc Rpc;
struct Rpc {
  const char *method;
  int method_length;
  int request; /* index of a message */
  int resource; /* field of the request, or -1 */
  int update_mask, request_id, page_size, page_token; /* fields of the request, or -1 */
  int writes;
  int shape; /* enum Shape */
  sqlite3_uint64 commit_seq_tag, page_token_tag; /* of the reply; 0: none */
  int condition_count;
  Condition conditions[MAX_CONDITIONS];
  int step_count;
  Step steps[MAX_STATEMENTS];
};

struct Plan {
  unsigned char *copy; /* of the plan's bytes, in which the texts lie */
  int message_count, enum_count, rpc_count;
  Message *messages;
  EnumPlan *enums;
  Rpc *rpcs; /* by their numbers */
  int variant_count;
};

/* NULL if the bytes are not a plan or memory is out. */
Plan *plan_read(const unsigned char *bytes, size_t count);
void plan_free(Plan *plan);
/* The message of the rpc's resource, or NULL. */
const Message *plan_resource(const Plan *plan, const Rpc *rpc);
const Field *plan_find(const Message *message, int number, int *index);
/* The value of this number, or NULL. */
const EnumValue *plan_enum_value(const Plan *plan, const Field *field, sqlite3_int64 number);

/* NULL if the bytes are not one or memory is out. Without a plan they may only be of `values`. */
RowPlan *row_plan_read(const Plan *plan, const unsigned char *bytes, size_t count);
void row_plan_free(RowPlan *rows);

/* The parameters of a statement; 0 when the bytes are none. */
int plan_read_parameters(const Plan *plan, const Rpc *rpc, const Step *step, const unsigned char *bytes, size_t count,
                         Variant *variant);
/* Adds a compiled variant, which belongs to the plan from here on. Others may be dropped. */
void plan_add_variant(Plan *plan, Step *step, Variant *variant);
void variant_free(Variant *variant);

#endif
