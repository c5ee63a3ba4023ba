import { RpcFailure } from "../../engine/rpc-failure.js";
import type { CallerText } from "./caller-text.js";
import type { Catalog } from "./catalog.js";
import { fromServer } from "./postgres-error.js";
import { TripError } from "./trip.js";

/** Codes whose message names what is in the statement, and no value. */
const SAID = /^42(?!501)/;

/** An error of a caller's statement as the caller may see it. */
export function fromCallersStatement(
  error: unknown,
  text: CallerText,
  catalog: Catalog,
): RpcFailure {
  const server = error instanceof TripError ? error.server : undefined;
  const code = server?.code ?? "";
  if (server !== undefined && code === "42501") {
    const { table } = server;
    const object =
      table === undefined
        ? /(?:table|view|function|schema|relation) (\S+)/.exec(server.message)?.[1]
        : table;
    const known = object !== undefined && text.names.has(object) ? object : undefined;
    return new RpcFailure({
      reason: "STATEMENT_DENIED",
      message: `the statement may not do that${known === undefined ? "" : ` on ${known}`}; write to the application's tables and columns`,
      metadata: { action: text.verb, ...(known === undefined ? {} : { object: known }) },
    });
  }
  if (code === "25006")
    return new RpcFailure({
      reason: "NOT_A_QUERY",
      message: "the statement writes; Execute runs statements that write",
    });
  if (server !== undefined && (SAID.test(code) || code === "0A000")) {
    const offset = offsetOf(text.sql, server.position);
    return new RpcFailure({
      reason: "SQL_ERROR",
      message: `PostgreSQL says: ${withoutValues(server.message, text)}`,
      metadata: offset === undefined ? {} : { offset },
    });
  }
  return fromServer(error, { catalog, boundValue: () => undefined });
}

/** What stands between quotes is shown where the statement has it as a name. */
function withoutValues(message: string, { names }: CallerText): string {
  return message
    .replace(/"([^"]*)"/g, (quoted, inner: string) =>
      inner.split(".").every((part) => names.has(part)) || /^\W{1,2}$/.test(inner) ? quoted : '"…"',
    )
    .replace(/'[^']*'/g, "'…'");
}

/** In bytes, counted from 0; the server counts characters from 1. */
function offsetOf(sql: string, position: string | undefined): string | undefined {
  if (position === undefined) return undefined;
  const before = Array.from(sql)
    .slice(0, Number(position) - 1)
    .join("");
  return String(Buffer.byteLength(before));
}
