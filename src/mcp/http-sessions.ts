/** MCP's streamable HTTP on loopback: sessions, and which requests may reach them. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";

/** Beyond it the session that was used least recently ends. */
const MOST_SESSIONS = 32;
/** A session without a request for so long ends, in ms. */
const IDLE_MS = 30 * 60_000;
const MOST_REQUEST_BYTES = 1024 * 1024;
const PATH = "/mcp";

interface Session {
  readonly server: McpServer;
  readonly transport: StreamableHTTPServerTransport;
  usedMs: number;
}

export interface HttpSessions {
  /** `http://127.0.0.1:8000/mcp` */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1. Each session gets a server of its own.
 *
 * @throws a system error when the port can't be listened on
 */
export async function serveHttp(port: number, create: () => McpServer): Promise<HttpSessions> {
  const sessions = new Sessions(create);
  const http = createServer((request, response) => void sessions.serve(request, response, names));
  http.listen(port, "127.0.0.1");
  await once(http, "listening");
  const names = hostNames(http);
  const timer = setInterval(() => sessions.endIdle(), IDLE_MS / 10).unref();
  return {
    address: `http://${[...names][0]}${PATH}`,
    async close() {
      clearInterval(timer);
      await sessions.end();
      http.close();
      http.closeAllConnections();
    },
  };
}

class Sessions {
  readonly #create: () => McpServer;
  /** By id, those used least recently first. */
  readonly #open = new Map<string, Session>();

  constructor(create: () => McpServer) {
    this.#create = create;
  }

  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    names: ReadonlySet<string>,
  ): Promise<void> {
    const refusal = refusalOf(request, names);
    if (refusal !== undefined) return refuse(response, ...refusal);
    const id = request.headers["mcp-session-id"];
    if (id === undefined) return this.#begin(request, response);
    const session = this.#open.get(String(id));
    // The client's sign to begin anew.
    if (session === undefined) return refuse(response, 404, "no such session; initialize again");
    this.#use(String(id), session);
    await session.transport.handleRequest(request, response);
  }

  async end(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ server }) => server.close()));
  }

  endIdle(nowMs: number = performance.now()): void {
    for (const { server, usedMs } of this.#open.values())
      if (nowMs - usedMs > IDLE_MS) void server.close();
  }

  /** The SDK answers what is no `initialize`, and keeps no session for it. */
  async #begin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const server = this.#create();
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      maxRequestBodySize: MOST_REQUEST_BYTES,
      onsessioninitialized: (id) => {
        this.#use(id, { server, transport, usedMs: 0 });
        const [oldest] = this.#open;
        if (this.#open.size > MOST_SESSIONS) void oldest?.[1].server.close();
      },
    });
    await server.connect(transport as Parameters<McpServer["connect"]>[0]);
    server.server.onclose = () => this.#open.delete(transport.sessionId ?? "");
    await transport.handleRequest(request, response);
    if (transport.sessionId === undefined) await server.close();
  }

  #use(id: string, session: Session): void {
    session.usedMs = performance.now();
    this.#open.delete(id);
    this.#open.set(id, session);
  }
}

/**
 * A page in a browser can reach a port of this machine: by its address, which its Origin shows, or
 * by a name of its own that it has point here, which the Host header shows.
 */
function refusalOf(
  { headers, url = "" }: IncomingMessage,
  names: ReadonlySet<string>,
): [number, string] | undefined {
  if (!names.has(String(headers.host).toLowerCase()))
    return [403, "the Host header must name this server"];
  const { origin } = headers;
  if (origin !== undefined && !names.has(origin.toLowerCase().replace(/^http:\/\//, "")))
    return [403, "pages of other origins may not call this server"];
  if (url.split("?")[0] !== PATH) return [404, `the path is ${PATH}`];
  return undefined;
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }));
}

function hostNames(http: Server): ReadonlySet<string> {
  const { port } = http.address() as AddressInfo;
  return new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
}
