/*
** Reads what src/worker/call-plan.ts says about the calls of a database. Every count and index is compared with what
** there is, and nothing may be left over.
**
** All numbers are varints: version; the messages, each as its number of fields and those (number, kind, flags, type, format,
** shortest, longest + 1, fewest, most + 1, which bounds, three doubles, name); the enums; the number of rpcs, and those that are covered (number,
** request, resource + 1, request_id + 1, page_size + 1, page_token + 1, writes, shape, tag of commit_seq, conditions as
** (in the resource, field, equals + 1), steps as whether they must find something).
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

#define PLAN_VERSION 1
#define MAX_MESSAGES 512
#define MAX_RPCS 1024
#define MAX_PARAMETERS 1000
#define MAX_LENGTH (1 << 30)
/* All that one connection keeps; each takes about 8 KB. */
#define MAX_STATEMENTS 512

static void read_field(Input *input, CallField *field) {
  int flags;
  field->number = input_small(input, (1 << 29) - 1);
  field->kind = (unsigned char)input_small(input, KIND_OTHER);
  flags = input_small(input, 15);
  field->repeated = flags & 1;
  field->presence = (flags >> 1) & 1;
  field->output_only = (flags >> 2) & 1;
  field->required = (flags >> 3) & 1;
  field->type = input_small(input, MAX_MESSAGES);
  field->format = (unsigned char)input_small(input, FORMAT_DIGITS8);
  field->min_length = input_small(input, MAX_LENGTH);
  field->max_length = input_small(input, MAX_LENGTH) - 1;
  field->min_items = input_small(input, MAX_LENGTH);
  field->max_items = input_small(input, MAX_LENGTH) - 1;
  field->bounds = (unsigned char)input_small(input, 7);
  field->minimum = input_double(input);
  field->maximum = input_double(input);
  field->greater_than = input_double(input);
  field->name = input_text(input, &field->name_length);
}

static void read_messages(Input *input, Calls *calls) {
  int i;
  int j;
  int wanted = input_small(input, MAX_MESSAGES);
  calls->messages = input_array(input, wanted, sizeof *calls->messages);
  if (calls->messages) calls->message_count = wanted;
  for (i = 0; i < calls->message_count && !input->failed; i++) {
    CallMessage *message = &calls->messages[i];
    int count = input_small(input, CALL_MAX_FIELDS);
    message->fields = input_array(input, count, sizeof *message->fields);
    if (message->fields) message->count = count;
    for (j = 0; j < message->count && !input->failed; j++) {
      read_field(input, &message->fields[j]);
      if (message->fields[j].number < CALL_MAX_FIELDS) message->by_number[message->fields[j].number] = (unsigned char)(j + 1);
    }
  }
}

/* A field of the message, or -1. */
static int read_optional_field(Input *input, const CallMessage *message) {
  return input_small(input, message->count) - 1;
}

const CallMessage *call_resource(const Calls *calls, const CallRpc *rpc) {
  return rpc->resource < 0 ? NULL : &calls->messages[calls->messages[rpc->request].fields[rpc->resource].type];
}

static void read_conditions(Input *input, const Calls *calls, CallRpc *rpc) {
  int i;
  rpc->condition_count = input_small(input, CALL_MAX_CONDITIONS);
  for (i = 0; i < rpc->condition_count && !input->failed; i++) {
    CallCondition *condition = &rpc->conditions[i];
    const CallMessage *message;
    condition->in_resource = input_small(input, 1);
    message = condition->in_resource ? call_resource(calls, rpc) : &calls->messages[rpc->request];
    condition->field = input_small(input, CALL_MAX_FIELDS);
    condition->equals = input_small(input, MAX_LENGTH) - 1;
    if (!message || condition->field >= message->count) input->failed = 1;
  }
}

static void read_rpc(Input *input, Calls *calls) {
  int number = input_small(input, MAX_RPCS);
  CallRpc rpc = {0};
  const CallMessage *request;
  int i;
  rpc.covered = 1;
  rpc.request = input_small(input, MAX_MESSAGES);
  if (number >= calls->rpc_count || rpc.request >= calls->message_count) input->failed = 1;
  if (input->failed) return;
  request = &calls->messages[rpc.request];
  rpc.resource = read_optional_field(input, request);
  rpc.request_id = read_optional_field(input, request);
  rpc.page_size = read_optional_field(input, request);
  rpc.page_token = read_optional_field(input, request);
  rpc.writes = input_small(input, 1);
  rpc.shape = input_small(input, SHAPE_PAGE);
  rpc.commit_seq_tag = input_number(input);
  if (rpc.resource >= 0 && request->fields[rpc.resource].kind != KIND_MESSAGE) input->failed = 1;
  if (!input->failed) read_conditions(input, calls, &rpc);
  rpc.step_count = input_small(input, CALL_MAX_STATEMENTS);
  for (i = 0; i < rpc.step_count; i++) rpc.steps[i].must_find = (unsigned char)input_small(input, 1);
  if (!input->failed) calls->rpcs[number] = rpc;
}

