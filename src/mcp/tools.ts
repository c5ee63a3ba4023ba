/**
 * The tools. Nothing here is about a single rpc: all of it comes from the contract's descriptors.
 */
import type { JsonValue } from "@bufbuild/protobuf";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import {
  type CallMethod,
  callOnce,
  callsIn,
  findCall,
  isRead,
  roleOf,
  shortName,
  toAnswer,
  toRequest,
} from "../cli/contract-calls.js";
import { planLines, type SqlCalls } from "../cli/sql-calls.js";
import { formatRows, toJsonValue } from "../cli/sql-table.js";
import { toValue, type ValueInit } from "../client/values.js";
import { DATABASE_NAMES, type DatabaseName } from "../databases/index.js";
import { describeCall, descriptionText, summarize } from "./describe-call.js";
import type { Service } from "./service.js";
import { answer, answering, MAX_ANSWER_BYTES, Refusal } from "./tool-results.js";

const DEFAULT_ROWS = 100;
const MOST_ROWS = 1000;
/** The longest text of a value in a table, in letters. The data have it whole. */
const WIDEST = 500;
const DEFAULT_MS = 10_000;
const MOST_MS = 30_000;
/** Most messages of a stream that `call` waits for. */
const MOST_MESSAGES = 100;

const database = z
  .enum(DATABASE_NAMES as readonly [DatabaseName, ...DatabaseName[]])
  .describe("Which database.");
const timeout = z
  .int()
  .min(1)
  .max(MOST_MS)
  .default(DEFAULT_MS)
  .describe("Deadline in ms; it stops the statement.");
const READS = { readOnlyHint: true, openWorldHint: false } as const;

export function addTools(server: McpServer, service: Service): void {
  addListCalls(server, service);
  addDescribeCall(server, service);
  addCall(server, service);
  addQuery(server, service);
  addExplain(server, service);
  addSchema(server, service);
}

function addListCalls(server: McpServer, { contract, comments, permits }: Service): void {
  server.registerTool(
    "list_calls",
    {
      title: "List calls",
      description:
        "Lists the typed calls of the data service, with what each does. Search first: there are many.",
      inputSchema: z.strictObject({
        search: z
          .string()
          .max(200)
          .optional()
          .describe("Words; calls that have all of them in name or description."),
        service: z.string().max(100).optional().describe("One service, e.g. MainDb."),
      }),
      annotations: READS,
    },
    ({ search = "", service }) =>
      answering(async () => {
        const words = search
          .toLowerCase()
          .split(/\s+/)
          .filter((word) => word !== "");
        const calls = callsIn(contract)
          .filter((method) => permits(method) === undefined)
          .filter(
            (method) =>
              service === undefined || method.parent.name.toLowerCase() === service.toLowerCase(),
          )
          .map((method) => summarize(method, comments))
          .filter(({ name, about }) =>
            words.every((word) => `${name} ${about}`.toLowerCase().includes(word)),
          );
        const lines = calls.map(({ name, kind, about }) => `${name} (${kind}): ${about}`);
        return answer(lines.length === 0 ? "No call fits; try fewer words." : lines.join("\n"), {
          calls,
        });
      }),
  );
}

function addDescribeCall(server: McpServer, { contract, comments }: Service): void {
  server.registerTool(
    "describe_call",
    {
      title: "Describe a call",
      description:
        "Describes one call: its request and its answer, field by field with types and rules.",
      inputSchema: z.strictObject({
        name: z.string().max(200).describe("As list_calls gives it, e.g. MainDb/GetUser."),
      }),
      annotations: READS,
    },
    ({ name }) =>
      answering(async () => {
        const description = describeCall(findCall(contract, name), comments);
        return answer(descriptionText(description), { ...description });
      }),
  );
}

