/*
** One row of a statement to protobuf, by its plan. The rules are those of src/typed/encode.ts, and a test compares the
** bytes of both.
*/
#include <string.h>

#include "rows/encode.h"
SQLITE_EXTENSION_INIT3

void encode_decline(Bytes *out) {
  if (out->result == ENCODE_OK) out->result = ENCODE_DECLINED;
}

const EnumValue *find_enum(const EnumPlan *plan, const unsigned char *text, size_t count) {
  int i;
  if (count == 0) return NULL; /* the zero value has no text */
  for (i = 0; i < plan->count; i++) {
    if ((size_t)plan->values[i].length == count && memcmp(plan->values[i].text, text, count) == 0) {
      return &plan->values[i];
    }
  }
  return NULL;
}

/* -1 if a character is not a digit. */
static int digits(const unsigned char *text, int count) {
  int value = 0;
  int i;
  for (i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/* Rounds down, also below 0. */
static sqlite3_int64 floor_divide(sqlite3_int64 value, sqlite3_int64 by) {
  return value / by - (value % by != 0 && value < 0);
}

/* Days since 1970-01-01 in the Gregorian calendar, or a value below all of them for a month that is none. */
static sqlite3_int64 days_since_1970(int year, int month, int day) {
  static const int before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) && month > 2;
  sqlite3_int64 past = year - 1;
  return past * 365 + floor_divide(past, 4) - floor_divide(past, 100) + floor_divide(past, 400) +
         before_month[month - 1] + leap + day - 719163;
}

/* YYYY-MM-DDTHH:MM:SS.mmmZ; answers 0 when it is not. */
static int to_milliseconds(const unsigned char *text, size_t count, sqlite3_int64 *milliseconds) {
  int year, month, day, hour, minute, second, rest;
  if (count != 24 || text[10] != 'T' || text[19] != '.' || text[23] != 'Z') return 0;
  year = digits(text, 4);
  month = digits(text + 5, 2);
  day = digits(text + 8, 2);
  hour = digits(text + 11, 2);
  minute = digits(text + 14, 2);
  second = digits(text + 17, 2);
  rest = digits(text + 20, 3);
  if (year < 0 || month < 1 || month > 12 || day < 0 || hour < 0 || minute < 0 || second < 0 || rest < 0) return 0;
  *milliseconds =
      (days_since_1970(year, month, day) * 86400 + (hour * 60 + minute) * 60 + second) * 1000 + rest;
  return 1;
}

/* google.protobuf.Timestamp: seconds = 1, nanos = 2. */
void encode_timestamp(Bytes *out, sqlite3_uint64 tag, const unsigned char *text, size_t count) {
  sqlite3_int64 milliseconds;
  sqlite3_int64 seconds;
  sqlite3_int64 nanos;
  size_t start;
  if (!to_milliseconds(text, count, &milliseconds)) {
    encode_decline(out);
    return;
  }
  seconds = floor_divide(milliseconds, 1000);
  nanos = (milliseconds - seconds * 1000) * 1000000;
  bytes_varint(out, tag);
  start = bytes_begin(out, 1);
  if (seconds != 0) {
    bytes_varint(out, 8);
    bytes_varint(out, (sqlite3_uint64)seconds);
  }
  if (nanos != 0) {
    bytes_varint(out, 16);
    bytes_varint(out, (sqlite3_uint64)nanos);
  }
  bytes_end(out, start, 1);
}

/* Text, timestamp, enum and JSON are TEXT in the file. */
static void encode_text_column(const Plan *plan, Field *field, sqlite3_value *stored, Bytes *out) {
  const unsigned char *text = sqlite3_value_text(stored);
  size_t count = (size_t)sqlite3_value_bytes(stored);
  const EnumValue *value;
  if (!text) {
    if (out->result == ENCODE_OK) out->result = ENCODE_NOMEM;
  } else if (field->repeated || field->kind == KIND_MESSAGE) {
    encode_json(plan, field, text, count, out);
  } else if (field->kind == KIND_STRING) {
    if (!field->presence && count == 0) return;
    bytes_varint(out, field->tag);
    bytes_text(out, text, count);
  } else if (field->kind == KIND_TIMESTAMP) {
    encode_timestamp(out, field->tag, text, count);
  } else if (field->kind == KIND_ENUM) {
    value = find_enum(&plan->enums[field->type], text, count);
    if (!value) return; /* it reads as UNSPECIFIED */
    bytes_varint(out, field->tag);
    bytes_varint(out, value->number);
  } else {
    encode_decline(out);
  }
}

void encode_double(const Field *field, double value, Bytes *out) {
  sqlite3_uint64 bits;
  memcpy(&bits, &value, sizeof bits);
  if (!field->presence && bits == 0) return; /* -0.0 is not the default */
  bytes_varint(out, field->tag);
  bytes_double(out, value);
}

void encode_varint(const Field *field, sqlite3_uint64 value, Bytes *out) {
  if (!field->presence && value == 0) return;
  bytes_varint(out, field->tag);
  bytes_varint(out, value);
}

static void encode_integer_column(const Field *field, sqlite3_int64 value, Bytes *out) {
  if (field->kind == KIND_INT64) encode_varint(field, (sqlite3_uint64)value, out);
  else if (field->kind == KIND_BOOL) encode_varint(field, value != 0, out);
  else if (field->kind == KIND_DOUBLE) encode_double(field, (double)value, out);
  else if (field->kind == KIND_INT32 && value >= -2147483647 - 1 && value <= 2147483647)
    encode_varint(field, (sqlite3_uint64)value, out);
  else encode_decline(out);
}

static void encode_real_column(const Field *field, double value, Bytes *out) {
  if (field->kind == KIND_DOUBLE) encode_double(field, value, out);
  else if (field->kind == KIND_BOOL) encode_varint(field, value != 0, out);
  else encode_decline(out);
}

static void encode_column(const Plan *plan, const Target *target, sqlite3_stmt *statement, Bytes *out) {
  Field *field = target->field;
  sqlite3_value *stored = sqlite3_column_value(statement, target->column);
  int type = sqlite3_value_type(stored);
  if (type == SQLITE_NULL) return;
  if (type == SQLITE_TEXT) {
    encode_text_column(plan, field, stored, out);
  } else if (field->repeated || field->kind == KIND_MESSAGE) {
    encode_decline(out);
  } else if (type == SQLITE_INTEGER) {
    encode_integer_column(field, sqlite3_value_int64(stored), out);
  } else if (type == SQLITE_FLOAT) {
    encode_real_column(field, sqlite3_value_double(stored), out);
  } else if (field->kind == KIND_BYTES) {
    const void *blob = sqlite3_value_blob(stored);
    size_t count = (size_t)sqlite3_value_bytes(stored);
    if (!field->presence && count == 0) return;
    bytes_varint(out, field->tag);
    bytes_varint(out, count);
    bytes_append(out, blob, count);
  } else {
    encode_decline(out);
  }
}

/* crewdb.sql.v1.Value with a text or a blob, whose tag it is. */
static void encode_bytes_value(unsigned char tag, const unsigned char *data, size_t count, Bytes *out) {
  size_t inner = 1 + varint_size(count) + count;
  size_t size = 1 + varint_size(inner) + inner;
  unsigned char *to = bytes_reserve(out, size);
  if (!to) return;
  *to++ = 10;
  to = put_varint(to, inner);
  *to++ = tag;
  to = put_varint(to, count);
  if (count > 0) memcpy(to, data, count);
  out->length += size;
}

static void encode_text_value(sqlite3_value *value, Bytes *out) {
  const unsigned char *text = sqlite3_value_text(value);
  size_t count = (size_t)sqlite3_value_bytes(value);
  size_t start;
  if (!text) {
    if (out->result == ENCODE_OK) out->result = ENCODE_NOMEM;
    return;
  }
  if (bytes_is_utf8(text, count)) {
    encode_bytes_value(26, text, count, out);
    return;
  }
  bytes_varint(out, 10);
  start = bytes_begin(out, 1);
  bytes_varint(out, 26);
  bytes_text(out, text, count);
  bytes_end(out, start, 1);
}

/* crewdb.sql.v1.Value with a value of so many bytes, after the tag; returns where the bytes go. */
static unsigned char *begin_short_value(Bytes *out, unsigned char tag, size_t count) {
  unsigned char *to = bytes_reserve(out, count + 3);
  if (!to) return NULL;
  to[0] = 10;
  to[1] = (unsigned char)(count + 1);
  to[2] = tag;
  out->length += count + 3;
  return to + 3;
}

static void encode_integer_value(sqlite3_uint64 value, Bytes *out) {
  unsigned char *to = begin_short_value(out, 8, varint_size(value));
  if (to) put_varint(to, value);
}

static void encode_real_value(double value, Bytes *out) {
  unsigned char *to = begin_short_value(out, 17, sizeof value);
  if (to) put_double(to, value);
}

/* crewdb.sql.v1.Value: integer = 1, real = 2, text = 3, blob = 4, none of them for NULL. */
static void encode_value(sqlite3_value *value, Bytes *out) {
  static const unsigned char null[2] = {10, 0};
  const unsigned char *blob;
  switch (sqlite3_value_type(value)) {
    case SQLITE_TEXT: encode_text_value(value, out); break;
    case SQLITE_INTEGER: encode_integer_value((sqlite3_uint64)sqlite3_value_int64(value), out); break;
    case SQLITE_FLOAT: encode_real_value(sqlite3_value_double(value), out); break;
    case SQLITE_BLOB:
      /* Before its bytes are counted: zeros that SQLite has not written yet are written now. */
      blob = sqlite3_value_blob(value);
      encode_bytes_value(34, blob, (size_t)sqlite3_value_bytes(value), out);
      break;
    default: bytes_append(out, null, sizeof null); break;
  }
}

void encode_row(RowPlan *rows, sqlite3_stmt *statement, int first, Bytes *out) {
  int i;
  if (rows->row_tag) {
    size_t start;
    bytes_varint(out, rows->row_tag);
    start = bytes_begin(out, rows->row_guess);
    if (rows->values) {
      for (i = 0; i < rows->columns; i++) encode_value(sqlite3_column_value(statement, i), out);
    } else {
      for (i = 0; i < rows->inner_count; i++) encode_column(rows->plan, &rows->inner[i], statement, out);
    }
    rows->row_guess = bytes_end(out, start, rows->row_guess);
  }
  if (!first) return;
  for (i = 0; i < rows->own_count; i++) encode_column(rows->plan, &rows->own[i], statement, out);
}

static void encode_integer_key(sqlite3_int64 value, Bytes *out) {
  bytes_append(out, "\1", 1);
  bytes_fixed64(out, (sqlite3_uint64)value);
}

static void encode_real_key(double value, Bytes *out) {
  const double exact = 9007199254740991.0;
  if (value >= -exact && value <= exact && value == (double)(sqlite3_int64)value) {
    encode_integer_key((sqlite3_int64)value, out);
    return;
  }
  bytes_append(out, "\2", 1);
  bytes_double(out, value);
}

void encode_keys(const RowPlan *rows, sqlite3_stmt *statement, Bytes *out) {
  int i;
  for (i = 0; i < rows->key_count; i++) {
    int column = rows->keys[i];
    int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_INTEGER) {
      encode_integer_key(sqlite3_column_int64(statement, column), out);
    } else if (type == SQLITE_FLOAT) {
      encode_real_key(sqlite3_column_double(statement, column), out);
    } else if (type == SQLITE_TEXT) {
      const unsigned char *text = sqlite3_column_text(statement, column);
      size_t count = (size_t)sqlite3_column_bytes(statement, column);
      /* As they are stored, whether they are UTF-8 or not: the next page continues after exactly these bytes. */
      bytes_append(out, "\3", 1);
      bytes_varint(out, count);
      bytes_append(out, text, count);
    } else {
      encode_decline(out); /* NULL and blobs can't be keys */
    }
  }
}
