/*
** Decodes a request and checks it by the rules of the contract, which are those of src/typed/validate.ts: here is decided
** that one of them is broken, there which, and in which words.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

/* Integers up to here are exact as doubles. */
#define EXACT 9007199254740992LL
#define TWO_TO_63 9223372036854775808.0

Decoded *call_nested(Executor *executor, int depth) {
  if (depth >= MAX_DEPTH) return NULL;
  if (!executor->nested[depth]) executor->nested[depth] = sqlite3_malloc64(sizeof(Decoded));
  return executor->nested[depth];
}

/* Memory that lives until the call has ended. */
static unsigned char *scrap(Executor *executor, size_t count) {
  Scrap *made = sqlite3_malloc64(sizeof *made + count);
  if (!made) return NULL;
  made->next = executor->scraps;
  executor->scraps = made;
  return (unsigned char *)(made + 1);
}

void call_end(Executor *executor) {
  while (executor->scraps) {
    Scrap *next = executor->scraps->next;
    sqlite3_free(executor->scraps);
    executor->scraps = next;
  }
}

/*
** A message that stands in its parent several times is merged: its bytes, one after the other, read as the merged message. They are
** gathered at once, so that however many there are, they are copied once.
*/
static Input merged(Executor *executor, Input parent, const Field *field, const Value *value) {
  Input whole = input_view(value->text, (size_t)value->length);
  unsigned char *copy;
  size_t length = 0;
  int wire_type = 0;
  int number;
  if (value->times == 1) return whole;
  copy = scrap(executor, (size_t)value->integer);
  if (!copy) {
    whole.failed = 1;
    return whole;
  }
  while ((number = wire_tag(&parent, &wire_type)) != 0) {
    Input part;
    if (number != field->number || wire_type != WIRE_BYTES) {
      wire_skip(&parent, wire_type);
      continue;
    }
    part = wire_bytes(&parent);
    memcpy(copy + length, part.at, (size_t)(part.end - part.at));
    length += (size_t)(part.end - part.at);
  }
  return input_view(copy, length);
}

static int fits(const Plan *plan, const Field *field, const Value *value);
static int keeps_rules(const Executor *executor, const Decoded *of, int exempt_unmasked);

/* One element of a list, or a message in a message: checked now, and read again when it is written as JSON or bound. */
static void check_message(Executor *executor, const Field *field, Input bytes, Input *input, int depth) {
  Decoded *inner = call_nested(executor, depth);
  const Message *message = &executor->plan->messages[field->type];
  executor->unchecked += field->output_only;
  if (!inner || bytes.failed || !call_decode(executor, message, bytes, inner, depth)) input->failed = 1;
  else if (!executor->unchecked && !keeps_rules(executor, inner, 0)) input->failed = 1;
  executor->unchecked -= field->output_only;
}

static void read_element(Executor *executor, const Field *field, Input *input, int depth) {
  Value value = {0};
  if (field->kind == KIND_MESSAGE) {
    check_message(executor, field, wire_bytes(input), input, depth + 1);
    return;
  }
  if (field->kind == KIND_TIMESTAMP) wire_time(wire_bytes(input), input, &value);
  else wire_value(input, field, &value);
  if (input->failed || field->output_only || executor->unchecked) return;
  if (!fits(executor->plan, field, &value)) input->failed = 1;
}

static void read_elements(Executor *executor, const Field *field, int wire_type, Input *input, Value *value, int depth) {
  Input inner;
  value->present = 1;
  if (wire_type == wire_type_of(field)) {
    read_element(executor, field, input, depth);
    value->length++;
    return;
  }
  for (inner = wire_bytes(input); !inner.failed && inner.at < inner.end; value->length++) {
    read_element(executor, field, &inner, depth);
  }
  input->failed |= inner.failed;
}

static int is_merged(const Field *field) {
  return !field->repeated && (field->kind == KIND_MESSAGE || field->kind == KIND_TIMESTAMP || field->kind == KIND_MASK);
}

static void read_field(Executor *executor, const Field *field, int wire_type, Input *input, Value *value, int depth) {
  if (wire_type != wire_type_of(field) && !(field->repeated && wire_type == WIRE_BYTES)) {
    wire_skip(input, wire_type);
  } else if (field->repeated) {
    read_elements(executor, field, wire_type, input, value, depth);
  } else if (is_merged(field)) {
    Input inner = wire_bytes(input);
    value->present = 1;
    value->integer = (value->times++ > 0 ? value->integer : 0) + (inner.end - inner.at);
    value->text = inner.at;
    value->length = (int)(inner.end - inner.at);
  } else {
    wire_value(input, field, value);
  }
}

