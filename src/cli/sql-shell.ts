/** What is typed at `crewdb sql`: statements, and commands that begin with a dot. */
import { ConnectError } from "@connectrpc/connect";
import { describeError } from "../client/describe-error.js";
import { CommandError } from "./command.js";
import { CallMistake } from "./contract-calls.js";
import { describeProblem, problemLines } from "./describe-problem.js";
import { planLines, type SqlCalls } from "./sql-calls.js";
import { type Form, formatMoreRows, formatRows } from "./sql-table.js";

/**
 * Rows that are printed before somebody is asked whether to go on, and those that share the widths
 * of a table.
 */
const PAGE_ROWS = { asked: 100, unasked: 1000 } as const;
/** The widest column of a terminal's table, in letters. */
const WIDEST = 60;

const HELP = `.tables            tables and views
.schema [TABLE]    the statements that make them
.explain SQL       how a statement would run
.mode FORM         table, list, json or csv
.timing            times on or off
\\x                 one line for each value, on or off
.quit              end, as Ctrl-D does
A statement ends with a semicolon. Ctrl-C stops one that runs.`;

/** Where a shell prints, and whom it asks. */
export interface ShellTerminal {
  write(text: string): void;
  /** Undefined: nobody is there to be asked. */
  readonly ask?: (question: string) => Promise<string>;
}

export interface ShellOptions {
  readonly form: Form;
  /** Writes are run without a question. */
  readonly writes: boolean;
  readonly timeoutMs?: number;
}

export class SqlShell {
  readonly #sql: SqlCalls;
  readonly #terminal: ShellTerminal;
  readonly #options: ShellOptions;
  #form: Form;
  #timing: boolean;
  #running: AbortController | undefined;
  /** The last statement was sent to the writer. */
  #wrote = false;
  isOver = false;

  constructor(sql: SqlCalls, terminal: ShellTerminal, options: ShellOptions) {
    this.#sql = sql;
    this.#terminal = terminal;
    this.#options = options;
    this.#form = options.form;
    this.#timing = terminal.ask !== undefined;
  }

