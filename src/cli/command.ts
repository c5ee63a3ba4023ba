/**
 * How every command of the project reads its command line: one form of help, of errors and of exit codes. Scripts in plain
 * JavaScript import this file as it is, before anything was compiled, so it imports nothing but Node.
 */
import { parseArgs } from "node:util";

/** What Node's parseArgs wants to know of an option, and what `--help` says of it. */
export interface CommandOption {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** The value's name in the help, e.g. `FILE`. */
  readonly value?: string;
  readonly meaning: string;
}

type Options = Readonly<Record<string, CommandOption>>;

/** The options that were given; the others are absent. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]?: O[Name]["type"] extends "string" ? string : boolean;
};

export interface Command<O extends Options> {
  /** What a user types, e.g. `crewdb top`. */
  readonly name: string;
  /** What it does, in full sentences. */
  readonly about: string;
  readonly options: O;
  /** Words behind the options: `FILE`, `[FILE]` for one that may be left out, `[NAME…]` for any number. Default: none. */
  readonly operands?: string;
  /** What the help says below the options, e.g. exit codes. A function is called only when it is printed. */
  readonly notes?: string | (() => string | Promise<string>);
  /** Keeps running when nobody reads its output, as a service must; other commands exit. */
  readonly outlivesReader?: boolean;
  /** Answers the exit code; nothing is 0. */
  run(values: Values<O>, operands: readonly string[]): number | undefined | Promise<number | undefined>;
}

/** The command line is wrong. The message is a sentence without a capital and a full stop. */
export class UsageError extends Error {}

/** What a command could not do, for people, with its exit code. Any error that has an `exitCode` is taken for one. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = FAILED) {
    super(message);
    this.exitCode = exitCode;
  }
}

const FAILED = 1;
const WRONG_USAGE = 2;
const HELP: CommandOption = { type: "boolean", short: "h", meaning: "show this help" };
/** A day, in ms: the timer's interval means nothing. */
const LONG_MS = 86_400_000;
/** Where the meanings of options begin. */
const MEANING_COLUMN = 24;

/**
 * Runs a command and sets the process's exit code: 0 for `--help`, 2 for a wrong command line, else what the command says. A
 * fault of the program ends with its stack, as ever.
 */
export async function runCommand<const O extends Options>(
  command: Command<O>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  whenNobodyReads(command.outlivesReader === true ? () => undefined : undefined);
  try {
    const { values, operands, help } = readCommandLine(command, args);
    if (help) process.stdout.write(`${await helpOf(command)}\n`);
    else process.exitCode = (await toItsEnd(command.run(values, operands))) ?? process.exitCode;
  } catch (error) {
    if (error instanceof UsageError) fail(`${error.message}; see --help`, WRONG_USAGE);
    else if (isForPeople(error)) fail(error.message, error.exitCode ?? FAILED);
    else throw error;
  }
}

/** Threads and sockets that are closing keep no process: without a timer it could end in the middle of a command. */
async function toItsEnd<T>(run: T | Promise<T>): Promise<T> {
  const alive = setInterval(() => undefined, LONG_MS);
  try {
    return await run;
  } finally {
    clearInterval(alive);
  }
}

/** Not a fault of the program: it says so by its exit code, or the system refused a file, an address and the like. */
function isForPeople(error: unknown): error is Error & { readonly exitCode?: number } {
  return error instanceof Error && ("exitCode" in error || "syscall" in error);
}

/** Says what went wrong, one line for each line of the text, and sets the exit code. */
export function fail(problems: string, exitCode: number): void {
  for (const line of problems.split("\n")) process.stderr.write(`crewdb: ${line}\n`);
  process.exitCode = exitCode;
}

/** `command | head` got what it wanted, so this is not an error. */
export function whenNobodyReads(act: () => void = process.exit): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      act();
    });
  }
}

function readCommandLine<O extends Options>(
  { options, operands: form = "" }: Command<O>,
  args: readonly string[],
): { values: Values<O>; operands: string[]; help: boolean } {
  const known: Options = { ...options, help: HELP };
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = known[name];
    if (option === undefined) throw new UsageError(`unknown option ${rawName}`);
    if (option.type === "boolean" && value !== undefined) throw new UsageError(`${rawName} takes no value`);
    const isMissing = value === undefined || (inlineValue === false && value.startsWith("-") && value !== "-");
    if (option.type === "string" && isMissing) throw new UsageError(`${rawName} needs a value, ${option.value}`);
    values[name] = value ?? true;
  }
  const help = values.help === true;
  if (!help) checkOperands(form, operands);
  return { values: values as Values<O>, operands, help };
}

function checkOperands(form: string, operands: readonly string[]): void {
  const names = form.split(" ").filter((name) => name !== "");
  const missing = names.filter((name) => !name.startsWith("["))[operands.length];
  if (missing !== undefined) throw new UsageError(`name a ${missing}`);
  const extra = form.includes("…") ? undefined : operands[names.length];
  if (extra !== undefined) throw new UsageError(`unexpected argument ${extra}`);
}

async function helpOf<O extends Options>({ name, about, options, operands, notes }: Command<O>): Promise<string> {
  const usage = [name, ...(name.startsWith("npm run") ? ["--"] : []), "[options]", ...(operands ? [operands] : [])];
  const lines = Object.entries({ ...options, help: HELP }).map(([long, { short, value, meaning }]) => {
    const names = `  ${short === undefined ? "" : `-${short}, `}--${long}${value === undefined ? "" : ` ${value}`}`;
    const gap =
      names.length < MEANING_COLUMN ? names.padEnd(MEANING_COLUMN) : `${names}\n${" ".repeat(MEANING_COLUMN)}`;
    return gap + meaning.replaceAll("\n", `\n${" ".repeat(MEANING_COLUMN)}`);
  });
  const rest = typeof notes === "function" ? await notes() : notes;
  return [`usage: ${usage.join(" ")}`, about, lines.join("\n"), ...(rest === undefined ? [] : [rest])].join("\n\n");
}
