import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import type { createMainDb } from "../../src/client/index.js";
import { inTransaction, REPLICATED } from "../../src/client/index.js";
import { copyProblem } from "../../src/sqlite/file/check-copy.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { untilReplicated } from "./replica-rig.js";

/** Who writes at once. */
const WRITERS = 6;
/** How long they write before something is killed, and after Litestream alone was, in ms; the most. */
const LOAD_MS = 2500;
/** What is older than this at the kill must be there, in ms. */
const PROMISED_MS = 1000;

type Main = ReturnType<typeof createMainDb>;

/** One write, and what its client knows of it. */
interface Entry {
  readonly id: string;
  readonly kind: "email" | "conversation" | "sql" | "transaction";
  readonly replicated: boolean;
  readonly requestId: string;
  /** When the answer came; undefined: none came. */
  acknowledgedMs?: number;
}

const KILLS = ["service", "Litestream", "both"] as const;

export interface RecoveryReport {
  /** What was lost, by the age that it had at the kill, in ms: of all rounds the oldest. */
  lostMs: number;
  lost: number;
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
  const report: RecoveryReport = { lostMs: 0, lost: 0, acknowledged: 0, replicated: 0, recoveredMs: 0 };
  const ledger: Entry[] = [];
  const restoring = { ...settings, CREWDB_RESTORE_ON_START: "if-missing" };
  let folder = newFolder();
  let service = await startProcess(folder, restoring);
  try {
    for (let round = 0; round < rounds; round++) {
      const kill = KILLS[Math.floor(random() * KILLS.length)] ?? "both";
      await untilReplicated(service);
      const written: Entry[] = [];
      const killMs = await writeUntilKilled(service, folder, kill, round, random, written);
      rmSync(folder, { recursive: true, force: true });
      folder = newFolder();
      const startMs = performance.now();
      service = await startProcess(folder, restoring);
      report.recoveredMs = Math.max(report.recoveredMs, performance.now() - startMs);
      const kept = await compare(folder, [...ledger, ...written], killMs, report);
      ledger.splice(0, ledger.length, ...kept);
      await repeatDoubtful(service, folder, written);
      ledger.push(...written.filter(({ acknowledgedMs }) => acknowledgedMs === Number.POSITIVE_INFINITY));
      say(`round ${round + 1}: killed ${kill}, ${written.length} writes, ${report.lost} lost in all`);
    }
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

/** Answers when the first of them was killed. */
async function writeUntilKilled(
  service: ServiceProcess,
  folder: string,
  kill: (typeof KILLS)[number],
  round: number,
  random: () => number,
  written: Entry[],
): Promise<number> {
  let over = false;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    using client = service.client();
    for (let i = 0; !over; i++) {
      const entry: Entry = {
        id: `r${round}-w${writer}-${i}`,
        kind: (["email", "conversation", "sql", "transaction"] as const)[Math.floor(random() * 4)] ?? "email",
        replicated: random() < 0.25,
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
  await pause(500 + random() * LOAD_MS);
  const killMs = Date.now();
  if (kill !== "service") killLitestream(folder);
  if (kill === "Litestream") await pause(random() * LOAD_MS);
  await service.end("SIGKILL");
  over = true;
  await Promise.all(writers);
  return killMs;
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
  killMs: number,
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
    const ageMs = killMs - acknowledgedMs;
    assert.ok(ageMs <= PROMISED_MS, `${id} was acknowledged ${ageMs} ms before the kill, and is lost`);
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
