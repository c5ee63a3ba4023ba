/** `npm run backup -- --database main FILE`: writes a copy of a running server's database to a file. */
import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { Exit } from "../exit-codes.js";
import { createAdminDb } from "./create-db.js";
import { describeError } from "./describe-error.js";
import { chooseServer, SERVER_OPTIONS, SERVER_USAGE } from "./local-target.js";

const USAGE = `usage: npm run backup -- --database main|walmart [options] FILE
${SERVER_USAGE}`;
const DATABASES: Readonly<Record<string, Database>> = { main: Database.MAIN, walmart: Database.WALMART };

/** Sixteen GiB at 10 MB/s. */
const TIMEOUT_MS = 30 * 60_000;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { database: { type: "string" }, help: { type: "boolean", short: "h" }, ...SERVER_OPTIONS },
  });
  const database = DATABASES[values.database ?? ""];
  const [file, ...more] = positionals;
  if (values.help === true || database === undefined || file === undefined || more.length > 0) return fail(USAGE);
  const part = `${file}.part`;
  // It contains credentials: only this user may read it.
  const handle = await open(part, "w", 0o600);
  try {
    const { bytes, commitSeq } = await receive(chooseServer(values), database, handle);
    await handle.sync();
    await rename(part, file);
    process.stdout.write(`${file}: ${bytes} bytes, with every write up to ${commitSeq}. It contains credentials.\n`);
    return Exit.STOPPED;
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
  if (sha256 !== hash.digest("hex")) throw new Error("the copy did not arrive whole: its checksum differs");
  return { bytes, commitSeq };
}

function show(bytes: number, remaining: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${Math.floor((100 * bytes) / (bytes + remaining))} %${remaining === 0 ? "\n" : ""}`);
}

function fail(problem: string): number {
  process.stderr.write(`crewdb: ${problem}\n`);
  return Exit.BAD_SETTINGS;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { reason, message } = describeError(error);
  process.exitCode = fail(reason === "" ? message : `${message} (${reason})`);
}
