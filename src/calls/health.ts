import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Peer } from "../access/peers.js";
import type { CallError } from "../engine/call-error.js";
import type { Rpcs, ServerStream, UnaryRequest } from "./incoming-call.js";
import { MAX_WATCHES } from "./limits.js";
import { OpenStreams } from "./open-streams.js";

/** grpc.health.v1.HealthCheckResponse.ServingStatus */
const Serving = { SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } as const;
type ServingStatus = (typeof Serving)[keyof typeof Serving];

const MALFORMED: CallError = { reason: "MALFORMED_REQUEST", message: "not a HealthCheckRequest" };
const NO_SERVICE: CallError = {
  reason: "NOT_FOUND",
  message: "no service of that name",
  metadata: { rpc: "Check" },
};

interface WatchedService {
  state: ServingStatus;
  readonly watchers: Set<ServerStream>;
}

/**
 * grpc.health.v1: Check, List and Watch, which need no credentials. A watch that waits costs its
 * stream and nothing else: no timer, no polling.
 */
export class Health {
  readonly #services = new Map<string, WatchedService>();
  readonly #streams: OpenStreams;

  /**
   * The names are known from the start, and NOT_SERVING until `set` says otherwise. "" stands for
   * the whole server.
   */
  constructor(rpcs: Rpcs, services: readonly string[]) {
    for (const name of services)
      this.#services.set(name, { state: Serving.NOT_SERVING, watchers: new Set() });
    this.#streams = new OpenStreams(MAX_WATCHES, "health watches");
    rpcs.set("grpc.health.v1.Health/Check", { kind: "unary", handle: (call) => this.#check(call) });
    rpcs.set("grpc.health.v1.Health/List", {
      kind: "unary",
      handle: (call) => call.reply(this.#list()),
    });
    rpcs.set("grpc.health.v1.Health/Watch", {
      kind: "server stream",
      handle: (stream) => this.#watch(stream),
    });
  }

  /**
   * Tells the watchers when the state changes. A name that was not given at the start is left out.
   */
  set(name: string, serving: boolean): void {
    const service = this.#services.get(name);
    const state = serving ? Serving.SERVING : Serving.NOT_SERVING;
    if (service === undefined || service.state === state) return;
    service.state = state;
    const message = toHealthResponse(state);
    for (const watcher of service.watchers) watcher.write(message);
  }

  isServing(name: string): boolean {
    return this.#services.get(name)?.state === Serving.SERVING;
  }

  /** Everything is NOT_SERVING from here on. */
  announceShutdown(): void {
    for (const name of this.#services.keys()) this.set(name, false);
  }

  endWatchesOf(peer: Peer): void {
    this.#streams.endOf(peer);
  }

  /** Ends the watches with UNAVAILABLE, so that their clients look for another server. */
  endWatches(): void {
    this.#streams.endAll();
  }

  #check(call: UnaryRequest): void {
    const name = nameIn(call.request);
    const service = name === undefined ? undefined : this.#services.get(name);
    if (service !== undefined) call.reply(toHealthResponse(service.state));
    else call.fail(name === undefined ? MALFORMED : NO_SERVICE);
  }

  #list(): Buffer {
    return toHealthList(new Map([...this.#services].map(([name, { state }]) => [name, state])));
  }

  #watch(watcher: ServerStream): void {
    const name = nameIn(watcher.request);
    if (name === undefined) {
      watcher.fail(MALFORMED);
      return;
    }
    if (!this.#streams.add(watcher)) return;
    // An unknown service never becomes known here, so its watchers wait for the server's end and
    // for nothing else.
    const service = this.#services.get(name);
    service?.watchers.add(watcher);
    watcher.onOver(() => service?.watchers.delete(watcher));
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

/** `HealthCheckRequest { string service = 1; }`. Throws when the bytes are no protobuf message. */
function readService(request: Uint8Array): string {
  const reader = new BinaryReader(request);
  let service = "";
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) service = reader.string();
    else reader.skip(type);
  }
  return service;
}

/** `HealthCheckResponse { ServingStatus status = 1; }` */
function toHealthResponse(status: ServingStatus): Buffer {
  return Buffer.from([0x08, status]);
}

/** `HealthListResponse { map<string, HealthCheckResponse> statuses = 1; }` */
function toHealthList(states: ReadonlyMap<string, ServingStatus>): Buffer {
  const writer = new BinaryWriter();
  for (const [service, state] of states) {
    writer
      .tag(1, 2)
      .fork()
      .tag(1, 2)
      .string(service)
      .tag(2, 2)
      .bytes(toHealthResponse(state))
      .join();
  }
  return Buffer.from(writer.finish());
}
