import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { Health, HealthCheckResponse_ServingStatus as ServingStatus } from "../../gen/ts/health/v1/health_pb.js";
import type { ClientOptions } from "./options.js";
import { toAbortError } from "./status-error.js";
import { createGrpcTransport } from "./transport.js";

export { ServingStatus };

/** Wait before a lost watch is opened again, in ms: a restarted server is noticed at once. */
const RECONNECT_MS = 100;

export interface WatchOptions extends ClientOptions {
  /** Ends the watch. */
  readonly signal?: AbortSignal;
}

/**
 * The health of a service, now and with every change, through restarts: UNKNOWN while there is no connection. It ends when the
 * signal aborts or the loop is left.
 *
 * @param target `host:port`, or `unix:path` for a Unix socket.
 * @param service `crewdb.main.v1.MainDb` or `crewdb.walmart.v1.WalmartDb`; empty for the whole server.
 * @throws ConnectError UNIMPLEMENTED when what answers there has no health.
 */
export function watchHealth(
  target: string,
  service: string,
  options: WatchOptions = {},
): AsyncGenerator<ServingStatus> {
  return watch(target, service, options, () => undefined);
}

/** `onLost` gets the reason why there is no connection. */
async function* watch(
  target: string,
  service: string,
  options: WatchOptions,
  onLost: (error: ConnectError) => void,
): AsyncGenerator<ServingStatus> {
  using transport = createGrpcTransport(target, options);
  const health = createClient(Health, transport);
  // Leaving a loop does not tell the server; aborting does.
  const aborter = new AbortController();
  const signal = options.signal ? AbortSignal.any([aborter.signal, options.signal]) : aborter.signal;
  const isOver = (): boolean => signal.aborted;
  let last: ServingStatus | undefined;
  try {
    while (!isOver()) {
      try {
        for await (const { status } of health.watch({ service }, { signal })) {
          if (status !== last) yield status;
          last = status;
        }
      } catch (error) {
        const lost = ConnectError.from(error);
        if (lost.code === Code.Unimplemented) throw lost;
        // A server that is gone: the watch goes on with the next one.
        if (!isOver()) onLost(lost);
      }
      if (isOver()) return;
      if (last !== ServingStatus.UNKNOWN) yield ServingStatus.UNKNOWN;
      last = ServingStatus.UNKNOWN;
      await sleep(RECONNECT_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    aborter.abort();
  }
}

/**
 * Resolves once the service answers that it serves.
 *
 * @throws ConnectError when the signal aborts before, DEADLINE_EXCEEDED for a time-out. Its message says why there was no connection.
 */
export async function waitUntilServing(target: string, service: string, options: WatchOptions = {}): Promise<void> {
  let lost: ConnectError | undefined;
  const statuses = watch(target, service, options, (error) => {
    lost = error;
  });
  for await (const status of statuses) if (status === ServingStatus.SERVING) return;
  if (options.signal === undefined) return;
  const { rawMessage, code, cause } = toAbortError(options.signal);
  throw new ConnectError(lost === undefined ? rawMessage : `${rawMessage}; ${lost.rawMessage}`, code, {}, [], cause);
}
