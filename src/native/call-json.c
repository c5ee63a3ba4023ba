/*
** Lists and messages of a request as the JSON text that src/worker/bind.ts binds for them.
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

/* Whole numbers up to here look the same as doubles and as integers. */
#define PLAIN 1000000000000000.0

static void put(Bytes *out, const char *text) { bytes_append(out, text, strlen(text)); }

static void put_integer(Bytes *out, sqlite3_int64 value) {
  char digits[24];
  sqlite3_snprintf((int)sizeof digits, digits, "%lld", value);
  put(out, digits);
}

/* As JSON.stringify escapes it; the text is valid UTF-8. */
static void put_text(Bytes *out, const unsigned char *text, int count) {
  static const char *const short_escapes[] = {"\\b", "\\t", "\\n", NULL, "\\f", "\\r"};
  int from = 0;
  int i;
  put(out, "\"");
  for (i = 0; i < count; i++) {
    unsigned char sign = text[i];
    char escape[8];
    if (sign >= 0x20 && sign != '"' && sign != '\\') continue;
    bytes_append(out, text + from, (size_t)(i - from));
    from = i + 1;
    if (sign == '"' || sign == '\\') sqlite3_snprintf((int)sizeof escape, escape, "\\%c", sign);
    else if (sign >= 8 && sign <= 13 && short_escapes[sign - 8]) sqlite3_snprintf((int)sizeof escape, escape, "%s", short_escapes[sign - 8]);
    else sqlite3_snprintf((int)sizeof escape, escape, "\\u%04x", sign);
    put(out, escape);
  }
  bytes_append(out, text + from, (size_t)(count - from));
  put(out, "\"");
}

static void put_enum(Bytes *out, const EnumValue *value) {
  if (!value || value->length == 0) put(out, "null");
  else put_text(out, (const unsigned char *)value->text, value->length);
}

/* 0 where JavaScript has words of its own: bytes, and numbers with a fraction. */
static int put_value(const Calls *calls, const CallField *field, const CallValue *value, Bytes *out) {
  switch (field->kind) {
    case KIND_STRING:
      put_text(out, value->text, value->length);
      return 1;
    case KIND_TIMESTAMP:
      put_text(out, (const unsigned char *)value->time, TIME_LENGTH);
      return 1;
    case KIND_ENUM:
      put_enum(out, call_enum_value(calls, field, value->integer));
      return 1;
    case KIND_BOOL:
    case KIND_INT32:
      put_integer(out, value->integer);
      return 1;
    case KIND_INT64:
      put(out, "\"");
      put_integer(out, value->integer);
      put(out, "\"");
      return 1;
    case KIND_DOUBLE:
      if (value->real > PLAIN || value->real < -PLAIN || value->real != (double)(sqlite3_int64)value->real) return 0;
      put_integer(out, (sqlite3_int64)value->real);
      return 1;
    default:
      return 0;
  }
}

static int put_absent(const CallField *field, Bytes *out) {
  if (field->repeated) put(out, "[]");
  else if (field->presence || field->kind == KIND_ENUM) put(out, "null");
  else if (field->kind == KIND_STRING) put(out, "\"\"");
  else if (field->kind == KIND_BYTES) return 0;
  else put(out, "0");
  return 1;
}

static int put_message(Calls *calls, const CallMessage *message, Input bytes, Bytes *out) {
  int written = 0;
  int i;
  if (!call_decode(calls, message, bytes, calls->element)) return 0;
  put(out, "{");
  for (i = 0; i < message->count; i++) {
    const CallField *field = &message->fields[i];
    const CallValue *value = &calls->element[i];
    if (field->output_only) continue;
    if (written++ > 0) put(out, ",");
    put_text(out, (const unsigned char *)field->name, field->name_length);
    put(out, ":");
    if (!(value->present ? put_value(calls, field, value, out) : put_absent(field, out))) return 0;
  }
  put(out, "}");
  return 1;
}

static int put_element(Calls *calls, const CallField *field, Input *input, Bytes *out) {
  CallValue value = {0};
  if (field->kind == KIND_MESSAGE) return put_message(calls, &calls->messages[field->type], wire_bytes(input), out);
  wire_value(input, field, &value);
  return !input->failed && put_value(calls, field, &value, out);
}

/* The elements that stand together: one, or a packed list of them. */
static int put_elements(Calls *calls, const CallField *field, int wire_type, Input *input, Bytes *out) {
  Input inner;
  if (wire_type == wire_type_of(field)) {
    if (out->length > 1) put(out, ",");
    return put_element(calls, field, input, out);
  }
  for (inner = wire_bytes(input); inner.at < inner.end;) {
    if (out->length > 1) put(out, ",");
    if (!put_element(calls, field, &inner, out)) return 0;
  }
  return 1;
}

static int put_list(Calls *calls, const CallField *field, Input message, Bytes *out) {
  int wire_type = 0;
  int number;
  put(out, "[");
  while ((number = wire_tag(&message, &wire_type)) != 0) {
    int is_element = number == field->number && (wire_type == wire_type_of(field) || wire_type == WIRE_BYTES);
    if (!is_element) wire_skip(&message, wire_type);
    else if (!put_elements(calls, field, wire_type, &message, out)) return 0;
  }
  put(out, "]");
  return !message.failed;
}

int call_json(Calls *calls, const CallField *field, Input message, Bytes *out) {
  Input last = {0};
  int wire_type = 0;
  int number;
  if (field->repeated) return put_list(calls, field, message, out) && out->result == ENCODE_OK;
  while ((number = wire_tag(&message, &wire_type)) != 0) {
    if (number == field->number && wire_type == WIRE_BYTES) last = wire_bytes(&message);
    else wire_skip(&message, wire_type);
  }
  return !message.failed && put_message(calls, &calls->messages[field->type], last, out) && out->result == ENCODE_OK;
}
