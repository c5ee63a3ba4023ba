/*
** The parameters of a call's statements, as src/typed/bind.ts has them.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define MAX_JSON_BYTES (64 * 1024 * 1024)

static const char *now(Executor *executor) {
  if (executor->now[0] == 0) call_time(executor->now_milliseconds, executor->now);
  return executor->now;
}

/* What a field without presence has when it is absent; NULL with presence. */
static int bind_absent(sqlite3_stmt *statement, int at, const Field *field) {
  if (field->repeated) return sqlite3_bind_text(statement, at, "[]", 2, SQLITE_STATIC);
  if (field->presence) return sqlite3_bind_null(statement, at);
  switch (field->kind) {
    case KIND_STRING: return sqlite3_bind_text(statement, at, "", 0, SQLITE_STATIC);
    case KIND_BYTES: return sqlite3_bind_blob(statement, at, "", 0, SQLITE_STATIC);
    case KIND_DOUBLE: return sqlite3_bind_double(statement, at, 0);
    case KIND_ENUM: return sqlite3_bind_null(statement, at);
    default: return sqlite3_bind_int64(statement, at, 0);
  }
}

/* The text that is stored for a number; the zero value has none. */
static int bind_enum(sqlite3_stmt *statement, int at, const EnumValue *value) {
  if (!value || value->length == 0) return sqlite3_bind_null(statement, at);
  return sqlite3_bind_text(statement, at, value->text, value->length, SQLITE_STATIC);
}

static int bind_json(Executor *executor, sqlite3_stmt *statement, int at, const Decoded *of, int field) {
  bytes_clear(&executor->json, MAX_JSON_BYTES);
  if (!call_json(executor, of, field, &executor->json))
    return executor->json.result == ENCODE_NOMEM ? SQLITE_NOMEM : executor->json.result == ENCODE_FULL ? SQLITE_TOOBIG : SQLITE_MISUSE;
  return sqlite3_bind_text(statement, at, (const char *)executor->json.data, (int)executor->json.length, SQLITE_TRANSIENT);
}

/* The bytes stay where they are until the statement is reset. */
static int bind_field(Executor *executor, sqlite3_stmt *statement, int at, const Decoded *of, int index) {
  const Field *field = &of->message->fields[index];
  const Value *value = &of->values[index];
  if (!value->present) return bind_absent(statement, at, field);
  if (field->repeated || field->kind == KIND_MESSAGE || field->kind == KIND_MASK) return bind_json(executor, statement, at, of, index);
  switch (field->kind) {
    case KIND_STRING:
      return sqlite3_bind_text(statement, at, (const char *)value->text, value->length, SQLITE_STATIC);
    case KIND_BYTES:
      return sqlite3_bind_blob(statement, at, value->text, value->length, SQLITE_STATIC);
    case KIND_DOUBLE:
      return sqlite3_bind_double(statement, at, value->real);
    case KIND_TIMESTAMP:
      return sqlite3_bind_text(statement, at, value->time, TIME_LENGTH, SQLITE_STATIC);
    case KIND_ENUM:
      return bind_enum(statement, at, plan_enum_value(executor->plan, field, value->integer));
    default:
      return sqlite3_bind_int64(statement, at, value->integer);
  }
}

/* What an update's mask names, whatever is set (AIP-134). */
int call_has(const Executor *executor, const Decoded *of, int field) {
  if (of == &executor->resource && executor->has_mask)
    return executor->masks_all || (executor->mask[field / 64] >> (field % 64) & 1);
  return call_is_set(&of->message->fields[field], &of->values[field]);
}

/* The call's own id, or that of the element: the same in all steps that run for its list. */
static int bind_new_id(Executor *executor, sqlite3_stmt *statement, int at) {
  const Step *steps = executor->rpc->steps;
  const Step *step = executor->step;
  int list = 0;
  int place = 0;
  Bytes *ids;
  if (step->each != SCOPE_NONE) {
    while (steps[list].each != step->each || steps[list].each_field != step->each_field) list++;
    list++;
    place = executor->index;
  }
  ids = &executor->ids[list];
  while (ids->length < (size_t)(place + 1) * ID_LENGTH) {
    char text[ID_LENGTH];
    call_new_id(executor, executor->now_milliseconds, text);
    bytes_append(ids, text, ID_LENGTH);
    if (ids->result != ENCODE_OK) return SQLITE_NOMEM;
  }
  return sqlite3_bind_text(statement, at, (const char *)ids->data + place * ID_LENGTH, ID_LENGTH, SQLITE_TRANSIENT);
}

static int bind_one(Executor *executor, sqlite3_stmt *statement, int at, const Parameter *parameter) {
  int field = parameter->field;
  switch (parameter->source) {
    case SOURCE_NOW:
      return sqlite3_bind_text(statement, at, now(executor), TIME_LENGTH, SQLITE_STATIC);
    case SOURCE_NEW_ID:
      return bind_new_id(executor, statement, at);
    case SOURCE_CALLER:
      return sqlite3_bind_text(statement, at, (const char *)executor->caller, executor->caller_length, SQLITE_STATIC);
    case SOURCE_PAGE_SIZE:
      return sqlite3_bind_int64(statement, at, executor->page_size);
    case SOURCE_INDEX:
      return sqlite3_bind_int64(statement, at, executor->index);
    case SOURCE_CHANGES:
      return sqlite3_bind_int64(statement, at, sqlite3_changes64(sqlite3_db_handle(statement)));
    case SOURCE_LIMIT:
      return sqlite3_bind_int64(statement, at, executor->page_size + 1);
    case SOURCE_KEY:
      return call_bind_key(executor, statement, at, field);
    case SOURCE_REQUEST:
      return bind_field(executor, statement, at, &executor->request, field);
    case SOURCE_RESOURCE:
      return bind_field(executor, statement, at, &executor->resource, field);
    case SOURCE_ELEMENT:
      return bind_field(executor, statement, at, &executor->element, field);
    case SOURCE_HAS_REQUEST:
      return sqlite3_bind_int(statement, at, call_has(executor, &executor->request, field));
    case SOURCE_HAS_RESOURCE:
      return sqlite3_bind_int(statement, at, call_has(executor, &executor->resource, field));
    case SOURCE_HAS_ELEMENT:
      return sqlite3_bind_int(statement, at, call_has(executor, &executor->element, field));
    default:
      return SQLITE_MISUSE;
  }
}

int call_bind(Executor *executor, const Rpc *rpc, const Variant *variant) {
  int i;
  (void)rpc;
  for (i = 0; i < variant->parameter_count; i++) {
    int code = bind_one(executor, variant->statement, i + 1, &variant->parameters[i]);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

static int holds(const Executor *executor, const Condition *condition) {
  const Decoded *of = condition->in_resource ? &executor->resource : &executor->request;
  const Value *value = &of->values[condition->field];
  if (condition->equals >= 0) return value->present && value->integer == condition->equals;
  return call_has(executor, of, condition->field);
}

int call_conditions(const Executor *executor, const Rpc *rpc) {
  int bits = 0;
  int i;
  for (i = 0; i < rpc->condition_count; i++) bits |= holds(executor, &rpc->conditions[i]) << i;
  return bits;
}
