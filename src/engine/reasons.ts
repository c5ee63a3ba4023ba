/**
 * Every reason that an error can carry, in one table: `google.rpc.ErrorInfo.reason`, its gRPC status and what it means.
 * docs/errors.md is made from this table. Statuses follow google.rpc.Code.
 */

/** The numbers of google.rpc.Code. No error of the table has OK or UNKNOWN. */
export const Status = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

export type StatusName = keyof typeof Status;

export interface ReasonEntry {
  readonly status: StatusName;
  /** What happened, for docs/errors.md. */
  readonly meaning: string;
  /** What the caller can do about it. */
  readonly remedy: string;
}

export const REASONS = {
  NOT_FOUND: {
    status: "NOT_FOUND",
    meaning: "No row has the key that the request names.",
    remedy: "Check the id; `metadata.rpc` names the call.",
  },
  UNIQUE_VIOLATION: {
    status: "ALREADY_EXISTS",
    meaning:
      "Another row has the same value in a UNIQUE or PRIMARY KEY column; `metadata.table` and `metadata.columns` name it.",
    remedy: "Choose another value, or update the row that has it.",
  },
  REQUEST_ID_REUSED: {
    status: "ALREADY_EXISTS",
    meaning: "The request_id was used before by this caller for this rpc with another request.",
    remedy: "Use a new request_id for a new request; repeat the same request unchanged to get its reply again.",
  },
  FOREIGN_KEY_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning: "A reference points to a row that does not exist, or a row is still referred to.",
    remedy: "Create the row that is referred to first, or remove the references.",
  },
  CHECK_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning:
      "A CHECK constraint refused the value; `metadata.constraint` is `ck_table_column`, `ck_table_column_length` of a text that is too long, `ck_table_column_range` of a number beyond 1e15, or `ck_table_row_length` where the long texts of a row would not fit into a reply together.",
    remedy: "Send a value that the constraint allows.",
  },
  NOT_NULL_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning: "A column that must have a value got none; `metadata.table` and `metadata.columns` name it.",
    remedy: "Set the field.",
  },
  INSUFFICIENT_QUANTITY: {
    status: "FAILED_PRECONDITION",
    meaning: "Less is left than the request wants to take.",
    remedy: "Ask for less, or read the remaining quantity first.",
  },
  INVALID_FIELD: {
    status: "INVALID_ARGUMENT",
    meaning:
      "One or more request fields break their rules; `BadRequest.field_violations` lists them. A rule for every text: valid UTF-8 without NUL. Only `Value.text` of the SQL rpcs may hold one.",
    remedy: "Correct the fields that are listed.",
  },
  MALFORMED_REQUEST: {
    status: "INVALID_ARGUMENT",
    meaning: "The bytes are not a protobuf message of the request's type, or `grpc-timeout` is malformed.",
    remedy: "Use a client generated from the same contract, and a gRPC library for deadlines.",
  },
  INVALID_PAGE_TOKEN: {
    status: "INVALID_ARGUMENT",
    meaning:
      "The page_token was not issued by this rpc for these filters and this order; `BadRequest.field_violations` says which of the two.",
    remedy: "Repeat the filters and order of the first page, or start without a token; page_size may change.",
  },
  SQL_ERROR: {
    status: "INVALID_ARGUMENT",
    meaning: "SQLite refused the statement: a syntax error, or an unknown table or column.",
    remedy: "Correct the SQL; `metadata.offset` is the place in bytes where SQLite gives one.",
  },
  NOT_A_QUERY: {
    status: "INVALID_ARGUMENT",
    meaning: "Query and QueryStream only read, and the statement writes.",
    remedy: "Use Execute.",
  },
  STATEMENT_DENIED: {
    status: "PERMISSION_DENIED",
    meaning:
      "The policy for callers' SQL does not allow what the statement does; `metadata.action`, `metadata.object` and `metadata.column` name it in SQLite's terms. An UPDATE of a column that triggers work out from other tables is such a thing.",
    remedy:
      "Use SELECT, INSERT, UPDATE and DELETE on the application's tables, and ExecuteBatch or Transact for transactions.",
  },
  GUARD_MISSING: {
    status: "UNIMPLEMENTED",
    meaning:
      "The server runs without what makes callers' SQL safe, its guard extension or a folder for temporary files, so its SQL rpcs are closed.",
    remedy:
      "The message says which: install a C compiler where the server runs and reinstall the package, or make a temporary folder writable; typed rpcs work without both.",
  },
  BACKUP_RUNNING: {
    status: "FAILED_PRECONDITION",
    meaning: "A backup of this server is under way, and there is one at a time: each takes a copy's room on the disk.",
    remedy: "Wait until it has ended.",
  },
  SNAPSHOT_TOO_OLD: {
    status: "UNAVAILABLE",
    meaning:
      "A stream or a read-only transaction held its snapshot longer than its limits, which its first reply names, or its client held several while another client waited. Or the client of a backup did not read for 30 s.",
    remedy: "Go on with the last resume_token, or read faster; repeat a transaction or a backup as a whole.",
  },
  SNAPSHOT_CHANGED: {
    status: "ABORTED",
    meaning: "A resume_token was given, but the database has changed since the stream began.",
    remedy: "Start the stream again without a token.",
  },
  INVALID_TRANSACTION_STEP: {
    status: "FAILED_PRECONDITION",
    meaning:
      "The message is not possible at this point of the transaction: no `begin` before it, a second one, or no savepoint of that name.",
    remedy: "Send `begin` first and once, and name savepoints that are set.",
  },
  UNKNOWN_EPOCH: {
    status: "FAILED_PRECONDITION",
    meaning: "`at_least_as_fresh` comes from before a restore, or from another database.",
    remedy: "Read without it, and go on with the `commit_seq` of new replies.",
  },
  COMMIT_NOT_REACHED: {
    status: "UNAVAILABLE",
    meaning: "The database has not reached the commit of `at_least_as_fresh` before the call's deadline.",
    remedy: "Retry after the time in RetryInfo.",
  },
  OUT_OF_RANGE: {
    status: "OUT_OF_RANGE",
    meaning:
      "A value, or a total that it adds to, is larger than SQLite or its column can hold; `metadata.table` and `metadata.columns` name the column where there is one.",
    remedy: "Send a smaller value.",
  },
  BUSY: {
    status: "UNAVAILABLE",
    meaning: "Another process holds the database file's lock for longer than the busy time-out.",
    remedy: "Retry after the time in RetryInfo.",
  },
  DRAINING: {
    status: "UNAVAILABLE",
    meaning: "The server is shutting down and takes no new calls.",
    remedy: "Retry after the time in RetryInfo; another or the restarted server answers.",
  },
  WORKER_LOST: {
    status: "UNAVAILABLE",
    meaning: "The thread that ran the call died.",
    remedy: "Retry a read, or a write with its request_id.",
  },
  QUEUE_FULL: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "As many calls wait for a connection as the limit allows; the metadata has the pool's numbers.",
    remedy: "Retry after the time in RetryInfo, with fewer calls at once.",
  },
  ACQUIRE_TIMEOUT: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "No connection became free within the connection time-out; the metadata has the pool's numbers.",
    remedy: "Retry after the time in RetryInfo; see the slow calls that hold the connections.",
  },
  DEADLINE_UNREACHABLE: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The call would still be waiting for a connection when its deadline comes, so it was not queued.",
    remedy: "Retry after the time in RetryInfo, or with a later deadline.",
  },
  RESPONSE_TOO_LARGE: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The answer is larger than 3.5 MiB; `metadata.fitting_rows` says how many rows fit.",
    remedy: "Ask for fewer elements at once.",
  },
  REQUEST_TOO_LARGE: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The request is larger than 4 MiB.",
    remedy: "Send fewer or smaller elements.",
  },
  TOO_MANY_STREAMS: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "This client has as many calls open, or as many bytes of answers unread, as the limit allows.",
    remedy: "Finish calls and read their answers before starting more.",
  },
  DISK_FULL: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The disk has too little free space for a write; reads go on.",
    remedy: "Free space on the volume of the database file.",
  },
  IO_ERROR: {
    status: "UNAVAILABLE",
    meaning:
      "The disk failed to read, to write or to make a write durable. Health turns NOT_SERVING until a write succeeds again.",
    remedy: "Look at the disk and at the server's log. Retry a write with its request_id.",
  },
  FILE_LOST: {
    status: "UNAVAILABLE",
    meaning:
      "The database file or its log was deleted, replaced, truncated or overwritten while the service had it open: what is written now would be lost. Writes are refused, and health is NOT_SERVING.",
    remedy: "Put back a file that was moved. Otherwise stop the service, restore a backup and start it again.",
  },
  SCHEMA_MISMATCH: {
    status: "UNAVAILABLE",
    meaning:
      "Another program has changed the schema: a table, column, index or view is gone that the rpc needs. Health is NOT_SERVING until it is there again.",
    remedy: "Bring the schema back; the service goes on by itself. Otherwise stop it, and restore a backup.",
  },
  TEMP_SPACE_EXCEEDED: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "The statement needs more temporary space than one caller may have: bytes to sort, group and materialise, or for the old state of what it changes (`metadata.max_bytes`).",
    remedy:
      "Sort and join fewer rows: narrow the WHERE, or order by an indexed column. Change fewer rows in one statement.",
  },
  OUT_OF_MEMORY: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "The statement needs more memory than one may have, or callers' statements together more than all may have (`metadata.max_bytes`; CREWDB_SQL_MEMORY_BYTES); or the machine has no more.",
    remedy: "Ask for less at once: fewer columns of long values, fewer rows to sort or to join into one value.",
  },
  DEADLINE_EXCEEDED: {
    status: "DEADLINE_EXCEEDED",
    meaning:
      "The call's deadline, or the server's limit for one call, came before the answer. What runs is stopped; a write that was just being committed may be stored, and `metadata.committed` says so.",
    remedy: "Retry with a later deadline; a write with its request_id.",
  },
  CANCELLED: {
    status: "CANCELLED",
    meaning: "The client cancelled the call or its connection was lost. What runs is stopped, as at a deadline.",
    remedy: "None is needed.",
  },
  TRANSACTION_LOST: {
    status: "ABORTED",
    meaning:
      "A statement ended the transaction that it was part of, or a limit did, which its first reply names; nothing of it was kept.",
    remedy: "Retry the whole transaction.",
  },
  UNAUTHENTICATED: {
    status: "UNAUTHENTICATED",
    meaning: "The call carries no token, or one that the tokens file does not have.",
    remedy: "Send `authorization: Bearer …` with a token of the server's tokens file.",
  },
  PERMISSION_DENIED: {
    status: "PERMISSION_DENIED",
    meaning: "The caller's roles do not include the one that the rpc needs; `metadata.role` names it.",
    remedy: "Use a token with that role.",
  },
  UNKNOWN_METHOD: {
    status: "UNIMPLEMENTED",
    meaning: "The server has no rpc of that name.",
    remedy: "Compare the contract's version with the server's.",
  },
  CORRUPT_DATABASE: {
    status: "DATA_LOSS",
    meaning: "SQLite found the file damaged.",
    remedy: "Restore a backup.",
  },
  WRONG_STORAGE_CLASS: {
    status: "DATA_LOSS",
    meaning: "A stored value has another type than its column; `metadata.column` names it.",
    remedy: "Correct the row; it was written by another program.",
  },
  READ_ONLY: {
    status: "FAILED_PRECONDITION",
    meaning: "The database file can't be written: its permissions, its folder's or the volume forbid it.",
    remedy:
      "Check the permissions of the file and its folder, and whether the volume was mounted read-only after an error.",
  },
  INTERNAL: {
    status: "INTERNAL",
    meaning: "A fault of the service; the log has the details under `metadata.error_id`.",
    remedy: "Report it with the error_id.",
  },
} as const;

