/** SQL on a running server: a prompt, or one text. */
import "../base/needs-service-node.js";
import { text } from "node:stream/consumers";
import { createGrpcTransport } from "../client/transport.js";
import { anyOf, DATABASE_NAMES } from "../databases/index.js";
import { runCommand, UsageError } from "./command.js";
import { readContract } from "./contract-calls.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";
import { SqlCalls } from "./sql-calls.js";
import { promptForSql } from "./sql-prompt.js";
import { SqlShell } from "./sql-shell.js";
import type { Form } from "./sql-table.js";
import { splitSql } from "./sql-text.js";

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
    if (sql === undefined && process.stdin.isTTY) return await promptForSql(calls, shared, target);
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
