import type { MessagePort } from "node:worker_threads";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan, Lane } from "../engine/plan.js";
import type { StreamLimits } from "../engine/stream-limits.js";
import type { PackedCalls, PackedReplies } from "./packing.js";
import type { ConnectionLimits } from "./thread/connections.js";
import type { ConnectionTarget } from "./thread/server-connection.js";

/** What the thread of a database is started with. */
export interface ThreadSetup {
  readonly plan: DatabasePlan;
  readonly primary: ConnectionTarget;
  readonly replica: ConnectionTarget | undefined;
  /** Under the login of callers' SQL; undefined: it is refused. */
  readonly callers: ConnectionTarget | undefined;
  readonly callersReplica: ConnectionTarget | undefined;
  readonly limits: ConnectionLimits;
  /** Files of the schema, in order. */
  readonly migrations: readonly MigrationFile[];
}

export interface MigrationFile {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** A call, with where its request lies in the bytes that came with it. */
export interface SentCall {
  readonly id: number;
  readonly rpc: number;
  readonly caller: string;
  readonly scope: string | undefined;
  readonly deadlineMs: number;
  /** A read that is known to be short: it may travel with others. */
  readonly isFast: boolean;
  readonly start: number;
  readonly end: number;
}

/** What the main thread asks for beside calls. */
export type Errand =
  | { readonly kind: "open" }
  | { readonly kind: "check"; readonly what: "primary" | "replica" }
  | { readonly kind: "purge"; readonly beforeMs: number; readonly mostBytes: number }
  /** Of the tables that the schema names: rows older than so, and the oldest beyond so many. */
  | { readonly kind: "retain"; readonly before: string; readonly most: number }
  | { readonly kind: "close" };

export type ToThread =
  /** A call that holds its connection, with its end of a channel. */
  | {
      readonly kind: "stream";
      readonly call: SentCall;
      readonly bytes: Uint8Array;
      readonly lane: Lane;
      readonly port: MessagePort;
      readonly limits: StreamLimits;
    }
  | { readonly kind: "calls"; readonly calls: PackedCalls }
  | { readonly kind: "stop"; readonly id: number; readonly why: CallError }
  | { readonly kind: "errand"; readonly id: number; readonly errand: Errand };

/** Times of a call, in µs, and its facts. */
export interface SentTimes {
  /** From its arrival in the thread until it ran. */
  readonly waitUs: number;
  readonly prepareUs: number;
  readonly stepUs: number;
  readonly encodeUs: number;
  readonly commitUs: number;
  readonly rows: number;
}

export const NO_TIMES: SentTimes = {
  waitUs: 0,
  prepareUs: 0,
  stepUs: 0,
  encodeUs: 0,
  commitUs: 0,
  rows: 0,
};

/** A reply, with where it lies in the bytes that came with it; or an error. */
export type SentReply = { readonly id: number; readonly times: SentTimes } & (
  | { readonly start: number; readonly end: number }
  | { readonly error: CallError }
);

/** What `open` found. */
export interface OpenedServer {
  /** e.g. `18.4` */
  readonly version: string;
  readonly schemaVersion: number;
  /** Names of the migrations that were applied now. */
  readonly applied: readonly string[];
}

export type FromThread =
  | { readonly kind: "replies"; readonly replies: PackedReplies }
  | {
      readonly kind: "done";
      readonly id: number;
      readonly result?: OpenedServer;
      readonly problem?: string;
    }
  | { readonly kind: "count"; readonly open: number };
