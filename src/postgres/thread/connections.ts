import { performance } from "node:perf_hooks";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { placeOf } from "../url.js";
import { LoginRefused, unreachable } from "./postgres-error.js";
import { type ConnectionTarget, ServerConnection } from "./server-connection.js";

/** How many there are, and how long one may be idle. */
export interface ConnectionLimits {
  readonly min: number;
  readonly max: number;
  readonly idleMs: number;
}

/** Told when one is opened or closed. */
export type OnCount = (open: number) => void;

interface Waiter {
  readonly resolve: (connection: ServerConnection) => void;
  readonly reject: (error: Error) => void;
}

/** `too_many_connections`, and what a server says that starts or stops. */
const TOO_MANY = new Set(["53300", "57P03"]);

/** Rows of a counter (count_shard in the schema). */
const SHARDS = 64;

/** The connections to one server: opened when they are needed, kept while they are used. */
export class Connections {
  readonly #target: ConnectionTarget;
  readonly #limits: ConnectionLimits;
  readonly #onCount: OnCount;
  readonly #idle: ServerConnection[] = [];
  readonly #waiters: Waiter[] = [];
  /** Two connections that write at the same time should not add to the same row of a counter. */
  #shard: number = Math.floor(Math.random() * SHARDS);
  #open = 0;
  #closing = false;
  readonly #sweeper: NodeJS.Timeout;

  constructor(
    target: ConnectionTarget,
    limits: ConnectionLimits,
    onCount: OnCount = () => undefined,
  ) {
    this.#target = target;
    this.#limits = limits;
    this.#onCount = onCount;
    this.#sweeper = setInterval(() => this.#sweep(), Math.min(limits.idleMs, 5000)).unref();
  }

  /** The host and name, without credentials. */
  get place(): string {
    return placeOf(this.#target.url);
  }

  /**
   * Runs something on a connection, and takes it back. `caller`: on whose behalf, where connections
   * are the callers'.
   */
  async use<Result>(
    work: (connection: ServerConnection) => Promise<Result>,
    caller: string = "",
  ): Promise<Result> {
    const connection = await this.#acquire();
    try {
      if (this.#target.forCallers === true) await connection.becomeCaller(caller);
      return await work(connection);
    } finally {
      this.#release(connection);
    }
  }

  /** Closes those that are idle; those in use are closed when they come back. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweeper);
    for (const waiter of this.#waiters.splice(0)) waiter.reject(closed());
    await Promise.all(this.#idle.splice(0).map((connection) => this.#drop(connection)));
  }

  #acquire(): Promise<ServerConnection> {
    if (this.#closing) return Promise.reject(closed());
    for (let found = this.#idle.pop(); found !== undefined; found = this.#idle.pop()) {
      if (!found.isLost) return Promise.resolve(found);
      this.#count(-1);
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#grow();
    });
  }

  #release(connection: ServerConnection): void {
    connection.usedMs = performance.now();
    // A net: whoever comes next must not go on with what another call has left open.
    if (connection.isInTransaction) connection.lose();
    if (connection.isLost || this.#closing) {
      void this.#drop(connection);
      this.#grow();
      return;
    }
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#idle.push(connection);
    else waiter.resolve(connection);
  }

  /** Opens one for the one that waits longest. */
  #grow(): void {
    if (this.#open >= this.#limits.max || this.#waiters.length === 0) return;
    this.#count(1);
    this.#shard = (this.#shard + 1) % SHARDS;
    ServerConnection.open(this.#target, this.#shard).then(
      (connection) => this.#release(connection),
      (error: unknown) => {
        this.#count(-1);
        const code = error instanceof Error && "code" in error ? String(error.code) : "";
        // Others of ours are at work: this one waits for theirs.
        if (TOO_MANY.has(code) && this.#open > 0) return;
        const waiter = this.#waiters.shift();
        const refused = code.startsWith("28");
        waiter?.reject(
          refused ? new LoginRefused(code, error) : new RpcFailure(unreachable(error)),
        );
        this.#grow();
      },
    );
  }

  #sweep(): void {
    const before = performance.now() - this.#limits.idleMs;
    const kept: ServerConnection[] = [];
    for (const connection of this.#idle) {
      const spare = this.#open > this.#limits.min && connection.usedMs < before;
      if (connection.isLost || spare) void this.#drop(connection);
      else kept.push(connection);
    }
    this.#idle.splice(0, this.#idle.length, ...kept);
  }

  async #drop(connection: ServerConnection): Promise<void> {
    this.#count(-1);
    await connection.close();
  }

  #count(by: number): void {
    this.#open += by;
    this.#onCount(this.#open);
  }
}

function closed(): RpcFailure {
  return new RpcFailure(unreachable("it is closed"));
}
