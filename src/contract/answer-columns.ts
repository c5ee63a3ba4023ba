import { didYouMean } from "../base/near-miss.js";
import type { DatabasePlan, FieldPlan, MessagePlan, RpcPlan } from "../engine/plan.js";
import type { ProbeColumn } from "../sqlite/file/probe.js";
import { typeProblem } from "./column-types.js";
import type { Mistakes } from "./diagnostics.js";

/** The fields that an rpc's result columns fill. */
export class AnswerFields {
  readonly #rpc: RpcPlan;
  readonly #response: MessagePlan;
  /** Fields of the response's one message, with its short name. */
  readonly #inner: readonly FieldPlan[];
  readonly #innerName: string;
  /** Fields of the response that columns fill beside it. */
  readonly #own: readonly FieldPlan[];
  readonly #filled = new Set<FieldPlan>();
  readonly #pageKeys: ReadonlySet<string>;

  constructor(plan: DatabasePlan, rpc: RpcPlan) {
    this.#rpc = rpc;
    this.#response = plan.messages[rpc.response] ?? { name: "", fields: [] };
    const { field, nextPageToken, commitSeq } = rpc.answer;
    const main = field === undefined ? undefined : this.#response.fields[field];
    const inner = plan.messages[main?.type ?? -1];
    this.#inner = main === undefined ? [] : (inner?.fields ?? []);
    this.#innerName = shortName(inner?.name ?? "");
    this.#pageKeys = new Set(rpc.statements.at(-1)?.pages.flatMap((page) => page.keys));
    const engines = [field, nextPageToken, commitSeq];
    this.#own = this.#response.fields.filter((_, index) => !engines.includes(index));
  }

  /** Checks the columns of one variant of the last statement. */
  check(columns: readonly ProbeColumn[], line: number, mistakes: Mistakes): void {
    const seen = new Set<string>();
    for (const column of columns) {
      const report = (text: string): void => mistakes.add(this.#rpc.file, line, column.name, text);
      if (seen.has(column.name)) report("two result columns have this name; rename or drop one");
      seen.add(column.name);
      const field = this.#field(column.name);
      if (field === undefined) {
        // A page key is read by the engine and need not be shown.
        if (!this.#pageKeys.has(column.name)) report(this.#unknown(column.name));
      } else {
        this.#filled.add(field);
        for (const problem of problemsOf(field, column)) report(problem);
      }
    }
  }

  /** Call when every variant has been checked: reports the fields that no column fills. */
  finish(line: number, mistakes: Mistakes): void {
    const report = (message: string, field: FieldPlan): void => {
      if (this.#filled.has(field)) return;
      const text = `no result column fills it; select \`… AS ${field.name}\`, or remove the field`;
      mistakes.add(this.#rpc.file, line, `${message}.${field.name}`, text);
    };
    for (const field of this.#inner) report(this.#innerName, field);
    for (const field of this.#own) report(shortName(this.#response.name), field);
  }

  #field(name: string): FieldPlan | undefined {
    return this.#inner.find((field) => field.name === name) ?? this.#own.find((field) => field.name === name);
  }

  #unknown(name: string): string {
    const response = shortName(this.#response.name);
    const fields = [...this.#inner, ...this.#own].map((field) => field.name);
    if (fields.length === 0) return `${response} has no field for data; drop the column`;
    if (this.#response.fields.some((field) => field.name === name))
      return `${response}.${name} is not filled from a column`;
    const messages = this.#inner.length > 0 ? `${this.#innerName} or ${response}` : response;
    return `no field of ${messages} has this name${didYouMean(name, fields) || "; name it with AS, or drop it"}`;
  }
}

function problemsOf(field: FieldPlan, column: ProbeColumn): string[] {
  const problems: string[] = [];
  const wrongType = column.type === null ? undefined : typeProblem(field, column.type);
  if (wrongType !== undefined) problems.push(wrongType);
  if (field.kind === "mask") problems.push("a FieldMask can't be read from a column");
  const keepsAbsence = field.presence || field.repeated || field.kind === "enum";
  if (column.notNull === false && !keepsAbsence) {
    problems.push(`${column.table}.${column.column} may be NULL, which the field can't say; make it \`optional\``);
  }
  return problems;
}

function shortName(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
