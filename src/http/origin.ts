import { isIP } from "node:net";
import type { CallError } from "../engine/call-error.js";
import type { HttpRequest } from "./http-call.js";

/**
 * Why a request must not be answered, by what a browser says of the page that sends it. A page of
 * another site can reach a port of this machine, by its address or by a name of its own that it
 * points there.
 */
export function refusalOf(request: HttpRequest): CallError | undefined {
  const host = hostOf(request);
  if (host === undefined || !isOwnName(host))
    return refused(`the host ${JSON.stringify(host ?? "")} is not one that this server goes by`);
  const { origin } = request.headers;
  if (origin !== undefined && !isOfHost(origin, authorityOf(request)))
    return refused("pages of other origins may not call this server");
  return undefined;
}

function refused(message: string): CallError {
  return { reason: "PERMISSION_DENIED", message };
}

function authorityOf(request: HttpRequest): string {
  return String(request.headers[":authority"] ?? request.headers.host ?? "").toLowerCase();
}

/** Without the port. */
function hostOf(request: HttpRequest): string | undefined {
  const authority = authorityOf(request);
  const host = /^(\[[0-9a-f:.]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/.exec(authority)?.[1];
  return host?.replace(/^\[(.*)\]$/, "$1");
}

/** A page can't have a name of these point elsewhere. */
function isOwnName(host: string): boolean {
  return isIP(host) !== 0 || host === "localhost" || host.endsWith(".localhost");
}

function isOfHost(origin: string, authority: string): boolean {
  return origin === `http://${authority}` || origin === `https://${authority}`;
}
