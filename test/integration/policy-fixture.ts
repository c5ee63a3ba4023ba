import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ClientOptions, createAdminDb, createMainDb } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** A server with a policy, and a token for each name: `NAME-token`. */
export interface PolicyServer {
  readonly server: TestServer;
  readonly policyFile: string;
  readonly tokensFile: string;
  main(name: string, options?: Partial<ClientOptions>): ReturnType<typeof createMainDb>;
  admin(name: string): ReturnType<typeof createAdminDb>;
  stop(): Promise<void>;
}

/** `tokens`: names of tokens, each with the roles of its entry; undefined: the policy says. */
export async function startWithPolicy(
  policy: unknown,
  tokens: Readonly<Record<string, readonly string[] | undefined>>,
  settings: Readonly<Record<string, string>> = {},
): Promise<PolicyServer> {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-policy-"));
  const policyFile = join(folder, "policy.json");
  const tokensFile = join(folder, "tokens.json");
  writeFileSync(policyFile, JSON.stringify(policy), { mode: 0o644 });
  writeFileSync(tokensFile, JSON.stringify(toEntries(tokens)), { mode: 0o600 });
  const server = await startTestServer({
    CREWDB_POLICY_FILE: policyFile,
    CREWDB_TOKENS_FILE: tokensFile,
    ...settings,
  });
  const options = (name: string) => ({ token: `${name}-token`, retry: { maxAttempts: 1 } });
  return {
    server,
    policyFile,
    tokensFile,
    main: (name, more = {}) => createMainDb(server.address, { ...options(name), ...more }),
    admin: (name) => createAdminDb(server.address, options(name)),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export function toEntries(tokens: Readonly<Record<string, readonly string[] | undefined>>): object[] {
  return Object.entries(tokens).map(([name, roles]) => ({
    name,
    sha256: createHash("sha256").update(`${name}-token`).digest("hex"),
    ...(roles === undefined ? {} : { roles }),
  }));
}
