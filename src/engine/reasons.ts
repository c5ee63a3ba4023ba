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
    meaning: "No row has the key in the request.",
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
    meaning: "This caller already used the request_id for this rpc with another request.",
    remedy: "Use a new request_id for a new request. To get the first reply again, repeat the request unchanged.",
  },
  FOREIGN_KEY_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning: "A foreign key points to a row that does not exist, or other rows still refer to the row.",
    remedy: "Create the referenced row first, or remove the references.",
  },
  CHECK_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning:
      "A CHECK constraint rejected the value. `metadata.constraint` is `ck_table_column`; or `ck_table_column_length` if a text is too long, `ck_table_column_range` if a number is beyond 1e15, `ck_table_row_length` if the long texts of a row would not fit into a reply together.",
    remedy: "Send a value that the constraint allows.",
  },
  NOT_NULL_VIOLATION: {
    status: "FAILED_PRECONDITION",
    meaning: "A required column got no value; `metadata.table` and `metadata.columns` name it.",
    remedy: "Set the field.",
  },
  INSUFFICIENT_QUANTITY: {
    status: "FAILED_PRECONDITION",
    meaning: "Less is left than the request asks for.",
    remedy: "Ask for less, or read the remaining quantity first.",
  },
  INVALID_FIELD: {
    status: "INVALID_ARGUMENT",
    meaning:
      "One or more request fields break their rules; `BadRequest.field_violations` lists them. Every text must be valid UTF-8 without NUL, but `Value.text` of the SQL rpcs may contain NUL.",
    remedy: "Correct the listed fields.",
  },
  MALFORMED_REQUEST: {
    status: "INVALID_ARGUMENT",
    meaning:
      "The bytes are not a protobuf message of the request's type, or `grpc-timeout` is malformed. Over HTTP also: JSON that is not the request's, a field that it does not have, or a wrong content type or method.",
    remedy:
      "Use a client generated from the same contract, and a gRPC library for deadlines. The message names a wrong field.",
  },
  INVALID_PAGE_TOKEN: {
    status: "INVALID_ARGUMENT",
    meaning:
      "The page_token was not issued by this rpc for these filters and this order; `BadRequest.field_violations` says which of the two.",
    remedy: "Repeat the filters and order of the first page, or start without a token; page_size may change.",
  },
  SQL_ERROR: {
    status: "INVALID_ARGUMENT",
    meaning: "SQLite rejected the statement: a syntax error, or an unknown table or column.",
    remedy: "Correct the SQL. `metadata.offset` is the position in bytes, if SQLite gives one.",
  },
  NOT_A_QUERY: {
    status: "INVALID_ARGUMENT",
    meaning: "The statement writes, and Query and QueryStream only read.",
    remedy: "Use Execute.",
  },
  STATEMENT_DENIED: {
    status: "PERMISSION_DENIED",
    meaning:
      "The policy for callers' SQL does not allow what the statement does; `metadata.action`, `metadata.object` and `metadata.column` name it in SQLite's terms. It does not allow an UPDATE of a column that triggers compute from other tables, for example.",
    remedy:
      "Use SELECT, INSERT, UPDATE and DELETE on the application's tables, and ExecuteBatch or Transact for transactions.",
  },
  GUARD_MISSING: {
    status: "UNIMPLEMENTED",
    meaning:
      "The server has no guard extension or no folder for temporary files. Callers' SQL is not safe without them, so the SQL rpcs are closed.",
    remedy:
      "The message says which. Install a C compiler on the server and reinstall the package, or make a temporary folder writable. Typed rpcs work without both.",
  },
  BACKUP_RUNNING: {
    status: "FAILED_PRECONDITION",
    meaning:
      "Another backup of this server is running. Only one runs at a time, because each needs disk space for a copy.",
    remedy: "Wait until it ends.",
  },
  SNAPSHOT_TOO_OLD: {
    status: "UNAVAILABLE",
    meaning:
      "A stream or a read-only transaction held its snapshot for longer than its limits, which its first reply names; or its client held several while another client waited; or the client of a backup did not read for 30 s.",
    remedy:
      "Resume the stream with its last resume_token, or read faster. Repeat a transaction or a backup from its start.",
  },
  SNAPSHOT_CHANGED: {
    status: "ABORTED",
    meaning: "The database has changed since the stream of the resume_token began.",
    remedy: "Start the stream again without a token.",
  },
  INVALID_TRANSACTION_STEP: {
    status: "FAILED_PRECONDITION",
    meaning:
      "The message is not allowed at this point of the transaction: there was no `begin` yet, this is a second one, or no savepoint has that name.",
    remedy: "Send `begin` first and only once, and name a savepoint that is set.",
  },
  UNKNOWN_EPOCH: {
    status: "FAILED_PRECONDITION",
    meaning: "`at_least_as_fresh` comes from before a restore, or from another database.",
    remedy: "Read without it, and use the `commit_seq` of new replies from then on.",
  },
  COMMIT_NOT_REACHED: {
    status: "UNAVAILABLE",
    meaning: "The database did not reach the commit of `at_least_as_fresh` before the call's deadline.",
    remedy: "Retry after the time in RetryInfo.",
  },
  OUT_OF_RANGE: {
    status: "OUT_OF_RANGE",
    meaning:
      "A value, or a total that it adds to, is larger than SQLite or the column can hold; `metadata.table` and `metadata.columns` name the column if there is one.",
    remedy: "Send a smaller value.",
  },
  BUSY: {
    status: "UNAVAILABLE",
    meaning: "Another process held the database file's lock for longer than the busy timeout.",
    remedy: "Retry after the time in RetryInfo.",
  },
  DRAINING: {
    status: "UNAVAILABLE",
    meaning: "The server is shutting down and accepts no new calls.",
    remedy: "Retry after the time in RetryInfo, on another server or after the restart.",
  },
  DATABASE_UNREACHABLE: {
    status: "UNAVAILABLE",
    meaning:
      "The PostgreSQL server can't be reached, or the connection to it was lost while the call ran. `metadata.committed` says what became of a write.",
    remedy: "Retry after the time in RetryInfo; a write with its request_id.",
  },
  REPLICA_UNREACHABLE: {
    status: "UNAVAILABLE",
    meaning:
      "The write is stored (`metadata.committed` is true), but it had not arrived at the replica, as `crewdb-durability: replicated` asks, before the call's deadline or the server's stop.",
    remedy:
      "Retry with the same request_id: the reply comes when the write has arrived, and nothing is written twice. Look at the check `replica`.",
  },
  NO_REPLICA: {
    status: "FAILED_PRECONDITION",
    meaning: "The call asks for `crewdb-durability: replicated`, and the database has no replica. Nothing was written.",
    remedy: "Set DB_REPLICA_URL or WALMART_DB_REPLICA_URL on the server, or send the call without the header.",
  },
  WORKER_LOST: {
    status: "UNAVAILABLE",
    meaning: "The thread that ran the call died.",
    remedy: "Retry a read, or a write with its request_id.",
  },
  QUEUE_FULL: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The queue for a connection is full; the metadata has the pool's numbers.",
    remedy: "Retry after the time in RetryInfo, with fewer calls at once.",
  },
  ACQUIRE_TIMEOUT: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "No connection became free within the connection timeout; the metadata has the pool's numbers.",
    remedy: "Retry after the time in RetryInfo. Look for slow calls that hold the connections.",
  },
  DEADLINE_UNREACHABLE: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The call would still be waiting for a connection at its deadline, so it was not queued.",
    remedy: "Retry after the time in RetryInfo, or with a later deadline.",
  },
  RESPONSE_TOO_LARGE: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "The reply is larger than 3.5 MiB; `metadata.fitting_rows` says how many rows fit. As JSON over HTTP it may have 1 MiB.",
    remedy:
      "Ask for fewer elements at once, or for protobuf in place of JSON. Where `committed` is true the write is stored.",
  },
  REQUEST_TOO_LARGE: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The request is larger than 4 MiB, or than 1 MiB as JSON over HTTP.",
    remedy: "Send fewer or smaller elements, or protobuf in place of JSON.",
  },
  TOO_MANY_STREAMS: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "This client has reached the limit of open calls or of unread bytes of replies.",
    remedy: "Finish calls and read their replies before you start more.",
  },
  CALLER_LIMIT: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "This caller has as many calls in flight, or begins as many a second, as its roles allow; `metadata.limit` says which, and `metadata.most` how many. Nothing was begun.",
    remedy: "Retry after the time in RetryInfo, with fewer calls at once.",
  },
  DISK_FULL: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "The disk has too little free space for a write. Reads still work.",
    remedy: "Free space on the volume of the database file.",
  },
  IO_ERROR: {
    status: "UNAVAILABLE",
    meaning:
      "The disk failed to read, to write, or to make a write durable. Health is NOT_SERVING until a write succeeds again.",
    remedy: "Look at the disk and at the server's log. Retry a write with its request_id.",
  },
  FILE_LOST: {
    status: "UNAVAILABLE",
    meaning:
      "The database file or its log was deleted, replaced, truncated or overwritten while the service had it open. A write would be lost, so writes are refused and health is NOT_SERVING.",
    remedy: "If the file was moved, put it back. Otherwise stop the service, restore a backup, and start it again.",
  },
  SCHEMA_MISMATCH: {
    status: "UNAVAILABLE",
    meaning:
      "Another program has removed a table, column, index or view that the rpc needs. Health is NOT_SERVING until it is back.",
    remedy: "Restore the schema; the service needs no restart. Otherwise stop it and restore a backup.",
  },
  TEMP_SPACE_EXCEEDED: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "The statement needs more temporary space than a caller may have (`metadata.max_bytes`), to sort, group and materialise, or for the old state of what it changes.",
    remedy:
      "Sort and join fewer rows: narrow the WHERE, or order by an indexed column. Change fewer rows in one statement.",
  },
  OUT_OF_MEMORY: {
    status: "RESOURCE_EXHAUSTED",
    meaning:
      "The statement needs more memory than one statement, or all of them together, may have (`metadata.max_bytes`, CREWDB_SQL_MEMORY_BYTES), or the machine is out of memory.",
    remedy: "Ask for less at once: fewer columns of long values, fewer rows to sort or to join into one value.",
  },
  DEADLINE_EXCEEDED: {
    status: "DEADLINE_EXCEEDED",
    meaning:
      "The call reached its deadline, or the server's limit for a call, before its reply. The statement was stopped. A write that was being committed may be stored; `metadata.committed` says so.",
    remedy: "Retry with a later deadline, and a write with its request_id.",
  },
  CANCELLED: {
    status: "CANCELLED",
    meaning: "The client cancelled the call, or its connection was lost. The statement was stopped, as at a deadline.",
    remedy: "Nothing.",
  },
  TRANSACTION_LOST: {
    status: "ABORTED",
    meaning:
      "A statement ended its own transaction, or a limit did, which its first reply names. Nothing of the transaction is stored.",
    remedy: "Retry the whole transaction.",
  },
  UNAUTHENTICATED: {
    status: "UNAUTHENTICATED",
    meaning:
      "The call has no token, or one that is unknown, removed or expired; or its client's certificate names nobody or has expired.",
    remedy: "Send a valid token, or connect again with a valid certificate.",
  },
  AUDIT_UNWRITABLE: {
    status: "UNAVAILABLE",
    meaning:
      "The audit trail (CREWDB_AUDIT_FILE) can't be written, for example because its disk is full. Writes are refused until it can be; `metadata.committed` is true for a write that was committed just before.",
    remedy: "Make room for the audit trail. Retry after the time in RetryInfo, and a write with its request_id.",
  },
  CREDENTIAL_ENDED: {
    status: "UNAUTHENTICATED",
    meaning:
      "A stream was open when the token or certificate that it was opened with was removed, or expired. An open transaction is rolled back.",
    remedy: "Open it again with a credential that is valid.",
  },
  PERMISSION_DENIED: {
    status: "PERMISSION_DENIED",
    meaning: "The caller lacks the role that the rpc needs; `metadata.role` names it.",
    remedy: "Use a token with that role.",
  },
  ORIGIN_DENIED: {
    status: "PERMISSION_DENIED",
    meaning:
      "A browser's request to the HTTP port comes from a page of another origin, or names a host that the server does not go by.",
    remedy: "Name the page's origin in `CREWDB_HTTP_ORIGINS`, or the host in `CREWDB_HTTP_NAMES`.",
  },
  UNKNOWN_METHOD: {
    status: "UNIMPLEMENTED",
    meaning: "The server has no rpc of that name, or its engine can't do what the rpc asks for.",
    remedy: "Compare the contract's version with the server's.",
  },
  CORRUPT_DATABASE: {
    status: "DATA_LOSS",
    meaning: "SQLite found damage in the file.",
    remedy: "Restore a backup.",
  },
  WRONG_STORAGE_CLASS: {
    status: "DATA_LOSS",
    meaning: "A stored value has another type than its column; `metadata.column` names it.",
    remedy: "Correct the row; another program wrote it.",
  },
  READ_ONLY: {
    status: "FAILED_PRECONDITION",
    meaning: "The database file can't be written: its permissions, its folder's, or the volume's prevent it.",
    remedy:
      "Check the permissions of the file and its folder, and whether the volume was mounted read-only after an error.",
  },
  INTERNAL: {
    status: "INTERNAL",
    meaning: "A bug in the service; the log has the details under `metadata.error_id`.",
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
    meaning: "There is no connection to the server, or it was lost before the reply; the message says what is wrong.",
    remedy:
      "Check the address, the certificates, and that the server runs. Retry a read, or a write with its request_id.",
  },
  RESOURCE_EXHAUSTED: {
    status: "RESOURCE_EXHAUSTED",
    meaning: "A message is too large for the library: a request above 8 MiB, or a reply above the client's own limit.",
    remedy: "Send or ask for less at once.",
  },
  UNIMPLEMENTED: {
    status: "UNIMPLEMENTED",
    meaning:
      "The server at the address is not crewdb, or the client can't do what was asked, such as a stream in a transaction.",
    remedy: "Check the address.",
  },
  INVALID_ARGUMENT: {
    status: "INVALID_ARGUMENT",
    meaning:
      "A field of the request has a value that its type can't hold, so the request was not sent. From a manager that opens the databases itself: a setting is wrong.",
    remedy: "Fix what the message names.",
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
