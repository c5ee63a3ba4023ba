/*
** What texts must be by the rules of the contract, times as they are stored, and new ids.
*/
#include <string.h>

#include "calls/call.h"
SQLITE_EXTENSION_INIT3

#define MAX_EMAIL_LENGTH 254

static sqlite3_int64 code_points(const unsigned char *text, size_t count) {
  sqlite3_int64 points = 0;
  size_t i;
  for (i = 0; i < count; i++) points += (text[i] & 0xc0) != 0x80;
  return points;
}

static int has_length(const Field *field, const unsigned char *text, size_t count) {
  sqlite3_int64 bytes = (sqlite3_int64)count;
  int fits_longest = field->max_length < 0 || bytes <= field->max_length;
  sqlite3_int64 length;
  /* A character is one to four bytes, so most texts need no counting. */
  if (fits_longest && bytes >= field->min_length * 4) return 1;
  length = field->kind == KIND_BYTES ? bytes : code_points(text, count);
  return (field->max_length < 0 || length <= field->max_length) && length >= field->min_length;
}

static int is_json(const unsigned char *text, size_t count) {
  Json json = {0};
  json.at = text;
  json.end = text + count;
  if (!json_skip(&json)) return 0;
  json_space(&json);
  return json.at == json.end;
}

/* White space as JavaScript's \s has it. */
static int is_space(unsigned int code) {
  return (code >= '\t' && code <= '\r') || code == ' ' || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
         code == 0x2028 || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000 || code == 0xfeff;
}

/* The code point at `at` of valid UTF-8, which moves past it. */
static unsigned int take_code_point(const unsigned char **at) {
  unsigned int lead = *(*at)++;
  int more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  unsigned int code = more == 0 ? lead : lead & (0x3fu >> more);
  while (more-- > 0) code = code << 6 | (*(*at)++ & 0x3fu);
  return code;
}

/* Text, one @, text; no white space; at most 254 UTF-16 units. */
static int is_email(const unsigned char *text, size_t count) {
  const unsigned char *at = text;
  int signs = 0;
  int units = 0;
  if (count < 3 || text[0] == '@' || text[count - 1] == '@') return 0;
  while (at < text + count) {
    unsigned int code = take_code_point(&at);
    if (is_space(code)) return 0;
    signs += code == '@';
    units += code > 0xffff ? 2 : 1;
  }
  return signs == 1 && units <= MAX_EMAIL_LENGTH;
}

/* Each part takes all it can: a pattern in which that could be too much is refused where plans are made (pattern.ts). */
static int matches(const Field *field, const unsigned char *text, size_t count) {
  const unsigned char *part = field->pattern;
  const unsigned char *end = part + field->pattern_length;
  size_t at = 0;
  for (; part < end; part += PATTERN_PART_BYTES) {
    int least = part[16] | part[17] << 8;
    int most = part[18] | part[19] << 8;
    int taken = 0;
    while (taken < most && at < count && text[at] < 128 && (part[text[at] / 8] >> text[at] % 8 & 1)) {
      at++;
      taken++;
    }
    if (taken < least) return 0;
  }
  return at == count;
}

int call_text_fits(const Field *field, const unsigned char *text, size_t count) {
  if (!has_length(field, text, count)) return 0;
  if (field->pattern_length > 0 && !matches(field, text, count)) return 0;
  switch (field->format) {
    case FORMAT_EMAIL: return is_email(text, count);
    case FORMAT_JSON: return is_json(text, count);
    default: return 1;
  }
}

static void put_digits(char *to, int count, int value) {
  while (count-- > 0) {
    to[count] = (char)('0' + value % 10);
    value /= 10;
  }
}

/* Days from 0000-03-01, so that a leap day is a year's last: the proleptic Gregorian calendar, as ISO 8601 has it. */
static void put_date(char *to, sqlite3_int64 days_since_1970) {
  sqlite3_int64 days = days_since_1970 + 719468;
  int era = (int)(days / 146097);
  int day_of_era = (int)(days % 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month_from_march = (5 * day_of_year + 2) / 153;
  int day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  put_digits(to, 4, era * 400 + year_of_era + (month <= 2));
  put_digits(to + 5, 2, month);
  put_digits(to + 8, 2, day);
}

void call_time(sqlite3_int64 milliseconds, char *text) {
  const sqlite3_int64 per_day = 86400000;
  sqlite3_int64 days = milliseconds / per_day - (milliseconds % per_day < 0);
  int rest = (int)(milliseconds - days * per_day);
  memcpy(text, "0000-00-00T00:00:00.000Z", TIME_LENGTH);
  put_date(text, days);
  put_digits(text + 11, 2, rest / 3600000);
  put_digits(text + 14, 2, rest / 60000 % 60);
  put_digits(text + 17, 2, rest / 1000 % 60);
  put_digits(text + 20, 3, rest % 1000);
}

static const char hex[] = "0123456789abcdef";

static void put_hex(char *to, int count, sqlite3_uint64 value) {
  while (count-- > 0) {
    to[count] = hex[value & 15];
    value >>= 4;
  }
}

/*
** 48 bits of milliseconds, a counter of 12 bits within the millisecond (RFC 9562's method 1), then random bits. A new
** millisecond starts its counter in the lower half, so that 2,048 more fit; what does not fit borrows the next one.
*/
void call_new_id(Executor *executor, sqlite3_int64 now, char *text) {
  sqlite3_uint64 random = 0;
  sqlite3_randomness((int)sizeof random, &random);
  if (now <= executor->last_id_milliseconds && executor->id_counter < 0xfff) {
    executor->id_counter++;
  } else {
    executor->last_id_milliseconds = now > executor->last_id_milliseconds ? now : executor->last_id_milliseconds + 1;
    sqlite3_randomness((int)sizeof executor->id_counter, &executor->id_counter);
    executor->id_counter &= 0x7ff;
  }
  memcpy(text, "00000000-0000-7000-8000-000000000000", ID_LENGTH);
  put_hex(text, 8, (sqlite3_uint64)executor->last_id_milliseconds >> 16);
  put_hex(text + 9, 4, (sqlite3_uint64)executor->last_id_milliseconds & 0xffff);
  put_hex(text + 14, 4, 0x7000u | (unsigned)executor->id_counter);
  put_hex(text + 19, 4, 0x8000u | (random >> 48 & 0x3fff));
  put_hex(text + 24, 12, random & 0xffffffffffff);
}
