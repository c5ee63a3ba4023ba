import { Client, credentials } from "@grpc/grpc-js";
import type { Driver } from "../../test/conformance/driver.js";
import type { Language } from "../../test/conformance/languages.js";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { type LanguageCall, type LanguageLoad, loadByDriver, withDrivers } from "../harness/language-load.js";
import { median } from "../harness/load.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toId } from "../seed/rows.js";

const IN_FLIGHT = 64;
const CALL: LanguageCall = { service: "MainDb", method: "GetEmail", request: { emailId: toId("email", 1) } };

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

function toRow(name: string, server: string, loads: readonly LanguageLoad[]): BenchRow {
  const { perSecond, p50Ms, p99Ms } = median(loads);
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
      await withDrivers(context.log, async (language, driver) => {
        rows.push(...(await measure(language, driver, [service, echo], context)));
      });
    } finally {
      await service.stop();
      await echo.stop();
    }
    return rows;
  },
};

async function measure(
  { name, connect }: Language,
  driver: Driver,
  servers: readonly RunningServer[],
  context: BenchContext,
): Promise<BenchRow[]> {
  const loads = servers.map((): LanguageLoad[] => []);
  // An echo knows no pipelines, and the pipelined client falls back to single calls there.
  for (let round = -1; round < context.rounds; round++) {
    for (const [index, { target }] of servers.entries()) {
      const load = await loadByDriver(driver, { target, ...connect }, CALL, IN_FLIGHT, context.roundMs / 1000);
      // The first round warms up.
      if (round >= 0) loads[index]?.push(load);
    }
  }
  return servers.map((server, index) =>
    toRow(name, server.name === "canned" ? "echo" : server.name, loads[index] ?? []),
  );
}
