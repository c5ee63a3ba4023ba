/*
** Reads the plan of a statement's rows. The bytes come from this program, and are checked as if they did not: every
** count, index and length is compared with what there is, and nothing may be left over.
**
** All numbers are varints: version, values, row_tag; the messages, each as its number of fields and those (kind, flags,
** tag, type, name); the enums, each as its number of values and those (text, number); inner targets and own targets as
** (column, message, field); keys as columns; the number of columns.
*/
#include <string.h>

#include "plan-input.h"
SQLITE_EXTENSION_INIT3

#define PLAN_VERSION 1
#define MAX_MESSAGES 256
#define MAX_COLUMNS 2000

static void read_field(Input *input, FieldPlan *field) {
  int flags;
  field->kind = (unsigned char)input_small(input, KIND_COUNT - 1);
  flags = input_small(input, 3);
  field->repeated = flags & 1;
  field->presence = (flags >> 1) & 1;
  field->tag = input_number(input);
  field->type = input_small(input, MAX_MESSAGES + INPUT_MAX_ENUMS);
  field->name = input_text(input, &field->name_length);
  field->guess = 1;
}

static void read_messages(Input *input, RowPlan *plan) {
  int i;
  int j;
  plan->message_count = input_small(input, MAX_MESSAGES);
  plan->messages = input_array(input, plan->message_count, sizeof *plan->messages);
  for (i = 0; i < plan->message_count && !input->failed; i++) {
    MessagePlan *message = &plan->messages[i];
    int count = input_small(input, PLAN_MAX_FIELDS);
    message->fields = input_array(input, count, sizeof *message->fields);
    if (message->fields) message->count = count;
    for (j = 0; j < message->count && !input->failed; j++) read_field(input, &message->fields[j]);
  }
}

static Target *read_targets(Input *input, RowPlan *plan, int *count) {
  Target *targets;
  int wanted = input_small(input, MAX_COLUMNS);
  int i;
  targets = input_array(input, wanted, sizeof *targets);
  for (i = 0; targets && i < wanted && !input->failed; i++) {
    int message;
    int field;
    targets[i].column = input_small(input, MAX_COLUMNS);
    message = input_small(input, MAX_MESSAGES);
    field = input_small(input, PLAN_MAX_FIELDS);
    if (message >= plan->message_count || field >= plan->messages[message].count) input->failed = 1;
    else targets[i].field = &plan->messages[message].fields[field];
  }
  if (targets) *count = wanted;
  return targets;
}

static void read_keys(Input *input, RowPlan *plan) {
  int count = input_small(input, MAX_COLUMNS);
  int i;
  plan->keys = input_array(input, count, sizeof *plan->keys);
  if (plan->keys) plan->key_count = count;
  for (i = 0; i < plan->key_count && !input->failed; i++) plan->keys[i] = input_small(input, MAX_COLUMNS);
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
  if (input_number(input) != PLAN_VERSION) return 0;
  plan->values = input_small(input, 1);
  plan->row_tag = input_number(input);
  plan->row_guess = 1;
  read_messages(input, plan);
  if (!input->failed) plan->enums = input_enums(input, &plan->enum_count);
  if (!input->failed) plan->inner = read_targets(input, plan, &plan->inner_count);
  if (!input->failed) plan->own = read_targets(input, plan, &plan->own_count);
  if (!input->failed) read_keys(input, plan);
  plan->columns = input_small(input, MAX_COLUMNS);
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
  sqlite3_free(plan->messages);
  enums_free(plan->enums, plan->enum_count);
  sqlite3_free(plan->inner);
  sqlite3_free(plan->own);
  sqlite3_free(plan->keys);
  sqlite3_free(plan->copy);
  sqlite3_free(plan);
}