  /** True when something ran that is now told to stop. */
  interrupt(): boolean {
    if (this.#running === undefined) return false;
    this.#running.abort();
    return true;
  }

  static isCommand(line: string): boolean {
    return /^\s*(?:\.|\\)\w/.test(line);
  }

  /** Throws CommandError for what failed, in sentences. */
  async run(text: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    this.#wrote = false;
    try {
      if (SqlShell.isCommand(text)) await this.#command(text.trim(), running.signal);
      else await this.#statement(text, running.signal);
    } catch (error) {
      if (running.signal.aborted && !this.#wrote) throw new CommandError("stopped");
      if (error instanceof CallMistake) throw new CommandError(error.message);
      if (!(error instanceof ConnectError)) throw error;
      throw new CommandError(problemLines(describeProblem(error), !this.#wrote).join("\n"));
    } finally {
      this.#running = undefined;
    }
  }

  async #command(line: string, signal: AbortSignal): Promise<void> {
    const [, name = "", operand = ""] = /^(\S+)\s*([\s\S]*?);?$/.exec(line) ?? [];
    const say = (text: string): void => this.#terminal.write(`${text}\n`);
    switch (name) {
      case ".tables":
        for (const table of await this.#sql.tables(signal))
          say(table.kind === "table" ? table.name : `${table.name} (${table.kind})`);
        return;
      case ".schema":
        return say(await this.#schema(operand, signal));
      case ".explain":
        return say(planLines(await this.#sql.explain(operand, signal)).join("\n"));
      case ".mode":
        return this.#setForm(operand);
      case ".timing":
        this.#timing = !this.#timing;
        return say(`timing is ${this.#timing ? "on" : "off"}`);
      case "\\x":
        this.#form = this.#form === "list" ? "table" : "list";
        return say(`rows are shown as a ${this.#form}`);
      case ".help":
        return say(HELP);
      case ".quit":
      case ".exit":
      case "\\q":
        this.isOver = true;
        return;
      default:
        throw new CommandError(`no command is called ${name}; .help lists them`);
    }
  }

  #setForm(form: string): void {
    if (form !== "table" && form !== "list" && form !== "json" && form !== "csv")
      throw new CommandError(`.mode takes table, list, json or csv, not "${form}"`);
    this.#form = form;
  }

  async #schema(wanted: string, signal: AbortSignal): Promise<string> {
    const tables = await this.#sql.tables(signal);
    const found = wanted === "" ? tables : tables.filter(({ name }) => name === wanted);
    if (found.length === 0 && wanted !== "")
      throw new CommandError(`no table is called ${wanted}; .tables lists them`);
    return found.map(({ sql }) => sql.map((text) => `${text};`).join("\n")).join("\n\n");
  }

  /**
   * A statement that reads is answered by a reader. Only what the server says of one that writes
   * makes it one.
   */
  async #statement(sql: string, signal: AbortSignal): Promise<void> {
    const startedMs = performance.now();
    try {
      await this.#read(sql, signal, startedMs);
    } catch (error) {
      if (!isRefusedWrite(error)) throw error;
      await this.#write(sql, signal);
    }
  }

  async #read(sql: string, signal: AbortSignal, startedMs: number): Promise<void> {
    const { timeoutMs } = this.#options;
    const limits = { signal, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
    const printer = new PagePrinter(this.#terminal, this.#form);
    for await (const { columns, rows } of this.#sql.read(sql, limits)) {
      printer.columns = columns;
      for (const row of rows) {
        printer.rows.push(row);
        if (printer.isFull && !(await printer.page()))
          return this.#summary(printer.printed, startedMs, "first ");
      }
    }
    printer.flush();
    this.#summary(printer.printed, startedMs);
  }

  #summary(rows: number, startedMs: number, which = ""): void {
    if (this.#timing)
      this.#terminal.write(
        `${which}${rows} ${rows === 1 ? "row" : "rows"}, ${(performance.now() - startedMs).toFixed(1)} ms\n`,
      );
  }

  async #write(sql: string, signal: AbortSignal): Promise<void> {
    if (!this.#options.writes) await this.#askToWrite(sql, signal);
    const startedMs = performance.now();
    this.#wrote = true;
    const { changes, columns, rows } = await this.#sql.execute(sql, {
      validateOnly: false,
      signal,
    });
    const printer = new PagePrinter(this.#terminal, this.#form);
    printer.columns = columns;
    printer.rows.push(...rows);
    if (columns.length > 0) printer.flush();
    if (this.#timing)
      this.#terminal.write(
        `${changes} changed, ${(performance.now() - startedMs).toFixed(1)} ms\n`,
      );
  }

  async #askToWrite(sql: string, signal: AbortSignal): Promise<void> {
    const { ask } = this.#terminal;
    if (ask === undefined)
      throw new CommandError("the statement writes; --write runs statements that write");
    const { changes } = await this.#sql.execute(sql, { validateOnly: true, signal });
    const answer = await ask(
      `this writes to ${this.#sql.database}; rows that it changes: ${changes}. Run it? [y/N] `,
    );
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new CommandError("not run");
  }
}

/** A reader refuses it for writing. Whether the caller may write so is then the server's to say. */
function isRefusedWrite(error: unknown): boolean {
  const { reason, metadata } = describeError(error);
  const isDenied =
    reason === "STATEMENT_DENIED" && /^(?:INSERT|UPDATE|DELETE)$/.test(metadata.action ?? "");
  return isDenied || reason === "NOT_A_QUERY";
}

/** Prints a result in pages, the header before the first. */
class PagePrinter {
  columns: Parameters<typeof formatRows>[0] = [];
  readonly rows: Parameters<typeof formatRows>[1][number][] = [];
  printed = 0;
  readonly #terminal: ShellTerminal;
  readonly #form: Form;

  constructor(terminal: ShellTerminal, form: Form) {
    this.#terminal = terminal;
    this.#form = form;
  }

  get isFull(): boolean {
    return (
      this.rows.length >= (this.#terminal.ask === undefined ? PAGE_ROWS.unasked : PAGE_ROWS.asked)
    );
  }

  /** False when nobody wants more. */
  async page(): Promise<boolean> {
    this.flush();
    if (this.#terminal.ask === undefined) return true;
    const answer = await this.#terminal.ask(
      `-- ${this.printed} rows; Enter shows more, q stops -- `,
    );
    return !/^q/i.test(answer.trim());
  }

  /** A result without rows has its header, too. */
  flush(): void {
    if (this.rows.length === 0 && this.printed > 0) return;
    const widest = this.#terminal.ask === undefined ? Number.POSITIVE_INFINITY : WIDEST;
    const format = this.printed === 0 ? formatRows : formatMoreRows;
    this.#terminal.write(format(this.columns, this.rows, this.#form, { widest }));
    this.printed += this.rows.length;
    this.rows.length = 0;
  }
}
