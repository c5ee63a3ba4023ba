/*
** Reads plans. All numbers are varints. A database's plan: version; the messages, each as its number of fields and those
** (number, kind, flags, type, format, shortest, longest + 1, fewest, most + 1, which bounds, three doubles, name,
** pattern); the enums, each as its number of values and those (text, number); the rpcs in order (method, request, resource + 1,
** update_mask + 1, request_id + 1, page_size + 1, page_token + 1, writes, shape, tags of commit_seq and next_page_token,
** conditions as (in the resource, field, equals + 1), steps as (must find, scope of -- each, its field)).
**
** The plan of a statement's rows: values, row_tag; inner targets and own targets as (column, message, field); keys as
** columns; the number of columns.
*/
#include <string.h>

#include "calls/plan.h"
SQLITE_EXTENSION_INIT3

#define MAX_MESSAGES 512
#define MAX_ENUMS 256
#define MAX_ENUM_VALUES 1024
#define MAX_RPCS 1024
#define MAX_COLUMNS 2000
#define MAX_PARAMETERS 1000
#define MAX_NUMBER (1 << 30)
/* All that one connection keeps; each takes about 8 KB. */
#define MAX_VARIANTS 512

Input input_view(const unsigned char *bytes, size_t count) {
  Input input = {0};
  input.at = bytes;
  input.end = bytes + count;
  return input;
}

sqlite3_uint64 input_number(Input *input) {
  sqlite3_uint64 value = 0;
  int shift;
  for (shift = 0; shift < 70; shift += 7) {
    unsigned char byte;
    if (input->at >= input->end) break;
    byte = *input->at++;
    if (shift == 63 && byte > 1) break; /* there is room for one bit */
    value |= (sqlite3_uint64)(byte & 127) << shift;
    if (byte < 128) return value;
  }
  input->failed = 1;
  return 0;
}

int input_small(Input *input, int most) {
  sqlite3_uint64 value = input_number(input);
  if (value <= (sqlite3_uint64)most) return (int)value;
  input->failed = 1;
  return 0;
}

double input_double(Input *input) {
  double value = 0;
  if (input->end - input->at < (int)sizeof value) input->failed = 1;
  if (input->failed) return 0;
  memcpy(&value, input->at, sizeof value);
  input->at += sizeof value;
  return value;
}

const char *input_text(Input *input, int *length) {
  const char *start;
  *length = input_small(input, 1 << 16);
  start = (const char *)input->at;
  if (*length > input->end - input->at) input->failed = 1;
  if (input->failed) return NULL;
  input->at += *length;
  return start;
}

void *input_array(Input *input, int count, size_t size) {
  void *made;
  if (input->failed || count == 0) return NULL;
  made = sqlite3_malloc64((sqlite3_uint64)count * size);
  if (made) memset(made, 0, (size_t)count * size);
  else input->failed = 1;
  return made;
}

static int input_bit(Input *input) { return input_small(input, 1); }

/* An index, or -1 for what is absent. */
static int input_optional(Input *input, int count) { return input_small(input, count) - 1; }

/* Elements of a list on the wire are packed where they can be. */
static int wire_type(const Field *field) {
  if (field->kind == KIND_DOUBLE && !field->repeated) return 1;
  if (field->repeated) return 2;
  return field->kind == KIND_BOOL || field->kind == KIND_INT32 || field->kind == KIND_INT64 || field->kind == KIND_ENUM ? 0 : 2;
}

static void read_field(Input *input, Field *field) {
  int flags;
  field->number = input_small(input, (1 << 29) - 1);
  field->kind = (unsigned char)input_small(input, KIND_COUNT - 1);
  flags = input_small(input, 15);
  field->repeated = (flags & FIELD_FLAG_REPEATED) != 0;
  field->presence = (flags & FIELD_FLAG_PRESENCE) != 0;
  field->output_only = (flags & FIELD_FLAG_OUTPUT_ONLY) != 0;
  field->required = (flags & FIELD_FLAG_REQUIRED) != 0;
  field->type = input_small(input, MAX_MESSAGES);
  field->format = (unsigned char)input_small(input, FORMAT_COUNT - 1);
  field->min_length = input_small(input, MAX_NUMBER);
  field->max_length = input_small(input, MAX_NUMBER) - 1;
  field->min_items = input_small(input, MAX_NUMBER);
  field->max_items = input_small(input, MAX_NUMBER) - 1;
  field->bounds = (unsigned char)input_small(input, 7);
  field->minimum = input_double(input);
  field->maximum = input_double(input);
  field->greater_than = input_double(input);
  field->name = input_text(input, &field->name_length);
  field->pattern = (const unsigned char *)input_text(input, &field->pattern_length);
  if (field->pattern_length % PATTERN_PART_BYTES != 0) input->failed = 1;
  field->tag = (sqlite3_uint64)field->number * 8 + (sqlite3_uint64)wire_type(field);
  field->guess = 1;
}

