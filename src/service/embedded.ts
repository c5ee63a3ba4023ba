import type { Logger } from "pino";
import type { LocalClient } from "../local/local-client.js";
import { openLocalDoor } from "../local/local-door.js";
import type { Config } from "../settings/config.js";
import { openService, type Service } from "./service.js";

export type { LocalCall, LocalClient } from "../local/local-client.js";
export type { LocalStatus, LocalStream } from "../local/local-stream.js";

/** The service inside this process. */
export interface EmbeddedService extends Pick<Service<never>, "stop"> {
  /** A client, whose calls go to the handlers of the rpcs without a socket. */
  connect(): LocalClient;
}

/**
 * Opens both databases for this process alone: the same threads, pools and writer as a server's.
 * Where to listen, TLS and tokens don't matter here: the caller is whoever runs the process. Throws
 * DatabaseError.
 */
export async function startEmbedded(config: Config, log: Logger): Promise<EmbeddedService> {
  const { door, stop } = await openService(config, log, openLocalDoor);
  return { connect: () => door.connect(), stop };
}
