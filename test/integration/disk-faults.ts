/** A server whose disk fails when a test says so, and a ledger of what its clients were told of their writes. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import {
  type Committed,
  createMainDb,
  type DbClient,
  describeError,
  inTransaction,
  ServingStatus,
  watchHealth,
} from "../../src/client/index.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";
import { toValue } from "./sql-values.js";

/** The numbers of test/native/disk-faults.c. */
const KINDS = { sync: 1, write: 2, read: 4 } as const;
const FAILED = 4;
const NUMBERS = 6;

const SERVICE = "crewdb.main.v1.MainDb";
const INSERT = "INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), ?)";
/** Writers at the same time, two of each kind. */
const WRITERS_OF_A_KIND = 2;
/** Writes that each sends while the disk fails. */
const WRITES = 6;
/** Those of a client that tries again wait for a second between. */
const REPEATED_WRITES = 1;
/** Longest wait for anything, in ms. */
const CEILING_MS = 30_000;

export interface Fault {
  readonly kind: keyof typeof KINDS;
  readonly errno: "EIO" | "ENOSPC" | "EROFS";
  /** One call in so many fails; 1: the fault lasts. */
  readonly oneIn: number;
  /** What a write that fails by it is told; others may be told that the disk still fails. */
  readonly reason: string;
}

/** What one writer was told of one write. */
interface Told {
  readonly tag: string;
  readonly committed: Committed;
  readonly reason: string;
}

type Client = DbClient<typeof MainDb>;
type Write = (client: Client, tag: string) => Promise<unknown>;

const statement = (tag: string) => ({ sql: INSERT, parameters: [toValue(tag)] });
const email = (tag: string) => ({
  subject: tag,
  senderEmail: "a@example.com",
  receivedTime: { seconds: 1_700_000_000n },
});

/** Each way to write; each leaves exactly one row with the tag. */
const WAYS: Readonly<Record<string, Write>> = {
  typed: (client, tag) => client.createEmail({ email: { ...email(tag), importBatch: tag } }),
  repeatable: (client, tag) => client.createEmail({ email: { ...email(tag), importBatch: tag }, requestId: tag }),
  execute: (client, tag) => client.execute(statement(tag)),
  returning: (client, tag) => client.execute({ ...statement(tag), sql: `${INSERT} RETURNING id` }),
  batch: (client, tag) =>
    client.executeBatch({ steps: [{ statement: statement(tag) }, { statement: { sql: "SELECT 1" } }] }),
  transaction: (client, tag) => inTransaction(client, (transaction) => transaction.execute(statement(tag))),
  import: (client, tag) =>
    client.importEmails(
      (async function* () {
        yield { emails: [{ ...email(tag), importBatch: tag }] };
      })(),
    ),
};

/** Builds the preloaded library; undefined where that is not possible, with the reason on the screen. */
export function buildDiskFaults(folder: string): string | undefined {
  if (process.platform !== "linux") return skipBecause("preloading is tested on Linux only");
  const library = join(folder, "disk-faults.so");
  const source = join(PACKAGE_ROOT, "test/native/disk-faults.c");
  try {
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], { stdio: "ignore" });
    return library;
  } catch {
    return skipBecause("there is no C compiler");
  }
}

function skipBecause(reason: string): undefined {
  console.warn(`      skipped: ${reason}`);
}

/** A service on a folder of its own, with a disk that can be made to fail. */
export class FaultyService {
  readonly folder: string = newFolder();
  readonly file: string = join(this.folder, "data", "crewai_team.db");
  readonly #numbers: string = join(this.folder, "numbers");
  readonly #opened: number;
  readonly #library: string;
  readonly ledger: Told[] = [];
  #process: ServiceProcess | undefined;
  #writes = 0;

