import { Client, credentials } from "@grpc/grpc-js";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { Driver } from "../../test/conformance/driver.js";
import { LANGUAGES } from "../../test/conformance/languages.js";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { median } from "../harness/load.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toId } from "../seed/rows.js";

const IN_FLIGHT = 64;
/** More than this share of failed calls makes a number worthless. */
const MOST_ERRORS = 0.001;

interface Load {
  readonly calls: number;
  readonly errors: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** The bytes that the service answers, for an echo whose answers cost a client as much. */
async function answerOf(target: string, emailId: string): Promise<Buffer> {
  const client = new Client(target, credentials.createInsecure());
  const request = Buffer.from(encodeRequest(MainDb.method.getEmail, { emailId }));
  const same = (bytes: Buffer): Buffer => bytes;
  return await new Promise((resolve, reject) => {
    client.makeUnaryRequest(pathOf(MainDb.method.getEmail), same, same, request, (error, answer) => {
      client.close();
      if (error !== null || answer === undefined) reject(error ?? new Error("no answer"));
      else resolve(answer);
    });
  });
}

async function loadOnce(driver: Driver, target: string, connect: object, context: BenchContext): Promise<Load> {
  driver.send({ op: "connect", target, ...connect });
  await driver.next();
  const call = { service: "MainDb", method: "GetEmail", request: { emailId: toId("email", 1) } };
  driver.send({ op: "load", ...call, inFlight: IN_FLIGHT, seconds: context.roundMs / 1000 });
  const load = (await driver.next()) as unknown as Load;
  if (!(load.errors <= load.calls * MOST_ERRORS)) throw new Error(`${load.errors} of ${load.calls} calls failed`);
  return load;
}

function toRow(name: string, server: string, loads: readonly Load[]): BenchRow {
  const middle = median(loads.map((load) => ({ ...load, perSecond: load.calls / load.seconds })));
  const { perSecond, p50Ms, p99Ms } = middle;
  return { case: `GetEmail from ${name}`, server, inFlight: IN_FLIGHT, perSecond, p50Ms, p99Ms };
}

/** Every language's client, 64 calls in flight, against the service and against an echo with the same answer, in turn. */
export const clients: BenchCase = {
  name: "clients",
  async run(context) {
    const service = await startServer("crewdb", context.files);
    const answer = await answerOf(service.target, toId("email", 1));
    const echo = await startServer("canned", context.files, { CREWDB_BENCH_ANSWER: answer.toString("base64") });
    const rows: BenchRow[] = [];
    try {
      for (const language of LANGUAGES) {
        const command = language.prepare();
        if ("missing" in command) {
          context.log(`${language.name}: left out, ${command.missing} is not installed`);
          continue;
        }
        rows.push(
          ...(await measure(
            language.name,
            new Driver(command, PACKAGE_ROOT),
            language.connect ?? {},
            [service, echo],
            context,
          )),
        );
      }
    } finally {
      await service.stop();
      await echo.stop();
    }
    return rows;
  },
};

async function measure(
  name: string,
  driver: Driver,
  connect: object,
  servers: readonly RunningServer[],
  context: BenchContext,
): Promise<BenchRow[]> {
  const loads = servers.map((): Load[] => []);
  // An echo knows no pipelines, and the pipelined client falls back to single calls there.
  for (let round = -1; round < context.rounds; round++) {
    for (const [index, server] of servers.entries()) {
      const load = await loadOnce(driver, server.target, connect, context);
      // The first round warms up.
      if (round >= 0) loads[index]?.push(load);
    }
  }
  await driver.kill();
  return servers.map((server, index) =>
    toRow(name, server.name === "canned" ? "echo" : server.name, loads[index] ?? []),
  );
}