static void check_mask(Input bytes, Input *input) {
  Value path = {0};
  int wire_type = 0;
  int number;
  while ((number = wire_tag(&bytes, &wire_type)) != 0) {
    if (number == 1 && wire_type == WIRE_BYTES) wire_text(&bytes, &path);
    else wire_skip(&bytes, wire_type);
  }
  input->failed |= bytes.failed;
}

/* The messages in it, which may have stood there in several pieces. */
static void end_merged(Executor *executor, Decoded *into, Input *input, int depth) {
  int i;
  for (i = 0; i < into->message->count && !input->failed; i++) {
    const Field *field = &into->message->fields[i];
    Value *value = &into->values[i];
    Input bytes;
    if (!is_merged(field) || !value->present) continue;
    bytes = merged(executor, into->bytes, field, value);
    value->text = bytes.at;
    value->length = (int)(bytes.end - bytes.at);
    if (bytes.failed) input->failed = 1;
    else if (field->kind == KIND_TIMESTAMP) wire_time(bytes, input, value);
    else if (field->kind == KIND_MASK) check_mask(bytes, input);
    else if (into == &executor->request && i == executor->rpc->resource) {
      if (!call_decode(executor, &executor->plan->messages[field->type], bytes, &executor->resource, 0)) input->failed = 1;
    } else {
      check_message(executor, field, bytes, input, depth + 1);
    }
  }
}

int call_decode(Executor *executor, const Message *message, Input input, Decoded *into, int depth) {
  int wire_type = 0;
  int number;
  int i;
  into->message = message;
  into->bytes = input;
  into->is_there = 1;
  for (i = 0; i < message->count; i++) into->values[i].present = 0, into->values[i].length = 0, into->values[i].times = 0;
  while ((number = wire_tag(&input, &wire_type)) != 0) {
    int index;
    const Field *field = plan_find(message, number, &index);
    if (field) read_field(executor, field, wire_type, &input, &into->values[index], depth);
    else wire_skip(&input, wire_type);
  }
  if (!input.failed) end_merged(executor, into, &input, depth);
  return !input.failed;
}

int call_is_set(const Field *field, const Value *value) {
  if (!value->present) return 0;
  if (field->repeated) return value->length > 0;
  if (field->presence) return 1;
  if (field->kind == KIND_STRING || field->kind == KIND_BYTES) return value->length > 0;
  if (field->kind == KIND_DOUBLE) return value->real != 0;
  return value->integer != 0;
}

/* Below 0, 0 or above, as `value` is less than, equal to or more than `bound`. */
static int compare_integer(sqlite3_int64 value, double bound) {
  sqlite3_int64 whole;
  if (value <= EXACT && value >= -EXACT) return (double)value < bound ? -1 : (double)value > bound;
  if (bound >= TWO_TO_63) return -1;
  if (bound < -TWO_TO_63) return 1;
  whole = (sqlite3_int64)bound;
  if (value != whole) return value < whole ? -1 : 1;
  return bound > (double)whole ? -1 : bound < (double)whole;
}

static int compare(const Field *field, const Value *value, double bound) {
  if (field->kind != KIND_DOUBLE) return compare_integer(value->integer, bound);
  return value->real < bound ? -1 : value->real > bound;
}

static int is_within(const Field *field, const Value *value) {
  if ((field->bounds & BOUND_MINIMUM) && compare(field, value, field->minimum) < 0) return 0;
  if ((field->bounds & BOUND_MAXIMUM) && compare(field, value, field->maximum) > 0) return 0;
  return !(field->bounds & BOUND_GREATER_THAN) || compare(field, value, field->greater_than) > 0;
}

/* Whether a value that is there keeps its rules. */
static int fits(const Plan *plan, const Field *field, const Value *value) {
  switch (field->kind) {
    case KIND_STRING:
    case KIND_BYTES:
      return call_text_fits(field, value->text, (size_t)value->length);
    case KIND_TIMESTAMP:
      return call_text_fits(field, (const unsigned char *)value->time, TIME_LENGTH);
    case KIND_ENUM:
      return plan_enum_value(plan, field, value->integer) && is_within(field, value);
    case KIND_MASK:
    case KIND_MESSAGE:
      return 1; /* its fields were checked when they were read */
    default:
      return is_within(field, value);
  }
}

