/*
** Lists and messages of a request as the JSON text that src/typed/bind.ts binds for them.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

static void put(Bytes *out, const char *text) { bytes_append(out, text, strlen(text)); }

static void put_integer(Bytes *out, sqlite3_int64 value) {
  char digits[24];
  sqlite3_snprintf((int)sizeof digits, digits, "%lld", value);
  put(out, digits);
}

static int reads_as(const char *text, double value) {
  char *end;
  return strtod(text, &end) == value && *end == 0;
}

/* Adds one to the last digit of d.ddde±dd; all nines become zeros. */
static void next_up(char *text) {
  int i;
  for (i = (int)(strchr(text, 'e') - text) - 1; i >= 0; i--) {
    if (text[i] == '9') {
      text[i] = '0';
    } else if (text[i] >= '0' && text[i] < '9') {
      text[i]++;
      return;
    }
  }
}

/*
** The fewest significant digits that read as this number again, as d.ddde±dd; 0 where the process has another decimal point.
** A power of two has its next number above twice as far away as the one below: where its nearest text of a length reads
** as the one below, the next text up may still read as itself.
*/
static int shortest(double value, char *text, size_t size) {
  int exponent;
  int is_power = fabs(frexp(value, &exponent)) == 0.5;
  int precision = fabs(value) < 2.3e-308 ? 1 : 15;
  for (; precision <= 17; precision++) {
    snprintf(text, size, "%.*e", precision - 1, value);
    if (is_power && !reads_as(text, value)) next_up(text);
    if (reads_as(text, value)) return precision == 1 || text[1 + (text[0] == '-')] == '.';
  }
  return 0;
}

/* As ECMAScript's Number::toString writes it. */
static int put_number(Bytes *out, double value) {
  char text[40];
  char digits[20];
  const char *at = text;
  int count = 0;
  int point;
  int i;
  if (value == 0) {
    put(out, "0");
    return 1;
  }
  if (!shortest(value, text, sizeof text)) return 0;
  if (*at == '-') put(out, "-"), at++;
  for (; *at != 'e'; at++) if (*at != '.') digits[count++] = *at;
  while (count > 1 && digits[count - 1] == '0') count--;
  point = atoi(at + 1) + 1; /* digits before the decimal point */
  if (point > 21 || point < -5) {
    bytes_append(out, digits, 1);
    if (count > 1) put(out, ".");
    bytes_append(out, digits + 1, (size_t)count - 1);
    sqlite3_snprintf((int)sizeof text, text, "e%s%d", point > 0 ? "+" : "-", point > 0 ? point - 1 : 1 - point);
    put(out, text);
    return 1;
  }
  if (point <= 0) put(out, "0.");
  for (i = point; i < 0; i++) put(out, "0");
  for (i = 0; i < count; i++) {
    if (i == point && i > 0) put(out, ".");
    bytes_append(out, digits + i, 1);
  }
  for (; i < point; i++) put(out, "0");
  return 1;
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

static int put_message(Executor *executor, const Message *message, Input bytes, int depth, Bytes *out);

/* A mask's paths as a list of texts. */
static int put_mask(Input bytes, Bytes *out) {
  int wire_type = 0;
  int number;
  int written = 0;
  put(out, "[");
  while ((number = wire_tag(&bytes, &wire_type)) != 0) {
    Value path = {0};
    if (number != 1 || wire_type != WIRE_BYTES) {
      wire_skip(&bytes, wire_type);
      continue;
    }
    wire_text(&bytes, &path);
    if (written++ > 0) put(out, ",");
    put_text(out, path.text, path.length);
  }
  put(out, "]");
  return !bytes.failed;
}

/* 0 for bytes, which have no JSON here. */
static int put_value(Executor *executor, const Field *field, const Value *value, int depth, Bytes *out) {
  switch (field->kind) {
    case KIND_STRING:
      put_text(out, value->text, value->length);
      return 1;
    case KIND_TIMESTAMP:
      put_text(out, (const unsigned char *)value->time, TIME_LENGTH);
      return 1;
    case KIND_ENUM:
      put_enum(out, plan_enum_value(executor->plan, field, value->integer));
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
      return put_number(out, value->real);
    case KIND_MASK:
      return put_mask(input_view(value->text, (size_t)value->length), out);
    case KIND_MESSAGE:
      return put_message(executor, &executor->plan->messages[field->type], input_view(value->text, (size_t)value->length),
                         depth + 1, out);
    default:
      return 0;
  }
}

static int put_absent(const Field *field, Bytes *out) {
  if (field->repeated) put(out, "[]");
  else if (field->presence || field->kind == KIND_ENUM) put(out, "null");
  else if (field->kind == KIND_STRING) put(out, "\"\"");
  else if (field->kind == KIND_BYTES) return 0;
  else put(out, "0");
  return 1;
}

static int put_element(Executor *executor, const Field *field, Input *input, int depth, Bytes *out) {
  Value value = {0};
  if (field->kind == KIND_MESSAGE)
    return put_message(executor, &executor->plan->messages[field->type], wire_bytes(input), depth + 1, out);
  if (field->kind == KIND_TIMESTAMP) wire_time(wire_bytes(input), input, &value);
  else wire_value(input, field, &value);
  return !input->failed && put_value(executor, field, &value, depth, out);
}

/* The elements that stand together: one, or a packed list of them. */
static int put_elements(Executor *executor, const Field *field, int wire_type, Input *input, int depth, int *written,
                        Bytes *out) {
  Input inner;
  if (wire_type == wire_type_of(field)) {
    if ((*written)++ > 0) put(out, ",");
    return put_element(executor, field, input, depth, out);
  }
  for (inner = wire_bytes(input); inner.at < inner.end;) {
    if ((*written)++ > 0) put(out, ",");
    if (!put_element(executor, field, &inner, depth, out)) return 0;
  }
  return 1;
}

static int put_list(Executor *executor, const Field *field, Input message, int depth, Bytes *out) {
  int wire_type = 0;
  int number;
  int written = 0;
  put(out, "[");
  while ((number = wire_tag(&message, &wire_type)) != 0) {
    int is_element = number == field->number && (wire_type == wire_type_of(field) || wire_type == WIRE_BYTES);
    if (!is_element) wire_skip(&message, wire_type);
    else if (!put_elements(executor, field, wire_type, &message, depth, &written, out)) return 0;
  }
  put(out, "]");
  return !message.failed;
}

static int put_field(Executor *executor, const Decoded *of, int field, int depth, Bytes *out) {
  const Field *plan = &of->message->fields[field];
  const Value *value = &of->values[field];
  if (!value->present) return put_absent(plan, out);
  if (plan->repeated) return put_list(executor, plan, of->bytes, depth, out);
  return put_value(executor, plan, value, depth, out);
}

static int put_message(Executor *executor, const Message *message, Input bytes, int depth, Bytes *out) {
  Decoded *of = call_nested(executor, depth);
  int written = 0;
  int i;
  if (!of || !call_decode(executor, message, bytes, of, depth)) return 0;
  put(out, "{");
  for (i = 0; i < message->count; i++) {
    const Field *field = &message->fields[i];
    if (field->output_only) continue;
    if (written++ > 0) put(out, ",");
    put_text(out, (const unsigned char *)field->name, field->name_length);
    put(out, ":");
    if (!put_field(executor, of, i, depth, out)) return 0;
  }
  put(out, "}");
  return 1;
}

int call_json(Executor *executor, const Decoded *of, int field, Bytes *out) {
  return put_field(executor, of, field, 0, out) && out->result == ENCODE_OK;
}
