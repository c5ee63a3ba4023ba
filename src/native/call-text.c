/*
** What texts must be by the rules of the contract, and times as they are stored.
*/
#include <string.h>

#include "calls.h"
SQLITE_EXTENSION_INIT3

#define MAX_EMAIL_LENGTH 254

static sqlite3_int64 code_points(const unsigned char *text, size_t count) {
  sqlite3_int64 points = 0;
  size_t i;
  for (i = 0; i < count; i++) points += (text[i] & 0xc0) != 0x80;
  return points;
}

static int has_length(const CallField *field, const unsigned char *text, size_t count) {
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

/* Text, one @, text, without white space. White space beyond ASCII is left to JavaScript. */
static int is_email(const unsigned char *text, size_t count) {
  size_t i;
  int signs = 0;
  if (count < 3 || count > MAX_EMAIL_LENGTH || text[0] == '@' || text[count - 1] == '@') return 0;
  for (i = 0; i < count; i++) {
    if (text[i] > 127 || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) return 0;
    signs += text[i] == '@';
  }
  return signs == 1;
}

static int is_digits8(const unsigned char *text, size_t count) {
  size_t i;
  if (count != 8) return 0;
  for (i = 0; i < count; i++) if (text[i] < '0' || text[i] > '9') return 0;
  return 1;
}

int call_text_fits(const CallField *field, const unsigned char *text, size_t count) {
  if (!has_length(field, text, count)) return 0;
  switch (field->format) {
    case FORMAT_EMAIL: return is_email(text, count);
    case FORMAT_JSON: return is_json(text, count);
    case FORMAT_DIGITS8: return is_digits8(text, count);
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
