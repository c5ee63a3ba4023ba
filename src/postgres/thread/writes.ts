import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { requestIdReused } from "../../engine/request-id-reused.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { cancelled } from "../../queue/admission.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { Connections } from "./connections.js";
import { mayRunAgain } from "./postgres-error.js";
import type { ServerConnection } from "./server-connection.js";
import type { StoppableCall } from "./stoppable-call.js";
import { BEGIN_WRITE, COMMIT, NUMBER, ROLLBACK } from "./transaction-statements.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";
import { CommitInDoubt, isInDoubt, resolveDoubt } from "./truth.js";

/** What a call is answered with, and what it took. */
export interface CallReply {
  readonly reply: Buffer;
  readonly facts: CallFacts;
  readonly commitMs: number;
}

/** The statements that find and keep replies: callers' SQL has other rights than the service. */
export interface KeepingStatements {
  readonly find: Omit<TripStatement, "values">;
  readonly keep: Omit<TripStatement, "values">;
  /** The last value of both. */
  readonly secret?: string;
}

/** What travels before the first statement of a write. */
export interface Ahead {
  readonly statements: readonly TripStatement[];
  /** Gets the results of the whole trip. */
  take(results: readonly TripResult[]): void;
}

/** One write, typed or of callers' SQL. */
export interface Write {
  readonly method: string;
  readonly caller: string;
  /** Empty: it is not protected against being applied twice. */
  readonly requestId: string;
  /** It is run and rolled back. */
  readonly validateOnly: boolean;
  bodyHash(): Buffer;
  /** Runs its statements, the first of which travels with `ahead`; answers the reply. */
  run(
    connection: ServerConnection,
    facts: CallFacts,
    ahead: Ahead,
    commitSeq: () => string,
  ): Promise<Buffer>;
}

/** A write that others come in between is run so often in all; then its caller is asked to wait. */
const ATTEMPTS = 12;
/**
 * Before the next attempt, in ms, times a random part and twice as long each time, to a most: while
 * a service is cold and many write, one in six transactions is run again.
 */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 100;

/** Runs writes in transactions of their own, each exactly once. */
export class Writes {
  readonly #connections: Connections;
  readonly #keeping: KeepingStatements;
  readonly #primary: Connections;

  /** `primary`: is asked after a COMMIT, when the others may be closed already. */
  constructor(
    connections: Connections,
    keeping: KeepingStatements,
    primary: Connections = connections,
  ) {
    this.#connections = connections;
    this.#primary = primary;
    this.#keeping = keeping;
  }

  /**
   * Rejects with RpcFailure or TripError. A kept reply is not looked for before: every such look
   * would be a read of the page into which all others write theirs, and SERIALIZABLE would have
   * them run again. That there is one is told by its key, when the reply of this write is to be
   * kept; or it is looked for once the write has failed, as one that is stored already mostly does.
   */
  async run(write: Write, stoppable: StoppableCall): Promise<CallReply> {
    const isKept = write.requestId !== "" && !write.validateOnly;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#connections.use(
          (connection) => this.#runOn(connection, write, isKept, stoppable),
          write.caller,
        );
      } catch (error) {
        // Not on the connection that it was lost with: that has to be given back first.
        if (error instanceof CommitInDoubt) return resolveDoubt<CallReply>(error, this.#primary);
        const mayRun = attempt < ATTEMPTS && stoppable.stopped === undefined;
        if (mayRun && mayRunAgain(error)) {
          const longestMs = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
          await pause(Math.random() * longestMs);
          continue;
        }
        const isRefused = isKept && stoppable.stopped === undefined && isJudged(error);
        const earlier = isRefused ? await this.#earlier(write) : undefined;
        if (earlier !== undefined) return { reply: earlier, facts: started(), commitMs: 0 };
        // Deleted just now: its time was over.
        if (!(mayRun && isKeptBefore(error))) throw error;
      }
    }
  }

  get #secret(): readonly string[] {
    return this.#keeping.secret === undefined ? [] : [this.#keeping.secret];
  }

  /**
   * The reply that was kept of an earlier try. Throws REQUEST_ID_REUSED when another request was.
   */
  async #earlier(write: Write): Promise<Buffer | undefined> {
    const values = [write.caller, write.method, write.requestId, ...this.#secret];
    const find = { ...this.#keeping.find, values };
    const [result] = await this.#connections.use(
      (connection) => connection.trip([find]),
      write.caller,
    );
    const [hash, reply] = result?.rows[0] ?? [];
    if (!Buffer.isBuffer(hash) || !Buffer.isBuffer(reply)) return undefined;
    if (hash.equals(write.bodyHash())) return reply;
    throw new RpcFailure(requestIdReused(write.method));
  }

  async #runOn(
    connection: ServerConnection,
    write: Write,
    isKept: boolean,
    stoppable: StoppableCall,
  ): Promise<CallReply> {
    const facts = started();
    let xid = "";
    const ahead: Ahead = {
      statements: [BEGIN_WRITE, NUMBER],
      take: (results) => {
        xid = String(results[1]?.rows[0]?.[0] ?? "");
      },
    };
    const commitSeq = (): string => `${connection.facts.epoch}.${xid}`;
    using running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    const reply = await write.run(connection, facts, ahead, commitSeq);
    if (write.validateOnly) return { reply, facts, commitMs: 0 };
    // From here on it can't be stopped: a COMMIT that waits for its standby would only stop
    // waiting.
    if (!running.mayCommit()) throw new RpcFailure(stoppable.stopped ?? cancelled());
    // Awaited here: what is open is rolled back when this block is left.
    return await this.#commit(connection, write, isKept, reply, facts, xid);
  }

  async #commit(
    connection: ServerConnection,
    write: Write,
    isKept: boolean,
    reply: Buffer,
    facts: CallFacts,
    xid: string,
  ): Promise<CallReply> {
    const startMs = performance.now();
    const answer = (): CallReply => ({ reply, facts, commitMs: performance.now() - startMs });
    const { caller, method, requestId } = write;
    const keep = (): TripStatement => {
      const values = [caller, method, requestId, write.bodyHash(), reply, String(Date.now())];
      return { ...this.#keeping.keep, values: [...values, ...this.#secret] };
    };
    try {
      const results = await connection.trip(isKept ? [keep(), COMMIT] : [COMMIT]);
      if (results.at(-1)?.command !== "COMMIT")
        throw new Error(`COMMIT of ${write.method} was a ROLLBACK`);
    } catch (error) {
      if (!(error instanceof TripError)) throw error;
      if (!isInDoubt(error)) throw error;
      throw new CommitInDoubt(error, connection.facts.epoch, xid, answer);
    }
    return answer();
  }
}

/** Ends what is open on a connection when it is disposed of, however that comes. */
export function rolledBack(connection: ServerConnection): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      if (!connection.isInTransaction) return;
      // Whatever is wrong with it: the next call gets another one.
      await connection.trip([ROLLBACK]).catch(() => connection.lose());
    },
  };
}

/** The write was run, and refused. */
function isJudged(error: unknown): boolean {
  return error instanceof RpcFailure || (error instanceof TripError && error.server !== undefined);
}

/** The reply could not be kept because there is one. */
function isKeptBefore(error: unknown): boolean {
  const server = error instanceof TripError ? error.server : undefined;
  return server?.code === "23505" && server.table === "crewdb_requests";
}

function started(): CallFacts {
  const facts = new CallFacts();
  facts.start();
  return facts;
}
