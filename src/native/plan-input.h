/*
** The parts that plans are made of: varints, little-endian doubles, and texts behind their length.
*/
#ifndef CREWDB_PLAN_INPUT_H
#define CREWDB_PLAN_INPUT_H

#include "encode.h"

#define INPUT_MAX_ENUMS 256

typedef struct Input Input;
struct Input {
  const unsigned char *at;
  const unsigned char *end;
  int failed; /* what follows is 0, empty or NULL */
};

sqlite3_uint64 input_number(Input *input);
/* A number that is at most `most`. */
int input_small(Input *input, int most);
double input_double(Input *input);
/* A view into the input. */
const char *input_text(Input *input, int *length);
/* Zeroed; NULL when count is 0, or the input has failed. */
void *input_array(Input *input, int count, size_t size);
EnumPlan *input_enums(Input *input, int *count);
void enums_free(EnumPlan *enums, int count);

#endif
