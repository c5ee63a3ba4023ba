/*
** The parameters of a call's statements, as src/worker/bind.ts has them.
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

#define MAX_JSON_BYTES (64 * 1024 * 1024)

static const char *now(Calls *calls) {
  if (calls->now[0] == 0) call_time(calls->now_milliseconds, calls->now);
  return calls->now;
}

/* What a field without presence has when it is absent; NULL with presence. */
static int bind_absent(sqlite3_stmt *statement, int at, const CallField *field) {
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

static int bind_json(Calls *calls, sqlite3_stmt *statement, int at, const CallField *field, Input message) {
  bytes_clear(&calls->json, MAX_JSON_BYTES);
  if (!call_json(calls, field, message, &calls->json)) return SQLITE_MISUSE;
  return sqlite3_bind_text(statement, at, (const char *)calls->json.data, (int)calls->json.length, SQLITE_TRANSIENT);
}

/* The bytes stay where they are until the statement is reset. */
static int bind_field(Calls *calls, sqlite3_stmt *statement, int at, const CallField *field, const CallValue *value,
                      Input message) {
  if (!value->present) return bind_absent(statement, at, field);
  if (field->repeated || field->kind == KIND_MESSAGE) return bind_json(calls, statement, at, field, message);
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
      return bind_enum(statement, at, call_enum_value(calls, field, value->integer));
    default:
      return sqlite3_bind_int64(statement, at, value->integer);
  }
}

static const CallMessage *request_of(const Calls *calls, const CallRpc *rpc) { return &calls->messages[rpc->request]; }

/* The resource has presence of its own, and no value among the request's. */
static int has_request_field(const Calls *calls, const CallRpc *rpc, int field) {
  if (field == rpc->resource) return calls->has_resource;
  return call_is_set(&request_of(calls, rpc)->fields[field], &calls->request[field]);
}

static int has_resource_field(const Calls *calls, const CallRpc *rpc, int field) {
  return call_is_set(&call_resource(calls, rpc)->fields[field], &calls->resource[field]);
}

static int bind_one(Calls *calls, const CallRpc *rpc, sqlite3_stmt *statement, int at, const CallParameter *parameter) {
  int field = parameter->field;
  switch (parameter->source) {
    case SOURCE_NOW:
      return sqlite3_bind_text(statement, at, now(calls), TIME_LENGTH, SQLITE_STATIC);
    case SOURCE_NEW_ID:
      if (!calls->new_id) return SQLITE_MISUSE;
      return sqlite3_bind_text(statement, at, calls->new_id, calls->new_id_length, SQLITE_STATIC);
    case SOURCE_CALLER:
      return sqlite3_bind_text(statement, at, (const char *)calls->caller, calls->caller_length, SQLITE_STATIC);
    case SOURCE_PAGE_SIZE:
      return sqlite3_bind_int64(statement, at, calls->page_size);
    case SOURCE_LIMIT:
      return sqlite3_bind_int64(statement, at, calls->page_size + 1);
    case SOURCE_REQUEST:
      /* A whole message binds as JSON text: JavaScript's. */
      if (field == rpc->resource) return SQLITE_MISUSE;
      return bind_field(calls, statement, at, &request_of(calls, rpc)->fields[field], &calls->request[field],
                        calls->request_bytes);
    case SOURCE_RESOURCE:
      return bind_field(calls, statement, at, &call_resource(calls, rpc)->fields[field], &calls->resource[field],
                        calls->resource_bytes);
    case SOURCE_HAS_REQUEST:
      return sqlite3_bind_int(statement, at, has_request_field(calls, rpc, field));
    case SOURCE_HAS_RESOURCE:
      return sqlite3_bind_int(statement, at, has_resource_field(calls, rpc, field));
    default:
      return SQLITE_MISUSE;
  }
}

int call_bind(Calls *calls, const CallRpc *rpc, const CallStatement *statement) {
  int i;
  for (i = 0; i < statement->parameter_count; i++) {
    int code = bind_one(calls, rpc, statement->statement, i + 1, &statement->parameters[i]);
    if (code != SQLITE_OK) return code;
  }
  return SQLITE_OK;
}

static int holds(const Calls *calls, const CallRpc *rpc, const CallCondition *condition) {
  const CallValue *value = &(condition->in_resource ? calls->resource : calls->request)[condition->field];
  if (condition->equals >= 0) return value->present && value->integer == condition->equals;
  if (condition->in_resource) return has_resource_field(calls, rpc, condition->field);
  return has_request_field(calls, rpc, condition->field);
}

int call_conditions(const Calls *calls, const CallRpc *rpc) {
  int bits = 0;
  int i;
  for (i = 0; i < rpc->condition_count; i++) bits |= holds(calls, rpc, &rpc->conditions[i]) << i;
  return bits;
}
