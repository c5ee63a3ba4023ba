import type { DatabasePlan, FieldPlan, MessagePlan, RpcPlan, StatementPlan } from "../engine/plan.js";
import { isTimeColumn } from "../sqlite/file/adopt/time-columns.js";
import type { Probe } from "../sqlite/file/probe.js";
import { boundColumns } from "./bound-columns.js";
import { bindingProblem } from "./column-types.js";
import type { Compiled } from "./compile-database.js";
import { type Diagnostic, Mistakes } from "./diagnostics.js";
import type { CompiledRpc } from "./rpc-compiler.js";
import { fullText } from "./variants.js";

/** A column with its table, in lower case. */
type ColumnName = `${string}.${string}`;

/** A field that a column fills. */
interface Answer {
  readonly field: FieldPlan;
  readonly rpc: RpcPlan;
  /** Of the statement in the rpc's file. */
  readonly line: number;
}

interface Column {
  readonly name: ColumnName;
  /** As declared; empty for an expression of a view. */
  readonly declared: string;
}

/**
 * Checks that all fields that meet a column are of its kind: those of requests that it is compared with or filled from, and
 * those of answers. SQLite would take any text for a time, and find nothing. What a column holds is what the rpcs that answer
 * it say: a time, or the values of an enum.
 */
export function checkColumnKinds({ plan, rpcs }: Compiled, probe: Probe): Diagnostic[] {
  const mistakes = new Mistakes();
  const schema = new Schema(plan, rpcs, probe);
  for (const rpc of rpcs) {
    for (const [index, { tokens }] of rpc.statements.entries()) {
      const statement = rpc.plan.statements[index];
      if (statement === undefined) continue;
      const fields = fieldsOfParameters(plan, rpc.plan, statement);
      const parameters = tokens.filter(({ kind }) => kind === "parameter");
      const tables = schema.tablesIn(tokens.map(({ text }) => text));
      for (const { column, parameter, element } of boundColumns(tokens)) {
        const field = fields[parameters.indexOf(parameter)];
        if (field === undefined) continue;
        const problem = schema.problem(field, element, column, tables);
        if (problem !== undefined) mistakes.add(rpc.plan.file, parameter.line, parameter.text, problem);
      }
    }
  }
  schema.checkAnswers(mistakes);
  return mistakes.list();
}

/** The field of each parameter, in order. Undefined if a parameter is not a field's value. */
function fieldsOfParameters(plan: DatabasePlan, rpc: RpcPlan, statement: StatementPlan): (FieldPlan | undefined)[] {
  const request = plan.messages[rpc.request];
  const resource = messageOf(plan, request?.fields[rpc.resource ?? -1]);
  const each = statement.each;
  const list = each === undefined ? undefined : (each.scope === "request" ? request : resource)?.fields[each.field];
  const scopes = { request, resource, element: messageOf(plan, list) };
  return statement.parts.flatMap(({ parameters }) =>
    parameters.map((index) => {
      const parameter = rpc.parameters[index];
      if (parameter === undefined || parameter.from === "built-in" || parameter.from === "has") return undefined;
      return scopes[parameter.from]?.fields[parameter.field];
    }),
  );
}

function messageOf(plan: DatabasePlan, field: FieldPlan | undefined): MessagePlan | undefined {
  return plan.messages[field?.type ?? -1];
}

/** What is known of columns: their declared types, and the fields that they fill. */
class Schema {
  readonly #plan: DatabasePlan;
  readonly #probe: Probe;
  readonly #columns = new Map<string, ReadonlyMap<string, Column>>();
  readonly #answered = new Map<ColumnName, Answer[]>();
  readonly #tables: ReadonlySet<string>;

  constructor(plan: DatabasePlan, rpcs: readonly CompiledRpc[], probe: Probe) {
    this.#plan = plan;
    this.#probe = probe;
    this.#tables = new Set([...probe.tables().keys()].map((name) => name.toLowerCase()));
    for (const rpc of rpcs) this.#noteAnswer(rpc.plan);
  }