static void read_messages(Input *input, Plan *plan) {
  int i;
  int j;
  int wanted = input_small(input, MAX_MESSAGES);
  plan->messages = input_array(input, wanted, sizeof *plan->messages);
  if (plan->messages) plan->message_count = wanted;
  for (i = 0; i < plan->message_count && !input->failed; i++) {
    Message *message = &plan->messages[i];
    int count = input_small(input, MAX_FIELDS);
    message->fields = input_array(input, count, sizeof *message->fields);
    if (message->fields) message->count = count;
    for (j = 0; j < message->count && !input->failed; j++) {
      read_field(input, &message->fields[j]);
      if (message->fields[j].number < MAX_FIELDS) message->by_number[message->fields[j].number] = (unsigned char)(j + 1);
    }
  }
}

static void read_enums(Input *input, Plan *plan) {
  int wanted = input_small(input, MAX_ENUMS);
  int i;
  int j;
  plan->enums = input_array(input, wanted, sizeof *plan->enums);
  if (plan->enums) plan->enum_count = wanted;
  for (i = 0; i < plan->enum_count && !input->failed; i++) {
    EnumPlan *each = &plan->enums[i];
    int values = input_small(input, MAX_ENUM_VALUES);
    each->values = input_array(input, values, sizeof *each->values);
    if (each->values) each->count = values;
    for (j = 0; j < each->count && !input->failed; j++) {
      each->values[j].text = input_text(input, &each->values[j].length);
      each->values[j].number = input_number(input);
    }
  }
}

const Message *plan_resource(const Plan *plan, const Rpc *rpc) {
  return rpc->resource < 0 ? NULL : &plan->messages[plan->messages[rpc->request].fields[rpc->resource].type];
}

/* A field of the request that the executor itself reads, of this kind; -1: there is none. */
static int read_own_field(Input *input, const Message *request, int kind) {
  int field = input_optional(input, request->count);
  if (field >= 0 && (request->fields[field].kind != kind || request->fields[field].repeated)) input->failed = 1;
  return input->failed ? -1 : field;
}

static void read_conditions(Input *input, const Plan *plan, Rpc *rpc) {
  int i;
  rpc->condition_count = input_small(input, MAX_CONDITIONS);
  for (i = 0; i < rpc->condition_count && !input->failed; i++) {
    Condition *condition = &rpc->conditions[i];
    const Message *message;
    condition->in_resource = input_bit(input);
    message = condition->in_resource ? plan_resource(plan, rpc) : &plan->messages[rpc->request];
    condition->field = input_small(input, MAX_FIELDS);
    condition->equals = input_small(input, MAX_NUMBER) - 1;
    if (!message || condition->field >= message->count) input->failed = 1;
  }
}

/* `-- each` runs for the elements of a list of messages. */
static void read_step(Input *input, const Plan *plan, const Rpc *rpc, Step *step) {
  const Message *message;
  step->must_find = (unsigned char)input_bit(input);
  step->each = (unsigned char)input_small(input, SCOPE_COUNT - 1);
  step->each_field = input_small(input, MAX_FIELDS);
  if (input->failed || step->each == SCOPE_NONE) return;
  message = step->each == SCOPE_RESOURCE ? plan_resource(plan, rpc) : &plan->messages[rpc->request];
  if (!message || step->each_field >= message->count) input->failed = 1;
  else if (!message->fields[step->each_field].repeated || message->fields[step->each_field].kind != KIND_MESSAGE) input->failed = 1;
}

static void read_rpc(Input *input, Plan *plan, Rpc *rpc) {
  const Message *request;
  int i;
  rpc->method = input_text(input, &rpc->method_length);
  rpc->request = input_small(input, MAX_MESSAGES);
  if (rpc->request >= plan->message_count) input->failed = 1;
  if (input->failed) return;
  request = &plan->messages[rpc->request];
  rpc->resource = read_own_field(input, request, KIND_MESSAGE);
  rpc->update_mask = read_own_field(input, request, KIND_MASK);
  rpc->request_id = read_own_field(input, request, KIND_STRING);
  rpc->page_size = read_own_field(input, request, KIND_INT32);
  rpc->page_token = read_own_field(input, request, KIND_STRING);
  rpc->writes = input_bit(input);
  rpc->shape = input_small(input, SHAPE_COUNT - 1);
  rpc->commit_seq_tag = input_number(input);
  rpc->page_token_tag = input_number(input);
  if (!input->failed) read_conditions(input, plan, rpc);
  rpc->step_count = input_small(input, MAX_STATEMENTS);
  if (rpc->step_count == 0) input->failed = 1;
  for (i = 0; i < rpc->step_count && !input->failed; i++) read_step(input, plan, rpc, &rpc->steps[i]);
}

