import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { ServerCertificates } from "../access/certificates.js";
import { exposureOf } from "../access/exposure.js";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { servedRpcs } from "../calls/asked-rpcs.js";
import { type Door, doorOf } from "../calls/door.js";
import { createHandlers, type HandlerOptions } from "../calls/handlers.js";
import type { Image } from "../contract/image.js";
import { startGrpcServer } from "../grpc/grpc-server.js";
import { startHttpServer } from "../http/http-server.js";
import type { Config } from "../settings/config.js";
import { registerAccessMetrics } from "./access-metrics.js";
import type { ChooseEngine } from "./choose-engine.js";
import { openAccess, watchUnknownRpcs } from "./open-access.js";
import { messageOf } from "./open-databases.js";
import { type Observe, openService, type Service } from "./service.js";

export { DatabaseError } from "./open-databases.js";

export interface RunningServer extends Pick<Service<never>, "databases" | "stop"> {
  /** `127.0.0.1:50051` or `unix:/path`. */
  readonly address: string;
  /** `http://127.0.0.1:50052`; absent when there is no HTTP port. */
  readonly httpAddress?: string;
  /** To whom what is not of this machine alone is open, a sentence for each door. */
  readonly exposed: readonly string[];
}

/** The built web page. */
const SITE = join(PACKAGE_ROOT, "dist", "console");
const OPEN_API = join(PACKAGE_ROOT, "docs", "openapi.json");

/** An address that can't be listened on. */
export class ListenError extends Error {}

/** Opens both databases and listens. `choose`: another engine than the settings say. */
export async function startServer(
  config: Config,
  log: Logger,
  observe?: Observe,
  choose?: ChooseEngine,
): Promise<RunningServer> {
  const { authenticator, policies, reloads, audit, tls } = await openAccess(config, log);
  if (observe?.metrics === true) registerAccessMetrics(reloads, audit);
  const noting = audit === undefined ? {} : { audit };
  try {
    const { door, ...service } = await openService(
      config,
      log,
      (calls, image) => {
        const rpcs = servedRpcs(calls.services.map(({ plan }) => plan));
        watchUnknownRpcs(policies, rpcs, log);
        return openDoors(config, { ...calls, ...noting, authenticator }, image, tls);
      },
      observe,
      choose,
    );
    const stop = (): Promise<void> => {
      reloads.stop();
      return service.stop().finally(() => audit?.close());
    };
    const { address, httpAddress } = door;
    const exposed = exposures(config);
    return {
      ...service,
      address,
      ...(httpAddress === undefined ? {} : { httpAddress }),
      exposed,
      stop,
    };
  } catch (error) {
    reloads.stop();
    await audit?.close();
    throw error;
  }
}

function exposures({ listen, http, ...credentials }: Config): string[] {
  const grpc = exposureOf("gRPC", { ...credentials, listen });
  const web = http && exposureOf("HTTP", { ...credentials, listen: http });
  return [grpc, web].flatMap((each) => each ?? []);
}

interface Doors extends Door, Pick<RunningServer, "address" | "httpAddress"> {}

/** Both doors, or none. */
async function openDoors(
  { listen, http: httpListen, limits }: Config,
  calls: HandlerOptions,
  image: Image,
  tls: ServerCertificates | undefined,
): Promise<Doors> {
  const handlers = createHandlers(calls);
  const { rpcs, health, retire } = handlers;
  const common = { ...calls, rpcs, retire, limits, ...(tls === undefined ? {} : { tls }) };
  const grpc = await startGrpcServer({ ...common, listen }).catch((error: unknown) => {
    throw new ListenError(messageOf(error));
  });
  if (httpListen === undefined)
    return Object.assign(doorOf(handlers, [grpc]), { address: grpc.address });
  const http = await startHttpServer({
    ...common,
    listen: httpListen,
    browsers: httpListen,
    registry: image.registry,
    site: SITE,
    documents: {
      "/descriptors.binpb": { type: "application/x-protobuf", bytes: image.bytes },
      "/openapi.json": { type: "application/json", bytes: readFileSync(OPEN_API) },
    },
    isServing: () => health.isServing(""),
  }).catch(async (error: unknown) => {
    grpc.stop();
    await grpc.drain(0);
    throw new ListenError(`${messageOf(error)} (CREWDB_HTTP_PORT; off opens no HTTP port)`);
  });
  const addresses = { address: grpc.address, httpAddress: http.address };
  return Object.assign(doorOf(handlers, [grpc, http]), addresses);
}
