import {
  create,
  type DescMessage,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { durationMs } from "@bufbuild/protobuf/wkt";
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { AdminDb } from "../../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import type { CallError } from "../../engine/call-error.js";
import type { MaintenanceResult } from "../../engine/maintenance.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import { bytesMethod } from "../bytes-method.js";
import { toErrorStatus } from "../error-status.js";
import type { ServerStream, ServiceHost, UnaryHandler } from "../incoming-call.js";
import { end, OpenStreams } from "../open-streams.js";
import { type HandlerParts, unaryHandler } from "../unary-handler.js";
import { toDatabase, toProcess, toReadiness, toSlowStatements, toStatistics } from "./admin-messages.js";
import type { AdminTarget } from "./admin-target.js";
import { sendBackup } from "./backup.js";
import { EventLoopDelay } from "./event-loop-delay.js";

/** Watches of statistics at once: each costs a timer and a few histograms an interval. */
const MAX_WATCHES = 100;
/** The range of the interval between two statistics, and what it is when none is named, in ms. */
const INTERVAL_MS = { least: 100, most: 3_600_000, usual: 1000 } as const;

/** AdminDb: a few rpcs that are called rarely, so each has a handler, and protobuf-es does the encoding. */
export class AdminService {
  readonly #targets: readonly AdminTarget[];
  readonly #parts: HandlerParts;
  readonly #watches: OpenStreams<ServerStream>;
  readonly #eventLoopDelay = new EventLoopDelay();
  #backupRuns = false;

  constructor(host: ServiceHost, targets: readonly AdminTarget[], parts: HandlerParts) {
    this.#targets = targets;
    this.#parts = parts;
    this.#watches = new OpenStreams(MAX_WATCHES, "streams of AdminDb", parts.log);
    const definition = Object.fromEntries(
      AdminDb.methods.map(({ name, methodKind }) => [
        name,
        bytesMethod(`${AdminDb.typeName}/${name}`, methodKind === "server_streaming" ? { responseStream: true } : {}),
      ]),
    );
    host.addService(definition, this.#handlers());
  }

  /** Ends the open streams: they would keep the server from closing. */
  endStreams(): void {
    this.#watches.endAll();
    this.#eventLoopDelay.stop();
  }

  #handlers(): UntypedServiceImplementation {
    const { getStatistics, getReadiness, slowStatements, checkpoint, optimize } = AdminDb.method;
    const one = <T extends { readonly database: number }>(request: T): AdminTarget => this.#find(request.database);
    return {
      GetStatistics: this.#unary(getStatistics, async () => this.#statistics()),
      GetReadiness: this.#unary(getReadiness, async () => ({ databases: this.#targets.map(toReadiness) })),
      SlowStatements: this.#unary(slowStatements, async () => ({
        statements: this.#targets.flatMap(toSlowStatements),
      })),
      Explain: this.#explain(),
      Checkpoint: this.#unary(checkpoint, async (request) => {
        const { truncate } = request;
        const { numbers } = worked(await one(request).maintain({ kind: "checkpoint", truncate }, "write"));
        // SQLite says -1 for a log that has no pages.
        const pages = (count: number | undefined): bigint => BigInt(Math.max(0, count ?? 0));
        const { walPages, checkpointedPages } = numbers;
        return { walPages: pages(walPages), checkpointedPages: pages(checkpointedPages), busy: numbers.busy === 1 };
      }),
      Optimize: this.#unary(optimize, async (request) => {
        worked(await one(request).maintain({ kind: "optimize" }, "write"));
        return {};
      }),
      WatchStatistics: this.#stream((stream) => this.#watch(stream)),
      Backup: this.#stream((stream) => void this.#backUp(stream)),
    };
  }

  #unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethod & { readonly input: I; readonly output: O },
    answer: (request: MessageShape<I>) => Promise<MessageInitShape<O>>,
  ): UnaryHandler {
    const { authenticator, log } = this.#parts;
    return (call, callback) => {
      const principal = authenticator.check(call, "admin");
      if ("reason" in principal) return callback(toErrorStatus(principal, log));
      this.#answer(method, call.request, answer).then(
        (reply) => callback(null, reply),
        (error: unknown) => callback(toErrorStatus(toCallError(error), log)),
      );
    };
  }

  async #answer<I extends DescMessage, O extends DescMessage>(
    method: DescMethod & { readonly input: I; readonly output: O },
    request: Buffer,
    answer: (request: MessageShape<I>) => Promise<MessageInitShape<O>>,
  ): Promise<Buffer> {
    const init = await answer(decode(method.input, request));
    return Buffer.from(toBinary(method.output, create(method.output, init)));
  }

  #stream(begin: (stream: ServerStream) => void): (stream: ServerStream) => void {
    const { authenticator, log } = this.#parts;
    return (stream) => {
      const principal = authenticator.check(stream, "admin");
      if ("reason" in principal) return end(stream, principal, log);
      if (!this.#watches.add(stream)) return;
      try {
        begin(stream);
      } catch (error) {
        end(stream, toCallError(error), log);
      }
    };
  }

  /** Waits, runs and stops as a read of its database: a text may take seconds to compile. */
  #explain(): UnaryHandler {
    const { input } = AdminDb.method.explain;
    const method = `${AdminDb.typeName}/Explain`;
    const handlers = new Map(
      this.#targets.map((target) => {
        const { database, pool } = target;
        const traced = { method, database, lane: "read" as const };
        const served = { rpc: SqlRpc.EXPLAIN, lane: "read" as const, role: "admin" as const, traced };
        return [target, unaryHandler(served, pool, this.#parts)];
      }),
    );
    const { authenticator, log } = this.#parts;
    return (call, callback) => {
      const principal = authenticator.check(call, "admin");
      if ("reason" in principal) return callback(toErrorStatus(principal, log));
      try {
        handlers.get(this.#find(decode(input, call.request).database))?.(call, callback);
      } catch (error) {
        callback(toErrorStatus(toCallError(error), log));
      }
    };
  }

  #statistics() {
    const process = toProcess(this.#parts.inFlight.count, this.#eventLoopDelay.report());
    return { databases: this.#targets.map(toStatistics), process };
  }

  #watch(stream: ServerStream): void {
    const { input, output } = AdminDb.method.watchStatistics;
    const { interval } = decode(input, stream.request);
    const intervalMs = interval === undefined ? INTERVAL_MS.usual : durationMs(interval);
    if (!(intervalMs >= INTERVAL_MS.least && intervalMs <= INTERVAL_MS.most))
      throw invalidField("interval", `must be ${INTERVAL_MS.least / 1000} s to ${INTERVAL_MS.most / 1000} s`);
    let full = false;
    stream.on("drain", () => {
      full = false;
    });
    const send = (): void => {
      // A client that does not read misses samples; they are never kept for it.
      if (full) return;
      const nowMs = Date.now();
      const sampleTime = { seconds: BigInt(Math.floor(nowMs / 1000)), nanos: (nowMs % 1000) * 1_000_000 };
      full = !stream.write(Buffer.from(toBinary(output, create(output, { ...this.#statistics(), sampleTime }))));
    };
    const timer = setInterval(send, intervalMs);
    stream.once("cancelled", () => clearInterval(timer));
    send();
  }

  async #backUp(stream: ServerStream): Promise<void> {
    const { input } = AdminDb.method.backup;
    try {
      const target = this.#find(decode(input, stream.request).database);
      if (this.#backupRuns) throw new RpcFailure(BACKUP_RUNNING);
      this.#backupRuns = true;
      try {
        await sendBackup(stream, target);
      } finally {
        this.#backupRuns = false;
      }
      stream.end();
    } catch (error) {
      end(stream, toCallError(error), this.#parts.log);
    }
  }

  #find(database: number): AdminTarget {
    const target = this.#targets.find((each) => toDatabase(each.database) === database);
    if (target === undefined) throw invalidField("database", "must be DATABASE_MAIN or DATABASE_WALMART");
    return target;
  }
}

const BACKUP_RUNNING: CallError = {
  reason: "BACKUP_RUNNING",
  message: "a backup is under way already; there is one at a time",
};

function decode<I extends DescMessage>(input: I, request: Buffer): MessageShape<I> {
  try {
    return fromBinary(input, request);
  } catch {
    throw new RpcFailure({ reason: "MALFORMED_REQUEST", message: `the request is no ${input.typeName}` });
  }
}

function invalidField(field: string, description: string): RpcFailure {
  return new RpcFailure({
    reason: "INVALID_FIELD",
    message: `${field} ${description}`,
    violations: [{ field, description }],
  });
}

function worked(result: MaintenanceResult): MaintenanceResult {
  if (result.ok) return result;
  throw result.error === undefined ? new Error(result.problem) : new RpcFailure(result.error);
}

function toCallError(error: unknown): CallError {
  if (error instanceof RpcFailure) return error.error;
  const internal = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: "INTERNAL", message: "an administrative call failed", internal };
}
