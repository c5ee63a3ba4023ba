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
import { AdminDb } from "../../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import type { AskedRpc } from "../../access/access.js";
import type { Peer } from "../../access/peers.js";
import type { Principal } from "../../access/principal.js";
import { anyOf } from "../../databases/index.js";
import type { CallError } from "../../engine/call-error.js";
import type { Database } from "../../engine/engine.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import type { IncomingCall, Rpc, Rpcs, ServerStream, UnaryRequest } from "../incoming-call.js";
import { OpenStreams } from "../open-streams.js";
import { type HandlerParts, unaryHandler } from "../unary-handler.js";
import { toProcess, toReadiness, toRecentCalls, toSlowStatements, toStatistics } from "./admin-messages.js";
import type { AdminTarget } from "./admin-target.js";
import { sendBackup } from "./backup.js";
import { toDatabase } from "./database-numbers.js";
import { EventLoopDelay } from "./event-loop-delay.js";

/** Watches of statistics at once: each costs a timer and a few histograms an interval. */
const MAX_WATCHES = 100;
/** The range of the interval between two statistics, and what it is when none is named, in ms. */
const INTERVAL_MS = { least: 100, most: 3_600_000, usual: 1000 } as const;

/** AdminDb: a few rpcs that are called rarely, so each has a handler, and protobuf-es does the encoding. */
export class AdminService {
  readonly #targets: readonly AdminTarget[];
  readonly #parts: HandlerParts;
  readonly #all: readonly AskedRpc[];
  readonly #watches: OpenStreams;
  readonly #eventLoopDelay = new EventLoopDelay();
  #backupRuns = false;

