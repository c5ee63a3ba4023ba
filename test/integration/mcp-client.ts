import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

const CREWDB = join(PACKAGE_ROOT, "dist/src/cli/main.js");

/** What an agent gets of one tool. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: Record<string, unknown>;
  readonly isError: boolean;
}

/** The SDK's own client, and what ends the server that it talks to. */
export interface Agent {
  readonly client: Client;
  use(tool: string, input?: Record<string, unknown>): Promise<ToolAnswer>;
  end(): Promise<void>;
}

function agentOf(client: Client, end: () => Promise<void>): Agent {
  return {
    client,
    async use(tool, input = {}) {
      const { content, structuredContent, isError } = (await client.callTool({
        name: tool,
        arguments: input,
      })) as CallToolResult;
      const [first] = content;
      assert.ok(first?.type === "text");
      return { text: first.text, data: structuredContent ?? {}, isError: isError === true };
    },
    end,
  };
}

/** `crewdb mcp` as a client starts it. */
export async function overStdio(
  server: string,
  cwd: string,
  options: readonly string[] = [],
): Promise<Agent> {
  const client = new Client({ name: "test", version: "1" });
  const args = [CREWDB, "mcp", "--server", server, ...options];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd }));
  return agentOf(client, () => client.close());
}

/** Starts `crewdb mcp --http 0` and answers its address. */
export async function startHttp(
  server: string,
  cwd: string,
  options: readonly string[] = [],
): Promise<{ url: string; end(): Promise<void> }> {
  const args = [CREWDB, "mcp", "--http", "0", "--server", server, ...options];
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  const exited = once(child, "exit");
  const [line] = (await Promise.race([once(createInterface(child.stderr), "line"), exited])) as [
    string,
  ];
  const url = /http:\S+/.exec(line)?.[0] ?? assert.fail(`no address: ${line}`);
  return {
    url,
    async end() {
      child.kill("SIGTERM");
      assert.deepEqual((await exited)[0], 0);
    },
  };
}

export async function overHttp(url: string): Promise<Agent> {
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(url));
  // exactOptionalPropertyTypes: the SDK is compiled without it.
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  return agentOf(client, async () => {
    await transport.terminateSession();
    await client.close();
  });
}
