import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectTcp, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectTls } from "node:tls";
import { hashOf } from "../../src/access/tokens.js";
import { createMainDb, describeError } from "../../src/client/index.js";
import { startProcess } from "../../test/integration/service-process.js";
import { createCertificates } from "../../test/unit/grpc-certificates.js";

/** Files that each round replaces: certificate with key, authorities, tokens, policy. */
const FILES = 4;
/** What is promised: after so long a change holds for everybody, in ms. */
const PROMISED_MS = 5000;
/** How long somebody who was removed is tried, in ms. */
const TRIED_MS = 7000;
/**
 * A round is at least so long, in ms, so that nobody who is being tried is brought back: that is six
 * rounds after the removal.
 */
const ROUND_MS = 1500;
const RING = 8;
/** How long files that are of no use stand there, in ms: they are looked at two or three times. */
const BAD_MS = 1600;
/** A service that has not taken a change by now never will, in ms. */
const GIVE_UP_MS = 60_000;
const PROBE_MS = 200;
const PACE_MS = 5;
/** How a problem begins that a token or a role is refused with. */
const REFUSAL = /^(?:UNAUTHENTICATED|PERMISSION_DENIED) /;
/** A handshake that takes longer says nothing, in ms. */
const HANDSHAKE_MS = 5000;

/** What a run of rotations showed. */
export interface RotationReport {
  readonly rotations: number;
  readonly seconds: number;
  readonly calls: number;
  /**
   * Calls of callers that were allowed all the time, and failed; by reason and message. So are calls of removed ones that
   * failed otherwise than by a refusal, which says nothing of their credential.
   */
  readonly failed: Readonly<Record<string, number>>;
  /** Changes that took longer than is promised to hold. */
  readonly tooLate: readonly string[];
  /** The longest that a removed credential was of use, in ms. */
  readonly longestMs: number;
  /** The longest that a new credential was of no use yet, in ms. */
  readonly slowestMs: number;
  readonly removed: number;
  /** Of these, those that were seen to be refused. */
  readonly refused: number;
  /** The longest that this process itself stood still, in ms: the machine was busy with others. */
  readonly stalledMs: number;
}

type Db = ReturnType<typeof createMainDb>;

interface Identity {
  readonly token: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * Replaces certificate, authorities, tokens and policy of a service again and again, half-written and
 * wrong ones between, while callers call. Each round has old and new of everything side by side, and
 * takes away what the round before the last one brought.
 *
 * Connections that may be refused come from other addresses than those of the allowed callers, as
 * from other machines: what a client wastes counts against its address.
 */
export async function rotate(rotations: number, show: (done: number) => void): Promise<RotationReport> {
  const startMs = performance.now();
  const stalls = monitorEventLoopDelay();
  const folder = mkdtempSync(join(tmpdir(), "crewdb-rotation-"));
  const files = new CredentialFiles(folder);
  files.write(0);
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rmSync(folder, { recursive: true, force: true }));
  const server = await startProcess(folder, files.settings);
  cleanup.defer(async () => {
    await server.end("SIGTERM");
  });
  const elsewhere = await fromElsewhere(server.address, cleanup);
  const open = (address: string, { token, cert, key }: Identity, pipeline = false): Db => {
    const tls = { ca: files.ca, cert, key, serverName: "localhost" };
    return createMainDb(address, { token, tls, pipeline, retry: { maxAttempts: 1 } });
  };