/**
 * What clients give as the reason where no crewdb answered: the name of the status that their library made. `DEADLINE_EXCEEDED` and
 * `CANCELLED` mean the same from either side.
 */
export const CLIENT_REASONS: Readonly<Record<string, ReasonEntry>> = {
  UNAVAILABLE: {
    status: "UNAVAILABLE",
    meaning: "There is no connection to the server, or it was lost before the answer; the message says what is wrong.",
    remedy:
      "Look at the address, at the certificates and whether the server runs. Retry a read, or a write with its request_id.",
  },
  RESOURCE_EXHAUSTED: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "A message is too large for the library: a request above 8 MiB, or an answer above the client's own limit.",
    remedy: "Send or ask for less at once.",
  },
  UNIMPLEMENTED: {
    status: "UNIMPLEMENTED",
    meaning:
      "What answers at the address is not crewdb, or the client can't do what was asked, such as a stream in a transaction.",
    remedy: "Look at the address.",
  },
  INVALID_ARGUMENT: {
    status: "INVALID_ARGUMENT",
    meaning:
      "A field of the request has a value that its type can't hold, so the request was not sent. Of a manager that opens the databases itself: a setting is wrong.",
    remedy: "Correct what the message names.",
  },
  FAILED_PRECONDITION: {
    status: "FAILED_PRECONDITION",
    meaning:
      "A manager can't open the databases itself: another process has the file, it can't be used, or Node.js is too old.",
    remedy: "The message says which file and what would be right.",
  },
};

/** A machine-readable cause, `google.rpc.ErrorInfo.reason`. */
export type Reason = keyof typeof REASONS;

/** True when the text is a reason of the table. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(REASONS, text);
}

/** The table's row of a reason. */
export function reasonEntry(reason: Reason): ReasonEntry {
  return REASONS[reason];
}
