/*
** A growing buffer that protobuf is written into (https://protobuf.dev/programming-guides/encoding/).
*/
#include <string.h>

#include "rows/encode.h"
SQLITE_EXTENSION_INIT3

void bytes_clear(Bytes *bytes, size_t limit) {
  bytes->length = 0;
  bytes->limit = limit;
  bytes->result = ENCODE_OK;
}

void bytes_free(Bytes *bytes) {
  sqlite3_free(bytes->data);
  memset(bytes, 0, sizeof *bytes);
}

unsigned char *bytes_grow(Bytes *bytes, size_t more) {
  if (bytes->result != ENCODE_OK) return NULL;
  if (more > bytes->limit - bytes->length) {
    bytes->result = ENCODE_FULL;
    return NULL;
  }
  if (more > bytes->capacity - bytes->length) {
    size_t capacity = bytes->capacity * 2 > bytes->length + more ? bytes->capacity * 2 : bytes->length + more + 1024;
    unsigned char *data = sqlite3_realloc64(bytes->data, capacity);
    if (!data) {
      bytes->result = ENCODE_NOMEM;
      return NULL;
    }
    bytes->data = data;
    bytes->capacity = capacity;
  }
  return bytes->data + bytes->length;
}

void bytes_varint(Bytes *bytes, sqlite3_uint64 value) {
  unsigned char *to = bytes_reserve(bytes, varint_size(value));
  if (to) bytes->length = (size_t)(put_varint(to, value) - bytes->data);
}

void bytes_fixed64(Bytes *bytes, sqlite3_uint64 bits) {
  unsigned char written[8];
  int i;
  for (i = 0; i < 8; i++) written[i] = (unsigned char)(bits >> (8 * i));
  bytes_append(bytes, written, sizeof written);
}

void bytes_double(Bytes *bytes, double value) {
  unsigned char *to = bytes_reserve(bytes, 8);
  if (to) bytes->length = (size_t)(put_double(to, value) - bytes->data);
}

void bytes_append(Bytes *bytes, const void *data, size_t count) {
  unsigned char *to = bytes_reserve(bytes, count);
  if (!to || count == 0) return;
  memcpy(to, data, count);
  bytes->length += count;
}

/* How many bytes at `text` are one character, or 0; then `bad` is how many of them one U+FFFD stands for. */
static int character(const unsigned char *text, const unsigned char *end, int *bad) {
  unsigned char lead = text[0];
  unsigned char low = 0x80;
  unsigned char high = 0xbf;
  int need;
  int i;
  if (lead < 0x80) return 1;
  *bad = 1;
  if (lead >= 0xc2 && lead <= 0xdf) need = 1;
  else if (lead >= 0xe0 && lead <= 0xef) need = 2;
  else if (lead >= 0xf0 && lead <= 0xf4) need = 3;
  else return 0;
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f; /* no surrogates */
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f; /* nothing above U+10FFFF */
  for (i = 1; i <= need; i++) {
    if (text + i >= end || text[i] < low || text[i] > high) {
      *bad = i;
      return 0;
    }
    low = 0x80;
    high = 0xbf;
  }
  return need + 1;
}

/* How many bytes from the start are right UTF-8. */
static size_t right_utf8(const unsigned char *text, size_t count) {
  const unsigned char *at = text;
  const unsigned char *end = text + count;
  int bad;
  while (at < end) {
    sqlite3_uint64 eight;
    int size;
    if (end - at >= 8) {
      memcpy(&eight, at, sizeof eight);
      if ((eight & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    size = character(at, end, &bad);
    if (size == 0) break;
    at += size;
  }
  return (size_t)(at - text);
}

int bytes_is_utf8(const unsigned char *text, size_t count) {
  const sqlite3_uint64 high_bits = 0x8080808080808080u;
  sqlite3_uint64 eight;
  size_t at = 0;
  if (count >= 8) {
    /* The last eight bytes are looked at as one, whether some of them were already. */
    memcpy(&eight, text + count - 8, sizeof eight);
    if (eight & high_bits) return right_utf8(text, count) == count;
  }
  for (; count - at >= 8; at += 8) {
    memcpy(&eight, text + at, sizeof eight);
    if (eight & high_bits) return right_utf8(text, count) == count;
  }
  return count >= 8 || right_utf8(text, count) == count;
}

void bytes_utf8(Bytes *bytes, const unsigned char *text, size_t count) {
  while (count > 0) {
    size_t right = right_utf8(text, count);
    int bad = 0;
    bytes_append(bytes, text, right);
    text += right;
    count -= right;
    if (count == 0) return;
    character(text, text + count, &bad);
    bytes_append(bytes, "\xef\xbf\xbd", 3);
    text += bad;
    count -= (size_t)bad;
  }
}

void bytes_text(Bytes *bytes, const unsigned char *text, size_t count) {
  size_t start;
  if (bytes_is_utf8(text, count)) {
    bytes_varint(bytes, count);
    bytes_append(bytes, text, count);
    return;
  }
  start = bytes_begin(bytes, 1);
  bytes_utf8(bytes, text, count);
  bytes_end(bytes, start, 1);
}

size_t bytes_begin(Bytes *bytes, int guess) {
  if (bytes_reserve(bytes, (size_t)guess)) bytes->length += (size_t)guess;
  return bytes->length;
}

int bytes_end(Bytes *bytes, size_t start, int guess) {
  size_t count;
  int size;
  if (bytes->result != ENCODE_OK) return guess;
  count = bytes->length - start;
  size = (int)varint_size(count);
  if (size != guess) {
    if (size > guess && !bytes_reserve(bytes, (size_t)(size - guess))) return guess;
    memmove(bytes->data + start - guess + size, bytes->data + start, count);
    bytes->length = start - (size_t)guess + (size_t)size + count;
  }
  put_varint(bytes->data + start - guess, count);
  return size;
}
