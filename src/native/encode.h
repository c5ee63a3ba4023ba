/*
** The encoder: rows of a statement to protobuf bytes, without a value of them becoming a JavaScript object.
**
** It answers only what it is sure of. A value that does not fit its field, a JSON text that it does not read, an answer
** that is too large: all of these are ENCODE_DECLINED, and the JavaScript encoder runs the statement again. That one
** words the errors, and decides what they are; here is no second copy of those rules.
*/
#ifndef CREWDB_ENCODE_H
#define CREWDB_ENCODE_H

#include <string.h>

#include "guard.h"

typedef enum { ENCODE_OK = 0, ENCODE_DECLINED = 1, ENCODE_NOMEM = 2 } EncodeResult;

/* bytes.c: a buffer that grows up to a limit */
typedef struct Bytes Bytes;
struct Bytes {
  unsigned char *data;
  size_t length;
  size_t capacity;
  size_t limit;        /* most bytes that it may hold */
  EncodeResult result; /* what went wrong first; everything after that is ignored */
};

void bytes_clear(Bytes *bytes, size_t limit);
void bytes_free(Bytes *bytes);
void bytes_varint(Bytes *bytes, sqlite3_uint64 value);
void bytes_fixed64(Bytes *bytes, sqlite3_uint64 bits);
void bytes_double(Bytes *bytes, double value);
void bytes_append(Bytes *bytes, const void *data, size_t count);
/* A string field's length and bytes; what is no UTF-8 becomes U+FFFD, as the WHATWG encoding standard has it. */
void bytes_text(Bytes *bytes, const unsigned char *text, size_t count);
/* The same without a length. */
void bytes_utf8(Bytes *bytes, const unsigned char *text, size_t count);
/* What is preceded by its length: `begin` leaves `guess` bytes for it; `end` answers how many the length took. */
size_t bytes_begin(Bytes *bytes, int guess);
int bytes_end(Bytes *bytes, size_t start, int guess);
/* 1 when all of it is right UTF-8. */
int bytes_is_utf8(const unsigned char *text, size_t count);
/* Where `more` bytes can be written, or NULL; the caller adds to the length what it has written. */
unsigned char *bytes_grow(Bytes *bytes, size_t more);
static inline unsigned char *bytes_reserve(Bytes *bytes, size_t more) {
  size_t most = bytes->capacity < bytes->limit ? bytes->capacity : bytes->limit;
  if (bytes->result == ENCODE_OK && bytes->length <= most && more <= most - bytes->length)
    return bytes->data + bytes->length;
  return bytes_grow(bytes, more);
}

static inline size_t varint_size(sqlite3_uint64 value) {
  size_t size = 1;
  for (; value > 127; value >>= 7) size++;
  return size;
}

/* Answers where the next byte goes. */
static inline unsigned char *put_varint(unsigned char *to, sqlite3_uint64 value) {
  for (; value > 127; value >>= 7) *to++ = (unsigned char)(value | 128);
  *to++ = (unsigned char)value;
  return to;
}

static inline unsigned char *put_double(unsigned char *to, double value) {
  sqlite3_uint64 bits;
  memcpy(&bits, &value, sizeof bits);
  /* No loop: compilers make one store of it. */
  to[0] = (unsigned char)bits, to[1] = (unsigned char)(bits >> 8);
  to[2] = (unsigned char)(bits >> 16), to[3] = (unsigned char)(bits >> 24);
  to[4] = (unsigned char)(bits >> 32), to[5] = (unsigned char)(bits >> 40);
  to[6] = (unsigned char)(bits >> 48), to[7] = (unsigned char)(bits >> 56);
  return to + 8;
}

/* encode-plan.c: how the columns of one statement fill the answer; made by src/worker/row-plan.ts */
enum FieldKind {
  KIND_STRING = 0, KIND_BYTES = 1, KIND_BOOL = 2, KIND_INT32 = 3, KIND_INT64 = 4, KIND_DOUBLE = 5, KIND_ENUM = 6,
  KIND_TIMESTAMP = 7, KIND_MESSAGE = 8,
  KIND_COUNT = 9,
};