  const failed: Record<string, number> = {};
  const tooLate: string[] = [];
  let calls = 0;
  let refused = 0;
  let longestMs = 0;
  let slowestMs = 0;
  /** Somebody who is allowed until the signal, on one connection. */
  const allowed = async (who: Identity, signal: AbortSignal, pipeline = false): Promise<void> => {
    using db = open(server.address, who, pipeline);
    for (let number = 0; !signal.aborted; number++) {
      const problem = await problemOf(db, number);
      calls++;
      if (problem !== undefined) failed[problem] = (failed[problem] ?? 0) + 1;
      await pause(PACE_MS);
    }
  };
  /** Somebody whose credential was just taken away, on the connection that is open and on new ones. */
  const tryRemoved = async (what: string, who: Identity): Promise<void> => {
    const removedMs = performance.now();
    let wasRefused = false;
    using kept = open(elsewhere, who);
    while (performance.now() - removedMs < TRIED_MS) {
      using fresh = open(elsewhere, who);
      for (const db of [kept, fresh]) {
        const beganMs = Math.round(performance.now() - removedMs);
        if (beganMs > TRIED_MS) break;
        const problem = await problemOf(db, 1);
        if (problem !== undefined) {
          if (REFUSAL.test(problem) || (await isHungUpOn(elsewhere, files.ca, who))) wasRefused = true;
          else failed[`${what}: ${problem}`] = (failed[`${what}: ${problem}`] ?? 0) + 1;
          continue;
        }
        longestMs = Math.max(longestMs, beganMs);
        if (beganMs > PROMISED_MS) tooLate.push(`${what} was of use after ${beganMs} ms`);
      }
      await pause(PROBE_MS);
    }
    if (wasRefused) refused++;
  };
  /** Somebody who was just brought in, until they are let in. */
  const awaitNew = async (what: string, who: Identity): Promise<void> => {
    const writtenMs = performance.now();
    for (;;) {
      using db = open(elsewhere, who);
      const tookMs = Math.round(performance.now() - writtenMs);
      const problem = await problemOf(db, 1);
      slowestMs = Math.max(slowestMs, tookMs);
      if (problem === undefined) {
        if (tookMs > PROMISED_MS) tooLate.push(`${what} was of no use for ${tookMs} ms`);
        return;
      }
      if (tookMs > GIVE_UP_MS) throw new Error(`${what} is of no use: ${problem}`);
      await pause(PROBE_MS);
    }
  };

  stalls.enable();
  const end = new AbortController();
  const background = [allowed(files.steady, end.signal), allowed(files.steady, end.signal, true)];
  let last = new AbortController();
  let lastCallers: Promise<unknown> = Promise.resolve();
  const rounds = Math.ceil(rotations / FILES);
  for (let round = 1; round <= rounds; round++) {
    // In force since the round before. Those of the last one leave before their credentials do.
    const current = new AbortController();
    const callers = [files.byToken(round), files.byRole(round)].map((who) => allowed(who, current.signal));
    last.abort();
    await lastCallers;
    [last, lastCallers] = [current, Promise.all(callers)];
    if (round % 3 === 0) {
      files.writeBadly(round);
      await pause(BAD_MS);
    }
    files.write(round);
    background.push(
      tryRemoved("a removed token", { ...files.steady, token: files.byToken(round - 1).token }),
      tryRemoved("a removed role", { ...files.steady, token: files.byRole(round - 1).token }),
      tryRemoved("a removed authority", { ...files.byToken(round - 1), token: files.steady.token }),
    );
    await Promise.all([
      awaitNew("a new token and authority", files.byToken(round + 1)),
      awaitNew("a new role", { ...files.steady, token: files.byRole(round + 1).token }),
      pause(ROUND_MS),
    ]);
    show(round * FILES);
  }
  last.abort();
  await lastCallers;
  end.abort();
  await Promise.all(background);
  stalls.disable();
  return {
    rotations: rounds * FILES,
    seconds: Math.round((performance.now() - startMs) / 1000),
    calls,
    failed,
    tooLate,
    longestMs,
    slowestMs,
    removed: rounds * 3,
    refused,
    stalledMs: Math.round(stalls.max / 1e6),
  };
}

/** The credentials of a service, and who calls with them. */
class CredentialFiles {
  /** Of the server's own certificates. */
  readonly ca: Buffer;
  /** What is never taken away. */
  readonly steady: Identity;
  readonly settings: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #pairs: readonly Pick<Identity, "cert" | "key">[];
  readonly #steadyCa: Buffer;
  readonly #authorities: readonly { readonly ca: Buffer; readonly client: Pick<Identity, "cert" | "key"> }[];

