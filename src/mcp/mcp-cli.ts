/** The service as tools for agents, over standard input and output or over HTTP. */
import "../base/needs-service-node.js";
import { CommandError, runCommand, UsageError } from "../cli/command.js";
import { chooseServer, SERVER_OPTIONS } from "../cli/local-target.js";
import { createGrpcTransport } from "../client/transport.js";

await runCommand({
  name: "crewdb mcp",
  about: `Offers a running server to agents over the Model Context Protocol, on standard input and output: its calls, and SQL
that reads.`,
  options: {
    http: {
      type: "string",
      value: "PORT",
      meaning: "serve streamable HTTP on 127.0.0.1 instead; 0 picks a free port",
    },
    writes: { type: "boolean", meaning: "let agents make calls that write" },
    admin: { type: "boolean", meaning: "let agents make calls that need the role admin" },
    ...SERVER_OPTIONS,
  },
  notes: "docs/agents.md says how clients are set up, what each tool does and what its limits are.",
  run({ http, writes, admin, ...server }) {
    const port = readPort(http);
    const { target, options } = chooseServer(server);
    return serve(
      port,
      { writes: writes === true, admin: admin === true },
      createGrpcTransport(target, options),
    );
  },
});

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UsageError(`--http must be a port, not "${text}"`);
  return Number(text);
}

async function serve(
  port: number | undefined,
  rights: { readonly writes: boolean; readonly admin: boolean },
  transport: ReturnType<typeof createGrpcTransport>,
): Promise<undefined> {
  using _ = transport;
  const { createMcpServer, openService, permitsOf, serveHttp, StdioServerTransport } =
    await loadRoom();
  const service = openService(transport, rights.writes, permitsOf(rights));
  const ended = Promise.withResolvers<void>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended.resolve());
  if (port === undefined) {
    const server = createMcpServer(service);
    process.stdin.once("end", ended.resolve).once("close", ended.resolve);
    await server.connect(new StdioServerTransport());
    await ended.promise;
    await server.close();
    return undefined;
  }
  const sessions = await serveHttp(port, () => createMcpServer(service));
  process.stderr.write(`crewdb: tools for agents at ${sessions.address}\n`);
  await ended.promise;
  await sessions.close();
  return undefined;
}

/** The SDK is an optional package: only this command needs it. */
async function loadRoom() {
  try {
    const [server, service, tools, http, stdio] = await Promise.all([
      import("./mcp-server.js"),
      import("./service.js"),
      import("./tools.js"),
      import("./http-sessions.js"),
      import("@modelcontextprotocol/sdk/server/stdio.js"),
    ]);
    return { ...server, ...service, ...tools, ...http, ...stdio };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new CommandError(
      "a package that crewdb mcp needs is not installed; run npm install without --omit=optional",
    );
  }
}
