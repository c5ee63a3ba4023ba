/*
** Hashes of requests, as src/typed/request-hash.ts makes them: of what the request means and not of its bytes, which
** clients may order otherwise when they try again.
*/
#include <string.h>

#include "calls/blake2b.h"
#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define MAX_JSON_BYTES (64 * 1024 * 1024)

/* The classes of values, each one byte before the value. */
enum { ABSENT = 0, INTEGER = 1, REAL = 2, TEXT = 3, BLOB = 4, NOTHING = 5 };

static void add_byte(Blake2b *hash, unsigned char byte) { blake2b_add(hash, &byte, 1); }

static void add_word(Blake2b *hash, sqlite3_uint64 word) {
  unsigned char bytes[8];
  int i;
  for (i = 0; i < 8; i++) bytes[i] = (unsigned char)(word >> (8 * i));
  blake2b_add(hash, bytes, sizeof bytes);
}

static void add_bytes(Blake2b *hash, unsigned char class, const void *bytes, size_t count) {
  add_byte(hash, class);
  add_word(hash, count);
  blake2b_add(hash, bytes, count);
}

static int add_json(Executor *executor, Blake2b *hash, const Decoded *of, int field) {
  bytes_clear(&executor->json, MAX_JSON_BYTES);
  if (!call_json(executor, of, field, &executor->json)) return 0;
  add_bytes(hash, TEXT, executor->json.data, executor->json.length);
  return 1;
}

static int add_field(Executor *executor, Blake2b *hash, const Decoded *of, int index) {
  const Field *field = &of->message->fields[index];
  const Value *value = &of->values[index];
  const EnumValue *stored;
  if (field->output_only) return 1;
  if (!call_is_set(field, value)) {
    add_byte(hash, ABSENT);
    return 1;
  }
  if (field->repeated || field->kind == KIND_MESSAGE || field->kind == KIND_MASK) return add_json(executor, hash, of, index);
  switch (field->kind) {
    case KIND_STRING:
      add_bytes(hash, TEXT, value->text, (size_t)value->length);
      return 1;
    case KIND_BYTES:
      add_bytes(hash, BLOB, value->text, (size_t)value->length);
      return 1;
    case KIND_TIMESTAMP:
      add_bytes(hash, TEXT, value->time, TIME_LENGTH);
      return 1;
    case KIND_ENUM:
      stored = plan_enum_value(executor->plan, field, value->integer);
      if (!stored || stored->length == 0) add_byte(hash, NOTHING);
      else add_bytes(hash, TEXT, stored->text, (size_t)stored->length);
      return 1;
    case KIND_DOUBLE: {
      sqlite3_uint64 bits;
      memcpy(&bits, &value->real, sizeof bits);
      add_byte(hash, REAL);
      add_word(hash, bits);
      return 1;
    }
    default:
      add_byte(hash, INTEGER);
      add_word(hash, (sqlite3_uint64)value->integer);
      return 1;
  }
}

/* All fields but two, those of the resource among them. */
static int add_request(Executor *executor, Blake2b *hash, const Rpc *rpc, int without, int nor) {
  const Message *request = executor->request.message;
  int i;
  int j;
  add_bytes(hash, TEXT, rpc->method, (size_t)rpc->method_length);
  for (i = 0; i < request->count; i++) {
    if (i == without || i == nor) continue;
    if (i != rpc->resource) {
      if (!add_field(executor, hash, &executor->request, i)) return 0;
      continue;
    }
    add_byte(hash, executor->resource.is_there ? INTEGER : ABSENT);
    for (j = 0; j < executor->resource.message->count; j++) {
      if (!add_field(executor, hash, &executor->resource, j)) return 0;
    }
  }
  return 1;
}

static int make_hash(Executor *executor, const Rpc *rpc, int without, int nor, unsigned char *to, size_t count) {
  unsigned char digest[BLAKE2B_BYTES];
  Blake2b hash;
  blake2b_start(&hash);
  if (!add_request(executor, &hash, rpc, without, nor)) return 0;
  blake2b_end(&hash, digest);
  memcpy(to, digest, count);
  return 1;
}

int call_body_hash(Executor *executor, const Rpc *rpc, unsigned char *hash) {
  return make_hash(executor, rpc, rpc->request_id, -1, hash, BODY_HASH_BYTES);
}

int call_filters_hash(Executor *executor, const Rpc *rpc, unsigned char *hash) {
  return make_hash(executor, rpc, rpc->page_size, rpc->page_token, hash, FILTERS_HASH_BYTES);
}
