/** A connection thread: runs one task after another on its one connection. */

import { workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { backUp } from "../file/backup.js";
import { explainOpening, type OpenedFile, openDatabaseFile, openReader, reopenWriter } from "../file/open-file.js";
import { Meta, writeMeta } from "../file/service-tables.js";
import type { MaintenanceResult, MaintenanceTask } from "../pool/maintenance-task.js";
import type { BatchResult, BatchTask, ConnectionSetup, ConnectionTask, OnCommit } from "../pool/messages.js";
import { Connection } from "./connection.js";
import { measureKept, optimize, probe, purge } from "./maintenance.js";
import { countRetained, deleteOldest } from "./retention.js";
import { SchemaChanged } from "./schema-watch.js";
import { whileBusy } from "./write-lock.js";

/**
 * A module that awaits can't be loaded by require(), so Piscina imports it. Node.js 24 aborts the whole process when a
 * thread is ended while require() loads a module: ModuleWrap::CreateRequiredModuleFacade takes an end for a fault of its own.
 */
await undefined;

/**
 * A connection is replaced after it has dropped this many prepared statements. better-sqlite3 frees each, about 8 KB, only
 * when JavaScript collects its few bytes of garbage: 77,000 texts took the process from 381 to 540 MB. Closing frees all.
 */
const WORN_AFTER_EVICTIONS = 1000;

const setup = workerData as ConnectionSetup;
/** These are this thread's own. */
let connection: Connection | undefined;
/** The one that was open before, also when opening the next one has failed. */
let last: Connection | undefined;
let opened: OpenedFile | undefined;

/** Runs one task. A batch that can't be run at all throws; the pool answers its calls. */
export function runTask(
  task: ConnectionTask,
  onCommit: OnCommit,
): BatchResult | MaintenanceResult | Promise<void> | Promise<MaintenanceResult> {
  if (task.kind === "stream") return openCurrent().runStream(task).finally(replaceWhenWorn);
  if (task.kind === "backup") return copyTo(task.to, new Int32Array(task.stop));
  if (task.kind !== "batch") return maintain(task);
  const result = runBatch(task, onCommit);
  replaceWhenWorn();
  return result;
}

function runBatch(task: BatchTask, onCommit: OnCommit): BatchResult {
  for (;;) {
    try {
      return open().runBatch(task, onCommit);
    } catch (error) {
      if (!(error instanceof SchemaChanged)) throw error;
      replace();
    }
  }
}

function replaceWhenWorn(): void {
  if (connection !== undefined && (connection.isWorn || connection.evictions >= WORN_AFTER_EVICTIONS)) replace();
}

function replace(): Connection {
  connection?.db.close();
  last = connection ?? last;
  connection = undefined;
  connection = new Connection(setup.lane === "read" ? openReader(setup) : reopenWriter(setup), setup, last);
  return connection;
}

/** The connection, replaced where another program has changed the schema. */
function openCurrent(): Connection {
  const current = open();
  return current.isOutdated ? replace() : current;
}

/** Opens the file with the first task: a thread that fails while starting would not be replaced. */
function open(): Connection {
  if (connection !== undefined) return connection;
  // Only the first time: a file that is gone later must not be made again.
  if (setup.lane === "read" || opened !== undefined) return replace();
  opened = openDatabaseFile(setup);
  connection = new Connection(opened.db, setup);
  whileBusy(setup.busyTimeoutMs, () => connection?.countOthers());
  return connection;
}

async function copyTo(file: string, stop: Int32Array): Promise<MaintenanceResult> {
  try {
    return { ok: true, numbers: {}, texts: { commitSeq: await backUp(open().db, file, stop) } };
  } catch (error) {
    return toProblem(error);
  }
}

type SimpleTask = Exclude<MaintenanceTask, { kind: "backup" }>;

function maintain(task: SimpleTask): MaintenanceResult {
  try {
    // Opening waits for the lock where it needs it: what it has copied before should not be copied again. A check does not wait at all:
    // who does is a caller's write, and finds the writer free.
    const waits = task.kind !== "open" && task.kind !== "probe-write";
    const numbers = waits ? whileBusy(setup.busyTimeoutMs, () => runMaintenance(task)) : runMaintenance(task);
    return { ok: true, numbers, ...(task.kind === "open" && opened !== undefined ? { texts: opened.texts } : {}) };
  } catch (error) {
    return toProblem(
      task.kind === "open" && error instanceof Sqlite.SqliteError ? explainOpening(setup.file, error) : error,
    );
  }
}

function toProblem(error: unknown): MaintenanceResult {
  const problem = error instanceof Error ? error.message : String(error);
  return { ok: false, problem, numbers: {}, ...(error instanceof RpcFailure ? { error: error.error } : {}) };
}

function runMaintenance(task: SimpleTask): Readonly<Record<string, number>> {
  switch (task.kind) {
    case "open":
      open();
      return opened?.report ?? {};
    case "remember-check":
      open().commit((db) => writeMeta(db, Meta.CHECKED, task.hash), true);
      return {};
    case "probe":
      openCurrent().requireSchema();
      return probe(open().db);
    case "probe-write":
      open().proveWriting();
      return {};
    case "optimize":
      return open().commit(optimize, true);
    case "checkpoint":
      return open().checkpoint(task.truncate);
    case "purge":
      return open().commit(
        (db) => purge(db, Date.now() - setup.requestRetentionMs, task.keptBytes - setup.requestRetentionBytes),
        true,
      );
    case "measure-kept":
      return measureKept(open().db);
    case "count-retained":
      return countRetained(open().db);
    case "delete-oldest":
      return open().commit((db) => deleteOldest(db, task.limits));
    case "close":
      connection?.closeFile();
      connection = undefined;
      return {};
  }
}
