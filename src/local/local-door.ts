import { Peers } from "../access/peers.js";
import { type Door, doorOf } from "../calls/door.js";
import { createHandlers, type HandlerOptions } from "../calls/handlers.js";
import { LocalClient } from "./local-client.js";

/** Answers calls from inside the process: the same rpcs as a server's, without a socket. */
export interface LocalDoor extends Door {
  /** A client: one that its calls are counted and queued as. */
  connect(): LocalClient;
}

export function openLocalDoor(options: Omit<HandlerOptions, "authenticator">): LocalDoor {
  const peers = new Peers();
  const clients = new Set<LocalClient>();
  const handlers = createHandlers(options);
  const inside = {
    stop: () => undefined,
    drain: async (graceMs: number) => {
      const timer = setTimeout(() => peers.destroyAll(), graceMs);
      for (const client of clients) client.drain();
      await peers.emptied();
      clearTimeout(timer);
    },
  };
  return Object.assign(doorOf(handlers, [inside]), {
    connect: () => {
      const onClose = (): void => void clients.delete(client);
      const client = new LocalClient(handlers.rpcs, peers, options.log, onClose);
      clients.add(client);
      return client;
    },
  });
}
