import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { ReplicaStatistics } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import type { createMainDb } from "../../src/client/index.js";
import { createAdminDb, inTransaction, REPLICATED } from "../../src/client/index.js";
import { copyProblem } from "../../src/sqlite/file/check-copy.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";

/** Who writes at once. */
const WRITERS = 6;
/** Of writes that wait for the replica: none in every other round, because a copy for one carries all that were before it. */
const REPLICATED_SHARE = 0.25;
/** How long they write before something is killed, and after Litestream alone was, in ms. */
const SHORTEST_LOAD_MS = 500;
const LONGEST_LOAD_MS = 3000;
/** What is older than this when the copies ended must be there, in ms. */
const PROMISED_MS = 1000;
/** Between two looks at the statistics, in ms. */
const LOOK_MS = 50;

type Main = ReturnType<typeof createMainDb>;
type Admin = ReturnType<typeof createAdminDb>;

/** One write, and what its client knows of it. */
interface Entry {
  readonly id: string;
  readonly kind: "email" | "conversation" | "sql" | "transaction";
  readonly replicated: boolean;
  readonly requestId: string;
  /** When the answer came; undefined: none came. */
  acknowledgedMs?: number;
}

/** So many kills of Litestream alone leave some time for its successor. */
const MANY = 3;
const KILLS = ["service", "Litestream", "both"] as const;

export interface RecoveryReport {
  /** What was lost, by the age that it had when the copies ended, in ms: of all rounds the oldest. */
  lostMs: number;
  lost: number;
  /** Rounds in which Litestream alone was killed, and those in which another had copied before the disk was lost. */
  orphaned: number;
  replaced: number;
  acknowledged: number;
  replicated: number;
  /** Of starts with a restore, until they served, in ms: the longest. */
  recoveredMs: number;
}

/**
 * Rounds in which a service writes and is killed, its disk is lost, and another machine restores it.
 * Rejects when anything is not as promised. `settings` say where the replica is.
 */
export async function loseAndRecover(
  rounds: number,
  seed: number,
  settings: Readonly<Record<string, string>>,
  say: (line: string) => void = () => undefined,
): Promise<RecoveryReport> {
  const random = seeded(seed);
  const report: RecoveryReport = {
    lostMs: 0,
    lost: 0,
    orphaned: 0,
    replaced: 0,
    acknowledged: 0,
    replicated: 0,
    recoveredMs: 0,
  };
  let ledger: Entry[] = [];
  const restoring = { ...settings, CREWDB_RESTORE_ON_START: "if-missing" };
  let folder = newFolder();
  let service = await startProcess(folder, restoring);
  try {
    for (let round = 0; round < rounds; round++) {
      const kill = KILLS[Math.floor(random() * KILLS.length)] ?? "both";
      await untilCopied(service);
      const written: Entry[] = [];
      const load = { kill, round, random, written };
      const { copiedMs, isReplaced } = await writeUntilKilled(service, folder, load);
      if (kill === "Litestream") report.orphaned++;
      if (isReplaced) report.replaced++;
      rmSync(folder, { recursive: true, force: true });
      folder = newFolder();
      const startMs = performance.now();
      service = await startProcess(folder, restoring);
      report.recoveredMs = Math.max(report.recoveredMs, performance.now() - startMs);
      const kept = await compare(folder, [...ledger, ...written], copiedMs, report);
      await repeatDoubtful(service, folder, written);
      ledger = [...kept, ...written.filter(({ acknowledgedMs }) => acknowledgedMs === Number.POSITIVE_INFINITY)];
      say(`round ${round + 1}: killed ${kill}, ${written.length} writes, ${report.lost} lost in all`);
    }
    // Else what is written beside a Litestream that was replaced would never be looked for.
    if (report.orphaned >= MANY) assert.ok(report.replaced > 0, "no Litestream was ever replaced in time");
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(copyProblem(fileIn(folder)), undefined);
    return report;
  } finally {
    service.child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
}

function killLitestream(folder: string): void {
  try {
    process.kill(Number(readFileSync(`${fileIn(folder)}-litestream/pid`, "utf8")), "SIGKILL");
  } catch {
    // It was between two lives.
  }
}

function fileIn(folder: string): string {
  return join(folder, "data", "crewai_team.db");
}

interface Load {
  readonly kill: (typeof KILLS)[number];
  readonly round: number;
  readonly random: () => number;
  /** What is written is added. */
  readonly written: Entry[];
}

/**
 * Answers until when copies were promised: until the service or Litestream was killed, or both; where
 * Litestream alone was, and another has copied since, until the service was.
 */
async function writeUntilKilled(
  service: ServiceProcess,
  folder: string,
  { kill, round, random, written }: Load,
): Promise<{ readonly copiedMs: number; readonly isReplaced: boolean }> {
  let over = false;
  const share = random() < 0.5 ? 0 : REPLICATED_SHARE;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    using client = service.client();
    for (let i = 0; !over; i++) {
      const entry: Entry = {
        id: `r${round}-w${writer}-${i}`,
        kind: (["email", "conversation", "sql", "transaction"] as const)[Math.floor(random() * 4)] ?? "email",
        replicated: random() < share,
        requestId: randomUUID(),
      };
      written.push(entry);
      await write(client, entry).then(
        () => {
          entry.acknowledgedMs = Date.now();
        },
        () => undefined,
      );
    }
  });
  const loadMs = (): number => SHORTEST_LOAD_MS + random() * (LONGEST_LOAD_MS - SHORTEST_LOAD_MS);
  await pause(loadMs());
  using admin = createAdminDb(service.address);
  const { restartCount } = await replicaOf(admin);
  let copiedMs = Date.now();
  if (kill !== "service") killLitestream(folder);
  const isReplaced = kill === "Litestream" && (await copiesAgain(admin, restartCount, loadMs()));
  if (isReplaced) copiedMs = Date.now();
  await service.end("SIGKILL");
  over = true;
  await Promise.all(writers);
  return { copiedMs, isReplaced };
}

