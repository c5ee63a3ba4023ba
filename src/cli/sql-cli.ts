/** SQL on a running server: a prompt, or one text. */
import "../base/needs-service-node.js";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline/promises";
import { text } from "node:stream/consumers";
import { createGrpcTransport } from "../client/transport.js";
import { anyOf, DATABASE_NAMES } from "../databases/index.js";
import { CommandError, fail, runCommand, UsageError } from "./command.js";
import { readContract } from "./contract-calls.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";
import { SqlCalls } from "./sql-calls.js";
import { SqlShell } from "./sql-shell.js";
import type { Form } from "./sql-table.js";
import { splitSql } from "./sql-text.js";

const HISTORY_FILE = join(homedir(), ".crewdb_sql_history");
const HISTORY_LINES = 1000;

await runCommand({
  name: "crewdb sql",
  about: `Runs SQL on a running server: the statements of SQL, else those of standard input, else those that you type at a prompt.
Statements that read run on a reader. One that writes is run after a question, which says how many rows it changes; without
anybody to ask only with --write.`,
  options: {
    database: {
      type: "string",
      value: "NAME",
      meaning: `${anyOf()}; default: ${DATABASE_NAMES[0]}`,
    },
    json: { type: "boolean", meaning: "a line of JSON for each row" },
    csv: { type: "boolean", meaning: "comma-separated values, the names first" },
    write: { type: "boolean", meaning: "run statements that write without a question" },
    timeout: { type: "string", value: "MS", meaning: "deadline of a statement that reads, in ms" },
    ...SERVER_OPTIONS,
  },
  operands: "[SQL]",
  notes: `At the prompt .help lists the commands: .tables, .schema, .explain, .mode, .timing and others. Lines are kept in
~/.crewdb_sql_history, which only you can read; not those that begin with a space.

A NULL is NULL in a table, null in JSON and nothing in CSV. A blob is x'…' in a table and base64 in JSON and CSV. In JSON an
integer beyond 2^53 is a text.

Exit codes: 0 done, 1 a statement failed, 2 the command line is wrong.`,
  async run({ database = DATABASE_NAMES[0], json, csv, write, timeout, ...server }, [sql]) {
    const name = DATABASE_NAMES.find((each) => each === database);
    if (name === undefined) throw new UsageError(`--database must be ${anyOf()}`);
    if (json === true && csv === true) throw new UsageError("--json and --csv exclude each other");
    const { target, options } = chooseServer(server);
    const timeoutMs = readTimeout(timeout);
    using transport = createGrpcTransport(target, options);
    const calls = new SqlCalls(transport, readContract(), name);
    const form: Form = json === true ? "json" : csv === true ? "csv" : "table";
    const shared = { form, writes: write === true, ...timeoutMs };
    if (sql === undefined && process.stdin.isTTY) return await prompt(calls, shared, target);
    return await runAll(
      new SqlShell(calls, { write: print }, shared),
      sql ?? (await text(process.stdin)),
    );
  },
});

function print(text: string): void {
  process.stdout.write(text);
}

function readTimeout(given: string | undefined): { readonly timeoutMs?: number } {
  if (given === undefined) return {};
  const timeoutMs = Number(given);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1)
    throw new UsageError(`--timeout must be a number of ms, not "${given}"`);
  return { timeoutMs };
}

/** Stops at the first that fails. */
async function runAll(shell: SqlShell, text: string): Promise<undefined> {
  process.once("SIGINT", () => shell.interrupt() || process.exit());
  if (SqlShell.isCommand(text)) return void (await shell.run(text));
  const { statements, rest } = splitSql(text);
  for (const statement of [...statements, ...(rest === "" ? [] : [rest])])
    await shell.run(statement);
  return undefined;
}

async function prompt(
  calls: SqlCalls,
  options: ConstructorParameters<typeof SqlShell>[2],
  target: string,
): Promise<undefined> {
  const ended = new AbortController();
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    history: readHistory(),
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
  });
  let isAnswer = false;
  const ask = async (question: string): Promise<string> => {
    isAnswer = true;
    // Ctrl-D is no answer, and ends the prompt.
    const answer = await lines.question(question, { signal: ended.signal }).catch(() => "q");
    isAnswer = false;
    return answer;
  };
  const shell = new SqlShell(calls, { write: print, ask }, options);
  lines.on("history", (history: string[]) => {
    if (isAnswer || history[0]?.startsWith(" ") === true) history.shift();
    keepHistory(history);
  });
  print(`${calls.database} on ${target}; .help lists the commands\n`);
  lines.on("close", () => ended.abort());
  await readLines(lines, shell, { name: calls.database, ended: ended.signal });
  lines.close();
}

/** Until the user ends it. Ctrl-C stops what runs, else forgets what was typed. */
async function readLines(
  lines: Interface,
  shell: SqlShell,
  { name, ended }: { readonly name: string; readonly ended: AbortSignal },
): Promise<void> {
  let typed = "";
  while (!shell.isOver && !ended.aborted) {
    const forgotten = new AbortController();
    lines.removeAllListeners("SIGINT").on("SIGINT", () => shell.interrupt() || forgotten.abort());
    const begin = typed === "" ? `${name}> ` : `${" ".repeat(name.length - 2)}..> `;
    const signal = AbortSignal.any([ended, forgotten.signal]);
    const line = await lines.question(begin, { signal }).catch(() => undefined);
    if (line === undefined) {
      typed = "";
      print("\n");
      continue;
    }
    if (typed === "" && SqlShell.isCommand(line)) {
      await attempt(shell, line);
      continue;
    }
    const { statements, rest } = splitSql(`${typed}${line}\n`);
    typed = rest === "" ? "" : `${rest}\n`;
    for (const statement of statements) if (!(await attempt(shell, statement))) break;
  }
}

/** A failure is said, and the prompt goes on. */
async function attempt(shell: SqlShell, text: string): Promise<boolean> {
  try {
    await shell.run(text);
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    fail(error.message, 0);
    return false;
  }
}

function readHistory(): string[] {
  try {
    return readFileSync(HISTORY_FILE, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch {
    return [];
  }
}

/**
 * Statements may have values that are nobody else's business. A prompt without a history is still a
 * prompt.
 */
function keepHistory(history: readonly string[]): void {
  try {
    writeFileSync(HISTORY_FILE, `${history.join("\n")}\n`, { mode: 0o600 });
    // One that was there keeps its mode otherwise.
    chmodSync(HISTORY_FILE, 0o600);
  } catch {}
}
