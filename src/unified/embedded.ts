import { embeddingProblem } from "../base/node-version.js";
import { type ClientOptions, resolveOptions } from "../client/options.js";
import { createTransport, type GrpcTransport } from "../client/transport.js";
import { OpenError } from "../engine/open-error.js";
import type { EmbeddedService } from "../service/embedded.js";
import type { Environment } from "../settings/config.js";
import { SETTING_NAMES, settingOf } from "../settings/settings.js";
import { LocalCarrier } from "./local-carrier.js";

/** The service inside this process. */
export interface Embedded {
  /** What clients of this process call it by. */
  transport(options: ClientOptions): GrpcTransport;
  stop(): Promise<void>;
}

async function open(settings: Readonly<Record<string, string>>): Promise<EmbeddedService> {
  const problem = embeddingProblem();
  if (problem !== undefined) throw new OpenError(problem);
  const [{ parseConfig, readEnvironment }, { openLog }, { startEmbedded }] = await Promise.all([
    import("../settings/config.js"),
    import("../service/log.js"),
    import("../service/embedded.js"),
  ]);
  return await startEmbedded(parseConfig({ ...withoutEdge(readEnvironment()), ...settings }), openLog("silent"));
}

/** Without the settings that only servers need, of addresses and credentials: nothing connects to this process. */
function withoutEdge(environment: Environment): Environment {
  const edge = new Set<string>(SETTING_NAMES.filter((name) => settingOf(name).readBy === "server"));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !edge.has(name)));
}

/**
 * Opens the databases in this process: the threads, the pools and the writer of a server, and no socket. Loaded only when it is
 * needed: clients of a remote service have no use for it. Throws ConfigError, OpenError or DatabaseError.
 */
export async function openEmbedded(settings: Readonly<Record<string, string>> = {}): Promise<Embedded> {
  const service = await open(settings);
  const transports: GrpcTransport[] = [];
  return {
    transport: (options) => {
      const transport = createTransport(new LocalCarrier(service.connect()), resolveOptions(options));
      transports.push(transport);
      return transport;
    },
    stop: async () => {
      for (const transport of transports) transport.close();
      await service.stop();
    },
  };
}
