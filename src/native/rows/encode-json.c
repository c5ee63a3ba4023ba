/*
** A JSON column as a nested or repeated field. An object's members are found first and written in the order of the
** message's fields; of members with one name the last counts, as in JSON.parse.
*/
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rows/encode.h"
SQLITE_EXTENSION_INIT3

/* Messages in each other; each level takes some 2 KB of the stack. */
#define MAX_NESTED 16
#define MAX_SAFE_INTEGER 9007199254740991.0

typedef struct Context Context;
struct Context {
  const Plan *plan;
  Bytes *out;
  int depth;
};

static void write_field(Context *context, Field *field, Json *json);

/* The number at this place as JSON.parse gives it. */
static int take_double(Json *json, double *value) {
  char copy[64];
  char *end;
  JsonText text;
  if (json_peek(json) != JSON_NUMBER || !json_number(json, &text) || text.count >= sizeof copy) return 0;
  memcpy(copy, text.start, text.count);
  copy[text.count] = 0;
  *value = strtod(copy, &end);
  return end == copy + text.count; /* else this process has another decimal point */
}

static int take_plain_string(Json *json, JsonText *text) {
  return json_peek(json) == JSON_STRING && json_string(json, text) && !text->escaped;
}

/* -?\d{1,19}, in 64 bits. */
static int to_int64(const JsonText *text, sqlite3_uint64 *value) {
  size_t at = text->count > 0 && text->start[0] == '-';
  int negative = at == 1;
  if (text->count - at < 1 || text->count - at > 19) return 0;
  *value = 0;
  for (; at < text->count; at++) {
    if (text->start[at] < '0' || text->start[at] > '9') return 0;
    *value = *value * 10 + (sqlite3_uint64)(text->start[at] - '0');
  }
  if (negative) *value = 0 - *value;
  return 1;
}

/* An integer: a number without a fraction, or where `as_text` its decimal text. */
static int take_integer(Json *json, int as_text, sqlite3_uint64 *value) {
  double number;
  JsonText text;
  if (as_text && json_peek(json) == JSON_STRING) return take_plain_string(json, &text) && to_int64(&text, value);
  if (!take_double(json, &number) || floor(number) != number || fabs(number) > MAX_SAFE_INTEGER) return 0;
  *value = (sqlite3_uint64)(sqlite3_int64)number;
  return 1;
}

static int take_bool(Json *json, sqlite3_uint64 *value) {
  double number;
  *value = json_peek(json) == JSON_TRUE;
  if (*value) return json_word(json, "true");
  if (json_peek(json) == JSON_FALSE) return json_word(json, "false");
  if (!take_double(json, &number)) return 0;
  *value = number != 0;
  return 1;
}

static void write_string(Context *context, const Field *field, Json *json) {
  Bytes *out = context->out;
  JsonText text;
  size_t start;
  if (json_peek(json) != JSON_STRING || !json_string(json, &text)) {
    encode_decline(out);
    return;
  }
  if (text.count == 0 && !field->presence && !field->repeated) return;
  bytes_varint(out, field->tag);
  if (!text.escaped) {
    bytes_text(out, text.start, text.count);
    return;
  }
  start = bytes_begin(out, 1);
  json_unescape(&text, out);
  bytes_end(out, start, 1);
}

static void write_enum(Context *context, const Field *field, Json *json) {
  const EnumValue *value;
  JsonText text;
  if (!take_plain_string(json, &text)) {
    encode_decline(context->out);
    return;
  }
  value = find_enum(&context->plan->enums[field->type], text.start, text.count);
  if (!value) return; /* it reads as UNSPECIFIED */
  bytes_varint(context->out, field->tag);
  bytes_varint(context->out, value->number);
}

static void write_integer(Context *context, const Field *field, Json *json) {
  sqlite3_uint64 value;
  int taken = field->kind == KIND_BOOL ? take_bool(json, &value) : take_integer(json, field->kind == KIND_INT64, &value);
  sqlite3_int64 number = taken ? (sqlite3_int64)value : 0;
  if (field->kind == KIND_INT32 && (number < -2147483647 - 1 || number > 2147483647)) taken = 0;
  if (taken) encode_varint(field, value, context->out);
  else encode_decline(context->out);
}

static const Field *find_field(const Message *message, const JsonText *name) {
  int i;
  for (i = 0; i < message->count; i++) {
    const Field *field = &message->fields[i];
    if ((size_t)field->name_length == name->count && memcmp(field->name, name->start, name->count) == 0) return field;
  }
  return NULL;
}

