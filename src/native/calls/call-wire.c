/*
** Reads protobuf (https://protobuf.dev/programming-guides/encoding/) into values. What src/typed/decode.ts refuses is a
** failure of the input here.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

/* 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, in seconds. */
#define FIRST_SECOND (-62135596800LL)
#define LAST_SECOND 253402300799LL

/* The bytes of a length-delimited field. */
Input wire_bytes(Input *input) {
  sqlite3_uint64 length = input_number(input);
  Input inner = {0};
  if (input->failed || length > (sqlite3_uint64)(input->end - input->at)) {
    input->failed = inner.failed = 1;
    return inner;
  }
  inner = input_view(input->at, (size_t)length);
  input->at += length;
  return inner;
}

void wire_skip(Input *input, int wire_type) {
  size_t count = wire_type == WIRE_FIXED64 ? 8 : 4;
  if (wire_type == WIRE_VARINT) {
    input_number(input);
  } else if (wire_type == WIRE_BYTES) {
    wire_bytes(input);
  } else if ((wire_type == WIRE_FIXED64 || wire_type == WIRE_FIXED32) && (size_t)(input->end - input->at) >= count) {
    input->at += count;
  } else {
    input->failed = 1;
  }
}

/* The number of a field, or 0 at the end and where the bytes are wrong. */
int wire_tag(Input *input, int *wire_type) {
  sqlite3_uint64 tag;
  if (input->failed || input->at >= input->end) return 0;
  tag = input_number(input);
  if (input->failed || tag < 8 || tag > 0xffffffffu) {
    input->failed = 1;
    return 0;
  }
  *wire_type = (int)(tag & 7);
  return (int)(tag >> 3);
}

int wire_type_of(const Field *field) {
  switch (field->kind) {
    case KIND_DOUBLE: return WIRE_FIXED64;
    case KIND_BOOL:
    case KIND_INT32:
    case KIND_INT64:
    case KIND_ENUM: return WIRE_VARINT;
    default: return WIRE_BYTES;
  }
}

/* The low 32 bits, with their sign, whatever the number's size. */
static sqlite3_int64 to_int32(sqlite3_uint64 value) {
  sqlite3_uint64 low = value & 0xffffffffu;
  return low > 0x7fffffffu ? (sqlite3_int64)low - 0x100000000LL : (sqlite3_int64)low;
}

static sqlite3_int64 to_int64(sqlite3_uint64 value) {
  sqlite3_int64 same;
  memcpy(&same, &value, sizeof same);
  return same;
}

static int is_finite(double value) {
  sqlite3_uint64 bits;
  memcpy(&bits, &value, sizeof bits);
  return (bits >> 52 & 0x7ff) != 0x7ff;
}

void wire_time(Input bytes, Input *input, Value *value) {
  sqlite3_int64 seconds = 0;
  sqlite3_int64 nanos = 0;
  int wire_type = 0;
  int number;
  while ((number = wire_tag(&bytes, &wire_type)) != 0) {
    if (number == 1 && wire_type == WIRE_VARINT) seconds = to_int64(input_number(&bytes));
    else if (number == 2 && wire_type == WIRE_VARINT) nanos = to_int32(input_number(&bytes));
    else wire_skip(&bytes, wire_type);
  }
  if (bytes.failed || seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > 999999999 ||
      nanos % 1000000 != 0) {
    input->failed = 1;
    return;
  }
  call_time(seconds * 1000 + nanos / 1000000, value->time);
}

void wire_text(Input *input, Value *value) {
  Input inner = wire_bytes(input);
  if (input->failed) return;
  value->text = inner.at;
  value->length = (int)(inner.end - inner.at);
  if (value->length == 0) return;
  if (memchr(value->text, 0, (size_t)value->length) || !bytes_is_utf8(value->text, (size_t)value->length)) input->failed = 1;
}

void wire_value(Input *input, const Field *field, Value *value) {
  Input inner;
  value->present = 1;
  switch (field->kind) {
    case KIND_STRING:
      wire_text(input, value);
      break;
    case KIND_BYTES:
      inner = wire_bytes(input);
      value->text = inner.at;
      value->length = (int)(inner.end - inner.at);
      break;
    case KIND_BOOL:
      value->integer = input_number(input) != 0;
      break;
    case KIND_INT32:
    case KIND_ENUM:
      value->integer = to_int32(input_number(input));
      break;
    case KIND_INT64:
      value->integer = to_int64(input_number(input));
      break;
    case KIND_DOUBLE:
      value->real = input_double(input);
      if (!is_finite(value->real)) input->failed = 1;
      break;
    default:
      input->failed = 1;
  }
}
