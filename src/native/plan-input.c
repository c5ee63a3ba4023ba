/*
** Reads the parts of plans. The bytes come from this program, and are checked as if they did not.
*/
#include <string.h>

#include "plan-input.h"
SQLITE_EXTENSION_INIT3

#define MAX_ENUM_VALUES 1024

sqlite3_uint64 input_number(Input *input) {
  sqlite3_uint64 value = 0;
  int shift;
  for (shift = 0; shift < 70; shift += 7) {
    unsigned char byte;
    if (input->at >= input->end) break;
    byte = *input->at++;
    if (shift < 64) value |= (sqlite3_uint64)(byte & 127) << shift;
    if (byte < 128) return value;
  }
  input->failed = 1;
  return 0;
}

int input_small(Input *input, int most) {
  sqlite3_uint64 value = input_number(input);
  if (value <= (sqlite3_uint64)most) return (int)value;
  input->failed = 1;
  return 0;
}

double input_double(Input *input) {
  double value = 0;
  if (input->end - input->at < (int)sizeof value) input->failed = 1;
  if (input->failed) return 0;
  memcpy(&value, input->at, sizeof value);
  input->at += sizeof value;
  return value;
}

const char *input_text(Input *input, int *length) {
  const char *start;
  *length = input_small(input, 1 << 16);
  start = (const char *)input->at;
  if (*length > input->end - input->at) input->failed = 1;
  if (input->failed) return NULL;
  input->at += *length;
  return start;
}

void *input_array(Input *input, int count, size_t size) {
  void *made;
  if (input->failed || count == 0) return NULL;
  made = sqlite3_malloc64((sqlite3_uint64)count * size);
  if (made) memset(made, 0, (size_t)count * size);
  else input->failed = 1;
  return made;
}

EnumPlan *input_enums(Input *input, int *count) {
  int wanted = input_small(input, INPUT_MAX_ENUMS);
  EnumPlan *enums = input_array(input, wanted, sizeof *enums);
  int i;
  int j;
  if (!enums) return NULL;
  *count = wanted;
  for (i = 0; i < wanted && !input->failed; i++) {
    EnumPlan *each = &enums[i];
    int values = input_small(input, MAX_ENUM_VALUES);
    each->values = input_array(input, values, sizeof *each->values);
    if (each->values) each->count = values;
    for (j = 0; j < each->count && !input->failed; j++) {
      each->values[j].text = input_text(input, &each->values[j].length);
      each->values[j].number = input_number(input);
    }
  }
  return enums;
}

void enums_free(EnumPlan *enums, int count) {
  int i;
  for (i = 0; enums && i < count; i++) sqlite3_free(enums[i].values);
  sqlite3_free(enums);
}