/* Passes an object and notes where the value of each field begins; NULL where it is missing. */
static int find_members(const Message *message, Json *json, const unsigned char **places) {
  memset(places, 0, sizeof *places * MAX_FIELDS);
  if (!json_take(json, '{')) return 0;
  if (json_take(json, '}')) return 1;
  do {
    JsonText name;
    const Field *field;
    if (!json_string(json, &name) || name.escaped || !json_take(json, ':')) return 0;
    json_space(json);
    field = find_field(message, &name);
    if (field) places[field - message->fields] = json->at;
    if (!json_skip(json)) return 0;
  } while (json_take(json, ','));
  return json_take(json, '}');
}

static void write_message(Context *context, Field *field, Json *json) {
  const Message *message = &context->plan->messages[field->type];
  const unsigned char *places[MAX_FIELDS];
  size_t start;
  int guess = field->guess;
  int i;
  if (context->depth >= MAX_NESTED || json_peek(json) != JSON_OBJECT || !find_members(message, json, places)) {
    encode_decline(context->out);
    return;
  }
  context->depth++;
  bytes_varint(context->out, field->tag);
  start = bytes_begin(context->out, guess);
  for (i = 0; i < message->count; i++) {
    Json member = {places[i], json->end, json->depth};
    if (places[i] && json_peek(&member) != JSON_NULL) write_field(context, &message->fields[i], &member);
  }
  field->guess = bytes_end(context->out, start, guess);
  context->depth--;
}

/* One value: of a field, or an element of a repeated one, which is written also where it is the default. */
static void write_one(Context *context, Field *field, Json *json) {
  JsonText text;
  double number;
  switch (field->kind) {
    case KIND_STRING:
      write_string(context, field, json);
      return;
    case KIND_MESSAGE:
      write_message(context, field, json);
      return;
    case KIND_ENUM:
      write_enum(context, field, json);
      return;
    case KIND_TIMESTAMP:
      if (take_plain_string(json, &text)) encode_timestamp(context->out, field->tag, text.start, text.count);
      else encode_decline(context->out);
      return;
    case KIND_DOUBLE:
      if (take_double(json, &number)) encode_double(field, number, context->out);
      else encode_decline(context->out);
      return;
    case KIND_BYTES:
    case KIND_MASK:
      encode_decline(context->out);
      return;
    default:
      write_integer(context, field, json);
  }
}

static void write_packed(Context *context, const Field *field, Json *json) {
  sqlite3_uint64 value;
  double number;
  JsonText text;
  const EnumValue *found;
  int taken;
  if (field->kind == KIND_DOUBLE) {
    taken = take_double(json, &number);
    if (taken) bytes_double(context->out, number);
  } else if (field->kind == KIND_ENUM) {
    taken = take_plain_string(json, &text);
    found = taken ? find_enum(&context->plan->enums[field->type], text.start, text.count) : NULL;
    if (taken) bytes_varint(context->out, found ? found->number : 0);
  } else {
    taken = field->kind == KIND_BOOL ? json_peek(json) != JSON_NUMBER && take_bool(json, &value)
                                     : take_integer(json, field->kind == KIND_INT64, &value);
    if (taken) bytes_varint(context->out, value);
  }
  if (!taken) encode_decline(context->out);
}

static int is_packed(const Field *field) {
  return field->kind == KIND_BOOL || field->kind == KIND_INT32 || field->kind == KIND_INT64 ||
         field->kind == KIND_DOUBLE || field->kind == KIND_ENUM;
}

static void write_list(Context *context, Field *field, Json *json) {
  int packed = is_packed(field);
  size_t start = 0;
  if (!json_take(json, '[')) {
    encode_decline(context->out);
    return;
  }
  if (json_take(json, ']')) return;
  if (packed) {
    bytes_varint(context->out, field->tag);
    start = bytes_begin(context->out, 1);
  }
  do {
    if (packed) write_packed(context, field, json);
    else write_one(context, field, json);
    if (context->out->result != ENCODE_OK) return;
  } while (json_take(json, ','));
  if (packed) bytes_end(context->out, start, 1);
  if (!json_take(json, ']')) encode_decline(context->out);
}

static void write_field(Context *context, Field *field, Json *json) {
  if (field->repeated) write_list(context, field, json);
  else write_one(context, field, json);
}

void encode_json(const Plan *plan, Field *field, const unsigned char *text, size_t count, Bytes *out) {
  Context context = {plan, out, 0};
  Json json = {text, text + count, 0};
  if (json_peek(&json) == JSON_NULL) {
    if (!json_word(&json, "null")) encode_decline(out);
  } else {
    write_field(&context, field, &json);
  }
  json_space(&json);
  if (json.at != json.end) encode_decline(out);
}
