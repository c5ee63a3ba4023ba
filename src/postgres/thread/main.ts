/** The thread of one database: all of its calls, on all connections to its server. */

import { performance } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";
import type { PackedCall } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { isSqlRpc, SqlRpc } from "../../engine/sql-rpc.js";
import { StreamPort } from "../../sql/stream-port.js";
import {
  type Errand,
  type FromThread,
  NO_TIMES,
  type OpenedServer,
  type SentCall,
  type ThreadSetup,
  type ToThread,
} from "../messages.js";
import { moved, packReplies, type Reply, unpackCalls } from "../packing.js";
import { grantTo, readVolatile, requireWeak } from "./caller-login.js";
import { readCatalog } from "./catalog.js";
import { type ConnectionLimits, Connections } from "./connections.js";
import { openServer, requireWhole, sayWhy, Unfit } from "./open-server.js";
import { runQueryStream } from "./query-stream.js";
import { deleteOldest, purge } from "./retention.js";
import { ScopedSql } from "./scoped-sql.js";
import type { ServerConnection } from "./server-connection.js";
import { SqlCalls, scopeOf } from "./sql-calls.js";
import { StoppableCall } from "./stoppable-call.js";
import { runStream, type StreamWork } from "./streams.js";
import { runTransaction } from "./transaction.js";
import { TypedCalls } from "./typed-calls.js";

const setup = workerData as ThreadSetup;
const primary = new Connections(setup.primary, setup.limits, (open) =>
  send({ kind: "count", open }),
);
const replica = setup.replica && new Connections(setup.replica, setup.limits);
const callers = setup.callers && new Connections(setup.callers, half(setup.limits));
const callersReplica =
  setup.callersReplica && new Connections(setup.callersReplica, half(setup.limits));
/** Once it is open, where callers' SQL is served. */
let sql: SqlCalls | undefined;
let scoped: ScopedSql | undefined;
const typed = new TypedCalls(setup.plan, primary);
const running = new Map<number, StoppableCall>();

/** Replies of one turn of the event loop travel together. */
let replies: Reply[] = [];

parentPort?.on("message", (message: ToThread) => {
  switch (message.kind) {
    case "calls":
      for (const call of unpackCalls(message.calls)) void answer(call, message.calls.bytes);
      return;
    case "stream":
      void stream(message);
      return;
    case "stop":
      running.get(message.id)?.stop(message.why);
      return;
    case "errand":
      void errand(message.id, message.errand);
  }
});

async function answer(call: SentCall, bytes: Uint8Array): Promise<void> {
  const { id, rpc, caller, scope, deadlineMs, isFast, start, end } = call;
  const request = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
  const startMs = performance.now();
  const stoppable = new StoppableCall();
  running.set(id, stoppable);
  const packed = { rpc, request, caller, scope, deadlineMs };
  let served: SqlCalls | undefined;
  try {
    if (isSqlRpc(rpc)) served = await sqlFor(packed);
    const { reply, facts, commitMs } = await (served === undefined
      ? typed.run(packed, stoppable, isFast)
      : served.run(packed, stoppable));
    const { prepareMs, stepMs, encodeMs, rows } = facts;
    const usedMs = prepareMs + stepMs + encodeMs + commitMs;
    const waitUs = Math.max(0, performance.now() - startMs - usedMs) * 1000;
    const times = {
      waitUs,
      prepareUs: prepareMs * 1000,
      stepUs: stepMs * 1000,
      encodeUs: encodeMs * 1000,
      commitUs: commitMs * 1000,
      rows,
    };
    say({ id, times, reply });
  } catch (error) {
    if (served !== undefined) forget(packed, served, error);
    const stepUs = (performance.now() - startMs) * 1000;
    say({ id, times: { ...NO_TIMES, stepUs }, error: toCallError(error) });
  } finally {
    running.delete(id);
  }
}

async function stream({
  call,
  bytes,
  lane,
  port,
  limits,
}: ToThread & { kind: "stream" }): Promise<void> {
  const { id, rpc, caller, scope, deadlineMs } = call;
  const packed = { rpc, request: Buffer.from(bytes), caller, scope, deadlineMs };
  const stoppable = new StoppableCall();
  running.set(id, stoppable);
  try {
    const served = await sqlFor(packed);
    const ends = { port, limits };
    const work: StreamWork = (connection, holding) =>
      rpc === SqlRpc.QUERY_STREAM
        ? runQueryStream(served, connection, holding)
        : runTransaction({ sql: served, typed, plan: setup.plan, lane }, connection, holding);
    forget(
      packed,
      served,
      await runStream(served.connections, primary, packed, ends, stoppable, work),
    );
  } catch (error) {
    await new StreamPort(port).end(toCallError(error));
  } finally {
    running.delete(id);
  }
}

