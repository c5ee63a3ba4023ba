import type { ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import { type CallsOptions, createCalls, type Edge } from "../calls/calls.js";
import { LocalConnection } from "./local-connection.js";
import type { LocalHandler } from "./local-handler.js";

/** Answers calls from inside the process: the same rpcs as a server's, without a socket. */
export interface LocalEdge extends Edge {
  /** A client: one that its calls are counted and queued as. */
  connect(): LocalConnection;
}

export function openLocalEdge(options: Omit<CallsOptions, "certificates" | "tokens">): LocalEdge {
  const handlers = new Map<string, LocalHandler>();
  const clients = new Set<LocalConnection>();
  const addService = (definition: ServiceDefinition, implementation: UntypedServiceImplementation): void => {
    for (const [name, { path, requestStream, responseStream }] of Object.entries(definition))
      handlers.set(path, { requestStream, responseStream, handle: implementation[name] } as LocalHandler);
  };
  const { connections, health, inFlight, endStreams } = createCalls({ addService }, options);
  return {
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    connect: () => {
      const client = new LocalConnection(handlers, connections, options.log, () => clients.delete(client));
      clients.add(client);
      return client;
    },
    close: async (graceMs) => {
      endStreams();
      const timer = setTimeout(() => connections.destroyAll(), graceMs);
      for (const client of clients) client.drain();
      await connections.emptied();
      clearTimeout(timer);
    },
  };
}
