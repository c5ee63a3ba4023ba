import { readFileSync } from "node:fs";
import type { ClientOptions, TlsOptions } from "../client/options.js";
import { type Config, parseConfig, readEnvironment } from "../settings/config.js";
import { UsageError } from "./command.js";

/** Options of the command-line tools that say which server they talk to. */
export const SERVER_OPTIONS = {
  server: {
    type: "string",
    value: "HOST:PORT",
    meaning: "the server, or unix:PATH; default: the one that this folder's settings describe",
  },
  "token-file": { type: "string", value: "FILE", meaning: "the token, if the server needs one" },
  ca: {
    type: "string",
    value: "FILE",
    meaning: "use TLS, and trust servers whose certificate this CA signed",
  },
  "server-name": {
    type: "string",
    value: "NAME",
    meaning: "the name in the server's certificate, if it is not HOST",
  },
  cert: { type: "string", value: "FILE", meaning: "the client certificate, if the server needs one" },
  key: { type: "string", value: "FILE", meaning: "the key of --cert" },
} as const;

type ServerValues = { readonly [Name in keyof typeof SERVER_OPTIONS]?: string | undefined };

const TARGET = /^(unix:.+|(\[[\da-fA-F:.]+\]|[\w.-]+):\d{1,5})$/;

/** Which server a tool talks to, and as whom. Throws UsageError or ConfigError when the options or settings are wrong. */
export function chooseServer(values: ServerValues): { readonly target: string; readonly options: ClientOptions } {
  if (values.server !== undefined && !TARGET.test(values.server))
    throw new UsageError(`--server must be HOST:PORT or unix:PATH, not "${values.server}"`);
  const target = values.server ?? targetInSettings();
  const tls = readTls(values);
  const tokenFile = values["token-file"];
  return {
    target,
    options: {
      ...(tls !== undefined && { tls }),
      ...(tokenFile !== undefined && { token: readFileSync(tokenFile, "utf8").trim() }),
    },
  };
}

function targetInSettings(): string {
  const { listen } = parseConfig(readEnvironment());
  if (!("socket" in listen) && listen.port === 0)
    throw new UsageError("CREWDB_PORT is 0, any free port; name the port from the start-up line with --server");
  return targetOf(listen);
}

function readTls({ ca, "server-name": serverName, cert, key }: ServerValues): TlsOptions | undefined {
  const lacks = (name: string, other: string): never => {
    throw new UsageError(`--${name} needs --${other} as well`);
  };
  if (cert !== undefined && key === undefined) lacks("cert", "key");
  if (key !== undefined && cert === undefined) lacks("key", "cert");
  if (ca === undefined) {
    if (cert !== undefined) lacks("cert", "ca");
    if (serverName !== undefined) lacks("server-name", "ca");
    return undefined;
  }
  return {
    ca: readFileSync(ca),
    ...(serverName !== undefined && { serverName }),
    ...(cert !== undefined && { cert: readFileSync(cert) }),
    ...(key !== undefined && { key: readFileSync(key) }),
  };
}

/** Where a server with these settings can be called from its own machine. */
export function targetOf(listen: Config["listen"]): string {
  return "socket" in listen ? `unix:${listen.socket}` : `${inBrackets(loopbackOf(listen.host))}:${listen.port}`;
}

/** Who listens on every address listens on loopback too, and can't be called by the name for all. */
export function loopbackOf(host: string): string {
  return { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
}

function inBrackets(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}