static int has_items(const Field *field, int count) {
  return count >= field->min_items && (field->max_items < 0 || count <= field->max_items);
}

static int is_masked(const Executor *executor, int field) {
  return executor->masks_all || (executor->mask[field / 64] >> (field % 64) & 1);
}

/* `exempt_unmasked`: of an update's resource only what it changes must be set, and its key, which is its first field. */
static int keeps_rules(const Executor *executor, const Decoded *of, int exempt_unmasked) {
  int i;
  for (i = 0; i < of->message->count; i++) {
    const Field *field = &of->message->fields[i];
    const Value *value = &of->values[i];
    if (field->output_only) continue;
    if (!call_is_set(field, value)) {
      int is_exempt = exempt_unmasked && i > 0 && !is_masked(executor, i);
      if (field->required && !is_exempt) return 0;
      if (!value->present || is_exempt) continue;
    }
    if (field->repeated ? !has_items(field, value->length) : !fits(executor->plan, field, value)) return 0;
  }
  return 1;
}

/* The paths of update_mask; 0 when one of them is not a field that may be written. */
static int read_mask(Executor *executor, const Value *value) {
  Input bytes = input_view(value->text, (size_t)value->length);
  const Message *resource = executor->resource.message;
  int wire_type = 0;
  int number;
  while ((number = wire_tag(&bytes, &wire_type)) != 0) {
    Value path = {0};
    int i;
    if (number != 1 || wire_type != WIRE_BYTES) {
      wire_skip(&bytes, wire_type);
      continue;
    }
    wire_text(&bytes, &path);
    executor->has_mask = 1;
    if (path.length == 1 && path.text[0] == '*') {
      executor->masks_all = 1;
      continue;
    }
    for (i = 0; i < resource->count; i++) {
      const Field *field = &resource->fields[i];
      if (field->output_only || field->name_length != path.length) continue;
      if (memcmp(field->name, path.text, (size_t)path.length) == 0) break;
    }
    if (i == resource->count) return 0;
    executor->mask[i / 64] |= (sqlite3_uint64)1 << (i % 64);
  }
  return 1;
}

/* An update has its resource. */
static int read_update(Executor *executor, const Rpc *rpc) {
  const Value *mask = &executor->request.values[rpc->update_mask];
  if (!executor->resource.is_there) return 0;
  if (mask->present && !read_mask(executor, mask)) return 0;
  return keeps_rules(executor, &executor->resource, 1);
}

static int read_page_size(Executor *executor, const Rpc *rpc) {
  sqlite3_int64 asked = 0;
  if (rpc->page_size >= 0 && executor->request.values[rpc->page_size].present)
    asked = executor->request.values[rpc->page_size].integer;
  executor->page_size = asked == 0 ? DEFAULT_PAGE_SIZE : asked > MAX_PAGE_SIZE ? MAX_PAGE_SIZE : (int)asked;
  if (rpc->page_size < 0) executor->page_size = 0;
  return asked >= 0;
}

/* An absent resource has no fields that are set. */
static void clear_resource(Executor *executor, const Rpc *rpc) {
  const Message *resource = plan_resource(executor->plan, rpc);
  int i;
  executor->resource.message = resource;
  executor->resource.is_there = 0;
  for (i = 0; resource && i < resource->count; i++) executor->resource.values[i].present = 0;
}

int call_read(Executor *executor, const Rpc *rpc, const unsigned char *bytes, size_t count) {
  const Message *request = &executor->plan->messages[rpc->request];
  executor->rpc = rpc;
  executor->has_mask = executor->masks_all = executor->unchecked = 0;
  memset(executor->mask, 0, sizeof executor->mask);
  clear_resource(executor, rpc);
  if (!call_decode(executor, request, input_view(bytes, count), &executor->request, 0)) return ENDING_INVALID;
  if (rpc->update_mask >= 0) {
    if (!read_update(executor, rpc)) return ENDING_INVALID;
  } else if (rpc->resource >= 0 && executor->resource.is_there && !request->fields[rpc->resource].output_only) {
    if (!keeps_rules(executor, &executor->resource, 0)) return ENDING_INVALID;
  }
  if (!keeps_rules(executor, &executor->request, 0) || !read_page_size(executor, rpc)) return ENDING_INVALID;
  return ENDING_NONE;
}
