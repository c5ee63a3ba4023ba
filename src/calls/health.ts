import type { CallError } from "../engine/call-error.js";
import { bytesMethod } from "./bytes-method.js";
import { toErrorStatus } from "./error-status.js";
import { readService, Serving, type ServingStatus, toHealthList, toHealthResponse } from "./health-messages.js";
import type { Answer, ServerStream, ServiceHost, UnaryRequest } from "./incoming-call.js";
import { MAX_WATCHES } from "./limits.js";
import { end, OpenStreams } from "./open-streams.js";
import type { ServerLog } from "./server-log.js";

const DEFINITION = {
  Check: bytesMethod("grpc.health.v1.Health/Check"),
  List: bytesMethod("grpc.health.v1.Health/List"),
  Watch: bytesMethod("grpc.health.v1.Health/Watch", { responseStream: true }),
};

const MALFORMED: CallError = { reason: "MALFORMED_REQUEST", message: "not a HealthCheckRequest" };
const NO_SERVICE: CallError = { reason: "NOT_FOUND", message: "no service of that name", metadata: { rpc: "Check" } };

interface WatchedService {
  state: ServingStatus;
  readonly watchers: Set<ServerStream>;
}

/**
 * grpc.health.v1: Check, List and Watch, which need no credentials. A watch that waits costs its stream and nothing else:
 * no timer, no polling.
 */
export class Health {
  readonly #services = new Map<string, WatchedService>();
  readonly #streams: OpenStreams<ServerStream>;
  readonly #log: ServerLog;

  /** The names are known from the start, and NOT_SERVING until `set` says otherwise. "" stands for the whole server. */
  constructor(host: ServiceHost, services: readonly string[], log: ServerLog) {
    for (const name of services) this.#services.set(name, { state: Serving.NOT_SERVING, watchers: new Set() });
    this.#streams = new OpenStreams(MAX_WATCHES, "health watches", log);
    this.#log = log;
    host.addService(DEFINITION, {
      Check: this.#check.bind(this),
      List: (_: unknown, callback: Answer) => callback(null, this.#list()),
      Watch: this.#watch.bind(this),
    });
  }

  /** Tells the watchers when the state changes. A name that was not given at the start is left out. */
  set(name: string, serving: boolean): void {
    const service = this.#services.get(name);
    const state = serving ? Serving.SERVING : Serving.NOT_SERVING;
    if (service === undefined || service.state === state) return;
    service.state = state;
    const message = toHealthResponse(state);
    for (const watcher of service.watchers) watcher.write(message);
  }

  /** Everything is NOT_SERVING from here on. */
  announceShutdown(): void {
    for (const name of this.#services.keys()) this.set(name, false);
  }

  /** Ends the watches with UNAVAILABLE, so that their clients look for another server. */
  endWatches(): void {
    this.#streams.endAll();
  }

  #check(call: UnaryRequest, callback: Answer): void {
    const name = nameIn(call.request);
    const service = name === undefined ? undefined : this.#services.get(name);
    if (service !== undefined) callback(null, toHealthResponse(service.state));
    else callback(toErrorStatus(name === undefined ? MALFORMED : NO_SERVICE, this.#log));
  }

  #list(): Buffer {
    return toHealthList(new Map([...this.#services].map(([name, { state }]) => [name, state])));
  }

  #watch(watcher: ServerStream): void {
    const name = nameIn(watcher.request);
    if (name === undefined) {
      end(watcher, MALFORMED, this.#log);
      return;
    }
    if (!this.#streams.add(watcher)) return;
    // An unknown service never becomes known here, so its watchers wait for the server's end and for nothing else.
    const service = this.#services.get(name);
    service?.watchers.add(watcher);
    watcher.once("cancelled", () => service?.watchers.delete(watcher));
    watcher.write(toHealthResponse(service?.state ?? Serving.SERVICE_UNKNOWN));
  }
}

function nameIn(request: Buffer): string | undefined {
  try {
    return readService(request);
  } catch {
    return undefined;
  }
}
