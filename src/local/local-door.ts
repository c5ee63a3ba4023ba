import { Peers } from "../access/peers.js";
import { createHandlers, type Door, type HandlerOptions } from "../calls/handlers.js";
import { LocalClient } from "./local-client.js";

/** Answers calls from inside the process: the same rpcs as a server's, without a socket. */
export interface LocalDoor extends Door {
  /** A client: one that its calls are counted and queued as. */
  connect(): LocalClient;
}

export function openLocalDoor(options: Omit<HandlerOptions, "authenticator">): LocalDoor {
  const peers = new Peers();
  const clients = new Set<LocalClient>();
  const { rpcs, health, inFlight, endStreams } = createHandlers(options);
  return {
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    connect: () => {
      const client = new LocalClient(rpcs, peers, options.log, () => clients.delete(client));
      clients.add(client);
      return client;
    },
    close: async (graceMs) => {
      endStreams();
      const timer = setTimeout(() => peers.destroyAll(), graceMs);
      for (const client of clients) client.drain();
      await peers.emptied();
      clearTimeout(timer);
    },
  };
}
