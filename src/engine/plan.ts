/**
 * Plans: the contract compiled to plain data. `contract/` makes them from descriptors and .sql files,
 * the main thread hands them to the connection threads once, and the threads need nothing else.
 * Everything here survives a structured clone.
 */
import type { DatabaseName } from "../databases/index.js";
import type { Reason } from "./reasons.js";
import type { Role } from "./roles.js";

/** Which connection runs an rpc: `read` for `idempotency_level = NO_SIDE_EFFECTS`, else `write`. */
export type Lane = "read" | "write";

/** The name of a database: one of those in `src/databases`, whose type the callers keep. */
export type { DatabaseName } from "../databases/index.js";

/** The SQL that the statements of a plan are in. */
export type Dialect = "sqlite" | "postgres";

/** How a field travels on the wire and in SQLite. Other protobuf types are refused by the checker. */
export type FieldKind =
  | "string"
  | "bytes"
  | "bool"
  | "int32"
  | "int64"
  | "double"
  | "enum"
  | "timestamp"
  | "mask"
  | "message";

/** Limits on a request field, from `(crewdb.options.v1.field)`; absent means no limit. */
export interface FieldRules {
  /** The field must be set: a string or list not empty, a message or optional field present, an enum not UNSPECIFIED. */
  readonly required?: boolean;
  /** Length limits of a string in code points, of bytes in bytes. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The text has this form. */
  readonly format?: "email" | "json";
  /** The whole text matches, see pattern.ts; with what that means in words. */
  readonly pattern?: string;
  readonly patternWords?: string;
  /** Inclusive bounds of a number. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** The number must be greater than this. */
  readonly greaterThan?: number;
  /** Limits on the number of elements of a repeated field. */
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface FieldPlan {
  readonly number: number;
  /** The proto name, which is also the SQL name. */
  readonly name: string;
  readonly kind: FieldKind;
  readonly repeated: boolean;
  /** Has presence of its own: `optional`, or a message (Timestamp and FieldMask included). */
  readonly presence: boolean;
  /** Index into `messages` for kind `message`, into `enums` for kind `enum`. */
  readonly type?: number;
  readonly rules?: FieldRules;
  /** Set by the service only: ignored in requests, as AIP-203 says. */
  readonly outputOnly?: boolean;
}

export interface MessagePlan {
  /** Full name, e.g. `crewdb.main.v1.Email`. */
  readonly name: string;
  /** In order of field number. */
  readonly fields: readonly FieldPlan[];
}

export interface EnumPlan {
  readonly name: string;
  /** `stored` is the text in the database; the zero value has none and binds as NULL. */
  readonly values: readonly { readonly number: number; readonly name: string; readonly stored: string }[];
}

/** `changes`: how many rows the statement before it has changed. `index`: of the element of `-- each`. */
export type BuiltIn = "now" | "new_id" | "caller" | "page_size" | "index" | "changes";

/** Where the value of one `?` comes from. `field` is an index into the fields of the message meant. */
export type ParameterPlan =
  | { readonly from: "built-in"; readonly name: BuiltIn }
  | { readonly from: Scope; readonly field: number }
  /** 1 when the field is set or, in an Update, named by update_mask (or set, when the mask is empty); else 0. */
  | { readonly from: "has"; readonly scope: Scope; readonly field: number };

/** The request itself, the one resource that it wraps, or the element of `-- each`. */
export type Scope = "request" | "resource" | "element";

/** `-- if :field` or `-- if :field = ENUM_VALUE`. */
export interface ConditionPlan {
  readonly scope: "request" | "resource";
  readonly field: number;
  /** The enum number that the field must have; absent: the field must be set. */
  readonly equals?: number;
}

/** A piece of SQL text with `?` for each parameter; left out unless its condition holds. */
export interface SqlPart {
  readonly text: string;
  /** Indexes into `RpcPlan.parameters`, one for each `?` in order. */
  readonly parameters: readonly number[];
  /** Index into `RpcPlan.conditions`. */
  readonly when?: number;
}

/** `-- page by a desc, b desc`: the first whose condition holds is used. */
export interface PageOrder {
  readonly keys: readonly string[];
  readonly descending: boolean;
  readonly when?: number;
}

export interface StatementPlan {
  /** The statement's first line in its file, counted from 1. */
  readonly line: number;
  readonly parts: readonly SqlPart[];
  /** Index of the request's repeated field (in the request, or in the resource): run once per element. */
  readonly each?: { readonly scope: "request" | "resource"; readonly field: number };
  /** The reason when it finds or changes nothing: the rpc ends there and everything is rolled back. */
  readonly none?: Reason;
  /** Not empty only for the last statement of a paged rpc. */
  readonly pages: readonly PageOrder[];
  /** The statement returns rows (SELECT, or RETURNING). */
  readonly returnsRows: boolean;
  /** Of PostgreSQL: a list that may keep a plan for any values, where the server finds it no worse. */
  readonly onePlan?: boolean;
}

/**
 * How the rows of the last statement become the response.
 * A column fills the field of its name in the response's message (`row`, `rows`), else in the response itself.
 */
export interface AnswerPlan {
  /** `row`: one message field takes one row. `rows`: one repeated message field takes all. `scalars`: the first row's columns fill the response. `empty`: no data. */
  readonly shape: "row" | "rows" | "scalars" | "empty";
  /** Index of that message field in the response, for `row` and `rows`. */
  readonly field?: number;
  /** Index of `next_page_token` in the response, when paged. */
  readonly nextPageToken?: number;
  /** Index of `commit_seq` in the response, on the write lane. */
  readonly commitSeq?: number;
}

export interface RpcPlan {
  /** Index in `DatabasePlan.rpcs`. */
  readonly id: number;
  /** e.g. `GetEmail` */
  readonly name: string;
  /** e.g. `crewdb.main.v1.MainDb/GetEmail`, as in OpenTelemetry's `rpc.method`. */
  readonly method: string;
  readonly lane: Lane;
  /** What the caller must be allowed to do; the lane's name unless the contract says otherwise. */
  readonly role: Role;
  /** Path from the package's root, e.g. `src/databases/main/rpcs/GetEmail.sql`. */
  readonly file: string;
  /** Indexes into `DatabasePlan.messages`. */
  readonly request: number;
  readonly response: number;
  /** Field of the request whose message's fields bind directly. */
  readonly resource?: number;
  /** Fields of the request that the engine itself reads. */
  readonly updateMask?: number;
  readonly requestId?: number;
  readonly pageSize?: number;
  readonly pageToken?: number;
  /** At most six. */
  readonly conditions: readonly ConditionPlan[];
  readonly parameters: readonly ParameterPlan[];
  readonly statements: readonly StatementPlan[];
  readonly answer: AnswerPlan;
}

/** A client stream whose rows a batch rpc stores. */
export interface ImportPlan {
  readonly name: string;
  /** e.g. `crewdb.main.v1.MainDb/ImportEmails` */
  readonly method: string;
  /** Index in `DatabasePlan.rpcs` of the batch rpc. */
  readonly rpc: number;
}

export interface DatabasePlan {
  readonly database: DatabaseName;
  /** e.g. `crewdb.main.v1.MainDb` */
  readonly service: string;
  /** SHA-256 over descriptors and SQL, in hex: the same text gives the same plan. */
  readonly hash: string;
  readonly messages: readonly MessagePlan[];
  readonly enums: readonly EnumPlan[];
  readonly rpcs: readonly RpcPlan[];
  readonly imports: readonly ImportPlan[];
}
