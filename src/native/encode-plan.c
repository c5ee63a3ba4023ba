/*
** Reads the plan of a statement's rows. The bytes come from this program, and are checked as if they did not: every
** count, index and length is compared with what there is, and nothing may be left over.
**
** All numbers are varints: version, values, row_tag; the messages, each as its number of fields and those (kind, flags,
** tag, type, name); the enums, each as its number of values and those (text, number); inner targets and own targets as
** (column, message, field); keys as columns; the number of columns.
*/
#include <string.h>

#include "encode.h"
SQLITE_EXTENSION_INIT3

#define PLAN_VERSION 1
#define MAX_MESSAGES 256
#define MAX_ENUMS 256
#define MAX_ENUM_VALUES 1024
#define MAX_COLUMNS 2000

typedef struct Input Input;
struct Input {
  const unsigned char *at;
  const unsigned char *end;
  int failed;
};

static sqlite3_uint64 number(Input *input) {
  sqlite3_uint64 value = 0;
  int shift;
  for (shift = 0; shift < 70; shift += 7) {
    unsigned char byte;
    if (input->at >= input->end) break;
    byte = *input->at++;
    if (shift < 64) value |= (sqlite3_uint64)(byte & 127) << shift;
    if (byte < 128) return value;
  }
  input->failed = 1;
  return 0;
}

/* A number that is at most `most`. */
static int small(Input *input, int most) {
  sqlite3_uint64 value = number(input);
  if (value <= (sqlite3_uint64)most) return (int)value;
  input->failed = 1;
  return 0;
}

static const char *text(Input *input, int *length) {
  const char *start;
  *length = small(input, 1 << 16);
  start = (const char *)input->at;
  if (*length > input->end - input->at) input->failed = 1;
  if (input->failed) return NULL;
  input->at += *length;
  return start;
}

static void *array(Input *input, int count, size_t size) {
  void *made;
  if (input->failed || count == 0) return NULL;
  made = sqlite3_malloc64((sqlite3_uint64)count * size);
  if (made) memset(made, 0, (size_t)count * size);
  else input->failed = 1;
  return made;
}

static void read_field(Input *input, FieldPlan *field) {
  int flags;
  field->kind = (unsigned char)small(input, KIND_COUNT - 1);
  flags = small(input, 3);
  field->repeated = flags & 1;
  field->presence = (flags >> 1) & 1;
  field->tag = number(input);
  field->type = small(input, MAX_MESSAGES + MAX_ENUMS);
  field->name = text(input, &field->name_length);
  field->guess = 1;
}

static void read_messages(Input *input, RowPlan *plan) {
  int i;
  int j;
  plan->message_count = small(input, MAX_MESSAGES);
  plan->messages = array(input, plan->message_count, sizeof *plan->messages);
  for (i = 0; i < plan->message_count && !input->failed; i++) {
    MessagePlan *message = &plan->messages[i];
    int count = small(input, PLAN_MAX_FIELDS);
    message->fields = array(input, count, sizeof *message->fields);
    if (message->fields) message->count = count;
    for (j = 0; j < message->count && !input->failed; j++) read_field(input, &message->fields[j]);
  }
}

static void read_enums(Input *input, RowPlan *plan) {
  int i;
  int j;
  plan->enum_count = small(input, MAX_ENUMS);
  plan->enums = array(input, plan->enum_count, sizeof *plan->enums);
  for (i = 0; i < plan->enum_count && !input->failed; i++) {
    EnumPlan *each = &plan->enums[i];
    int count = small(input, MAX_ENUM_VALUES);
    each->values = array(input, count, sizeof *each->values);
    if (each->values) each->count = count;
    for (j = 0; j < each->count && !input->failed; j++) {
      each->values[j].text = text(input, &each->values[j].length);
      each->values[j].number = number(input);
    }
  }
}

static Target *read_targets(Input *input, RowPlan *plan, int *count) {
  Target *targets;
  int wanted = small(input, MAX_COLUMNS);
  int i;
  targets = array(input, wanted, sizeof *targets);
  for (i = 0; targets && i < wanted && !input->failed; i++) {
    int message;
    int field;
    targets[i].column = small(input, MAX_COLUMNS);
    message = small(input, MAX_MESSAGES);
    field = small(input, PLAN_MAX_FIELDS);
    if (message >= plan->message_count || field >= plan->messages[message].count) input->failed = 1;
    else targets[i].field = &plan->messages[message].fields[field];
  }
  if (targets) *count = wanted;
  return targets;
}

static void read_keys(Input *input, RowPlan *plan) {
  int count = small(input, MAX_COLUMNS);
  int i;
  plan->keys = array(input, count, sizeof *plan->keys);
  if (plan->keys) plan->key_count = count;
  for (i = 0; i < plan->key_count && !input->failed; i++) plan->keys[i] = small(input, MAX_COLUMNS);
}

/* What names another part of the plan names one that is there. */
static int is_closed(const RowPlan *plan) {
  int i;
  int j;
  for (i = 0; i < plan->message_count; i++) {
    for (j = 0; j < plan->messages[i].count; j++) {
      const FieldPlan *field = &plan->messages[i].fields[j];
      if (field->kind == KIND_MESSAGE && field->type >= plan->message_count) return 0;
      if (field->kind == KIND_ENUM && field->type >= plan->enum_count) return 0;
    }
  }
  for (i = 0; i < plan->inner_count; i++) if (plan->inner[i].column >= plan->columns) return 0;
  for (i = 0; i < plan->own_count; i++) if (plan->own[i].column >= plan->columns) return 0;
  for (i = 0; i < plan->key_count; i++) if (plan->keys[i] >= plan->columns) return 0;
  return 1;
}

static int read_all(Input *input, RowPlan *plan) {
  if (number(input) != PLAN_VERSION) return 0;
  plan->values = small(input, 1);
  plan->row_tag = number(input);
  plan->row_guess = 1;
  read_messages(input, plan);
  if (!input->failed) read_enums(input, plan);
  if (!input->failed) plan->inner = read_targets(input, plan, &plan->inner_count);
  if (!input->failed) plan->own = read_targets(input, plan, &plan->own_count);
  if (!input->failed) read_keys(input, plan);
  plan->columns = small(input, MAX_COLUMNS);
  return !input->failed && input->at == input->end && is_closed(plan);
}

RowPlan *row_plan_read(const unsigned char *bytes, size_t count) {
  RowPlan *plan;
  Input input;
  if (!bytes || count == 0) return NULL;
  plan = sqlite3_malloc64(sizeof *plan);
  if (!plan) return NULL;
  memset(plan, 0, sizeof *plan);
  plan->copy = sqlite3_malloc64(count);
  if (plan->copy) {
    memcpy(plan->copy, bytes, count);
    input.at = plan->copy;
    input.end = plan->copy + count;
    input.failed = 0;
    if (read_all(&input, plan)) return plan;
  }
  row_plan_free(plan);
  return NULL;
}

void row_plan_free(RowPlan *plan) {
  int i;
  if (!plan) return;
  for (i = 0; plan->messages && i < plan->message_count; i++) sqlite3_free(plan->messages[i].fields);
  for (i = 0; plan->enums && i < plan->enum_count; i++) sqlite3_free(plan->enums[i].values);
  sqlite3_free(plan->messages);
  sqlite3_free(plan->enums);
  sqlite3_free(plan->inner);
  sqlite3_free(plan->own);
  sqlite3_free(plan->keys);
  sqlite3_free(plan->copy);
  sqlite3_free(plan);
}
