import { readFileSync } from "node:fs";
import { join } from "node:path";
import { McpServer, ResourceTemplate } from "@modelcontextprotocol/sdk/server/mcp.js";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { VERSION } from "../base/version.js";
import { callsIn, findCall, shortName } from "../cli/contract-calls.js";
import { servicesIn } from "../contract/image.js";
import { DATABASE_NAMES } from "../databases/index.js";
import { describeCall, descriptionText, firstSentence } from "./describe-call.js";
import type { Service } from "./service.js";
import { addTools } from "./tools.js";

/** Pages that an agent may want, of those in the package. */
const PAGES = {
  errors: "Every reason of an error, and what to do about it.",
  "sql-limits": "What callers' SQL may do, and how much.",
  using: "Pages, retries, transactions and deadlines, with examples.",
} as const;

/** One of these serves one session. */
export function createMcpServer(service: Service): McpServer {
  const server = new McpServer(
    { name: "crewdb", title: "crewdb", version: VERSION },
    { instructions: instructions(service), maxToolInputElements: 10_000 },
  );
  addTools(server, service);
  addResources(server, service);
  return server;
}

function instructions({ contract, comments }: Service): string {
  const databases = DATABASE_NAMES.map((name) => {
    const [service] = servicesIn(contract, `crewdb.${name}.v1`);
    return `${name} (${firstSentence(comments.get(service?.typeName ?? "") ?? "")})`;
  });
  return `A data service with the databases ${databases.join(" and ")}
Find a typed call with list_calls, read its fields with describe_call, then use call. Where no call fits, use schema and query.
An error says its reason and what to do; resources hold the pages about errors and about SQL's limits.`;
}

function addResources(server: McpServer, { contract, comments, permits }: Service): void {
  for (const [name, description] of Object.entries(PAGES)) {
    const uri = `crewdb://docs/${name}`;
    server.registerResource(name, uri, { description, mimeType: "text/markdown" }, () => ({
      contents: [
        {
          uri,
          mimeType: "text/markdown",
          text: readFileSync(join(PACKAGE_ROOT, "docs", `${name}.md`), "utf8"),
        },
      ],
    }));
  }
  const names = callsIn(contract)
    .filter((method) => permits(method) === undefined)
    .map(shortName);
  const complete = (of: (name: string) => string) => (typed: string) => [
    ...new Set(names.map(of).filter((name) => name.toLowerCase().startsWith(typed.toLowerCase()))),
  ];
  const template = new ResourceTemplate("crewdb://calls/{service}/{rpc}", {
    list: undefined,
    complete: {
      service: complete((name) => name.split("/")[0] ?? ""),
      rpc: complete((name) => name.split("/")[1] ?? ""),
    },
  });
  const about = { description: "One call: its request and its answer.", mimeType: "text/plain" };
  server.registerResource("call", template, about, ({ href }, { service, rpc }) => ({
    contents: [
      {
        uri: href,
        mimeType: "text/plain",
        text: descriptionText(
          describeCall(findCall(contract, `${String(service)}/${String(rpc)}`), comments),
        ),
      },
    ],
  }));
}
