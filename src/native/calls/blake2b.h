/*
** BLAKE2b (RFC 7693), unkeyed, with digests of 64 bytes: the hash that node:crypto has as blake2b512.
*/
#ifndef CREWDB_BLAKE2B_H
#define CREWDB_BLAKE2B_H

#include <stddef.h>

#define BLAKE2B_BYTES 64

typedef struct Blake2b Blake2b;
struct Blake2b {
  unsigned long long state[8];
  unsigned long long total; /* bytes so far: fewer than 2^64 */
  unsigned char block[128];
  size_t used;
};

void blake2b_start(Blake2b *hash);
void blake2b_add(Blake2b *hash, const void *bytes, size_t count);
void blake2b_end(Blake2b *hash, unsigned char digest[BLAKE2B_BYTES]);

#endif