function addCall(server: McpServer, service: Service): void {
  const { contract, transport, permits, writes } = service;
  server.registerTool(
    "call",
    {
      title: "Call",
      description: `Makes a typed call${writes ? "" : " that reads"}. describe_call says what its request may have.`,
      inputSchema: z.strictObject({
        name: z.string().max(200).describe("As list_calls gives it, e.g. MainDb/GetUser."),
        request: z.record(z.string(), z.json()).default({}).describe("The request's fields."),
        timeout_ms: timeout,
      }),
      annotations: { readOnlyHint: !writes, openWorldHint: false },
    },
    ({ name, request, timeout_ms: timeoutMs }, { signal }) => {
      let isWrite = false;
      return answering(
        async () => {
          // Of the rpc that was found, and not of the name that was given.
          const method = findCall(contract, name);
          const refusal = permits(method);
          if (refusal !== undefined) throw refusal;
          const message = toRequest(contract, method, request);
          isWrite = !isRead(method);
          const answers: JsonValue[] = [];
          let bytes = 0;
          for await (const each of callOnce(transport, method, message, { signal, timeoutMs })) {
            const json = toAnswer(contract, method, each);
            bytes += Buffer.byteLength(JSON.stringify(json));
            if (bytes > MAX_ANSWER_BYTES) throw tooLarge(method, answers);
            answers.push(json);
            if (answers.length === MOST_MESSAGES) break;
          }
          return toResult(method, answers);
        },
        () => !isWrite,
      );
    },
  );
}

function toResult({ methodKind }: CallMethod, answers: readonly JsonValue[]): CallToolResult {
  if (methodKind === "unary") {
    const [json = {}] = answers;
    return answer(JSON.stringify(json), json as Record<string, unknown>);
  }
  const cut = answers.length === MOST_MESSAGES;
  const note = cut ? `\n-- the first ${MOST_MESSAGES} messages` : "";
  return answer(answers.map((json) => JSON.stringify(json)).join("\n") + note, {
    messages: answers,
    truncated: cut,
  });
}

function tooLarge(method: CallMethod, answers: readonly JsonValue[]): Refusal {
  const pages = method.input.fields.some(({ name }) => name === "page_size");
  const how = pages
    ? "set a smaller page_size, and page on with next_page_token"
    : "ask for fewer rows, or for one by its key";
  const stored = isRead(method) ? "" : "; the write is stored";
  const which = answers.length === 0 ? "" : `after ${answers.length} messages `;
  return new Refusal(
    "ANSWER_TOO_LARGE",
    `the answer of ${shortName(method)} is ${which}larger than ${MAX_ANSWER_BYTES} bytes${stored}; ${how}`,
  );
}

function addQuery(server: McpServer, { sql }: Service): void {
  server.registerTool(
    "query",
    {
      title: "Query",
      description:
        "Runs one SQL statement that reads, in a role that can't write. Prefer a typed call where one fits; schema names the tables.",
      inputSchema: z.strictObject({
        database,
        sql: z.string().max(100_000).describe("One SELECT, VALUES or WITH. Use ? for values."),
        parameters: z
          .array(z.union([z.string().max(1_000_000), z.number(), z.null()]))
          .max(1000)
          .default([])
          .describe("Values of the ? in order."),
        max_rows: z.int().min(1).max(MOST_ROWS).default(DEFAULT_ROWS).describe("Rows to return."),
        timeout_ms: timeout,
      }),
      annotations: READS,
    },
    (
      { database: name, sql: text, parameters, max_rows: maxRows, timeout_ms: timeoutMs },
      { signal },
    ) =>
      answering(async () => {
        const values = parameters.map((each) => toValue(each));
        return readSome(sql(name), text, values, { maxRows, timeoutMs, signal });
      }),
  );
}