  constructor(library: string) {
    this.#library = library;
    writeFileSync(this.#numbers, Buffer.alloc(NUMBERS * 4));
    this.#opened = openSync(this.#numbers, "r+");
  }

  async start(settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    this.heal();
    const preload = { LD_PRELOAD: this.#library, DISK_FAULTS: this.#numbers };
    this.#process = await startProcess(this.folder, { ...settings, ...preload });
    return this.#process;
  }

  /** Each sync takes so much longer. */
  slowDown(delayMs: number): void {
    this.#set([0, 0, 1, 0, 0, delayMs]);
    this.#set([KINDS.sync]);
  }

  fail({ kind, errno, oneIn }: Fault): void {
    this.#set([0, constants.errno[errno], oneIn, 0, 0]);
    this.#set([KINDS[kind]]);
  }

  heal(): void {
    this.#set([0]);
  }

  /** Calls of the system that have failed since `fail`. */
  get failed(): number {
    const number = Buffer.alloc(4);
    readSync(this.#opened, number, 0, 4, FAILED * 4);
    return number.readInt32LE();
  }

  /** Resolves when health says so. */
  async becomes(status: ServingStatus): Promise<void> {
    const signal = AbortSignal.timeout(CEILING_MS);
    for await (const now of watchHealth(this.#running.address, SERVICE, { signal })) if (now === status) return;
    assert.fail(`health never became ${status}`);
  }

  /** Writes in every way, some at once, and notes what each is told. Answers the reasons of those that failed. */
  async write(writes: number = WRITES): Promise<Set<string>> {
    using unary = this.#running.client();
    using pipelined = createMainDb(this.#running.address, { retry: { maxAttempts: 1 }, pipeline: true });
    using repeating = createMainDb(this.#running.address, { retry: { maxAttempts: 3, firstWaitMs: 10 } });
    const clients: readonly (readonly [client: Client, writes: number])[] = [
      [unary, writes],
      [pipelined, writes],
      [repeating, REPEATED_WRITES],
    ];
    const begin = this.ledger.length;
    const writers = Object.entries(WAYS).flatMap(([way, write]) =>
      clients.flatMap(([client, count]) =>
        Array.from({ length: WRITERS_OF_A_KIND }, async () => {
          for (let sent = 0; sent < count; sent++) await this.#note(client, write, `${way}-${++this.#writes}`);
        }),
      ),
    );
    await Promise.all(writers);
    return new Set(this.ledger.slice(begin).flatMap(({ reason }) => (reason === "" ? [] : [reason])));
  }

  /** One write by itself. */
  async writeOne(): Promise<void> {
    using client = this.#running.client();
    await this.#note(client, (db, tag) => db.execute(statement(tag)), `last-${++this.#writes}`);
  }

  /** Ends the process by kill -9 and compares the file with the ledger: each answer was the truth, and nothing is there twice. */
  async killAndCompare(): Promise<void> {
    await this.#running.end("SIGKILL");
    this.#process = undefined;
    const rows = this.#rows();
    const lies = this.ledger.flatMap(({ tag, committed, reason }) => {
      const times = rows.get(tag) ?? 0;
      const isTrue = committed === "unknown" ? times <= 1 : times === (committed === "true" ? 1 : 0);
      return isTrue ? [] : [`${tag} was told ${committed} ${reason} and is there ${times} times`];
    });
    assert.deepEqual(lies, []);
  }

  /** How many writes were told this. */
  told(committed: Committed): number {
    return this.ledger.filter((each) => each.committed === committed).length;
  }

  async close(): Promise<void> {
    if (this.#process !== undefined) await this.#process.end("SIGKILL");
    closeSync(this.#opened);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get #running(): ServiceProcess {
    return this.#process ?? assert.fail("the service does not run");
  }

  async #note(client: Client, write: Write, tag: string): Promise<void> {
    try {
      await write(client, tag);
      this.ledger.push({ tag, committed: "true", reason: "" });
    } catch (error) {
      const { committed = "false", reason, codeName } = describeError(error);
      this.ledger.push({ tag, committed, reason: reason === "" ? codeName : reason });
    }
  }

  #rows(): Map<string, number> {
    const db = new Sqlite(this.file);
    try {
      assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
      const tags = db.prepare<[], [string, number]>(
        `SELECT tag, count(*) FROM (SELECT title AS tag FROM conversations UNION ALL SELECT import_batch FROM emails_enhanced)
         GROUP BY tag`,
      );
      return new Map(tags.raw(true).all());
    } finally {
      db.close();
    }
  }

  #set(numbers: readonly number[]): void {
    writeSync(this.#opened, new Int32Array(numbers), 0, numbers.length * 4, 0);
  }
}

/**
 * One round: writes, the fault, more writes, and kill -9: at once, when the last write stands at the end of the log, or after the disk
 * has healed, and health with it.
 */
export async function requireTruth(service: FaultyService, fault: Fault, heals: boolean): Promise<void> {
  await service.start();
  assert.deepEqual(await service.write(), new Set());
  service.fail(fault);
  const reasons = await service.write();
  assert.ok(service.failed > 0, "the disk never failed");
  const lasts = fault.oneIn === 1;
  // What the writer reads it mostly has in its cache.
  const isTold = !lasts || fault.kind === "read" || reasons.has(fault.reason);
  assert.ok(isTold, `writes failed with ${[...reasons].join(", ")}`);
  assert.deepEqual(
    [...reasons].filter((reason) => reason !== fault.reason),
    [],
  );
  if (heals) {
    if (lasts) await service.becomes(ServingStatus.NOT_SERVING);
    service.heal();
    await service.becomes(ServingStatus.SERVING);
    assert.deepEqual(await service.write(), new Set());
  } else await service.writeOne();
  await service.killAndCompare();
}
