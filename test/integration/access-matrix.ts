import type { ClientHttp2Session } from "node:http2";
import { create, type DescMethod, type DescService, fromBinary, toBinary } from "@bufbuild/protobuf";
import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { PipelineRequestSchema } from "../../gen/ts/crewdb/pipeline/v1/pipeline_pb.js";
import { TransactRequest_Mode, TransactRequestSchema } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { ErrorInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import type { AskedRpc } from "../../src/access/access.js";
import { type createMainDb, type createWalmartDb, describeError, Transaction } from "../../src/client/index.js";
import type { Agent, ToolAnswer } from "./mcp-client.js";
import { openCall, rawCall } from "./raw-call.js";

/** How a caller of some protocol calls one rpc: the reason of its refusal, or whatever else the call ends with. */
export interface MatrixCaller {
  readonly name: string;
  /** Undefined where the protocol has no such rpc. A call that `isAllowed` may go on for as long as its client likes. */
  call(rpc: AskedRpc, token: string, isAllowed: boolean): Promise<string | undefined>;
}

/** Refusals that are not for what the call asks, but for who asks it. */
const REFUSED = "PERMISSION_DENIED";

/**
 * Calls every rpc in every role, and answers where the protocol disagrees with `allowed`. No call has a request that a role
 * would be needed for to be understood: what is let in fails for another reason, or succeeds.
 */
export async function disagreements(
  caller: MatrixCaller,
  rpcs: readonly AskedRpc[],
  roles: readonly string[],
  allowed: (role: string, rpc: AskedRpc) => boolean,
): Promise<{ readonly called: number; readonly wrong: readonly string[] }> {
  const wrong: string[] = [];
  let called = 0;
  for (const role of roles) {
    for (let at = 0; at < rpcs.length; at += 16) {
      const some = rpcs.slice(at, at + 16).map(async (rpc) => {
        const isAllowed = allowed(role, rpc);
        const reason = await caller.call(rpc, `${role}-token`, isAllowed);
        if (reason === undefined) return;
        called++;
        if ((reason !== REFUSED) !== isAllowed) wrong.push(`${role} ${rpc.method} ${rpc.lane}: ${reason}`);
      });
      await Promise.all(some);
    }
  }
  return { called, wrong };
}

/** How long a call that goes on is waited for, in ms: one that is refused ends by itself. */
const waitMs = (isAllowed: boolean): number => (isAllowed ? 300 : 10_000);

const headers = (token: string) => ({ authorization: `Bearer ${token}` });

/** The first message of a transaction in this lane. */
function begin(lane: AskedRpc["lane"]): Uint8Array {
  const mode = lane === "write" ? TransactRequest_Mode.READ_WRITE : TransactRequest_Mode.READ_ONLY;
  return toBinary(TransactRequestSchema, create(TransactRequestSchema, { action: { case: "begin", value: { mode } } }));
}

/** Each rpc by itself, over HTTP/2. */
export function unaryCaller(session: ClientHttp2Session): MatrixCaller {
  return {
    name: "its own call",
    async call(rpc, token, isAllowed) {
      const message = rpc.method.endsWith("/Transact") ? begin(rpc.lane) : new Uint8Array();
      if (!rpc.method.endsWith("/WatchStatistics") && !rpc.method.endsWith("/Backup"))
        return (await rawCall(session, rpc.method, message, headers(token))).reason;
      // These go on for as long as their client likes.
      const call = openCall(session, rpc.method, [message], { headers: headers(token) });
      const timer = setTimeout(() => call.cancel(), waitMs(isAllowed));
      const { reason } = await call.answer;
      clearTimeout(timer);
      return reason;
    },
  };
}

/** The unary rpcs of some services as JSON over HTTP. */
export function httpCaller(services: readonly DescService[], address: string): MatrixCaller {
  return {
    name: "HTTP",
    async call({ method }, token) {
      if (!services.some((service) => unaryOf(service, method) !== undefined)) return undefined;
      const response = await fetch(`${address}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: "{}",
      });
      if (response.ok) return "";
      const { code = "", details = [] } = (await response.json()) as HttpError;
      return details.flatMap(({ debug }) => debug?.reason ?? [])[0] ?? code;
    },
  };
}

/** As Connect has it. */
interface HttpError {
  readonly code?: string;
  readonly details?: readonly { readonly debug?: { readonly reason?: string } }[];
}

/** What an agent can call. It has no token: its server has one. */
export function mcpCaller(services: readonly DescService[], transport: string, agent: Agent): MatrixCaller {
  return {
    name: `MCP over ${transport}`,
    async call({ method }, _, isAllowed) {
      const called = services.flatMap(({ typeName, methods }) =>
        methods.filter(({ name }) => method === `${typeName}/${name}`),
      )[0];
      // Agents send one request a call, so these are none of theirs.
      if (called?.methodKind !== "unary" && called?.methodKind !== "server_streaming") return undefined;
      const input = { name: method, timeout_ms: called.methodKind === "unary" ? 10_000 : waitMs(isAllowed) };
      return reasonIn(await agent.use("call", input));
    },
  };
}

/** The reason that a tool's answer fails with; empty: it does not. */
export function reasonIn({ data, isError }: ToolAnswer): string {
  return isError ? String(data.reason) : "";
}

/** The unary rpcs of a service through its Pipeline. */
export function pipelineCaller(service: DescService, open: (token: string) => AnyDb): MatrixCaller {
  return {
    name: `Pipeline of ${service.name}`,
    async call({ method }, token) {
      const called = unaryOf(service, method);
      if (called === undefined) return undefined;
      using db = open(token);
      async function* requests() {
        yield create(PipelineRequestSchema, { calls: [{ id: 1n, method: called?.name ?? "" }] });
      }
      return await reasonOfEnd(async () => {
        for await (const { answers } of db.pipeline(requests())) return reasonOfStatus(answers[0]?.status);
        return "";
      });
    },
  };
}

/** The SQL and typed rpcs of a service inside a transaction of the caller's. */
export function transactCaller(service: DescService, open: (token: string) => AnyDb): MatrixCaller {
  return {
    name: `Transact of ${service.name}`,
    async call({ method, lane }, token) {
      const called = unaryOf(service, method);
      if (called === undefined || called.name === "ExecuteBatch") return undefined;
      using db = open(token);
      return await reasonOfEnd(async () => {
        const transaction = await Transaction.begin(db, { mode: lane });
        try {
          if (called.name === "Query") await transaction.query({ sql: "SELECT 1" });
          else if (called.name === "Execute") await transaction.execute({ sql: "SELECT 1" });
          else await callUnary(transaction.client(service), called);
        } finally {
          await transaction.rollback();
        }
        return "";
      });
    },
  };
}

type AnyDb = ReturnType<typeof createMainDb> | ReturnType<typeof createWalmartDb>;

function unaryOf(service: DescService, method: string): DescMethod | undefined {
  if (!method.startsWith(`${service.typeName}/`)) return undefined;
  return service.methods.find(({ name, methodKind }) => methodKind === "unary" && method.endsWith(`/${name}`));
}

/** Clients are made of the descriptor, so a method of it is there. */
async function callUnary(client: object, { localName }: DescMethod): Promise<unknown> {
  const call: unknown = Reflect.get(client, localName);
  return typeof call === "function" ? Reflect.apply(call, client, [{}]) : undefined;
}

async function reasonOfEnd(call: () => Promise<string>): Promise<string> {
  try {
    return await call();
  } catch (error) {
    return describeError(error).reason || String(error);
  }
}

function reasonOfStatus(status: Uint8Array | undefined): string {
  const [first] = status === undefined ? [] : fromBinary(StatusSchema, status).details;
  return (first && anyUnpack(first, ErrorInfoSchema)?.reason) ?? "";
}
