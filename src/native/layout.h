/* Made by layout.mjs of layout.json. */
#ifndef CREWDB_LAYOUT_H
#define CREWDB_LAYOUT_H

#define LAYOUT_HASH "3b79c7bc65ae523a"
#define PLAN_VERSION 3 /* Version of the plan of a database. */
#define PATTERN_PART_BYTES 20 /* A part of a pattern: a bit for each ASCII character, then fewest and most, 16 bits each. */
#define MAX_FIELDS 128 /* Fields of one message. */
#define MAX_STATEMENTS 16 /* Statements of one rpc. */
#define MAX_CONDITIONS 6 /* Conditions of one rpc: bits of a variant. */
#define TOKEN_VARIANT 64 /* The bit of a variant that goes on behind a page token. */
#define MAX_KEYS 5 /* Keys of a page's order. */
#define MAX_DEPTH 32 /* Messages in each other. */
#define MAX_JSON_DEPTH 1000 /* Arrays and objects in each other: SQLite takes no deeper JSON text for one. */
#define DEFAULT_PAGE_SIZE 50 /* Rows of a page when page_size is 0 (AIP-158). */
#define MAX_PAGE_SIZE 1000 /* Most rows of a page. */
#define MAX_REPLY_BYTES 3653632 /* Rows of one reply in bytes: 3.5 MiB less room for next_page_token and commit_seq. */
#define TOKEN_VERSION 2 /* First byte of a page token. */
#define FILTERS_HASH_BYTES 9 /* Bytes of a page token's hash of its filters. */
#define BODY_HASH_BYTES 24 /* Bytes of a kept reply's hash of its request. */
#define KEPT_REPLY 16777216 /* Of an answer of crewdb_call: the reply was kept from an earlier try. Its length is below. */
#define ONE_ROW 33554432 /* Of an answer of crewdb_call: each row adds this. */
#define ENDING_WROTE 16 /* Of an ending: the call has written before it failed. */
#define ENDING_DETAIL 32 /* Of an ending: its detail is above. */
#define BATCH_HEADER_WORDS 2 /* 32-bit words before a batch's records. */
#define CALL_WORDS 8 /* 32-bit words of a call's record: rpc, request offset and length, caller offset and length, scope offset or 0, deadline (f64). */
#define REPLY_WORDS 12 /* 32-bit words of a reply's record: state, offset, length, rows, cache hit, batch size, start, prepare, step, encode, commit (f32 in µs), executor. */

/* How a field travels on the wire and in SQLite. */
enum Kind {
  KIND_STRING = 0,
  KIND_BYTES = 1,
  KIND_BOOL = 2,
  KIND_INT32 = 3,
  KIND_INT64 = 4,
  KIND_DOUBLE = 5,
  KIND_ENUM = 6,
  KIND_TIMESTAMP = 7,
  KIND_MASK = 8,
  KIND_MESSAGE = 9,
  KIND_COUNT = 10,
};

/* Bits of a field. */
enum FieldFlag {
  FIELD_FLAG_REPEATED = 1,
  FIELD_FLAG_PRESENCE = 2,
  FIELD_FLAG_OUTPUT_ONLY = 4,
  FIELD_FLAG_REQUIRED = 8,
};

/* Bits: which bounds a number has. */
enum Bound {
  BOUND_MINIMUM = 1,
  BOUND_MAXIMUM = 2,
  BOUND_GREATER_THAN = 4,
};

/* The form that a text must have. */
enum Format {
  FORMAT_NONE = 0,
  FORMAT_EMAIL = 1,
  FORMAT_JSON = 2,
  FORMAT_COUNT = 3,
};

/* Where the value of one `?` comes from. */
enum Source {
  SOURCE_NOW = 0,
  SOURCE_NEW_ID = 1,
  SOURCE_CALLER = 2,
  SOURCE_PAGE_SIZE = 3,
  SOURCE_INDEX = 4,
  SOURCE_CHANGES = 5,
  SOURCE_LIMIT = 6,
  SOURCE_KEY = 7,
  SOURCE_REQUEST = 8,
  SOURCE_RESOURCE = 9,
  SOURCE_ELEMENT = 10,
  SOURCE_HAS_REQUEST = 11,
  SOURCE_HAS_RESOURCE = 12,
  SOURCE_HAS_ELEMENT = 13,
  SOURCE_COUNT = 14,
};

/* The message whose field is meant. */
enum Scope {
  SCOPE_NONE = 0,
  SCOPE_REQUEST = 1,
  SCOPE_RESOURCE = 2,
  SCOPE_COUNT = 3,
};

/* How the rows of the last statement become the reply. */
enum Shape {
  SHAPE_EMPTY = 0,
  SHAPE_ONE = 1,
  SHAPE_ROWS = 2,
  SHAPE_PAGE = 3,
  SHAPE_COUNT = 4,
};

/* Why a call ended without a reply. Its number, its flag and its detail make the answer of crewdb_call. */
enum Ending {
  ENDING_NONE = 0,
  ENDING_INVALID = 1,
  ENDING_BAD_TOKEN = 2,
  ENDING_REUSED_ID = 3,
  ENDING_NOTHING_FOUND = 4,
  ENDING_TOO_LARGE = 5,
  ENDING_HANDED_OVER = 6,
  ENDING_MISSING = 7,
  ENDING_COUNT = 8,
};

/* Who has executed a call: what the extension handed over adds its reason to the last of these. */
enum Executed {
  EXECUTED_PORTABLE = 0,
  EXECUTED_ANSWERED = 1,
  EXECUTED_WORDED = 2,
  EXECUTED_HANDED_OVER = 3,
  EXECUTED_COUNT = 4,
};

/* Why the portable executor runs a call after all. */
enum HandedOver {
  HANDED_OVER_NONE = 0,
  HANDED_OVER_STORED_VALUE = 1,
  HANDED_OVER_OLD_REPLY = 2,
  HANDED_OVER_RECOMPILED = 3,
  HANDED_OVER_NO_WORDS = 4,
  HANDED_OVER_DISAGREED = 5,
  HANDED_OVER_COUNT = 6,
};

#endif
