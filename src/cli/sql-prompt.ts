/** The prompt of `crewdb sql`: lines, their history, and what Ctrl-C and Ctrl-D do. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { CommandError, fail } from "./command.js";
import type { SqlCalls } from "./sql-calls.js";
import { type ShellOptions, SqlShell } from "./sql-shell.js";
import { splitSql } from "./sql-text.js";

const HISTORY_FILE = join(homedir(), ".crewdb_sql_history");
const HISTORY_LINES = 1000;

/** What somebody typed instead of a line. */
const FORGOTTEN = Symbol("Ctrl-C");
const ENDED = Symbol("Ctrl-D");
type Line = string | typeof FORGOTTEN | typeof ENDED;

/** Returns when the user ends it. */
export async function promptForSql(
  calls: SqlCalls,
  options: ShellOptions,
  target: string,
): Promise<undefined> {
  const lines = new TypedLines();
  const terminal = { write: print, ask: (question: string) => lines.answer(question) };
  const shell = new SqlShell(calls, terminal, options);
  lines.onInterrupt = () => shell.interrupt();
  print(`${calls.database} on ${target}; .help lists the commands\n`);
  const first = `${calls.database}> `;
  const further = `${"..> ".padStart(first.length)}`;
  let typed = "";
  while (!shell.isOver) {
    const line = await lines.next(typed === "" ? first : further);
    if (line === ENDED) break;
    if (line === FORGOTTEN) typed = "";
    else if (typed === "" && SqlShell.isCommand(line)) await attempt(shell, line);
    else typed = await runStatements(shell, `${typed}${line}\n`);
  }
  lines.close();
  return undefined;
}

/** Answers what is not yet a whole statement. */
async function runStatements(shell: SqlShell, text: string): Promise<string> {
  const { statements, rest } = splitSql(text);
  for (const statement of statements) if (!(await attempt(shell, statement))) return "";
  return rest === "" ? "" : `${rest}\n`;
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

/** Lines one by one: those that are pasted while a statement runs wait for their turn. */
class TypedLines {
  readonly #interface: Interface;
  readonly #waiting: Line[] = [];
  #take: ((line: Line) => void) | undefined;
  #isAnswer = false;
  /** True when Ctrl-C stopped something. */
  onInterrupt: () => boolean = () => false;

  constructor() {
    this.#interface = createInterface({
      input: process.stdin,
      output: process.stdout,
      history: readHistory(),
      historySize: HISTORY_LINES,
      removeHistoryDuplicates: true,
    });
    this.#interface
      .on("line", (line) => this.#give(line))
      .on("close", () => this.#give(ENDED))
      .on("SIGINT", () => this.#interrupt())
      .on("history", (history) => this.#keep(history));
  }

  next(prompt: string): Promise<Line> {
    const { promise, resolve } = Promise.withResolvers<Line>();
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) resolve(waiting);
    else {
      this.#take = resolve;
      this.#interface.setPrompt(prompt);
      this.#interface.prompt();
    }
    return promise;
  }

  /** Nobody has answered a question with what was typed before it. */
  async answer(question: string): Promise<string> {
    this.#waiting.length = 0;
    this.#isAnswer = true;
    const line = await this.next(question);
    this.#isAnswer = false;
    if (line === ENDED) this.#waiting.push(ENDED);
    return typeof line === "string" ? line : "q";
  }

  close(): void {
    this.#interface.close();
  }

  #give(line: Line): void {
    const take = this.#take;
    this.#take = undefined;
    if (take === undefined) this.#waiting.push(line);
    else take(line);
  }

  /** Stops what runs, else forgets what was typed. */
  #interrupt(): void {
    if (this.#take === undefined && this.onInterrupt()) return;
    print("\n");
    // The line itself is readline's.
    this.#interface.write(null, { ctrl: true, name: "e" });
    this.#interface.write(null, { ctrl: true, name: "u" });
    if (this.#take !== undefined) this.#give(FORGOTTEN);
  }

  #keep(history: string[]): void {
    if (this.#isAnswer || history[0]?.startsWith(" ") === true) history.shift();
    keepHistory(history);
  }
}

function print(text: string): void {
  process.stdout.write(text);
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

/** Statements may have secrets in them. A prompt that can't keep its history is still a prompt. */
function keepHistory(history: readonly string[]): void {
  try {
    writeFileSync(HISTORY_FILE, `${history.join("\n")}\n`, { mode: 0o600 });
    // One that was there keeps its mode otherwise.
    chmodSync(HISTORY_FILE, 0o600);
  } catch {}
}