static void read_rpcs(Input *input, Plan *plan) {
  int wanted = input_small(input, MAX_RPCS);
  int i;
  plan->rpcs = input_array(input, wanted, sizeof *plan->rpcs);
  if (plan->rpcs) plan->rpc_count = wanted;
  for (i = 0; i < plan->rpc_count && !input->failed; i++) read_rpc(input, plan, &plan->rpcs[i]);
}

/* What names another part of the plan names one that is there. */
static int is_closed(const Plan *plan) {
  int i;
  int j;
  for (i = 0; i < plan->message_count; i++) {
    for (j = 0; j < plan->messages[i].count; j++) {
      const Field *field = &plan->messages[i].fields[j];
      if (field->number == 0) return 0;
      if (field->kind == KIND_MESSAGE && field->type >= plan->message_count) return 0;
      if (field->kind == KIND_ENUM && field->type >= plan->enum_count) return 0;
    }
  }
  return 1;
}

static int read_plan(Input *input, Plan *plan) {
  if (input_number(input) != PLAN_VERSION) return 0;
  read_messages(input, plan);
  if (!input->failed) read_enums(input, plan);
  if (input->failed || !is_closed(plan)) return 0;
  read_rpcs(input, plan);
  return !input->failed && input->at == input->end;
}

Plan *plan_read(const unsigned char *bytes, size_t count) {
  Plan *plan;
  Input input;
  if (!bytes || count == 0) return NULL;
  plan = sqlite3_malloc64(sizeof *plan);
  if (!plan) return NULL;
  memset(plan, 0, sizeof *plan);
  plan->copy = sqlite3_malloc64(count);
  if (plan->copy) {
    memcpy(plan->copy, bytes, count);
    input = input_view(plan->copy, count);
    if (read_plan(&input, plan)) return plan;
  }
  plan_free(plan);
  return NULL;
}

static void free_variants(Variant *variant) {
  while (variant) {
    Variant *next = variant->next;
    variant_free(variant);
    variant = next;
  }
}

/* Callers who try every filter of every list would have all of them compiled: then all are dropped, and compiled again when needed. */
static void drop_variants(Plan *plan) {
  int i;
  int j;
  for (i = 0; i < plan->rpc_count; i++) {
    for (j = 0; j < plan->rpcs[i].step_count; j++) {
      free_variants(plan->rpcs[i].steps[j].variants);
      plan->rpcs[i].steps[j].variants = NULL;
    }
  }
  plan->variant_count = 0;
}

void plan_free(Plan *plan) {
  int i;
  if (!plan) return;
  drop_variants(plan);
  for (i = 0; i < plan->message_count; i++) sqlite3_free(plan->messages[i].fields);
  for (i = 0; i < plan->enum_count; i++) sqlite3_free(plan->enums[i].values);
  sqlite3_free(plan->messages);
  sqlite3_free(plan->enums);
  sqlite3_free(plan->rpcs);
  sqlite3_free(plan->copy);
  sqlite3_free(plan);
}

const Field *plan_find(const Message *message, int number, int *index) {
  if (number < MAX_FIELDS) {
    *index = message->by_number[number] - 1;
    return *index < 0 ? NULL : &message->fields[*index];
  }
  for (*index = 0; *index < message->count; ++*index) {
    if (message->fields[*index].number == number) return &message->fields[*index];
  }
  return NULL;
}

const EnumValue *plan_enum_value(const Plan *plan, const Field *field, sqlite3_int64 number) {
  const EnumPlan *each = &plan->enums[field->type];
  int i;
  for (i = 0; i < each->count; i++) if (each->values[i].number == (sqlite3_uint64)number) return &each->values[i];
  return NULL;
}

static Target *read_targets(Input *input, const Plan *plan, int *count) {
  int wanted = input_small(input, plan ? MAX_COLUMNS : 0);
  Target *targets = input_array(input, wanted, sizeof *targets);
  int i;
  for (i = 0; targets && i < wanted && !input->failed; i++) {
    int message;
    int field;
    targets[i].column = input_small(input, MAX_COLUMNS);
    message = input_small(input, MAX_MESSAGES);
    field = input_small(input, MAX_FIELDS);
    if (message >= plan->message_count || field >= plan->messages[message].count) input->failed = 1;
    else targets[i].field = &plan->messages[message].fields[field];
  }
  if (targets) *count = wanted;
  return targets;
}

