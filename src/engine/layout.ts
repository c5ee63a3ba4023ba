// Made by src/native/layout.mjs of src/native/layout.json.

/** Of everything below: the extension and the program refuse each other when theirs differ. */
export const LAYOUT_HASH = "3b79c7bc65ae523a";

/** Version of the plan of a database. */
export const PLAN_VERSION = 3;

/** A part of a pattern: a bit for each ASCII character, then fewest and most, 16 bits each. */
export const PATTERN_PART_BYTES = 20;

/** Fields of one message. */
export const MAX_FIELDS = 128;

/** Statements of one rpc. */
export const MAX_STATEMENTS = 16;

/** Conditions of one rpc: bits of a variant. */
export const MAX_CONDITIONS = 6;

/** The bit of a variant that goes on behind a page token. */
export const TOKEN_VARIANT = 64;

/** Keys of a page's order. */
export const MAX_KEYS = 5;

/** Messages in each other. */
export const MAX_DEPTH = 32;

/** Arrays and objects in each other: SQLite takes no deeper JSON text for one. */
export const MAX_JSON_DEPTH = 1000;

/** Rows of a page when page_size is 0 (AIP-158). */
export const DEFAULT_PAGE_SIZE = 50;

/** Most rows of a page. */
export const MAX_PAGE_SIZE = 1000;

/** Rows of one reply in bytes: 3.5 MiB less room for next_page_token and commit_seq. */
export const MAX_REPLY_BYTES = 3653632;

/** First byte of a page token. */
export const TOKEN_VERSION = 2;

/** Bytes of a page token's hash of its filters. */
export const FILTERS_HASH_BYTES = 9;

/** Bytes of a kept reply's hash of its request. */
export const BODY_HASH_BYTES = 24;

/** Of an answer of crewdb_call: the reply was kept from an earlier try. Its length is below. */
export const KEPT_REPLY = 16777216;

/** Of an answer of crewdb_call: each row adds this. */
export const ONE_ROW = 33554432;

/** Of an ending: the call has written before it failed. */
export const ENDING_WROTE = 16;

/** Of an ending: its detail is above. */
export const ENDING_DETAIL = 32;

/** 32-bit words before a batch's records. */
export const BATCH_HEADER_WORDS = 2;

/** 32-bit words of a call's record: rpc, request offset and length, caller offset and length, scope offset or 0, deadline (f64). */
export const CALL_WORDS = 8;

/** 32-bit words of a reply's record: state, offset, length, rows, cache hit, batch size, start, prepare, step, encode, commit (f32 in µs), executor. */
export const REPLY_WORDS = 12;

/** How a field travels on the wire and in SQLite. */
export const Kind = {
  string: 0,
  bytes: 1,
  bool: 2,
  int32: 3,
  int64: 4,
  double: 5,
  enum: 6,
  timestamp: 7,
  mask: 8,
  message: 9,
} as const;

/** Bits of a field. */
export const FieldFlag = {
  repeated: 1,
  presence: 2,
  outputOnly: 4,
  required: 8,
} as const;

/** Bits: which bounds a number has. */
export const Bound = {
  minimum: 1,
  maximum: 2,
  greaterThan: 4,
} as const;

/** The form that a text must have. */
export const Format = {
  none: 0,
  email: 1,
  json: 2,
} as const;

/** Where the value of one `?` comes from. */
export const Source = {
  now: 0,
  newId: 1,
  caller: 2,
  pageSize: 3,
  index: 4,
  changes: 5,
  limit: 6,
  key: 7,
  request: 8,
  resource: 9,
  element: 10,
  hasRequest: 11,
  hasResource: 12,
  hasElement: 13,
} as const;

/** The message whose field is meant. */
export const Scope = {
  none: 0,
  request: 1,
  resource: 2,
} as const;

/** How the rows of the last statement become the reply. */
export const Shape = {
  empty: 0,
  one: 1,
  rows: 2,
  page: 3,
} as const;

/** Why a call ended without a reply. Its number, its flag and its detail make the answer of crewdb_call. */
export const Ending = {
  none: 0,
  invalid: 1,
  badToken: 2,
  reusedId: 3,
  nothingFound: 4,
  tooLarge: 5,
  handedOver: 6,
  missing: 7,
} as const;

/** Who has executed a call: what the extension handed over adds its reason to the last of these. */
export const Executed = {
  portable: 0,
  answered: 1,
  worded: 2,
  handedOver: 3,
} as const;

/** Why the portable executor runs a call after all. */
export const HandedOver = {
  none: 0,
  storedValue: 1,
  oldReply: 2,
  recompiled: 3,
  noWords: 4,
  disagreed: 5,
} as const;
