import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { OpenError } from "../engine/open-error.js";

/** Older ones have SQLite's fault of two programs that reset one log (Litestream's issue 1436). */
const OLDEST = [0, 5, 17] as const;
const FLOOR = OLDEST.join(".");
/** Where `npm run litestream` puts it. */
const FETCHED = join(PACKAGE_ROOT, "build", "toolchain");
const GET_IT = `install it (https://litestream.io/install), or run \`npm run litestream\`, or name it in CREWDB_LITESTREAM`;
/** What a command may take that asks a replica for little, in ms. */
export const SHORT_MS = 60_000;

/** The program, found and new enough. */
export interface Litestream {
  readonly file: string;
  readonly version: string;
}

/**
 * Finds the program. `named`: it is this one.
 * @throws OpenError in one sentence: there is none, or it is too old
 */
export function findLitestream(named: string | undefined): Litestream {
  const candidates = named === undefined ? ["litestream", ...fetched()] : [named];
  for (const file of candidates) {
    const version = versionOf(file);
    if (version === undefined) continue;
    requireNew(file, version);
    return { file, version };
  }
  if (named !== undefined)
    throw new OpenError(`CREWDB_LITESTREAM names ${named}, which can't be run; ${GET_IT}`);
  throw new OpenError(`a replica needs the program litestream, which is not installed; ${GET_IT}`);
}

function fetched(): string[] {
  if (statSync(FETCHED, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(FETCHED)
    .filter((name) => name.startsWith("litestream-"))
    .map((name) => join(FETCHED, name, "bin", "litestream"));
}

/** What it says of itself; undefined when it can't be run. */
function versionOf(file: string): string | undefined {
  const { status, stdout } = spawnSync(file, ["version"], { encoding: "utf8", timeout: SHORT_MS });
  return status === 0 ? stdout.trim() : undefined;
}

function requireNew(file: string, version: string): void {
  const [, ...parts] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const numbers = parts.map(Number);
  const difference = OLDEST.map((part, index) => (numbers[index] ?? -1) - part).find(
    (each) => each !== 0,
  );
  if (difference === undefined || difference > 0) return;
  throw new OpenError(
    `${file} is Litestream ${version.split("\n")[0]}: older ones than ${FLOOR} can lose commits; ${GET_IT}`,
  );
}

/** What a command of Litestream's answered. */
export interface Ran {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. It has the environment of this process, where its credentials are. */
export async function runLitestream(
  { file }: Litestream,
  args: readonly string[],
  { signal, timeoutMs }: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
): Promise<Ran> {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    ...(timeoutMs && { timeout: timeoutMs }),
  });
  const end = (): void => void child.kill("SIGKILL");
  signal?.addEventListener("abort", end, { once: true });
  try {
    const [stdout, stderr, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      exitOf(child),
    ]);
    if (child.killed && signal?.aborted !== true && code !== 0)
      return {
        ok: false,
        stdout,
        stderr: `${stderr}\nno answer within ${(timeoutMs ?? 0) / 1000} s`,
      };
    return { ok: code === 0, stdout, stderr };
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** Its exit code; null when a signal has ended it, or it could not be started. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
  child.once("exit", resolve);
  child.once("error", () => resolve(null));
  return promise;
}

/** What the service says of an error of Litestream's, which comes from it or from a store. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [
    /AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|unable to authenticate|StatusCode: 40[13]|status code: 40[13]|get credentials|no EC2 IMDS|credential/i,
    "refused the credentials",
  ],
  [/StatusCode: 5\d\d|SlowDown|ServiceUnavailable/i, "answers with an error of its own"],
  [/NoSuchBucket|bucket does not exist/i, "has no such bucket"],
  [/no space left on device|disk full/i, "has no space left, or this machine's disk has none"],
  [/permission denied/i, "can't be written by this user"],
  [
    /connection refused|no such host|i\/o timeout|no answer within|deadline exceeded|network is unreachable|connection reset/i,
    "can't be reached",
  ],
];

/** The end of a sentence that begins with the replica: what is wrong, and what Litestream said. */
export function meaningOf(said: string): string {
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  const last = messageIn(lines.at(-1) ?? "");
  const meaning = MEANINGS.find(([pattern]) => pattern.test(said))?.[1] ?? "can't be used";
  return last === "" ? meaning : `${meaning} (${last})`;
}

/** The message of a line of Litestream's log, which is JSON, logfmt or plain. */
export function messageIn(line: string): string {
  try {
    const { msg, error } = JSON.parse(line) as { msg?: string; error?: string };
    return [msg, error].filter((part) => part !== undefined).join(": ");
  } catch {
    const plain = /msg="((?:[^"\\]|\\.)*)"(?: error="((?:[^"\\]|\\.)*)")?/.exec(line);
    if (plain === null) return line.trim().replace(/^Error: /, "");
    return plain
      .slice(1)
      .filter((part) => part !== undefined)
      .join(": ");
  }
}