  /** The tables and views among the words of a statement. */
  tablesIn(words: readonly string[]): string[] {
    return [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => this.#tables.has(word));
  }

  /** What is wrong with binding the field to a column of this name, in whichever of the tables it is. */
  problem(field: FieldPlan, element: boolean, column: string, tables: readonly string[]): string | undefined {
    const found = tables.flatMap((table) => this.#columnsOf(table).get(column.toLowerCase()) ?? []);
    const problems = found.map((each) => this.#problemWith(field, element, each));
    return problems.every((problem) => problem !== undefined) ? problems[0] : undefined;
  }

  #problemWith(field: FieldPlan, element: boolean, { name, declared }: Column): string | undefined {
    const wrong = bindingProblem(field, element, declared);
    if (wrong !== undefined) return `is ${this.#kindOf(field)}, and ${name} is ${declared}: ${wrong}`;
    // A list is stored as JSON, whatever its elements are.
    if (field.repeated && !element) return undefined;
    const noTime = this.#noTime(field, { name, declared });
    if (noTime !== undefined) return noTime;
    const answered = (this.#answered.get(name) ?? []).map((answer) => answer.field);
    if (answered.length === 0 || answered.some((other) => this.#isAlike(field, other))) return undefined;
    const kinds = new Set(answered.map((other) => this.#kindOf(other)));
    return `is ${this.#kindOf(field)}, and ${name} is answered as ${[...kinds].join(" and ")}; give both one type`;
  }

  /** One column read by several rpcs: reports the one that differs from most. */
  checkAnswers(mistakes: Mistakes): void {
    for (const [name, answers] of this.#answered) {
      const isLike = ({ field }: Answer) => answers.filter((other) => this.#isAlike(field, other.field)).length;
      const usual = answers.toSorted((a, b) => isLike(b) - isLike(a))[0];
      for (const { field, rpc, line } of answers) {
        const noTime = this.#noTime(field, this.#columnOf(name));
        if (noTime !== undefined) mistakes.add(rpc.file, line, field.name, noTime);
        else if (usual !== undefined && !this.#isAlike(field, usual.field)) {
          const problem = `is ${this.#kindOf(field)}, and ${usual.rpc.name} answers ${name} as ${this.#kindOf(usual.field)}; give both one type`;
          mistakes.add(rpc.file, line, field.name, problem);
        }
      }
    }
  }

  /** A text column that is named as times are. */
  #noTime(field: FieldPlan, { name, declared }: Column): string | undefined {
    if (field.kind === "timestamp" || !isTimeColumn(name) || !/TEXT/i.test(declared)) return undefined;
    return `is ${this.#kindOf(field)}, and ${name} holds times; make it a google.protobuf.Timestamp`;
  }

  #columnOf(name: ColumnName): Column {
    const [table = "", column = ""] = name.split(".");
    return this.#columnsOf(table).get(column) ?? { name, declared: "" };
  }

  /** Times, enums and flags have values of their own; other kinds that are stored alike may meet. */
  #isAlike(field: FieldPlan, other: FieldPlan): boolean {
    const ownKind = [field, other].find(({ kind }) => kind === "timestamp" || kind === "enum" || kind === "bool");
    return ownKind === undefined || (field.kind === other.kind && field.type === other.type);
  }

  #kindOf(field: FieldPlan): string {
    if (field.kind === "timestamp") return "a google.protobuf.Timestamp";
    if (field.kind === "enum") return `the enum ${this.#plan.enums[field.type ?? -1]?.name ?? "?"}`;
    return field.kind === "message" ? "a message" : `${field.kind.startsWith("int") ? "an" : "a"} ${field.kind}`;
  }

  #columnsOf(table: string): ReadonlyMap<string, Column> {
    const known = this.#columns.get(table);
    if (known !== undefined) return known;
    const sql = `SELECT * FROM "${table}"`;
    // A file may have a view that is broken, and that no rpc reads.
    const selected = this.#probe.problem(sql) === undefined ? this.#probe.columns(sql) : [];
    const columns = selected.map(({ name, table: origin, column, type }) => {
      const from: ColumnName = `${(origin ?? table).toLowerCase()}.${(column ?? name).toLowerCase()}`;
      return [name.toLowerCase(), { name: from, declared: type ?? "" }] as const;
    });
    const found = new Map(columns);
    this.#columns.set(table, found);
    return found;
  }

  #noteAnswer(rpc: RpcPlan): void {
    const last = rpc.statements.at(-1);
    if (last?.returnsRows !== true) return;
    const response = this.#plan.messages[rpc.response];
    const inner = messageOf(this.#plan, response?.fields[rpc.answer.field ?? -1]);
    for (const { name, table, column } of this.#probe.columns(fullText(last))) {
      const field = [inner, response].flatMap((message) => message?.fields ?? []).find((each) => each.name === name);
      if (field === undefined || table === null || column === null) continue;
      const origin: ColumnName = `${table.toLowerCase()}.${column.toLowerCase()}`;
      this.#answered.set(origin, [...(this.#answered.get(origin) ?? []), { field, rpc, line: last.line }]);
    }
  }
}
