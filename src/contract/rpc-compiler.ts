import { type DescMethod, getOption } from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { role as roleOption } from "../../gen/ts/crewdb/options/v1/options_pb.js";
import type { Dialect, Lane, MessagePlan, ParameterPlan, RpcPlan, Scope, StatementPlan } from "../engine/plan.js";
import { ROLES, type Role } from "../engine/roles.js";
import type { Token } from "../engine/sql-tokens.js";
import { answerShape } from "./answer-shape.js";
import { Conditions } from "./conditions.js";
import type { Mistakes } from "./diagnostics.js";
import { isIdentifier } from "./field-rules.js";
import { protoPath } from "./image.js";
import { NameScopes } from "./name-scopes.js";
import { postgresType, postgresWords, readsOneIndex } from "./postgres-text.js";
import type { ProtoLines } from "./proto-lines.js";
import { type RequestShape, requestShape } from "./request-shape.js";
import { checkPaging, checkStatements } from "./rpc-rules.js";
import { toParts } from "./sql-parts.js";
import { type ParsedStatement, parseStatements, type SqlFile } from "./sql-statements.js";
import type { TypeTable } from "./type-table.js";
import { checkUnused } from "./unused-fields.js";

/** What all rpcs of one service share while they are compiled. */
export interface CompileContext {
  readonly types: TypeTable;
  readonly mistakes: Mistakes;
  readonly lines: ProtoLines;
  readonly dialect: Dialect;
}

/** One rpc with its file, names resolved as far as they can be. */
export interface CompiledRpc {
  readonly plan: RpcPlan;
  readonly statements: readonly ParsedStatement[];
}

/** Compiles one rpc. Mistakes are collected; with any, the plan must not run. */
export function compileRpc(context: CompileContext, method: DescMethod, file: SqlFile, id: number): CompiledRpc {
  return new RpcCompiler(context, method, file).compile(id);
}

/** `read` for `idempotency_level = NO_SIDE_EFFECTS`. */
export function laneOf(method: DescMethod): Lane {
  return method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS ? "read" : "write";
}

class RpcCompiler {
  readonly #context: CompileContext;
  readonly #method: DescMethod;
  readonly #file: SqlFile;
  readonly #lane: Lane;
  readonly #requestIndex: number;
  readonly #responseIndex: number;
  readonly #request: MessagePlan;
  readonly #shape: RequestShape;
  readonly #scopes: NameScopes;
  readonly #conditions: Conditions;
  readonly #parameters: ParameterPlan[] = [];
  readonly #parameterIndex = new Map<string, number>();