/** `error`: that of a call, if it failed. */
function forget(packed: PackedCall, served: SqlCalls, error: unknown): void {
  const scope = scopeOf(packed);
  if (scope?.tables !== undefined) void scoped?.forget(scope, served, error);
}

/** Under which login a caller's SQL runs. Rejects with RpcFailure. */
async function sqlFor(packed: PackedCall): Promise<SqlCalls> {
  const scope = scopeOf(packed);
  const found = scope?.tables === undefined ? sql : await scoped?.of(scope);
  if (found === undefined) throw new RpcFailure(NO_SQL);
  return found;
}

function say(reply: Reply): void {
  if (replies.length === 0) setImmediate(flush);
  replies.push(reply);
}

function flush(): void {
  const packed = packReplies(replies);
  replies = [];
  send({ kind: "replies", replies: packed }, moved(packed.bytes));
}

async function errand(id: number, asked: Errand): Promise<void> {
  try {
    const result = await run(asked);
    send({ kind: "done", id, ...(result === undefined ? {} : { result }) });
  } catch (error) {
    send({ kind: "done", id, problem: sayWhy(error, setup.primary) });
  }
}

async function run(asked: Errand): Promise<OpenedServer | undefined> {
  switch (asked.kind) {
    case "open": {
      const opened = await openServer(setup);
      await primary.use(async (connection) => {
        typed.catalog = await readCatalog(connection);
        await typed.requireSchema(connection);
        if (callers !== undefined) sql = await openCallers(callers, connection);
      });
      return opened;
    }
    case "check":
      await (asked.what === "replica" ? replica : primary)?.use(async (connection) => {
        const { rows } = await connection.run(
          "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean",
        );
        if (asked.what !== "primary") return;
        if (rows[0]?.[0] === 0n) return requireWhole(connection);
        // The name may lead to another server by now.
        connection.lose();
        throw new Error("the server takes no writes: it is a standby, or was made read-only");
      });
      return undefined;
    case "purge":
      await primary.use((connection) => purge(connection, asked));
      return undefined;
    case "retain":
      await primary.use((connection) => deleteOldest(connection, asked));
      return undefined;
    case "close":
      await Promise.all(
        [primary, replica, callers, callersReplica, scoped].map((each) => each?.close()),
      );
      return undefined;
  }
}

async function openCallers(connections: Connections, owner: ServerConnection): Promise<SqlCalls> {
  return connections.use(async (connection) => {
    if (connection.facts.epoch !== owner.facts.epoch)
      throw new Unfit("the URL for callers' SQL leads to another server");
    const role = await requireWeak(connection);
    const secret = await grantTo(owner, role, setup.primary.schema);
    const volatile = await readVolatile(connection);
    const { service } = setup.plan;
    const { catalog } = typed;
    const serve = (own: Connections, ofReplica: Connections | undefined): SqlCalls =>
      new SqlCalls({
        connections: own,
        replica: ofReplica,
        primary,
        service,
        catalog,
        secret,
        volatile,
      });
    if (setup.callers !== undefined)
      scoped = new ScopedSql({
        owner: primary,
        callers: setup.callers,
        callersReplica: setup.callersReplica,
        limits: { ...half(half(setup.limits)), min: 0 },
        serve,
      });
    return serve(connections, callersReplica);
  });
}

/** Callers' SQL must leave connections to the service on a server that has few. */
function half({ min, max, idleMs }: ConnectionLimits): ConnectionLimits {
  const most = Math.max(1, Math.floor(max / 2));
  return { min: Math.min(min, most), max: most, idleMs };
}

function toCallError(error: unknown): CallError {
  if (error instanceof RpcFailure) return error.error;
  const internal = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: "INTERNAL", message: "internal error", internal };
}

function send(message: FromThread, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

const NO_SQL: CallError = {
  reason: "STATEMENT_DENIED",
  message:
    "callers' SQL needs a login of its own on PostgreSQL: DB_SQL_URL or its like is not set; typed rpcs do without",
};
