import { RpcFailure } from "../../engine/rpc-failure.js";
import type { Connections } from "./connections.js";
import type { ServerConnection } from "./server-connection.js";
import type { StoppableCall } from "./stoppable-call.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";

/** Trips of reads under way at a time: what comes meanwhile travels together with the next one. */
const MOST_TRIPS = 4;
/** Reads in one trip. */
const MOST_TOGETHER = 16;
/** A shared trip is stopped after this, in ms; its reads run again. */
const LONGEST_MS = 250;
/** `query_canceled` */
const CANCELED = "57014";

/** What a read is answered with, and its share of the trip's time. */
export interface SharedResult {
  readonly result: TripResult;
  readonly shareMs: number;
}

interface Reading {
  readonly statement: TripStatement;
  readonly stoppable: StoppableCall;
  readonly resolve: (result: SharedResult) => void;
  readonly reject: (error: unknown) => void;
  /** It was stopped before for another one's sake, or its rows did not fit beside theirs. */
  alone: boolean;
}

/**
 * Fast reads of one statement, several in a trip: one write, one Sync and one turn of the server's
 * process for all of them. None waits unless four trips are under way. A cancel that ends another
 * read than its own costs that one a second try, without others.
 */
export class SharedReads {
  readonly #connections: Connections;
  #waiting: Reading[] = [];
  #trips = 0;
  #scheduled = false;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** Rejects with TripError, or when there is no connection. */
  run(statement: TripStatement, stoppable: StoppableCall): Promise<SharedResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement, stoppable, resolve, reject, alone: false });
      if (this.#scheduled) return;
      this.#scheduled = true;
      // What came in one message is all there by then.
      queueMicrotask(() => {
        this.#scheduled = false;
        this.#depart();
      });
    });
  }

  #depart(): void {
    while (this.#waiting.length > 0 && this.#trips < MOST_TRIPS) {
      this.#trips++;
      void this.#travel(this.#next()).then(() => {
        this.#trips--;
        this.#depart();
      });
    }
  }

  /** Those that go next. */
  #next(): Reading[] {
    const behind = this.#waiting.findIndex(({ alone }) => alone);
    const most = behind === 0 ? 1 : behind === -1 ? MOST_TOGETHER : behind;
    return this.#waiting.splice(0, Math.min(most, MOST_TOGETHER));
  }

  async #travel(chosen: readonly Reading[]): Promise<void> {
    const readings = chosen.filter((each) => !rejectedAsStopped(each));
    if (readings.length === 0) return;
    try {
      await this.#connections.use((connection) => this.#travelOn(connection, readings));
    } catch (error) {
      // Nothing happens to those that are answered.
      for (const { reject } of readings) reject(error);
    }
  }

  async #travelOn(connection: ServerConnection, readings: readonly Reading[]): Promise<void> {
    let current = 0;
    const running = readings.map(({ stoppable }, index) =>
      stoppable.runsOn({
        cancel: () => {
          if (index === current) connection.cancel();
        },
      }),
    );
    const isShared = readings.length > 1;
    const timer = isShared ? setTimeout(() => connection.cancel(), LONGEST_MS) : undefined;
    const startMs = performance.now();
    const answer = (results: readonly TripResult[]): void => {
      const shareMs = (performance.now() - startMs) / readings.length;
      results.forEach((result, index) => {
        const reading = readings[index];
        if (reading === undefined) return;
        if (result.truncated && isShared) this.#again(reading, true);
        else reading.resolve({ result, shareMs });
      });
    };
    try {
      const statements = readings.map(({ statement }) => statement);
      const results = await connection.trip(statements, (index) => {
        current = index;
        if (readings[index]?.stoppable.stopped !== undefined) connection.cancel();
      });
      answer(results);
    } catch (error) {
      if (!(error instanceof TripError)) throw error;
      answer(error.results);
      this.#judge(readings.slice(error.results.length), error, isShared);
    } finally {
      clearTimeout(timer);
      for (const each of running) each[Symbol.dispose]();
    }
  }

  /** Of these the first has failed, and the others have not run. */
  #judge([failed, ...others]: readonly Reading[], error: TripError, isShared: boolean): void {
    if (failed === undefined) throw error;
    // The connection is lost.
    if (error.server === undefined) throw error;
    const isOwn = error.server.code !== CANCELED || failed.stoppable.stopped !== undefined;
    for (const other of others.toReversed()) this.#again(other, other.alone);
    if (isOwn || !isShared) failed.reject(error);
    else this.#again(failed, true);
  }

  #again(reading: Reading, alone: boolean): void {
    reading.alone = alone;
    this.#waiting.unshift(reading);
  }
}

function rejectedAsStopped({ stoppable: { stopped }, reject }: Reading): boolean {
  if (stopped === undefined) return false;
  reject(new RpcFailure(stopped));
  return true;
}