  /** `others`: the rpcs of the other services, of which a caller is told what they may call. */
  constructor(rpcs: Rpcs, targets: readonly AdminTarget[], parts: HandlerParts, others: readonly AskedRpc[]) {
    this.#targets = targets;
    this.#all = [...others, ...AdminDb.methods.map(({ name }) => asking(name))];
    this.#parts = parts;
    this.#watches = new OpenStreams(MAX_WATCHES, "streams of AdminDb");
    for (const [name, rpc] of Object.entries(this.#handlers())) rpcs.set(`${AdminDb.typeName}/${name}`, rpc);
  }

  endStreamsOf(peer: Peer): void {
    this.#watches.endOf(peer);
  }

  /** Ends the open streams: they would keep the server from closing. */
  endStreams(): void {
    this.#watches.endAll();
    this.#eventLoopDelay.stop();
  }

  #handlers(): Record<string, Rpc> {
    const { getStatistics, getReadiness, slowStatements, recentCalls, checkpoint, optimize } = AdminDb.method;
    const one = <T extends { readonly database: number }>(request: T): AdminTarget => this.#find(request.database);
    return {
      GetCaller: this.#getCaller(),
      GetStatistics: this.#unary(getStatistics, async () => this.#statistics()),
      GetReadiness: this.#unary(getReadiness, async () => ({ databases: this.#targets.map(toReadiness) })),
      SlowStatements: this.#unary(slowStatements, async () => ({
        statements: this.#targets.flatMap(toSlowStatements),
      })),
      RecentCalls: this.#unary(recentCalls, async ({ afterCallId }) =>
        toRecentCalls(this.#parts.recentCalls, Number(afterCallId)),
      ),
      Explain: this.#explain(),
      Checkpoint: this.#unary(checkpoint, async (request) => {
        const database = able(one(request), "checkpoint");
        const { logPages, movedPages, busy } = await database.checkpoint(request.truncate);
        return { walPages: BigInt(logPages), checkpointedPages: BigInt(movedPages), busy };
      }),
      Optimize: this.#unary(optimize, async (request) => {
        await able(one(request), "optimize").optimize();
        return {};
      }),
      WatchStatistics: this.#stream("WatchStatistics", (stream) => this.#watch(stream)),
      Backup: this.#stream("Backup", (stream) => void this.#backUp(stream)),
    };
  }

  /** The one rpc here for every caller: it says what else they may call. */
  #getCaller(): Rpc {
    const { output } = AdminDb.method.getCaller;
    const getCaller = `${AdminDb.typeName}/GetCaller`;
    const handle = (call: UnaryRequest): void => {
      const principal = this.#parts.authenticator.find(call);
      if ("reason" in principal) call.fail(principal);
      else {
        const { name, access } = principal;
        const allowed = this.#all.filter((rpc) => rpc.method === getCaller || access.refuse(rpc) === undefined);
        const reply = { name, roles: [...access.kinds], rpcs: allowed.map(({ method }) => method) };
        call.reply(Buffer.from(toBinary(output, create(output, reply))));
      }
    };
    return { kind: "unary", handle };
  }

  #unary<I extends DescMessage, O extends DescMessage>(
    method: DescMethod & { readonly input: I; readonly output: O },
    answer: (request: MessageShape<I>) => Promise<MessageInitShape<O>>,
  ): Rpc {
    const handle = (call: UnaryRequest): void => {
      if (this.#admit(call, asking(method.name)) === undefined) return;
      this.#answer(method, call.request, answer).then(
        (reply) => call.reply(reply),
        (error: unknown) => call.fail(toCallError(error)),
      );
    };
    return { kind: "unary", handle };
  }

  async #answer<I extends DescMessage, O extends DescMessage>(
    method: DescMethod & { readonly input: I; readonly output: O },
    request: Buffer,
    answer: (request: MessageShape<I>) => Promise<MessageInitShape<O>>,
  ): Promise<Buffer> {
    const init = await answer(decode(method.input, request));
    return Buffer.from(toBinary(method.output, create(method.output, init)));
  }

  /** Who calls; undefined when the call is refused, which ends it. */
  #admit(call: IncomingCall, asked: AskedRpc): Principal | undefined {
    const { authenticator, limits } = this.#parts;
    const principal = authenticator.check(call, asked);
    const refused = "reason" in principal ? principal : limits.refuseCall(principal, 0);
    if ("reason" in principal || refused !== undefined) {
      if (refused !== undefined) call.fail(refused);
      return undefined;
    }
    principal.begin();
    call.onOver(() => principal.end());
    return principal;
  }

  #stream(name: string, begin: (stream: ServerStream) => void): Rpc {
    const asked = asking(name);
    const handle = (stream: ServerStream): void => {
      if (this.#admit(stream, asked) === undefined || !this.#watches.add(stream)) return;
      this.#parts.authenticator.hold(
        stream,
        (caller) => caller.refuse(asked),
        (error) => stream.fail(error),
      );
      try {
        begin(stream);
      } catch (error) {
        stream.fail(toCallError(error));
      }
    };
    return { kind: "server stream", handle };
  }

  /** Waits, runs and stops as a read of its database: a text may take seconds to compile. */
  #explain(): Rpc {
    const { input } = AdminDb.method.explain;
    const method = `${AdminDb.typeName}/Explain`;
    const handlers = new Map(
      this.#targets.map((target) => {
        const traced = { method, database: target.name, lane: "read" as const };
        const served = { rpc: SqlRpc.EXPLAIN, ...asking("Explain"), traced };
        return [target, unaryHandler(served, target.database, this.#parts)];
      }),
    );
    const handle = (call: UnaryRequest): void => {
      const principal = this.#parts.authenticator.check(call, asking("Explain"));
      if ("reason" in principal) {
        call.fail(principal);
        return;
      }
      try {
        handlers.get(this.#find(decode(input, call.request).database))?.(call);
      } catch (error) {
        call.fail(toCallError(error));
      }
    };
    return { kind: "unary", handle };
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
    const send = (): void => {
      // A client that does not read misses samples; they are never kept for it.
      if (full) return;
      const nowMs = Date.now();
      const sampleTime = { seconds: BigInt(Math.floor(nowMs / 1000)), nanos: (nowMs % 1000) * 1_000_000 };
      full = !stream.write(Buffer.from(toBinary(output, create(output, { ...this.#statistics(), sampleTime }))));
      if (full)
        stream.onceDrained(() => {
          full = false;
        });
    };
    const timer = setInterval(send, intervalMs);
    stream.onOver(() => clearInterval(timer));
    send();
  }

  async #backUp(stream: ServerStream): Promise<void> {
    const { input } = AdminDb.method.backup;
    try {
      const target = this.#find(decode(input, stream.request).database);
      if (this.#backupRuns) throw new RpcFailure(BACKUP_RUNNING);
      this.#backupRuns = true;
      try {
        await sendBackup(stream, able(target, "backup"));
      } finally {
        this.#backupRuns = false;
      }
      stream.end();
    } catch (error) {
      stream.fail(toCallError(error));
    }
  }

  #find(database: number): AdminTarget {
    const target = this.#targets.find((each) => toDatabase(each.name) === database);
    if (target !== undefined) return target;
    const names = this.#targets.map(({ name }) => `DATABASE_${name.toUpperCase()}`);
    throw invalidField("database", `must be ${anyOf(names)}`);
  }
}

/** None of them waits in the lane of writes. */
function asking(name: string): AskedRpc {
  return { method: `${AdminDb.typeName}/${name}`, role: "admin", lane: "read" };
}

const BACKUP_RUNNING: CallError = {
  reason: "BACKUP_RUNNING",
  message: "a backup is under way already; there is one at a time",
};

function decode<I extends DescMessage>(input: I, request: Buffer): MessageShape<I> {
  try {
    return fromBinary(input, request);
  } catch {
    throw new RpcFailure({ reason: "MALFORMED_REQUEST", message: `the request is not a ${input.typeName}` });
  }
}

function invalidField(field: string, description: string): RpcFailure {
  return new RpcFailure({
    reason: "INVALID_FIELD",
    message: `${field} ${description}`,
    violations: [{ field, description }],
  });
}

/** What an engine may lack. */
type Optional = "backup" | "checkpoint" | "optimize";
type Able<What extends Optional> = Database & Required<Pick<Database, What>>;

/** The database, if its engine can do that; throws UNKNOWN_METHOD. */
function able<What extends Optional>({ name, database }: AdminTarget, what: What): Able<What> {
  if (can(database, what)) return database;
  const message = `the engine of ${name} can't do ${what}`;
  throw new RpcFailure({ reason: "UNKNOWN_METHOD", message, metadata: { rpc: what } });
}

function can<What extends Optional>(database: Database, what: What): database is Able<What> {
  return database[what] !== undefined;
}

function toCallError(error: unknown): CallError {
  if (error instanceof RpcFailure) return error.error;
  const internal = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: "INTERNAL", message: "an administrative call failed", internal };
}
