/*
** Reads JSON text (RFC 8259) piece by piece, as strictly as JSON.parse: invalid JSON does not pass.
*/
#include <string.h>

#include "rows/encode.h"
SQLITE_EXTENSION_INIT3

void json_space(Json *json) {
  while (json->at < json->end && (*json->at == ' ' || *json->at == '\t' || *json->at == '\n' || *json->at == '\r')) {
    json->at++;
  }
}

enum JsonType json_peek(Json *json) {
  json_space(json);
  if (json->at >= json->end) return JSON_BAD;
  switch (*json->at) {
    case 'n': return JSON_NULL;
    case 'f': return JSON_FALSE;
    case 't': return JSON_TRUE;
    case '"': return JSON_STRING;
    case '[': return JSON_ARRAY;
    case '{': return JSON_OBJECT;
    default: return *json->at == '-' || (*json->at >= '0' && *json->at <= '9') ? JSON_NUMBER : JSON_BAD;
  }
}

int json_take(Json *json, char sign) {
  json_space(json);
  if (json->at >= json->end || *json->at != (unsigned char)sign) return 0;
  json->at++;
  return 1;
}

int json_word(Json *json, const char *word) {
  size_t count = strlen(word);
  json_space(json);
  if ((size_t)(json->end - json->at) < count || memcmp(json->at, word, count) != 0) return 0;
  json->at += count;
  return 1;
}

static int hex_digit(unsigned char sign) {
  if (sign >= '0' && sign <= '9') return sign - '0';
  if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
  if (sign >= 'A' && sign <= 'F') return sign - 'A' + 10;
  return -1;
}

/* The number of four hexadecimal digits, or -1. */
static int hex4(const unsigned char *at, const unsigned char *end) {
  int value = 0;
  int i;
  if (end - at < 4) return -1;
  for (i = 0; i < 4; i++) {
    int digit = hex_digit(at[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

int json_string(Json *json, JsonText *text) {
  if (!json_take(json, '"')) return 0;
  text->start = json->at;
  text->escaped = 0;
  for (; json->at < json->end; json->at++) {
    if (*json->at == '"') {
      text->count = (size_t)(json->at++ - text->start);
      return 1;
    }
    if (*json->at < 0x20) return 0;
    if (*json->at != '\\') continue;
    text->escaped = 1;
    if (++json->at >= json->end) return 0;
    if (*json->at == 'u') {
      if (hex4(json->at + 1, json->end) < 0) return 0;
      json->at += 4;
    } else if (!memchr("\"\\/bfnrt", *json->at, 8)) {
      return 0;
    }
  }
  return 0;
}

static int skip_digits(Json *json) {
  const unsigned char *start = json->at;
  while (json->at < json->end && *json->at >= '0' && *json->at <= '9') json->at++;
  return json->at > start;
}

static int is_next(const Json *json, const char *signs) {
  return json->at < json->end && *json->at && strchr(signs, *json->at) != NULL;
}

int json_number(Json *json, JsonText *text) {
  json_space(json);
  text->start = json->at;
  text->escaped = 0;
  if (is_next(json, "-")) json->at++;
  if (is_next(json, "0")) json->at++;
  else if (!skip_digits(json)) return 0;
  if (is_next(json, ".")) {
    json->at++;
    if (!skip_digits(json)) return 0;
  }
  if (is_next(json, "eE")) {
    json->at++;
    if (is_next(json, "+-")) json->at++;
    if (!skip_digits(json)) return 0;
  }
  text->count = (size_t)(json->at - text->start);
  return 1;
}

static int skip_members(Json *json, char closing) {
  JsonText name;
  json->at++;
  if (json_take(json, closing)) return 1;
  do {
    if (closing == '}' && !(json_string(json, &name) && json_take(json, ':'))) return 0;
    if (!json_skip(json)) return 0;
  } while (json_take(json, ','));
  return json_take(json, closing);
}

int json_skip(Json *json) {
  JsonText text;
  int passed = 0;
  switch (json_peek(json)) {
    case JSON_NULL: return json_word(json, "null");
    case JSON_FALSE: return json_word(json, "false");
    case JSON_TRUE: return json_word(json, "true");
    case JSON_NUMBER: return json_number(json, &text);
    case JSON_STRING: return json_string(json, &text);
    case JSON_BAD: return 0;
    case JSON_ARRAY:
    case JSON_OBJECT: break;
  }
  if (json->depth >= MAX_JSON_DEPTH) return 0;
  json->depth++;
  passed = skip_members(json, *json->at == '[' ? ']' : '}');
  json->depth--;
  return passed;
}

static void append_code_point(Bytes *out, int code) {
  unsigned char utf8[4];
  int count = 0;
  if (code < 0x80) utf8[count++] = (unsigned char)code;
  else if (code < 0x800) utf8[count++] = (unsigned char)(0xc0 | code >> 6);
  else if (code < 0x10000) utf8[count++] = (unsigned char)(0xe0 | code >> 12);
  else utf8[count++] = (unsigned char)(0xf0 | code >> 18);
  if (code >= 0x10000) utf8[count++] = (unsigned char)(0x80 | (code >> 12 & 63));
  if (code >= 0x800) utf8[count++] = (unsigned char)(0x80 | (code >> 6 & 63));
  if (code >= 0x80) utf8[count++] = (unsigned char)(0x80 | (code & 63));
  bytes_append(out, utf8, (size_t)count);
}

/* Behind `\u`, four digits are there. A half of a pair without the other becomes U+FFFD. Answers where it goes on. */
static const unsigned char *append_escaped_unit(Bytes *out, const unsigned char *at, const unsigned char *end) {
  int unit = hex4(at, end);
  at += 4;
  if (unit >= 0xd800 && unit < 0xdc00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
    int low = hex4(at + 2, end);
    if (low >= 0xdc00 && low < 0xe000) {
      append_code_point(out, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      return at + 6;
    }
  }
  append_code_point(out, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);
  return at;
}

void json_unescape(const JsonText *text, Bytes *out) {
  static const char names[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const unsigned char *at = text->start;
  const unsigned char *end = text->start + text->count;
  while (at < end && out->result == ENCODE_OK) {
    const unsigned char *escape = memchr(at, '\\', (size_t)(end - at));
    bytes_utf8(out, at, (size_t)((escape ? escape : end) - at));
    if (!escape) return;
    at = escape + 2;
    if (escape[1] == 'u') at = append_escaped_unit(out, at, end);
    else bytes_append(out, meanings + (strchr(names, escape[1]) - names), 1);
  }
}
