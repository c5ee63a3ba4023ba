/*
** Decodes a request and checks it by the rules of the contract. What src/worker/decode.ts and validate.ts would refuse is
** declined here, and so is what is rare: messages or lists inside a list's messages, field masks.
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

/* AIP-158, as src/worker/request.ts has it. */
#define DEFAULT_PAGE_SIZE 50
#define MAX_PAGE_SIZE 1000

/* Integers up to here are exact as doubles. */
#define EXACT 9007199254740992LL

static const CallField *find_field(const CallMessage *message, int number, int *index) {
  if (number < CALL_MAX_FIELDS) {
    *index = message->by_number[number] - 1;
    return *index < 0 ? NULL : &message->fields[*index];
  }
  for (*index = 0; *index < message->count; ++*index) {
    if (message->fields[*index].number == number) return &message->fields[*index];
  }
  return NULL;
}

static int fits(const Calls *calls, const CallField *field, const CallValue *value);
static int keeps_rules(const Calls *calls, const CallMessage *message, const CallValue *values, int resource);

/* The last one counts, and nothing of those before it. */
static void read_resource(Calls *calls, const CallField *field, Input *input) {
  const CallMessage *message = &calls->messages[field->type];
  Input inner = wire_bytes(input);
  calls->has_resource = 1;
  calls->resource_bytes = inner;
  if (input->failed || !call_decode(calls, message, inner, calls->resource)) input->failed = 1;
}

/* One element of a list, or a message: checked now, and read again when it is written as JSON. */
static void read_element(Calls *calls, const CallField *field, Input *input) {
  if (field->kind == KIND_MESSAGE) {
    const CallMessage *message = &calls->messages[field->type];
    Input inner = wire_bytes(input);
    if (input->failed || !call_decode(calls, message, inner, calls->element)) input->failed = 1;
    else if (!keeps_rules(calls, message, calls->element, -1)) input->failed = 1;
  } else {
    CallValue value = {0};
    wire_value(input, field, &value);
    if (!input->failed && !fits(calls, field, &value)) input->failed = 1;
  }
}

static void read_elements(Calls *calls, const CallField *field, int wire_type, Input *input, CallValue *value) {
  int is_packed = field->repeated && wire_type == WIRE_BYTES && wire_type_of(field) != WIRE_BYTES;
  Input inner;
  value->present = 1;
  if (!is_packed) {
    read_element(calls, field, input);
    value->length++;
    return;
  }
  for (inner = wire_bytes(input); !inner.failed && inner.at < inner.end; value->length++) {
    read_element(calls, field, &inner);
  }
  input->failed |= inner.failed;
}

static void read_field(Calls *calls, const CallField *field, int wire_type, Input *input, CallValue *value, int is_nested) {
  int is_packed = field->repeated && wire_type == WIRE_BYTES;
  if (wire_type != wire_type_of(field) && !is_packed) wire_skip(input, wire_type);
  else if (!field->repeated && field->kind != KIND_MESSAGE) wire_value(input, field, value);
  else if (is_nested) input->failed = 1;
  else read_elements(calls, field, wire_type, input, value);
}

int call_decode(Calls *calls, const CallMessage *message, Input input, CallValue *values) {
  int wire_type = 0;
  int number;
  int i;
  for (i = 0; i < message->count; i++) values[i].present = 0, values[i].length = 0;
  while ((number = wire_tag(&input, &wire_type)) != 0) {
    int index;
    const CallField *field = find_field(message, number, &index);
    if (!field) wire_skip(&input, wire_type);
    else if (values == calls->request && index == calls->rpc->resource && wire_type == WIRE_BYTES)
      read_resource(calls, field, &input);
    else read_field(calls, field, wire_type, &input, &values[index], values == calls->element);
  }
  return !input.failed;
}

int call_is_set(const CallField *field, const CallValue *value) {
  if (!value->present || field->presence || field->repeated) return value->present;
  if (field->kind == KIND_STRING || field->kind == KIND_BYTES) return value->length > 0;
  if (field->kind == KIND_DOUBLE) return value->real != 0;
  return value->integer != 0;
}

static int is_within(const CallField *field, double value) {
  if ((field->bounds & BOUND_MINIMUM) && value < field->minimum) return 0;
  if ((field->bounds & BOUND_MAXIMUM) && value > field->maximum) return 0;
  return !(field->bounds & BOUND_GREATER) || value > field->greater_than;
}

/* Whether a value that is there keeps its rules. */
static int fits(const Calls *calls, const CallField *field, const CallValue *value) {
  switch (field->kind) {
    case KIND_STRING:
    case KIND_BYTES:
      return call_text_fits(field, value->text, (size_t)value->length);
    case KIND_TIMESTAMP:
      return call_text_fits(field, (const unsigned char *)value->time, TIME_LENGTH);
    case KIND_ENUM:
      return call_enum_value(calls, field, value->integer) && is_within(field, (double)value->integer);
    case KIND_DOUBLE:
      return is_within(field, value->real);
    case KIND_MESSAGE:
      return 1; /* its fields were checked when they were read */
    default:
      if (field->bounds != 0 && (value->integer > EXACT || value->integer < -EXACT)) return 0;
      return is_within(field, (double)value->integer);
  }
}

static int has_items(const CallField *field, int count) {
  return count >= field->min_items && (field->max_items < 0 || count <= field->max_items);
}

static int keeps_rules(const Calls *calls, const CallMessage *message, const CallValue *values, int resource) {
  int i;
  for (i = 0; i < message->count; i++) {
    const CallField *field = &message->fields[i];
    int is_there = i == resource ? calls->has_resource : call_is_set(field, &values[i]);
    if (field->output_only) continue;
    if (field->required && !is_there) return 0;
    if (i == resource || !values[i].present) continue;
    if (field->repeated ? !has_items(field, values[i].length) : !fits(calls, field, &values[i])) return 0;
  }
  return 1;
}

static int is_empty(const CallValue *values, int field) {
  return field < 0 || !values[field].present || values[field].length == 0;
}

static int read_page_size(Calls *calls, const CallRpc *rpc) {
  sqlite3_int64 asked = 0;
  if (rpc->page_size >= 0 && calls->request[rpc->page_size].present) asked = calls->request[rpc->page_size].integer;
  calls->page_size = asked == 0 ? DEFAULT_PAGE_SIZE : asked > MAX_PAGE_SIZE ? MAX_PAGE_SIZE : (int)asked;
  if (rpc->page_size < 0) calls->page_size = 0;
  return asked >= 0;
}

int call_read(Calls *calls, const CallRpc *rpc, const unsigned char *bytes, size_t count) {
  const CallMessage *request = &calls->messages[rpc->request];
  calls->rpc = rpc;
  calls->has_resource = 0;
  calls->request_bytes = wire_view(bytes, count);
  if (!call_decode(calls, request, calls->request_bytes, calls->request)) return 0;
  /* An absent resource has no fields that are set. */
  if (rpc->resource >= 0) {
    const CallMessage *resource = call_resource(calls, rpc);
    int i;
    if (!calls->has_resource) for (i = 0; i < resource->count; i++) calls->resource[i].present = 0;
    if (calls->has_resource && !request->fields[rpc->resource].output_only &&
        !keeps_rules(calls, resource, calls->resource, -1)) return 0;
  }
  if (!keeps_rules(calls, request, calls->request, rpc->resource)) return 0;
  /* Kept replies and later pages are JavaScript's. */
  if (!is_empty(calls->request, rpc->request_id) || !is_empty(calls->request, rpc->page_token)) return 0;
  return read_page_size(calls, rpc);
}
