/*
** Page tokens, as src/typed/page-token.ts has them: base64url (RFC 4648, without padding) of a version, a hash of the
** request's filters, and the keys of the row after which the page begins, as encode_keys writes them.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define HEADER_BYTES (1 + FILTERS_HASH_BYTES)
#define MAX_TOKEN_BYTES (1024 * 1024)

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static int digit_of(unsigned char sign) {
  if (sign >= 'A' && sign <= 'Z') return sign - 'A';
  if (sign >= 'a' && sign <= 'z') return sign - 'a' + 26;
  if (sign >= '0' && sign <= '9') return sign - '0' + 52;
  return sign == '-' ? 62 : sign == '_' ? 63 : -1;
}

/* 0 when it is not base64url, or has bits after its last byte. */
static int decode(const unsigned char *text, size_t count, Bytes *out) {
  unsigned int bits = 0;
  int held = 0;
  size_t i;
  if (count % 4 == 1) return 0;
  for (i = 0; i < count; i++) {
    int digit = digit_of(text[i]);
    unsigned char byte;
    if (digit < 0) return 0;
    bits = bits << 6 | (unsigned)digit;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    byte = (unsigned char)(bits >> held);
    bits &= (1u << held) - 1;
    bytes_append(out, &byte, 1);
  }
  return bits == 0 && out->result == ENCODE_OK;
}

static void encode(const unsigned char *bytes, size_t count, Bytes *out) {
  unsigned char *to = bytes_reserve(out, (count * 8 + 5) / 6);
  unsigned char *start = to;
  unsigned int bits = 0;
  int held = 0;
  size_t i;
  if (!to) return;
  for (i = 0; i < count; i++) {
    bits = bits << 8 | bytes[i];
    for (held += 8; held >= 6; held -= 6) *to++ = (unsigned char)alphabet[bits >> (held - 6) & 63];
    bits &= (1u << held) - 1;
  }
  if (held > 0) *to++ = (unsigned char)alphabet[bits << (6 - held) & 63];
  out->length += (size_t)(to - start);
}

/* Finds the keys; 0 when they are not as many as the order has. */
static int find_keys(Executor *executor, int wanted) {
  Input input = input_view(executor->token.data + HEADER_BYTES, executor->token.length - HEADER_BYTES);
  int i;
  if (wanted > MAX_KEYS) return 0;
  for (i = 0; i < wanted; i++) {
    TokenKey *key = &executor->token_keys[i];
    int type = input_small(&input, SQLITE_TEXT);
    sqlite3_uint64 count = type == SQLITE_TEXT ? input_number(&input) : 8;
    if (input.failed || type < SQLITE_INTEGER || count > (sqlite3_uint64)(input.end - input.at)) return 0;
    key->type = type;
    key->bytes = input.at;
    key->length = (int)count;
    input.at += count;
  }
  return input.at == input.end;
}

int call_read_token(Executor *executor, const Rpc *rpc) {
  const Value *token;
  unsigned char hash[FILTERS_HASH_BYTES];
  bytes_clear(&executor->token, MAX_TOKEN_BYTES);
  memset(executor->token_keys, 0, sizeof executor->token_keys);
  if (rpc->page_token < 0) return ENDING_NONE;
  token = &executor->request.values[rpc->page_token];
  if (!token->present || token->length == 0) return ENDING_NONE;
  if (!decode(token->text, (size_t)token->length, &executor->token)) return ENDING_BAD_TOKEN;
  if (executor->token.length < HEADER_BYTES || executor->token.data[0] != TOKEN_VERSION) return ENDING_BAD_TOKEN;
  if (!call_filters_hash(executor, rpc, hash)) return ENDING_HANDED_OVER;
  return memcmp(executor->token.data + 1, hash, sizeof hash) == 0 ? ENDING_NONE : ENDING_BAD_TOKEN;
}

int call_has_keys(Executor *executor, const Variant *variant) {
  int wanted = 0;
  int i;
  for (i = 0; i < variant->parameter_count; i++) wanted += variant->parameters[i].source == SOURCE_KEY;
  return find_keys(executor, wanted);
}

/* A text binds as it is, whether it is UTF-8 or not. */
int call_bind_key(Executor *executor, sqlite3_stmt *statement, int at, int number) {
  const TokenKey *key = &executor->token_keys[number];
  sqlite3_int64 integer;
  double real;
  switch (key->type) {
    case SQLITE_INTEGER:
      memcpy(&integer, key->bytes, sizeof integer);
      return sqlite3_bind_int64(statement, at, integer);
    case SQLITE_FLOAT:
      memcpy(&real, key->bytes, sizeof real);
      return sqlite3_bind_double(statement, at, real);
    case SQLITE_TEXT:
      return sqlite3_bind_text(statement, at, (const char *)key->bytes, key->length, SQLITE_TRANSIENT);
    default:
      return SQLITE_MISUSE;
  }
}

int call_write_token(Executor *executor, const Rpc *rpc) {
  unsigned char header[HEADER_BYTES] = {TOKEN_VERSION};
  Bytes *out = &executor->out;
  Bytes *token = &executor->json;
  if (!rpc->page_token_tag) return 1;
  if (!call_filters_hash(executor, rpc, header + 1)) return 0;
  bytes_clear(token, MAX_TOKEN_BYTES);
  bytes_append(token, header, sizeof header);
  bytes_append(token, executor->keys.data, executor->keys.length);
  bytes_varint(out, rpc->page_token_tag);
  bytes_varint(out, (token->length * 8 + 5) / 6);
  encode(token->data, token->length, out);
  return token->result == ENCODE_OK && out->result == ENCODE_OK;
}
