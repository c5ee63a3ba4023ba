/** Writes a copy of a running server's database to a file. */
import "../base/needs-service-node.js";
import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { constants } from "node:os";
import { dirname } from "node:path";
import { ConnectError } from "@connectrpc/connect";
import type { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { databaseNamed } from "../calls/admin/database-numbers.js";
import { createAdminDb } from "../client/create-db.js";
import { describeError } from "../client/describe-error.js";
import { anyOf } from "../databases/index.js";
import { CommandError, runCommand, UsageError } from "./command.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";

/** Sixteen GiB at 10 MB/s. */
const TIMEOUT_MS = 30 * 60_000;

await runCommand({
  name: "crewdb backup",
  about: "Writes a copy of a running server's database to FILE: one snapshot, checked by its checksum.",
  options: {
    database: { type: "string", value: "NAME", meaning: anyOf() },
    overwrite: {
      type: "boolean",
      meaning: "replace an existing FILE, once the copy is complete",
    },
    ...SERVER_OPTIONS,
  },
  operands: "FILE",
  async run(values, [file = ""]) {
    const database = databaseNamed(values.database ?? "");
    if (database === undefined) throw new UsageError(`--database must be ${anyOf()}`);
    refuseTarget(file, values.overwrite === true);
    await backUp(chooseServer(values), database, file).catch((error: unknown) => {
      if (!(error instanceof ConnectError)) throw error;
      const { reason, message } = describeError(error);
      throw new CommandError(reason === "" ? message : `${message} (${reason})`);
    });
    return undefined;
  },
});

/** Before anything is asked of the server. */
function refuseTarget(file: string, overwrite: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw new CommandError(`${file} is a folder; name a file in it`);
  if (found?.isFile() === false) throw new CommandError(`${file} is a device, a socket or a pipe; name a file`);
  if (found !== undefined && !overwrite)
    throw new CommandError(`${file} exists; name another file, or use --overwrite`);
  if (!existsSync(dirname(file))) throw new CommandError(`the folder ${dirname(file)} does not exist; create it first`);
}

/** What has arrived contains credentials: it goes when a signal ends the command. After kill -9 the next backup removes it. */
function removeOnSignal(part: string): Disposable {
  const end = (signal: NodeJS.Signals): void => {
    rmSync(part, { force: true });
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ["SIGHUP", "SIGINT", "SIGTERM"] as const;
  for (const signal of signals) process.on(signal, end);
  return { [Symbol.dispose]: () => signals.forEach((signal) => void process.off(signal, end)) };
}

async function backUp(server: ReturnType<typeof chooseServer>, database: Database, file: string): Promise<void> {
  const part = `${file}.part`;
  using _ = removeOnSignal(part);
  await rm(part, { force: true });
  // It contains credentials: only this user may read it.
  const handle = await open(part, "wx", 0o600);
  try {
    const { bytes, commitSeq } = await receive(server, database, handle);
    await handle.sync();
    await rename(part, file);
    process.stdout.write(`${file}: ${bytes} bytes, with every write up to ${commitSeq}. It contains credentials.\n`);
  } finally {
    await handle.close();
    await rm(part, { force: true });
  }
}

async function receive(
  { target, options }: ReturnType<typeof chooseServer>,
  database: Database,
  handle: FileHandle,
): Promise<{ bytes: number; commitSeq: string }> {
  using admin = createAdminDb(target, options);
  const hash = createHash("sha256");
  let bytes = 0;
  let commitSeq = "";
  let sha256 = "";
  for await (const chunk of admin.backup({ database }, { timeoutMs: TIMEOUT_MS })) {
    commitSeq ||= chunk.commitSeq;
    sha256 = chunk.sha256;
    hash.update(chunk.data);
    await handle.write(chunk.data);
    bytes += chunk.data.length;
    show(bytes, Number(chunk.remainingBytes));
  }
  if (sha256 !== hash.digest("hex")) throw new CommandError("the copy is incomplete: its checksum differs");
  return { bytes, commitSeq };
}

function show(bytes: number, remaining: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${Math.floor((100 * bytes) / (bytes + remaining))} %${remaining === 0 ? "\n" : ""}`);
}
