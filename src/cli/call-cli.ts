/** Calls one rpc of a running server with JSON, and prints its answers as JSON. */
import "../base/needs-service-node.js";
import { text } from "node:stream/consumers";
import type { JsonValue } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { Exit } from "../base/exit-codes.js";
import { createGrpcTransport } from "../client/transport.js";
import { CommandError, runCommand, UsageError } from "./command.js";
import {
  type CallMethod,
  CallMistake,
  callOnce,
  callsIn,
  findCall,
  isRead,
  readContract,
  shortName,
  toAnswer,
  toRequest,
} from "./contract-calls.js";
import { describeProblem, problemLines } from "./describe-problem.js";
import { chooseServer, SERVER_OPTIONS } from "./local-target.js";

await runCommand({
  name: "crewdb call",
  about: `Calls RPC of a running server with a request in JSON, and prints the answer as JSON: one line for each message. On a
terminal a single answer is indented. RPC is GetUser, MainDb/GetUser or crewdb.main.v1.MainDb/GetUser; a REQUEST of - is read
from standard input, and one that is left out is {}.`,
  options: {
    list: { type: "boolean", meaning: "list the rpcs, those that write with a *" },
    timeout: {
      type: "string",
      value: "MS",
      meaning: "deadline of the call in ms; default: 30000, and none for a stream",
    },
    ...SERVER_OPTIONS,
  },
  operands: "[RPC] [REQUEST]",
  notes: `Exit codes: 0 answered, 1 the call failed, 2 the command line, the rpc's name or the request is wrong. An error says its
reason, the fields that are wrong and what to do; docs/errors.md lists the reasons.`,
  async run({ list, timeout, ...server }, [name, request = "{}"]) {
    const contract = readContract();
    if (list === true)
      return void process.stdout.write(`${callsIn(contract).map(listed).join("\n")}\n`);
    if (name === undefined) throw new UsageError("name an RPC; --list lists them");
    const method = orMistake(() => findCall(contract, name));
    const limits = readTimeout(timeout);
    const json = parse(request === "-" ? await text(process.stdin) : request);
    const message = orMistake(() => toRequest(contract, method, json));
    const { target, options } = chooseServer(server);
    using transport = createGrpcTransport(target, options);
    try {
      for await (const answer of callOnce(transport, method, message, limits))
        print(method, toAnswer(contract, method, answer));
    } catch (error) {
      if (!(error instanceof ConnectError)) throw error;
      throw new CommandError(problemLines(describeProblem(error), isRead(method)).join("\n"));
    }
    return undefined;
  },
});

/** Its sentence says what there is, and --help would not. */
function orMistake<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof CallMistake ? new CommandError(error.message, Exit.BAD_SETTINGS) : error;
  }
}

function listed(method: CallMethod): string {
  return `${shortName(method)}${isRead(method) ? "" : " *"}`;
}

function readTimeout(given: string | undefined): { readonly timeoutMs?: number } {
  if (given === undefined) return {};
  const timeoutMs = Number(given);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1)
    throw new UsageError(`--timeout must be a number of ms, not "${given}"`);
  return { timeoutMs };
}

function parse(json: string): JsonValue {
  try {
    return JSON.parse(json) as JsonValue;
  } catch (error) {
    throw new UsageError(
      `the request is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function print({ methodKind }: CallMethod, answer: JsonValue): void {
  const indent = methodKind === "unary" && process.stdout.isTTY ? 2 : undefined;
  process.stdout.write(`${JSON.stringify(answer, undefined, indent)}\n`);
}