  constructor(folder: string) {
    this.#folder = folder;
    const servers = createCertificates(folder, "servers");
    this.ca = servers.ca;
    this.#pairs = ["one", "two"].map((name) => servers.issue(`server-${name}`, "/CN=server", "DNS:localhost"));
    const steady = createCertificates(folder, "steady");
    this.#steadyCa = steady.ca;
    this.steady = { token: "steady", ...steady.issue("client-steady", "/CN=client-steady") };
    this.#authorities = Array.from({ length: RING }, (_, index) => {
      const authority = createCertificates(folder, `authority-${index}`);
      return { ca: authority.ca, client: authority.issue(`client-${index}`, `/CN=client-${index}`) };
    });
    this.settings = {
      CREWDB_LOG_LEVEL: "silent",
      CREWDB_HTTP_PORT: "off",
      CREWDB_TLS_CERT: join(folder, "server.pem"),
      CREWDB_TLS_KEY: join(folder, "server.key"),
      CREWDB_TLS_CLIENT_CA: join(folder, "authorities.pem"),
      CREWDB_TOKENS_FILE: join(folder, "tokens.json"),
      CREWDB_POLICY_FILE: join(folder, "policy.json"),
    };
  }

  /** A token and an authority of this round and the one before. */
  byToken(round: number): Identity {
    return { token: `rolling-${round}`, ...at(this.#authorities, round).client };
  }

  /** A token that stays, whose roles are of this round and the one before; the same authority. */
  byRole(round: number): Identity {
    return { token: `role-${round % RING}`, ...at(this.#authorities, round).client };
  }

  write(round: number): void {
    const { cert, key } = at(this.#pairs, round);
    this.#write("server.pem", cert.toString());
    this.#write("server.key", key.toString());
    const both = [round, round + 1];
    const authorities = both.map((each) => at(this.#authorities, each).ca);
    this.#write("authorities.pem", [this.#steadyCa, ...authorities].join(""));
    const roles = Array.from({ length: RING }, (_, index) => `role-${index}`);
    const entries = [
      ...["steady", ...roles].map((name) => ({ name, sha256: hashOf(name) })),
      ...both.map((each) => ({ name: "rolling", sha256: hashOf(this.byToken(each).token) })),
    ];
    this.#write("tokens.json", JSON.stringify(entries));
    const allowed = ["steady", "rolling", ...both.map((each) => this.byRole(each).token)];
    const identities = allowed.map((token) => ({ token, roles: ["read", "write"] }));
    this.#write("policy.json", JSON.stringify({ identities }));
  }

  /** What a writer that is not careful leaves for a moment: a key that does not fit, and halves. */
  writeBadly(round: number): void {
    this.#write("server.key", at(this.#pairs, round).key.toString());
    this.#write("authorities.pem", at(this.#authorities, round).ca.toString().slice(0, 200));
    this.#write("tokens.json", '[{"name": "steady", ');
    this.#write("policy.json", "{");
  }

  #write(name: string, text: string): void {
    writeFileSync(join(this.#folder, name), text, { mode: 0o600 });
  }
}

/** Why a call fails, in words that are the same for each such failure; undefined when it does not. */
async function problemOf(db: Db, number: number): Promise<string | undefined> {
  try {
    if (number % 4 === 0) await db.createConversation({ conversation: { title: "t" } });
    else await db.getUser({ userId: "nobody" });
    return undefined;
  } catch (error) {
    const { reason, codeName, message } = describeError(error);
    if (reason === "NOT_FOUND") return undefined;
    return `${reason || codeName} (${message.replaceAll(/\d+/g, "…")})`;
  }
}

/**
 * Whether the server ends the handshake and then the connection, as it does for a certificate that it does not trust. Where it
 * has too many connections it takes part in none, and to whom it lets in it sends its settings.
 */
async function isHungUpOn(address: string, ca: Buffer, { cert, key }: Identity): Promise<boolean> {
  const [host, port] = address.split(":");
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let isDone = false;
  const socket = connectTls({ host, port: Number(port), servername: "localhost", ca, cert, key, ALPNProtocols: ["h2"] })
    .once("secureConnect", () => {
      isDone = true;
    })
    .once("data", () => resolve(false))
    .setTimeout(HANDSHAKE_MS, () => resolve(false))
    .on("error", () => undefined)
    .once("close", () => resolve(isDone));
  const hungUp = await promise;
  socket.destroy();
  return hungUp;
}

/** Where to connect to reach the target from one of many addresses, as many machines would. */
async function fromElsewhere(target: string, cleanup: AsyncDisposableStack): Promise<string> {
  const sockets = new Set<Socket>();
  const [host, port] = target.split(":");
  let count = 0;
  const proxy = createServer({ noDelay: true }, (client) => {
    const localAddress = `127.0.0.${2 + (count++ % 200)}`;
    // Other systems than Linux have one loopback address, and all callers share it.
    const from = process.platform === "linux" ? { localAddress } : {};
    const server = connectTcp({ host, port: Number(port), noDelay: true, ...from });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      sockets.add(one);
      one
        .on("error", () => undefined)
        .once("close", () => {
          sockets.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  cleanup.defer(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("the forwarder has no port");
  return `127.0.0.1:${address.port}`;
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("an empty list");
  return found;
}
