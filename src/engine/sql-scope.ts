/** What a caller's SQL may reach in one table or view. Names are in lower case. */
export interface TableScope {
  /** Columns that may be read, or all but those that the schema hides. */
  readonly columns: readonly string[] | "*";
  /** What the other columns do: refuse the statement, or read as NULL. */
  readonly others: "refused" | "null";
  /** A condition on the table's own columns: the only rows that exist for the caller. */
  readonly rows?: string;
  readonly insert: boolean;
  readonly update: readonly string[] | "*";
  readonly delete: boolean;
}

/**
 * What a call may do beyond being called. It travels with the call, as JSON, to the thread that
 * runs it: a connection keeps nothing of a caller's between calls but what it has compiled.
 */
export interface SqlScope {
  /** Of `tables`: two scopes that reach the same have the same. */
  readonly id: string;
  /** Absent: every table, as far as the schema hides nothing. Else these and no others. */
  readonly tables?: Readonly<Record<string, TableScope>>;
  /** Most rows and bytes of one answer. */
  readonly maxRows?: number;
  readonly maxBytes?: number;
  /** Absent: any. Else the rpcs of the service that a transaction may run, by name. */
  readonly rpcs?: readonly string[];
}