  constructor(context: CompileContext, method: DescMethod, file: SqlFile) {
    this.#context = context;
    this.#method = method;
    this.#file = file;
    this.#lane = laneOf(method);
    this.#requestIndex = context.types.message(method.input);
    this.#responseIndex = context.types.message(method.output);
    this.#request = this.#message(this.#requestIndex);
    const { shape, mistakes } = requestShape(this.#request);
    this.#shape = shape;
    for (const { field, message } of mistakes) this.#protoMistake(method.input.name, field, message);
    const scopes = new Map<Scope, MessagePlan>();
    const resource = this.#resource();
    if (resource !== undefined) scopes.set("resource", resource);
    scopes.set("request", this.#request);
    this.#scopes = new NameScopes(scopes, shape.updateMask !== undefined);
    this.#conditions = new Conditions(this.#scopes, context.types.enums);
  }

  compile(id: number): CompiledRpc {
    const { mistakes } = this.#context;
    const parsed = parseStatements(this.#file, mistakes);
    const { answer, mistakes: wrong } = answerShape(this.#message(this.#responseIndex), this.#lane);
    for (const { field, message } of wrong) this.#protoMistake(this.#method.output.name, field, message);
    if (this.#lane === "write" && this.#shape.requestId === undefined) {
      this.#protoMistake(
        this.#method.input.name,
        "request_id",
        "every write's request has `string request_id` (AIP-155)",
      );
    }
    const statements = parsed.map((statement) => this.#statement(statement));
    const plan: RpcPlan = {
      id,
      name: this.#method.name,
      method: `${this.#method.parent.typeName}/${this.#method.name}`,
      lane: this.#lane,
      role: this.#role(),
      file: this.#file.path,
      request: this.#requestIndex,
      response: this.#responseIndex,
      ...this.#shape,
      conditions: this.#conditions.list,
      parameters: this.#parameters,
      statements,
      answer,
    };
    const rpc = { plan, statements: parsed };
    const protoPlace = (message: "input" | "output") => protoPath(this.#method[message]);
    checkStatements(rpc, mistakes);
    checkPaging(rpc, this.#request, protoPlace("input"), mistakes);
    if (parsed.length > 0) this.#checkUnused(parsed);
    this.#checkIdentifier();
    return rpc;
  }

  #role(): Role {
    const named = getOption(this.#method, roleOption);
    const role = ROLES.find((each) => each === named);
    if (role === undefined && named !== "") {
      const { mistakes, lines } = this.#context;
      mistakes.add(
        protoPath(this.#method.parent),
        lines.ofMethod(this.#method),
        "role",
        `unknown role ${named}; write one of ${ROLES.join(", ")}`,
      );
    }
    return role ?? this.#lane;
  }

  #statement(statement: ParsedStatement): StatementPlan {
    const each = statement.each === undefined ? undefined : this.#each(statement.each);
    const scopes = each?.element === undefined ? this.#scopes : this.#scopes.withElement(each.element);
    const conditions = new Map<number, number>();
    for (const [line, text] of statement.conditions) {
      const index = this.#condition(line, text);
      if (index !== undefined) conditions.set(line, index);
    }
    const pages = statement.pages.map(({ line, keys, descending, condition }) => {
      const when = condition === undefined ? undefined : this.#condition(line, condition);
      return { keys, descending, ...(when === undefined ? {} : { when }) };
    });
    return {
      line: statement.line,
      parts: toParts(this.#file.text, statement, {
        written: this.#written(scopes, statement),
        parameter: (token) => this.#parameter(scopes, token),
        condition: (line) => conditions.get(line),
      }),
      ...(each?.plan === undefined ? {} : { each: each.plan }),
      ...(statement.none === undefined ? {} : { none: statement.none.reason }),
      pages,
      returnsRows: statement.returnsRows,
      ...(this.#context.dialect === "postgres" && readsOneIndex(statement.tokens) ? { onePlan: true } : {}),
    };
  }

  #written(scopes: NameScopes, statement: ParsedStatement): (token: Token) => string {
    if (this.#context.dialect === "sqlite") return (token) => (token.kind === "parameter" ? "?" : token.text);
    const changed = postgresWords(statement.tokens);
    return (token) =>
      token.kind === "parameter"
        ? `?::${postgresType(scopes, token.text.slice(1))}`
        : (changed.get(token) ?? token.text);
  }

  #condition(line: number, text: Parameters<Conditions["index"]>[0]): number | undefined {
    const index = this.#conditions.index(text);
    if (typeof index === "number") return index;
    this.#context.mistakes.add(this.#file.path, line, `:${text.field}`, index.problem);
    return undefined;
  }

  #each(each: { line: number; field: string }): { plan?: NonNullable<StatementPlan["each"]>; element?: MessagePlan } {
    const wrong = (message: string): Record<string, never> => {
      this.#context.mistakes.add(this.#file.path, each.line, `:${each.field}`, message);
      return {};
    };
    const found = this.#scopes.field(each.field);
    if (found === undefined) return wrong(this.#scopes.unknown(each.field));
    const { scope, index, field } = found;
    if (!field.repeated) return wrong("is not repeated; `-- each` runs once per element of a repeated message field");
    if (field.kind !== "message")
      return wrong(`has no fields to bind; use \`IN (SELECT value FROM json_each(:${field.name}))\``);
    if (scope === "element") return wrong("is a field of an element; `-- each` does not nest");
    return { plan: { scope, field: index }, element: this.#message(field.type ?? -1) };
  }

  #parameter(scopes: NameScopes, token: Token): number {
    const { parameter, problem } = scopes.parameter(token.text.slice(1));
    if (problem !== undefined) this.#context.mistakes.add(this.#file.path, token.line, token.text, problem);
    if (parameter === undefined) return -1;
    const key = JSON.stringify(parameter);
    const known = this.#parameterIndex.get(key);
    if (known !== undefined) return known;
    this.#parameterIndex.set(key, this.#parameters.length);
    return this.#parameters.push(parameter) - 1;
  }

  #checkUnused(parsed: readonly ParsedStatement[]): void {
    const elements = parsed.flatMap(({ each }) => (each === undefined ? [] : [each.field]));
    const resource = this.#shape.resource === undefined ? undefined : this.#request.fields[this.#shape.resource];
    checkUnused({
      scopes: this.#scopes,
      request: this.#request,
      resource,
      message: (index) => this.#message(index),
      isElement: (name) => elements.includes(name),
      isNamed: (name) => parsed.some(({ tokens }) => tokens.some((token) => token.text === `:${name}`)),
      report: (message, field, text) => this.#unused(message, field, text),
    });
  }

  /** The key of a resource says that it is one: clients of other people know by it what names the row (AIP-203). */
  #checkIdentifier(): void {
    const name = this.#shape.resource === undefined ? undefined : this.#request.fields[this.#shape.resource]?.name;
    const resource = this.#method.input.fields.find((field) => field.name === name)?.message;
    const key = resource?.fields.find((field) => field.name === `${name}_id`);
    if (key === undefined || resource === undefined || isIdentifier(key)) return;
    const { mistakes, lines } = this.#context;
    const message = "names the row; give it `(google.api.field_behavior) = IDENTIFIER`";
    mistakes.add(protoPath(resource), lines.ofField(key), `${resource.name}.${key.name}`, message);
  }

  #unused(message: MessagePlan, field: string, text: string): void {
    const name = message.name.slice(message.name.lastIndexOf(".") + 1);
    this.#context.mistakes.add(this.#file.path, 1, `${name}.${field}`, text);
  }

  #resource(): MessagePlan | undefined {
    const field = this.#shape.resource === undefined ? undefined : this.#request.fields[this.#shape.resource];
    return field?.type === undefined ? undefined : this.#message(field.type);
  }

  #message(index: number): MessagePlan {
    const message = this.#context.types.messages[index];
    if (message === undefined) throw new Error(`no message has the index ${index}`);
    return message;
  }

  #protoMistake(message: string, field: string | undefined, text: string): void {
    const desc = message === this.#method.input.name ? this.#method.input : this.#method.output;
    const named = desc.fields.find((each) => each.name === field);
    const line = named === undefined ? this.#context.lines.ofMessage(desc) : this.#context.lines.ofField(named);
    this.#context.mistakes.add(protoPath(desc), line, field === undefined ? message : `${message}.${field}`, text);
  }
}