static void read_keys(Input *input, RowPlan *rows) {
  int count = input_small(input, MAX_KEYS);
  int i;
  rows->keys = input_array(input, count, sizeof *rows->keys);
  if (rows->keys) rows->key_count = count;
  for (i = 0; i < rows->key_count && !input->failed; i++) rows->keys[i] = input_small(input, MAX_COLUMNS);
}

static int has_columns(const RowPlan *rows) {
  int i;
  for (i = 0; i < rows->inner_count; i++) if (rows->inner[i].column >= rows->columns) return 0;
  for (i = 0; i < rows->own_count; i++) if (rows->own[i].column >= rows->columns) return 0;
  for (i = 0; i < rows->key_count; i++) if (rows->keys[i] >= rows->columns) return 0;
  return 1;
}

static int read_rows(Input *input, const Plan *plan, RowPlan *rows) {
  rows->plan = plan;
  rows->values = input_bit(input);
  rows->row_tag = input_number(input);
  rows->row_guess = 1;
  if (!input->failed) rows->inner = read_targets(input, plan, &rows->inner_count);
  if (!input->failed) rows->own = read_targets(input, plan, &rows->own_count);
  if (!input->failed) read_keys(input, rows);
  rows->columns = input_small(input, MAX_COLUMNS);
  return !input->failed && input->at == input->end && has_columns(rows);
}

RowPlan *row_plan_read(const Plan *plan, const unsigned char *bytes, size_t count) {
  RowPlan *rows;
  Input input;
  if (!bytes || count == 0) return NULL;
  rows = sqlite3_malloc64(sizeof *rows);
  if (!rows) return NULL;
  memset(rows, 0, sizeof *rows);
  input = input_view(bytes, count);
  if (read_rows(&input, plan, rows)) return rows;
  row_plan_free(rows);
  return NULL;
}

void row_plan_free(RowPlan *rows) {
  if (!rows) return;
  sqlite3_free(rows->inner);
  sqlite3_free(rows->own);
  sqlite3_free(rows->keys);
  sqlite3_free(rows);
}

/* The message that a parameter's field is of; NULL: there is none. */
static const Message *message_of(const Plan *plan, const Rpc *rpc, const Step *step, int source) {
  const Message *each;
  switch (source) {
    case SOURCE_REQUEST:
    case SOURCE_HAS_REQUEST: return &plan->messages[rpc->request];
    case SOURCE_RESOURCE:
    case SOURCE_HAS_RESOURCE: return plan_resource(plan, rpc);
    default: break;
  }
  if (step->each == SCOPE_NONE) return NULL;
  each = step->each == SCOPE_RESOURCE ? plan_resource(plan, rpc) : &plan->messages[rpc->request];
  return &plan->messages[each->fields[step->each_field].type];
}

static int is_bindable(const Plan *plan, const Rpc *rpc, const Step *step, const Parameter *parameter) {
  const Message *message;
  if (parameter->source == SOURCE_KEY) return parameter->field < MAX_KEYS;
  if (parameter->source < SOURCE_REQUEST) return 1;
  message = message_of(plan, rpc, step, parameter->source);
  return message != NULL && parameter->field < message->count;
}

int plan_read_parameters(const Plan *plan, const Rpc *rpc, const Step *step, const unsigned char *bytes, size_t count,
                         Variant *variant) {
  Input input = input_view(bytes, count);
  int i;
  int wanted = input_small(&input, MAX_PARAMETERS);
  variant->parameters = input_array(&input, wanted, sizeof *variant->parameters);
  if (variant->parameters) variant->parameter_count = wanted;
  for (i = 0; i < variant->parameter_count && !input.failed; i++) {
    Parameter *parameter = &variant->parameters[i];
    parameter->source = input_small(&input, SOURCE_COUNT - 1);
    parameter->field = input_small(&input, MAX_FIELDS);
    if (!is_bindable(plan, rpc, step, parameter)) input.failed = 1;
  }
  return !input.failed && input.at == input.end;
}

void plan_add_variant(Plan *plan, Step *step, Variant *variant) {
  if (plan->variant_count >= MAX_VARIANTS) drop_variants(plan);
  variant->next = step->variants;
  step->variants = variant;
  plan->variant_count++;
}

void variant_free(Variant *variant) {
  sqlite3_finalize(variant->statement);
  row_plan_free(variant->rows);
  sqlite3_free(variant->parameters);
  sqlite3_free(variant);
}
