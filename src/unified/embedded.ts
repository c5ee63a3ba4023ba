import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The service inside this process. */
export interface Embedded {
  /** Where clients of this process find it. */
  readonly target: string;
  stop(): Promise<void>;
}

/**
 * Starts the service in this process: its threads, its pools, its writer. It listens on a Unix socket in a folder that this user
 * alone can enter, so both transports run the same code. Loaded only when it is needed: clients of a remote service have no use
 * for it. Throws DatabaseError or ConfigError.
 */
export async function openEmbedded(settings: Readonly<Record<string, string>> = {}): Promise<Embedded> {
  const [{ parseConfig, readEnvironment }, { openLog }, { startServer }] = await Promise.all([
    import("../config.js"),
    import("../log.js"),
    import("../server.js"),
  ]);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-"));
  const socket = join(folder, "embedded.sock");
  try {
    const { CREWDB_URL: _, ...environment } = readEnvironment();
    const server = await startServer(
      parseConfig({ ...environment, ...settings, CREWDB_SOCKET: socket }),
      openLog("silent"),
    );
    const stop = async (): Promise<void> => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return { target: `unix:${socket}`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
