import type { Handlers } from "./handlers.js";

/** One way in for clients: a port with its protocol. */
export interface Entrance {
  /** Takes no more connections; those that are open stay. */
  stop(): void;
  /** Lets calls in flight finish for at most `graceMs`, then cuts the connections. */
  drain(graceMs: number): Promise<void>;
}

/**
 * Where calls come in, whether over sockets or from inside the process, as the composition root
 * sees it.
 */
export interface Door {
  /** Calls that are not answered yet. */
  readonly inFlight: number;
  /** "" stands for the whole server; all start as NOT_SERVING. */
  setServing(service: string, serving: boolean): void;
  /** Health says NOT_SERVING from here on. */
  announceShutdown(): void;
  /**
   * Ends watches and query streams, lets calls in flight finish for at most `graceMs`, then cuts
   * the connections.
   */
  close(graceMs: number): Promise<void>;
}

/** The door that these ways in lead to: all of them share the handlers. */
export function doorOf(handlers: Handlers, entrances: readonly Entrance[]): Door {
  const { inFlight, health, endStreams } = handlers;
  return {
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    close: async (graceMs) => {
      for (const each of entrances) each.stop();
      endStreams();
      await Promise.all(entrances.map((each) => each.drain(graceMs)));
    },
  };
}