#define PLAN_MAX_FIELDS 128 /* of one message */

typedef struct EnumValue EnumValue;
struct EnumValue {
  const char *text; /* as it is stored */
  int length;
  sqlite3_uint64 number; /* as it goes on the wire */
};

typedef struct EnumPlan EnumPlan;
struct EnumPlan {
  int count;
  EnumValue *values;
};

typedef struct FieldPlan FieldPlan;
struct FieldPlan {
  unsigned char kind; /* enum FieldKind */
  unsigned char repeated;
  unsigned char presence;
  int type; /* index of the enum or the message */
  int guess; /* bytes that the length of the last value took */
  sqlite3_uint64 tag;
  const char *name;
  int name_length;
};

typedef struct MessagePlan MessagePlan;
struct MessagePlan {
  int count;
  FieldPlan *fields;
};

typedef struct Target Target;
struct Target {
  int column;
  FieldPlan *field;
};

typedef struct RowPlan RowPlan;
struct RowPlan {
  unsigned char *copy; /* of the plan's bytes, in which the names lie */
  int values; /* 1: rows are crewdb.sql.v1.Row, whatever the columns hold */
  sqlite3_uint64 row_tag; /* of the message that is one row; 0: there is none */
  int row_guess;
  int message_count, enum_count, inner_count, own_count, key_count;
  MessagePlan *messages;
  EnumPlan *enums;
  Target *inner; /* columns of the row's message */
  Target *own;   /* columns of the answer itself, filled by its first row */
  int *keys;     /* columns that a page's order is made of */
  int columns;   /* the statement must have so many */
};

/* NULL when the bytes are no plan, or there is no memory. */
RowPlan *row_plan_read(const unsigned char *bytes, size_t count);
void row_plan_free(RowPlan *plan);

/* encode-row.c */
void encode_row(RowPlan *plan, sqlite3_stmt *statement, int first, Bytes *out, int *unknown_enum_texts);
/* Values of the columns of a page's order, each behind a byte that says its class. */
void encode_keys(const RowPlan *plan, sqlite3_stmt *statement, Bytes *out);
void encode_double(const FieldPlan *field, double value, Bytes *out);
/* All that goes as a varint; 0 is left out where the field has no presence. */
void encode_varint(const FieldPlan *field, sqlite3_uint64 value, Bytes *out);
void encode_timestamp(Bytes *out, sqlite3_uint64 tag, const unsigned char *text, size_t count);
/* Ends the answer; the JavaScript encoder takes over. */
void encode_decline(Bytes *out);
const EnumValue *find_enum(const EnumPlan *plan, const unsigned char *text, size_t count);

/* encode-json.c: a JSON column as a nested or repeated field */
void encode_json(RowPlan *plan, FieldPlan *field, const unsigned char *text, size_t count, Bytes *out,
                 int *unknown_enum_texts);

/* json-reader.c: RFC 8259, as strict as JSON.parse */
typedef struct Json Json;
struct Json {
  const unsigned char *at;
  const unsigned char *end;
  int depth;
};
typedef struct JsonText JsonText;
struct JsonText {
  const unsigned char *start; /* behind the quote */
  size_t count;
  int escaped; /* has a backslash */
};
enum JsonType { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT, JSON_BAD };

void json_space(Json *json);
enum JsonType json_peek(Json *json); /* of the value that comes; skips space */
int json_take(Json *json, char sign); /* 1 when this sign came, and was taken */
int json_string(Json *json, JsonText *text);
int json_number(Json *json, JsonText *text);
int json_word(Json *json, const char *word);
int json_skip(Json *json); /* 1: one whole value of any type was passed */
void json_unescape(const JsonText *text, Bytes *out);

/* readers.c: statements that answer encoded rows */
int readers_install(Guard *guard);

#endif
