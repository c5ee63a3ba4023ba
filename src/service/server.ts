import type { Logger } from "pino";
import { startGrpcServer } from "../grpc/grpc-server.js";
import type { Config } from "../settings/config.js";
import { registerAccessMetrics } from "./access-metrics.js";
import type { ChooseEngine } from "./choose-engine.js";
import { openAccess } from "./open-access.js";
import { messageOf } from "./open-databases.js";
import { type Observe, openService, type Service } from "./service.js";

export { DatabaseError } from "./open-databases.js";

export interface RunningServer extends Pick<Service<never>, "databases" | "stop"> {
  /** `127.0.0.1:50051` or `unix:/path`. */
  readonly address: string;
}

/** An address that can't be listened on. */
export class ListenError extends Error {}

/** Opens both databases and listens. `choose`: another engine than the settings say. */
export async function startServer(
  config: Config,
  log: Logger,
  observe?: Observe,
  choose?: ChooseEngine,
): Promise<RunningServer> {
  const { listen } = config;
  const { authenticator, reloads, tls } = openAccess(config, log);
  if (observe?.metrics === true) registerAccessMetrics(reloads);
  try {
    const { door, ...service } = await openService(
      config,
      log,
      (calls) =>
        startGrpcServer({ ...calls, authenticator, ...(tls && { tls }), listen }).catch(
          (error: unknown) => {
            throw new ListenError(messageOf(error));
          },
        ),
      observe,
      choose,
    );
    const stop = (): Promise<void> => {
      reloads.stop();
      return service.stop();
    };
    return { ...service, address: door.address, stop };
  } catch (error) {
    reloads.stop();
    throw error;
  }
}