/* What names another part of the plan names one that is there. */
static int is_closed(const Calls *calls) {
  int i;
  int j;
  for (i = 0; i < calls->message_count; i++) {
    for (j = 0; j < calls->messages[i].count; j++) {
      const CallField *field = &calls->messages[i].fields[j];
      if (field->number == 0) return 0;
      if (field->kind == KIND_MESSAGE && field->type >= calls->message_count) return 0;
      if (field->kind == KIND_ENUM && field->type >= calls->enum_count) return 0;
    }
  }
  return 1;
}

static int read_all(Input *input, Calls *calls) {
  int covered;
  int rpcs;
  if (input_number(input) != PLAN_VERSION) return 0;
  read_messages(input, calls);
  if (!input->failed) calls->enums = input_enums(input, &calls->enum_count);
  if (input->failed || !is_closed(calls)) return 0;
  rpcs = input_small(input, MAX_RPCS);
  calls->rpcs = input_array(input, rpcs, sizeof *calls->rpcs);
  if (calls->rpcs) calls->rpc_count = rpcs;
  for (covered = input_small(input, MAX_RPCS); covered > 0 && !input->failed; covered--) read_rpc(input, calls);
  return !input->failed && input->at == input->end;
}

Calls *calls_read(const unsigned char *bytes, size_t count) {
  Calls *calls;
  Input input = {0};
  if (!bytes || count == 0) return NULL;
  calls = sqlite3_malloc64(sizeof *calls);
  if (!calls) return NULL;
  memset(calls, 0, sizeof *calls);
  calls->plan = sqlite3_malloc64(count);
  if (calls->plan) {
    memcpy(calls->plan, bytes, count);
    input.at = calls->plan;
    input.end = calls->plan + count;
    if (read_all(&input, calls)) return calls;
  }
  calls_free(calls);
  return NULL;
}

void calls_free(Calls *calls) {
  int i;
  int j;
  if (!calls) return;
  for (i = 0; i < calls->rpc_count; i++) {
    for (j = 0; j < calls->rpcs[i].step_count; j++) {
      CallStatement *statement = calls->rpcs[i].steps[j].variants;
      while (statement) {
        CallStatement *next = statement->next;
        call_statement_free(statement);
        statement = next;
      }
    }
  }
  for (i = 0; i < calls->message_count; i++) sqlite3_free(calls->messages[i].fields);
  sqlite3_free(calls->messages);
  enums_free(calls->enums, calls->enum_count);
  sqlite3_free(calls->rpcs);
  sqlite3_free(calls->plan);
  bytes_free(&calls->batch);
  bytes_free(&calls->out);
  bytes_free(&calls->keys);
  bytes_free(&calls->json);
  sqlite3_free(calls);
}

void call_statement_free(CallStatement *statement) {
  sqlite3_finalize(statement->statement);
  row_plan_free(statement->rows);
  sqlite3_free(statement->parameters);
  sqlite3_free(statement);
}

int calls_add(Calls *calls, int rpc, int step, CallStatement *statement) {
  CallStep *place;
  if (calls->statement_count >= MAX_STATEMENTS) return 0;
  place = &calls->rpcs[rpc].steps[step];
  statement->next = place->variants;
  place->variants = statement;
  calls->statement_count++;
  return 1;
}

/* Whether the parameter names a field that there is, of a kind that can be bound. */
static int is_bindable(const Calls *calls, const CallRpc *rpc, const CallParameter *parameter) {
  int in_resource = parameter->source == SOURCE_RESOURCE || parameter->source == SOURCE_HAS_RESOURCE;
  const CallMessage *message = in_resource ? call_resource(calls, rpc) : &calls->messages[rpc->request];
  if (parameter->source < SOURCE_REQUEST) return 1;
  return message != NULL && parameter->field < message->count;
}

int call_parameters_read(const Calls *calls, const CallRpc *rpc, const unsigned char *bytes, size_t count,
                         CallStatement *statement) {
  Input input = {0};
  int i;
  int wanted;
  input.at = bytes;
  input.end = bytes + count;
  wanted = input_small(&input, MAX_PARAMETERS);
  statement->parameters = input_array(&input, wanted, sizeof *statement->parameters);
  if (statement->parameters) statement->parameter_count = wanted;
  for (i = 0; i < statement->parameter_count && !input.failed; i++) {
    CallParameter *parameter = &statement->parameters[i];
    parameter->source = input_small(&input, SOURCE_COUNT - 1);
    parameter->field = input_small(&input, CALL_MAX_FIELDS);
    if (!is_bindable(calls, rpc, parameter)) input.failed = 1;
  }
  return !input.failed && input.at == input.end;
}

const EnumValue *call_enum_value(const Calls *calls, const CallField *field, sqlite3_int64 number) {
  const EnumPlan *plan = &calls->enums[field->type];
  int i;
  for (i = 0; i < plan->count; i++) if (plan->values[i].number == (sqlite3_uint64)number) return &plan->values[i];
  return NULL;
}
