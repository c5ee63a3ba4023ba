/*
** The encoder: rows of a statement to protobuf bytes, without a value of them becoming a JavaScript object.
**
** A stored value that does not fit its field and a JSON text that is not read here are ENCODE_DECLINED: the portable
** executor runs the call, and has the words for what it finds.
*/
#ifndef CREWDB_ENCODE_H
#define CREWDB_ENCODE_H

#include <string.h>

#include "calls/plan.h"

typedef enum { ENCODE_OK = 0, ENCODE_DECLINED = 1, ENCODE_NOMEM = 2, ENCODE_FULL = 3 } EncodeResult;

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
/* A string field's length and bytes; invalid UTF-8 becomes U+FFFD, as the WHATWG encoding standard has it. */
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

/* encode-row.c */
void encode_row(RowPlan *rows, sqlite3_stmt *statement, int first, Bytes *out);
/* Values of the columns of a page's order, each after a byte for its class; a REAL without a fraction is an INTEGER. */
void encode_keys(const RowPlan *rows, sqlite3_stmt *statement, Bytes *out);
void encode_double(const Field *field, double value, Bytes *out);
/* All that goes as a varint; 0 is left out where the field has no presence. */
void encode_varint(const Field *field, sqlite3_uint64 value, Bytes *out);
void encode_timestamp(Bytes *out, sqlite3_uint64 tag, const unsigned char *text, size_t count);
/* Ends the reply; the portable executor takes over. */
void encode_decline(Bytes *out);
const EnumValue *find_enum(const EnumPlan *plan, const unsigned char *text, size_t count);

/* encode-json.c: a JSON column as a nested or repeated field */
void encode_json(const Plan *plan, Field *field, const unsigned char *text, size_t count, Bytes *out);

/* json-reader.c: RFC 8259, as strict as JSON.parse */
typedef struct Json Json;
struct Json {
  const unsigned char *at;
  const unsigned char *end;
  int depth;
};
typedef struct JsonText JsonText;
struct JsonText {
  const unsigned char *start; /* after the quote */
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
