import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { type Server, type ServerWritableStream, type ServiceDefinition, status } from "@grpc/grpc-js";

/** https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
const Serving = { SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } as const;
type ServingNumber = (typeof Serving)[keyof typeof Serving];

/** More watchers than any fleet of clients needs; a bound against a client that opens them without end. */
const MAX_WATCHERS = 10_000;

type Watcher = ServerWritableStream<Buffer, Buffer>;

const bytes = (value: Buffer): Buffer => value;
const method = (name: string, responseStream: boolean): ServiceDefinition[string] => ({
  path: `/grpc.health.v1.Health/${name}`,
  requestStream: false,
  responseStream,
  requestSerialize: bytes,
  requestDeserialize: bytes,
  responseSerialize: bytes,
  responseDeserialize: bytes,
});
const DEFINITION: ServiceDefinition = {
  Check: method("Check", false),
  List: method("List", false),
  Watch: method("Watch", true),
};

/** grpc.health.v1: Check, List and Watch. A watch that waits costs nothing but its stream. */
export class Health {
  readonly #states = new Map<string, ServingNumber>();
  readonly #watchers = new Map<string, Set<Watcher>>();
  #watching = 0;

  /** Adds the service to a server; the names are known from the start and NOT_SERVING. */
  constructor(server: Server, services: readonly string[]) {
    for (const service of services) this.#states.set(service, Serving.NOT_SERVING);
    server.addService(DEFINITION, {
      Check: (call: { request: Buffer }, callback: (error: object | null, reply?: Buffer) => void) => {
        const state = this.#states.get(readService(call.request));
        if (state === undefined) callback({ code: status.NOT_FOUND, details: "no service of that name" });
        else callback(null, toState(state));
      },
      List: (_: unknown, callback: (error: null, reply: Buffer) => void) => callback(null, toList(this.#states)),
      Watch: (call: Watcher) => this.#watch(call),
    });
  }

  set(service: string, serving: boolean): void {
    const state = serving ? Serving.SERVING : Serving.NOT_SERVING;
    if (this.#states.get(service) === state) return;
    this.#states.set(service, state);
    for (const watcher of this.#watchers.get(service) ?? []) watcher.write(toState(state));
  }

  /** Everything is NOT_SERVING, and stays so. */
  announceShutdown(): void {
    for (const service of this.#states.keys()) this.set(service, false);
  }

  /** Ends the watches, so that their clients look for another server. */
  endWatches(): void {
    for (const watchers of this.#watchers.values()) {
      for (const watcher of watchers) {
        watcher.emit("error", { code: status.UNAVAILABLE, details: "the server is shutting down" });
      }
    }
    this.#watchers.clear();
  }

  #watch(call: Watcher): void {
    if (this.#watching >= MAX_WATCHERS) {
      call.emit("error", { code: status.RESOURCE_EXHAUSTED, details: `${MAX_WATCHERS} watches are open already` });
      return;
    }
    const service = readService(call.request);
    const watchers = this.#watchers.get(service) ?? new Set();
    this.#watchers.set(service, watchers.add(call));
    this.#watching++;
    call.once("cancelled", () => {
      this.#watching--;
      watchers.delete(call);
      if (watchers.size === 0) this.#watchers.delete(service);
    });
    call.write(toState(this.#states.get(service) ?? Serving.SERVICE_UNKNOWN));
  }
}

function readService(request: Buffer): string {
  const reader = new BinaryReader(request);
  let service = "";
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) service = reader.string();
    else reader.skip(type);
  }
  return service;
}

function toState(state: ServingNumber): Buffer {
  return Buffer.from([8, state]);
}

/** HealthListResponse: `map<string, HealthCheckResponse> statuses = 1`. */
function toList(states: ReadonlyMap<string, ServingNumber>): Buffer {
  const writer = new BinaryWriter();
  for (const [service, state] of states) {
    writer.tag(1, 2).fork().tag(1, 2).string(service).tag(2, 2).bytes(toState(state)).join();
  }
  return Buffer.from(writer.finish());
}
