import type { MessagePort } from "node:worker_threads";
import { monotonicMs } from "../../base/monotonic.js";
import type { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { StreamLimits } from "../../engine/stream-limits.js";
import { StreamPort } from "../../sql/stream-port.js";
import type { Connections } from "./connections.js";
import { fromServer } from "./postgres-error.js";
import type { ServerConnection } from "./server-connection.js";
import type { StoppableCall } from "./stoppable-call.js";
import { TripError } from "./trip.js";
import { CommitInDoubt, resolveDoubt } from "./truth.js";
import { rolledBack } from "./writes.js";

/** A call that holds its connection while its client reads or writes. */
export interface Holding {
  readonly packed: PackedCall;
  readonly port: StreamPort;
  readonly limits: StreamLimits;
  readonly stoppable: StoppableCall;
  /** Time until it is too old, in ms. */
  leftMs(): number;
  /** False when the call was stopped before; else it can't be stopped any more. */
  mayCommit(): boolean;
}

/** Answers why the stream ended early, if it did. */
export type StreamWork = (
  connection: ServerConnection,
  holding: Holding,
) => Promise<CallError | undefined>;

/**
 * Runs a stream on a connection to its end, and says on its port why it ended, if early. `primary`:
 * is asked after a COMMIT. Answers what was thrown.
 */
export async function runStream(
  connections: Connections,
  primary: Connections,
  packed: PackedCall,
  { port, limits }: { readonly port: MessagePort; readonly limits: StreamLimits },
  stoppable: StoppableCall,
  work: StreamWork,
): Promise<unknown> {
  const stream = new StreamPort(port);
  const run = async (connection: ServerConnection): Promise<CallError | undefined> => {
    const tooOldAtMs = monotonicMs() + limits.maxAgeMs;
    const leftMs = (): number => tooOldAtMs - monotonicMs();
    using running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    // In the middle of a statement it has to be stopped; between two, the clock is looked at.
    const tooOld = setTimeout(() => connection.cancel(), limits.maxAgeMs + 2);
    const mayCommit = (): boolean => {
      clearTimeout(tooOld);
      return running.mayCommit();
    };
    try {
      const holding = { packed, port: stream, limits, stoppable, leftMs, mayCommit };
      return await work(connection, holding);
    } finally {
      clearTimeout(tooOld);
    }
  };
  try {
    // Not on the connection that the COMMIT was lost with: that has to be given back first.
    const ended = connections.use(run, packed.caller).catch((thrown: unknown) => {
      if (!(thrown instanceof CommitInDoubt)) throw thrown;
      return resolveDoubt<CallError | undefined>(thrown, primary);
    });
    await stream.end(await ended);
    return undefined;
  } catch (thrown) {
    await stream.end(thrown instanceof RpcFailure ? thrown.error : fromServer(thrown).error);
    return thrown;
  }
}

/** Whether an error is that of a statement that was stopped. */
export function isStopped(error: unknown): boolean {
  if (error instanceof TripError) return error.server?.code === "57014";
  return error instanceof RpcFailure && error.error.reason === "CANCELLED";
}

/** A message whose one field is a message, or bytes, that `write` writes. */
export function oneField(writer: WireWriter, field: number, write: () => void): void {
  writer.varint(field * 8 + 2);
  const mark = writer.begin(1);
  write();
  writer.end(mark);
}

/** Writes StreamLimits. */
export function writeLimits(writer: WireWriter, number: number, limits: StreamLimits): void {
  oneField(writer, number, () => {
    writeDuration(writer, 1, limits.maxAgeMs);
    writeDuration(writer, 2, limits.maxIdleMs);
  });
}

/** google.protobuf.Duration. */
function writeDuration(writer: WireWriter, number: number, milliseconds: number): void {
  oneField(writer, number, () => {
    writer.varint(8);
    writer.varint(Math.floor(milliseconds / 1000));
    writer.varint(16);
    writer.varint((milliseconds % 1000) * 1_000_000);
  });
}