async function readSome(
  sql: SqlCalls,
  text: string,
  parameters: readonly ValueInit[],
  {
    maxRows,
    timeoutMs,
    signal,
  }: { readonly maxRows: number; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<CallToolResult> {
  const limits = { signal, timeoutMs, parameters };
  const kept: Parameters<typeof formatRows>[1][number][] = [];
  const data: unknown[] = [];
  let names: Parameters<typeof formatRows>[0] = [];
  let bytes = 0;
  let cutBy = "";
  reading: for await (const { columns, rows } of sql.read(text, limits)) {
    names = columns;
    for (const row of rows) {
      const json = row.values.map(toJsonValue);
      bytes += Buffer.byteLength(JSON.stringify(json));
      if (kept.length === maxRows)
        cutBy = `only the first ${maxRows} rows; raise max_rows or narrow the WHERE`;
      else if (bytes > MAX_ANSWER_BYTES)
        cutBy = `only the first ${kept.length} rows: the next would pass ${MAX_ANSWER_BYTES} bytes; select fewer columns, or substr() of long ones`;
      if (cutBy !== "") break reading;
      kept.push(row);
      data.push(json);
    }
  }
  const table = formatRows(names, kept, "table", { widest: WIDEST });
  const count = `${kept.length} ${kept.length === 1 ? "row" : "rows"}`;
  return answer(`${table}-- ${cutBy === "" ? count : cutBy}`, {
    columns: names.map(({ name }) => name),
    rows: data,
    truncated: cutBy !== "",
  });
}

function addExplain(server: McpServer, { sql }: Service): void {
  server.registerTool(
    "explain",
    {
      title: "Explain",
      description:
        "Says how the database would run one SQL statement, without running it. Look for SCAN on large tables.",
      inputSchema: z.strictObject({
        database,
        sql: z.string().max(100_000).describe("One statement."),
      }),
      annotations: READS,
    },
    ({ database: name, sql: text }, { signal }) =>
      answering(async () => {
        const plan = await sql(name).explain(text, signal);
        const lines = planLines(plan);
        return answer(lines.join("\n"), {
          plan: lines.slice(0, -1),
          tables: plan.tables,
          scans: plan.scans,
        });
      }),
  );
}

function addSchema(server: McpServer, { sql }: Service): void {
  server.registerTool(
    "schema",
    {
      title: "Schema",
      description:
        "Lists tables with their columns; of one table also the statements that make it and its indexes.",
      inputSchema: z.strictObject({
        database,
        table: z
          .string()
          .max(200)
          .optional()
          .describe("One table. Left out: all, with columns alone."),
      }),
      annotations: READS,
    },
    ({ database: name, table }, { signal }) =>
      answering(async () => {
        const all = await sql(name).tables(signal);
        if (table === undefined) {
          const lines = all.map(
            (each) => `${each.name}(${each.columns.map((column) => column.name).join(", ")})`,
          );
          return answer(lines.join("\n"), {
            tables: all.map((each) => ({
              name: each.name,
              columns: each.columns.map((column) => column.name),
            })),
          });
        }
        const found = all.find((each) => each.name === table);
        if (found === undefined)
          throw new Refusal(
            "NOT_FOUND",
            `${name} has no table ${table}; schema without a table lists them`,
          );
        const lines = found.columns.map((column) =>
          [column.name, column.type, column.notNull ? "NOT NULL" : "", column.isKey ? "key" : ""]
            .filter(Boolean)
            .join(" "),
        );
        return answer([...lines, ...found.sql].join("\n"), { ...found });
      }),
  );
}

/**
 * Why a call is not made; undefined: it may be. `roles` of the contract, whoever the server takes
 * us for.
 */
export function permitsOf({
  writes,
  admin,
}: {
  readonly writes: boolean;
  readonly admin: boolean;
}): Service["permits"] {
  return (method) => {
    if (!isRead(method) && !writes)
      return new Refusal(
        "WRITES_OFF",
        `${shortName(method)} writes, and this server only reads; a person can start it with --writes`,
      );
    if (roleOf(method) === "admin" && !admin)
      return new Refusal(
        "ADMIN_OFF",
        `${shortName(method)} is for administrators; a person can start this server with --admin`,
      );
    return undefined;
  };
}
