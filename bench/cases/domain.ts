import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DescMethod, type DescService, fromJson, type JsonObject, toBinary } from "@bufbuild/protobuf";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { laneOf } from "../../src/contract/rpc-compiler.js";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { MainDb, WalmartDb } from "../harness/contract.js";
import { scratchCopy } from "../harness/data.js";
import { pathOf, withServers } from "../harness/rpc-case.js";
import { callInSequence } from "../harness/sequential.js";
import { type DomainCall, MAIN_CALLS, MAIN_SETUP, WALMART_CALLS } from "./domain-calls.js";

/** Calls of each; the p99 is the slowest but one. */
const CALLS = 150;

/** Each of the application's calls alone on the full data; the goal is a p99 under 10 ms. Writes the table of docs/domain.md. */
export const domain: BenchCase = {
  name: "domain",
  async run({ files, log }) {
    await using copy = await scratchCopy(files);
    return await withServers(["crewdb"], copy, async ([server]) => {
      const rows: BenchRow[] = [];
      const lines: string[] = [];
      const measure = async (service: DescService, [call, rpc, request]: DomainCall): Promise<void> => {
        const method = service.methods.find(({ name }) => name === rpc);
        if (method === undefined) throw new Error(`${service.name} has no rpc ${rpc}`);
        log(`${call}: ${rpc}`);
        const times =
          request === undefined
            ? undefined
            : await callInSequence(server?.target ?? "", pathOf(method), encode(method, request), CALLS);
        if (call === "") return;
        lines.push(`| ${call} | ${rpc} | ${laneOf(method)} | ${times === undefined ? "" : times.p99Ms.toFixed(1)} |`);
        if (times !== undefined) rows.push({ case: call, server: "crewdb", inFlight: 1, ...times });
      };
      for (const call of MAIN_SETUP) await once(server?.target ?? "", MainDb, call);
      for (const call of MAIN_CALLS) await measure(MainDb, call);
      for (const call of WALMART_CALLS) await measure(WalmartDb, call);
      await writeFile(join(PACKAGE_ROOT, "docs", "domain.md"), page(lines));
      return rows;
    });
  },
};

/** What can be done once only. */
async function once(target: string, service: DescService, [, rpc, request = {}]: DomainCall): Promise<void> {
  const method = service.methods.find(({ name }) => name === rpc);
  if (method !== undefined) await callInSequence(target, pathOf(method), encode(method, request), 1, 0);
}

function encode(method: DescMethod, request: JsonObject): Uint8Array {
  return toBinary(method.input, fromJson(method.input, request));
}

function page(lines: readonly string[]): string {
  return `# Every call of the application

Made by \`npm run bench -- domain\`: each call alone, one after the other, through gRPC, on 143,221 e-mails and 100,000 products;
the p99 of ${CALLS} calls in ms. Writes are on disk before they are answered. No number: the same call works only once.

| call | rpc | lane | p99 ms |
| --- | --- | --- | ---: |
${lines.join("\n")}
`;
}
