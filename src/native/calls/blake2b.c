/*
** BLAKE2b as RFC 7693, section 3, describes it.
*/
#include "calls/blake2b.h"

#include <string.h>

typedef unsigned long long Word;

static const Word initial[8] = {
    0x6a09e667f3bcc908ULL, 0xbb67ae8584caa73bULL, 0x3c6ef372fe94f82bULL, 0xa54ff53a5f1d36f1ULL,
    0x510e527fade682d1ULL, 0x9b05688c2b3e6c1fULL, 0x1f83d9abfb41bd6bULL, 0x5be0cd19137e2179ULL,
};

static const unsigned char sigma[12][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
};

static Word rotate(Word value, int by) { return value >> by | value << (64 - by); }

static Word word_at(const unsigned char *bytes) {
  Word word = 0;
  int i;
  for (i = 7; i >= 0; i--) word = word << 8 | bytes[i];
  return word;
}

#define MIX(a, b, c, d, x, y)             \
  do {                                    \
    v[a] += v[b] + (x);                   \
    v[d] = rotate(v[d] ^ v[a], 32);       \
    v[c] += v[d];                         \
    v[b] = rotate(v[b] ^ v[c], 24);       \
    v[a] += v[b] + (y);                   \
    v[d] = rotate(v[d] ^ v[a], 16);       \
    v[c] += v[d];                         \
    v[b] = rotate(v[b] ^ v[c], 63);       \
  } while (0)

static void compress(Blake2b *hash, const unsigned char *block, int is_last) {
  Word v[16];
  Word m[16];
  int i;
  for (i = 0; i < 8; i++) v[i] = hash->state[i], v[i + 8] = initial[i];
  for (i = 0; i < 16; i++) m[i] = word_at(block + 8 * i);
  v[12] ^= hash->total;
  if (is_last) v[14] = ~v[14];
  for (i = 0; i < 12; i++) {
    const unsigned char *s = sigma[i];
    MIX(0, 4, 8, 12, m[s[0]], m[s[1]]);
    MIX(1, 5, 9, 13, m[s[2]], m[s[3]]);
    MIX(2, 6, 10, 14, m[s[4]], m[s[5]]);
    MIX(3, 7, 11, 15, m[s[6]], m[s[7]]);
    MIX(0, 5, 10, 15, m[s[8]], m[s[9]]);
    MIX(1, 6, 11, 12, m[s[10]], m[s[11]]);
    MIX(2, 7, 8, 13, m[s[12]], m[s[13]]);
    MIX(3, 4, 9, 14, m[s[14]], m[s[15]]);
  }
  for (i = 0; i < 8; i++) hash->state[i] ^= v[i] ^ v[i + 8];
}

void blake2b_start(Blake2b *hash) {
  memcpy(hash->state, initial, sizeof hash->state);
  hash->state[0] ^= 0x01010000u ^ BLAKE2B_BYTES;
  hash->total = 0;
  hash->used = 0;
}

void blake2b_add(Blake2b *hash, const void *data, size_t count) {
  const unsigned char *bytes = data;
  while (count > 0) {
    size_t room = sizeof hash->block - hash->used;
    size_t taken = count < room ? count : room;
    /* The last block is told from the others, so a full one waits until more comes. */
    if (room == 0) {
      hash->total += sizeof hash->block;
      compress(hash, hash->block, 0);
      hash->used = 0;
      continue;
    }
    memcpy(hash->block + hash->used, bytes, taken);
    hash->used += taken;
    bytes += taken;
    count -= taken;
  }
}

void blake2b_end(Blake2b *hash, unsigned char digest[BLAKE2B_BYTES]) {
  int i;
  hash->total += hash->used;
  memset(hash->block + hash->used, 0, sizeof hash->block - hash->used);
  compress(hash, hash->block, 1);
  for (i = 0; i < BLAKE2B_BYTES; i++) digest[i] = (unsigned char)(hash->state[i / 8] >> (8 * (i % 8)));
}
