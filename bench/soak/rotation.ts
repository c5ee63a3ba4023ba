import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createMainDb, describeError } from "../../src/client/index.js";
import { openLog } from "../../src/service/log.js";
import { startServer } from "../../src/service/server.js";
import { parseConfig } from "../../src/settings/config.js";
import { createCertificates } from "../../test/unit/grpc-certificates.js";

/** Files that each round replaces: certificate with key, authorities, tokens, policy. */
const FILES = 4;
/** A round is as long as a change takes to be used, and a little more, in ms. */
const ROUND_MS = 3500;
/** What is promised: whoever is removed is refused after so long, in ms. */
const REMOVED_MS = 5000;
/** How long somebody who was removed is tried, in ms: two rounds, in which nothing brings them back. */
const TRIED_MS = 2 * ROUND_MS;
/** How long files that are of no use stand there, in ms: they are looked at once or twice. */
const BAD_MS = 2200;
const PROBE_MS = 200;
const PACE_MS = 5;

/** What a run of rotations showed. */
export interface RotationReport {
  readonly rotations: number;
  readonly calls: number;
  /** Calls of callers that were allowed all the time, and failed; by reason. */
  readonly failed: Readonly<Record<string, number>>;
  /** Calls that succeeded for longer after their credential was taken away than is promised. */
  readonly tooLate: readonly string[];
  /** The longest that a removed credential was of use, in ms. */
  readonly longestMs: number;
  /** Removed credentials that were seen to be refused. */
  readonly refused: number;
}

type Db = ReturnType<typeof createMainDb>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * Replaces certificate, authorities, tokens and policy again and again, half-written and wrong ones
 * between, while callers call. Each round has new and old of everything side by side, and takes away what
 * the round before the last one brought.
 */
export async function rotate(rotations: number, show: (done: number) => void): Promise<RotationReport> {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-rotation-"));
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): void => writeFileSync(path(name), text, { mode: 0o600 });
  const servers = createCertificates(folder, "servers");
  const pairs = ["one", "two"].map((name) => servers.issue(`server-${name}`, "/CN=server", "DNS:localhost"));
  const authorities = ["a", "b", "c", "d", "e"].map((name) => createCertificates(folder, `authority-${name}`));
  const clients = authorities.map((each, index) => each.issue(`client-${index}`, `/CN=client-${index}`));
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index % list.length];
    if (found === undefined) throw new Error("an empty list");
    return found;
  };
  const token = (round: number): string => `rolling-${round}`;

  /** For two rounds of four. */
  const mayCall = (round: number): boolean => round % 4 < 2;

  const writeAll = (round: number): void => {
    const { cert, key } = at(pairs, round);
    write("server.pem", cert.toString());
    write("server.key", key.toString());
    // This round's authority, and the next one's: whoever has a certificate of either is let in.
    write("authorities.pem", `${at(authorities, round).ca}${at(authorities, round + 1).ca}`);
    const entries = [
      { name: "steady", sha256: sha256("steady") },
      { name: "sometimes", sha256: sha256("sometimes") },
      ...[round, round + 1].map((each) => ({ name: "rolling", sha256: sha256(token(each)) })),
    ];
    write("tokens.json", JSON.stringify(entries));
    const identities = ["steady", "rolling", ...(mayCall(round) ? ["sometimes"] : [])];
    write(
      "policy.json",
      JSON.stringify({ identities: identities.map((each) => ({ token: each, roles: ["read", "write"] })) }),
    );
  };
  /** What a writer that is not careful leaves for a moment. */
  const writeBadly = (round: number): void => {
    write("server.key", at(pairs, round + 1).key.toString());
    write("authorities.pem", at(authorities, round).ca.toString().slice(0, 200));
    write("tokens.json", '[{"name": "steady", ');
    write("policy.json", "{");
  };

  writeAll(0);
  const server = await startServer(
    parseConfig({
      DB_PATH: path("main.db"),
      WALMART_DB_PATH: path("walmart.db"),
      CREWDB_PORT: "0",
      CREWDB_HTTP_PORT: "off",
      CREWDB_TLS_CERT: path("server.pem"),
      CREWDB_TLS_KEY: path("server.key"),
      CREWDB_TLS_CLIENT_CA: path("authorities.pem"),
      CREWDB_TOKENS_FILE: path("tokens.json"),
      CREWDB_POLICY_FILE: path("policy.json"),
    }),
    openLog("silent"),
  );
  const connect = (credential: string, authority: number, pipeline = false): Db => {
    const { cert, key } = at(clients, authority);
    const tls = { ca: servers.ca, cert, key, serverName: "localhost" };
    return createMainDb(server.address, { token: credential, tls, pipeline, retry: { maxAttempts: 1 } });
  };

  const failed: Record<string, number> = {};
  const tooLate: string[] = [];
  let calls = 0;
  let refused = 0;
  let longestMs = 0;
  let current = 0;
  const call = async (db: Db, number: number): Promise<string> => {
    const work =
      number % 4 === 0
        ? db.createConversation({ conversation: { title: "t" } })
        : db.getUser({ userId: "nobody" }).catch((error: unknown) => {
            if (describeError(error).reason !== "NOT_FOUND") throw error;
          });
    return await work.then(
      () => "",
      (error: unknown) => describeError(error).reason || describeError(error).codeName,
    );
  };
  /** Somebody who is allowed until `isOver`, on one connection. */
  const allowed = async (db: Db, isOver: () => boolean): Promise<void> => {
    for (let number = 0; !isOver(); number++) {
      const reason = await call(db, number);
      calls++;
      if (reason !== "") failed[reason] = (failed[reason] ?? 0) + 1;
      await pause(PACE_MS);
    }
    db.close();
  };
  /** Somebody whose credential was just taken away. */
  const removed = async (what: string, open: () => Db): Promise<void> => {
    const startMs = Date.now();
    let wasRefused = false;
    const kept = open();
    while (Date.now() - startMs < TRIED_MS) {
      const fresh = open();
      for (const db of [kept, fresh]) {
        const beganMs = Date.now() - startMs;
        if ((await call(db, 1)) === "") {
          longestMs = Math.max(longestMs, beganMs);
          if (beganMs > REMOVED_MS) tooLate.push(`${what} after ${beganMs} ms`);
        } else wasRefused = true;
      }
      fresh.close();
      await pause(PROBE_MS);
    }
    kept.close();
    if (wasRefused) refused++;
  };

  const background: Promise<void>[] = [];
  const rounds = Math.ceil(rotations / FILES);
  for (let round = 1; round <= rounds; round++) {
    current = round;
    // In force since the round before, and until the next one.
    const isOver = (): boolean => current > round;
    background.push(
      allowed(connect("steady", round), isOver),
      allowed(connect("steady", round, true), isOver),
      allowed(connect(token(round), round), isOver),
    );
    if (round % 3 === 0) {
      writeBadly(round);
      await pause(BAD_MS);
    }
    writeAll(round);
    // The next round's authority: it holds for as long as they are tried.
    background.push(
      removed("a token", () => connect(token(round - 1), round + 1)),
      removed("an authority", () => connect("steady", round - 1)),
    );
    if (!mayCall(round) && mayCall(round - 1))
      background.push(removed("a role", () => connect("sometimes", round + 1)));
    await pause(ROUND_MS);
    show(round * FILES);
  }
  current = Number.POSITIVE_INFINITY;
  await Promise.all(background);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return { rotations: rounds * FILES, calls, failed, tooLate, longestMs, refused };
}