/** Waits for so long, and answers whether another Litestream has copied something until then. */
async function copiesAgain(admin: Admin, restarts: bigint, waitMs: number): Promise<boolean> {
  const untilMs = performance.now() + waitMs;
  let before: bigint | undefined;
  let isReplaced = false;
  while (performance.now() < untilMs) {
    const { restartCount, arrivedTransaction } = await replicaOf(admin);
    if (restartCount > restarts) {
      before ??= arrivedTransaction;
      isReplaced ||= arrivedTransaction > before;
    }
    await pause(LOOK_MS);
  }
  return isReplaced;
}

async function untilCopied({ address }: ServiceProcess): Promise<void> {
  using admin = createAdminDb(address);
  while ((await replicaOf(admin)).arrivedTransaction === 0n) await pause(LOOK_MS);
}

async function replicaOf(admin: Admin): Promise<ReplicaStatistics> {
  const { databases } = await admin.getStatistics({});
  const replica = databases.find(({ replica: kept }) => kept !== undefined)?.replica;
  assert.ok(replica);
  return replica;
}

async function write(client: Main, { id, kind, replicated, requestId }: Entry): Promise<void> {
  const options = replicated ? { headers: REPLICATED } : {};
  const sql = "INSERT INTO conversations (id, title) VALUES (?, ?)";
  const parameters = [id, id].map((value) => ({ kind: { case: "text" as const, value } }));
  if (kind === "email") await client.createEmail({ email: emailOf(id), requestId }, options);
  else if (kind === "conversation")
    await client.createConversation({ conversation: { title: id }, requestId }, options);
  else if (kind === "sql") await client.execute({ sql, parameters, requestId }, options);
  else
    await inTransaction(
      client,
      (transaction) => transaction.execute({ sql, parameters: [id, id] }),
      replicated ? { durability: "replicated" } : {},
    );
}

function emailOf(id: string) {
  return {
    emailId: id,
    graphId: id,
    subject: `lobster ${id}`,
    senderEmail: "s@example.com",
    receivedTime: { seconds: 1_700_000_000n },
  };
}

/** How often each id is in the file: once, or what a retry made twice. */
function stored(folder: string): ReadonlyMap<string, number> {
  const db = new Sqlite(fileIn(folder), { readonly: true });
  try {
    const rows = db
      .prepare<[], { id: string; count: number }>(
        "SELECT title AS id, count(*) AS count FROM conversations GROUP BY title UNION ALL SELECT id, 1 FROM emails_enhanced",
      )
      .all();
    return new Map(rows.map(({ id, count }) => [id, count]));
  } finally {
    db.close();
  }
}

/** Answers those that are there. What must be and is not fails. */
async function compare(
  folder: string,
  entries: readonly Entry[],
  copiedMs: number,
  report: RecoveryReport,
): Promise<Entry[]> {
  const found = stored(folder);
  const kept: Entry[] = [];
  for (const entry of entries) {
    const { id, replicated, acknowledgedMs } = entry;
    if (acknowledgedMs === undefined) continue;
    // Those of earlier rounds were counted then.
    if (Number.isFinite(acknowledgedMs)) report.acknowledged++;
    if (Number.isFinite(acknowledgedMs) && replicated) report.replicated++;
    const count = found.get(id) ?? 0;
    assert.ok(count <= 1, `${id} is there ${count} times`);
    if (count === 1) {
      kept.push({ ...entry, acknowledgedMs: Number.POSITIVE_INFINITY });
      continue;
    }
    assert.ok(!replicated, `${id} was answered as replicated, and is lost`);
    const ageMs = copiedMs - acknowledgedMs;
    assert.ok(ageMs <= PROMISED_MS, `${id} was acknowledged ${ageMs} ms before the copies ended, and is lost`);
    report.lost++;
    report.lostMs = Math.max(report.lostMs, ageMs);
  }
  return kept;
}

/** What its client does not know it sends again, with the same request_id: then it is there once. */
async function repeatDoubtful(service: ServiceProcess, folder: string, written: readonly Entry[]): Promise<void> {
  using client = service.client();
  const doubtful = written.filter(({ kind, acknowledgedMs }) => kind !== "transaction" && acknowledgedMs === undefined);
  for (const entry of doubtful) {
    await write(client, { ...entry, replicated: false });
    entry.acknowledgedMs = Number.POSITIVE_INFINITY;
  }
  const found = stored(folder);
  for (const { id } of doubtful) assert.equal(found.get(id), 1, `${id} was sent again`);
  const { dashboard } = await client.getDashboard({});
  const { rows } = await client.query({ sql: "SELECT count(*) FROM emails_enhanced" });
  assert.equal(BigInt(dashboard?.totalEmails ?? -1), rows[0]?.values[0]?.kind.value);
  const last = written.findLast(({ id, kind }) => kind === "email" && found.has(id));
  if (last === undefined) return;
  const { emails: hits } = await client.searchEmails({ query: `lobster ${last.id}` });
  assert.ok(hits.length > 0, `the search does not find ${last.id}`);
}
