import {
  type Context,
  type HrTime,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import type { Timings } from "../engine/call.js";
import { Executed } from "../engine/layout.js";
import type { DatabaseName, Lane } from "../engine/plan.js";
import type { RequestHeaders } from "./incoming-call.js";

/** What a call is, for its spans. */
export interface TracedRpc {
  /** `crewdb.main.v1.MainDb/GetEmail` */
  readonly method: string;
  readonly database: DatabaseName;
  readonly lane: Lane;
}

/** How a call ended. */
export interface TracedEnd {
  /** Name of the gRPC status, e.g. `OK`. */
  readonly status: string;
  /** Reason of the error; absent when all went well. */
  readonly reason?: string;
  readonly replyBytes: number;
  readonly timings?: Timings | undefined;
}

const HEADER_GETTER = {
  keys: (headers: RequestHeaders): string[] => [...headers.headerNames()],
  get: (headers: RequestHeaders, name: string): string | undefined => headers.header(name),
};

/**
 * Statuses that are the server's fault: only they mark a server span as an error (semantic
 * conventions for gRPC).
 */
const SERVER_FAULTS: ReadonlySet<string> = new Set([
  "UNKNOWN",
  "DEADLINE_EXCEEDED",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
]);

interface Commit {
  readonly parent: Context;
  readonly span: Span;
  readonly startMs: number;
  readonly endMs: number;
  readonly timings: Timings;
}

/**
 * Makes the spans of calls. Connection threads have no SDK: their timings come back with the
 * replies, and the spans are opened then.
 */
export class CallTracer {
  readonly #tracer = trace.getTracer("crewdb");
  /** The commits of a batch, until all of its calls were answered. */
  readonly #commits = new Map<object, Commit[]>();

  /** The server span, which is a child of the client's span when the client sends its context. */
  begin(rpc: TracedRpc, headers: RequestHeaders): CallTrace {
    const caller = propagation.extract(ROOT_CONTEXT, headers, HEADER_GETTER);
    const startMs = nowMs();
    const attributes = { "rpc.system.name": "grpc", "rpc.method": rpc.method };
    const span = this.#tracer.startSpan(
      rpc.method,
      { kind: SpanKind.SERVER, startTime: toTime(startMs), attributes },
      caller,
    );
    return new CallTrace(this, rpc, span, startMs);
  }

  child(
    parent: Context,
    name: string,
    startMs: number,
    endMs: number,
    attributes: Record<string, string | number | boolean>,
    links: Link[] = [],
  ): void {
    const span = this.#tracer.startSpan(
      name,
      { startTime: toTime(startMs), attributes, links },
      parent,
    );
    span.end(toTime(Math.max(startMs, endMs)));
  }

  /**
   * The writes of a group are answered in one turn; after it each commit knows all the callers that
   * it links to.
   */
  commit(commit: Commit): void {
    const { batch } = commit.timings;
    const group = this.#commits.get(batch);
    if (group !== undefined) {
      group.push(commit);
      return;
    }
    this.#commits.set(batch, [commit]);
    setImmediate(() => this.#endCommits(batch));
  }

  #endCommits(batch: object): void {
    const group = this.#commits.get(batch) ?? [];
    this.#commits.delete(batch);
    for (const { parent, span, startMs, endMs, timings } of group) {
      const links = group.flatMap((other) =>
        other.span === span ? [] : { context: other.span.spanContext() },
      );
      const attributes = {
        "db.operation.batch.size": timings.batchSize,
        "crewdb.commit.sync_us": timings.commitUs,
      };
      this.child(parent, "commit", startMs, endMs, attributes, links);
    }
  }
}

/** The spans of one call. */
export class CallTrace {
  readonly #tracer: CallTracer;
  readonly #rpc: TracedRpc;
  readonly #span: Span;
  readonly #startMs: number;
  readonly #context: Context;
  #waitedMs = 0;

  constructor(tracer: CallTracer, rpc: TracedRpc, span: Span, startMs: number) {
    this.#tracer = tracer;
    this.#rpc = rpc;
    this.#span = span;
    this.#startMs = startMs;
    this.#context = trace.setSpan(ROOT_CONTEXT, span);
  }

  get traceId(): string {
    return this.#span.spanContext().traceId;
  }

  /** One message of a transaction, from its arrival to its answer. */
  message(name: string, startMs: number): void {
    if (this.#span.isRecording()) this.#tracer.child(this.#context, name, startMs, nowMs(), {});
  }

  /** The client did not read for so long. */
  waited(startMs: number): void {
    const endMs = nowMs();
    this.#waitedMs += endMs - startMs;
    if (this.#span.isRecording())
      this.#tracer.child(this.#context, "flow-control wait", startMs, endMs, {});
  }

  end({ status, reason, replyBytes, timings }: TracedEnd): void {
    const endMs = nowMs();
    if (this.#span.isRecording()) {
      if (timings !== undefined) this.#children(timings, replyBytes, endMs);
      this.#span.setAttribute("rpc.status_code", status);
      if (reason !== undefined) this.#span.setAttribute("error.type", reason);
      if (SERVER_FAULTS.has(status)) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.#span.end(toTime(endMs));
  }

  /**
   * acquire, execute, then commit for a write, and reply: each begins where the one before has
   * ended.
   */
  #children(timings: Timings, replyBytes: number, endMs: number): void {
    const { lane, method, database } = this.#rpc;
    const summary = method.slice(method.lastIndexOf("/") + 1);
    const at = (ms: number): number => Math.min(ms, endMs);
    const acquired = at(this.#startMs + (timings.queueUs + timings.acquireUs) / 1000);
    const executed = at(acquired + (timings.prepareUs + timings.stepUs + timings.encodeUs) / 1000);
    const grouped = at(executed + timings.groupUs / 1000);
    this.#tracer.child(this.#context, "acquire", this.#startMs, acquired, {
      "crewdb.lane": lane,
      "crewdb.queue.length": timings.queueLength,
      "crewdb.queue.wait_us": timings.queueUs,
    });
    this.#tracer.child(this.#context, "execute", acquired, executed, {
      "db.system.name": "sqlite",
      "db.namespace": database,
      "db.query.summary": summary,
      "db.response.returned_rows": timings.rows,
      "crewdb.cache_hit": timings.cacheHit,
      "crewdb.executor": isNative(timings) ? "native" : "portable",
      "crewdb.prepare_us": timings.prepareUs,
      "crewdb.step_us": timings.stepUs,
      "crewdb.encode_us": timings.encodeUs,
      "crewdb.reply_bytes": replyBytes,
      ...(this.#waitedMs === 0 ? {} : { "crewdb.flow_control_wait_ms": this.#waitedMs }),
    });
    const committed = timings.commitUs > 0;
    if (committed)
      this.#tracer.commit({
        parent: this.#context,
        span: this.#span,
        startMs: executed,
        endMs: grouped,
        timings,
      });
    this.#tracer.child(this.#context, "reply", committed ? grouped : executed, endMs, {});
  }
}

/** A call that the native executor handed over was run by the portable one. */
export function isNative({ executed }: Timings): boolean {
  return executed === Executed.answered || executed === Executed.worded;
}

/** Since 1970, with fractions, and never going back. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * In whole microseconds: Zipkin refuses a batch for a fraction of one, and a double of ms since
 * 1970 has no finer steps.
 */
function toTime(ms: number): HrTime {
  const us = Math.round(ms * 1000);
  return [Math.floor(us / 1_000_000), (us % 1_000_000) * 1000];
}
